"""Does the browser say of a case's cost what the terminal says, to the last formula?"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from macros.pilot.unit_costs import Formula, calculator, completed, sheet, unit_costs

from ...helpers.twins import differences
from ...pilot.test_unit_costs import CASES, said_of
from ..modules import run
from .test_words import of_chance

SAID = """
const { UnitCosts } = await load("rules/unit-costs");
const calculator = new UnitCosts(argument.told);
return argument.given.map((scenarios) => {
  const each = calculator.completed(scenarios);
  return {
    missing: each.map((figures) => calculator.missing(figures)),
    verdicts: each.map((figures) => calculator.verdict(figures)),
    results: calculator.results(scenarios),
    costs: each.map((figures) => calculator.costs(figures) ?? null),
    sheet: calculator.sheet(scenarios),
  };
});
"""


def test_what_a_case_costs(page: Page) -> None:
    given = [*(case["scenarios"] for case in CASES), *scenarios(400)]
    found = run(page, SAID, {"told": calculator(), "given": given})
    expected = json.loads(json.dumps([terminal(each) for each in given]))
    assert differences(given, found, expected) == []
    assert sum(each["missing"][1] == [] for each in expected) > 100
    texts = [json.dumps([each["verdicts"], each["results"]]) for each in expected]
    assert texts == [json.dumps([each["verdicts"], each["results"]]) for each in found]


def scenarios(count: int) -> list[dict[str, dict[str, float]]]:
    """Return figures as people type them, and some that are missing or out of their bounds."""
    chance = of_chance()

    def figure(asked: dict[str, Any]) -> float:
        most = chance.choice([10, 100, 5000, asked["most"], asked["most"] * 2])
        most = min(most, asked["most"] * chance.choice([1] * 40 + [2]))
        figure = chance.uniform(asked["least"], most)
        return round(figure, chance.choice([0, 1, 2, 6]))

    def some(share: float) -> dict[str, float]:
        asked = [each for each in calculator()["inputs"] if chance.random() < share]
        return {each["id"]: figure(each) for each in asked}

    return [{"expected": some(0.97), "low": some(0.3), "high": some(0.3)} for _ in range(count)]


def terminal(given: dict[str, dict[str, float]]) -> dict[str, Any]:
    names = [scenario["id"] for scenario in calculator()["scenarios"]]
    each = [completed(given.get(name, {}), given.get("expected", {})) for name in names]
    costs = [unit_costs(figures) for figures in each]
    return {
        **said_of(given),
        "costs": [None if cost is None else cost._asdict() for cost in costs],
        "sheet": [[_cell(cell) for cell in row] for row in sheet(given)],
    }


def _cell(cell: Any) -> Any:
    if not isinstance(cell, Formula):
        return cell
    return {name: value for name, value in cell._asdict().items() if name != "unit" or value}
