"""What does the decision memo say? All that the record knows of the decision, block by block.

The browser's memo has the same words: docs/assets/js/rules/pilot/memo.js.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import FailureMode, Playbook
from .criteria import readings_of, verdict_of, weeks_logged
from .evidence import lacking, waived
from .figures import figure
from .judge import judge, proposed
from .phrases import phrase
from .plan import review_remarks
from .points import points_of
from .record import (
    Answer,
    CriterionChange,
    PilotCriterion,
    PilotDecision,
    PilotRecord,
    PilotReview,
    WeekLog,
)
from .risks import risks

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class MemoBlock:
    """A part of the memo: a heading with its level, a text, a list, or a table."""

    kind: Literal["heading", "text", "list", "table"]
    text: str = ""
    level: int = 0
    entries: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: Rows = ()


@dataclass(frozen=True)
class MemoView:
    """The decision memo of a pilot."""

    title: str
    blocks: tuple[MemoBlock, ...]


def memo_view(record: PilotRecord, playbook: Playbook) -> MemoView:
    """Return the memo of a pilot, also of one whose decision is still open."""
    title = f"Decision memo: {record.title}"
    owner = record.owner
    said = phrase("memo", "owner", role=owner.role) if owner else phrase("memo", "no-owner")
    blocks = [
        MemoBlock("heading", title, 1),
        *_texts(record.organisation, record.use_case, said),
        *_heading("Decision"),
        *_decision(record.decision),
        *_proposal(record, playbook),
        *_heading("Criteria against readings"),
        MemoBlock("table", columns=_CRITERIA, rows=tuple(_criteria(record))),
        *_table(_AGREED, _agreed(record)),
        *_weekly(record),
        *_listed("Changes of criteria after they were agreed", _changes(record)),
        *_tabled("Systems", ("System", "State", "In the pilot", "Note"), _systems(record)),
        *_reviews(record, playbook),
        *_heading("The six records"),
        *_records(record, playbook),
        *_risks(record, playbook),
        *_listed("Waived evidence", _waived(record, playbook)),
        *_earlier(record),
        *_listed("Who judged the answers", _judged(record, playbook)),
        *_listed("Still open", _open(record, playbook)),
        *_tabled("Signatures", ("For", "Name", "Day", "Signature"), _signatures(record)),
    ]
    return MemoView(title, tuple(blocks))


_CRITERIA = ("Criterion", "Baseline", "Target", "Reading", "Verdict")
_AGREED = ("Criterion", "Kind", "Agreed")
_REVIEWS = (
    *("Review", "Reviewer", "Started", "Finished", "Outcome", "Due", "Signed by"),
    "Conditions and notes",
)
_RISKS = ("Risk", "Leads to", "Watched by", "State", "Response")


def _texts(*texts: str | None) -> list[MemoBlock]:
    return [MemoBlock("text", text) for text in texts if text]


def _heading(text: str, level: int = 2) -> list[MemoBlock]:
    return [MemoBlock("heading", text, level)]


def _list(entries: Sequence[str]) -> list[MemoBlock]:
    return [MemoBlock("list", entries=tuple(entries))] if entries else []


def _listed(heading: str, entries: Sequence[str]) -> list[MemoBlock]:
    return [*_heading(heading), *_list(entries)] if entries else []


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[MemoBlock]:
    return [MemoBlock("table", columns=columns, rows=tuple(rows))] if rows else []


def _tabled(
    heading: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> list[MemoBlock]:
    return [*_heading(heading), *_table(columns, rows)] if rows else []


def _decision(decision: PilotDecision | None) -> list[MemoBlock]:
    if decision is None:
        return _texts(phrase("outcomes", "open"))
    return [*_texts(phrase("outcomes", decision.outcome)), *_decided(decision)]


def _decided(decision: PilotDecision) -> list[MemoBlock]:
    by, on = decision.by or "", decision.on or ""
    code = "-".join(["decided", *(name for name, said in (("by", by), ("on", on)) if said)])
    return [
        *_texts(phrase("memo", code, by=by, on=on) if by or on else None, decision.reason),
        *(_texts(phrase("memo", "changes")) if decision.changes else ()),
        *_list(decision.changes),
        *_texts(phrase("memo", "ends", ends=decision.ends) if decision.ends else None),
    ]


def _proposal(record: PilotRecord, playbook: Playbook) -> list[MemoBlock]:
    said = phrase("outcomes", proposed(record, playbook))
    lacks = [entry.message for entry in lacking(record, playbook)]
    return [
        *_texts(phrase("memo", "proposal", proposal=said)),
        *(_texts(phrase("memo", "lacking")) if lacks else ()),
        *_list(lacks),
    ]


def _criteria(record: PilotRecord) -> Iterator[tuple[str, ...]]:
    for each in record.criteria:
        readings = readings_of(record, each.id)
        value = readings[-1].value if readings else None
        yield (
            each.metric,
            figure(each.baseline, each.unit, each.target),
            figure(each.target, each.unit, each.baseline, value),
            phrase("readings", "last", value=_read(each, value), week=readings[-1].week)
            if readings
            else "none",
            phrase("verdicts", verdict_of(each, value)),
        )


def _agreed(record: PilotRecord) -> list[tuple[str, ...]]:
    return [
        (
            each.metric,
            phrase("kinds", f"{each.kind}-{each.better}" if each.better else each.kind),
            each.agreed or phrase("readings", "unagreed"),
        )
        for each in record.criteria
    ]


def _read(criterion: PilotCriterion, value: float | None) -> str:
    return figure(value, criterion.unit, criterion.target)


def _weekly(record: PilotRecord) -> list[MemoBlock]:
    readings = [(each, readings_of(record, each.id)) for each in record.criteria]
    weeks = sorted({reading.week for _, read in readings for reading in read})
    rows = []
    for criterion, read in readings:
        cells = (
            ", ".join(_read(criterion, each.value) for each in read if each.week == week)
            for week in weeks
        )
        rows.append((criterion.metric, *(cell or "none" for cell in cells)))
    columns = ("Criterion", *(f"Week {week}" for week in weeks))
    return [*_heading("Readings by week", 3), *_table(columns, rows)] if weeks else []


def _changes(record: PilotRecord) -> list[str]:
    return [_change(change) for change in record.criterion_changes]


def _change(change: CriterionChange) -> str:
    facts = {
        "on": change.on,
        "metric": change.metric,
        "by": change.by or phrase("changes", "nobody"),
        "why": change.why or phrase("changes", "unexplained"),
    }
    if change.field == "removed":
        return phrase("changes", "removed", **facts)
    was, now = (side or phrase("changes", "nothing") for side in (change.was, change.now))
    field = phrase("fields", change.field)
    return phrase("changes", "changed", field=field, was=was, now=now, **facts)


def _systems(record: PilotRecord) -> list[tuple[str, ...]]:
    return [
        (
            entry.system,
            phrase("states", entry.state),
            phrase("states", "yes" if entry.in_pilot else "no"),
            entry.note or "",
        )
        for entry in record.integrations
    ]


def _reviews(record: PilotRecord, playbook: Playbook) -> list[MemoBlock]:
    remarks = sorted(review_remarks(record, playbook), key=lambda remark: not remark.is_late)
    late = {remark.at for remark in remarks if remark.is_late}
    order = sorted(range(len(record.governance)), key=lambda at: at not in late)
    rows = [_review(record.governance[at], is_late=at in late) for at in order]
    if not rows:
        return []
    return [
        *_heading("Reviews"),
        *_list([remark.message for remark in remarks]),
        *_table(_REVIEWS, rows),
    ]


def _review(review: PilotReview, *, is_late: bool) -> tuple[str, ...]:
    name = review.review
    return (
        phrase("states", "late", review=name) if is_late else name,
        review.reviewer or "",
        review.started or "",
        review.finished or "",
        phrase("states", review.outcome) if review.outcome else "",
        _due(review),
        review.signed_by or "",
        "; ".join(said.removesuffix(".") for said in (*review.conditions, review.note) if said),
    )


def _due(review: PilotReview) -> str:
    """Say by when the conditions of a review are due, and when they were met."""
    due, met = review.due or "", review.conditions_met
    if not met:
        return due
    return phrase("states", "due-met" if due else "met-on", due=due, day=met)


def _records(record: PilotRecord, playbook: Playbook) -> Iterator[MemoBlock]:
    for point in points_of(playbook, "record"):
        name = point.id.replace("-", "_")
        is_kept = name in WeekLog.model_fields
        entries = [
            phrase("memo", "in-week", week=week.week, entry=entry)
            for week in weeks_logged(record)
            for entry in (getattr(week, name) if is_kept else ())
        ]
        yield from _heading(point.title, 3)
        yield from _list(entries) or _texts(phrase("memo", "nothing"))


def _risks(record: PilotRecord, playbook: Playbook) -> list[MemoBlock]:
    titles = {mode.id: mode.title for mode in playbook.all(FailureMode)}
    rows = [
        (
            entry.risk,
            titles.get(entry.failure_mode, entry.failure_mode) if entry.failure_mode else "",
            entry.owner or "",
            phrase("states", "risk-open" if entry.state == "open" else entry.state),
            entry.response or "",
        )
        for entry in record.risks
    ]
    signs = [
        phrase(
            "memo",
            "points-to",
            mode=titles[risk.mode],
            why=" ".join(each.message for each in risk.because),
        )
        for risk in risks(record, playbook)
    ]
    return [*_tabled("Risks", _RISKS, rows), *_listed("Signs of failure modes", signs)]


def _waived(record: PilotRecord, playbook: Playbook) -> list[str]:
    return [
        phrase(
            "memo",
            "waived-on" if waiver.on else "waived",
            message=entry.missing.message,
            by=waiver.by,
            on=waiver.on or "",
            reason=waiver.reason,
        )
        for entry in waived(record, playbook)
        for waiver in (entry.waiver,)
    ]


def _earlier(record: PilotRecord) -> list[MemoBlock]:
    blocks = [
        block
        for decision in record.earlier
        for block in (*_heading(phrase("outcomes", decision.outcome), 3), *_decided(decision))
    ]
    return [*_heading("Earlier decisions"), *blocks] if blocks else []


def _judged(record: PilotRecord, playbook: Playbook) -> list[str]:
    answers = {answer.question: answer for answer in record.answers}
    owner = record.owner.role if record.owner else ""
    return [
        _judgement_of(answers.get(point.id), point.title, owner)
        for point in points_of(playbook, "question")
    ]


def _judgement_of(answer: Answer | None, title: str, owner: str) -> str:
    if answer is None or not answer.text:
        return phrase("answers", "missing", title=title)
    if not answer.sufficient:
        return phrase("answers", "weak", title=title)
    by, on = answer.judged_by, answer.judged_on
    if not by:
        return phrase("answers", "unnamed", title=title)
    code = "own" if by.strip().lower() == owner.strip().lower() else "judged"
    return phrase("answers", f"{code}-on" if on else code, title=title, by=by, on=on or "")


def _open(record: PilotRecord, playbook: Playbook) -> list[str]:
    return [entry.message for entry in judge(record, "decision", playbook).missing]


def _signatures(record: PilotRecord) -> Rows:
    owner, lead = phrase("memo", "sign-owner"), phrase("memo", "sign-lead")
    if record.owner:
        owner = phrase("memo", "owner", role=record.owner.role)
    return ((owner, "", "", ""), (lead, "", "", ""))
