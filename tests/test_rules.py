"""Which rules are there, and do they hold what their docstrings say?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros import rules
from macros.loader import load
from macros.model import Term
from macros.problems import ContentError, Place, Problem
from macros.rules import ENTRY_RULES, WHOLE_RULES, check, open_playbook

from .cases import BAD, lay, names

RULES = {
    *("ambiguous-value", "anchor", "bad-choice", "bad-link", "bad-value", "byte-order-mark"),
    *("control-character", "duplicate-id", "duplicate-key", "empty-file", "empty-value", "gate"),
    *("heading", "id-mismatch", "image", "missing-field", "no-content-root", "no-edition"),
    *("not-a-file", "not-a-mapping", "not-utf-8", "number", "one-fix", "self-reference"),
    *("several-documents", "stray-file", "tab", "tag", "timing", "too-deep", "too-large"),
    *("too-long", "unknown-field", "unknown-target", "was", "wrong-type", "yaml-syntax"),
}
"""Every rule that content can break, but for `unreadable`: a system's rights break that one."""


def test_every_rule_has_a_case() -> None:
    shown = "\n".join((BAD / case / "problems.txt").read_text("utf-8") for case in names(BAD))
    assert set(re.findall(r"^\S.*?:\d+:\d+: ([a-z0-9-]+): ", shown, re.MULTILINE)) == RULES


def test_every_rule_is_run_and_says_what_must_hold() -> None:
    found = {
        name: function.__doc__
        for name, function in vars(rules).items()
        if not name.startswith("_")
        and "Iterator[Problem]" in str(getattr(function, "__annotations__", {}).get("return", ""))
    }
    assert set(found) == {rule.__name__ for rule in (*ENTRY_RULES, *WHOLE_RULES)}
    assert [name for name, doc in found.items() if not (doc or "").endswith(".")] == []


def test_good_content_opens_as_a_playbook(work: Path) -> None:
    playbook = open_playbook([Path("base")])
    assert playbook == load([Path("base")]).playbook()
    assert [term.title for term in playbook.all(Term)] == ["Pilot"]


def test_bad_content_raises_once_with_all_of_its_problems(work: Path) -> None:
    roots = lay(BAD / "many-files", work)
    with pytest.raises(ContentError) as caught:
        open_playbook(roots)
    assert caught.value.problems == check(load(roots))
    assert f"{caught.value}\n" == (BAD / "many-files" / "problems.txt").read_text("utf-8")


def test_a_problem_of_a_rule_has_its_field(work: Path) -> None:
    word = Path("playbook/glossary/word.yml")
    word.parent.mkdir(parents=True)
    word.write_text(
        "id: word\ntitle: A word\nsummary: What it means.\norigin: editorial\n"
        "note:\n  text: See [this](step:decied).\nsee: [term:word]\nwas: [pilot]\n",
        encoding="utf-8",
    )
    assert check(load([Path("base"), Path("playbook")])) == (
        Problem(
            Place(word, 6, 20),
            "unknown-target",
            "there is no framework step 'decied'",
            "Did you mean step:decide?",
            "note.text",
        ),
        Problem(
            Place(word, 7, 7),
            "self-reference",
            "this item links to itself",
            "Remove the link, or name another item.",
            "see[1]",
        ),
        Problem(
            Place(word, 8, 7),
            "was",
            "'pilot' is still the id of another item",
            "Remove it from `was`, or rename the other item.",
            "was[1]",
        ),
    )
