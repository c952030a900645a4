"""What does the decision memo say? Each criterion with its last reading, and the choice."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import FrameworkStep, Playbook
from .judge import Missing, figure, judge, last_reading, propose, verdict
from .phrases import phrase
from .record import PilotRecord, WeekLog


@dataclass(frozen=True)
class CriterionRow:
    """A criterion beside its last reading."""

    metric: str
    baseline: str
    target: str
    reading: str
    verdict: str


@dataclass(frozen=True)
class WeeklyRecords:
    """What the weekly log holds of one of the six records."""

    title: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class MemoView:
    """The decision memo of a pilot."""

    title: str
    organisation: str
    use_case: str
    owner: str
    outcome: str
    proposal: str
    reason: str
    decided: str
    changes: tuple[str, ...]
    ends: str
    criteria: tuple[CriterionRow, ...]
    records: tuple[WeeklyRecords, ...]
    missing: tuple[Missing, ...]


def memo_view(record: PilotRecord, playbook: Playbook) -> MemoView:
    """Return the memo of a pilot, also of one whose decision is still open."""
    decision, proposal = record.decision, propose(record)
    decided = (decision.by, decision.on) if decision else ()
    return MemoView(
        title=record.title,
        organisation=record.organisation or "",
        use_case=record.use_case or "",
        owner=record.owner.role if record.owner else "Nobody is named",
        outcome=phrase("outcomes", decision.outcome if decision else "open"),
        proposal=phrase("outcomes", proposal or "unknown"),
        reason=(decision.reason or "") if decision else "",
        decided=", ".join(part for part in decided if part),
        changes=decision.changes if decision else (),
        ends=(decision.ends or "") if decision else "",
        criteria=tuple(_rows(record)),
        records=tuple(
            WeeklyRecords(point.title, _entries(record, point.id.replace("-", "_")))
            for step in playbook.all(FrameworkStep)
            if step.points.kind == "record"
            for point in step.points.items
        ),
        missing=judge(record, "decision", playbook).missing,
    )


def _rows(record: PilotRecord) -> list[CriterionRow]:
    rows = []
    for criterion in record.criteria:
        value = last_reading(record, criterion.id)
        rows.append(
            CriterionRow(
                criterion.metric,
                figure(criterion.baseline, criterion.unit),
                figure(criterion.target, criterion.unit),
                figure(value, criterion.unit),
                phrase("verdicts", verdict(criterion, value)),
            )
        )
    return rows


def _entries(record: PilotRecord, name: str) -> tuple[str, ...]:
    if name not in WeekLog.model_fields:
        return ()
    weeks = sorted(record.log, key=lambda entry: entry.week)
    return tuple(f"Week {week.week}: {entry}" for week in weeks for entry in getattr(week, name))
