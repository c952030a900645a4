"""`playbook check`: is the content right?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..content import problems, rules
from ..content.loader import Shelf, content_roots, load
from ..content.problems import Problem, errors_of
from ..content.rules.checked import Concerns
from ..text.counted import counted
from ..work.cache import cache_folder
from ..work.settings import CONTENT
from .base import DONE, PROBLEMS, add_commands, application, refuse, say
from .progress import Progress
from .replacing import notices, say_replaced


class Format(StrEnum):
    """How problems are written."""

    text = "text"
    json = "json"
    github = "github"


REPORTERS = {
    Format.text: problems.as_text,
    Format.json: problems.as_json,
    Format.github: problems.as_github,
}


@dataclass(frozen=True)
class CheckOptions:
    """What to check, and how to say it."""

    paths: tuple[Path, ...]
    style: Format
    since: str


def execute_check(options: CheckOptions) -> int:
    """Check the content and write what was found."""
    roots = content_roots()
    for path in options.paths:
        _require_content(path, roots)
    concerns = _concerns(options.paths)
    with Progress("Checking") as progress:
        loaded = load(roots, progress, shelf=Shelf(cache_folder()))
        found: Sequence[Problem] = rules.review(loaded, concerns)
    if options.since:
        from .since import caused_since  # noqa: PLC0415 - git and archives, for few checks

        found = caused_since(options.since, found, roots)
    found = [problem for problem in found if concerns(problem.place.path)]
    told = [] if options.since or errors_of(found) else notices(loaded, concerns)
    if options.style is Format.json:
        found = sorted([*found, *told])
    elif options.style is Format.text:
        say_replaced(told, roots)
    if report := REPORTERS[options.style](found):
        typer.echo(report)
    if not found and options.style is Format.text:
        say(f"No problems in {counted(len(loaded.items), 'item')}.")
    return PROBLEMS if errors_of(found) else DONE


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Report only on these files or folders of the content."),
    ] = None,
    style: Annotated[
        Format, typer.Option("--format", help="How to write the problems.")
    ] = Format.text,
    since: Annotated[
        str,
        typer.Option(
            metavar="REV",
            help="Report only on files changed since this revision, and on problems that the "
            "changes cause elsewhere.",
        ),
    ] = "",
) -> None:
    """Check all content at once, and list every problem with its place and how to fix it."""
    raise typer.Exit(execute_check(CheckOptions(tuple(paths or ()), style, since)))


COMMANDS = {"check": check}
EXITS = {
    "check": "Exits with 0 when there is no problem (there may be warnings), 1 with problems, "
    "2 for wrong usage."
}

app = application()
"""This command alone."""
add_commands(app, COMMANDS, EXITS)


def _concerns(paths: tuple[Path, ...]) -> Concerns:
    """Return what tells whether a file is one of these or below them; all are, if none is named."""
    wanted = tuple(map(_place, paths))
    return lambda file: not wanted or _place(file).startswith(wanted)


def _require_content(path: Path, roots: tuple[Path, ...]) -> None:
    if not path.exists():
        refuse(f"{path} does not exist.")
    if not _place(path).startswith(tuple(map(_place, roots))):
        shown = ", ".join(map(str, roots))
        refuse(f"{path} is not below a content root ({shown}). Set {CONTENT.name} to its root.")


def _place(path: Path) -> str:
    """Return where a path leads, so that what lies below it begins with the same.

    By its letters, not by following links: a link among the content is one of the problems. As a
    text, since it is asked for every file of the content.
    """
    return os.path.join(os.path.abspath(path), "")  # noqa: PTH100, PTH118
