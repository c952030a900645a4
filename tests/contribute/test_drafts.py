"""Is a draft judged by the same rules and in the same words as a file?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.content.loader import load
from macros.contribute import drafts
from macros.contribute.drafts import Draft, DraftError, problems_at, problems_of, read_draft
from macros.model import Pattern, Retrospective

TOLD: dict[str, Any] = {
    "title": "Invoice triage",
    "summary": "It read invoices.",
    "organisations": [{"name": "A European insurer", "kind": "unnamed", "sector": "insurance"}],
    "use_case": "Reads invoices.",
    "technique": "agent",
    "record": "contributed",
    "contributor": {"tie": "team"},
    "outcome": "scaled",
    "dates": {"outcome": "2025-06"},
    "worked": ["The clerks set the criteria."],
}
ROOT = Path("base")


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def said(answers: Mapping[str, Any]) -> list[str]:
    loaded = load([ROOT])
    found = problems_of(Draft(Retrospective, answers).completed(loaded), ROOT, loaded)
    return [f"{p.where}: {p.rule}: {p.message}" for p in found]


def test_a_complete_draft_is_right(work: Path) -> None:
    draft = Draft(Retrospective, TOLD).completed(load([ROOT]))
    assert said(TOLD) == []
    assert draft.path(ROOT) == Path("base/retrospectives/2025/invoice-triage.yml")
    assert draft.answers == {
        **TOLD,
        "id": "invoice-triage",
        "added": "2026-11-24",
        "dates": {"outcome": "2025-06", "seen": "2026-11-24"},
    }


def test_nothing_is_taken_for_said_but_where_a_pattern_comes_from(work: Path) -> None:
    loaded = load([ROOT])
    assert Draft(Retrospective, {}).completed(loaded).answers == {"added": "2026-11-24"}
    assert Draft(Pattern, {"name": "A name"}).completed(loaded).answers == {
        "id": "a-name",
        "name": "A name",
        "added": "2026-11-24",
        "origin": "editorial",
    }


def test_a_source_is_read_on_the_day_of_writing_unless_another_day_is_given(work: Path) -> None:
    listed: list[Any] = [
        {"id": "s1", "title": "One", "form": "press"},
        {"id": "s2", "title": "Two", "read_on": "2025-01-02", "form": "paper"},
        "three",
    ]
    answers = {"record": "public-record", "dates": {"outcome": "2024"}, "sources": listed}
    completed = Draft(Retrospective, answers).completed(load([ROOT])).answers
    assert completed["sources"] == [{**listed[0], "read_on": "2026-11-24"}, *listed[1:]]
    assert list(completed["sources"][0]) == ["id", "title", "read_on", "form"]
    assert completed["dates"] == {"outcome": "2024"}


@pytest.mark.parametrize(
    ("answers", "problems"),
    [
        (
            {"record": "mine"},
            ['record: bad-choice: `record` is "mine", which is not one of the choices'],
        ),
        (
            {"contributor": None},
            ["record: tie: nothing says how the contributor is tied to it"],
        ),
        ({"sector": "x"}, ['sector: bad-choice: `sector` is "x", which is not one of the choices']),
        ({"dates": {}}, ["dates: missing-field: `outcome` is missing"]),
        (
            {"dates": {"outcome": "2025-02-30"}},
            ["dates.outcome: date: there is no date 2025-02-30"],
        ),
        (
            {"summary": "See [x](pattern:y)."},
            ["summary: unknown-target: there is no pattern 'y'"],
        ),
        (
            {"summary": "password: hunter2hunter2"},
            ["summary: secret: this looks like a password or key with its value"],
        ),
        (
            {"worked": ["One", "Two\u202e"]},
            ["worked: control-character: the character U+202E is invisible and not allowed"],
        ),
        (
            {"worked": ["Mail jo.doe@firma.de."]},
            [
                "worked[1].text: personal-data: an e-mail address stands in the text: "
                "jo.doe@firma.de"
            ],
        ),
        ({"more": 1}, ["more: unknown-field: `more` is not a field here"]),
    ],
)
def test_what_is_wrong_has_its_field(
    answers: dict[str, object], problems: list[str], work: Path
) -> None:
    assert said({**TOLD, **answers}) == problems


def test_an_id_is_taken_once(work: Path) -> None:
    path = Path("base/retrospectives/2025/invoice-triage.yml")
    path.parent.mkdir(parents=True)
    draft = Draft(Retrospective, TOLD).completed(load([ROOT]))
    path.write_text(draft.text(ROOT), encoding="utf-8")
    assert said(TOLD) == ["id: duplicate-id: the retrospective 'invoice-triage' exists already"]


def test_the_problems_of_one_field_are_those_of_its_parts(work: Path) -> None:
    answers = {**TOLD, "title": "", "worked": ["", "x"], "dates": {"outcome": "x"}}
    loaded = load([ROOT])
    found = problems_of(Draft(Retrospective, answers).completed(loaded), ROOT, loaded)
    by_field = {
        name: [problem.where for problem in problems_at(found, name)]
        for name in ("title", "worked", "worked[1]", "work", "dates", "dates.outcome", "date")
    }
    assert by_field == {
        "title": ["title"],
        "worked": ["worked[1]"],
        "worked[1]": ["worked[1]"],
        "work": [],
        "dates": ["dates.outcome"],
        "dates.outcome": ["dates.outcome"],
        "date": [],
    }


def test_a_draft_is_read_from_yaml() -> None:
    text = "title: A\nworked:\n  - One\n"
    read = read_draft(Retrospective, Path("a.yml"), text)
    assert read == Draft(
        Retrospective, {"title": "A", "worked": ["One"]}, frozenset({"title", "worked"})
    )
    with pytest.raises(DraftError, match=r"a\.yml:1:4: anchor"):
        read_draft(Retrospective, Path("a.yml"), "a: &b c\n")
