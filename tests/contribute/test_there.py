"""Does one answer decide what a file says of its writer, and is it read back from there?"""

from __future__ import annotations

from typing import Any, get_args

import pytest

from macros.contribute.questions.there import FIELDS, STANCES, Stance, stance_of
from macros.model import Contributor, Retrospective


@pytest.mark.parametrize("stance", STANCES, ids=lambda stance: stance.word)
def test_an_answer_is_read_back(stance: Stance) -> None:
    told = stance.told_in({"title": "Triage"})
    assert stance_of(told) == stance
    assert told["title"] == "Triage"
    assert set(told) - {"title"} <= set(FIELDS)


def test_the_answers_offer_every_tie_and_every_record() -> None:
    ties = get_args(Contributor.model_fields["tie"].annotation)
    assert {stance.tie for stance in STANCES if stance.tie} == set(ties)
    records = get_args(Retrospective.model_fields["record"].annotation)
    assert {stance.record for stance in STANCES} == set(records)


def test_what_else_is_known_of_the_contributor_stays_while_there_is_one() -> None:
    by_word = {stance.word: stance for stance in STANCES}
    known = {"record": "contributed", "contributor": {"note": "I left in May.", "tie": "team"}}
    assert by_word["vendor"].told_in(known) == {
        "record": "contributed",
        "contributor": {"tie": "vendor", "note": "I left in May."},
    }
    assert by_word["published"].told_in(known) == {"record": "public-record"}


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"record": "contributed"},
        {"record": "contributed", "contributor": "team"},
        {"record": "contributed", "contributor": {"tie": "friend"}},
        {"contributor": {"tie": "team"}},
        {"record": ["public-record"]},
    ],
)
def test_half_an_answer_is_none(answers: dict[str, Any]) -> None:
    assert stance_of(answers) is None
