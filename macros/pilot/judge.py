"""Which gate is open, and what is still missing?

The same judgement is made in the browser (docs/assets/js/rules/pilot/judge.js), with the same words
from `phrases.json`; one table of cases, tests/cases/judgements, holds both to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..model import Checklist, GateName, Playbook
from .criteria import REACHED, SHORT, has_worse_target, last_reading, verdicts
from .evidence import lacking, not_by_owner
from .figures import figure
from .missing import FieldPath, Missing, missing
from .phrases import phrase
from .points import gate_items, lists_at, points_of
from .record import Choice, PilotCriterion, PilotDecision, PilotRecord, TickedList

Proposal = Literal["go", "revise", "stop", "unready", "unknown"]

_GO_UNREACHED = {"unmet": "go-unmet", "crossed": "go-crossed"}
_LACKS = {
    "improve": {"better": "direction", "baseline": "baseline", "target": "target"},
    "keep-within": {"better": "direction", "target": "limit"},
}
"""What a criterion of each kind can't do without, and how it is called."""


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
    found = (
        entry
        for name in asked
        for judging in (_JUDGES[name](record, playbook), _items(record, name, playbook))
        for entry in judging
    )
    return Judgement(gate, tuple(found))


def propose(record: PilotRecord, playbook: Playbook) -> Choice | None:
    """Propose an outcome by the framework's rule; nothing while the pilot can't be judged."""
    proposal = proposed(record, playbook)
    return None if proposal in {"unready", "unknown"} else proposal  # type: ignore[return-value]


def proposed(record: PilotRecord, playbook: Playbook) -> Proposal:
    """Return what the framework's rule says of a pilot, also that it is not ready to be decided.

    Met: go on. Not met: one revised pilot where a change is named, else the use case stops. While a
    criterion can't be judged it is `unknown`, and while evidence is missing it is `unready`.
    """
    found = {verdict for _, verdict in verdicts(record)}
    if not found or not found <= REACHED | SHORT:
        return "unknown"
    if lacking(record, playbook):
        return "unready"
    if found <= REACHED:
        return "go"
    has_change = record.decision is not None and bool(record.decision.changes)
    return "revise" if has_change and not _was_revised(record) else "stop"


def unkept_lists(record: PilotRecord, gate: GateName, playbook: Playbook) -> tuple[Checklist, ...]:
    """Return the checklists that guard a gate and that the record says nothing of."""
    return tuple(each for each in lists_at(playbook, gate) if not _ticks_of(record, each.id)[1])


def _readiness(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    answers = {answer.question: (at, answer) for at, answer in enumerate(record.answers)}
    for point in points_of(playbook, "question"):
        at, answer = answers.get(point.id, (None, None))
        path: FieldPath = ("answers",) if at is None else ("answers", at)
        if answer is None or not answer.text:
            yield missing("answer-missing", path, title=point.title)
        elif not answer.sufficient:
            yield missing("answer-weak", path, title=point.title)
    if record.owner is None:
        yield missing("owner-missing", ("owner",))
    if not record.criteria:
        yield missing("criteria-missing", ("criteria",))
    for at, criterion in enumerate(record.criteria):
        yield from _measurable(at, criterion)


def _measurable(at: int, criterion: PilotCriterion) -> Iterator[Missing]:
    metric, unit = criterion.metric, criterion.unit
    for field, lacks in _LACKS[criterion.kind].items():
        if getattr(criterion, field) is None:
            yield missing("criterion-unmeasurable", ("criteria", at), metric=metric, lacks=lacks)
    if has_worse_target(criterion):
        target, baseline = criterion.target, criterion.baseline
        yield missing(
            "target-worse-than-baseline",
            ("criteria", at),
            metric=metric,
            target=figure(target, unit, baseline),
            baseline=figure(baseline, unit, target),
            better=criterion.better or "",
        )
    if criterion.agreed is None:
        yield missing("criterion-not-agreed", ("criteria", at), metric=metric)


def _design(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    properties = {entry.property: (at, entry) for at, entry in enumerate(record.properties)}
    for point in points_of(playbook, "property"):
        at, entry = properties.get(point.id, (None, None))
        path: FieldPath = ("properties",) if at is None else ("properties", at)
        if entry is None or not entry.holds:
            yield missing("property-missing", path, title=point.title)
        elif not entry.shown_by:
            yield missing("property-unshown", path, title=point.title)
    if not any(entry.in_pilot for entry in record.integrations):
        yield missing("integration-missing", ("integrations",))
    if not record.governance:
        yield missing("review-missing", ("governance",))
    for at, review in enumerate(record.governance):
        if review.started is None:
            yield missing("review-not-started", ("governance", at), review=review.review)


def _decision(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    chosen = [entry for entry in record.integrations if entry.in_pilot]
    if chosen and not any(entry.state == "connected" for entry in chosen):
        systems = ", ".join(entry.system for entry in chosen)
        yield missing("integration-unconnected", ("integrations",), systems=systems)
    for at, criterion in enumerate(record.criteria):
        if last_reading(record, criterion.id) is None:
            yield missing("reading-missing", ("criteria", at), metric=criterion.metric)
    yield from lacking(record, playbook)
    yield from not_by_owner(record)
    yield from _explained(record)
    yield from _signed(record)
    yield from _decided(record, playbook)


def _explained(record: PilotRecord) -> Iterator[Missing]:
    for at, change in enumerate(record.criterion_changes):
        if lacks := [name for name in ("by", "why") if not getattr(change, name)]:
            yield missing(
                "change-unexplained",
                ("criterion_changes", at),
                metric=change.metric,
                on=change.on,
                lacks=_either(lacks),
            )


def _signed(record: PilotRecord) -> Iterator[Missing]:
    for at, review in enumerate(record.governance):
        lacks = [name for name in ("outcome", "signed_by") if not getattr(review, name)]
        if review.finished and lacks:
            path = ("governance", at)
            yield missing("review-unsigned", path, review=review.review, lacks=_either(lacks))


def _either(names: list[str]) -> str:
    return " or ".join(phrase("lacks", name) for name in names)


def _decided(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    decision = record.decision
    if decision is None:
        yield missing("decision-missing", ("decision",))
        return
    if not decision.reason:
        yield missing("reason-missing", ("decision",))
    if not decision.by:
        yield missing("decider-missing", ("decision",))
    if not decision.on:
        yield missing("day-missing", ("decision",))
    if decision.outcome == "go":
        yield from _against_go(record)
    elif propose(record, playbook) == "go":
        yield missing("stop-met", ("decision", "outcome"), outcome=decision.outcome)
    if decision.outcome == "revise":
        yield from _revisable(record, decision)


def _against_go(record: PilotRecord) -> Iterator[Missing]:
    path = ("decision", "outcome")
    for criterion, verdict in verdicts(record):
        if verdict in _GO_UNREACHED:
            value = last_reading(record, criterion.id)
            yield missing(
                _GO_UNREACHED[verdict],
                path,
                metric=criterion.metric,
                value=figure(value, criterion.unit, criterion.target),
                target=figure(criterion.target, criterion.unit, value),
            )
    for at, review in enumerate(record.governance):
        if review.outcome == "not-passed":
            yield missing("review-not-passed", ("governance", at), review=review.review)


def _revisable(record: PilotRecord, decision: PilotDecision) -> Iterator[Missing]:
    if _was_revised(record):
        yield missing("revised-before", ("decision", "outcome"))
    if not decision.changes:
        yield missing("change-missing", ("decision",))
    if decision.ends is None:
        yield missing("end-missing", ("decision",))


def _was_revised(record: PilotRecord) -> bool:
    return record.revision or any(entry.outcome == "revise" for entry in record.earlier)


def _items(record: PilotRecord, gate: GateName, playbook: Playbook) -> Iterator[Missing]:
    """Yield the open items of the checklists that guard a gate, as far as the record keeps them."""
    for checklist in lists_at(playbook, gate):
        at, kept = _ticks_of(record, checklist.id)
        ticked = {entry.item: (row, entry) for row, entry in enumerate(kept.items)} if kept else {}
        for item, text in gate_items(checklist).items() if ticked else ():
            row, entry = ticked.get(item, (None, None))
            if entry and (entry.state == "done" or (entry.state == "na" and entry.reason)):
                continue
            path: FieldPath = (
                ("checklists", at) if row is None else ("checklists", at, "items", row)
            )
            yield missing("gate-item-open", path, checklist=checklist.title, item=text)


def _ticks_of(record: PilotRecord, checklist: str) -> tuple[int, TickedList | None]:
    """Return what the record has of a checklist, with its place; nothing if no item was touched."""
    found = [
        (at, kept)
        for at, kept in enumerate(record.checklists)
        if kept.checklist == checklist and kept.items
    ]
    return found[-1] if found else (-1, None)


_Judge = Callable[[PilotRecord, Playbook], Iterator[Missing]]
_JUDGES: Mapping[GateName, _Judge] = {
    "readiness": _readiness,
    "design": _design,
    "decision": _decision,
}
GATES: tuple[GateName, ...] = tuple(_JUDGES)
"""The gates, in the order in which a pilot meets them."""
