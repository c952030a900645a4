"""What does the page of a role show: its own words, and what steps and checklists ask of it?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...model import Checklist, FrameworkStep, Playbook, Role, Template
from ..addresses import address_of, sheet_address
from .common import (
    Link,
    Mark,
    Marked,
    MarkedText,
    Pager,
    Reader,
    Tools,
    link_to,
    links_to,
    pager,
    tools_for,
    weeks_label,
)
from .duties import ConcernedBy, concerning, narrowed
from .routes import StopView, stop_views


@dataclass(frozen=True)
class StepDuty:
    """What a role does in one step."""

    step: Link
    weeks: str
    does: str
    time: str | None


@dataclass(frozen=True)
class Owed:
    """A checklist item that a role gets done, and where it stands."""

    text: str
    is_gate: bool
    checklist: Link


@dataclass(frozen=True)
class OwedWeek:
    """What a role gets done by the end of a week, that first which a gate waits for."""

    week: int
    items: tuple[Owed, ...]


@dataclass(frozen=True)
class RoleView:
    """A role."""

    title: str
    summary: str
    mark: Mark
    also: tuple[str, ...]
    who: MarkedText
    commitment: MarkedText
    without: MarkedText | None
    decides: Marked
    asks: Marked
    reads: tuple[StopView, ...]
    duties: tuple[StepDuty, ...]
    sheet: str
    """Where the role stands on one page, to print."""
    owes: tuple[OwedWeek, ...]
    concerned_by: tuple[ConcernedBy, ...]
    all_duties: str
    """Where the duties that concern the role are read, of every document."""
    tools: Tools
    pager: Pager


def role_view(playbook: Playbook, role_id: str) -> RoleView:
    """Return what a role's page shows: its own words, and what steps and checklists ask of it."""
    role = playbook.get(Role, role_id)
    read = Reader(playbook, role.origin)
    fills = links_to(item for item in playbook.all(Template) if role.id in item.users)
    own = tools_for(playbook, f"role:{role.id}")
    return RoleView(
        title=role.title,
        summary=role.summary,
        mark=read.own_mark,
        also=role.also,
        who=read.said(role.who),
        commitment=read.said(role.commitment),
        without=read.said(role.without) if role.without else None,
        decides=read.marked(role.decides),
        asks=read.marked(role.asks),
        reads=stop_views(read, role.reads),
        duties=tuple(
            StepDuty(link_to(step), weeks_label(step.weeks), entry.does, entry.time)
            for step in playbook.all(FrameworkStep)
            for entry in step.participants
            if entry.role == role.id
        ),
        sheet=sheet_address(role),
        owes=_owed(playbook, role),
        concerned_by=concerning(playbook, role),
        all_duties=narrowed(role=role.id),
        tools=Tools(own.checklists, tuple(dict.fromkeys((*fills, *own.templates)))),
        pager=pager(playbook.all(Role), role),
    )


def _owed(playbook: Playbook, role: Role) -> tuple[OwedWeek, ...]:
    """Return the items of one pilot; those of a later use case stand in their own list."""
    by_week: dict[int, list[Owed]] = defaultdict(list)
    for checklist in playbook.all(Checklist):
        if checklist.is_for_a_later_use_case:
            continue
        for item in checklist.items:
            if item.owner == role.id:
                place = f"{address_of(checklist)}#{item.id}"
                link = Link(checklist.title, place, checklist.label)
                by_week[item.week].append(Owed(item.text, item.gate, link))
    return tuple(
        OwedWeek(week, tuple(sorted(items, key=lambda item: not item.is_gate)))
        for week, items in sorted(by_week.items())
    )
