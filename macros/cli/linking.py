"""`playbook links`: which addresses outside the playbook are dead?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from ..content.loader import content_roots, load
from ..content.problems import Place, Problem, as_text, shown_path
from ..content.reachable import TIMEOUT, Found, addresses, ask_all
from ..text.counted import counted
from .base import DONE, PROBLEMS, say
from .progress import Progress


class LinkFormat(StrEnum):
    """How dead addresses are written."""

    text = "text"
    markdown = "markdown"


@dataclass(frozen=True)
class LinksOptions:
    """How to ask, and how to say it."""

    style: LinkFormat
    timeout: float


def execute_links(options: LinksOptions) -> int:
    """Ask for every address, and write which are dead."""
    uses = addresses(load(content_roots()))
    with Progress("Asking", of=("address", "addresses")) as progress:
        found = ask_all(uses, progress, timeout=options.timeout)
    dead = [one for one in found if one.state == "dead"]
    unsure = [one for one in found if one.state == "unsure"]
    if options.style is LinkFormat.markdown:
        typer.echo(as_markdown(dead, unsure))
    elif dead:
        typer.echo(as_text([_problem(one, place) for one in dead for place in one.uses]))
    asked = counted(len(found), "address", "addresses")
    say(f"{asked}: {len(dead)} dead, {len(unsure)} gave no clear answer.")
    return PROBLEMS if dead else DONE


def as_markdown(dead: Sequence[Found], unsure: Sequence[Found]) -> str:
    """Write the text of one issue: a task for each dead address, and the doubtful ones below."""
    if not dead and not unsure:
        return "Every address that the playbook links to answers."
    lines = ["Addresses that the playbook links to and that are gone:", ""] if dead else []
    for one in dead:
        lines.append(f"- [ ] {_code(one.url)} ({one.said}), in {_places(one)}.")
        lines.append(f"  Perhaps {_code(one.archived)} has it: put a good copy under `archived`.")
    if unsure:
        lines += ["", "No clear answer; a reader may still get one:", ""]
        lines += [f"- {_code(one.url)} ({one.said}), in {_places(one)}." for one in unsure]
    return "\n".join(lines).strip()


def links(
    style: Annotated[
        LinkFormat, typer.Option("--format", help="How to write it; markdown is an issue's text.")
    ] = LinkFormat.text,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds to wait for an answer.")
    ] = TIMEOUT,
) -> None:
    """Ask for every address that the content links to, and list those that are dead."""
    raise typer.Exit(execute_links(LinksOptions(style, timeout)))


COMMANDS = {"links": links}
EXITS = {"links": "Exits with 0 when no address is dead, 1 when some are. It needs the network."}


def _problem(found: Found, place: Place) -> Problem:
    return Problem(
        place,
        "dead-link",
        f"{found.url} is gone ({found.said})",
        f"Link to another page, or to a copy: {found.archived}",
    )


def _places(found: Found) -> str:
    return ", ".join(f"{_code(shown_path(use.path))} line {use.line}" for use in found.uses)


def _code(text: str) -> str:
    """Show text as code: nothing of it is Markdown, mentions nobody and closes nothing."""
    return f"`{text.replace('`', '%60')}`"
