"""Is a date understood as everybody writes it, and asked about where it may be two?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text.dates import date_in, dates_meant, how_to_write_date
from macros.text.shown import shown_date
from macros.text.words import FORMS, HOW

from ..cases import CASES
from ..helpers.texts import texts

DATES: list[dict[str, Any]] = json.loads((CASES / "typed-dates.json").read_text("utf-8"))
EVERY_DAY = st.dates(date(1000, 1, 1), date(2999, 12, 31))
FORM = "partial-date"


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["text"])
def test_a_date_that_was_typed(case: dict[str, Any]) -> None:
    text, meant = case["text"], case["meant"]
    assert list(dates_meant(text)) == meant
    assert date_in(text) == (meant[0] if len(meant) == 1 else None)
    if not meant:
        how = HOW["part-of-year"] if case.get("part") else FORMS[FORM]
        assert how_to_write_date(text, FORM) == how
    if len(meant) == 1:
        assert how_to_write_date(text, FORM) == f"Write {meant[0]}."


@pytest.mark.parametrize("form", ["date", FORM])
def test_a_date_that_may_be_two_is_said_in_words(form: str) -> None:
    assert how_to_write_date("06/07/2025", form) == (
        "Write 2025-07-06 if it is 6 July 2025, or 2025-06-07 if it is 7 June 2025."
    )


def test_a_month_is_no_day() -> None:
    assert how_to_write_date("June 2025", "date") == FORMS["date"]
    assert how_to_write_date("Q2 2025", "date") == FORMS["date"]
    assert how_to_write_date("6 June 2025", "date") == "Write 2025-06-06."


@given(EVERY_DAY, st.sampled_from([4, 7, 10]), st.data())
def test_what_is_shown_to_a_reader_is_read(day: date, length: int, data: st.DataObject) -> None:
    written = day.isoformat()[:length]
    shown = shown_date(written)
    short = shown.replace(day.strftime("%B"), day.strftime("%b"))
    case: Callable[[str], str] = data.draw(st.sampled_from([str.lower, str.upper, str.title]))
    assert date_in(written) == date_in(case(shown)) == date_in(case(short)) == written


@given(EVERY_DAY, st.sampled_from("/.-"))
def test_figures_with_the_year_at_their_end(day: date, between: str) -> None:
    meant = dates_meant(f"{day.day}{between}{day.month}{between}{day.year}")
    assert meant[0] == day.isoformat()
    assert (len(meant) == 2) == (day.day <= 12 and day.day != day.month)


@given(texts())
def test_any_text(text: str) -> None:
    for meant in dates_meant(text):
        assert date_in(meant) == meant
