"""Does a seed draw the same statements again, and none of a past edition's records?"""

from __future__ import annotations

from macros.content.opened import open_playbook
from macros.model import PastEdition, Retrospective

from ..helpers.building import PROJECT
from ..helpers.drawn import drawn, statements


def test_a_seed_draws_the_same_statements_again() -> None:
    first = drawn(20261202, 100)
    assert first == drawn(20261202, 100)
    assert len(set(first)) == 100
    assert set(first) <= set(statements())
    assert first != drawn(20261201, 100)


def test_every_newer_record_has_statements_and_no_older_one() -> None:
    playbook = open_playbook([PROJECT / "playbook"])
    past = {record.id for edition in playbook.all(PastEdition) for record in edition.records}
    newer = {case.id for case in playbook.all(Retrospective)} - past
    assert {record for record, *_ in statements()} == newer
    assert all(text and sources for _, _, text, _, sources in statements())
