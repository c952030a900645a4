"""In which order does a team tell its story, and in which words is it asked?

All else about a question is read from the model: a field that the model gains is asked for as soon
as it has a place in `STORY`, and a test says so when it has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ...model.accounts import TOLD_WHEN


class Only(NamedTuple):
    """When a question is asked: once another one of the same record has one of these answers."""

    field: str
    answers: tuple[str, ...] = ()
    """Any answer will do where none is named."""
    is_needed: bool = False
    """Whether it has to be answered then, whatever the model alone requires."""
    is_several: bool = False
    """Whether the other one is a list of the whole contribution, and has several entries."""
    is_unless: bool = False
    """Whether it is asked as long as the other one has no answer, and not once it has."""


class Chapter(NamedTuple):
    """A part of the story that a retrospective tells."""

    id: str
    title: str
    help: str
    fields: tuple[str, ...]


STORY = (
    Chapter(
        "were-you-there",
        "Were you there?",
        "What you know yourself, or what others published; and then where.",
        ("record", "contributor", "sources"),
    ),
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
        ("outcome", "dates", "summary"),
    ),
    Chapter(
        "story",
        "How it went",
        "What happened, in your own words; then who owned it and what was decided.",
        ("story", "timeline", "stages", "owner", "later_owners", "decisions"),
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
        "What you would tell the next team, what it can take over, and what speaks against the "
        "playbook.",
        ("lessons", "reusable", "against"),
    ),
    Chapter(
        "file",
        "Names",
        "Who wrote this down, and the address it gets.",
        ("contributors", "id"),
    ),
)
"""A retrospective in the order in which a team tells it."""

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "CaseSource": (
            *("id", "url", "title", "publisher", "published", "form", "extent", "read_on"),
            *("archived", "copy_of"),
        )
    }
)
"""The order in which parts of a record are asked, where that is not the order of its file."""

BRIEF = frozenset(
    {"contributor", "practices", "failure_modes", "worked", "did_not_work", "lessons"}
)
"""What the short version of a retrospective asks beside what is required."""

DEFAULTS: Mapping[str, str] = MappingProxyType({"origin": "editorial"})
"""What a contribution says of itself unless it says otherwise."""

_SEVERAL = Only("organisations", is_needed=True, is_several=True)

ONLY_IF: Mapping[str, Only] = MappingProxyType(
    {
        "Retrospective.contributor": Only("record", ("contributed",), is_needed=True),
        "PracticeReport.effect": Only("use", ("full", "partly")),
        "PracticeReport.basis": Only("effect", is_needed=True),
        "PracticeReport.by": Only(
            "basis", ("randomised", "comparison", "before-after", "stated"), is_needed=True
        ),
        "Dates.no_pilot": Only("pilot_start", is_unless=True),
        "PracticeReport.organisation": _SEVERAL,
        "ModeReport.organisation": _SEVERAL,
        "Result.organisation": _SEVERAL,
    }
)
"""Questions that an earlier answer makes needless, by the record's field."""

PUBLISHED = frozenset(
    {
        "Dates.outcome_by",
        "Dates.seen",
        "PracticeReport.by",
        "CaseSource.read_on",
        "CaseSource.extent",
        "CaseSource.copy_of",
    }
)
"""What is asked of those alone who compile a record from what others published.

Of a first-hand account `by` follows from the tie, and the days of looking are that of writing.
"""

NEEDED_THERE = frozenset(f"{record.__name__}.{field}" for record, field in TOLD_WHEN.items())
"""What those have to answer who were there, and others leave out where no source says."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "CaseSource.form": "What sort of text it is",
        "CaseSource.id": "Short id",
        "CaseSource.title": "Title of the source",
        "CaseSource.url": "Web address",
        "Criterion.kind": "Improve, or keep within a limit",
        "Contributor.note": "About that tie",
        "Contributor.tie": "Your tie to it",
        "Dates.decision": "Decision to go on or not",
        "Dates.no_pilot": "Without a pilot",
        "Dates.outcome": "Date of the outcome",
        "Dates.outcome_by": "By that date; when exactly is not told",
        "Dates.production": "First in production",
        "Dates.seen": "Last looked at",
        "Finding.who": "Who is quoted",
        "Harm.about": "The number is rounded",
        "Harm.law": "What followed in law",
        "Harm.money": "What it cost",
        "Harm.people": "How many people",
        "Harm.what": "Who was hurt, and how",
        "Lead.seen": "Where it was seen",
        "Lead.type": "Case or idea for a pattern",
        "Lead.why": "Why it is wanted",
        "OwnerRecord.role": "Owner's position",
        "OwnerRecord.since": "Owner since",
        "OwnerRecord.until": "Owner until",
        "Position.what": "What they say",
        "Position.who": "Who says it",
        "PracticeReport.by": "Concluded by",
        "Result.about": "The figure is rounded or estimated",
        "Result.finding": "What the comparison shows",
        "Result.high": "Upper end of a range",
        "Result.interval": "Interval or error",
        "Result.low": "Lower end of a range",
        "Retrospective.later_owners": "Later business owners",
        "Retrospective.owner": "Business owner",
        "Retrospective.sector": "Sector of its use",
        "Sighting.title": "Title of the source",
        "Sighting.url": "Web address",
        "Stage.about": "The number is rounded",
        "Stage.decision": "Decided at its end",
        "actual": "Reached",
        "against": "What speaks against the playbook",
        "archived": "Archived copy",
        "asset": "What it is",
        "benchmarks": "Performance figures",
        "by": "Decided by",
        "contributor": "Who you are",
        "contributors": "Written down by",
        "copy_of": "Copy of",
        "criteria": "Success criteria",
        "did_not_work": "What did not work",
        "do": "Do this",
        "done_when": "Done when",
        "edge_cases": "Unusual cases",
        "evidence": "How you know",
        "extent": "How much of it was read",
        "governance": "Reviews",
        "id": "Id in the address",
        "lessons": "Lessons",
        "mode": "Failure mode",
        "named": "Named when",
        "organisation": "Which organisation",
        "practices": "Patterns and practices",
        "proposed": "A practice that is no pattern yet",
        "read_on": "Read on",
        "reading": "Our own reading: no source says it in words",
        "record": "First hand or published",
        "results": "Other measurements",
        "reusable": "Reusable parts",
        "says": "What two sides contest",
        "set": "Set when",
        "source": "Source that says it",
        "took_weeks": "Weeks it took",
        "user_feedback": "What users said",
        "worked": "What worked",
    }
)
"""The names of fields, or of those of one record, that do not read well as they are written."""

OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "basis.before-after": "Before and after",
        "type.case": "A case that should be told",
        "type.pattern": "An idea for a pattern",
        "design.before-after": "Before and after",
        "design.earlier-version": "An earlier version of itself",
        "design.none": "Nothing",
        "status.partly": "Hit in part",
        "use.none": "Not used",
        "use.partly": "Used in part",
        "use.unclear": "Not clear",
    }
)
"""The names of choices that mean something else in another field, by the field and the choice."""

ENTRIES: Mapping[str, str] = MappingProxyType(
    {
        "Lead.seen": "Source",
        "against": "What speaks against it",
        "benchmarks": "Figure",
        "criteria": "Criterion",
        "decisions": "Decision",
        "did_not_work": "What did not work",
        "edge_cases": "Unusual case",
        "failure_modes": "Failure mode",
        "governance": "Review",
        "harm": "Harm",
        "integration_challenges": "Challenge",
        "integrations": "System",
        "later_owners": "Later owner",
        "lessons": "Lesson",
        "organisations": "Organisation",
        "practices": "Practice",
        "results": "Measurement",
        "reusable": "Reusable part",
        "says": "Position",
        "solution": "Action",
        "sources": "Source",
        "stages": "Stage",
        "timeline": "Event",
        "user_feedback": "Remark",
        "worked": "What worked",
    }
)
"""What one entry of a list is called."""
