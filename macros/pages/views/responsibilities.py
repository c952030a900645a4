"""What does the responsibility matrix show: which role does what in which step, for how long?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...model import (
    Checklist,
    ChecklistItem,
    FrameworkStep,
    HoursEstimate,
    Playbook,
    Role,
)
from ...text.shown import shown_number
from .common import Link, link_to, weeks_label

MATRIX = "roles/responsibilities/"
"""Where the matrix is read, relative to the site's root."""
SHEET = f"{MATRIX}responsibilities.xlsx"
"""The same as a spreadsheet."""

_ROW = 46
_LABEL = 14
_BAR = 22
_FEW, _MANY = 8, 40
"""Hours from which on a cell is shaded, a working day, and shaded strongly, a working week."""


@dataclass(frozen=True)
class HoursRange:
    """Hours from the lower estimate to the upper one."""

    low: float
    high: float

    @property
    def shown(self) -> str:
        """The range as it is written, and one figure where both ends agree."""
        low, high = shown_number(self.low), shown_number(self.high)
        return low if low == high else f"{low}\u2013{high}"


@dataclass(frozen=True)
class ShareView:
    """What a role has to do with a step."""

    role: Link
    step: Link
    does: str
    hours: HoursRange | None
    basis: str
    leads: bool
    owns: int
    """How many of the step's activities the role gets done."""
    proofs: int
    """How many items of the step's checklists the role gets done."""

    @property
    def part(self) -> str:
        """The role's part in a word: it leads, it gets activities done, or it takes part."""
        return "leads" if self.leads else "acts" if self.owns else "joins"

    @property
    def weight(self) -> str:
        """How strongly the cell is shaded: `few`, `some` or `many` hours."""
        middle = (self.hours.low + self.hours.high) / 2 if self.hours else 0
        return "many" if middle >= _MANY else "some" if middle >= _FEW else "few"


@dataclass(frozen=True)
class StepColumn:
    """A step as a column of the matrix, and everybody's share in it."""

    link: Link
    short: str
    weeks: str
    shares: tuple[ShareView, ...]
    total: HoursRange | None


@dataclass(frozen=True)
class RoleHours:
    """A role as a row: its share in each step, and its bar in the picture."""

    link: Link
    shares: tuple[ShareView | None, ...]
    total: HoursRange | None
    low_width: float
    """The width of the bar's sure part, in percent."""
    rest_width: float
    """The width of what may come on top."""
    label_y: int
    bar_y: int


@dataclass(frozen=True)
class MatrixView:
    """Roles by steps."""

    rows: tuple[RoleHours, ...]
    columns: tuple[StepColumn, ...]
    total: HoursRange | None
    height: int
    sheet: str
    is_estimated: bool
    """Whether any step has hours."""

    @property
    def description(self) -> str:
        """The picture in words."""
        told = (f"{row.link.title} {row.total.shown}" for row in self.rows if row.total)
        return f"Hours, estimated: {'; '.join(told)}."


def added(ranges: Iterable[HoursRange | None]) -> HoursRange | None:
    """Add ranges up, end by end; of nothing that is known, the sum is not known either."""
    known = [each for each in ranges if each]
    if not known:
        return None
    return HoursRange(sum(each.low for each in known), sum(each.high for each in known))


def matrix_view(playbook: Playbook) -> MatrixView:
    """Return the matrix of all roles that take part in a step."""
    columns = tuple(_column(playbook, step) for step in playbook.all(FrameworkStep))
    rows = _rows(playbook, columns)
    return MatrixView(
        rows=rows,
        columns=columns,
        total=added(column.total for column in columns),
        height=_ROW * len(rows),
        sheet=SHEET,
        is_estimated=any(column.total for column in columns),
    )


def _column(playbook: Playbook, step: FrameworkStep) -> StepColumn:
    owned = Counter(action.owner for action in step.activities)
    proofs = Counter(item.owner for item in _items_of(playbook, step))
    shares = tuple(
        _share(playbook, step, place, (owned[entry.role], proofs[entry.role]))
        for place, entry in enumerate(step.participants)
    )
    total = added(share.hours for share in shares)
    return StepColumn(link_to(step), step.short, weeks_label(step.weeks), shares, total)


def _share(
    playbook: Playbook, step: FrameworkStep, place: int, counts: tuple[int, int]
) -> ShareView:
    entry, (owns, proofs) = step.participants[place], counts
    return ShareView(
        role=link_to(playbook.get(Role, entry.role)),
        step=link_to(step),
        does=entry.does,
        hours=_range(entry.hours),
        basis=entry.hours.basis if entry.hours else "",
        leads=place == 0,
        owns=owns,
        proofs=proofs,
    )


def _range(hours: HoursEstimate | None) -> HoursRange | None:
    return HoursRange(hours.low, hours.high) if hours else None


def _items_of(playbook: Playbook, step: FrameworkStep) -> list[ChecklistItem]:
    """Return the checklist items that are due in a step.

    Weeks 2 and 9 belong to two steps each: there a list that serves one of them decides, and
    else the earlier step has the item.
    """
    return [
        item
        for checklist in playbook.all(Checklist)
        if not checklist.is_for_a_later_use_case
        for item in checklist.items
        if _step_of(playbook, checklist, item.week) == step.id
    ]


def _step_of(playbook: Playbook, checklist: Checklist, week: int) -> str | None:
    running = [
        step.id
        for step in playbook.all(FrameworkStep)
        if step.weeks.first <= week <= step.weeks.last
    ]
    served = [step_id for step_id in running if f"step:{step_id}" in checklist.serves]
    return next(iter(served or running), None)


def _rows(playbook: Playbook, columns: tuple[StepColumn, ...]) -> tuple[RoleHours, ...]:
    found: list[tuple[Link, tuple[ShareView | None, ...], HoursRange | None]] = []
    for role in playbook.all(Role):
        link = link_to(role)
        shares = tuple(
            next((share for share in column.shares if share.role == link), None)
            for column in columns
        )
        if any(shares):
            found.append((link, shares, added(share.hours for share in shares if share)))
    longest = max((total.high for _, _, total in found if total), default=1)
    found.sort(key=lambda row: -(row[2].high if row[2] else 0))
    return tuple(
        RoleHours(
            link=link,
            shares=shares,
            total=total,
            low_width=round(100 * total.low / longest, 2) if total else 0,
            rest_width=round(100 * (total.high - total.low) / longest, 2) if total else 0,
            label_y=_ROW * place + _LABEL,
            bar_y=_ROW * place + _BAR,
        )
        for place, (link, shares, total) in enumerate(found)
    )
