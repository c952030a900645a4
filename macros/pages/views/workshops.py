"""What do the pages of workshops show: who takes part, what is asked, how the time is spent?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import AgendaItem, Material, Playbook, Workshop
from ..addresses import download_address
from .common import (
    Actions,
    Download,
    Link,
    Mark,
    Marked,
    MarkedText,
    Pager,
    Reader,
    Titled,
    link_to,
    link_to_target,
    pager,
)

HOUR = 60


@dataclass(frozen=True)
class AttendeeView:
    """Who comes, and what for."""

    role: Link
    does: str
    is_needed: bool
    mark: Mark | None


@dataclass(frozen=True)
class MaterialView:
    """What lies on the table; it has an address where it is a page."""

    title: str
    address: str | None
    why: str
    mark: Mark | None


@dataclass(frozen=True)
class PartView:
    """A part of the agenda, with its place on the clock; `x` and `width` are percent of it."""

    id: str
    title: str
    minutes: int
    start: str
    end: str
    x: float
    width: float
    ask: str
    do: str
    produces: str
    wall: tuple[str, ...]
    notes: Marked
    stuck: MarkedText | None
    mark: Mark | None


@dataclass(frozen=True)
class WorkshopView:
    """A workshop."""

    title: str
    summary: str
    mark: Mark
    minutes: int
    when: str
    serves: tuple[Link, ...]
    facilitator: MarkedText
    attendees: tuple[AttendeeView, ...]
    outcome: str
    done_when: tuple[str, ...]
    call_off: MarkedText
    before: Actions
    materials: tuple[MaterialView, ...]
    opening: MarkedText
    agenda: tuple[PartView, ...]
    after: Actions
    traps: tuple[Titled, ...]
    example: Titled | None
    variants: tuple[Titled, ...]
    slides: Download
    pager: Pager


@dataclass(frozen=True)
class WorkshopRow:
    """A workshop in the list of all: when it is held, how long it takes, who has to come."""

    link: Link
    when: str
    minutes: int
    needed: tuple[Link, ...]
    slides: Download


def workshop_view(playbook: Playbook, workshop_id: str) -> WorkshopView:
    """Return what a workshop's page shows, and its slides."""
    workshop = playbook.get(Workshop, workshop_id)
    read = Reader(playbook, workshop.origin)
    example = workshop.example
    return WorkshopView(
        title=workshop.title,
        summary=workshop.summary,
        mark=read.own_mark,
        minutes=workshop.minutes,
        when=workshop.when,
        serves=tuple(link_to_target(playbook, target) for target in workshop.serves),
        facilitator=read.said(workshop.facilitator),
        attendees=tuple(
            AttendeeView(read.role(entry.role), entry.does, entry.needed, read.mark(entry))
            for entry in workshop.attendees
        ),
        outcome=workshop.outcome.text,
        done_when=workshop.outcome.when,
        call_off=read.said(workshop.call_off),
        before=read.actions(workshop.before),
        materials=tuple(_material(read, entry) for entry in workshop.materials),
        opening=read.said(workshop.opening),
        agenda=tuple(_parts(read, workshop)),
        after=read.actions(workshop.after),
        traps=read.traps(workshop.traps),
        example=Titled(example.title, example.text, read.mark(example)) if example else None,
        variants=(
            Titled("Not in one room", workshop.remote.text, read.mark(workshop.remote)),
            *read.variants(workshop.variants),
        ),
        slides=_slides(workshop),
        pager=pager(playbook.all(Workshop), workshop),
    )


def workshop_list(playbook: Playbook) -> tuple[WorkshopRow, ...]:
    """Return every workshop, in the order in which they are held."""
    return tuple(
        WorkshopRow(
            link=link_to(workshop),
            when=workshop.when,
            minutes=workshop.minutes,
            needed=tuple(
                Reader(playbook, workshop.origin).role(entry.role)
                for entry in workshop.attendees
                if entry.needed
            ),
            slides=_slides(workshop),
        )
        for workshop in playbook.all(Workshop)
    )


def _material(read: Reader, material: Material) -> MaterialView:
    mark = read.mark(material)
    if material.target is None:
        return MaterialView(material.thing or "", None, material.why, mark)
    link = link_to_target(read.playbook, material.target)
    return MaterialView(link.title, link.address, material.why, mark)


def _parts(read: Reader, workshop: Workshop) -> Iterator[PartView]:
    start = 0
    for part in workshop.agenda:
        end = start + part.minutes
        yield _part(read, part, start, workshop.minutes)
        start = end


def _part(read: Reader, part: AgendaItem, start: int, whole: int) -> PartView:
    return PartView(
        id=part.id,
        title=part.title,
        minutes=part.minutes,
        start=_clock(start),
        end=_clock(start + part.minutes),
        x=round(100 * start / whole, 2),
        width=round(100 * part.minutes / whole, 2),
        ask=part.ask,
        do=part.do,
        produces=part.produces,
        wall=part.wall,
        notes=read.marked(part.notes),
        stuck=read.said(part.stuck) if part.stuck else None,
        mark=read.mark(part),
    )


def _clock(minutes: int) -> str:
    """Write how long the session has been going on: `1:05`."""
    return f"{minutes // HOUR}:{minutes % HOUR:02}"


def _slides(workshop: Workshop) -> Download:
    return Download(download_address(workshop, "pptx"), f"{workshop.id}.pptx", "Slides, PowerPoint")
