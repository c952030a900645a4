"""What do the pages of patterns show: the answer, and who reports what about it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...evidence import EFFECTS, Evidence, Maturity, Report, count_cases, evidence_of
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
        groups=_groups(playbook, evidence, pattern),
        apart=_apart(playbook, evidence, pattern),
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
    documented = len(evidence.documented)
    helped = len(evidence.documented_helped)
    total = counted(documented, "documented organisation")
    sectors = counted(len({voice.party.sector for voice in evidence.documented_helped}), "sector")
    asked = (
        f"{counted(thresholds.established_organisations, 'organisation')} in "
        f"{counted(thresholds.established_sectors, 'sector')}"
    )
    share = Fraction(thresholds.contested_share).limit_denominator(20)
    return {
        "contested": (
            f"{documented - helped} of {total} tell against it. A pattern is contested once "
            f"{share.numerator} in {share.denominator} do."
        ),
        "established": (
            f"{helped} documented organisations in {sectors} report that it helped, one of them "
            f"confirmed from outside. A pattern is established once {asked} do."
        ),
        "emerging": (
            f"{counted(evidence.helped, 'organisation reports', 'organisations report')} that it "
            f"helped. It is established once {asked} do, documented, and one from outside."
        ),
        "proposed": "No more organisations report that it helped than report otherwise.",
    }[maturity]


def _groups(playbook: Playbook, evidence: Evidence, pattern: Pattern) -> tuple[EffectGroup, ...]:
    headings = {
        "helped": "{} that it helped",
        "mixed": "{} mixed results",
        "hurt": "{} that it did harm",
        "no-effect": "{} no effect",
    }
    groups = []
    for effect in EFFECTS:
        voices = evidence.of(effect)
        if voices:
            reports = [report for voice in voices for report in voice.reports]
            heading = headings[effect].format(
                counted(len(voices), "organisation reports", "organisations report")
            )
            groups.append(EffectGroup(effect, heading, _quoted(playbook, reports, effect, pattern)))
    return tuple(groups)


def _apart(playbook: Playbook, evidence: Evidence, pattern: Pattern) -> tuple[EffectGroup, ...]:
    kinds = (
        ("reading", "Our reading, which no source states", evidence.apart("reading")),
        ("vendor", "A vendor's own account", evidence.apart("vendor")),
        ("unsourced", "Without a source, and not first hand", evidence.apart("unsourced")),
        ("silent", "Used, and nobody says what followed", evidence.apart("silent")),
        ("not-used", "Not used", evidence.apart("not-used")),
        ("unclear", "Not clear whether it was used", evidence.apart("unclear")),
    )
    return tuple(
        EffectGroup(
            standing,
            f"{heading}: {count_cases(reports):,}",
            _quoted(playbook, reports, standing, pattern),
        )
        for standing, heading, reports in kinds
        if reports
    )


def _quoted(playbook: Playbook, reports: Sequence[Report], effect: str, pattern: Pattern) -> Quoted:
    told = (quote(playbook, report, effect) for report in reports)
    return quoted(told, count_cases(reports), filtered("practice", pattern.id), MOST_QUOTED)
