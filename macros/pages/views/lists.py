"""What do the lists of retrospectives and of patterns show, and by what can they be narrowed?

A page holds the first entries of its list; a browser that narrows or sorts it reads
the rest as data, by the place of an entry in the list. Facets name values by id, so an address
such as `retrospectives/?sector=finance` means the same in every edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...evidence import (
    MATURITIES,
    evidence_of,
    grouped,
    organisations_in_words,
    sector_of,
)
from ...evidence.tables import STATUSES, mode_row, time_to_production, year_of
from ...model import (
    FailureMode,
    FrameworkStep,
    Pattern,
    Playbook,
    Retrospective,
    ScalingPractice,
    Use,
)
from ...text.labels import label_of
from ...text.prose import to_text
from ..addresses import address_of, group_address
from ..listing import OUTCOMES, PER_PAGE, large_years
from .common import Link
from .told import outcome_date

_USES: Mapping[Use, str] = {"full": "", "none": ": not used", "unclear": ": unclear whether used"}
"""What follows a pattern's name in the facet of practices; in full and in part are one value."""

FIRST = 50
"""How many retrospectives the page itself lists."""


@dataclass(frozen=True)
class CaseEntry:
    """A retrospective as an entry of a list."""

    address: str
    title: str
    organisation: str
    outcome: str
    outcome_label: str
    summary: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class FacetValue:
    """Something to narrow a list to, and how many entries have it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A question by which a list is narrowed, and which values each entry has."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    rows: tuple[tuple[int, ...], ...]
    """For each entry, the places of its values in `values`."""


@dataclass(frozen=True)
class Order:
    """A way to sort a list other than its own order; an entry without a rank comes last."""

    name: str
    label: str
    ranks: tuple[int | None, ...]


@dataclass(frozen=True)
class FacetList:
    """By what a list is narrowed and sorted."""

    name: str
    noun: str
    own_order: str
    facets: tuple[Facet, ...]
    orders: tuple[Order, ...]
    count: int
    plural: str = ""
    """What several entries are called, where that is not the noun with an s."""


@dataclass(frozen=True)
class GroupLink:
    """An outcome or a year with how many retrospectives it has."""

    link: Link
    count: int


@dataclass(frozen=True)
class RetrospectiveList:
    """The list of all retrospectives: the newest, the way to each group, and the facets."""

    listing: FacetList
    entries: tuple[CaseEntry, ...]
    outcomes: tuple[GroupLink, ...]
    years: tuple[GroupLink, ...]
    """Those that have more than a page lists."""


@dataclass(frozen=True)
class GroupView:
    """The retrospectives of one outcome or year, or as many as one page lists."""

    title: str
    year: str
    """Which year they were settled in, where that is what they have in common."""
    count: int
    number: int
    pages: tuple[Link, ...]
    """Every page of the group, where there are several."""
    entries: tuple[CaseEntry, ...]
    others: tuple[GroupLink, ...]


def practice_row(pattern_id: str, use: Use) -> str:
    """Name the value of the facet of practices: the pattern alone where it was used at all."""
    return f"{pattern_id}.{use}" if use in ("none", "unclear") else pattern_id


def case_entry(playbook: Playbook, case: Retrospective) -> CaseEntry:
    """Return a retrospective as an entry of a list."""
    span = time_to_production(case)
    facts = [
        label_of(sector_of(playbook, case)),
        label_of(case.technique),
        outcome_date(case.dates),
        f"{span} to production" if span else "",
        "First hand" if case.record == "contributed" else "",
    ]
    return CaseEntry(
        address_of(case),
        case.title,
        organisations_in_words(playbook, case),
        case.outcome,
        label_of(case.outcome),
        to_text(case.summary),
        tuple(fact for fact in facts if fact),
    )


def retrospective_list(playbook: Playbook) -> RetrospectiveList:
    """Return what the list of retrospectives shows before anybody narrows it."""
    cases = evidence_of(playbook).cases
    return RetrospectiveList(
        retrospective_facets(playbook),
        tuple(case_entry(playbook, case) for case in cases[:FIRST]),
        _outcomes(playbook),
        _years(playbook),
    )


def group_view(playbook: Playbook, place: str) -> GroupView:
    """Return the retrospectives of a group; `year/2025/2` is the second page of a year."""
    name, value, *later = place.split("/")
    group, number = f"{name}/{value}", int(later[0]) if later else 1
    cases = (_by_outcome if name == "outcome" else _by_year)(playbook)[value]
    starts = range(0, len(cases), PER_PAGE)
    pages = tuple(Link(str(page), group_address(group, page)) for page, _ in enumerate(starts, 1))
    start = starts[number - 1]
    others = (_outcomes if name == "outcome" else _years)(playbook)
    return GroupView(
        OUTCOMES[value][0] if name == "outcome" else f"Retrospectives of {value}",
        value if name == "year" else "",
        len(cases),
        number,
        pages if len(pages) > 1 else (),
        tuple(case_entry(playbook, case) for case in cases[start : start + PER_PAGE]),
        tuple(other for other in others if other.link.address != group_address(group)),
    )


@lru_cache(maxsize=1)
def retrospective_facets(playbook: Playbook) -> FacetList:
    """Return by what the list of retrospectives is narrowed and sorted."""
    cases = evidence_of(playbook).cases
    modes = {
        mode_row(mode.id, status): f"{mode.title}: {label_of(status).lower()}"
        for mode in playbook.all(FailureMode)
        for status in STATUSES
    }
    practices = {
        practice_row(pattern.id, use): f"{pattern.title}{rest}"
        for use, rest in _USES.items()
        for pattern in playbook.all(Pattern)
    }
    spans = (time_to_production(case) for case in cases)
    return FacetList(
        name="retrospectives",
        noun="retrospective",
        own_order="Newest first",
        facets=(
            facet("outcome", "Outcome", [(case.outcome,) for case in cases]),
            facet(
                "failure-mode",
                "Failure mode",
                [
                    [mode_row(said.mode, said.status) for said in case.failure_modes]
                    for case in cases
                ],
                modes,
            ),
            facet("sector", "Sector", [(sector_of(playbook, case),) for case in cases]),
            facet("technique", "Technique", [(case.technique,) for case in cases]),
            facet(
                "practice",
                "Practice",
                [
                    [
                        practice_row(said.pattern, said.use)
                        for said in case.practices
                        if said.pattern
                    ]
                    for case in cases
                ],
                practices,
            ),
            facet("year", "Year", [(year_of(case),) for case in cases], newest_first=True),
            facet("record", "Record", [(case.record,) for case in cases]),
            facet(
                "against",
                "Against the playbook",
                [("yes",) if case.against else () for case in cases],
                {"yes": "Holds something that speaks against it"},
            ),
        ),
        orders=(
            Order(
                "time",
                "Fastest to production",
                tuple(span.months if span else None for span in spans),
            ),
        ),
        count=len(cases),
    )


def pattern_facets(playbook: Playbook) -> FacetList:
    """Return by what the list of patterns is narrowed and sorted."""
    evidence = evidence_of(playbook)
    patterns = [playbook.get(Pattern, name) for name in evidence.patterns]
    by_title = {pattern.id: rank for rank, pattern in enumerate(playbook.all(Pattern))}
    return FacetList(
        name="patterns",
        noun="pattern",
        own_order="Most established first",
        facets=(
            facet(
                "maturity",
                "Maturity",
                [(evidence.maturities[pattern.id],) for pattern in patterns],
                {name: label_of(name) for name in MATURITIES},
            ),
            facet(
                "failure-mode",
                "Meant to counter",
                [pattern.counters for pattern in patterns],
                {mode.id: mode.title for mode in playbook.all(FailureMode)},
            ),
            facet(
                "step",
                "Used in step",
                [pattern.steps for pattern in patterns],
                {step.id: step.title for step in playbook.all(FrameworkStep)},
            ),
            facet(
                "practice",
                "Scaling practice",
                [[pattern.practice] if pattern.practice else [] for pattern in patterns],
                {practice.id: practice.title for practice in playbook.all(ScalingPractice)},
            ),
        ),
        orders=(
            Order("title", "From A to Z", tuple(by_title[pattern.id] for pattern in patterns)),
        ),
        count=len(patterns),
    )


def facet(
    name: str,
    label: str,
    rows: Sequence[Iterable[str]],
    labels: Mapping[str, str] | None = None,
    *,
    newest_first: bool = False,
) -> Facet:
    """Return a facet with the values that occur: in the order of `labels`, or the most first."""
    distinct = [tuple(dict.fromkeys(row)) for row in rows]
    counts = Counter(value for row in distinct for value in row)
    if labels is not None:
        ids = [value for value in labels if counts[value]]
    elif newest_first:
        ids = sorted(counts, reverse=True)
    else:
        ids = sorted(counts, key=lambda value: (-counts[value], value))
    places = {value: place for place, value in enumerate(ids)}
    shown = labels or {}
    return Facet(
        name,
        label,
        tuple(
            FacetValue(value, shown.get(value) or label_of(value), counts[value]) for value in ids
        ),
        tuple(tuple(places[value] for value in row) for row in distinct),
    )


def _outcomes(playbook: Playbook) -> tuple[GroupLink, ...]:
    cases = _by_outcome(playbook)
    return tuple(
        GroupLink(Link(title, group_address(f"outcome/{outcome}")), len(cases[outcome]))
        for outcome, (title, _) in OUTCOMES.items()
        if outcome in cases
    )


def _years(playbook: Playbook) -> tuple[GroupLink, ...]:
    cases = _by_year(playbook)
    return tuple(
        GroupLink(Link(year, group_address(f"year/{year}")), len(cases[year]))
        for year in large_years({year: len(those) for year, those in cases.items()})
    )


@lru_cache(maxsize=1)
def _by_outcome(playbook: Playbook) -> Mapping[str, Sequence[Retrospective]]:
    """Return the retrospectives of each outcome, the newest first."""
    return grouped(evidence_of(playbook).cases, lambda case: case.outcome)


@lru_cache(maxsize=1)
def _by_year(playbook: Playbook) -> Mapping[str, Sequence[Retrospective]]:
    """Return the retrospectives of each year, the latest year first."""
    by_year = grouped(evidence_of(playbook).cases, year_of)
    return {year: by_year[year] for year in sorted(by_year, reverse=True)}
