"""Do calendar programs read a pilot's calendar, and do its events stay the same ones?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from vobject.base import readOne

from macros.pilot import PilotRecord
from macros.pilot.calendar import calendar_text, events, review_keys

from ..helpers.judgements import data_of, playbook, record_of
from ..helpers.portfolios import STAMP, portfolio_records, read

Seen = dict[str, tuple[str, date, date, int]]
"""Of each UID the summary, the first day, the day after the last one, and how many alarms."""


def text_of(*records: PilotRecord) -> str:
    return calendar_text(records, playbook(), STAMP)


def by_icalendar(text: str) -> Seen:
    found: Seen = {}
    calendar: Any = Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        first, last = event["DTSTART"].dt, event["DTEND"].dt
        seen = str(event["SUMMARY"]), first, last, len(event.walk("VALARM"))
        assert event["UID"] not in found
        found[str(event["UID"])] = seen
    return found


def by_vobject(text: str) -> Seen:
    found: Seen = {}
    read_one: Any = readOne  # which has no types
    calendar = read_one(text)
    for event in calendar.vevent_list:
        alarms = len(getattr(event, "valarm_list", ()))
        seen = event.summary.value, event.dtstart.value, event.dtend.value, alarms
        found[event.uid.value] = seen
    return found


def as_written(records: list[PilotRecord]) -> list[tuple[str, date, date, int]]:
    return [
        (
            f"{record.title}: {event.title}",
            event.first,
            event.last + timedelta(days=1),
            2 if event.kind == "gate" else 0,
        )
        for record in records
        for event in events(record, playbook())
    ]


@pytest.mark.parametrize("seed", range(3))
def test_two_libraries_read_the_events_of_any_pilots(seed: int) -> None:
    records = [read(data) for data in portfolio_records(seed, 12)]
    text = text_of(*records)
    assert by_icalendar(text) == by_vobject(text)
    assert list(by_icalendar(text).values()) == as_written(records)


def test_every_line_is_of_at_most_75_bytes_and_ends_as_the_standard_says() -> None:
    text = text_of(*(read(data) for data in portfolio_records(4, 20)))
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\r" in line or b"\n" in line] == []


def test_the_example_is_planned_in_full() -> None:
    found = by_icalendar(text_of(record_of("review-late")))
    assert found["decide-gate.invoice-triage@pilot.invalid"] == (
        "Invoice triage: Gate: The go/no-go",
        date(2026, 3, 6),
        date(2026, 3, 7),
        2,
    )
    assert [(seen[0], seen[1]) for uid, seen in found.items() if uid.startswith("week-")] == [
        (f"Invoice triage: Weekly review, week {week}", date(2026, 1, 30) + timedelta(weeks=at))
        for at, week in enumerate(range(4, 9))
    ]


def test_an_event_keeps_its_uid_when_others_are_removed_or_its_name_changes() -> None:
    data = data_of("review-late")
    data["governance"] = [
        {"id": "security", "review": "Security", "started": "2026-02-01"},
        {"review": "Legal", "started": "2026-02-02"},
        {"id": "privacy", "review": "Privacy", "started": "2026-02-03"},
    ]
    data["plan"] = [{"area": "monitoring-and-alerting", "by": "2026-03-20"}]
    before = by_icalendar(text_of(read(data)))
    del data["governance"][0]
    data["governance"][1]["review"] = "Privacy and data protection"
    data["title"] = "Renamed"
    after = by_icalendar(text_of(read(data)))
    assert set(before) - set(after) == {"review-security.invoice-triage@pilot.invalid"}
    assert set(after) <= set(before)


def test_pilots_never_share_a_uid() -> None:
    first, second = record_of("met-go"), read(data_of("met-go") | {"id": "invoice"})
    uids = [list(by_icalendar(text_of(each))) for each in (first, second)]
    assert not set(uids[0]) & set(uids[1])
    assert len(by_icalendar(text_of(first, first, second))) == 2 * len(uids[0]) + len(uids[1])


def test_conditions_and_the_end_of_a_revised_pilot_are_events() -> None:
    data = data_of("unmet-revise")
    review = {"id": "s", "review": "Security", "outcome": "conditions", "due": "2026-04-01"}
    found = by_icalendar(text_of(read(data | {"governance": [review]})))
    assert found["conditions-s.invoice-triage@pilot.invalid"][:2] == (
        "Invoice triage: Conditions due: Security",
        date(2026, 4, 1),
    )
    assert found["revision-ends.invoice-triage@pilot.invalid"][1] == date(2026, 4, 8)


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        ([(None, "Security"), (None, "Security")], ("security", "security-2")),
        ([(None, "Security"), ("security", "Other")], ("security-2", "security")),
        ([("a", "A"), ("a", "B"), ("a-2", "C")], ("a", "a-3", "a-2")),
        ([(None, "安全"), (None, "法務")], ("5b89-5168", "6cd5-52d9")),
        ([(None, "法務")], ("6cd5-52d9",)),
    ],
)
def test_keys_of_reviews(names: list[tuple[str | None, str]], keys: tuple[str, ...]) -> None:
    assert review_keys(names) == keys
