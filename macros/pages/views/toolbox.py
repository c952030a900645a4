"""Which checklist or template does a reader need now? All of them, by the step they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...model import Checklist, Fix, FrameworkStep, Playbook, Template
from ...text.counted import counted
from .common import Link, link_to, weeks_label


@dataclass(frozen=True)
class ItemIds:
    """The items of a checklist by id, so that a card can say how far a reader's own list is."""

    checklist: str
    gate: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class ToolCard:
    """A checklist or a template as a card, with what it is made of."""

    link: Link
    facts: tuple[str, ...]
    items: ItemIds | None = None


@dataclass(frozen=True)
class ToolGroup:
    """The checklists or the templates for one step, or for what comes after the framework."""

    id: str
    title: str
    cards: tuple[ToolCard, ...]


def checklist_cards(playbook: Playbook) -> tuple[ToolGroup, ...]:
    """Return the checklists as cards, by step."""
    cards = (
        (item, ToolCard(link_to(item), _made_of(item), _item_ids(item)))
        for item in playbook.all(Checklist)
    )
    return _by_step(playbook, cards)


def template_cards(playbook: Playbook) -> tuple[ToolGroup, ...]:
    """Return the templates as cards, by step."""
    cards = (
        (
            item,
            ToolCard(
                link_to(item),
                (f"Week {item.week}", counted(sum(len(s.fields) for s in item.sections), "field")),
            ),
        )
        for item in playbook.all(Template)
    )
    return _by_step(playbook, cards)


def _made_of(checklist: Checklist) -> tuple[str, ...]:
    items = counted(len(checklist.items), "item")
    if not checklist.gate:
        return (items,)
    blocking = counted(sum(item.gate for item in checklist.items), "blocks", "block")
    return items, f"{blocking} the gate"


def _item_ids(checklist: Checklist) -> ItemIds:
    return ItemIds(
        checklist.id,
        tuple(item.id for item in checklist.items if item.gate),
        tuple(item.id for item in checklist.items if not item.gate),
    )


def _by_step(
    playbook: Playbook, cards: Iterable[tuple[Checklist | Template, ToolCard]]
) -> tuple[ToolGroup, ...]:
    steps = playbook.all(FrameworkStep)
    by_step: dict[str, list[ToolCard]] = {step.id: [] for step in steps}
    rest: list[ToolCard] = []
    for item, card in cards:
        step = _first_step(playbook, item)
        by_step.get(step, rest).append(card)
    groups = [
        ToolGroup(step.id, f"{weeks_label(step.weeks)}: {step.title}", tuple(by_step[step.id]))
        for step in steps
    ]
    groups.append(ToolGroup("afterwards", "After the twelve weeks", tuple(rest)))
    return tuple(group for group in groups if group.cards)


def _first_step(playbook: Playbook, item: Checklist | Template) -> str:
    """Return the step that something serves, or that the fix it serves is done in; or nothing."""
    for kind in (FrameworkStep.kind, Fix.kind):
        for target in item.serves:
            of, _, served = target.partition(":")
            if of == kind == Fix.kind:
                return playbook.get(Fix, served).steps[0]
            if of == kind:
                return served
    return ""
