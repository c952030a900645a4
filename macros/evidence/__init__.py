"""What do the retrospectives show? Derived from the playbook, never written by hand.

Everything here is a pure function of the model. `evidence_of` reads all retrospectives once, and
pages ask it for what they show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model import FailureMode, ModeReport, ModeStatus, Pattern, Playbook, Retrospective, Withdrawn
from ..text.names import same_name
from . import tables
from .organisations import (
    Member,
    Party,
    members_of,
    organisations_in_words,
    parties_of,
    sector_of,
)
from .practices import (
    AGAINST,
    EFFECTS,
    ENDED,
    LASTING,
    MATURITIES,
    REASONS,
    Evidence,
    Maturity,
    Reason,
    Report,
    Standing,
    UseTable,
    Voice,
    count_cases,
    grouped,
    weigh,
)
from .times import Duration, between, moment

__all__ = [
    "AGAINST",
    "EFFECTS",
    "LASTING",
    "MATURITIES",
    "REASONS",
    "Candidate",
    "Duration",
    "Evidence",
    "Maturity",
    "Member",
    "ModeCase",
    "ModeEvidence",
    "Party",
    "Reason",
    "Report",
    "Standing",
    "UseTable",
    "Voice",
    "WholeEvidence",
    "between",
    "count_cases",
    "evidence_of",
    "grouped",
    "moment",
    "organisations_in_words",
    "parties_of",
    "same_name",
    "sector_of",
    "tables",
    "weigh",
]  # fmt: skip

_FELL_IN = frozenset({"hit", "partly", "recovered"})


@dataclass(frozen=True)
class ModeCase:
    """What one retrospective says about a failure mode."""

    case: Retrospective
    report: ModeReport


@dataclass(frozen=True)
class ModeEvidence:
    """The retrospectives in which a failure mode had each status, newest first."""

    by_status: Mapping[ModeStatus, tuple[ModeCase, ...]]
    silent: int = 0
    """How many retrospectives say nothing about it."""

    def of(self, status: ModeStatus) -> tuple[ModeCase, ...]:
        """Return the retrospectives in which it had this status."""
        return self.by_status.get(status, ())


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
    """Those that are not withdrawn, newest first."""
    withdrawn: tuple[Withdrawn, ...]
    patterns: Mapping[str, Evidence]
    """Evidence by pattern, the most established first."""
    maturities: Mapping[str, Maturity]
    reasons: Mapping[str, tuple[Reason, ...]]
    """Why what is known of a pattern may be less than its number says, by pattern."""
    members: Mapping[str, tuple[Member, ...]]
    """The organisations of each retrospective, by its id."""
    modes: Mapping[str, ModeEvidence]
    candidates: tuple[Candidate, ...]
    """Practices that ask for a pattern, those that several organisations name first."""
    unexplained: tuple[Retrospective, ...]
    """Deployments that ended and fell into no failure mode that the playbook knows."""


@lru_cache(maxsize=4)
def evidence_of(playbook: Playbook) -> WholeEvidence:
    """Read every retrospective once, and return what they show."""
    cases = playbook.all(Retrospective)
    members = {case.id: members_of(playbook, case) for case in cases}
    reports = [
        Report(case, said, _member(members[case.id], said.organisation))
        for case in cases
        for said in case.practices
    ]
    by_pattern = grouped(reports, lambda report: report.practice.pattern)
    patterns = {
        pattern.id: weigh(by_pattern.get(pattern.id, ()), cases)
        for pattern in playbook.all(Pattern)
    }
    thresholds = playbook.edition.evidence
    maturities = {name: found.maturity(thresholds) for name, found in patterns.items()}
    first = sorted(
        patterns,
        key=lambda name: (
            MATURITIES.index(maturities[name]),
            -len(patterns[name].documented_helped),
            -patterns[name].helped,
            playbook.get(Pattern, name).title.casefold(),
        ),
    )
    return WholeEvidence(
        cases=cases,
        withdrawn=playbook.all(Withdrawn),
        patterns={name: patterns[name] for name in first},
        maturities=maturities,
        reasons={name: found.reasons(thresholds) for name, found in patterns.items()},
        members=members,
        modes=_modes(playbook, cases),
        candidates=_candidates(by_pattern.get(None, [])),
        unexplained=tuple(
            case
            for case in cases
            if case.outcome in ENDED
            and not any(report.status in _FELL_IN for report in case.failure_modes)
        ),
    )


def _member(members: tuple[Member, ...], named_as: str | None) -> Member:
    """Return the organisation that a statement is about; where none is named, there is one."""
    return next((member for member in members if member.named_as == named_as), members[0])


def _modes(playbook: Playbook, cases: tuple[Retrospective, ...]) -> dict[str, ModeEvidence]:
    named = [ModeCase(case, report) for case in cases for report in case.failure_modes]
    found = grouped(named, lambda entry: (entry.report.mode, entry.report.status))
    speaking = grouped(named, lambda entry: entry.report.mode)
    return {
        mode.id: ModeEvidence(
            {status: tuple(found.get((mode.id, status), ())) for status in tables.STATUSES},
            len(cases) - len({entry.case.id for entry in speaking.get(mode.id, ())}),
        )
        for mode in playbook.all(FailureMode)
    }


def _candidates(proposed: list[Report]) -> tuple[Candidate, ...]:
    by_name = grouped(proposed, lambda report: same_name(report.practice.proposed or ""))
    candidates = [
        Candidate(
            own[0].practice.proposed or "",
            weigh(own),
            len({report.party.key for report in own}),
        )
        for own in by_name.values()
    ]
    return tuple(sorted(candidates, key=lambda one: (-one.organisations, one.name.casefold())))
