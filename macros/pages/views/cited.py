"""How is a statement of a retrospective shown: with its source, or as our reading?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from ...evidence import Report, evidence_of
from ...model import (
    Attributed,
    CaseSource,
    Finding,
    Playbook,
    PracticeReport,
    Retrospective,
    Sourced,
)
from ...text.labels import label_of
from ...text.shown import shown_date
from .common import Link, link_to
from .in_words import concluded

_FORMS: Mapping[str, str | None] = {
    "statement": "own statement",
    "vendor": "the vendor's own account",
    "other": None,
}
"""What the form of a source is called, where its own word would not say."""


_EXTENTS = {"whole": "read whole", "excerpt": "read in excerpt", "abstract": "abstract read"}


@dataclass(frozen=True)
class CaseSourceView:
    """A published source of a retrospective, numbered as its page lists it."""

    number: int
    id: str
    title: str
    published: str
    """Who published it, when, in which form."""
    details: str
    """That, and how much of it was read when."""
    url: str | None
    archived: str | None
    original: str | None = None
    """What it copies, in words, where it is a copy."""


@dataclass(frozen=True)
class Cited:
    """A text with the sources that say it, and whether it is the playbook's own judgement."""

    text: str
    sources: tuple[CaseSourceView, ...] = ()
    is_reading: bool = False
    who: str = ""
    """Who is quoted, where somebody is."""


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
    concluded: str = ""
    """Who concluded what it says of a practice, and from what."""
    place: str = ""
    """Its id on the page, so that a count can lead to it."""


@dataclass(frozen=True)
class Quoted:
    """The first of many testimonies, and of how many retrospectives all are."""

    entries: tuple[Testimony, ...]
    total: int
    rest: str | None = None
    """The address of the list with all of them, where not all are shown."""
    folded: tuple[Testimony, ...] = ()
    """Those after the entries that are shown on demand."""


class Citing:
    """Reads the statements of one retrospective."""

    def __init__(self, playbook: Playbook, case: Retrospective) -> None:
        self.case = case
        self.members = evidence_of(playbook).members[case.id]
        self.organisations = ", ".join(member.name for member in self.members)
        self.sources = {
            source.id: _source(number, source) for number, source in enumerate(case.sources, 1)
        }

    def member(self, named_as: str | None) -> str:
        """Return the name of the organisation that a statement is about; empty if there is one."""
        if len(self.members) == 1:
            return ""
        return next((one.name for one in self.members if one.named_as == named_as), "")

    def cite(self, text: str, statement: Attributed) -> Cited:
        """Return a text of a statement with the statement's sources."""
        sources = tuple(self.sources[source_id] for source_id in statement.source)
        who = statement.who if isinstance(statement, Finding) else None
        return Cited(text, sources, is_reading(statement), who or "")

    def testimony(self, text: str, statement: Attributed) -> Testimony:
        """Return a text of a statement as other pages quote it."""
        case = self.case
        said = self.cite(text, statement)
        return Testimony(link_to(case), self.organisations, case.outcome, said)


def is_reading(statement: Attributed) -> bool:
    """Whether a statement, or the effect that it gives a practice, is the playbook's judgement."""
    if isinstance(statement, PracticeReport):
        return statement.basis == "reading"
    return isinstance(statement, Sourced) and statement.reading


def quote(playbook: Playbook, report: Report, effect: str) -> Testimony:
    """Return what a report on a practice says, in a list of this effect."""
    practice = report.practice
    told = Citing(playbook, report.case).testimony(practice.evidence, practice)
    other = practice.effect if practice.effect != effect else None
    return replace(
        told,
        organisation=_named(report),
        effect=label_of(other).lower() if other else "",
        concluded=concluded(report),
        place=place_of(report.case),
    )


def _named(report: Report) -> str:
    """Return the name of a report's organisation, and of the one as part of which it counts."""
    own, whole = report.member.name, report.party.name
    return own if own == whole else f"{own}, part of {whole}"


def place_of(case: Retrospective) -> str:
    """Return the id on a page of what a retrospective says there."""
    return f"said-{case.id}"


def quoted(
    told: Iterable[Testimony], total: int, rest: str, most: int, *, unfolded: int | None = None
) -> Quoted:
    """Return the first testimonies of `total` retrospectives, and where all are if that is more.

    Of these, `unfolded` are shown at once and the others on demand; without a number, all are.
    """
    first = tuple(islice(told, most + 1))
    held = first[:most]
    # One alone is shown: a fold over it would take as much room.
    shown = len(held) if unfolded is None or len(held) == unfolded + 1 else unfolded
    return Quoted(held[:shown], total, rest if len(first) > most else None, held[shown:])


def _source(number: int, source: CaseSource) -> CaseSourceView:
    published = [
        source.publisher,
        shown_date(source.published) if source.published else None,
        _FORMS.get(source.form, source.form),
    ]
    read = [
        _EXTENTS.get(source.extent or ""),
        f"read on {shown_date(source.read_on)}" if source.read_on else None,
    ]
    return CaseSourceView(
        number,
        source.id,
        source.title,
        ", ".join(filter(None, published)),
        ", ".join(filter(None, [*published, *read])),
        source.url,
        source.archived,
        _original(source.copy_of),
    )


def _original(copy_of: str | None) -> str | None:
    """Say what a source is a copy of: another one of the list, an address, or nobody knows."""
    if copy_of is None:
        return None
    return "of another text, which was not found" if copy_of == "unknown" else f"of {copy_of}"
