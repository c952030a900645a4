"""The picture of the architecture is drawn from the code as it is."""

from __future__ import annotations

from macros.pages.rooms import FILE, arrows, rooms

from ..helpers.rooms import rooms_text


def test_what_is_written_down_is_what_the_code_imports() -> None:
    told = "run: python -m tests.helpers.rooms"
    assert FILE.read_text(encoding="utf-8") == rooms_text(), told


def test_every_arrow_leads_down() -> None:
    layers = {room.name: room.layer for room in rooms()}
    assert [one for one in arrows() if layers[one.importer] >= layers[one.imported]] == []
    assert len(arrows()) > 20
