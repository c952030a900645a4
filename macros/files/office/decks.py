"""How does a deck become slides? One message each, with its source, and notes for the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide

from ...model import Edition
from ...pages.views import DeckView, SlideView
from ...text.counted import counted
from ...text.prose import to_text
from .office import name, saved
from .slide_design import (
    ACCENT,
    DISPLAY,
    INK,
    MARGIN,
    MEASURE,
    MUTED,
    Face,
    SlideBox,
    blank_deck,
    new_slide,
    put,
    put_cover,
    put_panel,
    put_table,
    restyle,
    title_of,
)

KICKER = Face((14,), colour=ACCENT, bold=True)
LEAD = Face((44, 40, 34, 28), DISPLAY)
MESSAGE = Face((34, 30, 28), DISPLAY, INK)
OPENING = Face((20, 18, 16, 14))
POINT = Face((24, 22, 20, 18, 16), bullet="•")
ROW = Face((18, 16, 14))
ASIDE = Face((16, 14), colour=MUTED)
DECISION = Face((22, 20, 18, 16), bold=True)
SOURCE = Face((11, 10), colour=MUTED)

KICKER_BOX = SlideBox(MARGIN, 0.42, MEASURE, 0.3)
MESSAGE_BOX = SlideBox(MARGIN, 0.8, MEASURE, 1.2)
LEAD_BOX = SlideBox(4.85, 0.7, 7.7, 2.3)
OPENING_BOX = SlideBox(4.85, 3.1, 7.7, 2.05)
POINTS_BOX = SlideBox(MARGIN, 2.2, MEASURE, 3.3)
WHOLE_BOX = SlideBox(MARGIN, 2.2, MEASURE, 4.1)
TABLE_BOX = SlideBox(MARGIN, 2.1, MEASURE, 2.75)
ASIDE_BOX = SlideBox(MARGIN, 4.95, MEASURE, 0.62)
LONE_TABLE_BOX = SlideBox(MARGIN, 2.1, MEASURE, 3.1)
LONE_ASIDE_BOX = SlideBox(MARGIN, 5.4, MEASURE, 0.95)
DECISION_BOX = SlideBox(MARGIN, 5.68, MEASURE, 0.78)
FIRST_DECISION_BOX = SlideBox(4.85, 5.4, 7.73, 1.0)
SOURCE_BOX = SlideBox(MARGIN, 6.56, MEASURE, 0.34)
FIRST_SOURCE_BOX = SlideBox(4.85, 6.56, 7.73, 0.34)
_FIRST_COLUMN = 0.4
DECIDES = "The committee decides: "


def deck_slides(view: DeckView, edition: Edition) -> bytes:
    """Return a deck as .pptx."""
    deck = blank_deck(f"{edition.title}, edition {edition.edition} · CC BY 4.0")
    first, *rest = view.slides
    _first(deck, view, first)
    for slide in rest:
        _slide(deck, slide, len(view.slides))
    name(deck.core_properties, view.title, edition)
    return saved(deck)


def _first(deck: PresentationType, view: DeckView, shown: SlideView) -> None:
    slide = new_slide(deck, shown.title, [to_text(view.audience.text), *_notes(shown)])
    restyle(title_of(slide), LEAD_BOX, LEAD)
    slides = counted(len(view.slides), "slide")
    put_cover(slide, shown.part, view.minutes, f"minutes, {slides}")
    put(slide, OPENING_BOX, [to_text(text) for text in shown.says], OPENING)
    if shown.decide:
        _decision(slide, FIRST_DECISION_BOX, shown.decide)
    put(slide, FIRST_SOURCE_BOX, [shown.source], SOURCE)


def _slide(deck: PresentationType, shown: SlideView, total: int) -> None:
    slide = new_slide(deck, shown.title, _notes(shown))
    put(slide, KICKER_BOX, [f"{shown.number} of {total} · {shown.part}"], KICKER)
    restyle(title_of(slide), MESSAGE_BOX, MESSAGE)
    says = [to_text(text) for text in shown.says]
    if shown.table:
        rows = (shown.table.head, *shown.table.rows)
        aside = [text for text in (shown.table.in_short, *says) if text]
        table, beside = (TABLE_BOX, ASIDE_BOX) if shown.decide else (LONE_TABLE_BOX, LONE_ASIDE_BOX)
        put_table(slide, table, _shares(len(shown.table.head)), rows, ROW)
        put(slide, beside, aside, ASIDE)
    else:
        put(slide, POINTS_BOX if shown.decide else WHOLE_BOX, says, POINT)
    if shown.decide:
        _decision(slide, DECISION_BOX, shown.decide)
    put(slide, SOURCE_BOX, [shown.source], SOURCE)


def _decision(slide: Slide, box: SlideBox, text: str) -> None:
    put_panel(slide, box, f"{DECIDES}{to_text(text)}", DECISION)


def _notes(shown: SlideView) -> list[str]:
    said = [to_text(entry.text) for entry in shown.notes.entries]
    return [*said, f"Source: {shown.source}"]


def _shares(columns: int) -> Sequence[float]:
    """Return the widths of a table's columns: the first says what is counted."""
    return (_FIRST_COLUMN, *[(1 - _FIRST_COLUMN) / (columns - 1)] * (columns - 1))
