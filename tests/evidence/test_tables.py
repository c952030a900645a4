"""What do all retrospectives show together? Whole tables."""

from __future__ import annotations

from macros.evidence import Duration, evidence_of, sector_of, tables
from macros.evidence.tables import CrossTable
from macros.model import FailureMode, Retrospective

from ..helpers.samples import case, pattern, playbook, report


def test_failure_modes_by_outcome() -> None:
    def fell(case_id: str, status: str, outcome: str) -> Retrospective:
        said = [{"mode": "no-owner", "status": status, "evidence": "E."}]
        return case(case_id, failure_modes=said, outcome=outcome)

    book = playbook()
    cases = (fell("a", "hit", "stopped"), fell("b", "hit", "stopped"),
             fell("c", "avoided", "scaled"), fell("d", "not-evidenced", "scaled"))  # fmt: skip
    assert tables.modes_by_outcome(cases, book.all(FailureMode)) == CrossTable(
        rows=("no-owner.hit", "no-owner.recovered", "no-owner.avoided", "no-owner.partly"),
        columns=("scaled", "limited", "rolled-back", "stopped", "never-left-pilot", "not-told"),
        counts=((0, 0, 0, 2, 0, 0), (0, 0, 0, 0, 0, 0), (1, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0)),
        n=3,
        silent=1,
    )


def test_times_by_outcome() -> None:
    def took(case_id: str, start: str, production: str) -> Retrospective:
        dates = {"pilot_start": start, "production": production, "outcome": "2025"}
        return case(case_id, dates=dates)

    cases = (took("a", "2024-01", "2024-07"), took("b", "2024-01", "2024-08-31"),
             took("c", "2023", "2024"), took("d", "2020-03-01", "2023-03"), case("e"))  # fmt: skip
    assert tables.periods_by_outcome(cases, tables.time_to_production) == CrossTable(
        rows=("half-year", "year", "two-years", "longer"),
        columns=tables.OUTCOMES,
        counts=((1, 0, 0, 0, 0, 0), (2, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0), (1, 0, 0, 0, 0, 0)),
        n=4,
        silent=1,
    )


def test_a_pilot_lasts_to_its_end_or_else_to_the_decision() -> None:
    start = {"pilot_start": "2024-01", "outcome": "2025"}
    ended = case("a", dates={**start, "pilot_end": "2024-03", "decision": "2024-06"})
    decided = case("b", dates={**start, "decision": "2024-06"})
    assert tables.time_in_pilot(ended) == Duration(2)
    assert tables.time_in_pilot(decided) == Duration(5)
    assert tables.time_in_pilot(case("c")) is None


def test_coverage_by_sector_and_year() -> None:
    def sector(one: Retrospective) -> str:
        return sector_of(playbook(), one)

    cases = (
        case("a", sector="retail", dates={"outcome": "2024-05"}),
        case("b", sector="energy", dates={"outcome": "2023"}),
        case("c", sector="retail", dates={"outcome": "2024-12-31"}, outcome="limited"),
        case("d", sector="agriculture", dates={"outcome": "2020"}, outcome="stopped"),
    )
    assert tables.sectors_by_outcome(cases, sector) == CrossTable(
        rows=("retail", "agriculture", "energy"),
        columns=tables.OUTCOMES,
        counts=((1, 1, 0, 0, 0, 0), (0, 0, 0, 1, 0, 0), (1, 0, 0, 0, 0, 0)),
        n=4,
    )
    assert tables.years_by_outcome(cases) == CrossTable(
        rows=("2024", "2023", "2020"),
        columns=tables.OUTCOMES,
        counts=((1, 1, 0, 0, 0, 0), (1, 0, 0, 0, 0, 0), (0, 0, 0, 1, 0, 0)),
        n=4,
    )
    assert tables.sectors_by_outcome((), sector) == CrossTable((), tables.OUTCOMES, (), n=0)


def test_practices_by_effect() -> None:
    def told(name: str, *effects: str) -> list[Retrospective]:
        return [
            case(f"{name}-{place}", practices=[report(effect, name=name)])
            for place, effect in enumerate(effects)
        ]

    many = told("many", "helped", "helped", "mixed", "hurt", "no-effect")
    book = playbook(
        *(pattern(name) for name in ("few", "none", "many")), *many, *told("few", "helped")
    )
    assert tables.practices_by_effect(evidence_of(book).patterns) == CrossTable(
        rows=("many", "few"),
        columns=("helped", "mixed", "hurt", "no-effect"),
        counts=((2, 1, 1, 1), (1, 0, 0, 0)),
        n=6,
        silent=1,
    )
