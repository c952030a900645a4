"""How does a pilot become a retrospective? Fields that both have are copied, if answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..model import Playbook
from .criteria import last_reading, readings_of, weeks_logged
from .figures import figure
from .phrases import phrase
from .plan import Appointment, end_of_week, run_of
from .record import PilotDecision, PilotIntegration, PilotRecord, PilotReview, PilotRisk

_OUTCOMES = {"revise": "never-left-pilot", "stop": "never-left-pilot"}
"""What a decision means for now; after a go, only the team can say how far it came."""

_NOTHING = frozenset({"none", "nothing", "n/a", "na", "no", "-", "\u2013", "\u2014"})
"""What a week's log says where there was nothing to tell, which is no statement."""

_LISTS = (
    *("worked", "did_not_work", "edge_cases", "user_feedback"),
    *("integration_challenges", "benchmarks"),
)


def as_retrospective(record: PilotRecord, playbook: Playbook) -> dict[str, Any]:
    """Return the fields of a retrospective that a pilot's record already answers.

    Whether it is told at first hand, and by whom, no pilot's record says.
    """
    decision = record.decision
    run = run_of(record, playbook)
    outcome = _OUTCOMES.get(decision.outcome) if decision else None
    fields: dict[str, Any] = {
        "id": record.id,
        "title": record.title,
        "organisations": _organisations(record),
        "technique": record.technique,
        "use_case": record.use_case,
        "outcome": outcome,
        "dates": _said(
            pilot_start=str(run.first),
            pilot_end=str(run.last),
            decision=decision.on if decision else None,
            outcome=decision.on if decision and outcome else None,
        ),
        "timeline": list(_readings(record)),
        "owner": _owner(record, run),
        "criteria": [
            _said(
                metric=criterion.metric,
                unit=criterion.unit,
                kind="keep-within" if criterion.kind == "keep-within" else None,
                better=criterion.better,
                baseline=criterion.baseline,
                target=criterion.target,
                actual=last_reading(record, criterion.id),
                set=_phase(run, criterion.agreed),
            )
            for criterion in record.criteria
        ],
        "integrations": [_integration(entry) for entry in record.integrations],
        "governance": [_review(run, review) for review in record.governance],
        "failure_modes": _modes(record),
        "decisions": list(_decisions(record)),
        **{name: _collected(record, name) for name in _LISTS},
        "lessons": [
            phrase("handed-on", "risk", risk=_told(risk))
            for risk in record.risks
            if risk.failure_mode is None
        ],
    }
    return {name: value for name, value in fields.items() if value}


def _organisations(record: PilotRecord) -> list[dict[str, Any]]:
    """Return what is known of the one organisation; of what sort it is, nothing is."""
    known = _said(name=record.organisation, sector=record.sector)
    return [known] if known else []


def _owner(record: PilotRecord, run: Appointment) -> dict[str, Any] | None:
    owner = record.owner
    if owner is None:
        return None
    return _said(role=owner.role, named=_phase(run, owner.named), commitment=owner.commitment)


def _integration(entry: PilotIntegration) -> dict[str, Any]:
    when = "never"
    if entry.state == "connected":
        when = "in-pilot" if entry.in_pilot else "after-pilot"
    return _said(system=entry.system, kind=entry.kind, when=when, note=entry.note)


def _review(run: Appointment, review: PilotReview) -> dict[str, Any]:
    return _said(
        review=review.review,
        started=_phase(run, review.started),
        took_weeks=_weeks_taken(review),
        finished=_phase(run, review.finished) if review.finished else None,
        note=review.note,
    )


def _readings(record: PilotRecord) -> Iterator[dict[str, Any]]:
    """Yield what the criteria stood at, week by week."""
    for number in sorted({week.week for week in record.log}):
        readings = [
            phrase(
                "handed-on",
                "reading",
                metric=criterion.metric,
                value=figure(reading.value, criterion.unit, criterion.target),
            )
            for criterion in record.criteria
            for reading in readings_of(record, criterion.id)
            if reading.week == number
        ]
        if readings:
            said = phrase("handed-on", "week", week=number, readings="; ".join(readings))
            yield {"when": str(end_of_week(record, number)), "what": said}


def _modes(record: PilotRecord) -> list[dict[str, Any]]:
    """Return what the risks say of failure modes; only the team can say how each ended."""
    found: dict[str, list[str]] = {}
    for risk in record.risks:
        if risk.failure_mode is not None:
            found.setdefault(risk.failure_mode, []).append(_told(risk))
    return [{"mode": mode, "evidence": " ".join(told)} for mode, told in found.items()]


def _told(risk: PilotRisk) -> str:
    return f"{risk.risk} {risk.response}" if risk.response else risk.risk


def _decisions(record: PilotRecord) -> Iterator[dict[str, Any]]:
    for decision in (*record.earlier, *([record.decision] if record.decision else [])):
        yield _said(what=_what(decision), why=decision.reason, by=decision.by, when=decision.on)


def _what(decision: PilotDecision) -> str:
    what = phrase("handed-on", decision.outcome)
    if decision.outcome != "revise" or not decision.changes:
        return what
    changes = "; ".join(change.removesuffix(".") for change in decision.changes)
    return phrase("handed-on", "changed", what=what, changes=changes)


def _collected(record: PilotRecord, name: str) -> list[str]:
    told = (entry for week in weeks_logged(record) for entry in getattr(week, name))
    return [entry for entry in told if entry.strip(" .\t\n").lower() not in _NOTHING]


def _weeks_taken(review: PilotReview) -> int | None:
    """Return the weeks that a review took, begun weeks counted; unknown until it is done."""
    if review.started is None or review.finished is None:
        return None
    days = (date.fromisoformat(review.finished) - date.fromisoformat(review.started)).days
    return max(1, -(-days // 7))


def _phase(run: Appointment, day: str | None) -> str:
    """Place a day before, in or after the weeks in which the pilot ran."""
    if day is None:
        return "never"
    if day < str(run.first):
        return "before-pilot"
    return "after-pilot" if day > str(run.last) else "in-pilot"


def _said(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
