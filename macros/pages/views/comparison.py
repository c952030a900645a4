"""What does the calculator of a comparison's cases show before anybody has entered anything?"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from ...model import Playbook
from ...pilot.phrases import phrases
from ...pilot.sample_size import POWERS, SampleEntry, sample_size

_COMMON = (
    ("Errors fall from 7 to 4 %", SampleEntry("shares", 7, 3, "lower")),
    ("Errors fall from 7 to 6 %", SampleEntry("shares", 7, 1, "lower")),
    ("Correct cases rise from 80 to 90 %", SampleEntry("shares", 80, 10)),
    ("Correct cases rise from 90 to 95 %", SampleEntry("shares", 90, 5)),
    ("An average moves by one standard deviation", SampleEntry("means", 0, 1, deviation=1)),
    ("An average moves by half of one", SampleEntry("means", 0, 0.5, deviation=1)),
    ("An average moves by a fifth of one", SampleEntry("means", 0, 0.2, deviation=1)),
)


@dataclass(frozen=True)
class SizeRow:
    """A change that a pilot may want to see, and the cases in each group that it needs."""

    change: str
    each: tuple[str, ...]
    """By power, in the order of the columns."""


@dataclass(frozen=True)
class SampleSizeView:
    """The calculator, and a table for those who only want an idea."""

    words: str
    """The sentences of the answer as JSON, by code."""
    powers: tuple[int, ...]
    rows: tuple[SizeRow, ...]


def sample_size_view(_: Playbook) -> SampleSizeView:
    """Return what the calculator on the page about comparisons starts from."""
    words = phrases()["sample-size"]
    rows = (
        SizeRow(change, tuple(_each(entry, power) for power in POWERS)) for change, entry in _COMMON
    )
    return SampleSizeView(json.dumps(words), tuple(POWERS), tuple(rows))


def _each(entry: SampleEntry, power: int) -> str:
    return f"{sample_size(replace(entry, power=power)).each:,}"
