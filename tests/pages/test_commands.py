"""The reference of the commands is written from the commands as they are."""

from __future__ import annotations

from macros.pages.commands import FILE

from ..helpers.commands import commands_text


def test_what_is_written_down_is_what_the_commands_say() -> None:
    told = "run: python -m tests.helpers.commands"
    assert FILE.read_text(encoding="utf-8") == commands_text(), told
