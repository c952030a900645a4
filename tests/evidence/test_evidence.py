"""What do retrospectives show? Whole values, and the edges of every rule."""

from __future__ import annotations

from typing import Any

import pytest

from macros.evidence import (
    Candidate,
    Duration,
    Evidence,
    ModeCase,
    ModeEvidence,
    Report,
    Voice,
    between,
    count_cases,
    evidence_of,
    moment,
    same_name,
    tables,
    weigh,
)
from macros.evidence.tables import CrossTable
from macros.model import EvidenceThresholds, FailureMode, Retrospective

from ..helpers.samples import case, pattern, playbook, report

DEFAULT = EvidenceThresholds()


def reports(*cases: Retrospective) -> list[Report]:
    return [Report(one, said) for one in cases for said in one.practices]


def counted(*cases: Retrospective) -> tuple[int, int, int]:
    evidence = weigh(reports(*cases))
    return evidence.helped, evidence.mixed, evidence.hurt


def saying(case_id: str, *effects: str, source: object = (), **fields: Any) -> Retrospective:
    return case(case_id, practices=[report(effect, source) for effect in effects], **fields)


def test_what_reports_amount_to() -> None:
    acme, zeta = saying("acme", "helped"), saying("zeta", "hurt", "missed", sector="retail")
    made = saying("made", "helped", source="seller")
    assert weigh(reports(zeta, acme, made)) == Evidence(
        voices=(
            Voice("helped", (Report(acme, acme.practices[0]),)),
            Voice("hurt", (Report(zeta, zeta.practices[0]),)),
        ),
        vendor_only=(Report(made, made.practices[0]),),
        missed=(Report(zeta, zeta.practices[1]),),
    )


def test_nothing_reported() -> None:
    nothing = weigh([])
    assert nothing == Evidence()
    assert (nothing.helped, nothing.mixed, nothing.hurt) == (0, 0, 0)
    assert nothing.sectors == frozenset()
    assert nothing.maturity(DEFAULT) == "proposed"


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ([saying("acme", "helped"), saying("zeta", "helped")], (2, 0, 0)),
        ([saying("acme", "helped", "helped")], (1, 0, 0)),
        ([saying("a", "helped", organisation="Acme"),
          saying("b", "helped", organisation=" ACME  ")], (1, 0, 0)),
        ([saying("a", "helped", organisation="Groß & Co"),
          saying("b", "hurt", organisation="GROSS  & CO")], (0, 1, 0)),
        ([saying("a", "helped", "hurt")], (0, 1, 0)),
        ([saying("a", "helped", "mixed")], (0, 1, 0)),
        ([saying("a", "mixed")], (0, 1, 0)),
        ([saying("a", "hurt", "hurt")], (0, 0, 1)),
        ([saying("a", "missed")], (0, 0, 0)),
        ([saying("a", "helped", "missed")], (1, 0, 0)),
        ([saying("a", "hurt", source="seller")], (0, 0, 0)),
        ([saying("a", "helped", source=["seller", "press"])], (1, 0, 0)),
        ([saying("a", "helped", source=["seller", "own"])], (1, 0, 0)),
        ([saying("a", "helped", source="press")], (1, 0, 0)),
        ([saying("a", "helped", sources=[])], (1, 0, 0)),
        ([saying("a", "missed", source="seller")], (0, 0, 0)),
    ],
)  # fmt: skip
def test_an_organisation_counts_once(
    cases: list[Retrospective], expected: tuple[int, int, int]
) -> None:
    assert counted(*cases) == expected


def test_a_retrospective_that_misses_a_practice_twice_is_one() -> None:
    evidence = weigh(reports(saying("a", "missed", "missed"), saying("b", "missed")))
    assert (len(evidence.missed), count_cases(evidence.missed)) == (3, 2)


def test_a_vendors_word_changes_nothing_of_what_others_say() -> None:
    independent = saying("acme", "hurt", source="press")
    vendor = saying("acme-2", "helped", source="seller", organisation="acme")
    evidence = weigh(reports(independent, vendor))
    assert (evidence.helped, evidence.mixed, evidence.hurt) == (0, 0, 1)
    assert [one.case.id for one in evidence.vendor_only] == ["acme-2"]


def test_sectors_are_those_of_the_organisations_that_it_helped() -> None:
    evidence = weigh(
        reports(
            saying("a", "helped", sector="finance"),
            saying("b", "helped", sector="finance"),
            saying("c", "hurt", sector="retail"),
            saying("a-2", "helped", organisation="A", sector="energy"),
        )
    )
    assert evidence.sectors == {"finance", "energy"}


def organisations(helped: int, mixed: int = 0, hurt: int = 0, sectors: int = 2) -> Evidence:
    names = ("finance", "retail", "energy", "media")[:sectors]
    effects = ["helped"] * helped + ["mixed"] * mixed + ["hurt"] * hurt
    cases = (
        saying(f"o{place}", effect, sector=names[place % sectors])
        for place, effect in enumerate(effects)
    )
    return weigh(reports(*cases))


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (organisations(0), "proposed"),
        (organisations(1), "emerging"),
        (organisations(2), "emerging"),
        (organisations(3), "established"),
        (organisations(3, sectors=1), "emerging"),
        (organisations(9, sectors=1), "emerging"),
        (organisations(2, mixed=1), "contested"),  # exactly a third
        (organisations(2, hurt=1), "contested"),
        (organisations(4, mixed=1, hurt=1), "contested"),  # a third together
        (organisations(5, mixed=1, hurt=1), "established"),  # 2 of 7
        (organisations(66, mixed=33), "contested"),
        (organisations(67, mixed=33), "established"),
        (organisations(0, mixed=1), "contested"),
        (organisations(0, hurt=4), "contested"),
    ],
)
def test_maturity(evidence: Evidence, expected: str) -> None:
    assert evidence.maturity(DEFAULT) == expected


@pytest.mark.parametrize(
    ("thresholds", "evidence", "expected"),
    [
        ({"established_organisations": 4}, organisations(3), "emerging"),
        (
            {"established_organisations": 1, "established_sectors": 1},
            organisations(1),
            "established",
        ),
        ({"established_sectors": 3}, organisations(4), "emerging"),
        ({"established_sectors": 3}, organisations(4, sectors=3), "established"),
        ({"contested_share": 0.5}, organisations(2, hurt=1), "emerging"),
        ({"contested_share": 0.5}, organisations(2, hurt=2), "contested"),
        ({"contested_share": 0.3333333333333333}, organisations(2, hurt=1), "contested"),
        ({"contested_share": 1}, organisations(1, hurt=9), "emerging"),
        ({"contested_share": 1}, organisations(0, hurt=1), "contested"),
        ({"contested_share": 0.2}, organisations(4, hurt=1), "contested"),
    ],
)  # fmt: skip
def test_maturity_with_thresholds_of_a_host(
    thresholds: dict[str, Any], evidence: Evidence, expected: str
) -> None:
    assert evidence.maturity(EvidenceThresholds.model_validate(thresholds)) == expected


def test_the_editions_thresholds_hold() -> None:
    items = (pattern(), saying("acme", "helped"))
    easy = EvidenceThresholds(established_organisations=1, established_sectors=1)
    assert evidence_of(playbook(*items)).maturities == {"shadow": "emerging"}
    assert evidence_of(playbook(*items, thresholds=easy)).maturities == {"shadow": "established"}


def test_patterns_stand_the_best_proved_first() -> None:
    patterns = [pattern(name) for name in ("doubted", "many", "new", "one", "two")]

    def told(name: str, effect: str, *organisations_: str) -> list[Retrospective]:
        return [
            case(f"{name}-{organisation}", organisation=organisation, sector=sector,
                 practices=[report(effect, name=name)])
            for organisation, sector in zip(
                organisations_, ("finance", "retail") * 2, strict=False
            )
        ]  # fmt: skip

    cases = [*told("many", "helped", "a", "b", "c"), *told("two", "helped", "a", "b"),
             *told("one", "helped", "a"), *told("doubted", "hurt", "a")]  # fmt: skip
    evidence = evidence_of(playbook(*patterns, *cases))
    assert list(evidence.patterns) == ["many", "two", "one", "doubted", "new"]
    assert evidence.maturities == {
        "doubted": "contested",
        "many": "established",
        "new": "proposed",
        "one": "emerging",
        "two": "emerging",
    }


def test_failure_modes_by_what_became_of_them() -> None:
    def fell(case_id: str, status: str, year: str) -> Retrospective:
        reported = [{"mode": "no-owner", "status": status, "evidence": "E."}]
        return case(case_id, failure_modes=reported, dates={"outcome": year})

    old, new = fell("old", "hit", "2020"), fell("new", "hit", "2024")
    out, clear = fell("out", "recovered", "2023"), fell("clear", "avoided", "2022")
    evidence = evidence_of(playbook(old, new, out, clear, case("silent")))
    assert evidence.modes == {
        "no-owner": ModeEvidence(
            hit=(ModeCase(new, new.failure_modes[0]), ModeCase(old, old.failure_modes[0])),
            recovered=(ModeCase(out, out.failure_modes[0]),),
            avoided=(ModeCase(clear, clear.failure_modes[0]),),
        )
    }
    assert evidence_of(playbook()).modes == {"no-owner": ModeEvidence()}


def test_candidates_that_several_organisations_name_come_first() -> None:
    def proposing(case_id: str, name: str, effect: str = "helped", **more: Any) -> Retrospective:
        said = {"proposed": name, "effect": effect, "evidence": "E."}
        return case(case_id, practices=[said], **more)

    single = proposing("a", "A weekly error clinic")
    first = proposing("b", "Walk the floor", dates={"outcome": "2025"})
    again = proposing("c", "walk  THE floor", "missed", dates={"outcome": "2024"})
    twice = proposing("a-2", "A weekly error clinic", organisation="A")
    assert evidence_of(playbook(single, first, again, twice)).candidates == (
        Candidate("Walk the floor", weigh(reports(first, again)), 2),
        Candidate("A weekly error clinic", weigh(reports(single, twice)), 1),
    )


def test_endings_that_fit_no_failure_mode() -> None:
    hit = [{"mode": "no-owner", "status": "hit", "evidence": "E."}]
    avoided = [{"mode": "no-owner", "status": "avoided", "evidence": "E."}]
    ended = case("ended", outcome="stopped", failure_modes=avoided)
    others = (
        case("explained", outcome="rolled-back", failure_modes=hit),
        case("running"),
        case("partly", outcome="limited"),
    )
    assert evidence_of(playbook(ended, *others)).unexplained == (ended,)


def test_how_many_of_some_rows_are_in_use() -> None:
    columns = tables.OUTCOMES
    counts = ((2, 1, 0, 1, 0), (0, 0, 1, 0, 3), (5, 0, 0, 0, 0))
    table = CrossTable(("a", "b", "c"), columns, counts, n=9)
    assert columns == ("scaled", "limited", "rolled-back", "stopped", "never-left-pilot")
    assert tables.lasting(table, ["a", "b"]) == (3, 8)
    assert tables.lasting(table, []) == (0, 0)


def test_failure_modes_by_outcome() -> None:
    def fell(case_id: str, status: str, outcome: str) -> Retrospective:
        said = [{"mode": "no-owner", "status": status, "evidence": "E."}]
        return case(case_id, failure_modes=said, outcome=outcome)

    book = playbook()
    cases = (fell("a", "hit", "stopped"), fell("b", "hit", "stopped"),
             fell("c", "avoided", "scaled"), case("d"))  # fmt: skip
    assert tables.modes_by_outcome(cases, book.all(FailureMode)) == CrossTable(
        rows=("no-owner.hit", "no-owner.recovered", "no-owner.avoided"),
        columns=("scaled", "limited", "rolled-back", "stopped", "never-left-pilot"),
        counts=((0, 0, 0, 2, 0), (0, 0, 0, 0, 0), (1, 0, 0, 0, 0)),
        n=3,
        silent=1,
    )


def test_what_was_settled_when_counts_the_first_time() -> None:
    both = case(
        "both",
        integrations=[{"system": "A", "when": "after-pilot"}, {"system": "B", "when": "in-pilot"}],
        criteria=[{"metric": "M", "better": "higher", "target": 1, "set": "never"}],
        governance=[{"review": "legal", "started": "before-pilot"}],
        owner={"named": "after-pilot"},
    )
    cases = (both, case("silent"))
    columns = tables.OUTCOMES
    empty = (0, 0, 0, 0, 0)
    one = (1, 0, 0, 0, 0)
    expected = {
        tables.ownership_by_outcome: (empty, empty, one, empty),
        tables.governance_by_outcome: (one, empty, empty, empty),
        tables.integration_by_outcome: (empty, one, empty, empty),
        tables.criteria_by_outcome: (empty, empty, empty, one),
    }
    for table_of, counts in expected.items():
        assert table_of(cases) == CrossTable(tables.PHASES, columns, counts, n=1, silent=1)


def test_times_by_outcome() -> None:
    def took(case_id: str, start: str, production: str) -> Retrospective:
        dates = {"pilot_start": start, "production": production, "outcome": "2025"}
        return case(case_id, dates=dates)

    cases = (took("a", "2024-01", "2024-07"), took("b", "2024-01", "2024-08-31"),
             took("c", "2023", "2024"), took("d", "2020-03-01", "2023-03"), case("e"))  # fmt: skip
    assert tables.periods_by_outcome(cases, tables.time_to_production) == CrossTable(
        rows=("half-year", "year", "two-years", "longer"),
        columns=tables.OUTCOMES,
        counts=((1, 0, 0, 0, 0), (2, 0, 0, 0, 0), (0, 0, 0, 0, 0), (1, 0, 0, 0, 0)),
        n=4,
        silent=1,
    )
    assert tables.middle(cases, tables.time_to_production) == Duration(7)
    assert tables.middle((), tables.time_to_production) is None


def test_a_pilot_lasts_to_its_end_or_else_to_the_decision() -> None:
    start = {"pilot_start": "2024-01", "outcome": "2025"}
    ended = case("a", dates={**start, "pilot_end": "2024-03", "decision": "2024-06"})
    decided = case("b", dates={**start, "decision": "2024-06"})
    assert tables.time_in_pilot(ended) == Duration(2)
    assert tables.time_in_pilot(decided) == Duration(5)
    assert tables.time_in_pilot(case("c")) is None


def test_coverage_by_sector_and_year() -> None:
    cases = (
        case("a", sector="retail", dates={"outcome": "2024-05"}),
        case("b", sector="energy", dates={"outcome": "2023"}),
        case("c", sector="retail", dates={"outcome": "2024-12-31"}, outcome="limited"),
        case("d", sector="agriculture", dates={"outcome": "2020"}, outcome="stopped"),
    )
    assert tables.sectors_by_outcome(cases) == CrossTable(
        rows=("retail", "agriculture", "energy"),
        columns=tables.OUTCOMES,
        counts=((1, 1, 0, 0, 0), (0, 0, 0, 1, 0), (1, 0, 0, 0, 0)),
        n=4,
    )
    assert tables.years_by_outcome(cases) == CrossTable(
        rows=("2024", "2023", "2020"),
        columns=tables.OUTCOMES,
        counts=((1, 1, 0, 0, 0), (1, 0, 0, 0, 0), (0, 0, 0, 1, 0)),
        n=4,
    )
    assert tables.sectors_by_outcome(()) == CrossTable((), tables.OUTCOMES, (), n=0)


def test_practices_by_effect() -> None:
    evidence = {
        "few": organisations(1),
        "none": organisations(0),
        "many": organisations(2, mixed=1, hurt=1),
    }
    assert tables.practices_by_effect(evidence) == CrossTable(
        rows=("many", "few"),
        columns=("helped", "mixed", "hurt"),
        counts=((2, 1, 1), (1, 0, 0)),
        n=5,
        silent=1,
    )


@pytest.mark.parametrize(
    ("start", "end", "span", "words"),
    [
        ("2024-01", "2024-03", Duration(2), "2 months"),
        ("2024-01-31", "2024-02-01", Duration(1), "1 month"),
        ("2024-01", "2024-01-20", Duration(0), "within a month"),
        ("2022-11", "2025-02", Duration(27), "2 years 3 months"),
        ("2023-02", "2024-02", Duration(12), "1 year"),
        ("2023", "2024-02", Duration(12, is_about=True), "about 1 year"),
        ("2023", "2023", Duration(0, is_about=True), "within a year"),
        ("2023-12", "2026", Duration(36, is_about=True), "about 3 years"),
    ],
)
def test_times(start: str, end: str, span: Duration, words: str) -> None:
    assert between(start, end) == span
    assert str(span) == words


def test_a_time_needs_both_dates() -> None:
    assert between(None, "2024") is None
    assert between("2024", None) is None


@pytest.mark.parametrize(
    ("date", "at"),
    [("2024", 2024.5), ("2024-01", 2024 + 0.5 / 12), ("2024-01-16", 2024 + 0.5 / 12),
     ("2023-12-31", 2023 + (11 + 30.5 / 31) / 12)],
)  # fmt: skip
def test_moments(date: str, at: float) -> None:
    assert moment(date) == pytest.approx(at)


def test_names_are_compared_without_case_and_spacing() -> None:
    assert same_name("  The  ACME Group ") == same_name("the acme group")
    assert same_name("Acme") != same_name("Acme Ltd")


def test_evidence_is_derived_once() -> None:
    book = playbook(pattern(), saying("acme", "helped"))
    assert evidence_of(book) is evidence_of(book)
    assert evidence_of(playbook(pattern())).patterns == {"shadow": Evidence()}
