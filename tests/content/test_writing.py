"""Does YAML read a text as its author wrote it, and is it said where it does not?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.loader import is_text, load, may_be_trapped, parts_of, read_text, read_tree
from macros.content.loader.traps import traps_of
from macros.content.rules import review
from macros.contribute.drafts import read_otherwise
from macros.contribute.writer import data_text
from macros.model import Pattern, Retrospective

from ..cases import CASES
from ..helpers.building import PROJECT

TOLD = CASES / "warned" / "text-read-otherwise" / "playbook" / "retrospectives/2025/told.yml"


def traps_in(text: str, *, has_paragraphs: bool = True) -> set[tuple[str, int]]:
    """Return what happens to which text, with its line."""
    parts = parts_of(text)
    found: set[tuple[str, int]] = {
        (one.trap, text[: one.at].count("\n") + 1)
        for path, part in parts.items()
        if part.style is not None
        for one in traps_of(text, parts, path, has_paragraphs=has_paragraphs)
    }
    assert may_be_trapped(text) or not found
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: We were #1\n", {("cut", 1)}),
        ("a: We were\t#1\n", {("cut", 1)}),
        ("a: We were\n  #1\n", {("cut", 2)}),
        ("a: We were\n  more\n\n\n  #1\n", {("cut", 5)}),
        ("a: We were\r\n  #1\r\nb: c\r\n", {("cut", 2)}),
        ("a: {b: We #1\n  , c: d}\n", {("cut", 1)}),
        ("a:\n  - b\n    # c\n  - d\n", {("cut", 3)}),
        ("a:\n- b\n # c\n- d\n", {("cut", 3)}),
        ("a: b\n# c\nd: e\n", set()),
        ("a: >\n  b\n  X\n  c\n", set()),
        ("a:\n  >\n    b\n", set()),
        ("a:\n# see >\n  b: c\n\n    d\n", {("folded", 5)}),
        ("a:\n  - b\n  # c\n  - d\n", set()),
        ("a:  # c\n  b: d\n", set()),
        ("a:  # c\nb:\n  # c\n", set()),
        ("a: b#c\nd: C# and x\n", set()),
        ("a: 'We were' # c\nb: \"x\" # c\n", set()),
        ("a: [b, # c\n  # c\n  d] # c\n", set()),
        ("a: >-  # c\n  We were #1\n  #2\n", set()),
        ("a: >-\n  b\n  # c\n", {("swallowed", 3)}),
        ("a: >-\n  b\n  #\n", {("swallowed", 3)}),
        ("a: |\n  # c\n", set()),
        ("a: 'b\n  # c'\n", {("swallowed", 2)}),
        ("a: >\n  b\n\n  c\n", {("folded", 4)}),
        ("a: >+\n  b\n\n\n  c\n", set()),
        ("a: >-\n  b\n  - c\n", {("folded", 3)}),
        ("a: >-\n  b\n  2. c\n", {("folded", 3)}),
        ("a: >-\n  b\n    - c\n  d\n", set()),
        ("a: |\n  b\n\n  - c\n", set()),
        ("a: >-\n  b -\n  -c\n", set()),
        ("a: b\n  - c\n  - d\n", {("folded", 2)}),
        ("a: 'b\n\n  c'\n", {("folded", 3)}),
        ("a:\n- a: b\n    1. c\n", {("folded", 3)}),
        ("a: b\n  c - d\n\n\n  e\n", set()),
        ("a: b\n\nc:\n  - d\n\n  - e\n", set()),
        ("a: b >\n  - c\n", {("folded", 2)}),
        ("a: >2\n  b\n\n  c\n", {("folded", 4)}),
        ("# >\nd:\n  a: >\n    b >\n    c\n\n    e: >\n", {("folded", 7)}),
        ("- a: >-\n      b\n  c: >-\n    d\n\n    e\n", {("folded", 6)}),
        ("- a: b\n  c:\n  - d\n  - e\n", set()),
    ],
)
def test_what_yaml_does_to_a_text(text: str, found: set[tuple[str, int]]) -> None:
    assert traps_in(text) == found


def test_paragraphs_matter_only_where_there_are_any() -> None:
    assert traps_in("a: >\n  b\n\n  c\n", has_paragraphs=False) == set()
    assert traps_in("a: |\n  b\n  # c\n", has_paragraphs=False) == {("swallowed", 3)}


words = st.text(st.sampled_from("ab #-\n\t'\":1."), max_size=30)


@given(st.dictionaries(st.sampled_from("abc"), st.lists(words, min_size=1, max_size=3)))
def test_nothing_is_said_of_a_cut_in_what_programs_write(data: dict[str, list[str]]) -> None:
    assert "cut" not in {trap for trap, _ in traps_in(data_text(data))}


@given(st.text(st.sampled_from("ab #"), min_size=1, max_size=12))
def test_a_plain_text_that_is_not_all_there_is_told(text: str) -> None:
    """Whatever YAML leaves out of a line is either nothing, or said."""
    line = f"a: x{text}\n"
    tree, _ = read_tree(Path(), line)
    assert tree
    is_whole = tree.data == {"a": f"x{text}".rstrip()}
    assert traps_in(line) == (set() if is_whole else {("cut", 1)})


def test_the_playbook_has_none() -> None:
    found = review(load([PROJECT / "playbook"]))
    assert [problem for problem in found if problem.rule == "text-read-otherwise"] == []


def test_a_draft_is_looked_at_too() -> None:
    text, _ = read_text(TOLD)
    found = list(read_otherwise(Retrospective, TOLD, text or ""))
    assert [(problem.where, problem.place.line) for problem in found] == [
        ("organisations[1].name", 5),
        ("story", 16),
        ("practices[1].evidence", 22),
        ("worked[1].text", 24),
    ]


@pytest.mark.parametrize(
    ("path", "is_free"),
    [
        (("title",), True),
        (("worked", 0), True),
        (("worked", 0, "text"), True),
        (("partners", 1), True),
        (("story",), True),
        (("id",), False),
        (("sector",), False),
        (("dates", "outcome"), False),
        (("practices", 0, "pattern"), False),
        (("practices", 0, "evidence"), True),
        (("nowhere", "at", "all"), False),
        ((), False),
    ],
)
def test_where_free_text_stands(path: tuple[str | int, ...], is_free: bool) -> None:
    assert is_text(Retrospective, path) == is_free
    assert is_text(Pattern, ("name",))
