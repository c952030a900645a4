"""To which items does a record lead, in its fields and in its prose?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..model import Markup, Pointer, Record
from ..model.walk import Leaf, leaves
from ..text.link import ProseLink
from ..text.prose import Construct, constructs


@dataclass(frozen=True)
class LinkTarget:
    """An item that a text leads to: its kind, its id, and the author's words for it."""

    kind: str
    id: str
    written: str


def targets(record: Record) -> Iterator[LinkTarget]:
    """Yield everything that a record leads to, in the order of its fields."""
    for leaf in leaves(record):
        yield from targets_of(leaf)


def targets_of(leaf: Leaf) -> Iterator[LinkTarget]:
    """Yield everything that one text of a record leads to."""
    if isinstance(leaf.pointer, Pointer):
        yield LinkTarget(leaf.pointer.kind, leaf.value, leaf.value)
    elif leaf.pointer:
        kind, colon, item_id = leaf.value.partition(":")
        if colon:
            yield LinkTarget(kind, item_id, leaf.value)
    else:
        for found in prose_of(leaf):
            if isinstance(found, ProseLink) and found.target and not found.is_external:
                yield LinkTarget(*found.target, found.href)


def prose_of(leaf: Leaf) -> tuple[ProseLink | Construct, ...]:
    """Return the links of a text in Markdown, and what does not belong in one."""
    if leaf.markup in (Markup.INLINE, Markup.BLOCK):
        return _constructs(leaf.value, inline=leaf.markup is Markup.INLINE)
    return ()


@lru_cache(maxsize=20_000)  # several rules and pages ask for the same texts
def _constructs(text: str, *, inline: bool) -> tuple[ProseLink | Construct, ...]:
    return tuple(constructs(text, inline=inline))
