"""Does the browser merge any two copies of a pilot's record as the terminal does?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.pilot.merging import Conflict, Side, identity, merge

from ...helpers.pilot_records import wrong_records
from ...helpers.twins import differences
from ...helpers.two_people import Copies, copies
from ..modules import run

SIDES: tuple[Side, ...] = ("mine", "theirs", "both")

MERGED = """
const { merge, placeOf } = await load("rules/pilot/merging");
return argument.given.map(([[base, mine, theirs], side]) => {
  const { record, conflicts } = merge(argument.identity, { base, mine, theirs }, () => side);
  const said = conflicts.map((conflict) => [placeOf(conflict.path), conflict]);
  return JSON.stringify({ record, said });
});
"""


def of_the_browser(page: Page, given: list[tuple[Copies, Side]]) -> list[Any]:
    made = run(page, MERGED, {"identity": identity(), "given": given})
    return list(map(json.loads, made))


def of_the_terminal(given: Copies, side: Side) -> Any:
    merged = merge(*given, lambda _: side)
    return json.loads(
        json.dumps({"record": merged.record, "said": list(map(_said, merged.conflicts))})
    )


def _said(conflict: Conflict) -> Any:
    sides = {"mine": conflict.mine, "theirs": conflict.theirs, "both": conflict.both}
    return [conflict.where, {"path": conflict.path, **sides}]


@pytest.mark.parametrize("side", SIDES)
def test_copies_of_one_record(page: Page, side: Side) -> None:
    made = copies(3, 300)
    made += [({}, mine, theirs) for _, mine, theirs in copies(4, 200)]
    expected = [of_the_terminal(one, side) for one in made]
    given = [(one, side) for one in made]
    assert differences(made, of_the_browser(page, given), expected) == []
    assert sum(bool(one["said"]) for one in expected) > 150


def test_records_of_any_shape(page: Page) -> None:
    """What is merged before its shape is checked is merged alike too."""
    records = wrong_records(5, 600)
    made: list[Copies] = list(zip(records[::3], records[1::3], records[2::3], strict=True))
    expected = [of_the_terminal(one, "mine") for one in made]
    given: list[tuple[Copies, Side]] = [(one, "mine") for one in made]
    assert differences(made, of_the_browser(page, given), expected) == []


def test_order_of_fields_and_entries(page: Page) -> None:
    """A file is written in the order in which the record has its fields."""
    made = copies(6, 100)
    expected = [list(_names(of_the_terminal(one, "mine")["record"])) for one in made]
    found = of_the_browser(page, [(one, "mine") for one in made])
    assert [list(_names(one["record"])) for one in found] == expected


def _names(value: Any) -> Any:
    if isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from _names(part)
    elif isinstance(value, list):
        for part in value:
            yield from _names(part)
