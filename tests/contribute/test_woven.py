"""Do changed data go into a YAML text with its remarks and all that is the same left as it is?"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from macros.contribute.removal.cutting import data_of
from macros.contribute.woven import woven
from macros.contribute.writer import data_text

from ..helpers.two_people import copies

TEXT = """\
# The head
version: 1  # of the form
# Above the title
title: "Letters"   # as in the register

owner: {role: Head}  # in braces
criteria:
  # Above the first
  - id: a
    target: 20  # agreed
    # Behind the first
  - {id: b, target: 1}
  -
    id: c
note: |
  two
  # lines

log: []
# The end
"""
DATA = data_of(TEXT)


def having(path: str, value: Any) -> Any:
    """Return the data with another value at a path; nothing takes one out."""
    data = deepcopy(DATA)
    last: Any
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    holder = data
    for step in steps:
        holder = holder[step]
    if value is None:
        del holder[last]
    elif isinstance(holder, list):
        holder.insert(last, value)
    else:
        holder[last] = value
    return data


LINES: dict[tuple[str, str], Any] = {
    ('title: "Letters"   # as', "title: Post  # as"): ("title", "Post"),
    ("target: 20  # agreed", "target: 18  # agreed"): ("criteria.0.target", 18),
    ("    target: 20  # agreed\n", ""): ("criteria.0.target", None),
    ("  - {id: b, target: 1}\n", ""): ("criteria.1", None),
    ("{id: b, target: 1}", "{id: b, target: 2.5}"): ("criteria.1.target", 2.5),
    ("{id: b, target: 1}", "{id: b, target: 'a, \"b\": {c}'}"): (
        "criteria.1.target", 'a, "b": {c}',
    ),
    ("{id: b, target: 1}", '{id: b, target: "1\\n2"}'): ("criteria.1.target", "1\n2"),
    ("  - {id: b, target: 1}", "  - id: b\n    target: 1\n    unit: min"): (
        "criteria.1.unit", "min",
    ),
    ("    # Behind the first\n", "    # Behind the first\n  - id: e\n"): (
        "criteria.1", {"id": "e"},
    ),
    ("  -\n    id: c\n", "  -\n    id: c\n    target: 3\n"): ("criteria.2.target", 3),
    ("note: |\n  two\n  # lines\n", "note: |-\n  two\n  lines\n"): ("note", "two\nlines"),
    ("log: []\n", "log:\n  - week: 4\n"): ("log", [{"week": 4}]),
    ("log: []\n", "log: []\nstart: x\n"): ("start", "x"),
    ("owner: {role: Head}  # in braces", "# in braces\nowner:\n  role: Head\n  named: x"): (
        "owner.named", "x",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", LINES)
def test_one_change_is_a_change_of_its_lines(change: tuple[str, str]) -> None:
    assert woven(TEXT, having(*LINES[change])) == TEXT.replace(*change)


def test_nothing_to_change_leaves_the_text() -> None:
    assert woven(TEXT, DATA) == TEXT


def test_what_its_lines_can_not_hold_is_written_anew_under_its_head() -> None:
    data = {"other": 1}
    assert woven("# Head\n{title: x}\n", data) == "# Head\nother: 1\n"


def test_any_record_goes_into_the_file_of_another_one() -> None:
    for base, mine, _ in copies(9, 60):
        assert data_of(woven(data_text(base), mine)) == mine
