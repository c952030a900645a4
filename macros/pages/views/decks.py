"""What does a deck show: which slides, with which tables, notes and sources?"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import DeckSlide, Playbook, Route
from ..addresses import download_address
from .common import Download, Mark, Marked, MarkedText, Reader, mark_of
from .deck_tables import DeckTable, deck_table


@dataclass(frozen=True)
class SlideView:
    """A slide: its message, what carries it, what is decided, and what the speaker says."""

    id: str
    number: int
    part: str
    title: str
    says: tuple[str, ...]
    table: DeckTable | None
    decide: str | None
    notes: Marked
    mark: Mark

    @property
    def source(self) -> str:
        """Where it comes from, as the slide says it."""
        named = "; ".join(link.title for link in self.mark.links)
        counted = self.table.counted_from if self.table else ""
        label = f"{self.mark.lead}: {named}" if named else self.mark.label
        return "; ".join(part for part in (label, counted) if part)


@dataclass(frozen=True)
class DeckView:
    """Slides to present, and the file that they are in."""

    title: str
    minutes: int
    audience: MarkedText
    slides: tuple[SlideView, ...]
    file: Download


def deck_view(playbook: Playbook, route: Route) -> DeckView | None:
    """Return the deck of a way in; None where it has none."""
    deck = route.deck
    if deck is None:
        return None
    read = Reader(playbook, route.origin)
    return DeckView(
        title=route.title,
        minutes=deck.minutes,
        audience=read.said(deck.audience),
        slides=tuple(
            _slide(playbook, route, slide, number) for number, slide in enumerate(deck.slides, 1)
        ),
        file=Download(download_address(route, "pptx"), f"{route.id}.pptx", "Slides, PowerPoint"),
    )


def _slide(playbook: Playbook, route: Route, slide: DeckSlide, number: int) -> SlideView:
    """Return a slide; on the wall it stands alone, so each says where it comes from."""
    origin = slide.origin or route.origin
    return SlideView(
        id=slide.id,
        number=number,
        part=slide.part,
        title=slide.title,
        says=slide.says,
        table=deck_table(playbook, slide.counts) if slide.counts else None,
        decide=slide.decide,
        notes=Reader(playbook, origin).marked(slide.notes),
        mark=mark_of(playbook, origin),
    )
