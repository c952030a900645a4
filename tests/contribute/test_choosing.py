"""Are patterns and failure modes found by what people did, however they spell it?"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.loader import Loaded, load
from macros.contribute.choosing import Choice, choices_of, fitting, named

from ..cases import CASES
from ..helpers.building import PROJECT

EXPECTED = json.loads((CASES / "choices.json").read_text(encoding="utf-8"))
"""What is typed, and what is offered first; the browser's twin is held to the same."""


@cache
def content() -> Loaded:
    return load([PROJECT / "playbook"])


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: f"{case['kind']}-{case['typed']}")
def test_what_was_done_finds_what_it_is_called(case: dict[str, Any]) -> None:
    found = [choice.id for choice in fitting(choices_of(case["kind"], content()), case["typed"])]
    assert found[: len(case["first"])] == case["first"]
    assert bool(found) == bool(case["first"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Shadow mode", "shadow-mode"),
        ("shadow MODE", "shadow-mode"),
        ("parallel run", "shadow-mode"),
        ("kill-switch", "kill-switch"),
        ("shadow", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_name_in_full_is_the_one(typed: str, meant: str | None) -> None:
    found = named(choices_of("pattern", content()), typed)
    assert (found.id if found else None) == meant


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    choices = (Choice("one", "One thing", ("Other",)), Choice("two", "Zwölf Häuser"))
    found = fitting(choices, typed)
    assert set(found) <= set(choices)
    assert len(found) == len(set(found))


@given(st.sampled_from("abcdefgh"), st.integers(0, 8))
def test_one_slip_in_a_long_word_is_forgiven(letter: str, at: int) -> None:
    choices = (Choice("one", "Monitoring"), Choice("two", "Governance"))
    for typed in (
        "monitoring"[:at] + letter + "monitoring"[at:],
        "monitoring"[:at] + letter + "monitoring"[at + 1 :],
        "monitoring"[:at] + "monitoring"[at + 1 :],
    ):
        assert fitting(choices, typed)[:1] == choices[:1]
