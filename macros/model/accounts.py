"""What is a retrospective made of? Statements, each of which can name its sources."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.config import JsonDict

from .base import (
    SLUG,
    Count,
    FailureModeId,
    Flag,
    Inline,
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
from .sources import Year

Phase = Literal["before-pilot", "in-pilot", "after-pilot", "never"]
Effect = Literal["helped", "mixed", "hurt", "missed"]
ModeStatus = Literal["hit", "recovered", "avoided"]
SourceKind = Literal["primary", "secondary", "vendor"]


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


class Sourced(Record):
    """Something that a retrospective states, with the sources that say it."""

    source: SourceIds = Field(
        (), description="Which of the sources says it: its short id, such as s1, or several."
    )
    reading: Flag = Field(
        default=False,
        description="Our own reading: what the facts show, where no source says it in words.",
    )


class Finding(TextOrFields, Sourced):
    """A sentence or two: text alone, or `{text, source, reading}`."""

    text: Inline = Field(description="A sentence or two: what happened, and how one can tell.")


class Story(TextOrFields, Sourced):
    """A few paragraphs: text alone, or `{text, source, reading}`."""

    text: Prose = Field(
        description="How it went, from the idea to the outcome: three to six short paragraphs."
    )


class Dates(Record):
    """When things happened, as exactly as is known: a day, a month or a year."""

    pilot_start: PartialDate | None = Field(
        None, description="When the first real users or real data were in it."
    )
    pilot_end: PartialDate | None = Field(
        None, description="When its last week was over, whatever was decided then."
    )
    decision: PartialDate | None = Field(
        None, description="When somebody decided to go on or to stop."
    )
    production: PartialDate | None = Field(
        None, description="When people outside the pilot first relied on it."
    )
    outcome: PartialDate = Field(
        description="Since when it has been so: the roll-out, the stop, or your last look."
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
    named: Phase = Field(description="When somebody first owned it by name, on the business side.")
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
    better: Literal["higher", "lower"] = Field(
        description="Whether a higher or a lower figure is better."
    )
    baseline: Number | None = Field(
        None, description="The figure before the pilot: a figure alone."
    )
    target: Number | None = Field(
        None, description="The figure that counted as success: a figure alone."
    )
    actual: Number | None = Field(None, description="The figure that was reached: a figure alone.")
    set: Phase = Field(description="When the target was written down.")


class Result(Sourced):
    """Something that was measured, whether or not anyone had set a criterion."""

    metric: Text = Field(
        description="What was counted or timed, of what.", examples=["Minutes per invoice"]
    )
    unit: Text | None = Field(None, description="The unit, such as % or min.")
    value: Number = Field(description="The figure alone, such as 74.5; its unit stands apart.")
    compared_with: Number | None = Field(
        None, description="The figure before, or of those without it: a figure alone."
    )
    measured_by: Literal["organisation", "vendor", "independent"] = Field(
        description="Who counted: a vendor's figure reads differently from an auditor's."
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
    started: Phase = Field(description="When the reviewers first saw it.")
    took_weeks: Count | None = Field(
        None, description="How many weeks from the first meeting to the answer: a whole number."
    )
    finished: Phase | None = Field(None, description="When they had said yes or no.")
    note: Inline | None = Field(None, description="What it asked for or found.")


class ModeReport(Sourced):
    """A failure mode that the deployment hit, recovered from or avoided: always a reading."""

    mode: FailureModeId = Field(
        description="Which of the reasons for stalling; type what it was about."
    )
    status: ModeStatus = Field(description="Whether it hit, and whether the team got out.")
    evidence: Inline = Field(
        description="What happened that shows it: who did or lacked what, when, with what result.",
        examples=[
            "Two managers each thought the other decided, so week 9 passed without an answer."
        ],
    )


class PracticeReport(Sourced):
    """Evidence for or against a pattern, or for a practice that has no pattern yet."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [_either("pattern", "proposed"), _either("proposed", "pattern")]
        }
    )

    pattern: PatternId | None = Field(
        None, description="The pattern that was used or missed; type what you did."
    )
    proposed: Text | None = Field(
        None,
        description="A name for a practice that none of the patterns describes.",
        examples=["Weekly error clinic"],
    )
    effect: Effect = Field(
        description="How it worked; missed: it was not done, and would have helped."
    )
    evidence: Inline = Field(
        description="What was done, what followed, and how you know: a count, a date, a sentence "
        "that somebody said. This is quoted on the pattern's page.",
        examples=["Four weeks beside the clerks showed that it misread two suppliers in nine."],
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


class CaseSource(Record):
    """A published source of a retrospective."""

    id: Slug = Field(
        description="A short mark by which statements name it, such as s1.", examples=["s1"]
    )
    title: Text = Field(description="The title as it stands over the text.")
    publisher: Text | None = Field(
        None, description="The organisation, newspaper or court that published it."
    )
    year: Year | None = Field(None, description="The year of publication.")
    url: Url | None = Field(None, description="The full web address, beginning with https://.")
    archived: Url | None = Field(
        None, description="The address of a copy that stays, such as one in the Internet Archive."
    )
    kind: SourceKind = Field(description="How near the source is to what it tells.")


Findings = tuple[Finding, ...]
