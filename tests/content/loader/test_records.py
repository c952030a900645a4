"""How does a tree become a record, and what is said when it does not?"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from macros.content.loader import read_record, read_tree
from macros.content.problems import Place, Problem
from macros.model import Edition, FrameworkStep, Passage, Record, Template, Term
from macros.pilot.record import Reading

FILE = Path("a.yml")
TERM = "id: word\ntitle: A word\nsummary: What it means.\norigin: editorial\n"


def read(text: str, kind: type[Record] = Term) -> tuple[Record | None, list[Problem]]:
    tree, problems = read_tree(FILE, text)
    assert problems == []
    assert tree is not None
    return read_record(tree, kind)


def said(text: str, kind: type[Record] = Term) -> list[tuple[int, int, str, str, str]]:
    """Return line, column, field, message and hint of every problem of a record."""
    _, problems = read(text, kind)
    return [(p.place.line, p.place.column, p.where, p.message, p.hint) for p in problems]


def test_a_record_that_fits() -> None:
    record, problems = read(TERM + "note: A note.\n")
    assert problems == []
    assert record == Term(
        id="word",
        title="A word",
        summary="What it means.",
        origin=("editorial",),
        note=Passage(text="A note."),
    )


def test_a_problem_has_its_place_its_rule_and_its_field() -> None:
    assert read(TERM + "also:\n  - one\n  - 2\n") == (
        None,
        [
            Problem(
                Place(FILE, 7, 5),
                "wrong-type",
                "entry 2 of `also` is the number 2, not text",
                "Put it in quotes to make it text.",
                "also[2]",
            )
        ],
    )


@pytest.mark.parametrize(
    ("lines", "column", "field", "message", "hint"),
    [
        ("also:", 6, "also", "`also` is empty", "Give a list, or remove the line."),
        ("note: ''", 7, "note", "`note` is empty", "Fill it in, or remove the line."),
        (
            "also: ['']",
            8,
            "also[1]",
            "entry 1 of `also` is empty",
            "Fill it in, or remove the entry.",
        ),
        (
            "also: [~]",
            8,
            "also[1]",
            "entry 1 of `also` is empty",
            "Give text, or remove the entry.",
        ),
        ("note: {text: }", 14, "note.text", "`text` is empty", "Give text."),
        (
            "also: {a: b}",
            7,
            "also",
            "`also` is a group of fields, not a list",
            "Write one entry a line, each after `- `.",
        ),
        (
            "note: 12",
            7,
            "note",
            "`note` is the number 12, not text",
            "Put it in quotes to make it text.",
        ),
        (
            "note: true",
            7,
            "note",
            "`note` is the truth value true, not text",
            "Put it in quotes to make it text.",
        ),
    ],
)
def test_what_is_said_about_a_field(
    lines: str, column: int, field: str, message: str, hint: str
) -> None:
    assert said(f"{TERM}{lines}\n") == [(5, column, field, message, hint)]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("'4,5'", "Write 4.5."),
        ("'4,500'", "Write 4500."),
        ("4,5 %", "Write 4.5."),
        ("[4]", "Give a number."),
    ],
)
def test_how_to_write_a_figure_is_said(given: str, hint: str) -> None:
    text = f"criterion: correct\nvalue: {given}\n"
    assert [problem[-1] for problem in said(text, Reading)] == [hint]


@pytest.mark.parametrize("example", ["3", "2.5", "true"])
def test_a_number_in_quotes_is_asked_for_where_several_shapes_are_allowed(example: str) -> None:
    field = f"{{id: a, label: A, help: A., kind: text, example: {example}}}"
    text = (
        f"{TERM}serves: [step:decide]\nusers: [owner]\nweek: 1\nuse: Once.\n"
        f"sections:\n  - id: one\n    title: One\n    fields: [{field}]\n"
    )
    shape = "the truth value true" if example == "true" else f"the number {example}"
    message = f"`example` is {shape}, not text"
    place = (12, 63, "sections[1].fields[1].example")
    assert said(text, Template) == [(*place, message, "Put it in quotes to make it text.")]


def test_a_list_with_a_wrong_entry_is_not_called_empty() -> None:
    text = "schema_version: 2\ntitle: A\nedition: A\nreleased: 2026-11-24\ntagline: A\n"
    text += "framework: A\norigin: [mine]\n"
    gap = "gap: {title: A, estimate: A, course: A, cause: A, habits: [], contrast: A}\n"
    assert said(text + gap, Edition) == [
        (
            7,
            10,
            "origin[1]",
            'entry 1 of `origin` is "mine", which has the wrong form',
            "Use `framework`, `editorial`, `ref:<id>` or `retrospective:<id>`.",
        )
    ]


def test_thousands_of_unknown_fields_take_no_time() -> None:
    text = "".join(f"field{number}: 1\n" for number in range(5_000))
    start = time.monotonic()
    assert len(said(text, FrameworkStep)) == 5_013
    assert time.monotonic() - start < 15
