"""How are counts shown beside their words: one mark for each, or a bar where there are many?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...evidence import EFFECTS, Evidence, ModeEvidence
from ...text.counted import counted
from .in_words import (
    MODE_STATUSES,
    counts_in_brief,
    counts_in_words,
    mode_counts_in_words,
    used_in_full_and_part,
)

MOST_MARKS = 18
"""From here on a row of marks is longer than a phone is wide, and a bar takes its place."""
_STEP = 14


@dataclass(frozen=True)
class Tally:
    """How many were of one kind; the kind names a colour and a shape."""

    kind: str
    count: int


@dataclass(frozen=True)
class MeterMark:
    """A mark, or a part of the bar, with its place from the left."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True)
class Meter:
    """Counts with their words, and the picture of them."""

    words: str
    marks: tuple[MeterMark, ...]
    """One for each; places in pixels."""
    parts: tuple[MeterMark, ...]
    """Instead of marks, where there are many; places in percent."""
    brief: str = ""
    """The counts in as few words as a table's cell has room for."""

    @property
    def width(self) -> int:
        """The width of the row of marks in pixels."""
        return _STEP * len(self.marks)


def practice_meter(evidence: Evidence) -> Meter:
    """Return what organisations report about a practice, with a mark for each."""
    tallies = tuple(Tally(effect, len(evidence.of(effect))) for effect in EFFECTS)
    words = str(counts_in_words(evidence))
    if not evidence.voices and (used := _used_in_words(*used_in_full_and_part(evidence))):
        words += f"; {used}"
    return replace(_meter(words, tallies), brief=counts_in_brief(evidence))


def _used_in_words(full: int, part: int) -> str:
    if not full:
        used = counted(part, "deployment used it", "deployments used it")
        return f"{used} in part" if part else ""
    in_part = f", {part:,} in part" if part else ""
    return f"{counted(full, 'deployment used it', 'deployments used it')} in full{in_part}"


def mode_meter(evidence: ModeEvidence) -> Meter:
    """Return what deployments did with a failure mode, with a mark for each."""
    tallies = tuple(Tally(status, len(evidence.of(status))) for status in MODE_STATUSES)
    return _meter(str(mode_counts_in_words(evidence)), tallies)


def _meter(words: str, tallies: tuple[Tally, ...]) -> Meter:
    kinds = [tally.kind for tally in tallies for _ in range(min(tally.count, MOST_MARKS + 1))]
    if len(kinds) <= MOST_MARKS:
        marks = (
            MeterMark(kind, _STEP * place + _STEP / 2, _STEP) for place, kind in enumerate(kinds)
        )
        return Meter(words, tuple(marks), ())
    return Meter(words, (), shares(tallies, sum(tally.count for tally in tallies)))


def shares(tallies: tuple[Tally, ...], whole: int) -> tuple[MeterMark, ...]:
    """Lay counts side by side, in percent of a whole."""
    parts, done = [], 0
    for tally in tallies:
        if tally.count:
            start, end = round(100 * done / whole, 2), round(100 * (done + tally.count) / whole, 2)
            parts.append(MeterMark(tally.kind, start, round(end - start, 2)))
        done += tally.count
    return tuple(parts)
