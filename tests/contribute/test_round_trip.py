"""Does a contribution stay what it is on its way through a draft and into a file?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from macros.content.loader import Loaded, load, read_tree
from macros.contribute.drafts import Draft, draft_text, read_draft
from macros.contribute.ordered import ordered
from macros.contribute.organisations import with_known_ids
from macros.contribute.writer import file_text
from macros.model import Retrospective

from ..cases import BASE
from ..helpers.building import PROJECT
from ..helpers.whole_records import contributions

ROOT = PROJECT / "playbook"
FILES = sorted(
    path
    for path in (ROOT / "retrospectives").glob("*/*.yml")
    if "status: withdrawn" not in path.read_text(encoding="utf-8")
)
NOWHERE = Path("case.yml")


@cache
def content() -> Loaded:
    return load([ROOT])


@cache
def little() -> Loaded:
    return load([BASE])


def through(answers: dict[str, Any], loaded: Loaded) -> dict[str, Any]:
    """Return a file's data after a stop, a going on, and the writing of its file."""
    stopped = draft_text(Draft(Retrospective, answers, frozenset(answers)))
    draft = read_draft(Retrospective, NOWHERE, stopped).completed(loaded)
    return data(file_text(Retrospective, draft.answers, NOWHERE))


def data(text: str) -> dict[str, Any]:
    tree, problems = read_tree(NOWHERE, text)
    assert tree is not None, problems
    return dict(tree.data)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_record_stays_the_same_but_for_the_day_on_which_it_is_added(path: Path) -> None:
    answers = data(path.read_text(encoding="utf-8"))
    written = through(answers, content())
    added = {"added": written["added"], **answers}
    assert written == ordered(Retrospective, added)
    assert list(written) == list(ordered(Retrospective, added))


@settings(max_examples=25)
@given(contributions())
def test_whatever_the_model_has_stays_the_same(answers: dict[str, Any]) -> None:
    once = Draft(Retrospective, answers).completed(little())
    assert through(answers, little()) == dict(once.answers)
    assert once.completed(little()) == once
    assert without_completions(dict(once.answers), answers) == with_known_ids(answers, little())


def without_completions(written: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """Return what is written without the id and the days that nobody gave."""
    kept = {name: value for name, value in written.items() if name in answers}
    dates = {name: day for name, day in kept["dates"].items() if name in answers["dates"]}
    sources = [
        {name: value for name, value in source.items() if name in given}
        for source, given in zip(kept.get("sources", ()), answers.get("sources", ()), strict=True)
    ]
    return {**kept, "dates": dates, **({"sources": sources} if sources else {})}


def test_where_a_statement_comes_from_is_at_its_end() -> None:
    told = {
        "surprise": 1,
        "worked": [{"source": "s1", "text": "It ran."}, "It held."],
        "owner": {"reading": True, "named": "never", "source": "s1", "role": "Clerk"},
        "title": "T",
    }
    assert str(ordered(Retrospective, told)) == str(
        {
            "title": "T",
            "owner": {"role": "Clerk", "named": "never", "source": "s1", "reading": True},
            "worked": [{"text": "It ran.", "source": "s1"}, "It held."],
            "surprise": 1,
        }
    )
