"""What is a retrospective? A deployment's own record: what it was, how it ended, what it shows."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from .accounts import (
    CaseSource,
    Contributor,
    Criterion,
    Dates,
    Decision,
    Dispute,
    Event,
    Findings,
    GovernanceReview,
    Harm,
    Integration,
    ModeReport,
    OwnerRecord,
    Position,
    PracticeReport,
    Result,
    Reusable,
    Stage,
    Story,
)
from .base import Inline, IsoDate, Item, OrganisationId, Record, Remark, RetrospectiveId, Slug, Text
from .organisations import InlineOrganisation, Sector

Technique = Literal[
    "agent", "anomaly-detection", "assistant", "chatbot", "classification",
    "document-extraction", "forecasting", "image-recognition", "machine-learning-platform",
    "optimisation", "recommendation", "risk-scoring", "rules", "search", "speech-recognition",
    "other",
]  # fmt: skip
RecordKind = Literal["contributed", "public-record"]
Outcome = Literal[
    "scaled", "limited", "rolled-back", "stopped", "never-left-pilot", "not-told"
]  # fmt: skip

_TELLING = "say what worked or what did not: `worked` or `did_not_work`"
"""The title of both ways to meet that need; editors show it beside their own words."""


def _telling(field: str) -> JsonDict:
    some: JsonDict = {"type": "array", "minItems": 1}
    return {"required": [field], "properties": {field: some}, "title": _TELLING}


class Retrospective(Item):
    """What a deployment showed, told by its team or compiled from published sources."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [_telling("worked"), _telling("did_not_work")]}
    )
    kind: ClassVar[str] = "retrospective"
    label: ClassVar[str] = "Retrospective"
    folder: ClassVar[str] = "retrospectives"
    by_year: ClassVar[bool] = True

    id: Slug = Field(
        description="The end of its web address: lower-case letters, digits and hyphens. "
        "It stays for good.",
        examples=["invoice-triage-acme"],
    )
    title: Text = Field(
        description="What was piloted, in a few words, without the outcome.",
        examples=["Invoice triage with document extraction"],
    )
    summary: Inline = Field(
        description="Two sentences for the list: what it was, how it ended, and why."
    )
    record: RecordKind = Field(
        description="Whether you were there, or compiled it from what others published."
    )
    contributor: Contributor | None = Field(
        None, description="Your tie to it, where you contribute what you know at first hand."
    )
    organisations: Annotated[
        tuple[OrganisationId | InlineOrganisation, ...], Field(min_length=1)
    ] = Field(
        description="Whose deployment it was: ids, or {name, kind, sector} of one without a file."
    )
    partners: tuple[Text, ...] = Field(
        (), description="Vendors, researchers and operators who took part."
    )
    sector: Sector | None = Field(
        None, description="The sector of its use, where that is not the organisation's own."
    )
    region: Text | None = Field(
        None, description="The country or the part of the world in which it was used."
    )
    use_case: Inline = Field(
        description="What the system does, for whom, and who acts on it.",
        examples=["Reads suppliers' invoices and proposes the booking to a clerk."],
    )
    technique: Technique = Field(
        description="What the system is, mainly; the nearest word will do."
    )
    outcome: Outcome = Field(
        description="How it has ended so far: what has come about, not what was announced."
    )
    status: Literal["current", "disputed"] = Field(
        "current", description="Whether somebody objects to this record; maintainers set it."
    )
    dates: Dates = Field(description="When each of these happened; a month or a year will do.")
    timeline: tuple[Event, ...] = Field((), description="What happened when, the earliest first.")
    stages: tuple[Stage, ...] = Field(
        (), description="The pilots or steps one by one, where there was more than one."
    )
    story: Story | None = Field(
        None, description="How it went, in a few paragraphs, for a reader who was not there."
    )
    owner: OwnerRecord | None = Field(
        None, description="Who in the business decided about it and answered for it."
    )
    later_owners: tuple[OwnerRecord, ...] = Field(
        (), description="Who owned it after that, one after the other, where it changed hands."
    )
    criteria: tuple[Criterion, ...] = Field(
        (), description="What was to count as success, and what became of it."
    )
    results: tuple[Result, ...] = Field((), description="Figures that nobody had set a target for.")
    harm: tuple[Harm, ...] = Field((), description="Who was hurt, and what followed.")
    integrations: tuple[Integration, ...] = Field(
        (), description="Systems it read from or wrote to, and those it should have."
    )
    governance: tuple[GovernanceReview, ...] = Field(
        (), description="Who had to agree, such as security or legal, and when they were asked."
    )
    failure_modes: tuple[ModeReport, ...] = Field(
        (),
        description="Which reasons for stalling hit you, or were recovered from or avoided.",
    )
    practices: tuple[PracticeReport, ...] = Field(
        (), description="What you did so that it would not stall, and what came of it."
    )
    decisions: tuple[Decision, ...] = Field(
        (), description="The decisions that made a difference, with their reasons."
    )
    says: tuple[Position, ...] = Field(
        (), description="What two sides contest, each in its own words."
    )
    worked: Findings = Field(
        (), description="What you would do again, a sentence or two each, and how you could tell."
    )
    did_not_work: Findings = Field(
        (), description="What you would do differently, a sentence or two each, and what it cost."
    )
    edge_cases: Findings = Field(
        (), description="Cases that nobody had thought of, and what it did with them."
    )
    user_feedback: Findings = Field(
        (), description="What the people who worked with it said, without their names."
    )
    integration_challenges: Findings = Field(
        (), description="What was hard about connecting it, and how it was solved."
    )
    benchmarks: Findings = Field(
        (), description="Speed, cost or accuracy, with the conditions under which they hold."
    )
    lessons: Findings = Field(
        (), description="What you would tell the next team, in a sentence each."
    )
    against: Findings = Field(
        (),
        description="What speaks against the playbook: a practice done without result, one left "
        "out without harm, an effect that faded.",
    )
    reusable: tuple[Reusable, ...] = Field(
        (), description="Parts, data or documents that the next team can take over."
    )
    disputes: tuple[Dispute, ...] = Field(
        (), description="Objections to this record, and what was answered; maintainers add them."
    )
    not_same_as: tuple[RetrospectiveId, ...] = Field(
        (), description="Retrospectives that look like the same deployment and are others."
    )
    sources: tuple[CaseSource, ...] = Field(
        (), description="What was published about it, if anything was."
    )
    contributors: tuple[Text, ...] = Field(
        (), description="Who wrote this down, if they want to be named: people or teams."
    )

    @property
    def rank(self) -> int:
        """The newest outcome first."""
        return -int(self.dates.outcome.replace("-", "").ljust(8, "0"))

    @property
    def path(self) -> str:
        """The retrospective's file, in the folder of the year of its outcome."""
        return f"{self.folder}/{self.dates.outcome[:4]}/{self.id}.yml"

    @model_validator(mode="after")
    def _tells_something(self) -> Self:
        if not (self.worked or self.did_not_work):
            raise ValueError(_TELLING)
        return self


class Withdrawal(Record):
    """When and why a retrospective was withdrawn."""

    day: IsoDate = Field(description="The day on which it was withdrawn.")
    reason: Inline = Field(description="Why, in a sentence or two.")


class Withdrawn(Item):
    """What is left of a retrospective that was withdrawn: its address, the day and the reason.

    It is a retrospective to every link, and nothing in it counts.
    """

    kind: ClassVar[str] = Retrospective.kind
    label: ClassVar[str] = Retrospective.label
    folder: ClassVar[str] = Retrospective.folder
    by_year: ClassVar[bool] = True

    summary: Remark = Field("", description="What a reader should know of it.")
    status: Literal["withdrawn"] = Field(description="That it is withdrawn.")
    withdrawn: Withdrawal = Field(description="When, and why.")
