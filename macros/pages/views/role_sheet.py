"""What does the sheet of a role show? The role on one page, for somebody asked to take it.

Nothing on it is written for it: it is what the role, the steps and the checklists say, shortened
by rule.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ...model import (
    WEEKS,
    Action,
    Checklist,
    ChecklistItem,
    FrameworkStep,
    Playbook,
    Role,
    Template,
)
from ...text.counted import counted
from ..addresses import address_of
from .common import Link, Reader, WeekRow, link_to, links_to, week_row, weeks_label
from .routes import StopView, stop_views
from .tools import GATE_TITLES

TASKS = 6
"""How many tasks a sheet has room for, and so on below."""
QUESTIONS = 3
READS = 3
TEMPLATES = 6
CONTACTS = 4
SUBJECTS = 4


@dataclass(frozen=True)
class SheetStep:
    """A step in which the role takes part: when, what it does there, and for how long."""

    row: WeekRow
    does: str
    time: str | None


@dataclass(frozen=True)
class Task:
    """Something that the role gets done, when, and how one knows."""

    timing: str
    do: str
    done_when: str


@dataclass(frozen=True)
class Due:
    """How many checklist items of the role are due in a week."""

    week: int
    count: int


@dataclass(frozen=True)
class Contact:
    """Somebody to talk to, and about what."""

    role: Link
    about: str


@dataclass(frozen=True)
class SheetView:
    """A role on one page."""

    title: str
    summary: str
    address: str
    commitment: str
    weeks: tuple[int, ...]
    steps: tuple[SheetStep, ...]
    due: tuple[Due, ...]
    decides: tuple[str, ...]
    asks: tuple[str, ...]
    tasks: tuple[Task, ...]
    owed: int
    reads: tuple[StopView, ...]
    templates: tuple[Link, ...]
    fills: int
    """How many templates the role fills in, those included that the sheet has no room for."""
    without: str | None
    shut: str
    """The items of gates that the role gets done; empty where there are none."""
    contacts: tuple[Contact, ...]


def role_sheet(playbook: Playbook, role_id: str) -> SheetView:
    """Return what the sheet of a role shows."""
    role = playbook.get(Role, role_id)
    owed = [
        (checklist, item)
        for checklist in playbook.all(Checklist)
        if not checklist.is_for_a_later_use_case
        for item in checklist.items
        if item.owner == role.id
    ]
    per_week = Counter(item.week for _, item in owed)
    return SheetView(
        title=role.title,
        summary=role.summary,
        address=address_of(role),
        commitment=role.commitment.text,
        weeks=tuple(range(1, WEEKS + 1)),
        steps=_steps(playbook, role),
        due=tuple(Due(week, per_week[week]) for week in range(1, WEEKS + 1)),
        decides=tuple(said.text for said in role.decides),
        asks=tuple(said.text for said in role.asks[:QUESTIONS]),
        tasks=_tasks(playbook, role, [item for _, item in owed]),
        owed=len(owed),
        reads=stop_views(Reader(playbook, role.origin), role.reads[:READS]),
        templates=links_to(_templates(playbook, role)[:TEMPLATES]),
        fills=len(_templates(playbook, role)),
        without=role.without.text if role.without else None,
        shut=_shut(owed),
        contacts=_contacts(playbook, role),
    )


def _steps(playbook: Playbook, role: Role) -> tuple[SheetStep, ...]:
    return tuple(
        SheetStep(week_row(step), entry.does, entry.time)
        for step in playbook.all(FrameworkStep)
        for entry in step.participants
        if entry.role == role.id
    )


def _tasks(playbook: Playbook, role: Role, owed: list[ChecklistItem]) -> tuple[Task, ...]:
    """Return the role's own actions in the steps, filled up with items, those of gates first."""
    found = [
        (action.week or step.weeks.first, _task(action, step))
        for step in playbook.all(FrameworkStep)
        for action in step.activities
        if action.owner == role.id
    ]
    items = sorted(owed, key=lambda item: (not item.gate, item.week))
    found += [
        (item.week, Task(f"Week {item.week}", item.text, item.evidence))
        for item in items[: max(0, TASKS - len(found))]
    ]
    return tuple(task for _, task in sorted(found[:TASKS], key=lambda entry: entry[0]))


def _task(action: Action, step: FrameworkStep) -> Task:
    timing = f"Week {action.week}" if action.week else action.when or weeks_label(step.weeks)
    return Task(timing, action.do, action.done_when or "")


def _shut(owed: list[tuple[Checklist, ChecklistItem]]) -> str:
    gates = Counter(
        GATE_TITLES[checklist.gate] for checklist, item in owed if item.gate and checklist.gate
    )
    told = [f"{counted(count, 'item')} of {gate}" for gate, count in gates.items()]
    return " and ".join(told)


def _templates(playbook: Playbook, role: Role) -> list[Template]:
    """Return the templates that the role fills in, those first of which it is the author."""
    filled = [item for item in playbook.all(Template) if role.id in item.users]
    return sorted(filled, key=lambda item: item.users[0] != role.id)


def _contacts(playbook: Playbook, role: Role) -> tuple[Contact, ...]:
    """Return who leads the steps that the role takes part in; to a lead, those who know answers."""
    about: dict[str, list[str]] = {}
    for step in playbook.all(FrameworkStep):
        people = [entry.role for entry in step.participants]
        if role.id == people[0]:
            for point in step.points.items:
                if point.ask and point.ask != role.id:
                    about.setdefault(point.ask, []).append(point.title)
        elif role.id in people:
            about.setdefault(people[0], []).append(step.short)
    return tuple(
        Contact(link_to(playbook.get(Role, name)), "; ".join(subjects[:SUBJECTS]))
        for name, subjects in list(about.items())[:CONTACTS]
    )
