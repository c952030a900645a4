"""What does the picture of the code's rooms show? Boxes in layers, and an arc for each import."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Playbook
from ...text.counted import counted
from ..rooms import Arrow, arrows, rooms

_STEP, _HEIGHT = 40, 28
_EDGE = 132
"""Where boxes end and arcs begin, in the picture's own units; it is 360 wide."""
_REACH = 19
"""How much further an arc swings out for each room that it passes."""


@dataclass(frozen=True)
class RoomView:
    """A room as a box, and the rooms that it imports from."""

    name: str
    question: str
    y: int
    text_y: int
    imports: tuple[str, ...]


@dataclass(frozen=True)
class RoomsView:
    """The picture and the table with the same facts."""

    rooms: tuple[RoomView, ...]
    arcs: tuple[str, ...]
    """A curve for each import of one room from another, as SVG writes paths."""
    height: int
    in_short: str


def rooms_view(_playbook: Playbook) -> RoomsView:
    """Return the rooms from the top layer down."""
    everything, lines = rooms(), arrows()
    places = {room.name: number for number, room in enumerate(everything)}
    layers = len({room.layer for room in everything})
    return RoomsView(
        rooms=tuple(
            RoomView(
                name=room.name,
                question=room.question,
                y=place * _STEP,
                text_y=place * _STEP + _HEIGHT // 2 + 5,
                imports=tuple(a.imported for a in lines if a.importer == room.name),
            )
            for place, room in enumerate(everything)
        ),
        arcs=tuple(_arc(arrow, places) for arrow in lines),
        height=_STEP * len(everything) - (_STEP - _HEIGHT),
        in_short=f"{counted(len(everything), 'room')} in {counted(layers, 'layer')}, "
        f"{counted(len(lines), 'arrow')}, every one downwards",
    )


def _arc(arrow: Arrow, places: dict[str, int]) -> str:
    first, last = (places[name] for name in (arrow.importer, arrow.imported))
    start, end = (place * _STEP + _HEIGHT // 2 for place in (first, last))
    out = _EDGE + _REACH * (last - first)
    return f"M{_EDGE} {start}C{out} {start} {out} {end} {_EDGE} {end}"
