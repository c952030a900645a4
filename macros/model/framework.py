"""What is the framework made of? Steps, failure modes, fixes, scaling practices and roles."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .base import (
    Action,
    ChecklistId,
    CodingTest,
    FailureModeId,
    Guidance,
    Inline,
    Number,
    NumberedItem,
    Passage,
    PatternId,
    Prose,
    Record,
    RoleId,
    Slug,
    Statement,
    StepId,
    Stop,
    TemplateId,
    Text,
    ToolTarget,
    Variants,
    Week,
    WithOrigin,
)
from .decks import Deck

GateName = Literal["readiness", "design", "decision"]
ToolName = Literal["start", "diagnose", "pilot", "portfolio"]
"""The tools of the site, by the first part of their addresses."""


class Weeks(Record):
    """A span of weeks, both ends included."""

    first: Week = Field(description="First week, 1 to 12.")
    last: Week = Field(description="Last week, 1 to 12.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"weeks end ({self.last}) before they begin ({self.first})")
        return self


WorkHours = Annotated[Number, Field(gt=0, le=2000)]


class HoursEstimate(Record):
    """How many hours a role takes in a step, all its people together: an estimate as a range."""

    low: WorkHours = Field(description="Hours when the work goes as planned.")
    high: WorkHours = Field(description="Hours with what may well come on top.")
    basis: Inline = Field(
        description="From which meetings, documents and days it is made, and what the rest is for."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.high < self.low:
            raise ValueError(f"hours end ({self.high:g}) below where they begin ({self.low:g})")
        return self


class Participant(WithOrigin):
    """A role that takes part in a step, and what it does there."""

    role: RoleId = Field(description="The role that takes part.")
    does: Inline = Field(description="What the role does in this step.")
    time: Text | None = Field(None, description="The time it takes, such as 'half a day a week'.")
    hours: HoursEstimate | None = Field(
        None, description="The same as a range of hours in the whole step, to be added up."
    )


class Point(WithOrigin):
    """One of a step's numbered points: a question, property, record, outcome or area."""

    id: Slug = Field(description="Stable id of the point inside its step.")
    title: Text = Field(description="The point in a few words.")
    text: Passage = Field(description="What it asks for, and why.")
    good: tuple[Statement, ...] = Field((), description="What a good answer has in it.")
    ask: RoleId | None = Field(None, description="The role to ask where nobody knows yet.")
    template: TemplateId | None = Field(None, description="The template that takes it in.")
    checklist: ChecklistId | None = Field(None, description="The checklist that goes with it.")


class Points(Record):
    """The list that a step works through in full."""

    kind: Literal["question", "property", "record", "outcome", "area"] = Field(
        description="What one entry of the list is."
    )
    heading: Text = Field(description="Heading above the list.")
    intro: Statement | None = Field(None, description="A sentence or two before the list.")
    items: Annotated[tuple[Point, ...], Field(min_length=1)] = Field(description="The points.")


class Gate(WithOrigin):
    """A point that a pilot passes or does not."""

    id: GateName = Field(description="The gate's name.")
    title: Text = Field(description="The gate as readers see it.")
    rule: Passage = Field(description="What must hold, and what happens when it does not.")


class Deliverable(WithOrigin):
    """Something a step leaves behind."""

    title: Text = Field(description="What it is called.")
    text: Inline = Field(description="What it contains and who uses it; may link to a template.")


class Trap(WithOrigin):
    """A typical way to go wrong, and what to do instead."""

    title: Text = Field(description="The trap in a few words.")
    text: Prose = Field(description="How it happens and what to do instead.")


class Example(WithOrigin):
    """A worked example; always shown as one."""

    title: Text = Field(description="What the example shows.")
    text: Prose = Field(description="The example, with its numbers.")


class FrameworkStep(NumberedItem):
    """A step of the framework: what happens in its weeks, and when it is over."""

    kind: ClassVar[str] = "step"
    label: ClassVar[str] = "Framework step"
    folder: ClassVar[str] = "framework"

    weeks: Weeks = Field(description="The weeks the step takes.")
    short: Text = Field(description="One or two words for the week strip, such as 'Define'.")
    purpose: Passage = Field(description="Why the step exists.")
    participants: Annotated[tuple[Participant, ...], Field(min_length=1)] = Field(
        description="Who takes part, the lead first."
    )
    inputs: tuple[Statement, ...] = Field((), description="What must be at hand at the start.")
    activities: Annotated[tuple[Action, ...], Field(min_length=1)] = Field(
        description="What is done, in order."
    )
    points: Points = Field(description="The questions, properties, records, outcomes or areas.")
    gate: Gate | None = Field(None, description="The gate at the step's end, if it has one.")
    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1)] = Field(
        description="What the step leaves behind."
    )
    exit_criteria: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="What is true when the step is over."
    )
    traps: tuple[Trap, ...] = Field((), description="Typical ways to go wrong.")
    example: Example | None = Field(None, description="The running example's part in this step.")
    variants: Variants = Field((), description="What differs by kind of organisation or of AI.")


class Sign(WithOrigin):
    """A symptom as a statement that a reader can check."""

    id: Slug = Field(description="Stable id of the sign inside its failure mode.")
    text: Inline = Field(description="The sign, as a statement that is true or not.")
    also: tuple[Text, ...] = Field((), description="Other words in which people say it.")
    leads_to: tuple[FailureModeId, ...] = Field(
        (), description="Other failure modes that it is a sign of."
    )
    note: Inline | None = Field(
        None, description="What the failure modes do not explain of it, and what to do first."
    )
    answered_by: tuple[ToolTarget, ...] = Field(
        (), description="The checklists, templates and patterns that answer it, as kind:id."
    )


class SelfTestQuestion(WithOrigin):
    """One question of a self-test, with the answer that is a warning."""

    id: Slug = Field(description="Stable id of the question inside its failure mode.")
    ask: Inline = Field(description="A question that is answered with yes or no.")
    warning: Literal["yes", "no"] = Field(description="The answer that points to the failure mode.")
    because: Inline = Field(description="What that answer shows.")


class SelfTest(WithOrigin):
    """A test of about two minutes."""

    questions: Annotated[tuple[SelfTestQuestion, ...], Field(min_length=1)] = Field(
        description="The questions, in order."
    )
    verdict: Inline = Field(description="How to read the answers.")


class FailureMode(NumberedItem):
    """A reason for which pilots do not reach production."""

    kind: ClassVar[str] = "failure-mode"
    label: ClassVar[str] = "Failure mode"
    folder: ClassVar[str] = "failure-modes"

    heard: Text = Field(description="The sentence one hears in the corridor, without quotes.")
    inside: Passage = Field(description="What it looks like from inside.")
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)] = Field(description="Its symptoms.")
    result: Statement = Field(description="Where it ends.")
    self_test: SelfTest = Field(description="A two-minute test of one's own pilot.")
    test: CodingTest | None = Field(None, description="How to tell that a deployment fell into it.")
    why: Passage = Field(description="Why good teams fall into it.")
    cost: Passage = Field(description="What it costs.")
    recovery: Annotated[tuple[Action, ...], Field(min_length=1)] = Field(
        description="What to do when already in it, in order."
    )


class Objection(WithOrigin):
    """A common objection, and an answer to it."""

    objection: Text = Field(description="The objection as one hears it, without quotes.")
    answer: Prose = Field(description="The answer.")


class Fix(Guidance):
    """What gets a pilot out of a failure mode, or keeps it from falling in."""

    kind: ClassVar[str] = "fix"
    label: ClassVar[str] = "Fix"
    folder: ClassVar[str] = "fixes"

    failure_mode: FailureModeId = Field(description="The failure mode it mends.")
    steps: Annotated[tuple[StepId, ...], Field(min_length=1)] = Field(
        description="The framework steps in which it is done."
    )
    approach: Passage = Field(description="What the fix is, and why it works.")
    actions: Annotated[tuple[Action, ...], Field(min_length=1)] = Field(
        description="What to do, in order."
    )
    done_when: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="What is true once the fix is in place."
    )
    effort: Statement = Field(description="What it takes, in people and hours.")
    objections: tuple[Objection, ...] = Field((), description="Objections, with answers.")
    bad_advice_when: Statement | None = Field(
        None, description="When this fix is the wrong advice, and what to do then."
    )
    variants: Variants = Field((), description="What differs by kind of organisation or of AI.")
    patterns: tuple[PatternId, ...] = Field(
        (), description="The patterns under which retrospectives report on it, or on a part of it."
    )
    uncovered: Inline | None = Field(
        None,
        description="What of it none of these patterns covers; it follows “Nobody has shown”.",
    )


class ScalingPractice(NumberedItem):
    """What makes the second use case faster than the first."""

    kind: ClassVar[str] = "practice"
    label: ClassVar[str] = "Scaling practice"
    folder: ClassVar[str] = "scaling"

    why: Passage = Field(description="Why it makes the next deployment faster.")
    why_title: Text | None = Field(
        None, description="The heading above that, where it is for another reason."
    )
    tool: ToolName | None = Field(None, description="The tool on the site to do it with.")
    actions: Annotated[tuple[Action, ...], Field(min_length=1)] = Field(
        description="What to do, in order."
    )
    done_when: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="How one knows it works."
    )
    traps: tuple[Trap, ...] = Field((), description="Typical ways to go wrong.")
    example: Example | None = Field(None, description="A worked example.")
    variants: Variants = Field((), description="What differs by kind of organisation or of AI.")


class Role(Guidance):
    """Somebody a pilot needs. What a role does in each step stands in the steps."""

    kind: ClassVar[str] = "role"
    label: ClassVar[str] = "Role"
    folder: ClassVar[str] = "roles"

    also: tuple[Text, ...] = Field((), description="Other names of the role.")
    view: Text | None = Field(None, description="The role in its own words: 'I own the workflow'.")
    who: Passage = Field(description="Who fits the role, and who does not.")
    commitment: Statement = Field(description="The time it takes over the twelve weeks.")
    without: Statement | None = Field(
        None, description="What goes wrong where nobody holds the role, or its holder is absent."
    )
    decides: tuple[Statement, ...] = Field((), description="What the role decides.")
    asks: tuple[Statement, ...] = Field((), description="Questions the role should ask.")
    reads: tuple[Stop, ...] = Field((), description="What to read here, in order.")


class Route(NumberedItem):
    """A way through the playbook for one situation, in the order in which to read it."""

    kind: ClassVar[str] = "route"
    label: ClassVar[str] = "Way in"
    folder: ClassVar[str] = "routes"

    situation: Text = Field(description="The reader's situation, as a sentence: 'You ...'.")
    leaves_with: Statement = Field(description="What the reader has at the end.")
    stops: Annotated[tuple[Stop, ...], Field(min_length=2)] = Field(
        description="Where to go, in order."
    )
    deck: Deck | None = Field(None, description="Slides to present, where there are some.")
