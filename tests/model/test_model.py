"""What does the model hold, refuse and find again?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from macros.content.loader import load
from macros.model import (
    KIND_BY_FOLDER,
    KIND_BY_NAME,
    KINDS,
    ORIGIN,
    SLUG,
    FrameworkStep,
    Markup,
    Playbook,
    Pointer,
    Role,
    TemplateField,
    Term,
    TypedPointer,
    Weeks,
)
from macros.model.base import AnyTarget
from macros.model.walk import Leaf, leaves, records


def term(item_id: str, title: str, **fields: object) -> Term:
    data = {"id": item_id, "title": title, "summary": "S.", "origin": "editorial", **fields}
    return Term.model_validate(data)


def test_kinds_by_name_and_by_folder() -> None:
    assert {kind.kind: (kind.label, kind.folder) for kind in KINDS} == {
        "step": ("Framework step", "framework"),
        "failure-mode": ("Failure mode", "failure-modes"),
        "fix": ("Fix", "fixes"),
        "practice": ("Scaling practice", "scaling"),
        "role": ("Role", "roles"),
        "checklist": ("Checklist", "checklists"),
        "template": ("Template", "templates"),
        "pattern": ("Pattern", "patterns"),
        "retrospective": ("Retrospective", "retrospectives"),
        "term": ("Term", "glossary"),
        "ref": ("Source", "references"),
        "duties": ("Duties of a document", "duties"),
        "route": ("Way in", "routes"),
        "workshop": ("Workshop", "workshops"),
        "organisation": ("Organisation", "organisations"),
        "frame": ("Search frame", "frames"),
        "coding": ("Coding", "coding"),
        "lead": ("Wanted case or pattern idea", "leads"),
        "past-edition": ("Earlier edition", "editions"),
    }
    assert tuple(KIND_BY_NAME.values()) == tuple(KIND_BY_FOLDER.values()) == KINDS


def test_a_typed_target_may_name_every_kind_that_says_what_to_do_or_what_was_done() -> None:
    (pointer,) = [mark for mark in get_args(AnyTarget) if isinstance(mark, TypedPointer)]
    others = ("organisation", "frame", "coding", "lead", "past-edition")
    assert sorted((*pointer.kinds, *others)) == sorted(KIND_BY_NAME)


def test_records_are_frozen_and_closed() -> None:
    word = term("word", "A word")
    with pytest.raises(ValidationError, match="frozen"):
        word.title = "Another"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        term("word", "A word", more=1)


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (
            f"^{SLUG}$",
            ["a", "0", "a-b", "run-pilot-2", "2026-1"],
            ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "ä", "٣", "a/b", "..", "a.b"],
        ),
        (
            ORIGIN,
            ["framework", "editorial", "ref:a-b", "retrospective:x"],
            ["", "Framework", "ref", "ref:", "ref:A", "step:a", "framework ", "editorialx"],
        ),
    ],
)
def test_patterns(pattern: str, good: list[str], bad: list[str]) -> None:
    assert [text for text in good + bad if re.search(pattern, text)] == good


@pytest.mark.parametrize(
    ("first", "last", "fits"), [(1, 1, True), (4, 12, True), (4, 3, False), (0, 1, False)]
)
def test_weeks(first: int, last: int, fits: bool) -> None:
    if fits:
        assert Weeks(first=first, last=last).model_dump() == {"first": first, "last": last}
    else:
        with pytest.raises(ValidationError):
            Weeks(first=first, last=last)


@pytest.mark.parametrize(
    ("kind", "more", "message"),
    [
        ("text", {"example": "a"}, ""),
        ("date", {"example": "2026-11-24"}, ""),
        ("list", {"example": ["a", "b"]}, ""),
        ("choice", {"choices": ["a", "b"], "example": "b"}, ""),
        ("table", {"columns": [{"id": "x", "label": "X"}], "example": [["a"], ["b"]]}, ""),
        ("text", {"example": ["a"]}, "the example of a text is a text"),
        ("list", {"example": "a"}, "the example of a list is a list of texts"),
        ("list", {"example": [["a"]]}, "the example of a list is a list of texts"),
        ("choice", {"choices": ["a"], "example": "b"}, "the example of a choice is one of its"),
        ("table", {"example": [["a"]]}, "a table needs columns"),
        ("text", {"columns": [{"id": "x", "label": "X"}], "example": "a"}, "only a table has"),
        ("text", {"choices": ["a"], "example": "a"}, "only a choice has choices"),
        ("text", {"calculator": "unit-costs", "example": "a"}, "a calculator's columns are figure"),
    ],
)
def test_template_fields(kind: str, more: dict[str, Any], message: str) -> None:
    data = {"id": "a", "label": "A", "help": "A.", "kind": kind, **more}
    if message:
        with pytest.raises(ValidationError, match=message):
            TemplateField.model_validate(data)
    else:
        assert (
            TemplateField.model_validate(data).model_dump(mode="json", exclude_unset=True) == data
        )


def test_a_playbook_is_in_reading_order(work: Path) -> None:
    loaded = load([Path("base")])
    assert loaded.edition is not None
    step = loaded.items["step", "decide"]
    steps = [step.model_copy(update={"id": f"s{n}", "number": n}) for n in (3, 1, 2)]
    terms = [term("c", "beta"), term("a", "Gamma"), term("b", "Alpha")]
    playbook = Playbook.of(loaded.edition, [*terms, *steps])
    assert [item.id for item in playbook.all(Term)] == ["b", "c", "a"]
    assert [item.number for item in playbook.all(FrameworkStep)] == [1, 2, 3]
    assert playbook.all(Role) == ()
    assert playbook.get(Term, "a") == terms[1]
    assert list(playbook.items) == [kind.kind for kind in KINDS]


@pytest.mark.parametrize(("kind", "item_id"), [(Term, "nothing"), (Role, "word")])
def test_an_item_that_does_not_exist(
    kind: type[Term] | type[Role], item_id: str, work: Path
) -> None:
    loaded = load([Path("base")])
    assert loaded.edition is not None
    playbook = Playbook.of(loaded.edition, [term("word", "A word")])
    with pytest.raises(KeyError, match=f"no {kind.kind} is called '{item_id}'"):
        playbook.get(kind, item_id)


def test_every_text_and_pointer_of_a_record_is_found() -> None:
    record = term("word", "A word", note={"text": "N.", "origin": "ref:x"}, see=["step:decide"])
    origin = TypedPointer(("ref", "retrospective"))
    (typed,) = [mark for mark in get_args(AnyTarget) if isinstance(mark, TypedPointer)]
    assert leaves(record) == [
        Leaf(("title",), "A word", Markup.PLAIN),
        Leaf(("summary",), "S.", Markup.INLINE),
        Leaf(("origin", 0), "editorial", None, origin),
        Leaf(("note", "origin", 0), "ref:x", None, origin),
        Leaf(("note", "text"), "N.", Markup.BLOCK),
        Leaf(("see", 0), "step:decide", None, typed),
    ]
    assert records(record) == [((), record), (("note",), record.note)]


def test_pointers_and_texts_in_lists_are_found(work: Path) -> None:
    items = load([Path("base")]).items
    pointers = [leaf for leaf in leaves(items["checklist", "ready"]) if leaf.path[-1] == "owner"]
    assert pointers == [Leaf(("items", 0, "owner"), "owner", None, Pointer("role"))]
    field = {"id": "a", "label": "A", "help": "A.", "kind": "list", "example": ["1", "2"]}
    assert [leaf for leaf in leaves(TemplateField.model_validate(field)) if len(leaf.path) > 1] == [
        Leaf(("example", 0), "1", Markup.PLAIN),
        Leaf(("example", 1), "2", Markup.PLAIN),
    ]
