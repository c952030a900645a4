"""`playbook queue`: what waits for whom, and which labels say so?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..contribute.queue import QueueError, entries_in, label_commands, labels_text, queue_text
from .base import DONE, fail


class LabelFormat(StrEnum):
    """How the labels are written."""

    text = "text"
    github = "github"


def execute_list(file: Path | None) -> int:
    """Write what waits, as GitHub's own program has listed it."""
    data = sys.stdin.buffer.read() if file is None else file.read_bytes()
    try:
        entries = entries_in(data.decode("utf-8", "replace"))
    except QueueError as error:
        fail(f"{error}.")
    typer.echo(queue_text(entries, date.today()))
    return DONE


def waiting(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="What `gh issue list --json number,title,labels,createdAt,updatedAt,author` has "
            "printed, or `gh pr list` with the same; without a file it is read from the input.",
        ),
    ] = None,
) -> None:
    """List what waits by its state, the oldest first, with its days and what comes next."""
    raise typer.Exit(execute_list(file))


def labels(
    style: Annotated[
        LabelFormat,
        typer.Option("--format", help="How to write them; github is commands for GitHub's `gh`."),
    ] = LabelFormat.text,
) -> None:
    """List the labels of issues: what each says, who sets it, and what follows."""
    typer.echo(labels_text() if style is LabelFormat.text else label_commands())


COMMANDS: dict[str, Callable[..., None]] = {"list": waiting, "labels": labels}
EXITS = {
    "list": "Exits with 0, 1 when the data is no list of issues, or 2 when there is no such file.",
    "labels": "Exits with 0.",
}
