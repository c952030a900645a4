"""Where do marks and bars lie? Whole pictures, at their edges, and where nothing is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from macros.evidence import Evidence, ModeEvidence
from macros.evidence.tables import CrossTable
from macros.model import Criterion, Dates, Event
from macros.pages.views.charts import Bar, BarPart, Caption, Key, RowView, chart
from macros.pages.views.meters import Meter, MeterMark, mode_meter, practice_meter
from macros.pages.views.pictures import (
    CriterionBar,
    PlacedMark,
    Timeline,
    criterion_bar,
    figures_in_words,
    timeline,
    was_met,
)
from macros.text.labels import label_of
from macros.text.shown import shown_date, shown_number

from ..helpers.reported import about, records, saying


def dates(**known: str) -> Dates:
    return Dates.model_validate({"outcome": "2024", **known})


def criterion(**figures: Any) -> Criterion:
    data = {"metric": "M", "better": "higher", "set": "before-pilot", **figures}
    return Criterion.model_validate(data)


def test_a_meter_has_a_mark_for_each_organisation() -> None:
    meter = practice_meter(about(*records(2, 1, 0, 1)))
    assert meter == Meter(
        words="4 organisations report an effect: 2 that it helped, 1 mixed results, 1 no effect; "
        "all are their own accounts",
        marks=(
            MeterMark("helped", 7, 14),
            MeterMark("helped", 21, 14),
            MeterMark("mixed", 35, 14),
            MeterMark("no-effect", 49, 14),
        ),
        parts=(),
        brief="2 helped, 1 mixed, 1 no effect",
    )
    assert meter.width == 56


def test_a_meter_of_many_is_a_bar() -> None:
    assert practice_meter(about(*records(450, 0, 150))) == Meter(
        words="600 organisations report an effect: 450 that it helped, 150 that it did harm; all "
        "are their own accounts",
        marks=(),
        parts=(MeterMark("helped", 0.0, 75.0), MeterMark("hurt", 75.0, 25.0)),
        brief="450 helped, 150 hurt",
    )


@pytest.mark.parametrize(("organisations", "marks"), [(18, 18), (19, 0)])
def test_marks_end_where_a_phone_ends(organisations: int, marks: int) -> None:
    assert len(practice_meter(about(*records(organisations))).marks) == marks


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], "Nobody has reported an effect of this"),
        (
            [saying("a", None), saying("b", None, use="none")],
            "Nobody has reported an effect of this; 1 deployment used it in full",
        ),
        (
            [saying("a", None), saying("b", None, use="partly")],
            "Nobody has reported an effect of this; 1 deployment used it in full, 1 in part",
        ),
    ],
)
def test_a_meter_without_counts(items: Any, words: str) -> None:
    assert practice_meter(about(*items)) == Meter(words, (), (), "None")


def test_meters_of_nothing() -> None:
    nothing = "Nobody has reported an effect of this"
    assert practice_meter(Evidence()) == Meter(nothing, (), (), "None")
    unmentioned = "No record shows whether a deployment fell into it"
    assert mode_meter(ModeEvidence({})) == Meter(unmentioned, (), ())


def test_the_timeline_of_a_pilot() -> None:
    event = Event.model_validate({"when": "2024-07", "what": "W."})
    known = dates(
        pilot_start="2023-07", pilot_end="2024-01", production="2024-04", outcome="2025-07"
    )
    assert timeline(known, [event]) == Timeline(
        description=(
            "Pilot began July 2023; Pilot ended January 2024; Production April 2024; "
            "Outcome July 2025."
        ),
        pilot=(3.0, 23.5),
        turns=(
            PlacedMark("pilot-start", 3.0, "Pilot began"),
            PlacedMark("pilot-end", 26.5, "Pilot ended"),
            PlacedMark("production", 38.25, "Production"),
            PlacedMark("outcome", 97.0, "Outcome"),
        ),
        events=(PlacedMark("event", 50.0, "1"),),
        years=(PlacedMark("year", 24.54, "2024"), PlacedMark("year", 71.54, "2025")),
    )


def test_a_timeline_needs_two_moments() -> None:
    assert timeline(dates(), []) is None
    assert timeline(dates(decision="2024", outcome="2024"), []) is None
    assert timeline(dates(pilot_start="2010", outcome="2024"), []) is not None


def test_a_long_timeline_names_few_years() -> None:
    shown = timeline(dates(pilot_start="1990", outcome="2024"), [])
    assert shown is not None
    assert [year.label for year in shown.years] == ["1994", "2000", "2006", "2012", "2018"]
    assert shown.pilot is None


def test_a_criterion_on_its_line() -> None:
    assert criterion_bar(criterion(baseline=60, target=90, actual=95)) == CriterionBar(
        points=(
            PlacedMark("baseline", 3.0, "before"),
            PlacedMark("target", 83.57, "target"),
            PlacedMark("actual", 97.0, "reached"),
        ),
        way=(3.0, 94.0),
    )


@pytest.mark.parametrize("figures", [{"actual": 1}, {"target": 5, "actual": 5}])
def test_figures_that_do_not_differ_need_no_line(figures: dict[str, float]) -> None:
    assert criterion_bar(criterion(**figures)) is None


@pytest.mark.parametrize(
    ("figures", "met"),
    [
        ({"target": 90, "actual": 90}, True),
        ({"target": 90, "actual": 89.9}, False),
        ({"target": 3, "actual": 2, "better": "lower"}, True),
        ({"target": 3, "actual": 4, "better": "lower"}, False),
        ({"target": 3}, None),
        ({"baseline": 1, "actual": 3}, None),
    ],
)
def test_whether_a_target_was_met(figures: dict[str, Any], met: bool | None) -> None:
    assert was_met(criterion(**figures)) is met


def test_figures_in_words() -> None:
    assert figures_in_words(criterion(baseline=61, target=92.5, actual=0, unit="%")) == (
        "before 61 %, target 92.5 %, reached 0 %"
    )


def test_a_table_as_a_picture() -> None:
    table = CrossTable(
        ("many", "none", "few"), ("helped", "hurt"), ((30, 10), (0, 0), (1, 0)), 41, 7
    )
    caption = Caption("c", "Title", "Row", address=lambda row: f"rows/?row={row}")
    assert chart(table, caption).bars == (
        Bar(
            "Many", 14, 22, 40,
            (
                BarPart(MeterMark("helped", 0.0, 75.0), 30, 37.5),
                BarPart(MeterMark("hurt", 75.0, 25.0), 10, 87.5),
            ),
        ),
        Bar("Few", 60, 68, 1, (BarPart(MeterMark("helped", 0.0, 2.5), 1, None),)),
    )  # fmt: skip
    shown = chart(table, caption)
    assert shown.rows == (
        RowView("Many", "rows/?row=many", (30, 10), 40),
        RowView("None", "rows/?row=none", (0, 0), 0),
        RowView("Few", "rows/?row=few", (1, 0), 1),
    )
    assert shown.key == (Key("helped", "Helped"), Key("hurt", "Hurt"))
    assert shown.description == "Many: 30 helped, 10 hurt. Few: 1 helped."
    assert shown.sample == "41 retrospectives report this; 7 do not"
    assert shown.height == 92


def test_a_table_of_nothing() -> None:
    shown = chart(CrossTable((), ("helped",), (), 0), Caption("c", "Title", "Row"))
    assert (shown.bars, shown.rows, shown.height) == ((), (), 0)
    assert shown.sample == "0 retrospectives"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2024", "2024"), ("2024-03", "March 2024"), ("2024-03-04", "4 March 2024")],
)
def test_dates(written: str, shown: str) -> None:
    assert shown_date(written) == shown


@pytest.mark.parametrize(
    ("figure", "unit", "shown"),
    [(3, None, "3"), (4.5, "min", "4.5 min"), (1200000, "%", "1,200,000 %"), (0.125, None, "0.125"),
     (-2.0, "°C", "-2 °C")],
)  # fmt: skip
def test_numbers(figure: float, unit: str | None, shown: str) -> None:
    assert shown_number(figure, unit) == shown


def test_fixed_words() -> None:
    words = ("public-sector", "scaled", "never-left-pilot", "public-record", "non-profit", "other")
    assert [label_of(word) for word in words] == [
        *("Public sector", "Scaled", "Never left the pilot", "From published sources"),
        *("Non-profit", "Other"),
    ]
