"""What did every deployment do with every failure mode? A mark for each, by how it ended.

A deployment has a mark in every row, so rows are no independent counts and are never added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ...evidence import evidence_of, organisations_in_words, tables
from ...model import FailureMode, ModeStatus, Outcome, Playbook, Retrospective
from ...text.counted import agreeing, counted
from ...text.labels import label_of
from ..addresses import address_of, filtered
from .charts import Caption, Chart, Key, chart
from .common import Link, link_to

MOST = 200
"""With more marks than this, bars take their place: nobody would look at each of them."""

LANES: tuple[ModeStatus, ...] = ("hit", "partly", "recovered", "avoided", "not-evidenced")
"""What a deployment did with a failure mode, the worst first; not evidenced if nothing is said."""

_SHOWS: Mapping[ModeStatus, str] = {
    "hit": "a failure mode in full",
    "partly": "at least one in part",
    "recovered": "recovery from at least one",
    "avoided": "at least one avoided",
}


_Done: TypeAlias = "Mapping[str, Sequence[ModeStatus]]"
"""What a deployment did, by failure mode."""


@dataclass(frozen=True)
class DeploymentMark:
    """A deployment as a mark that leads to what its record says."""

    address: str
    label: str
    outcome: Outcome


@dataclass(frozen=True)
class Lane:
    """The deployments that did the same with a failure mode, by how they ended.

    Those of which nothing is evidenced are counted, and have no mark.
    """

    status: ModeStatus
    label: str
    count: int
    marks: tuple[DeploymentMark, ...]


@dataclass(frozen=True)
class ModeLanes:
    """A failure mode, and how many deployments are in each of its lanes."""

    mode: Link
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class DeploymentRow:
    """A deployment with a word for each failure mode."""

    case: Link
    organisation: str
    outcome: Outcome
    outcome_label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class DeploymentPicture:
    """What is evidenced of every failure mode, as marks, and of every deployment as a table."""

    modes: tuple[ModeLanes, ...]
    lanes: tuple[str, ...]
    key: tuple[Key, ...]
    rows: tuple[DeploymentRow, ...]


@dataclass(frozen=True)
class DeploymentsView:
    """All deployments by failure mode: as a picture, or where they are many as bars."""

    title: str
    in_short: str
    picture: DeploymentPicture | None
    chart: Chart | None


def deployments_view(playbook: Playbook) -> DeploymentsView | None:
    """Return how all deployments did; None where there is nothing to show."""
    cases, modes = evidence_of(playbook).cases, playbook.all(FailureMode)
    if not cases or not modes:
        return None
    title = f"{counted(len(cases), 'deployment')}, {counted(len(modes), 'failure mode')}"
    in_short = _in_short(cases, modes)
    done = {case.id: _done(case) for case in cases}
    if sum(map(len, done.values())) > MOST:
        return DeploymentsView(title, in_short, None, _bars(playbook, title))
    return DeploymentsView(title, in_short, _picture(playbook, cases, modes, done), None)


def _picture(
    playbook: Playbook,
    cases: Sequence[Retrospective],
    modes: Sequence[FailureMode],
    done: Mapping[str, _Done],
) -> DeploymentPicture:
    by_end = sorted(cases, key=lambda case: tables.OUTCOMES.index(case.outcome))
    names = {case.id: organisations_in_words(playbook, case) for case in cases}
    return DeploymentPicture(
        modes=tuple(
            ModeLanes(
                link_to(mode),
                tuple(
                    _lane(
                        mode,
                        status,
                        [
                            case
                            for case in by_end
                            if status in done[case.id].get(mode.id, ("not-evidenced",))
                        ],
                        names,
                    )
                    for status in LANES
                ),
            )
            for mode in modes
        ),
        lanes=tuple(map(label_of, LANES)),
        key=tuple(Key(outcome, label_of(outcome)) for outcome in tables.OUTCOMES),
        rows=tuple(
            DeploymentRow(
                link_to(case),
                names[case.id],
                case.outcome,
                label_of(case.outcome),
                tuple(
                    ", ".join(map(label_of, done[case.id].get(mode.id, ("not-evidenced",))))
                    for mode in modes
                ),
            )
            for case in by_end
        ),
    )


def _lane(
    mode: FailureMode,
    status: ModeStatus,
    cases: Sequence[Retrospective],
    names: Mapping[str, str],
) -> Lane:
    shown = () if status == "not-evidenced" else cases
    marks = tuple(_mark(case, names[case.id], mode, status) for case in shown)
    return Lane(status, label_of(status), len(cases), marks)


def _done(case: Retrospective) -> _Done:
    """Return what a deployment did with each failure mode; several organisations may differ."""
    found: dict[str, set[ModeStatus]] = {}
    for report in case.failure_modes:
        found.setdefault(report.mode, set()).add(report.status)
    return {mode: sorted(statuses, key=LANES.index) for mode, statuses in found.items()}


def _mark(
    case: Retrospective, organisation: str, mode: FailureMode, status: ModeStatus
) -> DeploymentMark:
    reports = [said for said in case.failure_modes if (said.mode, said.status) == (mode.id, status)]
    ours = " by our reading" if any(said.reading for said in reports) else ""
    said = f"{label_of(status).lower()}{ours}, {label_of(case.outcome).lower()}"
    return DeploymentMark(
        f"{address_of(case)}#mode-{mode.id}",
        f"{organisation}: {case.title}: {said}",
        case.outcome,
    )


def _in_short(cases: Sequence[Retrospective], modes: Sequence[FailureMode]) -> str:
    """Say what the records show of the failure modes, and how much of it is our reading."""
    said = [
        (case.id, report)
        for case in cases
        for report in case.failure_modes
        if report.status in tables.SPOKEN
    ]
    codes = len(cases) * len(modes)
    silent = codes - len({(case_id, report.mode) for case_id, report in said})
    counts = (
        f"{'; '.join(_records(cases))}. Of {counted(codes, 'code')}, one for each record and "
        f"failure mode, {silent:,} {agreeing(silent, 'is', 'are')} not evidenced."
    )
    readings = sum(report.reading for _, report in said)
    if not readings:
        return counts
    if readings == len(said):
        return f"{counts} All others are our readings."
    are = agreeing(readings, "is our reading", "are our readings")
    return f"{counts} Of {counted(len(said), 'statement')} on the others, {readings:,} {are}."


def _records(cases: Sequence[Retrospective]) -> Iterator[str]:
    """Say how many records show something of at least one failure mode, status by status."""
    for status, words in _SHOWS.items():
        count = sum(any(said.status == status for said in case.failure_modes) for case in cases)
        if count:
            yield f"{counted(count, 'record shows', 'records show')} {words}"
        elif status == "hit":
            yield f"No record shows {words}"


def _bars(playbook: Playbook, title: str) -> Chart:
    def label(row: str) -> str:
        mode_id, status = row.split(".")
        return f"{label_of(status)}: {playbook.get(FailureMode, mode_id).title}"

    table = tables.modes_by_outcome(evidence_of(playbook).cases, playbook.all(FailureMode))
    caption = Caption(
        id="deployments",
        title=title,
        row_label="Failure mode",
        label=label,
        address=lambda row: filtered("failure-mode", row),
    )
    return chart(table, caption)
