"""How does a pilot become a retrospective? Fields that both have are copied, if answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..model import Playbook
from .judge import last_reading
from .plan import Appointment, run_of
from .record import PilotIntegration, PilotRecord, PilotReview

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
        "owner": _owner(record, run),
        "criteria": [
            _said(
                metric=criterion.metric,
                unit=criterion.unit,
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
        "decisions": list(_decisions(record)),
        **{name: _collected(record, name) for name in _LISTS},
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


def _decisions(record: PilotRecord) -> Iterator[dict[str, Any]]:
    decision = record.decision
    if decision is not None:
        what = {"go": "Go on to production.", "revise": "Run one revised pilot.", "stop": "Stop."}
        yield _said(
            what=what[decision.outcome], why=decision.reason, by=decision.by, when=decision.on
        )


def _collected(record: PilotRecord, name: str) -> list[str]:
    weeks = sorted(record.log, key=lambda entry: entry.week)
    told = (entry for week in weeks for entry in getattr(week, name))
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
