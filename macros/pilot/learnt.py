"""What do several pilots show together? Counts of what their records say, and nothing made of them.

Of how long an open gate was shut, no record says anything, so only gates that are still shut count.
The browser counts the same: docs/assets/js/rules/pilot/learnt.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from pydantic import Field

from ..model import GateName, Playbook, Record
from ..text.shown import shown_date
from .criteria import last_reading, verdict_of
from .judge import GATES
from .phrases import phrase
from .plan import run_of
from .record import PilotRecord, PilotReview
from .status import gates_of, is_over, standing

Value = TypeVar("Value")


class LearntCriterion(Record):
    """A criterion, and in how many pilots it is met; the same words are the same criterion."""

    metric: str = Field(description="What is measured, as the first pilot writes it.")
    pilots: int = Field(description="How many criteria of this name have a reading and a target.")
    not_met: int = Field(description="How many of these are not met.")


class LearntReview(Record):
    """A review, and how long it took; the same words are the same review."""

    review: str = Field(description="Which review, as the first pilot writes it.")
    pilots: int = Field(description="How many pilots list it.")
    days: tuple[int, ...] = Field(description="The days that each finished one took, ascending.")


class LearntGate(Record):
    """A gate, and how many pilots wait before it."""

    gate: GateName = Field(description="The gate's id.")
    title: str = Field(description="What it is called.")
    pilots: int = Field(description="How many pilots are past its day.")
    days: tuple[int, ...] = Field(
        description="For how many days each one that is still shut has waited, ascending."
    )


class LearntBlocker(Record):
    """Whom or what pilots wait for."""

    on: str = Field(description="Whom or what, as the first pilot writes it.")
    entries: int = Field(description="How many entries wait for it.")
    days: tuple[int, ...] = Field(description="For how many days, where that is said, ascending.")


class Learnt(Record):
    """What several pilots show together."""

    pilots: int = Field(description="How many pilots were counted.")
    met: int = Field(description="Criteria that are met, in pilots whose run is over.")
    not_met: int = Field(description="Criteria that are not met, in pilots whose run is over.")
    criteria: tuple[LearntCriterion, ...] = Field(
        description="Those that are not met somewhere, the most frequent first."
    )
    reviews: tuple[LearntReview, ...] = Field(
        description="Reviews that were finished, the longest first."
    )
    gates: tuple[LearntGate, ...] = Field(description="The gates, in their order.")
    blocked: tuple[LearntBlocker, ...] = Field(
        description="What is waited for now, the most frequent first."
    )


def learnt(records: Sequence[PilotRecord], playbook: Playbook, today: date) -> Learnt:
    """Return what pilots show together on a day.

    What waits is asked of pilots that go on, and criteria of those whose run is over: a target
    that is not met yet in week 5 is not missed.
    """
    said = [
        (criterion.metric, standing(verdict_of(criterion, last_reading(record, criterion.id))))
        for record in records
        if _has_run(record, playbook, today)
        for criterion in record.criteria
    ]
    judged = [(metric, how) for metric, how in said if how in {"met", "not_met"}]
    running = [record for record in records if not is_over(record)]
    return Learnt(
        pilots=len(records),
        met=sum(how == "met" for _, how in judged),
        not_met=sum(how == "not_met" for _, how in judged),
        criteria=tuple(_criteria(judged)),
        reviews=tuple(_reviews(records)),
        gates=tuple(_gates(running, playbook, today)),
        blocked=tuple(_blocked(running, today)),
    )


def learnt_lines(found: Learnt, today: date) -> dict[str, list[str]]:
    """Return what was learnt in sentences, by what they are about."""
    judged = found.met + found.not_met
    facts = {"met": found.met, "not_met": found.not_met, "judged": judged}
    return {
        "pilots": [phrase("learnt", "pilots", count=found.pilots, day=shown_date(str(today)))],
        "criteria": [
            *([phrase("learnt", "criteria", **facts)] if judged else []),
            *(
                phrase(
                    "learnt",
                    "criterion",
                    metric=entry.metric,
                    not_met=entry.not_met,
                    count=entry.pilots,
                )
                for entry in found.criteria
            ),
        ],
        "reviews": [_review_line(entry) for entry in found.reviews],
        "gates": [_gate_line(entry) for entry in found.gates if entry.pilots],
        "blocked": [_blocked_line(entry) for entry in found.blocked],
    }


def _review_line(entry: LearntReview) -> str:
    shortest, *_, longest = (*entry.days, entry.days[-1])
    facts = {"finished": len(entry.days), "count": entry.pilots, "longest": longest}
    if shortest == longest:
        return phrase("learnt", "review-same", review=entry.review, **facts)
    return phrase("learnt", "review", review=entry.review, shortest=shortest, **facts)


def _gate_line(entry: LearntGate) -> str:
    if not entry.days:
        return phrase("learnt", "gate-open", title=entry.title, count=entry.pilots)
    facts = {"shut": len(entry.days), "count": entry.pilots, "longest": entry.days[-1]}
    return phrase("learnt", "gate", title=entry.title, **facts)


def _blocked_line(entry: LearntBlocker) -> str:
    if not entry.days:
        return phrase("learnt", "blocked-undated", on=entry.on, count=entry.entries)
    facts = {"count": entry.entries, "longest": entry.days[-1]}
    return phrase("learnt", "blocked", on=entry.on, **facts)


def _has_run(record: PilotRecord, playbook: Playbook, today: date) -> bool:
    return record.decision is not None or run_of(record, playbook).last < today


def _criteria(judged: Iterable[tuple[str, str]]) -> list[LearntCriterion]:
    groups = _grouped(judged)
    found = [
        LearntCriterion(metric=name, pilots=len(kept), not_met=kept.count("not_met"))
        for name, kept in groups
        if "not_met" in kept
    ]
    return sorted(found, key=lambda entry: -entry.not_met)


def _reviews(records: Iterable[PilotRecord]) -> list[LearntReview]:
    groups = _grouped(
        (review.review, _days_taken(review)) for record in records for review in record.governance
    )
    found = [
        LearntReview(review=name, pilots=len(kept), days=_ascending(kept))
        for name, kept in groups
        if any(days is not None for days in kept)
    ]
    return sorted(found, key=lambda entry: -entry.days[-1])


def _days_taken(review: PilotReview) -> int | None:
    if review.started is None or review.finished is None or review.finished < review.started:
        return None
    return (date.fromisoformat(review.finished) - date.fromisoformat(review.started)).days


def _gates(records: Iterable[PilotRecord], playbook: Playbook, today: date) -> Iterator[LearntGate]:
    standings = [gates_of(record, playbook) for record in records]
    for at, gate in enumerate(GATES):
        past = [found[at] for found in standings if (day := found[at].day) and day < str(today)]
        days = _ascending(
            (today - date.fromisoformat(entry.day)).days
            for entry in past
            if not entry.open and entry.day
        )
        title = standings[0][at].title if standings else gate
        yield LearntGate(gate=gate, title=title, pilots=len(past), days=days)


def _blocked(records: Iterable[PilotRecord], today: date) -> list[LearntBlocker]:
    groups = _grouped(
        (
            entry.on,
            max(0, (today - date.fromisoformat(entry.since)).days) if entry.since else None,
        )
        for record in records
        for entry in record.blocked
    )
    found = [LearntBlocker(on=on, entries=len(kept), days=_ascending(kept)) for on, kept in groups]
    return sorted(found, key=lambda entry: -entry.entries)


def _grouped(entries: Iterable[tuple[str, Value]]) -> list[tuple[str, list[Value]]]:
    """Group values by a name, whose case does not count; a group has its first entry's name."""
    groups: dict[str, tuple[str, list[Value]]] = {}
    for name, value in entries:
        groups.setdefault(name.lower(), (name, []))[1].append(value)
    return list(groups.values())


def _ascending(values: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(sorted(value for value in values if value is not None))
