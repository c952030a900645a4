"""How is a statement of a retrospective shown: with its source, or as our reading?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from ...evidence import Report
from ...model import CaseSource, Retrospective, Sourced
from ...text.labels import label_of
from .common import Link, link_to


@dataclass(frozen=True)
class CaseSourceView:
    """A published source of a retrospective, numbered as its page lists it."""

    number: int
    id: str
    title: str
    details: str
    url: str | None
    archived: str | None


@dataclass(frozen=True)
class Cited:
    """A text with the sources that say it, and whether it is the playbook's own judgement."""

    text: str
    sources: tuple[CaseSourceView, ...] = ()
    is_reading: bool = False


@dataclass(frozen=True)
class Testimony:
    """What a retrospective says, as other pages quote it."""

    case: Link
    organisation: str
    outcome: str
    said: Cited
    effect: str = ""
    """What it reports, where that is not what the list says that it stands in."""
    practices: tuple[Link, ...] = ()
    """What helped there, where a list is about ways out."""


@dataclass(frozen=True)
class Quoted:
    """The first of many testimonies, and of how many retrospectives all are."""

    entries: tuple[Testimony, ...]
    total: int
    rest: str | None = None
    """The address of the list with all of them, where not all are shown."""


class Citing:
    """Reads the statements of one retrospective."""

    def __init__(self, case: Retrospective) -> None:
        self.case = case
        self.sources = {
            source.id: _source(number, source) for number, source in enumerate(case.sources, 1)
        }

    def cite(self, text: str, statement: Sourced) -> Cited:
        """Return a text of a statement with the statement's sources."""
        sources = tuple(self.sources[source_id] for source_id in statement.source)
        return Cited(text, sources, statement.reading)

    def testimony(self, text: str, statement: Sourced) -> Testimony:
        """Return a text of a statement as other pages quote it."""
        case = self.case
        return Testimony(link_to(case), case.organisation, case.outcome, self.cite(text, statement))


def quote(report: Report, effect: str) -> Testimony:
    """Return what a report on a practice says, in a list of this effect."""
    practice = report.practice
    told = Citing(report.case).testimony(practice.evidence, practice)
    return told if practice.effect == effect else replace(told, effect=practice.effect)


def quoted(told: Iterable[Testimony], total: int, rest: str, most: int) -> Quoted:
    """Return the first testimonies of `total` retrospectives, and where all are if that is more."""
    first = tuple(islice(told, most + 1))
    return Quoted(first[:most], total, rest if len(first) > most else None)


def _source(number: int, source: CaseSource) -> CaseSourceView:
    details = [source.publisher, str(source.year) if source.year else None, label_of(source.kind)]
    return CaseSourceView(
        number,
        source.id,
        source.title,
        ", ".join(detail for detail in details if detail),
        source.url,
        source.archived,
    )
