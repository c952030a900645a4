"""Does a list in a plain box fall into the entries that somebody meant?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.text.plain import lines_in

from ..cases import CASES
from ..helpers.texts import texts

BOXES: list[dict[str, Any]] = json.loads((CASES / "boxes.json").read_text("utf-8"))

MARKS = (
    "- ",
    "* ",
    "+ ",
    "• ",
    "•",
    "\u2013 ",
    "— ",
    "1. ",
    "12) ",
    "- [ ] ",
    "- [x] ",
    "\u00a0-\u00a0",
)
WORDS = st.lists(st.from_regex(r"[a-zé“][a-zé”]{0,8}", fullmatch=True), min_size=1, max_size=5)
ENTRIES = st.lists(WORDS.map(" ".join), min_size=1, max_size=6)


@pytest.mark.parametrize("case", BOXES, ids=lambda case: case["about"])
def test_a_box(case: dict[str, Any]) -> None:
    assert lines_in(case["given"]) == case["lines"]


@given(ENTRIES, st.data())
def test_a_list_of_any_marks(entries: list[str], data: st.DataObject) -> None:
    marks = [data.draw(st.sampled_from(MARKS)) for _ in entries]
    written = [f"{mark}{entry}" for mark, entry in zip(marks, entries, strict=True)]
    assert lines_in("\n".join(written)) == entries


@given(ENTRIES, st.data())
def test_a_wrapped_list(entries: list[str], data: st.DataObject) -> None:
    """An entry may be wrapped at any blank, set in or not."""
    wraps = st.sampled_from([" ", "\n", "\n  ", "\n\t", " \r\n"])
    wrapped = ["".join(data.draw(wraps) if c == " " else c for c in entry) for entry in entries]
    assert lines_in("\n".join(f"- {entry}" for entry in wrapped)) == entries


@given(ENTRIES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_a_list_without_marks(entries: list[str], between: str) -> None:
    """One that begins in lower case; in others, a line in lower case goes on above."""
    assume(entries[0].strip("“” "))
    assert lines_in(between.join(entries)) == entries


@given(texts())
def test_any_text(text: str) -> None:
    entries = lines_in(text)
    assert all(entry == " ".join(filter(None, entry.split(" "))) != "" for entry in entries)
    assert not any("\n" in entry for entry in entries)
