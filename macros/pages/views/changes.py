"""What changed in the evidence since the edition before this one?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...evidence import LASTING
from ...evidence.editions import (
    EditionChanges,
    ModeChange,
    PatternShift,
    changes_since,
    latest_before,
)
from ...evidence.practices import EFFECTS, Maturity
from ...model import PastMode, PastPattern, Playbook, Retrospective
from ...text.labels import label_of
from ...text.shown import shown_date
from ..listing import OUTCOMES
from .common import Link, link_to


@dataclass(frozen=True)
class NewRecords:
    """The records of one outcome that are new."""

    outcome: str
    label: str
    cases: tuple[Link, ...]


@dataclass(frozen=True)
class SettledView:
    """A record that ended otherwise than the edition before said."""

    case: Link
    before: str
    now: str


@dataclass(frozen=True)
class StandingView:
    """A pattern with its standing and its reports then and now."""

    pattern: Link
    before: Maturity | None
    now: Maturity
    reports_before: str
    reports_now: str
    move: str
    """Whether it rose, fell, is new, or stayed with other reports."""


@dataclass(frozen=True)
class ModeRow:
    """A failure mode with its counts then and now."""

    mode: Link
    fell_before: int
    fell_now: int
    avoided_before: int
    avoided_now: int


@dataclass(frozen=True)
class ChangesView:
    """What is new since an edition: records, standings, counts."""

    edition: str
    day: str
    records_before: int
    records_now: int
    use_before: int
    use_now: int
    added: tuple[NewRecords, ...]
    gone: tuple[str, ...]
    settled: tuple[SettledView, ...]
    moved: tuple[StandingView, ...]
    stayed: tuple[StandingView, ...]
    modes: tuple[ModeRow, ...]


def changes_view(playbook: Playbook) -> ChangesView | None:
    """Return what changed since the newest edition that is written down; None without one."""
    past = latest_before(playbook)
    if past is None:
        return None
    changes = changes_since(playbook, past)
    standings = [_standing(change) for change in changes.patterns]
    return ChangesView(
        edition=past.title,
        day=shown_date(past.released),
        records_before=changes.records_before,
        records_now=changes.records_now,
        use_before=sum(record.outcome in LASTING for record in past.records),
        use_now=_in_use(playbook),
        added=tuple(_added(changes)),
        gone=tuple(record.id for record in changes.gone),
        settled=tuple(
            SettledView(link_to(case), label_of(before.outcome), label_of(case.outcome))
            for case, before in changes.settled
        ),
        moved=tuple(view for view in standings if view.move != "stayed"),
        stayed=tuple(view for view in standings if view.move == "stayed"),
        modes=tuple(map(_mode, changes.modes)),
    )


def _in_use(playbook: Playbook) -> int:
    return sum(case.outcome in LASTING for case in playbook.all(Retrospective))


def _added(changes: EditionChanges) -> Iterator[NewRecords]:
    for outcome in OUTCOMES:
        cases = [case for case in changes.added if case.outcome == outcome]
        if cases:
            yield NewRecords(outcome, label_of(outcome), tuple(link_to(case) for case in cases))


def _standing(change: PatternShift) -> StandingView:
    before, now = change.before, change.now
    if before is None:
        move = "new"
    elif before.maturity == now.maturity:
        move = "stayed"
    else:
        move = "rose" if change.step > 0 else "fell" if change.step < 0 else "turned"
    return StandingView(
        link_to(change.pattern),
        before.maturity if before else None,
        now.maturity,
        _reports(before) if before else "",
        _reports(now),
        move,
    )


def _reports(known: PastPattern) -> str:
    """Say how many organisations reported what, the effects in their order."""
    counts = {effect: getattr(known, effect.replace("-", "_")) for effect in EFFECTS}
    told = [f"{count} {label_of(effect).lower()}" for effect, count in counts.items() if count]
    return ", ".join(told) or "no report"


def _mode(change: ModeChange) -> ModeRow:
    return ModeRow(
        link_to(change.mode),
        _fell(change.before),
        _fell(change.now),
        change.before.avoided,
        change.now.avoided,
    )


def _fell(counts: PastMode) -> int:
    return counts.hit + counts.partly + counts.recovered
