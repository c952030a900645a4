"""How does a pilot stand on a day, as somebody who looks after several wants to know?

Nothing is scored. What needs a look is a flag with the rule that raises it; it is red only where
that rule is broken. The browser says the same: docs/assets/js/rules/pilot/status.js.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from ..model import FrameworkStep, GateName, Playbook, Record
from ..text.shown import shown_date
from .calendar import CalendarEvent, events, week_of
from .criteria import last_reading, verdict_of
from .judge import GATES, judge
from .phrases import phrase
from .plan import appointments, review_remarks
from .record import Choice, PilotRecord, PilotReview

OVERDUE = "-overdue"
"""How the code of a flag ends that says that a day was missed."""

_GOOD = frozenset({"met", "kept"})
_BAD = frozenset({"unmet", "crossed"})
_NOTES = frozenset({"blocked", "criteria-changed", "paused"})
_UNDECIDED = frozenset({"decision-overdue", "revision-overdue"})


class PilotFlag(Record):
    """Something about a pilot to look at, and the rule that says so."""

    code: str = Field(description="Which flag it is; a code that ends in -overdue missed a day.")
    level: Literal["red", "note"] = Field(description="Red where the rule is broken.")
    rule: str = Field(description="The rule, in words.")
    message: str = Field(description="What is said of this pilot.")


class GateStanding(Record):
    """A gate of a pilot: its day, and whether it is open."""

    gate: GateName = Field(description="The gate's id.")
    title: str = Field(description="What the gate is called.")
    day: str | None = Field(description="Its day in the plan.")
    open: bool = Field(description="Whether nothing is missing, of earlier gates neither.")
    missing: int = Field(description="How many entries it misses beyond the gates before it.")


class NextDate(Record):
    """The next thing in a pilot's calendar."""

    day: str = Field(description="Its day.")
    title: str = Field(description="What it is.")


class CriteriaCount(Record):
    """How many of a pilot's criteria are met by their last readings."""

    met: int = Field(description="Met, or kept within the limit.")
    not_met: int = Field(description="Not met, or a limit crossed.")
    unread: int = Field(description="Without a reading.")
    unjudged: int = Field(description="With a reading that nothing says how to judge.")


class ReviewCount(Record):
    """How many of a pilot's reviews are done, and how many are late."""

    all: int = Field(description="The reviews that are listed.")
    finished: int = Field(description="Those with a day on which they were done.")
    late: int = Field(description="Those with a red flag.")


class Waiting(Record):
    """What a pilot waits for, and on whom."""

    what: str = Field(description="What cannot go on.")
    on: str = Field(description="Whom or what it waits for.")
    since: str | None = Field(description="Since when.")
    days: int | None = Field(description="For how many days.")


class PilotStatus(Record):
    """Where a pilot stands on a day."""

    id: str = Field(description="The pilot's id.")
    title: str = Field(description="What it is called.")
    organisation: str = Field(description="The organisation, or nothing.")
    owner: str = Field(description="The business owner's position, or nothing.")
    state: Literal["running", "paused", "archived"] = Field(description="As its record says.")
    revision: bool = Field(description="Whether it is the revised pilot after an earlier one.")
    decision: Choice | None = Field(description="What was decided.")
    week: int | None = Field(description="Its week; nothing before week 1.")
    place: str = Field(description="The step's id, or: before, revise, over, stopped, archived.")
    step: str = Field(description="The step or the place, in words.")
    gates: tuple[GateStanding, ...] = Field(description="The three gates.")
    next: NextDate | None = Field(description="The next thing in its calendar.")
    criteria: CriteriaCount = Field(description="Its criteria by their last readings.")
    reviews: ReviewCount = Field(description="Its reviews.")
    blocked: tuple[Waiting, ...] = Field(description="What it waits for.")
    changes: int = Field(description="Changes to criteria after they were agreed.")
    flags: tuple[PilotFlag, ...] = Field(description="What to look at, red ones first.")


def status(record: PilotRecord, playbook: Playbook, today: date) -> PilotStatus:
    """Return where a pilot stands on a day."""
    flags, late = _flags(record, playbook, today)
    week = week_of(record, today)
    place, step = _place(record, playbook, today)
    return PilotStatus(
        id=record.id,
        title=record.title,
        organisation=record.organisation or "",
        owner=record.owner.role if record.owner else "",
        state=record.status,
        revision=record.revision,
        decision=record.decision.outcome if record.decision else None,
        week=week if week > 0 else None,
        place=place,
        step=step,
        gates=gates_of(record, playbook),
        next=_next(record, playbook, today),
        criteria=_criteria(record),
        reviews=ReviewCount(
            all=len(record.governance),
            finished=sum(review.finished is not None for review in record.governance),
            late=late,
        ),
        blocked=tuple(
            Waiting(what=entry.what, on=entry.on, since=entry.since, days=_days(entry.since, today))
            for entry in record.blocked
        ),
        changes=len(record.criterion_changes),
        flags=flags,
    )


def is_overdue(flag: PilotFlag) -> bool:
    """Whether a flag says that a day was missed."""
    return flag.code.endswith(OVERDUE)


def is_undecided(flags: Iterable[PilotFlag]) -> bool:
    """Whether the day of a decision has passed without one."""
    return any(flag.code in _UNDECIDED for flag in flags)


def is_note(code: str) -> bool:
    """Whether a flag tells something, and no rule is broken."""
    return code in _NOTES


def gates_of(record: PilotRecord, playbook: Playbook) -> tuple[GateStanding, ...]:
    """Return how the gates stand, in their order."""
    days = {entry.id: str(entry.first) for entry in appointments(record, playbook)}
    steps = {step.gate.id: step for step in playbook.all(FrameworkStep) if step.gate}
    found, known = [], 0
    for gate in GATES:
        missing = len(judge(record, gate, playbook).missing)
        step = steps.get(gate)
        found.append(
            GateStanding(
                gate=gate,
                title=step.gate.title if step and step.gate else gate,
                day=days.get(f"{step.id}-gate") if step else None,
                open=not missing,
                missing=missing - known,
            )
        )
        known = missing
    return tuple(found)


def _criteria(record: PilotRecord) -> CriteriaCount:
    counts: Counter[str] = Counter()
    for criterion in record.criteria:
        counts[standing(verdict_of(criterion, last_reading(record, criterion.id)))] += 1
    names = ("met", "not_met", "unread", "unjudged")
    return CriteriaCount(**{name: counts[name] for name in names})


def standing(said: str) -> str:
    """Return what a verdict on a criterion counts as: met, not_met, unread or unjudged."""
    if said in _GOOD:
        return "met"
    if said in _BAD:
        return "not_met"
    return "unread" if said == "unread" else "unjudged"


def _later_steps(playbook: Playbook) -> set[str]:
    """Return the steps that only a pilot with a go gets to: those after the decision's."""
    ids = [step.id for step in playbook.all(FrameworkStep)]
    return set(ids[ids.index(decider) + 1 :]) if (decider := _decider(playbook)) else set()


def _decider(playbook: Playbook) -> str | None:
    """Return the step whose gate is the decision."""
    return next(
        (
            step.id
            for step in playbook.all(FrameworkStep)
            if step.gate and step.gate.id == "decision"
        ),
        None,
    )


def is_over(record: PilotRecord) -> bool:
    """Whether nothing more is expected of a pilot: it was stopped, or is archived."""
    is_stopped = record.decision is not None and record.decision.outcome == "stop"
    return is_stopped or record.status == "archived"


def _place(record: PilotRecord, playbook: Playbook, today: date) -> tuple[str, str]:
    """Return the step that a pilot is in; nobody gets beyond the decision without a go."""
    outcome = record.decision.outcome if record.decision else None
    if record.status == "archived":
        place = "archived"
    elif outcome == "stop":
        place = "stopped"
    elif outcome == "revise":
        place = "revise"
    else:
        place = _step_on(record, playbook, today, has_go=outcome == "go")
    titles = {step.id: step.title for step in playbook.all(FrameworkStep)}
    return place, titles.get(place) or phrase("portfolio-places", place)


def _step_on(record: PilotRecord, playbook: Playbook, today: date, *, has_go: bool) -> str:
    beyond = _later_steps(playbook)
    found = appointments(record, playbook)
    if has_go and today > max(entry.last for entry in found):
        return "over"
    steps = {step.id for step in playbook.all(FrameworkStep)} - (set() if has_go else beyond)
    begun = [entry.id for entry in found if entry.id in steps and entry.first <= today]
    return begun[-1] if begun else "before"


def _next(record: PilotRecord, playbook: Playbook, today: date) -> NextDate | None:
    if is_over(record):
        return None
    has_go = record.decision is not None and record.decision.outcome == "go"
    beyond = set() if has_go else _later_steps(playbook)
    ahead = [
        (_day_ahead(event, today), event)
        for event in events(record, playbook)
        if event.kind != "week" and event.step not in beyond and event.last >= today
    ]
    if not ahead:
        return None
    day, event = min(ahead, key=lambda entry: (entry[0], entry[1].kind != "gate"))
    is_end = day == event.last != event.first
    title = phrase("portfolio-cells", "ends", title=event.title) if is_end else event.title
    return NextDate(day=str(day), title=title)


def _day_ahead(event: CalendarEvent, today: date) -> date:
    return event.first if event.first >= today else event.last


def _flags(
    record: PilotRecord, playbook: Playbook, today: date
) -> tuple[tuple[PilotFlag, ...], int]:
    """Return the flags of a pilot, and how many of its reviews are late."""
    if record.status == "archived":
        return (), 0
    of_reviews = [] if is_over(record) else list(_on_reviews(record, playbook, today))
    found = [
        *([] if is_over(record) else _on_gates(record, playbook, today)),
        *(flag for _, flag in of_reviews),
        *_notes(record),
    ]
    return tuple(found), len({at for at, _ in of_reviews})


def _on_gates(record: PilotRecord, playbook: Playbook, today: date) -> Iterator[PilotFlag]:
    """Yield what is to be said of gates whose day has passed, the decision first."""
    *earlier, last = gates_of(record, playbook)
    decision = record.decision
    if decision is None:
        if last.day and last.day < str(today):
            yield _flag("decision-overdue", **_when(record, last.day))
    elif decision.outcome == "revise" and decision.ends and decision.ends < str(today):
        yield _flag("revision-overdue", day=shown_date(decision.ends))
    elif missing := len(judge(record, "decision", playbook).missing):
        yield _flag("decision-incomplete", count=missing)
    for gate in earlier if decision is None else ():
        if gate.day and gate.day < str(today) and gate.missing:
            facts = _when(record, gate.day)
            yield _flag("gate-overdue", title=gate.title, count=gate.missing, **facts)


def _when(record: PilotRecord, day: str) -> dict[str, str | int]:
    return {"day": shown_date(day), "week": week_of(record, date.fromisoformat(day))}


def _on_reviews(
    record: PilotRecord, playbook: Playbook, today: date
) -> Iterator[tuple[int, PilotFlag]]:
    """Yield what is to be said of each review, with its place in the list."""
    said = {remark.at: remark for remark in review_remarks(record, playbook)}
    limit = max(entry.last for entry in appointments(record, playbook))
    for at, review in enumerate(record.governance):
        if (remark := said.get(at)) and remark.is_late:
            yield at, _flag("review-late", said=remark.message)
        yield from ((at, flag) for flag in _on_review(review, limit, today))


def _on_review(review: PilotReview, limit: date, today: date) -> Iterator[PilotFlag]:
    name = review.review
    if review.lead_weeks and not review.finished:
        lead = timedelta(weeks=review.lead_weeks)
        ends = date.fromisoformat(review.started) + lead if review.started else None
        if ends and ends < today:
            yield _flag("review-overdue", review=name, day=shown_date(str(ends)))
        if not review.started and limit - lead < today:
            day = shown_date(str(limit - lead))
            yield _flag("review-start-overdue", review=name, day=day)
    if review.outcome == "not-passed":
        yield _flag("review-not-passed", review=name)
    is_open = review.outcome == "conditions" and review.conditions_met is None
    if is_open and review.due and review.due < str(today):
        yield _flag("conditions-overdue", review=name, day=shown_date(review.due))


def _notes(record: PilotRecord) -> Iterator[PilotFlag]:
    for entry in record.blocked:
        words = "blocked" if entry.since else "blocked-undated"
        since = shown_date(entry.since) if entry.since else ""
        facts = {"what": _sentence(entry.what), "on": entry.on, "day": since}
        yield _flag("blocked", words, **facts)
    if record.criterion_changes:
        yield _flag("criteria-changed", count=len(record.criterion_changes))
    if record.status == "paused":
        yield _flag("paused")


def _sentence(text: str) -> str:
    return text if text[-1] in ".!?" else f"{text}."


def _flag(code: str, words: str = "", /, **facts: str | int) -> PilotFlag:
    return PilotFlag(
        code=code,
        level="note" if is_note(code) else "red",
        rule=phrase("portfolio-rules", code),
        message=phrase("portfolio", words or code, **facts),
    )


def _days(since: str | None, today: date) -> int | None:
    return max(0, (today - date.fromisoformat(since)).days) if since else None
