"""Does the browser suggest the same ids as the terminal, and none twice?"""

from __future__ import annotations

from playwright.sync_api import Page

from ...text.test_slugs import SUGGESTED
from ..modules import run


def test_ids_are_the_terminals(page: Page) -> None:
    code = "const { slug } = await load('ground/slug'); return argument.map(slug);"
    assert dict(zip(SUGGESTED, run(page, code, list(SUGGESTED)), strict=True)) == SUGGESTED


def test_no_id_comes_twice(page: Page) -> None:
    code = """
    const { freshSlug } = await load("ground/slug");
    return argument.map((given) => freshSlug(...given));
    """
    asked = [["A pilot", []], ["Ä pilot", ["a-pilot"]], ["A pilot", ["a-pilot", "a-pilot-2"]]]
    assert run(page, code, [*asked, ["مرحبا", []]]) == [
        "a-pilot",
        "a-pilot-2",
        "a-pilot-3",
        "pilot",
    ]
