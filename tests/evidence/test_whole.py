"""What do all records show together: patterns in order, failure modes, candidates?"""

from __future__ import annotations

from typing import Any

from macros.evidence import (
    Candidate,
    Evidence,
    ModeCase,
    ModeEvidence,
    UseTable,
    evidence_of,
    same_name,
)
from macros.model import EvidenceThresholds, Retrospective, Withdrawn

from ..helpers.samples import case, pattern, playbook, report


def test_the_editions_thresholds_hold() -> None:
    told = case("acme", practices=[report("helped", "study", by="independent")])
    easy = EvidenceThresholds(established_organisations=1, established_sectors=1)
    assert evidence_of(playbook(pattern(), told)).maturities == {"shadow": "emerging"}
    assert evidence_of(playbook(pattern(), told, thresholds=easy)).maturities == {
        "shadow": "established"
    }


def test_patterns_come_the_most_established_first() -> None:
    def told(name: str, effect: str, *names: str) -> list[Retrospective]:
        sectors = ("finance", "retail") * 2
        return [
            case(f"{name}-{own}", organisation=own, sector=sector,
                 practices=[report(effect, "study", name, by="independent")])
            for own, sector in zip(names, sectors, strict=False)
        ]  # fmt: skip

    patterns = [pattern(name) for name in ("doubted", "many", "new", "one", "two")]
    cases = [*told("many", "helped", "a", "b", "c"), *told("two", "helped", "a", "b"),
             *told("one", "helped", "a"), *told("doubted", "hurt", "a", "b")]  # fmt: skip
    evidence = evidence_of(playbook(*patterns, *cases))
    assert list(evidence.patterns) == ["many", "two", "one", "doubted", "new"]
    assert evidence.maturities == {
        "doubted": "contested",
        "many": "established",
        "new": "proposed",
        "one": "emerging",
        "two": "emerging",
    }


def test_failure_modes_by_their_status() -> None:
    def fell(case_id: str, status: str, year: str) -> Retrospective:
        reported = [{"mode": "no-owner", "status": status, "evidence": "E."}]
        return case(case_id, failure_modes=reported, dates={"outcome": year})

    old, new = fell("old", "hit", "2020"), fell("new", "hit", "2024")
    some, unseen = fell("some", "partly", "2023"), fell("unseen", "not-evidenced", "2022")
    evidence = evidence_of(playbook(old, new, some, unseen, case("silent")))
    assert evidence.modes == {
        "no-owner": ModeEvidence(
            {
                "hit": (ModeCase(new, new.failure_modes[0]), ModeCase(old, old.failure_modes[0])),
                "recovered": (),
                "avoided": (),
                "partly": (ModeCase(some, some.failure_modes[0]),),
                "not-evidenced": (ModeCase(unseen, unseen.failure_modes[0]),),
            },
            silent=1,
        )
    }


def test_candidates_that_several_organisations_name_come_first() -> None:
    def proposing(case_id: str, name: str, **more: Any) -> Retrospective:
        said = {"proposed": name, "use": "full", "evidence": "E."}
        return case(case_id, practices=[said], **more)

    single = proposing("a", "A weekly error clinic")
    first = proposing("b", "Walk the floor", dates={"outcome": "2025"})
    again = proposing("c", "walk  THE floor", dates={"outcome": "2024"})
    twice = proposing("a-2", "A weekly error clinic", organisation="A")
    found = evidence_of(playbook(single, first, again, twice)).candidates
    assert [(one.name, one.organisations, len(one.evidence.reports)) for one in found] == [
        ("Walk the floor", 2, 2),
        ("A weekly error clinic", 1, 2),
    ]
    assert isinstance(found[0], Candidate)


def test_endings_that_fit_no_failure_mode() -> None:
    def ending(case_id: str, status: str, outcome: str) -> Retrospective:
        said = [{"mode": "no-owner", "status": status, "evidence": "E."}]
        return case(case_id, outcome=outcome, failure_modes=said)

    ended = ending("ended", "avoided", "stopped")
    explained = [ending(status, status, "rolled-back") for status in ("hit", "partly", "recovered")]
    others = (case("running"), case("limited", outcome="limited"))
    assert evidence_of(playbook(ended, *explained, *others)).unexplained == (ended,)


def test_what_is_withdrawn_is_listed_and_nothing_else() -> None:
    gone = Withdrawn.model_validate(
        {
            "id": "gone",
            "title": "Gone",
            "status": "withdrawn",
            "withdrawn": {"day": "2026-11-29", "reason": "Its organisation asked."},
        }
    )
    told = case("acme", practices=[report("helped")])
    whole, without = (
        evidence_of(playbook(pattern(), told, gone)),
        evidence_of(playbook(pattern(), told)),
    )
    assert whole.withdrawn == (gone,)
    assert (whole.cases, whole.patterns, whole.modes) == (
        without.cases,
        without.patterns,
        without.modes,
    )


def test_practices_are_compared_without_case_and_spacing() -> None:
    assert same_name("  The  ACME Group ") == same_name("the acme group")
    assert same_name("Acme") != same_name("Acme Ltd")


def test_evidence_is_derived_once() -> None:
    book = playbook(pattern(), case("acme", practices=[report("helped")]))
    assert evidence_of(book) is evidence_of(book)
    assert evidence_of(playbook(pattern())).patterns == {"shadow": Evidence(table=UseTable())}
