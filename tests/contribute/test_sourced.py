"""Do the marks at the end of statements become their sources, and nothing else?"""

from __future__ import annotations

from typing import Any

import pytest

from macros.contribute.questions import all_questions
from macros.contribute.questions.sourced import numbered, with_sources
from macros.model import Retrospective

SOURCES = [{"id": "s1", "title": "One", "form": "press"}, {"id": "audit", "title": "Two"}]


@pytest.mark.parametrize(
    ("told", "becomes"),
    [
        pytest.param(
            {"worked": ["It ran. [audit]", "It ran."]},
            {"worked": [{"text": "It ran.", "source": "audit"}, "It ran."]},
            id="a text alone becomes a text with its source",
        ),
        pytest.param(
            {"worked": [{"text": "It ran. [s1]", "source": "audit"}]},
            {"worked": [{"text": "It ran.", "source": ["audit", "s1"]}]},
            id="what was said of its source is kept",
        ),
        pytest.param(
            {"lessons": ["Ask first. [reading]"]},
            {"lessons": [{"text": "Ask first.", "reading": True}]},
            id="our own reading",
        ),
        pytest.param(
            {"user_feedback": ["It saves me an hour. [who: a claims clerk] [s1]", "[who: ]"]},
            {
                "user_feedback": [
                    {"text": "It saves me an hour.", "who": "a claims clerk", "source": "s1"},
                    "[who: ]",
                ]
            },
            id="who is quoted",
        ),
        pytest.param(
            {"worked": ["It ran [who: head of claims]."], "says": [{"what": "No [who: x]."}]},
            {
                "worked": [{"text": "It ran.", "who": "head of claims"}],
                "says": [{"what": "No [who: x]."}],
            },
            id="who is quoted is asked of a text alone",
        ),
        pytest.param(
            {"practices": [{"pattern": "shadow", "evidence": "It ran. [reading]"}]},
            {"practices": [{"pattern": "shadow", "evidence": "It ran. [reading]"}]},
            id="a practice is no reading",
        ),
        pytest.param(
            {"story": "It began.\n\nIt ended. [s1, audit]"},
            {"story": {"text": "It began.\n\nIt ended.", "source": ["s1", "audit"]}},
            id="paragraphs",
        ),
        pytest.param(
            {"practices": [{"pattern": "shadow", "use": "full", "evidence": "It ran [s1]."}]},
            {
                "practices": [
                    {"pattern": "shadow", "use": "full", "evidence": "It ran.", "source": "s1"}
                ]
            },
            id="a group",
        ),
        pytest.param(
            {"decisions": [{"what": "Stop. [s1]", "why": "It cost too much. [audit]"}]},
            {
                "decisions": [
                    {"what": "Stop.", "why": "It cost too much.", "source": ["s1", "audit"]}
                ]
            },
            id="a group that names them at several texts",
        ),
        pytest.param(
            {"owner": {"named": "never", "commitment": "None. [s1]"}},
            {"owner": {"named": "never", "commitment": "None.", "source": "s1"}},
            id="a single group",
        ),
        pytest.param({"title": "Triage [s1]"}, {"title": "Triage [s1]"}, id="no statement"),
        pytest.param({"worked": [3, None]}, {"worked": [3, None]}, id="no text at all"),
        pytest.param({"worked": "Alone. [s1]"}, {"worked": {"text": "Alone.", "source": "s1"}},
                     id="a text where a list belongs"),
    ],
)  # fmt: skip
def test_marks_become_sources(told: dict[str, Any], becomes: dict[str, Any]) -> None:
    asked = all_questions(Retrospective)
    assert with_sources(asked, {"sources": SOURCES, **told}) == {"sources": SOURCES, **becomes}


def test_a_source_without_a_mark_gets_one_that_is_free() -> None:
    given = [{"title": "One"}, {"id": "s1", "title": "Two"}, {"title": "Three", "id": ""}]
    assert numbered(given) == [
        {"id": "s2", "title": "One"},
        {"id": "s1", "title": "Two"},
        {"id": "s3", "title": "Three"},
    ]
