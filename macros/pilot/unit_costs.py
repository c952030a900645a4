"""What does a case cost by hand and with the system, and when has the system paid for itself?

The browser's twin is docs/assets/js/rules/unit-costs.js. What is asked, what comes out and the
formulas of the spreadsheet are in unit_costs.json, which both read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import ceil, floor
from pathlib import Path
from typing import Any, NamedTuple

from ..text.figures import figure_in

_FILE = Path(__file__).with_name("unit_costs.json")

Figures = Mapping[str, float]
"""Figures by the id of what they say; what nobody gave is left out."""

_DECIMALS = {"money": 2, "minutes": 1, "months": 1}
_HALF_A_CENT = 0.005
_NO_GAIN = 0.000001
_JUST_BELOW = 0.999999999999
"""Keeps a quotient such as 11.000000000000002 from being rounded up to the next whole case."""


class Costs(NamedTuple):
    """What comes of one scenario; `None` where the system never breaks even or is never paid."""

    time_by_hand: float
    time_with_system: float
    cost_by_hand: float
    cost_with_system: float
    hours_freed: float
    running_cost: float
    gain: float
    saving: float
    break_even: int | None
    pay_back: float | None


class Formula(NamedTuple):
    """A cell of a spreadsheet that is worked out there, and what it comes to now."""

    formula: str
    value: float | str
    unit: str = ""
    """What a result is counted in; nothing for a figure that somebody gave."""


Cell = str | float | Formula


@cache
def calculator() -> Mapping[str, Any]:
    """Return what the calculator asks and says, and the formulas of its spreadsheet."""
    told: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return told


def completed(scenario: Figures, expected: Figures) -> Figures:
    """Return a low or high scenario in which what is not given is as expected."""
    return {**expected, **scenario}


def missing(figures: Figures) -> list[str]:
    """Return the ids of the figures that are needed and not there, or out of their bounds."""
    return [
        asked["id"]
        for asked in calculator()["inputs"]
        if not _is_usable(asked, figures.get(asked["id"]))
    ]


def _is_usable(asked: Mapping[str, Any], figure: float | None) -> bool:
    if figure is None:
        return not asked["needed"]
    return bool(asked["least"] <= figure <= asked["most"])


def unit_costs(figures: Figures) -> Costs | None:
    """Work out one scenario; `None` while a figure that it needs is missing."""
    if missing(figures):
        return None
    given = {asked["id"]: figures.get(asked["id"], 0) for asked in calculator()["inputs"]}
    volume, hourly, fixed = given["volume"], given["hourly_cost"], given["running_fixed"]
    by_hand = given["minutes_by_hand"] + given["rework_by_hand"] / 100 * given["rework_minutes"]
    with_system = (
        given["minutes_with_system"] + given["rework_with_system"] / 100 * given["rework_minutes"]
    )
    # Time that is lost is lost in full; of time that is freed, only what is used counts.
    share = given["used"] / 100 if by_hand > with_system else 1
    gain = (by_hand - with_system) / 60 * hourly * share - given["running_per_case"]
    saving = volume * gain - fixed
    return Costs(
        time_by_hand=by_hand,
        time_with_system=with_system,
        cost_by_hand=by_hand / 60 * hourly,
        cost_with_system=with_system / 60 * hourly + given["running_per_case"] + fixed / volume,
        hours_freed=volume * (by_hand - with_system) / 60,
        running_cost=volume * given["running_per_case"] + fixed,
        gain=gain,
        saving=saving,
        break_even=max(1, ceil(fixed / gain * _JUST_BELOW)) if gain > _NO_GAIN else None,
        pay_back=given["one_off"] / saving if saving >= _HALF_A_CENT else None,
    )


def verdict(figures: Figures) -> str:
    """Say in a sentence whether a scenario pays; nothing while a figure is missing."""
    costs = unit_costs(figures)
    if costs is None:
        return ""
    told = calculator()
    break_even = _told(costs.break_even, "cases")
    start = told["from"]["first" if costs.break_even == 1 else "volume"]
    words: str = told["verdicts"][_code(costs, figures)]
    return words.format(
        break_even=break_even,
        pay_back=_told(costs.pay_back, "months"),
        **{"from": start.format(break_even=break_even)},
    )


def _code(costs: Costs, figures: Figures) -> str:
    if costs.time_by_hand <= costs.time_with_system:
        return "slower"
    if costs.break_even is None:
        return "never"
    if figures["volume"] < costs.break_even:
        return "below"
    if not figures.get("one_off"):
        return "at-once"
    return "even" if costs.pay_back is None else "pays"


def shown(value: float, unit: str) -> str:
    """Write a figure as a reader sees it: money to the cent, halves away from zero."""
    decimals = _DECIMALS.get(unit, 0)
    digits = str(floor(abs(value) * 10**decimals + 0.5)).rjust(decimals + 1, "0")
    whole = f"{int(digits[: len(digits) - decimals]):,}"
    text = f"{whole}.{digits[-decimals:]}" if decimals else whole
    return f"-{text}" if value < 0 and int(digits) else text


def _told(value: float | None, unit: str) -> str:
    words: str = calculator()["sheet"]["never"]
    return words if value is None else shown(value, unit)


def results(scenarios: Mapping[str, Figures]) -> list[list[str]]:
    """Return the rows of results, each with its name and a text for every scenario."""
    each = [unit_costs(figures) for figures in _completed(scenarios)]
    return [
        [
            named(told),
            *("" if costs is None else _told(getattr(costs, told["id"]), told["unit"])
              for costs in each),
        ]
        for told in calculator()["outputs"]
    ]  # fmt: skip


def named(told: Mapping[str, str]) -> str:
    """Return the name of a figure with its unit, where the name does not say it."""
    is_said = told["unit"] == "money" or told["unit"] in told["label"].lower()
    return told["label"] if is_said else f"{told['label']} ({told['unit']})"


def _completed(scenarios: Mapping[str, Figures]) -> list[Figures]:
    expected = scenarios.get("expected", {})
    names = [scenario["id"] for scenario in calculator()["scenarios"]]
    return [completed(scenarios.get(name, {}), expected) for name in names]


def scenarios_in(rows: Sequence[Sequence[str]]) -> dict[str, Figures]:
    """Return the scenarios that a table's rows hold, each a name and a text for every scenario."""
    ids = {named(asked): asked["id"] for asked in calculator()["inputs"]}
    return {
        scenario["id"]: {
            ids[row[0]]: figure
            for row in rows
            if row[0] in ids and (figure := _figure(row[at])) is not None
        }
        for at, scenario in enumerate(calculator()["scenarios"], start=1)
    }


def _figure(text: str) -> float | None:
    figure = figure_in(text)
    return figure.value if figure else None


def sheet(scenarios: Mapping[str, Figures]) -> list[list[Cell]]:
    """Return the rows of a spreadsheet that works the results out by itself.

    Three blocks: the figures as they were given, those that each scenario uses, and the results.
    """
    told, names = calculator(), [scenario["id"] for scenario in calculator()["scenarios"]]
    words, asked = told["sheet"], told["inputs"]
    places = _places()
    rows: list[list[Cell]] = [[words["figure"], *(each["label"] for each in told["scenarios"])]]
    rows += [
        [named(one), *(scenarios.get(name, {}).get(one["id"], "") for name in names)]
        for one in asked
    ]
    rows.append([words["used"], "", "", ""])
    complete = _completed(scenarios)
    rows += [
        [
            named(one),
            *(
                Formula(_used(at, column, one), given.get(one["id"], "" if one["needed"] else 0))
                for column, given in zip("BCD", complete, strict=True)
            ),
        ]
        for at, one in enumerate(asked)
    ]
    rows.append(
        [
            words["complete"],
            *(
                Formula(_complete(column, places, asked), 0 if missing(given) else 1)
                for column, given in zip("BCD", complete, strict=True)
            ),
        ]
    )
    rows.append([words["results"], "", "", ""])
    rows += [[named(one), *_worked_out(one, places, complete)] for one in told["outputs"]]
    return rows


_FIRST = 2
"""The row of the first figure, below the heads."""


def _places() -> dict[str, int]:
    """Return in which row each figure stands that a formula may name."""
    asked, told = calculator()["inputs"], calculator()["outputs"]
    first_used = _FIRST + len(asked) + 1
    first_result = first_used + len(asked) + 2
    return {
        **{one["id"]: first_used + at for at, one in enumerate(asked)},
        "complete": first_result - 2,
        **{one["id"]: first_result + at for at, one in enumerate(told)},
    }


def _used(at: int, column: str, asked: Mapping[str, Any]) -> str:
    row = _FIRST + at
    default = '""' if asked["needed"] else "0"
    return f'IF({column}{row}<>"",{column}{row},IF($C{row}<>"",$C{row},{default}))'


def _complete(column: str, places: Mapping[str, int], asked: Sequence[Mapping[str, Any]]) -> str:
    cells = [f"{column}{places[one['id']]}" for one in asked]
    bounds = ",".join(
        f"{cell}>={one['least']},{cell}<={one['most']}"
        for cell, one in zip(cells, asked, strict=True)
    )
    return f"IF(COUNT({cells[0]}:{cells[-1]})={len(cells)},IF(AND({bounds}),1,0),0)"


def _worked_out(
    told: Mapping[str, str], places: Mapping[str, int], complete: Sequence[Figures]
) -> Iterator[Formula]:
    never = calculator()["sheet"]["never"]
    for column, given in zip("BCD", complete, strict=True):
        cells = {name: f"{column}{row}" for name, row in places.items()}
        formula = told["formula"].format(**cells)
        costs = unit_costs(given)
        value = "" if costs is None else getattr(costs, told["id"])
        guarded = f'IF({cells["complete"]}=1,{formula},"")'
        yield Formula(guarded, never if value is None else value, told["unit"])
