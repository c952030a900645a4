"""How does a table of counts become a picture with the same figures under it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...evidence.tables import CrossTable
from ...text.counted import counted
from ...text.labels import label_of
from ...text.shown import clipped
from .meters import MeterMark, Tally, shares

_ROW = 46
_LABEL = 14
_BAR = 22
_LEAST_SHOWN = 5.0
"""The width in percent from which on a part of a bar has room for its count."""
_LONGEST_LABEL = 48


@dataclass(frozen=True)
class BarPart:
    """A part of a bar: its place, and its count where there is room for it."""

    sign: MeterMark
    count: int
    middle: float | None


@dataclass(frozen=True)
class Bar:
    """A bar with its places from the top, in pixels."""

    label: str
    label_y: int
    bar_y: int
    total: int
    parts: tuple[BarPart, ...]


@dataclass(frozen=True)
class RowView:
    """A row of the table under the picture."""

    label: str
    address: str | None
    cells: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Key:
    """A colour of the picture with its word."""

    kind: str
    label: str


@dataclass(frozen=True)
class Chart:
    """A picture, the table with its figures, and how many it counts."""

    id: str
    title: str
    description: str
    sample: str
    row_label: str
    bars: tuple[Bar, ...]
    height: int
    key: tuple[Key, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class Caption:
    """What stands around a table: its name, and how its rows are called and linked."""

    id: str
    title: str
    row_label: str
    label: Callable[[str], str] = label_of
    address: Callable[[str], str | None] = lambda _: None
    sample: str | None = None
    """How many are counted, where that is more than how many retrospectives report it."""
    most: int | None = None


def chart(table: CrossTable, caption: Caption) -> Chart:
    """Return the picture of a table; rows that are empty stand in the table alone."""
    rows = [
        RowView(caption.label(row), caption.address(row), cells, sum(cells))
        for row, cells in zip(table.rows, table.counts, strict=True)
    ][: caption.most]
    filled = [row for row in rows if row.total]
    longest = max((row.total for row in filled), default=1)
    bars = tuple(_bar(place, row, table.columns, longest) for place, row in enumerate(filled))
    return Chart(
        id=caption.id,
        title=caption.title,
        description=" ".join(_in_words(row, table.columns) for row in filled),
        sample=caption.sample or _sample(table),
        row_label=caption.row_label,
        bars=bars,
        height=_ROW * len(bars),
        key=tuple(Key(column, label_of(column)) for column in table.columns),
        rows=tuple(rows),
    )


def _bar(place: int, row: RowView, columns: tuple[str, ...], longest: int) -> Bar:
    tallies = tuple(map(Tally, columns, row.cells))
    counts = dict(zip(columns, row.cells, strict=True))
    top = _ROW * place
    return Bar(
        label=clipped(row.label, _LONGEST_LABEL),
        label_y=top + _LABEL,
        bar_y=top + _BAR,
        total=row.total,
        parts=tuple(
            BarPart(
                sign,
                counts[sign.kind],
                round(sign.x + sign.width / 2, 2) if sign.width >= _LEAST_SHOWN else None,
            )
            for sign in shares(tallies, longest)
        ),
    )


def _in_words(row: RowView, columns: tuple[str, ...]) -> str:
    said = (
        f"{count} {label_of(column).lower()}"
        for column, count in zip(columns, row.cells, strict=True)
        if count
    )
    return f"{row.label}: {', '.join(said)}."


def _sample(table: CrossTable) -> str:
    if not table.silent:
        return counted(table.n, "retrospective")
    reports = counted(table.n, "retrospective reports", "retrospectives report")
    return f"{reports} this; {counted(table.silent, 'does', 'do')} not"
