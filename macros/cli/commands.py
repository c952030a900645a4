"""Which commands are there? All of them, as one application.

Each command is a few lines: it takes its arguments into typed options, `execute`s them and exits
with a number that its help explains.
"""

from __future__ import annotations

import typer

from . import (
    building,
    checking,
    comparing,
    editions,
    explaining,
    indexing,
    linking,
    piloting,
    queueing,
    removing,
    reviewing,
    upgrading,
    withdrawing,
    writing,
)
from .base import add_commands, application, in_a_line

app = application()
new = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Write a new file of content: asks question by question, or takes all answers as options.",
)

pilot = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep a pilot's own record, and judge it by the framework's gates.",
)

queue = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="See what waits for a maintainer, and the labels that say so.",
)

for _module in (
    checking,
    explaining,
    comparing,
    withdrawing,
    removing,
    reviewing,
    upgrading,
    editions,
    linking,
    building,
    indexing,
):
    add_commands(app, _module.COMMANDS, _module.EXITS)
for _name, _command in writing.COMMANDS.items():
    new.command(_name, epilog=writing.EXITS)(in_a_line(_command))
app.add_typer(new, name="new")
add_commands(pilot, piloting.COMMANDS, piloting.EXITS)
app.add_typer(pilot, name="pilot")
add_commands(queue, queueing.COMMANDS, queueing.EXITS)
app.add_typer(queue, name="queue")
