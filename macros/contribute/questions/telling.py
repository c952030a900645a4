"""In which order does a team tell its story, and in which words is it asked?

All else about a question is read from the model: a field that the model gains is asked for as soon
as it has a place in `STORY`, and a test says so when it has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Chapter(NamedTuple):
    """A part of the story that a retrospective tells."""

    id: str
    title: str
    help: str
    fields: tuple[str, ...]


STORY = (
    Chapter(
        "what-it-was",
        "What it was",
        "The facts that a reader of the list sees.",
        ("title", "organisations", "sector", "use_case", "technique", "region", "partners"),
    ),
    Chapter(
        "how-it-ended",
        "How it ended",
        "The outcome so far, and since when. A month or a year is enough.",
        ("outcome", "dates", "summary", "record", "contributor"),
    ),
    Chapter(
        "story",
        "How it went",
        "What happened, in your own words; then who owned it and what was decided.",
        ("story", "timeline", "stages", "owner", "decisions"),
    ),
    Chapter(
        "figures",
        "What was measured",
        "Criteria that were set, and whatever else you measured.",
        ("criteria", "results", "benchmarks", "harm"),
    ),
    Chapter(
        "surroundings",
        "Systems and reviews",
        "What it was connected to, who reviewed it, and when.",
        ("integrations", "integration_challenges", "governance"),
    ),
    Chapter(
        "worked",
        "What worked, and what did not",
        "At least one of the two. A sentence or two each.",
        ("worked", "did_not_work", "edge_cases", "user_feedback"),
    ),
    Chapter(
        "practices",
        "Patterns and failure modes",
        "What you did against failing, and how it worked. This is what becomes evidence.",
        ("practices", "failure_modes", "says"),
    ),
    Chapter(
        "for-others",
        "What others can use",
        "What you would tell the next team, and what it can take over.",
        ("lessons", "reusable"),
    ),
    Chapter(
        "file",
        "Sources and names",
        "What was published, who wrote this down, and the address it gets.",
        ("sources", "contributors", "id"),
    ),
)
"""A retrospective in the order in which a team tells it."""

BRIEF = frozenset({"practices", "failure_modes", "worked", "did_not_work"})
"""What the short version of a retrospective asks beside what is required."""

DEFAULTS: Mapping[str, str] = MappingProxyType({"origin": "editorial"})
"""What a contribution says of itself unless it says otherwise."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "CaseSource.id": "Short id",
        "CaseSource.kind": "How near it is",
        "CaseSource.title": "Title of the source",
        "CaseSource.url": "Web address",
        "CaseSource.year": "Year",
        "Dates.decision": "Decision to go on or not",
        "Dates.outcome": "Date of the outcome",
        "Dates.production": "First in production",
        "OwnerRecord.role": "Owner's position",
        "Retrospective.owner": "Business owner",
        "actual": "Reached",
        "archived": "Archived copy",
        "asset": "What it is",
        "benchmarks": "Performance figures",
        "by": "Decided by",
        "contributors": "Written down by",
        "criteria": "Success criteria",
        "did_not_work": "What did not work",
        "do": "Do this",
        "done_when": "Done when",
        "edge_cases": "Unusual cases",
        "evidence": "How one can tell",
        "governance": "Reviews",
        "id": "Id in the address",
        "lessons": "Lessons",
        "mode": "Failure mode",
        "named": "Named when",
        "practices": "Patterns and practices",
        "proposed": "A practice that is no pattern yet",
        "reading": "Our own reading: no source says it in words",
        "record": "First hand or published",
        "results": "Other measurements",
        "reusable": "Reusable parts",
        "set": "Set when",
        "source": "Source that says it",
        "took_weeks": "Weeks it took",
        "user_feedback": "What users said",
        "worked": "What worked",
    }
)
"""The names of fields, or of those of one record, that do not read well as they are written."""

ENTRIES: Mapping[str, str] = MappingProxyType(
    {
        "benchmarks": "Figure",
        "criteria": "Criterion",
        "decisions": "Decision",
        "did_not_work": "What did not work",
        "edge_cases": "Unusual case",
        "failure_modes": "Failure mode",
        "governance": "Review",
        "integration_challenges": "Challenge",
        "integrations": "System",
        "lessons": "Lesson",
        "practices": "Practice",
        "results": "Measurement",
        "reusable": "Reusable part",
        "solution": "Action",
        "sources": "Source",
        "timeline": "Event",
        "user_feedback": "Remark",
        "worked": "What worked",
    }
)
"""What one entry of a list is called."""
