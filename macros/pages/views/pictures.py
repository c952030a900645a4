"""Where are the parts of a picture? In percent, so that a picture fits any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...evidence import moment
from ...model import Criterion, Dates, Event
from ...text.shown import shown_date, shown_number

_INSET = 3.0
"""Room at both ends, so that a mark at an end is whole."""
_MOST_YEARS = 5
_YEAR_INSET = 8.0
_TICK_ROOM = 5.0
"""How far apart in percent ticks are whose numbers do not overlap on a phone."""


@dataclass(frozen=True)
class PlacedMark:
    """A mark of a picture with its place from the left."""

    kind: str
    x: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """When things happened: the pilot as a bar, the turning points and events as marks."""

    description: str
    pilot: tuple[float, float] | None
    """Where the pilot's bar begins, and how long it is."""
    turns: tuple[PlacedMark, ...]
    events: tuple[PlacedMark, ...]
    """Ticks with the numbers of the events in the list; near ones share a tick."""
    years: tuple[PlacedMark, ...]


@dataclass(frozen=True)
class FigureBar:
    """A figure as a bar from zero: its word, how it is written, and its length in percent."""

    kind: str
    label: str
    figure: str
    width: float


@dataclass(frozen=True)
class CriterionBar:
    """A criterion's figures on one line from the least to the greatest."""

    points: tuple[PlacedMark, ...]
    way: tuple[float, float] | None
    """From the figure before to the figure that was reached: where it begins, how long it is."""


_TURNS = {
    "pilot_start": "Pilot began",
    "pilot_end": "Pilot ended",
    "decision": "Decision",
    "production": "Production",
    "outcome": "Outcome",
}


def timeline(dates: Dates, events: Sequence[Event]) -> Timeline | None:
    """Return the picture of a retrospective's dates; None where they are all one."""
    turns = {name: date for name in _TURNS if (date := getattr(dates, name))}
    moments = [moment(date) for date in (*turns.values(), *(event.when for event in events))]
    first, last = min(moments), max(moments)
    if first == last:
        return None

    def place(at: float) -> float:
        return round(_INSET + (at - first) / (last - first) * (100 - 2 * _INSET), 2)

    described = [_described(dates, name, date) for name, date in turns.items()]
    pilot_end = dates.pilot_end or dates.decision or dates.production
    pilot = None
    if dates.pilot_start and pilot_end:
        start, end = place(moment(dates.pilot_start)), place(moment(pilot_end))
        pilot = (start, round(end - start, 2))
    return Timeline(
        description="; ".join(described) + ".",
        pilot=pilot,
        turns=tuple(
            PlacedMark(name.replace("_", "-"), place(moment(date)), _TURNS[name])
            for name, date in turns.items()
        ),
        events=tuple(_ticks([place(moment(event.when)) for event in events])),
        years=tuple(PlacedMark("year", place(year), str(year)) for year in _years(first, last)),
    )


def _described(dates: Dates, name: str, date: str) -> str:
    by = "by " if name == "outcome" and dates.outcome_by else ""
    return f"{_TURNS[name]} {by}{shown_date(date)}"


def _ticks(places: Sequence[float]) -> Iterator[PlacedMark]:
    """Yield a tick for each event in order, or for several whose numbers would overlap."""
    near: list[float] = []
    for number, x in enumerate(places, 1):
        if near and x - near[0] > _TICK_ROOM:
            yield _tick(number - len(near), near)
            near = []
        near.append(x)
    if near:
        yield _tick(len(places) + 1 - len(near), near)


def _tick(first: int, near: Sequence[float]) -> PlacedMark:
    last = first + len(near) - 1
    label = str(first) if first == last else f"{first}\u2013{last}"
    return PlacedMark("event", round(sum(near) / len(near), 2), label)


def _years(first: float, last: float) -> list[int]:
    """Return the years that begin inside a time, thinned out and away from the picture's ends."""
    room = (last - first) * _YEAR_INSET / 100
    years = [
        year for year in range(int(first), int(last) + 1) if first + room <= year <= last - room
    ]
    step = -(-len(years) // _MOST_YEARS) or 1
    return years[::step]


def before_after(
    before: float | None, after: float | None, unit: str | None
) -> tuple[FigureBar, ...]:
    """Return the bars of two figures to compare; none where one is unknown or below zero."""
    if before is None or after is None or min(before, after) < 0 or max(before, after) == 0:
        return ()
    most = max(before, after)
    return tuple(
        FigureBar(kind, label, shown_number(figure, unit), round(100 * figure / most, 2))
        for kind, label, figure in (("before", "Compared with", before), ("after", "Here", after))
    )


_FIGURES = {"baseline": "before", "target": "target", "actual": "reached"}


def figures_in_words(criterion: Criterion) -> str:
    """Write a criterion's figures: `before 61 %, target 92 %, reached 94 %`."""
    known = ((word, getattr(criterion, name)) for name, word in _FIGURES.items())
    return ", ".join(
        f"{word} {shown_number(figure, criterion.unit)}"
        for word, figure in known
        if figure is not None
    )


def was_met(criterion: Criterion) -> bool | None:
    """Whether the target was reached, or the limit kept; None where that can't be told."""
    if criterion.target is None or criterion.actual is None or criterion.better is None:
        return None
    if criterion.better == "higher":
        return criterion.actual >= criterion.target
    return criterion.actual <= criterion.target


def criterion_bar(criterion: Criterion) -> CriterionBar | None:
    """Return the picture of a criterion; None where there are not two figures to compare."""
    known = {name: figure for name in _FIGURES if (figure := getattr(criterion, name)) is not None}
    low, high = min(known.values()), max(known.values())
    if low == high:
        return None
    places = {
        name: round(_INSET + (figure - low) / (high - low) * (100 - 2 * _INSET), 2)
        for name, figure in known.items()
    }
    way = None
    if {"baseline", "actual"} <= set(places):
        start, end = sorted((places["baseline"], places["actual"]))
        way = (start, round(end - start, 2))
    return CriterionBar(
        tuple(PlacedMark(name, place, _FIGURES[name]) for name, place in places.items()), way
    )
