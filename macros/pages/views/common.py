"""What do pages have in common: links, origins, actions, the week strip, the tools at hand?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...model import (
    WEEKS,
    Action,
    Checklist,
    FrameworkStep,
    Guidance,
    Item,
    NumberedItem,
    Origin,
    Passage,
    Playbook,
    Role,
    Statement,
    Template,
    Trap,
    Variant,
    Weeks,
    WithOrigin,
    Workshop,
)
from ...text.prose import to_text
from ..addresses import address_of, address_of_target


@dataclass(frozen=True)
class Link:
    """A link to an item: what it is called, where it is read, what it is about."""

    title: str
    address: str
    label: str = ""
    summary: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Mark:
    """Where a text comes from, as the reader sees it."""

    name: str
    label: str
    links: tuple[Link, ...] = ()

    @property
    def lead(self) -> str:
        """The label as it stands before the links: a source says it, or has led us to it."""
        return self.label if self.name == "sourced" else f"{self.label}, drawing on"


_LABELS = {
    (True, False): ("framework", "From the framework"),
    (False, True): ("editorial", "Editorial"),
    (True, True): ("extended", "From the framework, extended by us"),
    (False, False): ("sourced", "Source"),
}
"""Name and label of a mark: whether the framework says it, whether the playbook adds to it."""


@dataclass(frozen=True)
class MarkedText:
    """A text with its mark; the mark is None where the section's or the page's covers it."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Marked:
    """A list of texts under one mark, or each under its own."""

    entries: tuple[MarkedText, ...]
    mark: Mark | None = None


@dataclass(frozen=True)
class ActionView:
    """An action: what, how, who, when, and how one knows."""

    do: str
    how: str | None
    owner: Link
    timing: str
    done_when: str | None
    mark: Mark | None = None


@dataclass(frozen=True)
class Actions:
    """Actions in order, under one mark or each under its own."""

    entries: tuple[ActionView, ...]
    mark: Mark | None = None


@dataclass(frozen=True)
class Titled:
    """A text under a title, with its mark: a trap, an example, an objection."""

    title: str
    text: str
    mark: Mark | None = None


CASES = {
    "small-team": "In a small team",
    "regulated": "In a regulated organisation",
    "public-body": "In a public body",
    "generative": "With a generative model",
    "agentic": "With an agent",
}
"""The kinds of organisation and of AI for which advice differs, as readers see them."""


@dataclass(frozen=True)
class WeekRow:
    """A step's row of the week strip."""

    link: Link
    short: str
    weeks: str
    first: int
    last: int
    gate: str | None
    is_current: bool


@dataclass(frozen=True)
class WeekStrip:
    """The twelve weeks, a row for each step; steps may share a week."""

    rows: tuple[WeekRow, ...]
    weeks: tuple[int, ...] = tuple(range(1, WEEKS + 1))


@dataclass(frozen=True)
class Pager:
    """The neighbours of a page in its section's order."""

    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class Tools:
    """The checklists and templates that serve an item."""

    checklists: tuple[Link, ...]
    templates: tuple[Link, ...]


@dataclass(frozen=True)
class Download:
    """A file that a page offers: its address, its name once saved, and what it is."""

    address: str
    name: str
    label: str


def link_to(item: Item) -> Link:
    """Return a link to an item."""
    number = item.number if isinstance(item, NumberedItem) else None
    return Link(item.title, address_of(item), item.label, to_text(item.summary), number)


def links_to(items: Iterable[Item]) -> tuple[Link, ...]:
    """Return links to items, in their order."""
    return tuple(map(link_to, items))


def link_to_target(playbook: Playbook, target: str) -> Link:
    """Return a link to what a typed target names."""
    kind, _, item_id = target.partition(":")
    return replace(
        link_to(playbook.items[kind][item_id]), address=address_of_target(playbook, target)
    )


def mark_of(playbook: Playbook, origin: Origin) -> Mark:
    """Return the mark of an origin; sources are linked."""
    name, label = _LABELS["framework" in origin, "editorial" in origin]
    sources = [target for target in origin if ":" in target]
    return Mark(name, label, tuple(link_to_target(playbook, target) for target in sources))


class Reader:
    """Reads parts of one record; a part has a mark when its origin is not the whole record's.

    So a page says once where it comes from, and marks only what comes from elsewhere.
    """

    def __init__(self, playbook: Playbook, origin: Origin) -> None:
        self.playbook = playbook
        self.origin = origin

    @property
    def own_mark(self) -> Mark:
        """The mark of the whole record."""
        return mark_of(self.playbook, self.origin)

    def mark(self, block: WithOrigin | Guidance) -> Mark | None:
        """Return the mark of a part that comes from elsewhere."""
        if block.origin is None or set(block.origin) == set(self.origin):
            return None
        return mark_of(self.playbook, block.origin)

    def marks(self, blocks: Sequence[WithOrigin]) -> tuple[Mark | None, list[Mark | None]]:
        """Return the mark that all parts share, if any, and each part's own where it needs one."""
        marks = [self.mark(block) for block in blocks]
        if marks and all(mark == marks[0] for mark in marks):
            return marks[0], [None] * len(marks)
        return None, list(marks)

    def said(self, block: Statement | Passage) -> MarkedText:
        """Return a single text with its mark."""
        return MarkedText(block.text, self.mark(block))

    def marked(self, blocks: Sequence[Statement]) -> Marked:
        """Return a list of texts with the mark that they share, or each with its own."""
        shared, marks = self.marks(blocks)
        entries = (MarkedText(block.text, mark) for block, mark in zip(blocks, marks, strict=True))
        return Marked(tuple(entries), shared)

    def actions(self, blocks: Sequence[Action]) -> Actions:
        """Return actions with the mark that they share, or each with its own."""
        shared, marks = self.marks(blocks)
        entries = (
            ActionView(
                do=block.do,
                how=block.how,
                owner=self.role(block.owner),
                timing=f"Week {block.week}" if block.week else block.when or "",
                done_when=block.done_when,
                mark=mark,
            )
            for block, mark in zip(blocks, marks, strict=True)
        )
        return Actions(tuple(entries), shared)

    def traps(self, traps: Sequence[Trap]) -> tuple[Titled, ...]:
        """Return traps with their marks."""
        return tuple(Titled(trap.title, trap.text, self.mark(trap)) for trap in traps)

    def variants(self, variants: Sequence[Variant]) -> tuple[Titled, ...]:
        """Return what differs by kind of organisation or of AI, under the name of each."""
        return tuple(Titled(CASES[entry.case], entry.text, self.mark(entry)) for entry in variants)

    def role(self, role_id: str) -> Link:
        """Return a link to a role."""
        return link_to(self.playbook.get(Role, role_id))


def weeks_label(weeks: Weeks) -> str:
    """Write a span of weeks: `Week 9`, `Weeks 1 to 2`."""
    if weeks.first == weeks.last:
        return f"Week {weeks.first}"
    return f"Weeks {weeks.first} to {weeks.last}"


def framework_gate(step: FrameworkStep) -> str | None:
    """Name the gate at a step's end; one that the playbook adds stands on the step's page only."""
    if step.gate is None or "framework" not in (step.gate.origin or step.origin):
        return None
    return step.gate.title


def week_row(step: FrameworkStep, *, is_current: bool = False) -> WeekRow:
    """Return a step's row of the week strip."""
    return WeekRow(
        link=link_to(step),
        short=step.short,
        weeks=weeks_label(step.weeks),
        first=step.weeks.first,
        last=step.weeks.last,
        gate=framework_gate(step),
        is_current=is_current,
    )


def week_strip(playbook: Playbook, current: FrameworkStep | None = None) -> WeekStrip:
    """Return the twelve weeks with every step, the current one lit."""
    return WeekStrip(
        tuple(week_row(step, is_current=step == current) for step in playbook.all(FrameworkStep))
    )


def tools_for(playbook: Playbook, *targets: str) -> Tools:
    """Return the checklists and templates that serve any of the typed targets."""
    wanted = set(targets)
    return Tools(
        links_to(item for item in playbook.all(Checklist) if wanted & set(item.serves)),
        links_to(item for item in playbook.all(Template) if wanted & set(item.serves)),
    )


def workshops_for(playbook: Playbook, target: str) -> tuple[Link, ...]:
    """Return the workshops that serve a typed target."""
    return links_to(item for item in playbook.all(Workshop) if target in item.serves)


def pager(items: Sequence[Item], item: Item) -> Pager:
    """Return the neighbours of an item among its section's items."""
    at = items.index(item)
    before = link_to(items[at - 1]) if at > 0 else None
    after = link_to(items[at + 1]) if at + 1 < len(items) else None
    return Pager(before, after)
