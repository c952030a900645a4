"""How does a success criterion stand by its readings?

The browser judges the same: docs/assets/js/rules/pilot/criteria.js.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model.targets import is_worse_than_baseline
from .record import PilotCriterion, PilotRecord, WeekLog

Verdict = Literal["undirected", "untargeted", "worse", "unread", "met", "unmet", "kept", "crossed"]
REACHED: frozenset[Verdict] = frozenset({"met", "kept"})
"""The verdicts with which a pilot can go on."""
SHORT: frozenset[Verdict] = frozenset({"unmet", "crossed"})
"""The verdicts with which it can't; with any other, the criterion can't be judged yet."""


@dataclass(frozen=True)
class WeekReading:
    """What a criterion stood at in a week."""

    week: int
    value: float


def weeks_logged(record: PilotRecord) -> list[WeekLog]:
    """Return the weeks of the log in their order."""
    return sorted(record.log, key=lambda entry: entry.week)


def readings_of(record: PilotRecord, criterion_id: str) -> tuple[WeekReading, ...]:
    """Return the readings of a criterion by week."""
    return tuple(
        WeekReading(week.week, reading.value)
        for week in weeks_logged(record)
        for reading in week.readings
        if reading.criterion == criterion_id
    )


def last_reading(record: PilotRecord, criterion_id: str) -> float | None:
    """Return what a criterion stood at in the last week that has a reading of it."""
    readings = readings_of(record, criterion_id)
    return readings[-1].value if readings else None


def verdict_of(criterion: PilotCriterion, value: float | None) -> Verdict:
    """Return how a criterion stands by a reading; one that is not set right is never met."""
    if criterion.better is None:
        return "undirected"
    if criterion.target is None:
        return "untargeted"
    if has_worse_target(criterion):
        return "worse"
    if value is None:
        return "unread"
    is_within = _is_within(criterion.better, criterion.target, value)
    if criterion.kind == "keep-within":
        return "kept" if is_within else "crossed"
    return "met" if is_within else "unmet"


def has_worse_target(criterion: PilotCriterion) -> bool:
    """Whether the target to improve to is worse than the baseline."""
    return is_worse_than_baseline(
        criterion.kind, criterion.better, criterion.baseline, criterion.target
    )


def verdicts(record: PilotRecord) -> list[tuple[PilotCriterion, Verdict]]:
    """Return each criterion with how it stands by its last reading."""
    return [
        (criterion, verdict_of(criterion, last_reading(record, criterion.id)))
        for criterion in record.criteria
    ]


def _is_within(better: str, target: float, value: float) -> bool:
    return value >= target if better == "higher" else value <= target
