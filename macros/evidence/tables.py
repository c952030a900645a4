"""What do all retrospectives show together? Counts in tables; no share, no claim of a cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from ..model import FailureMode, ModeStatus, Outcome, Retrospective
from .practices import EFFECTS, Evidence
from .times import MONTHS, Duration, between

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
STATUSES: tuple[ModeStatus, ...] = get_args(ModeStatus)
SPOKEN: tuple[ModeStatus, ...] = STATUSES[:-1]
"""The statuses of a failure mode that a retrospective shows something of."""

PERIODS: Mapping[str, int | None] = {
    "half-year": MONTHS // 2,
    "year": MONTHS,
    "two-years": 2 * MONTHS,
    "longer": None,
}
"""Periods by name, each with the most months that it holds."""

Cases = Sequence[Retrospective]


@dataclass(frozen=True)
class CrossTable:
    """How many retrospectives (of practices: organisations) have two things in common."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    n: int
    """How many are counted; one may stand in several rows."""
    silent: int = 0
    """How many say nothing about it."""


def modes_by_outcome(cases: Cases, modes: Iterable[FailureMode]) -> CrossTable:
    """Count outcomes by failure mode and by its status."""
    rows = [mode_row(mode.id, status) for mode in modes for status in SPOKEN]
    return _by_outcome(
        cases,
        rows,
        lambda case: [
            mode_row(said.mode, said.status) for said in case.failure_modes if said.status in SPOKEN
        ],
    )


def mode_row(mode_id: str, status: ModeStatus) -> str:
    """Name the row of a failure mode that became this."""
    return f"{mode_id}.{status}"


def periods_by_outcome(
    cases: Cases, span_of: Callable[[Retrospective], Duration | None]
) -> CrossTable:
    """Count outcomes by how long something took."""

    def period(case: Retrospective) -> Sequence[str]:
        span = span_of(case)
        return [] if span is None else [_period_of(span)]

    return _by_outcome(cases, tuple(PERIODS), period)


def sectors_by_outcome(cases: Cases, sector_of: Callable[[Retrospective], str]) -> CrossTable:
    """Count outcomes by sector, the sector with the most retrospectives first."""
    sectors = Counter(map(sector_of, cases))
    rows = sorted(sectors, key=lambda sector: (-sectors[sector], sector))
    return _by_outcome(cases, rows, lambda case: [sector_of(case)])


def years_by_outcome(cases: Cases) -> CrossTable:
    """Count outcomes by the year in which they came about, the latest first."""
    rows = sorted({year_of(case) for case in cases}, reverse=True)
    return _by_outcome(cases, rows, lambda case: [year_of(case)])


def practices_by_effect(evidence: Mapping[str, Evidence]) -> CrossTable:
    """Count organisations by practice and by the effect that they report, the most first."""
    reported = {name: found for name, found in evidence.items() if found.voices}
    rows = sorted(reported, key=lambda name: -len(reported[name].voices))
    return CrossTable(
        tuple(rows),
        EFFECTS,
        tuple(tuple(len(reported[name].of(effect)) for effect in EFFECTS) for name in rows),
        n=sum(len(found.voices) for found in reported.values()),
        silent=len(evidence) - len(reported),
    )


def time_in_pilot(case: Retrospective) -> Duration | None:
    """Return how long the pilot took: to its end, or else to the decision."""
    dates = case.dates
    return between(dates.pilot_start, dates.pilot_end or dates.decision)


def time_to_production(case: Retrospective) -> Duration | None:
    """Return the time from the pilot's start to production, where both are known."""
    return between(case.dates.pilot_start, case.dates.production)


def year_of(case: Retrospective) -> str:
    """Return the year in which the outcome came about."""
    return case.dates.outcome[:4]


def _period_of(span: Duration) -> str:
    return next(name for name, most in PERIODS.items() if most is None or span.months <= most)


def _by_outcome(
    cases: Cases, rows: Sequence[str], rows_of: Callable[[Retrospective], Sequence[str]]
) -> CrossTable:
    counts: Counter[tuple[str, str]] = Counter()
    silent = 0
    for case in cases:
        own = rows_of(case)
        silent += not own
        counts.update((row, case.outcome) for row in own)
    cells = tuple(tuple(counts[row, outcome] for outcome in OUTCOMES) for row in rows)
    return CrossTable(tuple(rows), OUTCOMES, cells, n=len(cases) - silent, silent=silent)
