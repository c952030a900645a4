"""What does the reference of the commands show? Each command, and what the environment can set."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Playbook
from ...work.settings import SETTINGS, Setting
from ..commands import Command, Parameter, commands


@dataclass(frozen=True)
class CommandsView:
    """Every command that does something, and every variable of the environment."""

    commands: tuple[CommandView, ...]
    settings: tuple[Setting, ...]


@dataclass(frozen=True)
class CommandView:
    """A command with the place on the page where it stands."""

    id: str
    command: Command
    parameters: tuple[Parameter, ...]
    """All but the one that every command has."""


def commands_view(_playbook: Playbook) -> CommandsView:
    """Return the commands in the order of the help; a group is left out, its commands are there."""
    return CommandsView(
        tuple(
            CommandView(
                id=command.name.partition(" ")[2].replace(" ", "-"),
                command=command,
                parameters=tuple(one for one in command.parameters if one.name != "--help"),
            )
            for command in commands()
            if command.exits
        ),
        SETTINGS,
    )
