"""What does an edition say that changed since the one before?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.content.opened import open_playbook
from macros.evidence.editions import as_past, changes_since, latest_before
from macros.model import PastEdition, Playbook

from ..cases import CASES
from ..helpers.building import PROJECT
from ..helpers.rendered import content_of

FULL = content_of(CASES / "rendered" / "full")
OWN = open_playbook([PROJECT / "playbook"])


def past(edition: str, released: str, **fields: Any) -> PastEdition:
    data = {"id": edition.replace(".", "-"), "edition": edition, "released": released, **fields}
    return PastEdition.model_validate(data)


def having(*editions: PastEdition) -> Playbook:
    items = {**FULL.items, PastEdition.kind: {one.id: one for one in editions}}
    return replace(FULL, items=items)


@pytest.mark.parametrize("playbook", [FULL, OWN], ids=["full", "own"])
def test_an_edition_does_not_differ_from_itself(playbook: Playbook) -> None:
    same = changes_since(playbook, as_past(playbook))
    assert (same.added, same.gone, same.settled, same.patterns) == ((), (), (), ())
    assert all(change.before == change.now for change in same.modes)
    assert same.records_before == same.records_now > 0


def test_what_is_written_down_reads_back_as_the_same() -> None:
    now = as_past(OWN)
    assert PastEdition.model_validate(now.model_dump(mode="json", by_alias=True)) == now


def test_the_edition_before_is_the_newest_that_came_out_earlier() -> None:
    older, newer = past("0.8", "2026-09-01"), past("0.9", "2026-10-01")
    own, later = past("1", "2026-11-24"), past("2", "2027-01-01")
    assert latest_before(having(older, newer, own, later)) == newer
    assert latest_before(having(own, later)) is None


def test_records_come_go_and_end_otherwise() -> None:
    before = past(
        "0.9",
        "2026-10-01",
        records=[
            {"id": "chat-zeta", "outcome": "limited"},
            {"id": "gone-omega", "outcome": "stopped"},
            {"id": "sort-kappa", "outcome": "scaled"},
        ],
    )
    found = changes_since(FULL, before)
    assert [case.id for case in found.added] == [
        *("triage-acme", "summary-eta", "search-theta", "screen-nu"),
    ]
    assert [record.id for record in found.gone] == ["gone-omega"]
    assert [(case.id, was.outcome) for case, was in found.settled] == [("chat-zeta", "limited")]


@pytest.mark.parametrize(
    ("maturity", "step"),
    [("established", -1), ("emerging", 0), ("proposed", 1), ("contested", 1)],
)
def test_a_standing_rises_and_falls(maturity: str, step: int) -> None:
    known = {"id": "clinic", "maturity": maturity, "helped": 3}
    found = changes_since(FULL, past("0.9", "2026-10-01", patterns=[known]))
    (clinic,) = [change for change in found.patterns if change.pattern.id == "clinic"]
    assert (clinic.step, clinic.now.maturity, clinic.now.helped) == (step, "emerging", 1)


def test_what_moved_most_is_first() -> None:
    patterns = [
        {"id": "clinic", "maturity": "emerging", "helped": 2},
        {"id": "handover", "maturity": "proposed"},
        {"id": "shadow", "maturity": "established", "helped": 3},
    ]
    found = changes_since(FULL, past("0.9", "2026-10-01", patterns=patterns))
    assert [(change.pattern.id, change.step) for change in found.patterns] == [
        ("shadow", -2),
        ("clinic", 0),
    ]
