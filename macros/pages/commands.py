"""Which commands does the terminal have? As written down from the commands themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("commands.json")
"""Written by `python -m tests.helpers.commands`; a test keeps it equal to the code."""


@dataclass(frozen=True)
class Parameter:
    """An argument or an option, as the command's help writes it."""

    name: str
    means: str


@dataclass(frozen=True)
class Command:
    """A command, and what its help says."""

    name: str
    usage: str
    does: tuple[str, ...]
    """Its paragraphs; the first says it in a sentence."""
    parameters: tuple[Parameter, ...]
    exits: str
    """What its exit codes mean; empty for a group of commands."""


def commands() -> tuple[Command, ...]:
    """Return every command, a group before the commands in it."""
    return tuple(
        Command(
            name=one["name"],
            usage=one["usage"],
            does=tuple(one["does"]),
            parameters=tuple(Parameter(**parameter) for parameter in one["parameters"]),
            exits=one["exits"],
        )
        for one in json.loads(FILE.read_text(encoding="utf-8"))
    )
