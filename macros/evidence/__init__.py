"""What do the retrospectives show? Derived from the playbook, never written by hand.

Everything here is a pure function of the model. `evidence_of` reads all retrospectives once, and
pages ask it for what they show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model import FailureMode, ModeReport, ModeStatus, Pattern, Playbook, Retrospective
from ..text.names import same_name
from . import tables
from .practices import (
    COUNTED,
    MATURITIES,
    CountedEffect,
    Evidence,
    Maturity,
    Report,
    Voice,
    count_cases,
    grouped,
    weigh,
)
from .times import Duration, between, moment

__all__ = [
    "COUNTED",
    "MATURITIES",
    "Candidate",
    "CountedEffect",
    "Duration",
    "Evidence",
    "Maturity",
    "ModeCase",
    "ModeEvidence",
    "Report",
    "Voice",
    "WholeEvidence",
    "between",
    "count_cases",
    "evidence_of",
    "grouped",
    "moment",
    "same_name",
    "tables",
    "weigh",
]  # fmt: skip

_ENDED = frozenset({"rolled-back", "stopped", "never-left-pilot"})
_FELL_IN = frozenset({"hit", "recovered"})


@dataclass(frozen=True)
class ModeCase:
    """What one retrospective says about a failure mode."""

    case: Retrospective
    report: ModeReport


@dataclass(frozen=True)
class ModeEvidence:
    """The retrospectives that hit a failure mode, got out of it or avoided it, newest first."""

    hit: tuple[ModeCase, ...] = ()
    recovered: tuple[ModeCase, ...] = ()
    avoided: tuple[ModeCase, ...] = ()

    def of(self, status: ModeStatus) -> tuple[ModeCase, ...]:
        """Return the retrospectives in which it had this status."""
        return {"hit": self.hit, "recovered": self.recovered, "avoided": self.avoided}[status]


@dataclass(frozen=True)
class Candidate:
    """A practice that retrospectives name and that is no pattern yet."""

    name: str
    evidence: Evidence
    organisations: int
    """How many organisations name it, whatever they say about it."""


@dataclass(frozen=True)
class WholeEvidence:
    """What all retrospectives show together."""

    cases: tuple[Retrospective, ...]
    patterns: Mapping[str, Evidence]
    """Evidence by pattern, the best proved first."""
    maturities: Mapping[str, Maturity]
    modes: Mapping[str, ModeEvidence]
    candidates: tuple[Candidate, ...]
    """Practices that ask for a pattern, those that several organisations name first."""
    unexplained: tuple[Retrospective, ...]
    """Deployments that ended and fell into no failure mode that the playbook knows."""


@lru_cache(maxsize=4)
def evidence_of(playbook: Playbook) -> WholeEvidence:
    """Read every retrospective once, and return what they show."""
    cases = playbook.all(Retrospective)
    reports = [Report(case, said) for case in cases for said in case.practices]
    by_pattern = grouped(reports, lambda report: report.practice.pattern)
    patterns = {
        pattern.id: weigh(by_pattern.get(pattern.id, ())) for pattern in playbook.all(Pattern)
    }
    thresholds = playbook.edition.evidence
    maturities = {name: found.maturity(thresholds) for name, found in patterns.items()}
    best_first = sorted(
        patterns,
        key=lambda name: (
            MATURITIES.index(maturities[name]),
            -patterns[name].helped,
            -len(patterns[name].sectors),
        ),
    )
    return WholeEvidence(
        cases=cases,
        patterns={name: patterns[name] for name in best_first},
        maturities=maturities,
        modes=_modes(playbook, cases),
        candidates=_candidates(by_pattern.get(None, [])),
        unexplained=tuple(
            case
            for case in cases
            if case.outcome in _ENDED
            and not any(report.status in _FELL_IN for report in case.failure_modes)
        ),
    )


def _modes(playbook: Playbook, cases: tuple[Retrospective, ...]) -> dict[str, ModeEvidence]:
    named = (ModeCase(case, report) for case in cases for report in case.failure_modes)
    found = grouped(named, lambda entry: (entry.report.mode, entry.report.status))
    return {
        mode.id: ModeEvidence(
            *(tuple(found.get((mode.id, status), ())) for status in tables.STATUSES)
        )
        for mode in playbook.all(FailureMode)
    }


def _candidates(proposed: list[Report]) -> tuple[Candidate, ...]:
    by_name = grouped(proposed, lambda report: same_name(report.practice.proposed or ""))
    candidates = [
        Candidate(
            own[0].practice.proposed or "",
            weigh(own),
            len({same_name(report.case.organisation) for report in own}),
        )
        for own in by_name.values()
    ]
    return tuple(sorted(candidates, key=lambda one: (-one.organisations, one.name.casefold())))
