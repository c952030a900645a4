"""What does a first visit cost a reader, compared with the unchanged theme?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..measured import Visit


@dataclass(frozen=True)
class VisitRow:
    """A kind of page: each cell is our figure, and that of the theme as it comes."""

    kind: str
    requests: str
    weight: str
    painted: str
    shift: str


def visit_rows(visits: Mapping[str, Mapping[str, Visit]]) -> tuple[VisitRow, ...]:
    """Return a row for each kind of page."""
    return tuple(
        VisitRow(
            kind=kind.capitalize(),
            requests=f"{ours.requests}, {stock.requests}",
            weight=f"{ours.kilobytes:.0f}, {stock.kilobytes:.0f}",
            painted=f"{ours.largest_paint:.1f}, {stock.largest_paint:.1f}",
            shift=f"{ours.shift:.3f}, {stock.shift:.3f}",
        )
        for kind, sites in visits.items()
        for ours, stock in [(sites["ours"], sites["stock"])]
    )


def heaviest(visits: Mapping[str, Mapping[str, Visit]]) -> tuple[float, float]:
    """Return the kilobytes of ours and of the theme where ours compares worst."""
    pairs = [(sites["ours"].kilobytes, sites["stock"].kilobytes) for sites in visits.values()]
    return max(pairs, key=lambda pair: pair[0] / pair[1])
