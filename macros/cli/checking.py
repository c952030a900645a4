"""`playbook check`: is the content right?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from ..content import problems, rules
from ..content.loader import content_roots, load
from ..content.opened import open_playbook, usual_shelf
from ..content.problems import ContentError, Problem, errors_of
from ..content.rules.checked import Concerns
from ..text.counted import counted
from ..work.settings import CONTENT
from .base import DONE, PROBLEMS, add_commands, application, fail, refuse, say
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
    """Check the content or pilots' records, and write what was found."""
    roots = content_roots()
    of_content = tuple(path for path in options.paths if _is_content(path, roots))
    records = [path for path in options.paths if path not in of_content]
    found = _of_records(records) if records else []
    checked = [counted(len(records), "record")] if records else []
    if of_content or not records:
        own, count = _of_content(replace(options, paths=of_content), roots)
        found += own
        checked.append(counted(count, "item"))
    if report := REPORTERS[options.style](found):
        typer.echo(report)
    if not found and options.style is Format.text:
        say(f"No problems in {' and '.join(checked)}.")
    return PROBLEMS if errors_of(found) else DONE


def _of_content(options: CheckOptions, roots: tuple[Path, ...]) -> tuple[list[Problem], int]:
    """Return what is wrong with the content, and how many items it has; say what is replaced."""
    concerns = _concerns(options.paths)
    with Progress("Checking") as progress:
        loaded = load(roots, progress, shelf=usual_shelf())
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
    return found, len(loaded.items)


def _of_records(paths: Sequence[Path]) -> list[Problem]:
    """Return what is wrong with pilots' records, file by file."""
    from .records import read_pilot  # noqa: PLC0415 - what reads records, for checks of records

    playbook = cache(lambda: open_playbook(content_roots(), usual_shelf()))
    try:
        return [problem for path in paths for problem in read_pilot(path, playbook)[2]]
    except ContentError as error:
        fail(f"the content has problems.\n{error}")


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Report only on these files or folders of the content, or on pilots' records."
        ),
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


def _is_content(path: Path, roots: tuple[Path, ...]) -> bool:
    """Whether a path is below a content root; stop if it is no pilot's record either."""
    if not path.exists():
        refuse(f"{path} does not exist.")
    if _place(path).startswith(tuple(map(_place, roots))):
        return True
    from .records import is_record  # noqa: PLC0415 - as above

    if not is_record(path):
        shown = ", ".join(map(str, roots))
        refuse(
            f"{path} is no pilot's record, and not below a content root ({shown}). "
            f"Set {CONTENT.name} to its root."
        )
    return False


def _place(path: Path) -> str:
    """Return where a path leads, so that what lies below it begins with the same.

    By its letters, not by following links: a link among the content is one of the problems. As a
    text, since it is asked for every file of the content.
    """
    return os.path.join(os.path.abspath(path), "")  # noqa: PTH100, PTH118
