"""Does a case cost what the table of cases says, in Python and in a spreadsheet's own formulas?"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.model import Template
from macros.pilot.unit_costs import (
    Cell,
    Formula,
    calculator,
    completed,
    missing,
    named,
    results,
    scenarios_in,
    sheet,
    shown,
    unit_costs,
    verdict,
)

from ..helpers.judgements import playbook
from ..helpers.spreadsheets import Spreadsheet, Value

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "unit-costs.json").read_text(encoding="utf-8")
)
ASKED = calculator()["inputs"]


def figures_within(asked: dict[str, Any]) -> st.SearchStrategy[float]:
    return st.floats(asked["least"], asked["most"], allow_nan=False, allow_subnormal=False).map(
        lambda figure: round(figure, 4)
    )


WHOLE = st.fixed_dictionaries({asked["id"]: figures_within(asked) for asked in ASKED})
PART = st.fixed_dictionaries(
    {}, optional={asked["id"]: st.floats(-10, 1e12, allow_nan=False) for asked in ASKED}
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    expected = {name: case[name] for name in ("missing", "verdicts", "results")}
    assert said_of(case["scenarios"]) == expected


def said_of(scenarios: dict[str, dict[str, float]]) -> dict[str, Any]:
    expected = scenarios.get("expected", {})
    names = [scenario["id"] for scenario in calculator()["scenarios"]]
    each = [completed(scenarios.get(name, {}), expected) for name in names]
    return {
        "missing": [missing(figures) for figures in each],
        "verdicts": [verdict(figures) for figures in each],
        "results": results(scenarios),
    }


def test_every_verdict_has_a_case() -> None:
    starts = {words.split("{")[0][:25] for words in calculator()["verdicts"].values()}
    said = [verdict for case in CASES for verdict in case["verdicts"]]
    assert [start for start in starts if not any(words.startswith(start) for words in said)] == []
    assert any(words.endswith("to pay back.") for words in said)
    assert any("would pay back" in words for words in said)


@given(WHOLE)
def test_whole_figures_give_finite_costs(figures: dict[str, float]) -> None:
    costs = unit_costs(figures)
    assert costs is not None
    assert all(math.isfinite(value) for value in costs if value is not None)
    assert verdict(figures)
    assert "nan" not in str(results({"expected": figures})).lower()


@given(PART)
def test_what_is_missing_or_out_of_bounds_is_named(figures: dict[str, float]) -> None:
    assert (unit_costs(figures) is None) == bool(missing(figures))
    needed = {asked["id"] for asked in ASKED if asked["needed"]}
    assert needed - figures.keys() <= set(missing(figures))


@given(WHOLE)
def test_at_the_break_even_volume_nothing_is_lost_and_one_case_less_loses(
    figures: dict[str, float],
) -> None:
    costs = unit_costs(figures)
    assert costs is not None
    assume(costs.break_even is not None and 1 < costs.break_even <= ASKED[0]["most"])
    assert costs.break_even is not None
    small = 1e-9 * max(1.0, figures["running_fixed"])
    for volume, is_enough in ((costs.break_even, True), (costs.break_even - 1, False)):
        at = unit_costs({**figures, "volume": volume})
        assert at is not None
        assert at.saving >= -small if is_enough else at.saving <= small


@given(WHOLE)
def test_what_is_paid_back_is_the_one_off_cost(figures: dict[str, float]) -> None:
    costs = unit_costs(figures)
    assert costs is not None
    assert (costs.pay_back is None) == (costs.saving < 0.005)
    if costs.pay_back is not None:
        assert costs.pay_back * costs.saving == pytest.approx(figures["one_off"])


@given(WHOLE, st.floats(0, 100))
def test_using_more_of_the_freed_time_never_saves_less(
    figures: dict[str, float], used: float
) -> None:
    less, more = sorted((used, figures["used"]))
    low, high = (unit_costs({**figures, "used": share}) for share in (less, more))
    assert low is not None
    assert high is not None
    assert low.saving <= high.saving


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_money_is_shown_to_the_cent(value: float) -> None:
    text = shown(value, "money")
    assert float(text.replace(",", "")) == pytest.approx(value, abs=0.0051)
    assert text != "-0.00"


def cells_of(rows: list[list[Cell]]) -> dict[str, Value]:
    return {
        f"{column}{at}": f"={cell.formula}" if isinstance(cell, Formula) else cell
        for at, row in enumerate(rows, start=1)
        for column, cell in zip("ABCD", row, strict=True)
        if cell != ""
    }


@given(WHOLE, PART, st.booleans())
def test_the_formulas_of_the_sheet_come_to_the_same(
    expected: dict[str, float], low: dict[str, float], is_empty: bool
) -> None:
    scenarios = {"expected": {} if is_empty else expected, "low": low}
    rows = sheet(scenarios)
    calculated = Spreadsheet(cells_of(rows))
    for at, row in enumerate(rows, start=1):
        for column, cell in zip("ABCD", row, strict=True):
            if isinstance(cell, Formula):
                value = calculated.value(f"{column}{at}")
                if isinstance(cell.value, str):
                    assert value == cell.value
                else:
                    assert value == pytest.approx(cell.value, rel=1e-12, abs=1e-12)


def test_the_example_of_the_template_is_what_the_calculator_says() -> None:
    template = playbook().get(Template, "business-case")
    fields = {field.id: field for section in template.sections for field in section.fields}
    given = [tuple(row) for row in fields["figures"].example]
    assert [row[0] for row in given] == [named(asked) for asked in ASKED]
    scenarios = scenarios_in(given)
    assert [len(figures) for figures in scenarios.values()] == [len(ASKED)] * 3
    assert [list(row) for row in fields["results"].example] == results(scenarios)


def test_the_memo_quotes_the_business_case() -> None:
    memo = playbook().get(Template, "go-no-go-memo")
    fields = {field.id: field for section in memo.sections for field in section.fields}
    business = playbook().get(Template, "business-case")
    told = {
        row[0]: tuple(row[1:])
        for section in business.sections
        for field in section.fields
        if field.id == "results"
        for row in field.example
    }
    quoted = {row[0]: tuple(row[1:]) for row in fields["cost-and-benefit"].example}
    assert quoted == {
        "Cost per case by hand, euros": told["Cost per case by hand"],
        "Cost per case with the system, euros": told["Cost per case with the system"],
        "Saving a month, euros": told["Saving a month"],
        "One-off cost paid back after, months": told["One-off cost paid back after (months)"],
    }
