"""Does the browser suggest the word that the check suggests, and however long a word is?"""

from __future__ import annotations

from difflib import get_close_matches

from playwright.sync_api import Page

from ..modules import run

KNOWN = ["kill-switch", "manual-fallback", "gate-review", "go-live", "live-go", "a", "ab", "ba"]
GIVEN = [
    *("kill-swich", "fallback-manual", "fallback", "gate", "golive", "go-live-go", "live", "b"),
    *("", "aab", "kkkkiiillll----sssswwww", "switch-kill", "kill-switch" * 3, "x" * 200_000),
]


def test_the_nearest_word_is_that_of_the_check(page: Page) -> None:
    code = """
      const { nearest } = await load("rules/shape/nearest");
      return argument.given.map((wrong) => nearest(wrong, argument.known));
    """
    expected = [next(iter(get_close_matches(wrong, KNOWN, n=1, cutoff=0.6)), "") for wrong in GIVEN]
    assert run(page, code, {"given": GIVEN, "known": KNOWN}) == expected
    assert len(set(expected)) > 4
