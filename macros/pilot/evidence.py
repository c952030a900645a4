"""Which evidence does the decision still need, and what of it has the business owner waived?

The browser asks for the same: docs/assets/js/rules/pilot/evidence.js.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Playbook
from ..text.counted import agreeing
from .criteria import readings_of, verdict_of
from .figures import figure
from .missing import Missing, missing
from .phrases import phrase
from .plan import run_of, week_of, weeks_of_run
from .points import points_of
from .record import PilotRecord, Waiver, WeekLog

_LATEST = 2
"""So many of the run's last weeks need a reading of each criterion."""


@dataclass(frozen=True)
class WaivedEvidence:
    """Missing evidence, and the business owner's word that it may be missing."""

    missing: Missing
    waiver: Waiver


def lacking(record: PilotRecord, playbook: Playbook) -> tuple[Missing, ...]:
    """Return the evidence that is missing and that nobody with the right to has waived."""
    found = _found(record, playbook)
    return tuple(entry for entry in found if _waiver_of(entry, record) is None)


def waived(record: PilotRecord, playbook: Playbook) -> tuple[WaivedEvidence, ...]:
    """Return the evidence that is missing and that the business owner has waived."""
    found = ((entry, _waiver_of(entry, record)) for entry in _found(record, playbook))
    return tuple(WaivedEvidence(entry, waiver) for entry, waiver in found if waiver)


def not_by_owner(record: PilotRecord) -> Iterator[Missing]:
    """Yield each waiver that somebody else than the business owner gave."""
    for at, waiver in enumerate(record.waivers):
        if not _is_by_owner(waiver, record):
            facts = {"by": waiver.by, "code": waiver.code}
            yield missing("waiver-not-by-owner", ("waivers", at), **facts)


def weeks_in_words(weeks: Sequence[int]) -> str:
    """Write weeks as a reader says them: `week 4`, or `weeks 4, 5 and 7`."""
    *before, last = map(str, weeks)
    listed = f"{', '.join(before)} and {last}" if before else last
    return f"{agreeing(len(weeks), 'week')} {listed}"


def _found(record: PilotRecord, playbook: Playbook) -> list[Missing]:
    return [entry for find in _FINDERS.values() for entry in find(record, playbook)]


def _waiver_of(entry: Missing, record: PilotRecord) -> Waiver | None:
    about = record.criteria[entry.path[1]].id if entry.path[0] == "criteria" else None  # type: ignore[index]
    for waiver in record.waivers:
        is_of_it = waiver.code == entry.code and waiver.about in {None, about}
        if is_of_it and _is_by_owner(waiver, record):
            return waiver
    return None


def _is_by_owner(waiver: Waiver, record: PilotRecord) -> bool:
    owner = record.owner.role if record.owner else ""
    return bool(owner) and waiver.by.strip().lower() == owner.strip().lower()


def _weeks_judged(record: PilotRecord, playbook: Playbook) -> tuple[int, ...]:
    """Return the weeks of the run; of one that was stopped before its end, those up to that day."""
    weeks, decision = weeks_of_run(record, playbook), record.decision
    if decision is None or decision.outcome != "stop" or decision.on is None:
        return weeks
    return tuple(week for week in weeks if week <= week_of(record, decision.on))


def _unlogged(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    logged = {week.week for week in record.log if any(_said_in(week))}
    weeks = [week for week in _weeks_judged(record, playbook) if week not in logged]
    if weeks:
        yield missing("weeks-unlogged", ("log",), which=weeks_in_words(weeks))


def _said_in(week: WeekLog) -> Iterator[object]:
    return (getattr(week, name) for name in WeekLog.model_fields if name != "week")


def _unrecorded(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    for point in points_of(playbook, "record"):
        name = point.id.replace("-", "_")
        if name in WeekLog.model_fields and not any(getattr(week, name) for week in record.log):
            yield missing("record-missing", ("log",), title=point.title)


def _stale(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    latest = _weeks_judged(record, playbook)[-_LATEST:]
    for at, criterion in enumerate(record.criteria):
        read = [reading.week for reading in readings_of(record, criterion.id)]
        weeks = [week for week in latest if week not in read]
        if read and weeks:
            yield missing(
                "reading-stale",
                ("criteria", at),
                metric=criterion.metric,
                which=weeks_in_words(weeks),
                last=str(read[-1]),
            )


def _crossed(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    run = weeks_of_run(record, playbook)
    for at, criterion in enumerate(record.criteria):
        earlier = readings_of(record, criterion.id)[:-1]
        crossed = [
            reading
            for reading in earlier
            if reading.week in run and verdict_of(criterion, reading.value) == "crossed"
        ]
        if crossed:
            target, unit = criterion.target, criterion.unit
            said = [
                phrase(
                    "readings", "in-week", value=figure(each.value, unit, target), week=each.week
                )
                for each in crossed
            ]
            yield missing(
                "limit-crossed",
                ("criteria", at),
                metric=criterion.metric,
                target=figure(target, unit, *(each.value for each in crossed)),
                readings=", ".join(said),
            )


def _agreed_late(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    began = str(run_of(record, playbook).first)
    for at, criterion in enumerate(record.criteria):
        if criterion.agreed is not None and criterion.agreed > began:
            yield missing(
                "criterion-agreed-late",
                ("criteria", at),
                metric=criterion.metric,
                agreed=criterion.agreed,
                began=began,
            )


def _decided_early(record: PilotRecord, playbook: Playbook) -> Iterator[Missing]:
    began = str(run_of(record, playbook).first)
    decision = record.decision
    if decision and decision.on and decision.on < began:
        yield missing("decided-before-run", ("decision", "on"), on=decision.on, began=began)


_FINDERS: Mapping[str, Callable[[PilotRecord, Playbook], Iterator[Missing]]] = {
    "weeks-unlogged": _unlogged,
    "record-missing": _unrecorded,
    "reading-stale": _stale,
    "limit-crossed": _crossed,
    "criterion-agreed-late": _agreed_late,
    "decided-before-run": _decided_early,
}
WAIVABLE = tuple(_FINDERS)
"""The codes that the business owner can waive."""
