"""What does a calendar program read? The plan's days, weekly reviews and reviews, as RFC 5545 text.

The browser writes the same bytes: docs/assets/js/rules/pilot/calendar.js. The UID of an event is
made of ids alone, so that a calendar replaces the event when the file is opened again: the step's
id, the week, the area's id; of a review its `id`, or while it has none its name. A dot parts the
event from the pilot, which no id holds, so two pilots never share a UID.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ..model import FrameworkStep, Playbook
from ..text.slugs import slug
from .phrases import phrase
from .plan import appointments, run_of, working_day_before
from .points import points_of
from .record import PilotRecord

EventKind = Literal["step", "gate", "week", "review", "conditions", "area", "ends"]

_LONGEST = 73
_CONTROL = {code: None for code in (*range(32), 127) if chr(code) not in "\t\n"}
_ALARMS = ("-P6DT15H", "-PT15H")
"""A gate is announced at nine in the morning, a week before it and on the day before it."""


@dataclass(frozen=True)
class CalendarEvent:
    """A day or a span of days in a pilot's calendar; `step` is the step that it belongs to."""

    key: str
    kind: EventKind
    title: str
    first: date
    last: date
    step: str = ""


def events(record: PilotRecord, playbook: Playbook) -> tuple[CalendarEvent, ...]:
    """Return what a pilot's calendar holds: steps and gates, weeks, reviews, areas of the plan."""
    return (
        *_planned(record, playbook),
        *_weeks(record, playbook),
        *_reviews(record),
        *_areas(record, playbook),
        *_ends(record),
    )


def calendar_text(records: Iterable[PilotRecord], playbook: Playbook, stamp: str) -> str:
    """Return the calendar of pilots as the text of an .ics file.

    `stamp` is the moment at which it is made, such as `20261130T120000Z`. A second pilot of the
    same id gets its number, so that no UID repeats.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pilot to Production//Pilot workspace//EN"]
    seen: dict[str, int] = {}
    for record in records:
        seen[record.id] = count = seen.get(record.id, 0) + 1
        pilot = record.id if count == 1 else f"{record.id}.{count}"
        for event in events(record, playbook):
            lines += _lines(record.title, pilot, event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def week_of(record: PilotRecord, day: date) -> int:
    """Return the week of a pilot that a day is in; week 1 begins on its first day."""
    return (day - date.fromisoformat(record.start)).days // 7 + 1


def review_keys(names: Sequence[tuple[str | None, str]]) -> tuple[str, ...]:
    """Return a key for each review: its id, or its name's slug, or the numbers of its letters."""
    own_ids = {own for own, _ in names if own}
    keys: list[str] = []
    for own, name in names:
        stem = own or slug(name) or "-".join(f"{ord(sign):x}" for sign in name)
        key, count = stem, 1
        while key in keys or (key in own_ids and key != own):
            count += 1
            key = f"{stem}-{count}"
        keys.append(key)
    return tuple(keys)


def _planned(record: PilotRecord, playbook: Playbook) -> Iterator[CalendarEvent]:
    found = {entry.id: entry for entry in appointments(record, playbook)}
    for step in playbook.all(FrameworkStep):
        own = found[step.id]
        title = phrase("events", "step", title=own.title)
        yield CalendarEvent(own.id, "step", title, own.first, own.last, step.id)
        if gate := found.get(f"{step.id}-gate"):
            title = phrase("events", "gate", title=gate.title)
            yield CalendarEvent(gate.id, "gate", title, gate.first, gate.last, step.id)


def _weeks(record: PilotRecord, playbook: Playbook) -> Iterator[CalendarEvent]:
    """Yield the review of each week of the run, on the week's last working day or the run's."""
    run, start = run_of(record, playbook), date.fromisoformat(record.start)
    if not any(step.points.kind == "record" for step in playbook.all(FrameworkStep)):
        return
    for week in range(max(1, week_of(record, run.first)), min(520, week_of(record, run.last)) + 1):
        day = min(working_day_before(start + timedelta(weeks=week)), run.last)
        day = max(day, run.first)
        yield CalendarEvent(f"week-{week}", "week", phrase("events", "week", week=week), day, day)


def _reviews(record: PilotRecord) -> Iterator[CalendarEvent]:
    keys = review_keys([(review.id, review.review) for review in record.governance])
    for key, review in zip(keys, record.governance, strict=True):
        if review.started:
            first = date.fromisoformat(review.started)
            last = first
            if review.finished:
                last = date.fromisoformat(review.finished)
            elif review.lead_weeks:
                last = first + timedelta(weeks=review.lead_weeks)
            title = phrase("events", "review", review=review.review)
            yield CalendarEvent(f"review-{key}", "review", title, first, max(first, last))
        if review.outcome == "conditions" and review.due and not review.conditions_met:
            day = date.fromisoformat(review.due)
            title = phrase("events", "conditions", review=review.review)
            yield CalendarEvent(f"conditions-{key}", "conditions", title, day, day)


def _areas(record: PilotRecord, playbook: Playbook) -> Iterator[CalendarEvent]:
    planned = {area.area: area for area in record.plan}
    steps = [step.id for step in playbook.all(FrameworkStep) if step.points.kind == "area"]
    for point in points_of(playbook, "area"):
        area = planned.get(point.id)
        days = [day for day in (area.start, area.by) if day] if area else []
        if days:
            first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
            title = phrase("events", "area", title=point.title)
            yield CalendarEvent(
                f"area-{point.id}", "area", title, first, max(first, last), steps[0]
            )


def _ends(record: PilotRecord) -> Iterator[CalendarEvent]:
    decision = record.decision
    if decision and decision.outcome == "revise" and decision.ends:
        day = date.fromisoformat(decision.ends)
        yield CalendarEvent("revision-ends", "ends", phrase("events", "ends"), day, day)


def _lines(pilot: str, pilot_id: str, event: CalendarEvent, stamp: str) -> Iterator[str]:
    summary = _escaped(f"{pilot}: {event.title}")
    yield from (
        "BEGIN:VEVENT",
        f"UID:{event.key}.{pilot_id}@pilot.invalid",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_digits(event.first)}",
        f"DTEND;VALUE=DATE:{_digits(event.last + timedelta(days=1))}",
        f"SUMMARY:{summary}",
        "TRANSP:TRANSPARENT",
    )
    for trigger in _ALARMS if event.kind == "gate" else ():
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}")
        yield from (f"TRIGGER:{trigger}", "END:VALARM")
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.translate(_CONTROL).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Fold a line at 75 bytes; the rest goes on lines that begin with a blank."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            yield part
            part, size = " ", 1
        part += letter
        size += width
    yield part
