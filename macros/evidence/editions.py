"""What changed in the evidence since an earlier edition? Compared by ids, never by titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import (
    FailureMode,
    PastEdition,
    PastMode,
    PastPattern,
    PastRecord,
    Pattern,
    Playbook,
    Retrospective,
)
from ..text.slugs import slug
from . import WholeEvidence, evidence_of
from .practices import EFFECTS, Maturity
from .tables import SPOKEN


@dataclass(frozen=True)
class PatternShift:
    """A pattern of which another standing or another number of reports is known than before."""

    pattern: Pattern
    before: PastPattern | None
    """Nothing where the pattern is new."""
    now: PastPattern

    @property
    def step(self) -> int:
        """How far its standing rose; below nothing where it fell, and a new one has not moved."""
        if self.before is None:
            return 0
        return _rank(self.now.maturity) - _rank(self.before.maturity)


@dataclass(frozen=True)
class ModeChange:
    """A failure mode with its counts then and now."""

    mode: FailureMode
    before: PastMode
    now: PastMode


@dataclass(frozen=True)
class EditionChanges:
    """What is new since an earlier edition."""

    since: PastEdition
    added: tuple[Retrospective, ...]
    """Records that did not count then, the newest first."""
    gone: tuple[PastRecord, ...]
    """Records that counted then, and do not any more."""
    settled: tuple[tuple[Retrospective, PastRecord], ...]
    """Records with another outcome than then."""
    patterns: tuple[PatternShift, ...]
    """Those of which something else is known, what moved most first."""
    modes: tuple[ModeChange, ...]
    records_before: int
    records_now: int


def latest_before(playbook: Playbook) -> PastEdition | None:
    """Return the newest edition before this one that is written down."""
    edition = playbook.edition
    earlier = [
        past
        for past in playbook.all(PastEdition)
        if past.title != edition.edition and past.released <= edition.released
    ]
    return max(earlier, key=lambda past: (past.released, past.id), default=None)


def as_past(playbook: Playbook) -> PastEdition:
    """Return what this edition shows, for a later one to compare itself with."""
    whole = evidence_of(playbook)
    edition = playbook.edition
    return PastEdition(
        id=slug(edition.edition) or "edition",
        edition=edition.edition,
        released=edition.released,
        records=tuple(
            PastRecord(id=case.id, outcome=case.outcome)
            for case in sorted(whole.cases, key=lambda case: case.id)
        ),
        patterns=tuple(_pattern(whole, name) for name in sorted(whole.patterns)),
        modes=tuple(_mode(whole, mode.id) for mode in playbook.all(FailureMode)),
    )


def changes_since(playbook: Playbook, past: PastEdition) -> EditionChanges:
    """Compare this edition with an earlier one."""
    now = as_past(playbook)
    cases = evidence_of(playbook).cases
    names = {old: case.id for case in cases for old in (case.id, *case.was)}
    counted = {names.get(record.id, record.id): record for record in past.records}
    return EditionChanges(
        since=past,
        added=tuple(case for case in cases if case.id not in counted),
        gone=tuple(record for record in past.records if record.id not in names),
        settled=tuple(
            (case, counted[case.id])
            for case in cases
            if case.id in counted and counted[case.id].outcome != case.outcome
        ),
        patterns=_patterns(playbook, past, now),
        modes=_modes(playbook, past, now),
        records_before=len(past.records),
        records_now=len(cases),
    )


def _patterns(playbook: Playbook, past: PastEdition, now: PastEdition) -> tuple[PatternShift, ...]:
    known = {entry.id: entry for entry in past.patterns}
    found = []
    for entry in now.patterns:
        pattern = playbook.get(Pattern, entry.id)
        before = next((known[name] for name in (entry.id, *pattern.was) if name in known), None)
        if before is None or before.model_copy(update={"id": entry.id}) != entry:
            found.append(PatternShift(pattern, before, entry))
    found.sort(key=lambda change: (-abs(change.step), change.pattern.title.casefold()))
    return tuple(found)


def _modes(playbook: Playbook, past: PastEdition, now: PastEdition) -> tuple[ModeChange, ...]:
    known = {entry.id: entry for entry in past.modes}
    modes: Mapping[str, FailureMode] = {mode.id: mode for mode in playbook.all(FailureMode)}
    return tuple(
        ModeChange(modes[entry.id], known.get(entry.id, PastMode(id=entry.id)), entry)
        for entry in now.modes
    )


def _pattern(whole: WholeEvidence, name: str) -> PastPattern:
    found = whole.patterns[name]
    counts = {effect.replace("-", "_"): len(found.of(effect)) for effect in EFFECTS}
    return PastPattern(id=name, maturity=whole.maturities[name], **counts)


def _mode(whole: WholeEvidence, name: str) -> PastMode:
    found = whole.modes[name]
    return PastMode(id=name, **{status: len(found.of(status)) for status in SPOKEN})


def _rank(maturity: Maturity) -> int:
    """Return how much a standing says: proposed and contested least, then emerging, established."""
    return {"proposed": 0, "contested": 0, "emerging": 1, "established": 2}[maturity]
