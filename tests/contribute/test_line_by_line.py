"""Is what two people changed in different lines of a text all in the one that becomes of it?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.line_by_line import line_by_line

BASE = "a\nb\nc\n"

CASES: dict[str, tuple[str, str, str | None]] = {
    "other lines": ("A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
    "neighbours": ("A\nb\nc\n", "a\nB\nc\n", "A\nB\nc\n"),
    "one deletes what the other left": ("b\nc\n", "a\nb\nc\nd\n", "b\nc\nd\n"),
    "the same on both sides": ("a\nX\nc\n", "a\nX\nc\nd\n", "a\nX\nc\nd\n"),
    "only theirs": (BASE, "x\n", "x\n"),
    "all of it deleted": ("", BASE, ""),
    "the same line": ("A\nb\nc\n", "x\nb\nc\n", None),
    "one deletes what the other changed": ("a\nc\n", "a\nB\nc\n", None),
    "lines added at one place": ("a\nb\nc\nd\n", "a\nb\nc\ne\n", None),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_becomes(name: str) -> None:
    mine, theirs, expected = CASES[name]
    assert line_by_line(BASE, mine, theirs) == expected
    assert line_by_line(BASE, theirs, mine) == expected


TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=8).map("".join)


@given(TEXTS, TEXTS)
def test_what_one_side_alone_changed_is_taken_whole(base: str, changed: str) -> None:
    assert line_by_line(base, changed, base) == changed
    assert line_by_line(base, base, changed) == changed
    assert line_by_line(base, changed, changed) == changed
