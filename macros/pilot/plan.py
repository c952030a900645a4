"""What happens on which day of a pilot? Twelve weeks from its first day, unless days are moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..model import WEEKS, FrameworkStep, Playbook
from .phrases import phrase
from .record import PilotRecord

_SATURDAY = 5


@dataclass(frozen=True)
class Appointment:
    """A span of days of the plan: a step, or the day of its gate."""

    id: str
    title: str
    first: date
    last: date


@dataclass(frozen=True)
class ReviewRemark:
    """What a review's lead time means for its start; `is_late` when it can't end in week 12."""

    at: int
    is_late: bool
    message: str


def appointments(record: PilotRecord, playbook: Playbook) -> tuple[Appointment, ...]:
    """Return each step with its days, and each gate on the last working day of its step.

    `moved` sets days by their event: `run-pilot-start` the first day of a step, `run-pilot` the
    last one, `decide-gate` the day of a gate. A step that ends later moves nothing else by itself.
    """
    start = date.fromisoformat(record.start)
    found: list[Appointment] = []
    for step in playbook.all(FrameworkStep):
        planned = start + timedelta(weeks=step.weeks.first - 1)
        first = _moved(record, f"{step.id}-start", planned)
        last = _moved(record, step.id, working_day_before(start + timedelta(weeks=step.weeks.last)))
        found.append(Appointment(step.id, step.title, first, max(first, last)))
        if step.gate:
            day = _moved(record, f"{step.id}-gate", max(first, last))
            found.append(Appointment(f"{step.id}-gate", step.gate.title, day, day))
    return tuple(found)


def run_of(record: PilotRecord, playbook: Playbook) -> Appointment:
    """Return the days on which the pilot itself runs: the step that keeps records."""
    ids = [step.id for step in playbook.all(FrameworkStep) if step.points.kind == "record"]
    by_id = {entry.id: entry for entry in appointments(record, playbook)}
    if not ids:
        start = date.fromisoformat(record.start)
        return Appointment("run", "", start, start)
    return by_id[ids[0]]


def weeks_of_run(record: PilotRecord, playbook: Playbook) -> tuple[int, ...]:
    """Return those of the twelve weeks in which the pilot runs by its plan."""
    if not any(step.points.kind == "record" for step in playbook.all(FrameworkStep)):
        return ()
    run = run_of(record, playbook)
    first, last = (week_of(record, str(day)) for day in (run.first, run.last))
    return tuple(range(max(1, first), min(WEEKS, last) + 1))


def week_of(record: PilotRecord, day: str) -> int:
    """Return the week in which a day is, counted from the first day of week 1."""
    return (date.fromisoformat(day) - date.fromisoformat(record.start)).days // 7 + 1


def end_of_week(record: PilotRecord, week: int) -> date:
    """Return the last working day of a week of the plan."""
    return working_day_before(date.fromisoformat(record.start) + timedelta(weeks=week))


def review_remarks(record: PilotRecord, playbook: Playbook) -> tuple[ReviewRemark, ...]:
    """Return what the lead times of unfinished reviews mean for the day on which they start."""
    limit = max(entry.last for entry in appointments(record, playbook))
    remarks = []
    for at, review in enumerate(record.governance):
        if review.lead_weeks is None or review.finished is not None:
            continue
        lead = timedelta(weeks=review.lead_weeks)
        facts: dict[str, str | int] = {
            "weeks": review.lead_weeks,
            "review": review.review,
            "limit": str(limit),
            "latest": str(limit - lead),
        }
        if review.started is None:
            remarks.append(
                ReviewRemark(at, is_late=False, message=phrase("reviews", "start-by", **facts))
            )
            continue
        ends = date.fromisoformat(review.started) + lead
        if ends > limit:
            late = phrase("reviews", "late", started=review.started, ends=str(ends), **facts)
            remarks.append(ReviewRemark(at, is_late=True, message=late))
    return tuple(remarks)


def _moved(record: PilotRecord, event: str, planned: date) -> date:
    moved = record.moved.get(event)
    return date.fromisoformat(moved) if moved else planned


def working_day_before(after: date) -> date:
    """Return the last working day before a day."""
    day = after - timedelta(days=1)
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
