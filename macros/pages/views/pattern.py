"""What do the pages of patterns show: the answer, and who reports what about it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...evidence import (
    EFFECTS,
    MATURITIES,
    Evidence,
    Report,
    Standing,
    WholeEvidence,
    count_cases,
    evidence_of,
)
from ...model import (
    EvidenceThresholds,
    FailureMode,
    FrameworkStep,
    Pattern,
    Playbook,
    Reference,
    ScalingPractice,
)
from ...text.counted import agreeing, counted
from ..addresses import filtered
from .cited import Quoted, Testimony, quote, quoted
from .coding_test import CodingTestView, coding_test_view
from .common import Actions, Link, Mark, Marked, MarkedText, Pager, Reader, link_to, links_to, pager
from .in_words import in_a_row, reporting, share_in_words
from .known import STANDINGS, Known, known_of
from .lists import FacetList, pattern_facets, practice_row
from .proof import PatternCard, pattern_cards

MOST_QUOTED = 16
"""How many sentences of one effect a page quotes before it links to the list of all."""
UNFOLDED = 8
"""How many of them are shown at once."""
UNFOLDED_APART = 3
"""How many of those that are in no count are shown at once."""


@dataclass(frozen=True)
class EffectGroup:
    """What the organisations say that report one effect, or that are in no count."""

    effect: str
    heading: str
    quoted: Quoted
    note: str = ""


@dataclass(frozen=True)
class PatternView:
    """A pattern."""

    id: str
    title: str
    also: tuple[str, ...]
    summary: str
    mark: Mark
    known: Known
    counters: tuple[Link, ...]
    steps: tuple[Link, ...]
    practice: Link | None
    test: CodingTestView | None
    problem: MarkedText
    context: MarkedText
    forces: Marked
    solution: Actions
    gains: Marked
    costs: Marked
    when_not: MarkedText
    groups: tuple[EffectGroup, ...]
    apart: tuple[EffectGroup, ...]
    """What is in no count: our readings, vendors' own accounts, and where it was not used."""
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
    """All patterns, the most established first, and which failure modes they counter."""

    listing: FacetList
    summary: str
    cards: tuple[PatternCard, ...]
    modes: tuple[Link, ...]
    matrix: tuple[MatrixRow, ...]
    thresholds: EvidenceThresholds
    contested_share: str


def pattern_view(playbook: Playbook, pattern_id: str) -> PatternView:
    """Return what a pattern's page shows."""
    pattern = playbook.get(Pattern, pattern_id)
    whole = evidence_of(playbook)
    evidence = whole.patterns[pattern.id]
    read = Reader(playbook, pattern.origin)
    places: set[str] = set()
    groups = _with_places_once(_groups(playbook, evidence, pattern), places)
    apart = _with_places_once(_apart(playbook, evidence, pattern), places)
    return PatternView(
        id=pattern.id,
        title=pattern.title,
        also=pattern.also,
        summary=pattern.summary,
        mark=read.own_mark,
        known=known_of(playbook, pattern, places),
        counters=links_to(playbook.get(FailureMode, mode) for mode in pattern.counters),
        steps=links_to(playbook.get(FrameworkStep, step) for step in pattern.steps),
        practice=link_to(playbook.get(ScalingPractice, pattern.practice))
        if pattern.practice
        else None,
        test=coding_test_view(playbook, pattern.test),
        problem=read.said(pattern.problem),
        context=read.said(pattern.context),
        forces=read.marked(pattern.forces),
        solution=read.actions(pattern.solution),
        gains=read.marked(pattern.consequences.gains),
        costs=read.marked(pattern.consequences.costs),
        when_not=read.said(pattern.when_not),
        groups=groups,
        apart=apart,
        related=links_to(playbook.get(Pattern, other) for other in pattern.related),
        references=links_to(playbook.get(Reference, source) for source in pattern.references),
        pager=pager(playbook.all(Pattern), pattern),
    )


def pattern_list(playbook: Playbook) -> PatternList:
    """Return what the page of all patterns shows."""
    modes = playbook.all(FailureMode)
    cards = pattern_cards(playbook)
    whole = evidence_of(playbook)
    patterns = (playbook.get(Pattern, name) for name in whole.patterns)
    thresholds = playbook.edition.evidence
    return PatternList(
        pattern_facets(playbook),
        patterns_in_words(whole),
        cards,
        links_to(modes),
        tuple(
            MatrixRow(card, tuple(mode.id in pattern.counters for mode in modes))
            for card, pattern in zip(cards, patterns, strict=True)
        ),
        thresholds,
        share_in_words(thresholds),
    )


def patterns_in_words(whole: WholeEvidence) -> str:
    """Say how many patterns have each maturity, and for how many nobody has reported an effect."""
    maturities = tuple(whole.maturities.values())
    if not maturities:
        return "There is no pattern yet."
    counts = {name: maturities.count(name) for name in MATURITIES}
    have = [
        f"{count:,} {agreeing(count, 'is', 'are')} {name}"
        for name, count in counts.items()
        if count
    ]
    total = counted(len(maturities), "pattern")
    lead = f"Of {total}, " if counts["established"] else f"None of {total} is established: "
    unreported = sum(not evidence.voices for evidence in whole.patterns.values())
    rest = f" For {unreported:,}, nobody has reported an effect that counts." if unreported else ""
    return f"{lead}{in_a_row(have)}.{rest}"


_NOTES: Mapping[Standing, str] = {
    "reading": "No source says what followed; this is what we conclude from what it tells.",
    "vendor": "A vendor or consultant reports it of its own work.",
    "unsourced": "It cites nothing, and comes from nobody who was there.",
    "not-used": "A source says that it was not done. What would have followed, nobody knows.",
}
"""Why each is in no count, where its heading does not say so."""


def _groups(playbook: Playbook, evidence: Evidence, pattern: Pattern) -> list[EffectGroup]:
    groups = []
    for effect in EFFECTS:
        voices = evidence.of(effect)
        if voices:
            reports = [report for voice in voices for report in voice.reports]
            heading = reporting(len(voices), effect)
            told = _quoted(playbook, reports, effect, pattern, UNFOLDED)
            groups.append(EffectGroup(effect, heading, told))
    return groups


def _apart(playbook: Playbook, evidence: Evidence, pattern: Pattern) -> list[EffectGroup]:
    return [
        EffectGroup(
            standing,
            f"{label}: {count_cases(reports):,}",
            _quoted(playbook, reports, standing, pattern, UNFOLDED_APART),
            _NOTES.get(standing, ""),
        )
        for standing, label in STANDINGS.items()
        if (reports := evidence.apart(standing))
    ]


def _quoted(
    playbook: Playbook,
    reports: Sequence[Report],
    effect: str,
    pattern: Pattern,
    unfolded: int,
) -> Quoted:
    told = (quote(playbook, report, effect) for report in reports)
    rest = filtered("practice", practice_row(pattern.id, reports[0].practice.use))
    return quoted(told, count_cases(reports), rest, MOST_QUOTED, unfolded=unfolded)


def _with_places_once(groups: Iterable[EffectGroup], placed: set[str]) -> tuple[EffectGroup, ...]:
    """Return the groups with one place on the page for each case; `placed` fills with them."""

    def once(entry: Testimony) -> Testimony:
        if entry.place in placed:
            return replace(entry, place="")
        placed.add(entry.place)
        return entry

    return tuple(
        replace(
            group,
            quoted=replace(
                group.quoted,
                entries=tuple(map(once, group.quoted.entries)),
                folded=tuple(map(once, group.quoted.folded)),
            ),
        )
        for group in groups
    )
