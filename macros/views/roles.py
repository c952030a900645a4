"""What does the page of a role show: its own words, and what steps and checklists ask of it?"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Checklist, FrameworkStep, Playbook, Role, Template
from ..pages import address_of, sheet_address
from .common import (
    Link,
    Mark,
    Marked,
    Pager,
    Reader,
    Said,
    Tools,
    link_to,
    links_to,
    pager,
    tools_for,
    weeks_label,
)
from .routes import StopView, stop_views


@dataclass(frozen=True)
class Duty:
    """What a role does in one step."""

    step: Link
    weeks: str
    does: str
    time: str | None


@dataclass(frozen=True)
class Owed:
    """A checklist item that a role gets done, and where it stands."""

    text: str
    week: int
    checklist: Link


@dataclass(frozen=True)
class RoleView:
    """A role."""

    title: str
    summary: str
    mark: Mark
    also: tuple[str, ...]
    who: Said
    commitment: Said
    without: Said | None
    decides: Marked
    asks: Marked
    reads: tuple[StopView, ...]
    duties: tuple[Duty, ...]
    sheet: str
    """Where the role stands on one page, to print."""
    owes: tuple[Owed, ...]
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
            Duty(link_to(step), weeks_label(step.weeks), entry.does, entry.time)
            for step in playbook.all(FrameworkStep)
            for entry in step.participants
            if entry.role == role.id
        ),
        sheet=sheet_address(role),
        owes=_owed(playbook, role),
        tools=Tools(own.checklists, tuple(dict.fromkeys((*fills, *own.templates)))),
        pager=pager(playbook.all(Role), role),
    )


def _owed(playbook: Playbook, role: Role) -> tuple[Owed, ...]:
    owed = [
        Owed(
            item.text,
            item.week,
            Link(checklist.title, f"{address_of(checklist)}#{item.id}", checklist.label),
        )
        for checklist in playbook.all(Checklist)
        for item in checklist.items
        if item.owner == role.id
    ]
    return tuple(sorted(owed, key=lambda entry: entry.week))
