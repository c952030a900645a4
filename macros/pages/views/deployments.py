"""What did every deployment do with every failure mode? A mark for each, by how it ended.

A deployment has a mark in every row, so rows are no independent counts and are never added up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...evidence import LASTING, evidence_of, organisations_in_words, tables
from ...model import FailureMode, ModeStatus, Outcome, Playbook, Retrospective
from ...text.counted import counted
from ...text.labels import label_of
from ..addresses import address_of
from .charts import Caption, Chart, Key, chart
from .common import Link, link_to
from .lists import filtered

MOST = 100
"""From so many deployments on, bars take the place of marks: nobody would look at each of them."""

LANES: tuple[ModeStatus, ...] = ("hit", "partly", "recovered", "avoided", "not-evidenced")
"""What a deployment did with a failure mode, the worst first; not evidenced if nothing is said."""

_FELL_IN = frozenset({"hit", "partly"})


@dataclass(frozen=True)
class DeploymentMark:
    """A deployment as a mark that leads to what its record says."""

    address: str
    label: str
    outcome: Outcome


@dataclass(frozen=True)
class Lane:
    """The deployments that did the same with a failure mode, by how they ended."""

    status: ModeStatus
    label: str
    marks: tuple[DeploymentMark, ...]


@dataclass(frozen=True)
class ModeLanes:
    """A failure mode, and every deployment in one of its lanes."""

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
    """Every deployment in every failure mode, as marks and as a table."""

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
    in_short = _in_short(cases)
    if len(cases) > MOST:
        return DeploymentsView(title, in_short, None, _bars(playbook, title))
    return DeploymentsView(title, in_short, _picture(playbook, cases, modes), None)


def _picture(
    playbook: Playbook, cases: Sequence[Retrospective], modes: Sequence[FailureMode]
) -> DeploymentPicture:
    by_end = sorted(cases, key=lambda case: tables.OUTCOMES.index(case.outcome))
    names = {case.id: organisations_in_words(playbook, case) for case in cases}
    done = {case.id: _done(case) for case in cases}
    return DeploymentPicture(
        modes=tuple(
            ModeLanes(
                link_to(mode),
                tuple(
                    Lane(
                        status,
                        label_of(status),
                        tuple(
                            _mark(case, names[case.id], mode, status)
                            for case in by_end
                            if status in done[case.id].get(mode.id, ("not-evidenced",))
                        ),
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


def _done(case: Retrospective) -> Mapping[str, Sequence[ModeStatus]]:
    """Return what a deployment did with each failure mode; several organisations may differ."""
    found: dict[str, set[ModeStatus]] = {}
    for report in case.failure_modes:
        found.setdefault(report.mode, set()).add(report.status)
    return {mode: sorted(statuses, key=LANES.index) for mode, statuses in found.items()}


def _mark(
    case: Retrospective, organisation: str, mode: FailureMode, status: ModeStatus
) -> DeploymentMark:
    place = "" if status == "not-evidenced" else f"#mode-{mode.id}"
    said = f"{label_of(status).lower()}, {label_of(case.outcome).lower()}"
    return DeploymentMark(
        f"{address_of(case)}{place}", f"{organisation}: {case.title}: {said}", case.outcome
    )


def _in_short(cases: Sequence[Retrospective]) -> str:
    """Say how many deployments are in use, each counted once, by whether any mode hit them."""
    shown = [case for case in cases if any(_speaks(case))]
    fell = [case for case in shown if any(status in _FELL_IN for status in _speaks(case))]
    free = [case for case in shown if case not in fell]
    groups = (
        (free, "that avoided or recovered from failure modes and fell into none"),
        (fell, "that fell into at least one"),
    )
    told = [f"{_in_use(group)} {which}" for group, which in groups if group]
    silent = len(cases) - len(shown)
    rest = f" {counted(silent, 'record shows', 'records show')} neither." if silent else ""
    return f"Still in use: {', '.join(told)}.{rest}" if told else ""


def _in_use(cases: Sequence[Retrospective]) -> str:
    in_use = sum(case.outcome in LASTING for case in cases)
    return f"{in_use:,} of {counted(len(cases), 'deployment')}"


def _speaks(case: Retrospective) -> list[ModeStatus]:
    return [said.status for said in case.failure_modes if said.status in tables.SPOKEN]


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
