"""Is a figure understood where everybody reads it alike, and asked about where they do not?"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.questions.answers import answer_of
from macros.model import Record, Retrospective
from macros.text.figures import (
    FIGURES,
    Figure,
    figure_in,
    how_to_write_number,
    settled_figures,
    unmistakable,
)

from ..cases import CASES
from ..helpers.texts import texts

TABLE: dict[str, Any] = json.loads((CASES / "typed-figures.json").read_text("utf-8"))
TEXTS: list[dict[str, Any]] = TABLE["texts"]
ENTRIES: list[dict[str, Any]] = TABLE["entries"]

NUMBERS = st.one_of(
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, places=3).map(float),
    st.floats(-(10**6), 10**6).map(lambda number: round(number, 5)),
)


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"])
def test_a_figure_that_was_typed(case: dict[str, Any]) -> None:
    text, figure = case["text"], case.get("figure")
    assert figure_in(text) == (Figure(**figure) if figure else None)
    if not figure:
        assert how_to_write_number(text, "a number") == case["how"]


@pytest.mark.parametrize("case", ENTRIES, ids=lambda case: str(case["entry"]))
def test_an_entry_whose_figures_are_settled(case: dict[str, Any]) -> None:
    given_before = dict(case["entry"])
    settled = settled_figures(case["entry"], case["parts"])
    assert settled == case["settled"]
    assert case["entry"] == given_before
    assert settled_figures(settled, case["parts"]) == settled


@given(NUMBERS)
def test_what_is_written_for_a_form_is_read_again(number: float) -> None:
    assert figure_in(unmistakable(number)) == Figure(value=number)


@given(NUMBERS, st.sampled_from(["", "about ", "~"]), st.sampled_from(["", " %", " min"]))
def test_thousands_are_read_as_a_reader_sees_them(number: float, about: str, unit: str) -> None:
    written = f"{number:,}" if isinstance(number, int) else f"{number:,.5f}"
    expected = Figure(value=number, about=bool(about), unit=unit.strip())
    assert figure_in(f"{about}{written}{unit}") == expected


@given(st.integers(0, 999_999), st.integers(1, 999_999), st.sampled_from(["-", " – ", " to "]))  # noqa: RUF001
def test_both_ends_of_a_range(low: int, more: int, between: str) -> None:
    assert figure_in(f"{low:,}{between}{low + more:,}") == Figure(low=low, high=low + more)


@given(texts())
def test_any_text(text: str) -> None:
    """What is no figure to Python is none here, or has a sign, a unit or words around it."""
    figure = figure_in(text)
    if figure is not None:
        assert any(letter in "0123456789" for letter in text)
        ends = [figure.value, figure.low, figure.high]
        assert all(number is None or abs(number) < 10**15 for number in ends)
        assert set(asdict(figure)) == {"value", "low", "high", "about", "unit"}
    assert how_to_write_number(text, "a number")


def test_every_figure_of_a_retrospective_is_known() -> None:
    assert set(_figures_of(Retrospective)) == set(FIGURES)


def _figures_of(record: type[Record]) -> set[str]:
    found: set[str] = set()
    for name, hint in get_type_hints(record, include_extras=True).items():
        if name in record.model_fields:
            answer = answer_of(hint)
            found |= _figures_of(answer.record) if answer.record else set()
            found |= {name} if answer.kind in ("number", "count") else set()
    return found
