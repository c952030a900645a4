"""Do the hours of the responsibility matrix add up, and has everybody some?"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from pydantic import ValidationError

from macros.content.opened import open_playbook
from macros.model import Checklist, FrameworkStep, HoursEstimate, Playbook
from macros.pages.views import MatrixView, matrix_view
from macros.pages.views.responsibilities import HoursRange, added

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of


@cache
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


@cache
def matrix() -> MatrixView:
    return matrix_view(own())


def test_everybody_in_every_step_has_hours_and_the_way_they_were_made() -> None:
    missing = [
        (step.id, entry.role)
        for step in own().all(FrameworkStep)
        for entry in step.participants
        if entry.hours is None or not entry.hours.basis or not entry.time
    ]
    assert missing == []


def test_hours_add_up_by_role_and_by_step_to_the_same_total() -> None:
    view = matrix()
    told = [
        entry.hours
        for step in own().all(FrameworkStep)
        for entry in step.participants
        if entry.hours
    ]
    whole = HoursRange(sum(hours.low for hours in told), sum(hours.high for hours in told))
    assert view.total == added(row.total for row in view.rows) == whole
    for row in view.rows:
        assert row.total == added(share.hours for share in row.shares if share)
    for place, column in enumerate(view.columns):
        cells = [row.shares[place] for row in view.rows]
        assert column.total == added(cell.hours for cell in cells if cell)


def test_the_page_says_three_quarters_of_the_hours_of_two_roles() -> None:
    view = matrix()
    assert view.total is not None
    for end in ("low", "high"):
        two = sum(
            getattr(row.total, end)
            for row in view.rows
            if row.link.title in {"Engineer", "Pilot lead"}
        )
        assert 0.7 < two / getattr(view.total, end) < 0.8


def test_an_item_is_counted_in_the_step_in_which_its_owner_gets_it_done() -> None:
    due = Counter(
        item.owner
        for checklist in own().all(Checklist)
        if not checklist.is_for_a_later_use_case
        for item in checklist.items
    )
    found = Counter[str]()
    for column in matrix().columns:
        for share in column.shares:
            found[share.role.address.split("/")[1]] += share.proofs
    assert found == due


def test_roles_stand_in_the_order_of_their_hours_and_the_longest_bar_fills_the_picture() -> None:
    rows = matrix().rows
    highs = [row.total.high for row in rows if row.total]
    assert highs == sorted(highs, reverse=True)
    assert rows[0].low_width + rows[0].rest_width == pytest.approx(100, abs=0.02)


def test_without_hours_nothing_is_estimated() -> None:
    view = matrix_view(content_of(CASES / "rendered" / "base"))
    assert (view.total, view.is_estimated, view.description) == (
        None,
        False,
        "Hours, estimated: .",
    )
    assert [row.total for row in view.rows] == [None]


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(24, 32, "24\u201332"), (0.5, 1, "0.5\u20131"), (8, 8, "8"), (801, 1258, "801\u20131,258")],
)
def test_a_range_in_words(low: float, high: float, shown: str) -> None:
    assert HoursRange(low, high).shown == shown


@pytest.mark.parametrize("hours", [(3, 2), (0, 2), (-1, 2), (1, 2001), (float("nan"), 2)])
def test_hours_that_can_not_be(hours: tuple[float, float]) -> None:
    with pytest.raises(ValidationError):
        HoursEstimate.model_validate({"low": hours[0], "high": hours[1], "basis": "B."})
