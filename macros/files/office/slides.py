"""How does a workshop become slides? One for each question, with notes for whoever leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide

from ...model import Edition
from ...pages.views import PartView, WorkshopView
from ...text.counted import counted
from ...text.prose import to_text
from ...text.shown import clipped
from .office import name, saved
from .slide_design import (
    ACCENT,
    DISPLAY,
    MARGIN,
    MEASURE,
    MUTED,
    Face,
    SlideBox,
    blank_deck,
    new_slide,
    put,
    put_bar,
    put_cover,
    put_panel,
    put_table,
    restyle,
    title_of,
)

KICKER = Face((14,), colour=ACCENT, bold=True)
LABEL = Face((14,), colour=MUTED, bold=True)
LEAD = Face((48, 40, 34, 28, 24, 20), DISPLAY)
ASK = Face((40, 34, 30), DISPLAY)
BODY = Face((20, 18, 16))
WALL = Face((15, 13, 12), bold=True)
ROW = Face((20, 18, 16))
TABLE = Face((16, 14, 12))
DONE = Face((20, 18, 16), bullet="✓")
OUTCOME = Face((32, 28, 24), DISPLAY)

KICKER_BOX = SlideBox(MARGIN, 0.42, 9.0, 0.3)
BAR_BOX = SlideBox(MARGIN, 0.76, MEASURE, 0.1)
LEAD_BOX = SlideBox(4.85, 0.7, 7.7, 3.4)
FACTS_BOX = SlideBox(4.85, 4.65, 7.7, 1.7)
ASK_BOX = SlideBox(MARGIN, 1.6, MEASURE, 1.65)
DO_BOX = SlideBox(MARGIN, 3.8, 7.1, 1.45)
PRODUCES_BOX = SlideBox(8.4, 3.8, 4.18, 1.45)
WALL_BOX = SlideBox(MARGIN, 5.75, MEASURE, 0.85)
OUTCOME_BOX = SlideBox(MARGIN, 1.65, MEASURE, 1.75)
DONE_BOX = SlideBox(MARGIN, 4.05, MEASURE, 2.55)
AGENDA_BOX = SlideBox(MARGIN, 1.75, MEASURE, 4.95)
AGENDA_TITLE_WIDTH = 6.5
TABLE_BOX = SlideBox(MARGIN, 1.75, MEASURE, 4.9)

_LABEL_HEIGHT, _WALL_GAP = 0.34, 0.15
_BLANK_ROWS = 2
LONGEST_TASK, _LONGEST_LINE = 110, 150


def workshop_slides(view: WorkshopView, edition: Edition) -> bytes:
    """Return a workshop's slides as .pptx."""
    deck = blank_deck(f"{edition.title}, edition {edition.edition} · CC BY 4.0")
    _first(deck, view)
    _purpose(deck, view)
    _agenda(deck, view)
    for place, part in enumerate(view.agenda, 1):
        _part(deck, part, f"{place} of {len(view.agenda)}", view.minutes)
    _last(deck, view)
    name(deck.core_properties, view.title, edition)
    return saved(deck)


def _first(deck: PresentationType, view: WorkshopView) -> None:
    needed = [entry.role.title for entry in view.attendees if entry.is_needed]
    notes = [to_text(view.summary), f"Led by: {to_text(view.facilitator.text)}"]
    notes += [f"{entry.role.title}: {to_text(entry.does)}" for entry in view.attendees]
    notes.append(f"Call it off when: {to_text(view.call_off.text)}")
    slide = new_slide(deck, view.title, notes)
    restyle(title_of(slide), LEAD_BOX, LEAD)
    put_cover(slide, "Workshop", view.minutes, "minutes")
    facts = [clipped(view.when, _LONGEST_LINE)]
    if needed:
        facts.append(clipped(f"Required: {', '.join(needed)}", _LONGEST_LINE))
    put(slide, FACTS_BOX, facts, BODY)


def _purpose(deck: PresentationType, view: WorkshopView) -> None:
    opening = [to_text(" ".join(part.split())) for part in view.opening.text.split("\n\n")]
    slide = new_slide(deck, "What we leave with", ["Say first:", *opening])
    put(slide, KICKER_BOX, ["Why we are here"], KICKER)
    put(slide, OUTCOME_BOX, [to_text(view.outcome)], OUTCOME)
    _label(slide, DONE_BOX, "It has worked when")
    put(slide, DONE_BOX, [to_text(text) for text in view.done_when], DONE)


def _agenda(deck: PresentationType, view: WorkshopView) -> None:
    slide = new_slide(deck, "How the time goes", ["The clock starts at 0:00, when everybody sits."])
    put(slide, KICKER_BOX, [counted(view.minutes, "minute")], KICKER)
    height = AGENDA_BOX.height / len(view.agenda)
    for place, part in enumerate(view.agenda):
        y = AGENDA_BOX.y + place * height
        put(slide, SlideBox(MARGIN, y, 0.8, height), [part.start], ROW)
        put(slide, SlideBox(1.6, y, AGENDA_TITLE_WIDTH, height), [part.title], ROW)
        put(slide, SlideBox(8.2, y, 1.0, height), [f"{part.minutes} min"], ROW)
        alt = f"{part.title}: from {part.start} to {part.end}"
        put_bar(slide, SlideBox(9.3, y + 0.09, 3.28, 0.16), (part.x, part.width), alt)


def _part(deck: PresentationType, part: PartView, place: str, whole: int) -> None:
    slide = new_slide(deck, part.title, list(_notes(part)))
    kicker = f"{place} · {part.start} to {part.end} · {counted(part.minutes, 'minute')}"
    put(slide, KICKER_BOX, [kicker], KICKER)
    alt = f"From {part.start} to {part.end} of a session of {counted(whole, 'minute')}"
    put_bar(slide, BAR_BOX, (part.x, part.width), alt)
    put(slide, ASK_BOX, [part.ask], ASK)
    _label(slide, DO_BOX, "We do")
    put(slide, DO_BOX, [to_text(part.do)], BODY)
    _label(slide, PRODUCES_BOX, "Then we have")
    put(slide, PRODUCES_BOX, [to_text(part.produces)], BODY)
    if part.wall:
        _wall(slide, part.wall)


def _wall(slide: Slide, entries: Sequence[str]) -> None:
    _label(slide, WALL_BOX, "On the wall")
    width = (WALL_BOX.width + _WALL_GAP) / len(entries)
    for place, entry in enumerate(entries):
        x = WALL_BOX.x + place * width
        put_panel(slide, SlideBox(x, WALL_BOX.y, width - _WALL_GAP, WALL_BOX.height), entry, WALL)


def _last(deck: PresentationType, view: WorkshopView) -> None:
    notes = ["Read each line aloud, write a name and a date, and ask that person for a yes."]
    rows = [("What", "Who", "By when")]
    for action in view.after.entries:
        rows.append((clipped(to_text(action.do), LONGEST_TASK), action.owner.title, action.timing))
        if action.done_when:
            notes.append(f"{to_text(action.do)} Done when: {to_text(action.done_when)}")
    rows += [("", "", "")] * _BLANK_ROWS
    slide = new_slide(deck, "Who does what by when", notes)
    put(slide, KICKER_BOX, ["Decisions, names, dates"], KICKER)
    put_bar(slide, BAR_BOX, (0, 100), "The whole session")
    put_table(slide, TABLE_BOX, (0.56, 0.22, 0.22), rows, TABLE)


def _notes(part: PartView) -> Iterator[str]:
    yield f"From {part.start} to {part.end}, {counted(part.minutes, 'minute')}."
    yield f"Ask: {part.ask}"
    for said in part.notes.entries:
        yield to_text(said.text)
    if part.stuck:
        yield f"If it stalls: {to_text(part.stuck.text)}"


def _label(slide: Slide, box: SlideBox, text: str) -> None:
    """Write the small words above a box."""
    above = SlideBox(box.x, box.y - _LABEL_HEIGHT, box.width, _LABEL_HEIGHT)
    put(slide, above, [text], LABEL)
