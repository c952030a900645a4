"""What is said of an entry that may be an id or a record, and is neither?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.content.loader import read_record, read_tree
from macros.model import Retrospective

CASE = {
    "id": "a-case",
    "title": "A case",
    "summary": "It ran.",
    "use_case": "Reads invoices.",
    "technique": "agent",
    "record": "contributed",
    "outcome": "scaled",
    "dates": {"outcome": "2025"},
    "worked": ["It did."],
}
LIST = "organisations[1]"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("uber", []),
        ({"name": "Uber", "kind": "company", "sector": "mobility"}, []),
        (
            "Not A Slug",
            [(LIST, 'entry 1 of `organisations` is "Not A Slug", which has the wrong form')],
        ),
        (
            "x" * 90,
            [(LIST, "entry 1 of `organisations` has 90 characters; at most 80 are allowed")],
        ),
        ({"name": "Uber"}, [(LIST, "`kind` is missing"), (LIST, "`sector` is missing")]),
        (
            {"name": "", "kind": "firm", "sector": "mobility", "size": 3},
            [
                (f"{LIST}.name", "`name` is empty"),
                (f"{LIST}.kind", '`kind` is "firm", which is not one of the choices'),
                (f"{LIST}.size", "`size` is not a field here"),
            ],
        ),
        (3, [(LIST, "entry 1 of `organisations` is the number 3, not text")]),
        (None, [(LIST, "entry 1 of `organisations` is empty")]),
        (["uber"], [(LIST, "entry 1 of `organisations` is a list, not text")]),
    ],
)
def test_each_mistake_is_told_once_as_of_the_shape_that_was_meant(
    entry: object, said: list[tuple[str, str]]
) -> None:
    tree, _ = read_tree(Path("case.yml"), json.dumps({**CASE, "organisations": [entry]}))
    assert tree is not None
    _, problems = read_record(tree, Retrospective)
    assert [(problem.where, problem.message) for problem in problems] == said
