"""Does a sentence name its sources at its end, and does everything else stay text?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text.marks import Said, marked

from ..cases import CASES
from ..helpers.texts import texts

KNOWN = ("audit", "s1")
TABLE = json.loads((CASES / "marks.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"])
def test_marks_at_the_end_are_no_text(case: dict[str, Any]) -> None:
    text, sources, is_reading = case["told"]
    assert marked(case["text"], case["sources"]) == Said(text, tuple(sources), is_reading)


@given(texts(), st.lists(st.sampled_from(["s1", "s22", "audit"]), unique=True, min_size=1))
def test_a_mark_takes_nothing_from_the_text(text: str, sources: list[str]) -> None:
    before = marked(text, KNOWN)
    found = marked(f"{before.text.rstrip()} [{', '.join(sources)}]", KNOWN)
    assert (found.text.rstrip(".!?"), found.sources) == (
        before.text.rstrip().rstrip(".!?"),
        tuple(sources),
    )
