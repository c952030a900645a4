"""Which practices and failure modes does somebody list, one a line?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from macros.contribute.issues.report_lines import reports_in
from macros.contribute.questions import questions
from macros.model import Retrospective

from ...helpers.texts import texts

ASKED = {question.name: question for question in questions(Retrospective)}
PRACTICES, MODES = ASKED["practices"], ASKED["failure_modes"]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        (
            "Shadow mode: full, helped, stated, independent: It ran unseen: four weeks. [s1]",
            {
                "pattern": "Shadow mode",
                "use": "full",
                "effect": "helped",
                "basis": "stated",
                "by": "independent",
                "evidence": "It ran unseen: four weeks. [s1]",
            },
        ),
        (
            "- shadow-mode: Helped, Used in full, before and after: It ran.",
            {
                "pattern": "shadow-mode",
                "use": "full",
                "effect": "helped",
                "basis": "before-after",
                "evidence": "It ran.",
            },
        ),
        (
            "new “Error clinic”: partly: Ten errors a week.",
            {"proposed": "Error clinic", "use": "partly", "evidence": "Ten errors a week."},
        ),
        (
            "Two parts: one name: none: Nobody did it.",
            {"pattern": "Two parts: one name", "use": "none", "evidence": "Nobody did it."},
        ),
        (
            "new: Error clinic: partly: Ten errors a week.",
            {"proposed": "Error clinic", "use": "partly", "evidence": "Ten errors a week."},
        ),
        (
            "Kill switch (full, helped, stated): It was pulled.",
            {
                "pattern": "Kill switch",
                "use": "full",
                "effect": "helped",
                "basis": "stated",
                "evidence": "It was pulled.",
            },
        ),
        (
            "Kill switch (the red one): It was pulled.",
            {"pattern": "Kill switch (the red one)", "evidence": "It was pulled."},
        ),
        ("Kill switch", {"pattern": "Kill switch"}),
        ("Kill switch: It was pulled.", {"pattern": "Kill switch", "evidence": "It was pulled."}),
        (
            "https://a.example/patterns/kill-switch/: full: It was pulled.",
            {
                "pattern": "https://a.example/patterns/kill-switch/",
                "use": "full",
                "evidence": "It was pulled.",
            },
        ),
    ],
)
def test_a_practice(line: str, entry: dict[str, Any]) -> None:
    told = reports_in(line, PRACTICES)
    assert (told.entries, told.unclear) == ((entry,), ())


def test_failure_modes() -> None:
    told = reports_in("1. No owner: hit: Nobody\n   signed.\n2. No test: often, avoided: R.", MODES)
    assert told.entries == (
        {"mode": "No owner", "status": "hit", "evidence": "Nobody signed."},
        {"mode": "No test", "status": "avoided", "evidence": "R."},
    )
    assert told.unclear == ((2, "often"),)


def test_lines_without_marks_are_entries_and_wraps_are_not() -> None:
    text = (
        "no-owner: hit: Nobody signed\nin the end\nno-test: avoided: We had one.\n\nno-log: hit: R."
    )
    assert [entry["mode"] for entry in reports_in(text, MODES).entries] == [
        "no-owner",
        "no-test",
        "no-log",
    ]
    assert reports_in(text, MODES).entries[0]["evidence"] == "Nobody signed in the end"


@given(texts())
def test_any_text_gives_parts_of_a_report(text: str) -> None:
    for group in (PRACTICES, MODES):
        for entry in reports_in(text, group).entries:
            assert entry.keys() <= {part.name for part in group.parts}


def test_two_words_that_answer_one_question_are_asked_about() -> None:
    told = reports_in("Kill switch: full, none, helped: It was pulled.", PRACTICES)
    kept = {"pattern": "Kill switch", "use": "full", "effect": "helped"}
    assert told.entries == ({**kept, "evidence": "It was pulled."},)
    assert (told.unclear, told.contrary) == ((), ((1, "full” and “none"),))
