"""How do steps, failure modes, practices and the home page show what retrospectives report?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...evidence import Maturity, ModeCase, ModeEvidence, Report, evidence_of
from ...evidence.tables import mode_row
from ...model import FailureMode, FrameworkStep, ModeStatus, Pattern, Playbook, ScalingPractice
from ...text.counted import agreeing
from ..addresses import filtered
from .cited import Citing, Quoted, Testimony, quoted
from .common import Link, link_to
from .in_words import MODE_STATUSES, CountSentence, mode_counts_in_words, mode_rest_in_words
from .lists import CaseEntry, case_entry
from .meters import Meter, mode_meter, practice_meter

FEW = 3
"""How many sentences on one status a page shows at once."""
MOST = 12
"""How many it quotes before it links to the list of all."""
_CAVEAT = (
    "Records were found and coded with their ending known: read them as examples, not as rates."
)
NEWEST = 4

_HEADINGS: Mapping[ModeStatus, str] = {
    "hit": "Where it hit",
    "partly": "Where it hit in part",
    "recovered": "Where a team recovered, and how",
    "avoided": "Where it was avoided",
    "not-evidenced": "Where nothing shows whether it hit",
}

CIRCLE = "codify-patterns"
"""The scaling practice that this playbook's own circle of records and patterns serves."""


@dataclass(frozen=True)
class PatternCard:
    """A pattern with what organisations report about it."""

    link: Link
    maturity: Maturity
    meter: Meter


@dataclass(frozen=True)
class StatusGroup:
    """What the retrospectives say in which a failure mode had one status."""

    status: ModeStatus
    heading: str
    quoted: Quoted


@dataclass(frozen=True)
class ModeProof:
    """What retrospectives show about a failure mode, and which patterns counter it."""

    counts: CountSentence
    meter: Meter
    note: str
    """What the other retrospectives do, and what the counts cannot show."""
    groups: tuple[StatusGroup, ...]
    patterns: tuple[PatternCard, ...]


@dataclass(frozen=True)
class ModeCount:
    """A failure mode with how often it hit."""

    link: Link
    meter: Meter


@dataclass(frozen=True)
class StepProof:
    """Which patterns are used in a step, and what the step keeps a pilot out of."""

    patterns: tuple[PatternCard, ...]
    modes: tuple[ModeCount, ...]


@dataclass(frozen=True)
class Circle:
    """The circle from records to advice, as far as this edition has come."""

    cases: int
    patterns: int
    candidates: int
    newest: tuple[CaseEntry, ...]


@dataclass(frozen=True)
class PracticeProof:
    """The patterns of a scaling practice; for the one about patterns, the whole circle."""

    patterns: tuple[PatternCard, ...]
    circle: Circle | None


def pattern_cards(
    playbook: Playbook, wanted: Callable[[Pattern], bool] = lambda _: True
) -> tuple[PatternCard, ...]:
    """Return the wanted patterns, the most established first."""
    evidence = evidence_of(playbook)
    patterns = (playbook.get(Pattern, name) for name in evidence.patterns)
    return tuple(
        PatternCard(
            link_to(pattern),
            evidence.maturities[pattern.id],
            practice_meter(evidence.patterns[pattern.id]),
        )
        for pattern in patterns
        if wanted(pattern)
    )


def mode_proof(playbook: Playbook, mode: FailureMode) -> ModeProof:
    """Return what retrospectives show about a failure mode."""
    found = evidence_of(playbook).modes[mode.id]
    groups = (
        StatusGroup(status, heading, _quoted(playbook, mode, status, found.of(status)))
        for status, heading in _HEADINGS.items()
        if found.of(status)
    )
    return ModeProof(
        mode_counts_in_words(found),
        mode_meter(found),
        " ".join(filter(None, (_readings(found), mode_rest_in_words(found), _CAVEAT))),
        tuple(groups),
        pattern_cards(playbook, lambda pattern: mode.id in pattern.counters),
    )


def _readings(found: ModeEvidence) -> str:
    """Say how much of what retrospectives show about a failure mode is our reading."""
    shown = [entry.report for status in MODE_STATUSES for entry in found.of(status)]
    readings = sum(report.reading for report in shown)
    if not readings:
        return ""
    if len(shown) == 1:
        return "This is our reading."
    if readings == len(shown):
        return "All are our readings."
    return f"{readings:,} of these {agreeing(readings, 'is our reading', 'are our readings')}."


def step_proof(playbook: Playbook, step: FrameworkStep, modes: Sequence[FailureMode]) -> StepProof:
    """Return the patterns of a step, and how often its failure modes hit."""
    found = evidence_of(playbook).modes
    return StepProof(
        pattern_cards(playbook, lambda pattern: step.id in pattern.steps),
        tuple(ModeCount(link_to(mode), mode_meter(found[mode.id])) for mode in modes),
    )


def practice_proof(playbook: Playbook, practice: ScalingPractice) -> PracticeProof:
    """Return the patterns of a scaling practice."""
    return PracticeProof(
        pattern_cards(playbook, lambda pattern: pattern.practice == practice.id),
        circle(playbook) if practice.id == CIRCLE else None,
    )


def circle(playbook: Playbook) -> Circle:
    """Return how far the circle has come: the newest records and the most established patterns."""
    evidence = evidence_of(playbook)
    return Circle(
        cases=len(evidence.cases),
        patterns=len(evidence.patterns),
        candidates=len(evidence.candidates),
        newest=tuple(case_entry(playbook, case) for case in evidence.cases[:NEWEST]),
    )


def _quoted(
    playbook: Playbook, mode: FailureMode, status: ModeStatus, cases: Sequence[ModeCase]
) -> Quoted:
    def testimony(entry: ModeCase) -> Testimony:
        told = Citing(playbook, entry.case).testimony(entry.report.evidence, entry.report)
        way_out = _way_out(playbook, mode, entry) if status == "recovered" else ()
        return replace(told, practices=way_out)

    rest = filtered("failure-mode", mode_row(mode.id, status))
    return quoted(map(testimony, cases), len(cases), rest, MOST, unfolded=FEW)


def _way_out(playbook: Playbook, mode: FailureMode, entry: ModeCase) -> tuple[Link, ...]:
    """Return the patterns against this failure mode that helped where a team recovered."""
    member = evidence_of(playbook).members[entry.case.id][0]
    named = (
        playbook.get(Pattern, said.pattern)
        for said in entry.case.practices
        if said.pattern
        and said.effect == "helped"
        and Report(entry.case, said, member).standing == "counted"
    )
    return tuple(link_to(pattern) for pattern in named if mode.id in pattern.counters)
