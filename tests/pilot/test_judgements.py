"""Does Python judge every pilot of the table as the table says?"""

from __future__ import annotations

import pytest

from macros.model import FailureMode
from macros.pilot import RISKS, phrases

from ..helpers.judgements import (
    CASES,
    DOCUMENTS,
    NAMES,
    WITH_DOCUMENTS,
    expected_of,
    playbook,
    record_of,
    said_of,
)


@pytest.mark.parametrize("case", NAMES)
def test_case(case: str) -> None:
    assert said_of(record_of(case)) == expected_of(case)


@pytest.mark.parametrize(("case", "document"), WITH_DOCUMENTS)
def test_document(case: str, document: str) -> None:
    expected = (CASES / case / document).read_text(encoding="utf-8")
    assert DOCUMENTS[document](record_of(case)) == expected


def test_every_word_is_used_by_a_case() -> None:
    said = {line.split()[1].rstrip(":") for case in NAMES for line in lines_of(case)}
    assert said == set(phrases()["missing"])


def lines_of(case: str) -> list[str]:
    gates: dict[str, list[str]] = expected_of(case)["gates"]
    return [line for lines in gates.values() for line in lines]


def test_every_risk_is_a_failure_mode_of_the_playbook_and_of_something_missing() -> None:
    assert set(RISKS.values()) == {mode.id for mode in playbook().all(FailureMode)}
    assert set(RISKS) <= set(phrases()["missing"])


def test_there_are_cases_of_every_proposal_and_of_every_document() -> None:
    proposals = {expected_of(case)["proposal"] for case in NAMES}
    assert proposals == {"go", "revise", "stop", "unready", "unknown"}
    assert {document for _, document in WITH_DOCUMENTS} == set(DOCUMENTS)
