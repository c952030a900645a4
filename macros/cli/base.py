"""What do all commands share: exit codes, and how they report an error?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NoReturn

import typer

from ..work.extras import how_to_install

DONE, PROBLEMS, USAGE = 0, 1, 2


def application() -> typer.Typer:
    """Return the application without a command."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(playbook)  # an application of one command is called by that command's name too
    return app


def playbook() -> None:
    """Check the playbook's content, add to it, and build its pages."""


def add_commands(
    app: typer.Typer, commands: Mapping[str, Callable[..., None]], exits: Mapping[str, str]
) -> None:
    """Add commands by their names, each with what its exit codes mean."""
    for name, command in commands.items():
        app.command(name, epilog=exits[name])(in_a_line(command))


def in_a_line(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command, which says in a line what it could not read or write, or what it lacks.

    That is a file or a folder, or a library that comes with an extra.
    """

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
        except OSError as error:
            if error.filename is None:  # about no file, such as a reader that has gone away
                raise
            refuse(f"{error.filename}: {error.strerror}.")
        except ModuleNotFoundError as error:
            missing = how_to_install(error.name)
            if missing is None:
                raise
            refuse(missing)

    return run


def agreed(verb: str, *, yes: bool, has_terminal: bool) -> bool:
    """Ask whether to do what was told, unless `yes` says so; refuse where nobody can be asked."""
    if yes:
        return True
    if not has_terminal:
        refuse(
            f"without a terminal, give --yes to {verb} it or --dry-run to look. "
            "Nothing was changed."
        )
    if typer.confirm(f"{verb.capitalize()} it?"):
        return True
    say("Nothing was changed.")
    return False


def say(message: str) -> None:
    """Tell something beside the result, where no program reads it."""
    typer.echo(message, err=True)


def fail(message: str) -> NoReturn:
    """Stop, because something about the content or the project is not as it should be."""
    say(f"playbook: {message}")
    raise typer.Exit(PROBLEMS)


def refuse(message: str) -> NoReturn:
    """Stop, because the command can't be meant like this."""
    say(f"playbook: {message}")
    raise typer.Exit(USAGE)
