"""What does the page of published sources show: what they say, and who cites them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from ...content.links import targets_of
from ...model import Item, Playbook, Reference
from ...model.walk import leaves
from ...work.memo import memoised
from .common import Link, links_to

_TYPES = {
    "study": "Studies",
    "survey": "Surveys",
    "forecast": "Forecasts",
    "paper": "Papers",
    "standard": "Standards",
    "regulation": "Law and regulation",
    "guidance": "Official guidance",
    "engineering-guide": "Engineering guides",
    "commentary": "Commentary",
    "official-report": "Official reports",
    "definition": "Definitions",
}
"""The types of sources as readers see them, in the order of the page."""

MOST_CITING = 24
"""As many pages that cite a source are named; of thousands, nobody would read the list."""

_CITES = f"{Reference.kind}:"
"""Stands in each text in Markdown that links to a source; few texts have to be read for that."""


@dataclass(frozen=True)
class SourceView:
    """A published source, with what it can and cannot show, and the pages that cite it."""

    id: str
    title: str
    url: str | None
    via: str | None
    published: str
    summary: str
    says: tuple[str, ...]
    sample: str | None
    caveat: str | None
    cited_by: tuple[Link, ...]
    more_citing: int
    """How many pages cite it that are not named."""


@dataclass(frozen=True)
class SourceGroup:
    """The sources of one type."""

    id: str
    title: str
    sources: tuple[SourceView, ...]


def references_view(playbook: Playbook) -> tuple[SourceGroup, ...]:
    """Return every source by its type, each with the pages that cite it."""
    cited_by = _citations(playbook)
    order = list(_TYPES)
    sources = sorted(playbook.all(Reference), key=lambda source: order.index(source.type))
    return tuple(
        SourceGroup(
            kind, _TYPES[kind], tuple(_source(source, cited_by[source.id]) for source in group)
        )
        for kind, group in groupby(sources, key=lambda source: source.type)
    )


def _source(source: Reference, citing: Sequence[Item]) -> SourceView:
    by = ", ".join(source.authors)
    parts = (by, source.publisher, str(source.year) if source.year else "Undated")
    return SourceView(
        id=source.id,
        title=source.title,
        url=source.url,
        via=source.via,
        published=". ".join(part for part in parts if part),
        summary=source.summary,
        says=source.says,
        sample=source.sample,
        caveat=source.caveat,
        cited_by=links_to(citing[:MOST_CITING]),
        more_citing=len(citing[MOST_CITING:]),
    )


def _cited_in(item: Item) -> frozenset[str]:
    texts = (leaf for leaf in leaves(item) if leaf.pointer or _CITES in leaf.value)
    found = (target for text in texts for target in targets_of(text))
    return frozenset(target.id for target in found if target.kind == Reference.kind)


def _citations(playbook: Playbook) -> Mapping[str, Sequence[Item]]:
    """Return the items that cite each source, by the source's id."""
    citing: dict[str, list[Item]] = defaultdict(list)
    for items in playbook.items.values():
        for item in items.values():
            for source in memoised(("cites", item.kind, item.id), item, partial(_cited_in, item)):
                citing[source].append(item)
    return citing
