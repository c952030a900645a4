"""Which boxes of an issue are ticked, and what is still to be agreed to?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.issues.consents import (
    CONSENTS,
    CREDIT,
    MACHINE_TEXT,
    OFFERED,
    not_agreed,
    ticked,
)


def boxes(*marked: str, mark: str = "X") -> str:
    lines = [f"- [{mark if label in marked else ' '}] {label}" for label in OFFERED]
    return "\n".join(["### Title", "", "A title", "", "### Before you send it", "", *lines])


@pytest.mark.parametrize("mark", ["x", "X"])
def test_what_github_writes(mark: str) -> None:
    assert ticked(boxes(*CONSENTS, CREDIT, mark=mark)) == {*CONSENTS, CREDIT}
    assert not_agreed(boxes(*CONSENTS, mark=mark)) == ()
    assert not_agreed(boxes(CONSENTS[1], MACHINE_TEXT, mark=mark)) == (CONSENTS[0],)


def test_line_ends_of_windows_and_other_marks() -> None:
    assert ticked(boxes(CREDIT).replace("\n", "\r\n")) == {CREDIT}
    assert ticked(f"* [x] {CREDIT}  ") == {CREDIT}


@pytest.mark.parametrize("issue", ["", boxes(), f"I agree: {CONSENTS[0]}", "- [x] Something else"])
def test_nothing_is_agreed_to_by_other_words(issue: str) -> None:
    assert ticked(issue) == frozenset()
    assert not_agreed(issue) == CONSENTS


@given(st.text())
def test_any_text_is_read(issue: str) -> None:
    assert set(not_agreed(issue)) == {label for label in CONSENTS if label not in ticked(issue)}


def test_what_is_ticked_and_unticked_is_not_agreed() -> None:
    issue = "\n".join(f"- [{mark}] {CONSENTS[0]}" for mark in ("x", " "))
    assert ticked(issue) == frozenset()
    assert not_agreed(issue) == CONSENTS
