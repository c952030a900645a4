"""What is a playbook? An edition, and items by kind and id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from .base import Item
from .coding import Coding, SearchFrame
from .duties import DutyDocument
from .edition import Edition
from .editions import PastEdition
from .framework import FailureMode, Fix, FrameworkStep, Role, Route, ScalingPractice
from .leads import Lead
from .organisations import Organisation
from .patterns import Pattern
from .retrospectives import Retrospective
from .sources import Reference
from .tools import Checklist, Template, Term
from .workshops import Workshop

KINDS: tuple[type[Item], ...] = (
    FrameworkStep,
    FailureMode,
    Fix,
    ScalingPractice,
    Role,
    Checklist,
    Template,
    Pattern,
    Retrospective,
    Term,
    Reference,
    DutyDocument,
    Route,
    Workshop,
    Organisation,
    SearchFrame,
    Coding,
    Lead,
    PastEdition,
)
"""Every kind of item, in the order in which readers meet them."""

KIND_BY_NAME: Mapping[str, type[Item]] = MappingProxyType({kind.kind: kind for kind in KINDS})
KIND_BY_FOLDER: Mapping[str, type[Item]] = MappingProxyType({kind.folder: kind for kind in KINDS})

ItemKey = tuple[str, str]
"""A kind's name and an item's id."""

AnyItem = TypeVar("AnyItem", bound=Item)


def reading_order(item: Item) -> tuple[int, str]:
    """Sort items by rank, then by title."""
    return item.rank, item.title.casefold()


@dataclass(frozen=True)
class Playbook:
    """An edition and its items. Every item is found by kind and id, or listed in reading order."""

    edition: Edition
    items: Mapping[str, Mapping[str, Item]]
    """Items by kind name, then id, each kind in reading order."""
    files: Mapping[ItemKey, Path] = field(default_factory=dict)
    """The file that an item was read from, for readers who want it as it is."""

    def __hash__(self) -> int:
        """Hash by the edition, so that what is derived can be kept; equal ones hash the same."""
        return hash(self.edition)

    @classmethod
    def of(
        cls, edition: Edition, items: Iterable[Item], files: Mapping[ItemKey, Path] | None = None
    ) -> Playbook:
        """Arrange `items` by kind and in reading order."""
        by_kind: dict[str, dict[str, Item]] = {kind.kind: {} for kind in KINDS}
        for item in sorted(items, key=reading_order):
            by_kind[item.kind][item.id] = item
        return cls(edition, by_kind, files or {})

    def all(self, kind: type[AnyItem]) -> tuple[AnyItem, ...]:
        """Return every item of one kind, in reading order."""
        return tuple(item for item in self.items[kind.kind].values() if isinstance(item, kind))

    def get(self, kind: type[AnyItem], item_id: str) -> AnyItem:
        """Return one item; raise `KeyError` with the kind and the id when there is none."""
        item = self.items[kind.kind].get(item_id)
        if not isinstance(item, kind):
            raise KeyError(f"no {kind.kind} is called {item_id!r}")
        return item
