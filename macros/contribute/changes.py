"""What does a contribution change: which items, and what the evidence then shows?

Pure functions of two playbooks, the one before and the one after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ..evidence import (
    Evidence,
    Maturity,
    Reason,
    Standing,
    WholeEvidence,
    count_cases,
    evidence_of,
    same_name,
)
from ..evidence.tables import STATUSES
from ..model import KINDS, FailureMode, Item, ModeStatus, Pattern, Playbook, Withdrawn

Deed = Literal["new", "changed", "withdrawn", "restored", "removed"]
Apart = Literal["reading", "vendor", "unsourced", "silent", "not-used", "unclear"]
"""What a report is that is shown apart and is in no count of effects."""

_APART: tuple[Apart, ...] = ("reading", "vendor", "unsourced", "silent", "not-used", "unclear")


@dataclass(frozen=True)
class ItemChange:
    """An item that is new, changed or gone, and the fields that changed."""

    deed: Deed
    item: Item
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weight:
    """How much evidence there is for a pattern."""

    maturity: Maturity
    reasons: tuple[Reason, ...] = ()
    """Why that may be less than its numbers say."""
    helped: int = 0
    reporting: int = 0
    """Organisations that report any effect that counts."""
    documented: int = 0
    """Those of them that are named, with a published source."""


@dataclass(frozen=True)
class PatternChange:
    """A pattern whose evidence is another than before."""

    title: str
    before: Weight | None
    """Nothing for a new pattern."""
    after: Weight


@dataclass(frozen=True)
class CountChange:
    """A count of retrospectives or organisations that is another than before."""

    title: str
    what: Apart | ModeStatus | Literal["proposed"]
    before: int
    after: int


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two playbooks."""

    items: tuple[ItemChange, ...] = ()
    patterns: tuple[PatternChange, ...] = ()
    counts: tuple[CountChange, ...] = ()
    edition: tuple[str, ...] = field(default=())
    """Fields of the edition that changed."""


def changes_between(before: Playbook, after: Playbook) -> Changes:
    """Return what a reader of `after` finds that a reader of `before` did not."""
    then, now = evidence_of(before), evidence_of(after)
    return Changes(
        items=tuple(_items(before, after)),
        patterns=tuple(_patterns(after, then, now)),
        counts=(*_apart(after, then, now), *_modes(after, then, now), *_candidates(then, now)),
        edition=_fields(before.edition, after.edition),
    )


def _items(before: Playbook, after: Playbook) -> Iterator[ItemChange]:
    for kind in KINDS:
        old, new = before.items[kind.kind], after.items[kind.kind]
        for name, item in new.items():
            if name not in old:
                yield ItemChange("new", item)
            elif isinstance(item, Withdrawn) != isinstance(old[name], Withdrawn):
                yield ItemChange("withdrawn" if isinstance(item, Withdrawn) else "restored", item)
            elif fields := _fields(old[name], item):
                yield ItemChange("changed", item, fields)
        yield from (ItemChange("removed", item) for name, item in old.items() if name not in new)


def _fields(old: object, new: object) -> tuple[str, ...]:
    """Name the fields of two records of one kind that differ, as they stand in the file."""
    return tuple(
        info.alias or name
        for name, info in type(new).model_fields.items()  # type: ignore[attr-defined]
        if getattr(old, name) != getattr(new, name)
    )


def _patterns(after: Playbook, then: WholeEvidence, now: WholeEvidence) -> Iterator[PatternChange]:
    for pattern in after.all(Pattern):
        new = _weight(now, pattern.id)
        old = _weight(then, pattern.id) if pattern.id in then.patterns else None
        if old != new:
            yield PatternChange(pattern.title, old, new)


def _weight(evidence: WholeEvidence, pattern: str) -> Weight:
    found: Evidence = evidence.patterns[pattern]
    return Weight(
        evidence.maturities[pattern],
        evidence.reasons[pattern],
        helped=found.helped,
        reporting=len(found.voices),
        documented=len(found.documented),
    )


def _apart(after: Playbook, then: WholeEvidence, now: WholeEvidence) -> Iterator[CountChange]:
    for pattern in after.all(Pattern):
        for standing in _APART:
            old, new = (_cases(evidence, pattern.id, standing) for evidence in (then, now))
            if old != new:
                yield CountChange(pattern.title, standing, old, new)


def _cases(evidence: WholeEvidence, pattern: str, standing: Standing) -> int:
    """Return how many retrospectives report on a pattern in this way; it may be a new one."""
    found = evidence.patterns.get(pattern, Evidence())
    return count_cases(found.apart(standing))


def _modes(after: Playbook, then: WholeEvidence, now: WholeEvidence) -> Iterator[CountChange]:
    for mode in after.all(FailureMode):
        for status in STATUSES:
            old = len(then.modes[mode.id].of(status)) if mode.id in then.modes else 0
            new = len(now.modes[mode.id].of(status))
            if old != new:
                yield CountChange(mode.title, status, old, new)


def _candidates(then: WholeEvidence, now: WholeEvidence) -> Iterator[CountChange]:
    old = {same_name(found.name): found.organisations for found in then.candidates}
    for found in now.candidates:
        before = old.get(same_name(found.name), 0)
        if before != found.organisations:
            yield CountChange(found.name, "proposed", before, found.organisations)
