"""Which gate is open, and what is still missing?

The same judgement is made in the browser (docs/assets/js/rules/pilot/judge.js), with the same words
from `phrases.json`; one table of cases, tests/cases/judgements, holds both to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ..model import FrameworkStep, GateName, Playbook, Point
from .phrases import phrase
from .plan import run_of
from .record import Choice, PilotCriterion, PilotRecord, WeekLog

FieldPath = tuple[str | int, ...]

_SMALLEST = Decimal("0.0001")


@dataclass(frozen=True)
class Missing:
    """Something that keeps a gate shut: a code, words for it, and the field it is about."""

    code: str
    message: str
    path: FieldPath


@dataclass(frozen=True)
class Judgement:
    """Whether a gate is open; it is when nothing is missing."""

    gate: GateName
    missing: tuple[Missing, ...]

    @property
    def is_open(self) -> bool:
        """Whether the pilot may pass."""
        return not self.missing


def judge(record: PilotRecord, gate: GateName, playbook: Playbook) -> Judgement:
    """Judge a pilot by a gate: each gate asks for all that the ones before it ask for."""
    asked = GATES[: list(_JUDGES).index(gate) + 1]
    found = (missing for name in asked for missing in _JUDGES[name](record, playbook))
    return Judgement(gate, tuple(found))


def is_met(criterion: PilotCriterion, value: float) -> bool:
    """Whether a reading reaches a criterion's target."""
    if criterion.target is None:
        return False
    gap = value - criterion.target
    return gap >= 0 if criterion.better == "higher" else gap <= 0


def last_reading(record: PilotRecord, criterion_id: str) -> float | None:
    """Return what a criterion stood at in the last week that has a reading of it."""
    found = None
    for week in sorted(record.log, key=lambda entry: entry.week):
        for reading in week.readings:
            if reading.criterion == criterion_id:
                found = reading.value
    return found


def propose(record: PilotRecord) -> Choice | None:
    """Propose an outcome by the framework's rule; nothing while a criterion can't be judged.

    Met: go on. Not met: one revised pilot where a change is named, else the use case stops.
    """
    readings = [(criterion, last_reading(record, criterion.id)) for criterion in record.criteria]
    if not readings or any(
        value is None or criterion.target is None for criterion, value in readings
    ):
        return None
    if all(value is not None and is_met(criterion, value) for criterion, value in readings):
        return "go"
    has_change = record.decision is not None and bool(record.decision.changes)
    return "revise" if has_change and not record.revision else "stop"


def verdict(criterion: PilotCriterion, value: float | None) -> str:
    """Return how a criterion stands by a reading, as the key of its words."""
    if value is None:
        return "unread"
    if criterion.target is None:
        return "untargeted"
    return "met" if is_met(criterion, value) else "unmet"


def figure(value: float | None, unit: str | None) -> str:
    """Write a figure with its unit, to four decimals at the most, halves away from zero.

    A figure that holds more digits than its bytes do is shown by those that tell it from others.
    """
    if value is None:
        return "none"
    rounded = float(Decimal(value).quantize(_SMALLEST, ROUND_HALF_UP))
    shown = f"{Decimal(str(rounded)):f}".rstrip("0").rstrip(".") if rounded else "0"
    return f"{shown} {unit}" if unit else shown


def _readiness(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    answers = {answer.question: (at, answer) for at, answer in enumerate(record.answers)}
    for point in points_of(playbook, "question"):
        at, answer = answers.get(point.id, (None, None))
        path: FieldPath = ("answers",) if at is None else ("answers", at)
        if answer is None or not answer.text:
            yield _missing("answer-missing", path, title=point.title)
        elif not answer.sufficient:
            yield _missing("answer-weak", path, title=point.title)
    if record.owner is None:
        yield _missing("owner-missing", ("owner",))
    if not record.criteria:
        yield _missing("criteria-missing", ("criteria",))
    for at, criterion in enumerate(record.criteria):
        for lacks in ("baseline", "target"):
            if getattr(criterion, lacks) is None:
                yield _missing(
                    "criterion-unmeasurable",
                    ("criteria", at),
                    metric=criterion.metric,
                    lacks=lacks,
                )
        if criterion.agreed is None:
            yield _missing("criterion-not-agreed", ("criteria", at), metric=criterion.metric)


def _design(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    properties = {entry.property: (at, entry) for at, entry in enumerate(record.properties)}
    for point in points_of(playbook, "property"):
        at, entry = properties.get(point.id, (None, None))
        path: FieldPath = ("properties",) if at is None else ("properties", at)
        if entry is None or not entry.holds:
            yield _missing("property-missing", path, title=point.title)
        elif not entry.shown_by:
            yield _missing("property-unshown", path, title=point.title)
    if not any(entry.in_pilot for entry in record.integrations):
        yield _missing("integration-missing", ("integrations",))
    if not record.governance:
        yield _missing("review-missing", ("governance",))
    for at, review in enumerate(record.governance):
        if review.started is None:
            yield _missing("review-not-started", ("governance", at), review=review.review)


def _decision(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    chosen = [entry for entry in record.integrations if entry.in_pilot]
    if chosen and not any(entry.state == "connected" for entry in chosen):
        systems = ", ".join(entry.system for entry in chosen)
        yield _missing("integration-unconnected", ("integrations",), systems=systems)
    yield from _records(record, playbook)
    unmet: list[tuple[PilotCriterion, float]] = []
    for at, criterion in enumerate(record.criteria):
        value = last_reading(record, criterion.id)
        if value is None:
            yield _missing("reading-missing", ("criteria", at), metric=criterion.metric)
        elif criterion.target is not None and not is_met(criterion, value):
            unmet.append((criterion, value))
    yield from _agreed_late(record, playbook)
    decision = record.decision
    if decision is None:
        yield _missing("decision-missing", ("decision",))
        return
    if not decision.reason:
        yield _missing("reason-missing", ("decision",))
    if not decision.by:
        yield _missing("decider-missing", ("decision",))
    yield from _consistent(record, decision.outcome, unmet)


def _records(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    for point in points_of(playbook, "record"):
        name = point.id.replace("-", "_")
        if name in WeekLog.model_fields and not any(getattr(week, name) for week in record.log):
            yield _missing("record-missing", ("log",), title=point.title)


def _agreed_late(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    began = str(run_of(record, playbook).first)
    for at, criterion in enumerate(record.criteria):
        if criterion.agreed is not None and criterion.agreed > began:
            yield _missing(
                "criterion-agreed-late",
                ("criteria", at),
                metric=criterion.metric,
                agreed=criterion.agreed,
                began=began,
            )


def _consistent(
    record: PilotRecord, outcome: Choice, unmet: list[tuple[PilotCriterion, float]]
) -> Iterator[Missing]:
    """Yield what stands between the outcome and the framework's rule."""
    decision, path = record.decision, ("decision", "outcome")
    if decision is None:
        return
    if outcome == "go":
        for criterion, value in unmet:
            yield _missing(
                "go-unmet",
                path,
                metric=criterion.metric,
                value=figure(value, criterion.unit),
                target=figure(criterion.target, criterion.unit),
            )
    elif propose(record) == "go":
        yield _missing("stop-met", path, outcome=outcome)
    if outcome == "revise":
        if record.revision:
            yield _missing("revised-before", path)
        if not decision.changes:
            yield _missing("change-missing", ("decision",))
        if decision.ends is None:
            yield _missing("end-missing", ("decision",))


_Judge = Callable[[PilotRecord, Playbook], Iterator[Missing]]
_JUDGES: Mapping[GateName, _Judge] = {
    "readiness": _readiness,
    "design": _design,
    "decision": _decision,
}
GATES: tuple[GateName, ...] = tuple(_JUDGES)
"""The gates, in the order in which a pilot meets them."""


def points_of(playbook: Playbook, kind: str) -> tuple[Point, ...]:
    """Return the questions, properties or records that the framework asks for, step by step."""
    return tuple(
        point
        for step in playbook.all(FrameworkStep)
        if step.points.kind == kind
        for point in step.points.items
    )


def _missing(code: str, path: FieldPath, **facts: str) -> Missing:
    return Missing(code, phrase("missing", code, **facts), path)
