"""Decks: what a committee sees and its speaker reads, with figures that the build has counted."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Emu

from macros.content.opened import open_playbook
from macros.evidence import evidence_of, tables
from macros.files.office import decks
from macros.files.office.decks import deck_slides
from macros.files.office.slide_design import Face, SlideBox, needed
from macros.model import Deck, DeckSlide, FailureMode, Playbook, Route
from macros.model.decks import DECISION_LETTERS, POINT_LETTERS, TITLE_LETTERS
from macros.pages.views import DeckView, deck_view
from macros.site.beside import shared_files

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of
from .test_slides import notes, texts, words

FULL = content_of(CASES / "rendered" / "full")


def panel(box: SlideBox) -> SlideBox:
    """Return the room for letters inside a box that is seen as one."""
    return replace(box, width=box.width - 0.3, height=box.height - 0.1)


@cache
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


def view_of(playbook: Playbook, route_id: str) -> DeckView:
    view = deck_view(playbook, playbook.get(Route, route_id))
    assert view is not None
    return view


def opened(playbook: Playbook, route_id: str) -> Any:
    return Presentation(io.BytesIO(deck_slides(view_of(playbook, route_id), playbook.edition)))


def test_a_committee_sees_this_and_its_speaker_reads_that() -> None:
    counted = "counted from 6 records of edition 1"
    drawn = "Editorial, drawing on: A survey: *first* & last"
    assert [(texts(slide), notes(slide)) for slide in opened(FULL, "plan").slides] == [
        (
            [
                *("Two pages, then a *date*", "Board", "20", "minutes, 5 slides"),
                *("Ask for a brief.", "The committee decides: the date.", "Editorial"),
            ],
            ["For those who decide.", "There is no demo.", "Source: Editorial"],
        ),
        (
            [
                *("How it ended", "2 of 5 · Records", "How it ended | Deployments"),
                *("Scaled | 3", "Limited use | 1", "Rolled back | 1", "Stopped | 1"),
                *("Never left the pilot | 0", "Sequel not told | 0"),
                "6 deployments of 6 organisations, 5 told first hand. They are counts, not rates: "
                "a deployment is here because its story was published or sent in, and somebody "
                "looked for it.\nAsk for ours.",
                f"{drawn}; {counted}",
            ],
            ["Read it aloud.", "Wait.", f"Source: {drawn}; {counted}"],
        ),
        (
            [
                *("What they fell into", "3 of 5 · Records"),
                "Failure mode | Hit | Hit in part | Recovered | Avoided | Not evidenced",
                "Nobody owns it | 1 | 1 | 2 | 1 | 2",
                "Of 6 codes, one for each record and failure mode, 2 are not evidenced. Of 5 "
                "statements on the others, 1 is our reading. Those who coded them knew how they "
                "ended.",
                "The committee decides: which one is ours.",
                f"Editorial; {counted}",
            ],
            ["Count silence.", f"Source: Editorial; {counted}"],
        ),
        (
            [
                *("What is reported of the fixes", "4 of 5 · Records"),
                "Fix | Records that use it, in full or in part | "
                "Organisations that report an effect",
                "Name the owner | No pattern | 0",
                "No organisation reports an effect of any of the framework's fixes. No record is "
                "of a pilot that ran the framework or its twelve weeks.",
                f"From the framework; {counted}",
            ],
            ["No study is here.", f"Source: From the framework; {counted}"],
        ),
        (
            [
                *("What happens when", "5 of 5 · Weeks", "Step | Weeks | Gate"),
                "Define: *first*, & well | Weeks 1 to 2 | The readiness gate",
                *("Decide | Week 9 | None", "From the framework"),
            ],
            ["Name the weeks.", "Source: From the framework"],
        ),
    ]


def test_a_deck_has_its_edition_at_the_foot_and_its_title_in_its_facts() -> None:
    deck = opened(FULL, "plan")
    (layout,) = deck.slide_layouts
    foot = [shape.text_frame.text for shape in layout.shapes if not shape.is_placeholder]
    assert foot == ["Full, edition 1 · CC BY 4.0", "1"]
    facts = deck.core_properties
    assert (facts.title, facts.language, facts.comments) == ("Plan a pilot", "en-GB", "Edition 1")
    for slide in deck.slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(set(ids)) == len(ids)


def test_the_same_content_gives_the_same_deck() -> None:
    once, again = (deck_slides(view_of(FULL, "plan"), FULL.edition) for _ in range(2))
    assert once == again
    with ZipFile(io.BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_a_way_in_with_a_deck_has_a_file() -> None:
    plain = FULL.get(Route, "plan").model_copy(update={"deck": None})
    assert deck_view(FULL, plain) is None
    decked = {
        f"ways-in/{route.id}/{route.id}.pptx"
        for route in own().all(Route)
        if route.deck is not None
    }
    made = {name for name in shared_files(own()) if name.startswith("ways-in/") and ".pptx" in name}
    assert made == decked == {"ways-in/steering-committee/steering-committee.pptx"}


def test_letters_of_a_deck_are_letters() -> None:
    evil = '<script>alert(1)</script> {{ 7 * 7 }} <a:hlinkClick r:id="x"/>'
    route = FULL.get(Route, "plan")
    assert route.deck is not None
    first, second, *rest = route.deck.slides
    hostile = route.deck.model_copy(
        update={"slides": (first, second.model_copy(update={"title": evil, "part": evil}), *rest)}
    )
    view = deck_view(FULL, route.model_copy(update={"deck": hostile}))
    assert view is not None
    raw = deck_slides(view, FULL.edition)
    slide = Presentation(io.BytesIO(raw)).slides[1]
    assert {evil, f"2 of 5 · {evil}"} <= set(texts(slide))
    with ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if "slides/" in name:
                assert b"<a:hlink" not in archive.read(name)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "points in `says`, or a table by `counts`"),
        ({"says": ["A.", "B."], "counts": "steps"}, "beside a table by `counts`"),
        ({"says": ["A."] * 6}, "at most 5 items"),
        ({"counts": "rates"}, "Input should be 'outcomes'"),
    ],
)
def test_a_slide_that_shows_nothing_or_too_much_is_refused(
    fields: dict[str, Any], message: str
) -> None:
    slide = {"id": "a", "part": "A", "title": "A", "notes": [{"text": "A."}], **fields}
    with pytest.raises(ValueError, match=message):
        DeckSlide.model_validate(slide)


@pytest.mark.parametrize(
    ("letters", "before", "face", "box", "least"),
    [
        (TITLE_LETTERS, "", decks.MESSAGE, decks.MESSAGE_BOX, 28),
        (TITLE_LETTERS, "", decks.LEAD, decks.LEAD_BOX, 28),
        (DECISION_LETTERS, decks.DECIDES, decks.DECISION, panel(decks.DECISION_BOX), 16),
        (DECISION_LETTERS, decks.DECIDES, decks.DECISION, panel(decks.FIRST_DECISION_BOX), 16),
    ],
)
def test_what_a_slide_may_hold_fits_its_place(
    letters: int, before: str, face: Face, box: SlideBox, least: int
) -> None:
    longest = before + words(letters)
    size = face.size_in(box, [longest])
    assert needed([longest], size, box.width) <= box.height
    assert size >= least


def test_a_full_list_of_points_fits() -> None:
    longest = [words(POINT_LETTERS)] * 5
    size = decks.POINT.size_in(decks.POINTS_BOX, longest)
    assert needed(longest, size, decks.POINTS_BOX.width - 0.4) <= decks.POINTS_BOX.height


def test_no_text_of_ours_runs_out_of_its_place() -> None:
    for slide in opened(own(), "steering-committee").slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= Emu(int(13.34 * 914400))
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            frame = shape.text_frame
            paragraphs = [paragraph.text for paragraph in frame.paragraphs]
            size = int(frame.paragraphs[0].runs[0].font.size.pt)
            width = (shape.width - frame.margin_left - frame.margin_right) / 914400
            tall = needed(paragraphs, size, width)
            assert tall <= shape.height / 914400 + 0.01, (slide.shapes.title.text, paragraphs)


def test_the_committee_gets_twelve_slides_and_five_decisions() -> None:
    deck = own().get(Route, "steering-committee").deck
    assert isinstance(deck, Deck)
    assert len(deck.slides) == 12
    assert [slide.id for slide in deck.slides if slide.decide][-1] == deck.slides[-1].id
    assert len(deck.slides[-1].says) == 5
    assert all(slide.notes for slide in deck.slides)


def test_the_figures_on_the_slides_are_those_of_the_records() -> None:
    view = view_of(own(), "steering-committee")
    shown = {slide.id: slide.table for slide in view.slides if slide.table}
    cases, modes = evidence_of(own()).cases, own().all(FailureMode)
    endings, by_mode = shown["endings"], shown["failure-modes"]
    assert endings
    assert by_mode
    assert sum(int(row[1]) for row in endings.rows) == len(cases)
    table = tables.modes_by_outcome(cases, modes)
    hit = {
        name.removesuffix(".hit"): sum(counts)
        for name, counts in zip(table.rows, table.counts, strict=True)
        if name.endswith(".hit")
    }
    assert [int(row[1]) for row in by_mode.rows] == [hit[mode.id] for mode in modes]
    typed = own().get(Route, "steering-committee").deck
    assert typed is not None
    assert not any(
        str(len(cases)) in text
        for slide in typed.slides
        for text in (slide.title, *slide.says, *(note.text for note in slide.notes))
    )
