"""What is a pilot's record? One file, `pilot.yml`, that a team keeps from week 1 on.

The browser's workspace and the terminal read and write the same record. Its words are those of the
retrospective wherever both say the same, so that the one can become the other.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticKnownError

from ..model import Record, Sector, Technique
from ..model.base import Entry, Flag, IsoDate, Number, Slug, Text, Week
from ..model.targets import Better, CriterionKind


def _whole(given: object) -> object:
    """Return a whole number that a file writes with a point, such as 4.0, as what it is."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _no_truth_value(given: object) -> object:
    """Return what is given; `true` is no 1, though Python says that they are equal.

    Raises:
        PydanticKnownError: for a truth value, as for any other that is not among the choices.

    """
    if isinstance(given, bool):
        raise PydanticKnownError("literal_error", {"expected": "1"})
    return given


Choice = Literal["go", "revise", "stop"]
ReviewOutcome = Literal["passed", "conditions", "not-passed"]
Account = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Cell = Annotated[str, StringConstraints(max_length=10_000)]
Lead = Annotated[int, Field(strict=True, ge=1, le=520), BeforeValidator(_whole)]
Figure = Annotated[Number, Field(ge=-1e15, le=1e15)]
Entries = tuple[Entry, ...]
FormVersion = Annotated[Literal[1], BeforeValidator(_no_truth_value)]


class Owner(Record):
    """Who owns the use case in the business."""

    role: Text = Field(description="The owner's position.")
    named: IsoDate | None = Field(None, description="The day on which the owner agreed.")
    commitment: Entry | None = Field(None, description="Hours, people and decisions, with weeks.")


class Answer(Record):
    """The answer to one of the five questions of step 1, judged by the team itself."""

    question: Slug = Field(description="Id of the question, such as current-state.")
    text: Account | None = Field(None, description="The answer in the team's words.")
    sufficient: Flag = Field(default=False, description="Whether it has what a good answer has.")
    judged_by: Text | None = Field(None, description="Who judged it: a position.")
    judged_on: IsoDate | None = Field(None, description="The day on which it was judged.")


class DesignProperty(Record):
    """One of the five properties of step 2, and what shows it."""

    property: Slug = Field(description="Id of the property, such as real-data.")
    shown_by: Account | None = Field(None, description="What shows that the design has it.")
    holds: Flag = Field(default=False, description="Whether the design has it.")


class PilotCriterion(Record):
    """A success criterion, as agreed before the pilot."""

    id: Slug = Field(description="Stable id inside the record; readings name it.")
    metric: Text = Field(description="What is measured.")
    unit: Text | None = Field(None, description="The unit, such as % or min.")
    kind: CriterionKind = Field(
        default="improve",
        description="Whether it has to improve to the target, or to keep within it as a limit.",
    )
    better: Better | None = Field(
        None, description="Which direction is better; of a limit, the side that is safe."
    )
    baseline: Figure | None = Field(None, description="The figure before the pilot.")
    target: Figure | None = Field(
        None, description="The figure that counts as success, or the limit to keep within."
    )
    agreed: IsoDate | None = Field(None, description="The day the business owner agreed to it.")


class CriterionChange(Record):
    """A change of a criterion after the business owner had agreed to it."""

    criterion: Slug = Field(description="Id of the criterion.")
    metric: Text = Field(description="What it measured when it was changed.")
    field: Literal["metric", "unit", "kind", "better", "baseline", "target", "removed"] = Field(
        description="What was changed of it, or that it was removed."
    )
    was: Text | None = Field(None, description="What stood there before.")
    now: Text | None = Field(None, description="What stands there since.")
    on: IsoDate = Field(description="The day of the change.")
    by: Text | None = Field(None, description="Who changed it: a position.")
    why: Entry | None = Field(None, description="The reason.")


class PilotIntegration(Record):
    """A system that production needs, and how far its connection is."""

    system: Text = Field(description="The system.")
    kind: Text | None = Field(None, description="Its kind, such as erp, crm, identity.")
    state: Literal["open", "requested", "connected"] = Field(description="How far it is.")
    in_pilot: Flag = Field(default=False, description="Whether the pilot itself connects to it.")
    note: Entry | None = Field(None, description="What is read, what is written, what is hard.")


class PilotReview(Record):
    """A security, legal, privacy or data review with its dates."""

    id: Slug | None = Field(
        None, description="Stable id inside the record; its calendar entry keeps it."
    )
    review: Text = Field(description="Which review.")
    reviewer: Text | None = Field(None, description="The reviewer's position.")
    started: IsoDate | None = Field(None, description="The day on which it began.")
    lead_weeks: Lead | None = Field(None, description="How many weeks such a review takes here.")
    finished: IsoDate | None = Field(None, description="The day on which it was done.")
    outcome: ReviewOutcome | None = Field(
        None, description="How it ended: passed, passed with conditions, or not passed."
    )
    conditions: Entries = Field((), description="What has to be done for it to count as passed.")
    due: IsoDate | None = Field(None, description="The day by which the conditions are met.")
    conditions_met: IsoDate | None = Field(
        None, description="The day on which the conditions were met."
    )
    signed_by: Text | None = Field(None, description="Who signed it off: a name or a position.")
    note: Entry | None = Field(None, description="Open points and conditions.")


class Reading(Record):
    """What a criterion stood at in one week."""

    criterion: Slug = Field(description="Id of the criterion.")
    value: Figure = Field(description="The figure.")


class WeekLog(Record):
    """What one week of the pilot showed: readings, and the framework's six records."""

    week: Annotated[Week, BeforeValidator(_whole)] = Field(description="The framework's week.")
    readings: tuple[Reading, ...] = Field((), description="What the criteria stood at.")
    worked: Entries = Field((), description="What worked.")
    did_not_work: Entries = Field((), description="What did not.")
    edge_cases: Entries = Field((), description="Cases outside the usual.")
    user_feedback: Entries = Field((), description="What users said.")
    integration_challenges: Entries = Field((), description="What was hard to connect.")
    benchmarks: Entries = Field((), description="Performance figures and their conditions.")


class PilotDecision(Record):
    """The decision of week 9."""

    outcome: Choice = Field(description="Go, revise once, or stop.")
    reason: Account | None = Field(
        None, description="The reason, in figures an outsider can repeat."
    )
    by: Text | None = Field(None, description="Who decided: a position.")
    on: IsoDate | None = Field(None, description="The day of the decision.")
    changes: Entries = Field((), description="For a revised pilot: what must change.")
    ends: IsoDate | None = Field(None, description="For a revised pilot: the end of its time box.")


class PilotRisk(Record):
    """Something that may go wrong, and what is done about it."""

    risk: Text = Field(description="What may happen, and with which effect.")
    failure_mode: Slug | None = Field(None, description="Id of the failure mode that it leads to.")
    owner: Text | None = Field(None, description="Who watches it: a position.")
    response: Entry | None = Field(None, description="What is done, or why it is accepted.")
    state: Literal["open", "reduced", "accepted", "occurred"] = Field(
        default="open", description="How it stands."
    )


class Blocker(Record):
    """What the pilot waits for."""

    what: Text = Field(description="What can't go on.")
    on: Text = Field(description="Whom or what it waits for: a position, a team, a supplier.")
    since: IsoDate | None = Field(None, description="The day since which it waits.")


class Waiver(Record):
    """Missing evidence that the business owner lets pass, with the reason."""

    code: Slug = Field(description="What is waived, by the code that the gate names.")
    about: Text | None = Field(None, description="The criterion's id, where it is about one.")
    reason: Entry = Field(description="Why the decision can be taken without it.")
    by: Text = Field(description="Who waives it: the business owner's position.")
    on: IsoDate | None = Field(None, description="The day on which it was waived.")


class TickedItem(Record):
    """What a team entered for one item of a checklist."""

    item: Slug = Field(description="Id of the item.")
    state: Literal["open", "done", "na"] = Field(
        default="open", description="To do, done, or not applicable."
    )
    reason: Account | None = Field(None, description="Why it does not apply.")
    owner: Account | None = Field(None, description="Who does it: a position.")
    note: Account | None = Field(None, description="A remark.")
    link: Account | None = Field(None, description="Where the evidence is.")
    on: IsoDate | None = Field(None, description="The day on which the state was set.")


class TickedList(Record):
    """How far a checklist is."""

    checklist: Slug = Field(description="Id of the checklist.")
    items: tuple[TickedItem, ...] = Field((), description="Its items, as far as one was touched.")


class FilledField(Record):
    """What a team wrote into one field of a template."""

    section: Slug = Field(description="Id of the section.")
    field: Slug = Field(description="Id of the field.")
    text: Account | None = Field(None, description="The text, the day or the choice.")
    entries: tuple[Account, ...] = Field((), description="The entries of a list.")
    rows: tuple[dict[Slug, Cell], ...] = Field((), description="The rows of a table, by column.")


class FilledTemplate(Record):
    """What a team wrote into a template."""

    template: Slug = Field(description="Id of the template.")
    fields: tuple[FilledField, ...] = Field((), description="Its fields, as far as one is filled.")


class PlanArea(Record):
    """One of the six areas of the production plan."""

    area: Slug = Field(description="Id of the area, such as monitoring-and-alerting.")
    owner: Text | None = Field(None, description="Who is responsible: a position.")
    start: IsoDate | None = Field(None, description="The day on which the work on it begins.")
    by: IsoDate | None = Field(None, description="The day by which it is done.")
    text: Account | None = Field(None, description="What is done.")


class PilotRecord(Record):
    """A pilot's own record."""

    version: FormVersion = Field(description="Version of the record's form.")
    id: Slug = Field(description="Short id in kebab-case.")
    title: Text = Field(description="What the pilot is called.")
    organisation: Text | None = Field(None, description="The organisation.")
    sector: Sector | None = Field(None, description="The organisation's sector.")
    technique: Technique | None = Field(None, description="What the system is, mainly.")
    use_case: Entry | None = Field(None, description="What the system does for whom.")
    start: IsoDate = Field(description="The first day of week 1.")
    moved: Annotated[dict[Slug, IsoDate], Field(max_length=100)] = Field(
        default_factory=dict,
        description=(
            "Days of the plan that were moved: a step's last day by its id, its first day by the "
            "id and -start, its gate by the id and -gate."
        ),
    )
    status: Literal["running", "paused", "archived"] = Field(
        default="running", description="Whether it runs, is paused or is put away."
    )
    revision: Flag = Field(
        default=False, description="Whether this is the one revised pilot after an earlier one."
    )
    owner: Owner | None = Field(None, description="Who owns the use case in the business.")
    answers: tuple[Answer, ...] = Field((), description="The five answers of step 1.")
    properties: tuple[DesignProperty, ...] = Field((), description="The design's five properties.")
    criteria: tuple[PilotCriterion, ...] = Field((), description="The success criteria.")
    criterion_changes: tuple[CriterionChange, ...] = Field(
        (), description="What was changed of criteria after they were agreed."
    )
    integrations: tuple[PilotIntegration, ...] = Field((), description="Systems to connect.")
    governance: tuple[PilotReview, ...] = Field((), description="Reviews with their dates.")
    risks: tuple[PilotRisk, ...] = Field((), description="What may go wrong.")
    blocked: tuple[Blocker, ...] = Field((), description="What the pilot waits for now.")
    log: tuple[WeekLog, ...] = Field((), description="The weekly log of step 3.")
    waivers: tuple[Waiver, ...] = Field(
        (), description="Missing evidence that the business owner lets pass."
    )
    decision: PilotDecision | None = Field(None, description="The decision of week 9.")
    earlier: tuple[PilotDecision, ...] = Field(
        (), description="Decisions before this one, such as to revise."
    )
    plan: tuple[PlanArea, ...] = Field((), description="The six areas of the production plan.")
    checklists: tuple[TickedList, ...] = Field((), description="The checklists' ticks.")
    templates: tuple[FilledTemplate, ...] = Field((), description="The filled templates.")
