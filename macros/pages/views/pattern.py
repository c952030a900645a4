"""What do the pages of patterns show: the answer, and who reports what about it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...evidence import COUNTED, Evidence, Maturity, Report, count_cases, evidence_of
from ...model import (
    CodingTest,
    EvidenceThresholds,
    FailureMode,
    FrameworkStep,
    Pattern,
    Playbook,
    Reference,
    ScalingPractice,
)
from ...text.counted import counted
from ...text.labels import label_of
from .cited import Quoted, quote, quoted
from .common import Actions, Link, Mark, Marked, MarkedText, Pager, Reader, link_to, links_to, pager
from .lists import FacetList, filtered, pattern_facets
from .meters import Meter, practice_meter
from .proof import PatternCard, pattern_cards

MOST_QUOTED = 8
"""How many sentences of one effect a page quotes before it links to the list of all."""


@dataclass(frozen=True)
class EffectGroup:
    """What the organisations say that report one effect."""

    effect: str
    heading: str
    quoted: Quoted


@dataclass(frozen=True)
class PatternView:
    """A pattern."""

    id: str
    title: str
    also: tuple[str, ...]
    summary: str
    mark: Mark
    maturity: Maturity
    maturity_label: str
    because: str
    meter: Meter
    counters: tuple[Link, ...]
    steps: tuple[Link, ...]
    practice: Link | None
    test: CodingTest | None
    problem: MarkedText
    context: MarkedText
    forces: Marked
    solution: Actions
    gains: Marked
    costs: Marked
    when_not: MarkedText
    groups: tuple[EffectGroup, ...]
    apart: tuple[EffectGroup, ...]
    """What counts nowhere: a vendor's own account, and where it was missed."""
    related: tuple[Link, ...]
    references: tuple[Link, ...]
    pager: Pager


@dataclass(frozen=True)
class MatrixRow:
    """A pattern's row of the matrix: which of the failure modes it counters."""

    pattern: PatternCard
    counters: tuple[bool, ...]


@dataclass(frozen=True)
class PatternList:
    """All patterns, the best proved first, and against which failure modes they stand."""

    listing: FacetList
    cards: tuple[PatternCard, ...]
    modes: tuple[Link, ...]
    matrix: tuple[MatrixRow, ...]


def pattern_view(playbook: Playbook, pattern_id: str) -> PatternView:
    """Return what a pattern's page shows."""
    pattern = playbook.get(Pattern, pattern_id)
    whole = evidence_of(playbook)
    evidence, maturity = whole.patterns[pattern.id], whole.maturities[pattern.id]
    read = Reader(playbook, pattern.origin)
    return PatternView(
        id=pattern.id,
        title=pattern.title,
        also=pattern.also,
        summary=pattern.summary,
        mark=read.own_mark,
        maturity=maturity,
        maturity_label=label_of(maturity),
        because=why(evidence, maturity, playbook.edition.evidence),
        meter=practice_meter(evidence),
        counters=links_to(playbook.get(FailureMode, mode) for mode in pattern.counters),
        steps=links_to(playbook.get(FrameworkStep, step) for step in pattern.steps),
        practice=link_to(playbook.get(ScalingPractice, pattern.practice))
        if pattern.practice
        else None,
        test=pattern.test,
        problem=read.said(pattern.problem),
        context=read.said(pattern.context),
        forces=read.marked(pattern.forces),
        solution=read.actions(pattern.solution),
        gains=read.marked(pattern.consequences.gains),
        costs=read.marked(pattern.consequences.costs),
        when_not=read.said(pattern.when_not),
        groups=_groups(evidence, pattern),
        apart=_apart(evidence, pattern),
        related=links_to(playbook.get(Pattern, other) for other in pattern.related),
        references=links_to(playbook.get(Reference, source) for source in pattern.references),
        pager=pager(playbook.all(Pattern), pattern),
    )


def pattern_list(playbook: Playbook) -> PatternList:
    """Return what the page of all patterns shows."""
    modes = playbook.all(FailureMode)
    cards = pattern_cards(playbook)
    patterns = (playbook.get(Pattern, name) for name in evidence_of(playbook).patterns)
    return PatternList(
        pattern_facets(playbook),
        cards,
        links_to(modes),
        tuple(
            MatrixRow(card, tuple(mode.id in pattern.counters for mode in modes))
            for card, pattern in zip(cards, patterns, strict=True)
        ),
    )


def why(evidence: Evidence, maturity: Maturity, thresholds: EvidenceThresholds) -> str:
    """Say in a sentence which rule gives a pattern its maturity."""
    total = counted(len(evidence.voices), "organisation")
    helped = counted(evidence.helped, "organisation")
    sectors = counted(len(evidence.sectors), "sector")
    asked = (
        f"{counted(thresholds.established_organisations, 'organisation')} in "
        f"{counted(thresholds.established_sectors, 'sector')}"
    )
    share = Fraction(thresholds.contested_share).limit_denominator(20)
    return {
        "contested": (
            f"Mixed or bad results are reported by {evidence.mixed + evidence.hurt} of {total}. "
            f"From {share.numerator} in {share.denominator} on, a pattern is contested."
        ),
        "established": (
            f"It helped {helped} in {sectors}. From {asked} on, a pattern is established."
        ),
        "emerging": (f"It helped {helped} in {sectors}. From {asked} on, it will be established."),
        "proposed": "No organisation reports yet that it helped.",
    }[maturity]


def _groups(evidence: Evidence, pattern: Pattern) -> tuple[EffectGroup, ...]:
    headings = {
        "helped": "It helped {}",
        "mixed": "Results were mixed in {}",
        "hurt": "It did harm in {}",
    }
    groups = []
    for effect in COUNTED:
        voices = evidence.of(effect)
        if voices:
            reports = [report for voice in voices for report in voice.reports]
            heading = headings[effect].format(counted(len(voices), "organisation"))
            groups.append(EffectGroup(effect, heading, _quoted(reports, effect, pattern)))
    return tuple(groups)


def _apart(evidence: Evidence, pattern: Pattern) -> tuple[EffectGroup, ...]:
    kinds = (
        ("vendor", "Told by a vendor alone", evidence.vendor_only),
        ("missed", "Missed, and would have helped", evidence.missed),
    )
    return tuple(
        EffectGroup(
            effect, f"{heading}: {count_cases(reports):,}", _quoted(reports, effect, pattern)
        )
        for effect, heading, reports in kinds
        if reports
    )


def _quoted(reports: Sequence[Report], effect: str, pattern: Pattern) -> Quoted:
    told = (quote(report, effect) for report in reports)
    return quoted(told, count_cases(reports), filtered("practice", pattern.id), MOST_QUOTED)
