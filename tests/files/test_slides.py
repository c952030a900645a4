"""Slides: what a room sees and what its leader reads, in a file that is the same each time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Emu

from macros.content.opened import open_playbook
from macros.files.office import slides
from macros.files.office.slide_design import COLOURS, Face, SlideBox, needed
from macros.files.office.slides import workshop_slides
from macros.model import FrameworkStep, Playbook, Workshop
from macros.model.workshops import AgendaItem, Done
from macros.pages.views import workshop_view
from macros.text.prose import to_text
from macros.text.shown import clipped

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")
HOSTILE = content_of(CASES / "rendered" / "hostile")
WORKSHOPS = sorted(path.stem for path in (PROJECT / "playbook" / "workshops").glob("*.yml"))
LIMIT = {
    name: field.metadata[-1].max_length
    for model in (AgendaItem, Done)
    for name, field in model.model_fields.items()
    if getattr(field.metadata[-1] if field.metadata else None, "max_length", None)
}


@cache
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


def made(playbook: Playbook, workshop_id: str) -> bytes:
    return workshop_slides(workshop_view(playbook, workshop_id), playbook.edition)


def opened(playbook: Playbook, workshop_id: str) -> Any:
    return Presentation(io.BytesIO(made(playbook, workshop_id)))


def texts(slide: Any) -> list[str]:
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif shape.has_table:
            found += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
    return [text for text in found if text]


def notes(slide: Any) -> list[str]:
    return str(slide.notes_slide.notes_text_frame.text).split("\n")


def test_a_deck_says_this_and_its_leader_reads_that() -> None:
    deck = opened(FULL, "judge")
    assert [(texts(slide), notes(slide)) for slide in deck.slides] == [
        (
            [
                "Judge it together",
                "Workshop",
                "75",
                "minutes",
                "Week 9, Wednesday\nRequired: Business owner",
            ],
            [
                "The room reads the log, and the owner decides.",
                "Led by: Somebody from outside.",
                "Business owner: Decides.",
                "Pilot lead: Reads the log.",
                "Call it off when: the owner does not come.",
            ],
        ),
        (
            [
                "What we leave with",
                "Why we are here",
                "One of three outcomes, with its reason.",
                "It has worked when",
                "The outcome is written down.\nIts reason is signed.",
            ],
            ["Say first:", "We decide today.", "There is no demo."],
        ),
        (
            [
                *("How the time goes", "75 minutes"),
                *("0:00", "Read the log", "20 min", "0:20", "Decide", "55 min"),
            ],
            ["The clock starts at 0:00, when everybody sits."],
        ),
        (
            [
                *("Read the log", "1 of 2 · 0:00 to 0:20 · 20 minutes", "What does the log say?"),
                *("We do", "The lead reads it aloud."),
                *("Then we have", "Readings, met or not met."),
                *("On the wall", "Criterion", "Reading"),
            ],
            [
                "From 0:00 to 0:20, 20 minutes.",
                "Ask: What does the log say?",
                "Misses first.",
                "No demo.",
                "If it stalls: Take the lower count.",
            ],
        ),
        (
            [
                *("Decide", "2 of 2 · 0:20 to 1:15 · 55 minutes", "Go, revise or stop?"),
                *("We do", "The owner answers.", "Then we have", "One outcome."),
            ],
            ["From 0:20 to 1:15, 55 minutes.", "Ask: Go, revise or stop?", "Wait for it."],
        ),
        (
            [
                *("Who does what by when", "Decisions, names, dates", "What | Who | By when"),
                *("Tell everybody. | Business owner | Week 9", " |  | ", " |  | "),
            ],
            [
                "Read each line aloud, write a name and a date, and ask that person for a yes.",
                "Tell everybody. Done when: All have read it.",
            ],
        ),
    ]


def test_a_deck_has_a_foot_a_title_on_each_slide_and_facts() -> None:
    deck = opened(FULL, "judge")
    (layout,) = deck.slide_layouts
    foot = [shape.text_frame.text for shape in layout.shapes if not shape.is_placeholder]
    assert foot == ["Full, edition 1 · CC BY 4.0", "1"]
    assert 'type="slidenum"' in layout.shapes[-1]._element.xml
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        *("Judge it together", "What we leave with", "How the time goes", "Read the log"),
        *("Decide", "Who does what by when"),
    ]
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)
    facts = deck.core_properties
    assert (facts.title, facts.language, facts.comments) == (
        "Judge it together",
        "en-GB",
        "Edition 1",
    )
    assert facts.created == facts.modified


def test_every_shape_of_a_slide_has_an_id_of_its_own() -> None:
    for slide in opened(FULL, "judge").slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(set(ids)) == len(ids)


def test_every_picture_says_in_words_what_it_shows() -> None:
    deck = opened(FULL, "judge")
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    said = [shape._element.nvSpPr.cNvPr.get("descr") for shape in shapes]
    assert [alt for alt in said if alt] == [
        "Read the log: from 0:00 to 0:20",
        "Decide: from 0:20 to 1:15",
        "From 0:00 to 0:20 of a session of 75 minutes",
        "From 0:20 to 1:15 of a session of 75 minutes",
        "The whole session",
    ]


def test_the_same_content_gives_the_same_file() -> None:
    once, again = made(FULL, "judge"), made(FULL, "judge")
    assert once == again
    with ZipFile(io.BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_hostile_letters_are_letters() -> None:
    raw = made(HOSTILE, "requirements-session")
    deck = Presentation(io.BytesIO(raw))
    workshop = HOSTILE.get(Workshop, "requirements-session")
    part = workshop.agenda[0]
    slide = deck.slides[3]
    assert slide.shapes.title is not None
    assert deck.slides[0].shapes.title is not None
    assert deck.slides[0].shapes.title.text_frame.text == workshop.title
    assert slide.shapes.title.text_frame.text == part.title
    assert {part.ask, to_text(part.do), to_text(part.produces), *part.wall} <= set(texts(slide))
    assert notes(slide)[1:] == [
        f"Ask: {part.ask}",
        *(said.text for said in part.notes),
        "If it stalls: <stuck/>",
    ]
    with ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if re.search(r"slides/|notesSlides/", name):
                assert not re.search(rb"<a:hlink|<p:oleObj|<p:pic|TargetMode", archive.read(name))


def test_colours_are_those_of_the_site() -> None:
    tokens = (PROJECT / "docs" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([a-z-]+): light-dark\(#([0-9a-f]{6}),", tokens))
    names = {"lt1": "paper", "dk1": "ink", "lt2": "panel", "dk2": "muted", "accent1": "accent",
             "accent2": "line"}  # fmt: skip
    assert {name: light[token].upper() for name, token in names.items()} == COLOURS


def words(length: int) -> str:
    """Return text of a length, in words of the length that English has on average and longer."""
    return " ".join(["criteria", "are", "signed"] * length)[:length]


@pytest.mark.parametrize(
    ("field", "face", "box"),
    [
        ("ask", slides.ASK, slides.ASK_BOX),
        ("do", slides.BODY, slides.DO_BOX),
        ("produces", slides.BODY, slides.PRODUCES_BOX),
        (
            "title",
            slides.ROW,
            SlideBox(0, 0, slides.AGENDA_TITLE_WIDTH, slides.AGENDA_BOX.height / 9),
        ),
        ("text", slides.OUTCOME, slides.OUTCOME_BOX),
    ],
)
def test_what_the_model_allows_fits_its_place(field: str, face: Face, box: SlideBox) -> None:
    longest = words(LIMIT[field])
    size = face.size_in(box, [longest])
    assert needed([longest], size, box.width) <= box.height
    assert size >= 16


def test_the_wall_and_the_list_fit_when_they_are_full() -> None:
    entry = replace(slides.WALL_BOX, width=(slides.WALL_BOX.width + 0.15) / 6 - 0.15 - 0.3)
    size = slides.WALL.size_in(entry, [words(36)])
    assert needed([words(36)], size, entry.width) <= entry.height
    done = [words(140)] * 4
    size = slides.DONE.size_in(slides.DONE_BOX, done)
    assert needed(done, size, slides.DONE_BOX.width - 0.4) <= slides.DONE_BOX.height


def test_text_that_needs_more_room_is_set_smaller() -> None:
    box = SlideBox(0, 0, 4, 1)
    face = Face((40, 20, 10))
    assert [face.size_in(box, [words(length)]) for length in (10, 60, 200, 5000)] == [
        40,
        20,
        10,
        10,
    ]


def test_there_is_a_session_for_each_step_and_one_for_a_stalled_pilot() -> None:
    served = [workshop.serves for workshop in own().all(Workshop)]
    assert served[:-1] == [(f"step:{step.id}",) for step in own().all(FrameworkStep)]
    assert set(served[-1]) == {f"failure-mode:{mode}" for mode in own().items["failure-mode"]}


@pytest.mark.parametrize("workshop_id", WORKSHOPS)
def test_no_text_runs_out_of_its_place(workshop_id: str) -> None:
    for slide in opened(own(), workshop_id).slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= Emu(int(13.34 * 914400))
            if not shape.has_text_frame or shape.is_placeholder or not shape.text_frame.text:
                continue
            paragraphs = [paragraph.text for paragraph in shape.text_frame.paragraphs]
            size = int(shape.text_frame.paragraphs[0].runs[0].font.size.pt)
            frame = shape.text_frame
            width = (shape.width - frame.margin_left - frame.margin_right) / 914400
            tall = needed(paragraphs, size, width)
            assert tall <= shape.height / 914400 + 0.01, (slide.shapes.title.text, paragraphs)


@pytest.mark.parametrize("workshop_id", WORKSHOPS)
def test_nothing_of_ours_is_cut_short(workshop_id: str) -> None:
    view = workshop_view(own(), workshop_id)
    tasks = [to_text(action.do) for action in view.after.entries]
    assert [task for task in tasks if clipped(task, slides.LONGEST_TASK) != task] == []
    shown = [text for slide in opened(own(), workshop_id).slides for text in texts(slide)]
    assert [text for text in shown if "…" in text] == []
