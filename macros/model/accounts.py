"""What is a retrospective made of? Statements, each of which can name its sources."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.config import JsonDict

from .base import (
    SLUG,
    Count,
    FailureModeId,
    Flag,
    Inline,
    IsoDate,
    Number,
    OneOrSeveral,
    PartialDate,
    PatternId,
    Prose,
    Record,
    Slug,
    Text,
    TextOrFields,
    Url,
)
from .targets import Better, CriterionKind

Phase = Literal["before-pilot", "in-pilot", "after-pilot", "never"]
Use = Literal["full", "partly", "none", "unclear"]
Effect = Literal["helped", "mixed", "hurt", "no-effect"]
Basis = Literal["randomised", "comparison", "before-after", "stated", "reading"]
Side = Literal["organisation", "vendor", "independent"]
ModeStatus = Literal["hit", "recovered", "avoided", "partly", "not-evidenced"]
Design = Literal["randomised", "comparison", "before-after", "earlier-version", "none"]
Comparison = Literal["better", "worse", "no-difference"]
StageDecision = Literal["go", "hold", "extend", "stop"]
Tie = Literal["team", "organisation", "vendor", "consultant", "researcher"]
SourceForm = Literal[
    "trial", "paper", "audit", "regulator", "court", "parliament", "statement", "vendor", "press",
    "other",
]  # fmt: skip
Extent = Literal["whole", "excerpt", "abstract"]

PRIMARY: frozenset[SourceForm] = frozenset(
    ("trial", "paper", "audit", "regulator", "court", "parliament", "statement")
)
"""The forms of a source that tells at first hand, or has examined what it tells of."""


_EITHER = "give either `pattern` or `proposed`"


def _either(given: str, other: str) -> JsonDict:
    absent: JsonDict = {"type": "null", "title": _EITHER}
    properties: JsonDict = {given: {"type": "string"}, other: absent}
    return {"required": [given], "properties": properties, "title": _EITHER}


_SOURCE_ID = {"type": "string", "pattern": f"^{SLUG}$", "maxLength": 80}
SourceIds = Annotated[
    tuple[Slug, ...],
    OneOrSeveral,
    WithJsonSchema({"anyOf": [_SOURCE_ID, {"type": "array", "items": _SOURCE_ID}]}),
]


class Attributed(Record):
    """Something that a retrospective tells, with the sources that say it."""

    source: SourceIds = Field(
        (), description="Which of the sources says it: its short id, such as s1, or several."
    )


class Sourced(Attributed):
    """A statement, which a source makes or which is our own reading."""

    reading: Flag = Field(
        default=False,
        description="Our own reading: what the facts show, where no source says it in words.",
    )


class Finding(TextOrFields, Sourced):
    """A sentence or two: text alone, or `{text, who, source, reading}`."""

    text: Inline = Field(description="A sentence or two: what happened, and how you know.")
    who: Text | None = Field(
        None, description="If somebody is quoted, their position, not their name."
    )


class Story(TextOrFields, Sourced):
    """A few paragraphs: text alone, or `{text, source, reading}`."""

    text: Prose = Field(
        description="How it went, from the idea to the outcome: three to six short paragraphs."
    )


class Stage(Sourced):
    """One of several pilots or steps, and what was decided at its end."""

    name: Text = Field(description="What it was called, such as Private pilot.")
    began: PartialDate | None = Field(None, description="When it began.")
    ended: PartialDate | None = Field(None, description="When it ended.")
    users: Count | None = Field(None, description="How many people used it: a whole number.")
    about: Flag = Field(default=False, description="Whether that number is rounded.")
    decision: StageDecision | None = Field(
        None, description="What was decided at its end: go, hold, extend or stop."
    )
    why: Inline | None = Field(None, description="The reason given for that decision.")


class Harm(Sourced):
    """Harm that the deployment did: to whom, what it cost, what followed in law."""

    what: Inline = Field(description="Who was hurt, and how.")
    people: Count | None = Field(None, description="How many people: a whole number.")
    about: Flag = Field(default=False, description="Whether that number is rounded.")
    money: Text | None = Field(
        None, description="What it cost, with its currency.", examples=["US$ 20 million"]
    )
    law: Inline | None = Field(None, description="What followed in law.")


class Dates(Record):
    """When things happened, as exactly as is known: a day, a month or a year."""

    pilot_start: PartialDate | None = Field(
        None, description="When the first real users or real data were in it."
    )
    pilot_end: PartialDate | None = Field(
        None, description="When its last week was over, whatever was decided then."
    )
    no_pilot: Flag = Field(
        default=False,
        description="There was no pilot: it went straight into use.",
    )
    decision: PartialDate | None = Field(
        None, description="When somebody decided to go on or to stop."
    )
    production: PartialDate | None = Field(
        None, description="When people outside the pilot first relied on it."
    )
    outcome: PartialDate = Field(
        description="When that outcome came about: the roll-out, the stop, the last decision."
    )
    outcome_by: Flag = Field(
        default=False,
        description="It had come about by that date; no source tells when exactly.",
    )
    seen: PartialDate | None = Field(
        None, description="When somebody last looked whether it is still so."
    )


class Event(Sourced):
    """An entry of the timeline."""

    when: PartialDate = Field(description="When it happened: a day, a month or a year.")
    what: Inline = Field(description="What happened then, in a sentence.")


class OwnerRecord(Sourced):
    """Who owned the use case in the business."""

    role: Text | None = Field(
        None, description="The owner's position, such as head of claims; no personal name."
    )
    named: Phase | None = Field(
        None,
        description="When somebody first owned it by name, on the business side; left out where "
        "no source says.",
    )
    since: PartialDate | None = Field(None, description="When they took it on.")
    until: PartialDate | None = Field(None, description="When they handed it on or left.")
    commitment: Inline | None = Field(
        None, description="What the owner put in: people, hours, a budget, a decision by a date."
    )


class Criterion(Sourced):
    """A success criterion, and what became of it."""

    metric: Text = Field(
        description="What is counted or timed, of what.",
        examples=["Invoices booked without a correction"],
    )
    unit: Text | None = Field(None, description="The unit, such as % or min.")
    kind: CriterionKind = Field(
        default="improve",
        description="Whether it had to improve to the target, or to keep within it as a limit.",
    )
    better: Better | None = Field(
        None,
        description="Whether a higher or a lower figure is better; of a limit, the safe side.",
    )
    baseline: Number | None = Field(
        None, description="The figure before the pilot: a figure alone."
    )
    target: Number | None = Field(
        None,
        description="The figure that counted as success, or the limit: a figure alone.",
    )
    actual: Number | None = Field(None, description="The figure that was reached: a figure alone.")
    set: Phase | None = Field(
        None, description="When the target was written down; left out where no source says."
    )


class Result(Sourced):
    """Something that was measured, whether or not anyone had set a criterion."""

    metric: Text = Field(
        description="What was counted or timed, of what.", examples=["Minutes per invoice"]
    )
    unit: Text | None = Field(None, description="The unit, such as % or min.")
    value: Number | None = Field(
        None, description="The figure alone, such as 74.5; its unit has a field of its own."
    )
    low: Number | None = Field(
        None, description="Where there is a range: its lower end, with `high` and without `value`."
    )
    high: Number | None = Field(None, description="The upper end of the range.")
    about: Flag = Field(default=False, description="Whether the figure is rounded or estimated.")
    compared_with: Number | None = Field(
        None, description="The figure before, or of those without it: a figure alone."
    )
    finding: Comparison | None = Field(
        None,
        description="What the source says that this comparison shows, with a figure or "
        "without one; leave it out if it does not say.",
    )
    interval: Text | None = Field(
        None,
        description="The interval or the error, as the source gives it.",
        examples=["95 % interval 0.79 to 0.97"],
    )
    when: PartialDate | None = Field(None, description="When it was measured.")
    phase: Phase | None = Field(None, description="In which phase it was measured.")
    population: Text | None = Field(None, description="Among whom, or of which cases.")
    sample: Count | None = Field(None, description="How many were counted: a whole number.")
    measured_by: Side = Field(
        description="Who counted: a vendor's figure reads differently from an auditor's."
    )
    design: Design = Field(
        description="What it was compared with: another group, the time before, an earlier "
        "version of itself, or nothing."
    )
    organisation: Text | None = Field(
        None, description="Which organisation, where the record has several: its id."
    )
    note: Inline | None = Field(None, description="What the figure does and does not show.")


class Integration(Sourced):
    """A system that the use case was connected to, or was not."""

    system: Text = Field(
        description="What it is called, or what sort it is.", examples=["The ERP", "SAP S/4HANA"]
    )
    kind: Text | None = Field(
        None, description="What sort of system it is, such as erp, crm, ehr or identity."
    )
    when: Phase = Field(description="When live data first went through it.")
    note: Inline | None = Field(
        None, description="How far it went, such as read only, and what was hard."
    )


class GovernanceReview(Sourced):
    """A review, when it began and when it was done."""

    review: Text = Field(description="Which review: security, legal, privacy, clinical, ...")
    started: Phase | None = Field(
        None, description="When the reviewers first saw it; left out where no source says."
    )
    took_weeks: Count | None = Field(
        None, description="How many weeks from the first meeting to the answer: a whole number."
    )
    finished: Phase | None = Field(None, description="When they had said yes or no.")
    note: Inline | None = Field(None, description="What it asked for or found.")


class ModeReport(Sourced):
    """A failure mode, and by its own test whether the deployment fell into it."""

    mode: FailureModeId = Field(
        description="Which of the reasons for stalling; type what it was about."
    )
    status: ModeStatus = Field(
        description="Whether it hit in full or partly, was recovered from, or was avoided."
    )
    evidence: Inline = Field(
        description="What happened that shows it: who did or lacked what, when, with what result.",
        examples=[
            "Two managers each thought the other decided, so week 9 passed without an answer."
        ],
    )
    organisation: Text | None = Field(
        None, description="Which organisation, where the record has several: its id."
    )


class PracticeReport(Attributed):
    """Whether a practice was used, and what followed from it by its own aim."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [_either("pattern", "proposed"), _either("proposed", "pattern")]
        }
    )

    pattern: PatternId | None = Field(
        None, description="The pattern that was used, or was not; type what you did."
    )
    proposed: Text | None = Field(
        None,
        description="A name for a practice that none of the patterns describes.",
        examples=["Weekly error clinic"],
    )
    use: Use = Field(
        description="Whether it was used, by the pattern's own test: from what was done, not from "
        "how it ended."
    )
    effect: Effect | None = Field(
        None, description="What followed from it by its own aim; leave it out if nobody says."
    )
    basis: Basis | None = Field(
        None, description="How that effect was seen: compared with and without it, or said so."
    )
    by: Side | None = Field(
        None,
        description="Who concluded it, not who printed it; your own account and a reading need no "
        "answer.",
    )
    evidence: Inline = Field(
        description="What was done, what followed, and how you know: a count, a date, a sentence "
        "that somebody said. This is quoted on the pattern's page.",
        examples=["Four weeks beside the clerks showed that it misread two suppliers in nine."],
    )
    organisation: Text | None = Field(
        None, description="Which organisation, where the record has several: its id."
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.pattern is None) == (self.proposed is None):
            raise ValueError(_EITHER)
        return self


class Decision(Sourced):
    """A decision with its reason."""

    what: Inline = Field(description="What was decided.")
    why: Inline | None = Field(None, description="The reason that was given at the time.")
    alternatives: tuple[Inline, ...] = Field((), description="What else was considered.")
    by: Text | None = Field(None, description="Who decided: a position, no personal name.")
    when: PartialDate | None = Field(None, description="When it was decided.")


class Reusable(Sourced):
    """Something that the next team can take over."""

    asset: Text = Field(
        description="What it does for whoever takes it over.", examples=["Reader of invoice fields"]
    )
    kind: Text | None = Field(
        None, description="What it is, such as a pipeline, a dataset or a document."
    )
    link: Url | None = Field(
        None, description="The web address at which others find it; leave it out if it is internal."
    )


class Position(Attributed):
    """What one side says of something that two sides contest."""

    who: Text = Field(description="Who says it, such as a spokesperson of the company.")
    what: Inline = Field(description="What they say.")


class Contributor(Record):
    """How somebody who was there is tied to what they tell."""

    tie: Tie = Field(
        description="Your part in it: its team, its organisation, its vendor, or none of them."
    )
    note: Inline | None = Field(None, description="What a reader should know of that tie.")


class Dispute(Attributed):
    """An objection to a record, and what was answered."""

    day: IsoDate = Field(description="The day on which it came in.")
    says: Inline = Field(description="What is objected to, and what is said instead.")
    who: Text | None = Field(None, description="Who objects: a position or an organisation.")
    answer: Inline | None = Field(None, description="What was looked into, and what was changed.")


class CaseSource(Record):
    """A published source of a retrospective."""

    id: Slug = Field(
        description="A short mark by which statements name it, such as s1.", examples=["s1"]
    )
    title: Text = Field(description="Its headline or title.")
    publisher: Text | None = Field(
        None, description="The organisation, newspaper or court that published it."
    )
    published: PartialDate | None = Field(
        None, description="When it was published: a day, a month or a year."
    )
    url: Url | None = Field(None, description="The full web address, beginning with https://.")
    archived: Url | None = Field(
        None, description="The address of a copy that stays, such as one in the Internet Archive."
    )
    read_on: IsoDate | None = Field(None, description="The day on which it was last read.")
    extent: Extent | None = Field(None, description="How much of it was really read.")
    form: SourceForm = Field(description="What sort of text it is.")
    copy_of: Text | None = Field(
        None, description="What it copies: another source's id, an address, or unknown."
    )


Findings = tuple[Finding, ...]

TOLD_WHEN: Mapping[type[Record], str] = MappingProxyType(
    {OwnerRecord: "named", Criterion: "set", GovernanceReview: "started"}
)
"""What somebody who was there knows the time of, and a public source may leave out."""
