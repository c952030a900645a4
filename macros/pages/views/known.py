"""What is known of a pattern: who reports what, how far that goes, and who used it at all?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...evidence import Evidence, Maturity, Standing, UseTable, count_cases, evidence_of
from ...model import Pattern, Playbook, Retrospective, Use
from ...text.counted import agreeing, counted
from ...text.labels import label_of
from ..addresses import filtered
from .cited import place_of
from .common import Link, link_to
from .in_words import CountSentence, counts_in_words, in_a_row, reasons_in_words, why
from .lists import practice_row
from .meters import Meter, practice_meter

MOST_NAMED = 8
"""How many deployments a cell of the table names before it links to the list of all."""

IN_USE = "In use when last seen"

_CAVEAT = (
    "Cases were found and coded with their ending known, so this cannot show that one led to the "
    "other. Our readings and vendors' reports are in the table."
)

STANDINGS: Mapping[Standing, str] = {
    "reading": "Our readings",
    "vendor": "Vendors' own accounts",
    "unsourced": "Without a source, and not first hand",
    "silent": "Used, but nobody says what followed",
    "not-used": "Not used",
    "unclear": "Unclear whether it was used",
}
"""What is in no count of effects, in the order in which it is shown."""


@dataclass(frozen=True)
class NamedCase:
    """A retrospective that the table names."""

    link: Link
    place: str
    """The id on the page of what it says; empty where the page does not quote it."""


@dataclass(frozen=True)
class UseCell:
    """The deployments that have two things in common, the newest first."""

    ending: str
    count: int
    cases: tuple[NamedCase, ...]
    more: int
    """How many it does not name."""


@dataclass(frozen=True)
class UseRow:
    """The deployments that used a practice, or that did not, by how they ended."""

    label: str
    cells: tuple[UseCell, ...]
    all: str
    """The address of the list of all of them."""


@dataclass(frozen=True)
class UseTableView:
    """Who used a practice and how that ended; no rows where nobody says."""

    rows: tuple[UseRow, ...]
    note: str
    """How many retrospectives say so, and what the table cannot show."""


@dataclass(frozen=True)
class ApartCount:
    """How many retrospectives say something that is in no count, and where it is on the page."""

    standing: Standing
    label: str
    count: int


@dataclass(frozen=True)
class Known:
    """What is known of a pattern."""

    counts: CountSentence
    meter: Meter
    maturity: Maturity
    maturity_label: str
    because: str
    """The rule that gives it this maturity."""
    open: str
    """Who used it, where nobody says what followed in a way that counts; else empty."""
    reasons: tuple[str, ...]
    """Why the counts may be weaker than they look."""
    use: UseTableView | None
    apart: tuple[ApartCount, ...]


def known_of(playbook: Playbook, pattern: Pattern, places: Collection[str]) -> Known:
    """Return what is known of a pattern; `places` are where the page quotes retrospectives."""
    whole, thresholds = evidence_of(playbook), playbook.edition.evidence
    evidence, maturity = whole.patterns[pattern.id], whole.maturities[pattern.id]
    return Known(
        counts=counts_in_words(evidence),
        meter=practice_meter(evidence),
        maturity=maturity,
        maturity_label=label_of(maturity),
        because=why(evidence, maturity, thresholds),
        open="" if evidence.voices else used_in_words(evidence),
        reasons=reasons_in_words(evidence, whole.reasons[pattern.id], thresholds),
        use=_use(evidence.table, len(whole.cases), pattern, places) if whole.cases else None,
        apart=tuple(_apart(evidence)),
    )


def used_in_words(evidence: Evidence) -> str:
    """Say how many records show that it was used."""
    used = len(evidence.table.used)
    if not used:
        return "No record shows that it was used."
    return f"{counted(used, 'record shows', 'records show')} that it was used."


def _apart(evidence: Evidence) -> Sequence[ApartCount]:
    counts = (
        ApartCount(standing, label, count_cases(evidence.apart(standing)))
        for standing, label in STANDINGS.items()
    )
    return [entry for entry in counts if entry.count]


def _use(table: UseTable, cases: int, pattern: Pattern, places: Collection[str]) -> UseTableView:
    rows: tuple[tuple[str, Use, Sequence[Retrospective], Sequence[Retrospective]], ...] = (
        ("Used", "full", table.used_in_use, table.used_ended),
        ("Not used", "none", table.unused_in_use, table.unused_ended),
    )
    placed = cases - table.unclear - table.absent
    return UseTableView(
        tuple(
            UseRow(
                label,
                (_cell(IN_USE, in_use, places), _cell("Ended", ended, places)),
                filtered("practice", practice_row(pattern.id, use)),
            )
            for label, use, in_use, ended in rows
        )
        if placed
        else (),
        " ".join(
            [_saying(table, cases, placed), *_not_told(table), *([_CAVEAT] if placed else [])]
        ),
    )


def _cell(ending: str, cases: Sequence[Retrospective], places: Collection[str]) -> UseCell:
    def named(case: Retrospective) -> NamedCase:
        place = place_of(case)
        return NamedCase(link_to(case), place if place in places else "")

    return UseCell(
        ending, len(cases), tuple(map(named, cases[:MOST_NAMED])), len(cases[MOST_NAMED:])
    )


def _not_told(table: UseTable) -> Iterator[str]:
    """Say how many are in no cell, since nobody tells whether they lasted or ended."""
    many = table.not_told
    if many:
        stands = agreeing(many, "is", "are")
        yield f"{counted(many, 'trial')} whose sequel is not told {stands} in neither column."


def _saying(table: UseTable, cases: int, placed: int) -> str:
    """Say how many of the retrospectives tell whether it was used, and what the others do."""
    others = [
        counted(count, one, many)
        for count, one, many in (
            (table.unclear, "does not make it clear", "do not make it clear"),
            (table.absent, "does not mention it", "do not mention it"),
        )
        if count
    ]
    total = counted(cases, "retrospective")
    if table.absent == cases:
        return f"None of {total} mentions it."
    if not placed:
        return f"None of {total} says whether it was used: {in_a_row(others)}."
    if not others:
        all_of_them = counted(cases, "retrospective says", "retrospectives say")
        return f"{'All ' if cases > 1 else ''}{all_of_them} whether it was used."
    says = counted(placed, "says whether it was used", "say whether it was used")
    return f"Of {total}, {in_a_row([says, *others])}."
