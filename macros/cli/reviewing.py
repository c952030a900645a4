"""`playbook review`: what does a maintainer need to see of a retrospective, to review it?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ..content.history import HistoryError, content_at
from ..content.loader import Loaded, content_roots, load
from ..content.problems import did_you_mean, errors_of, shown_path
from ..content.rules import check
from ..content.rules import review as review_content
from ..contribute.changes import changes_between
from ..contribute.review import EvidenceBecomes, sheet_of, without
from ..contribute.review.markdown import sheet_markdown
from ..model import Item, Playbook, Retrospective, Withdrawn
from ..text.counted import counted
from .base import DONE, fail, refuse, say
from .comparing import evidence_in_words


@dataclass(frozen=True)
class ReviewOptions:
    """Which retrospectives to review, and since which revision they are new or changed."""

    names: tuple[str, ...]
    since: str


def execute_review(options: ReviewOptions) -> int:
    """Write a review sheet for each retrospective that is named, or that has changed."""
    if not options.names and not options.since:
        refuse("name a retrospective by its id or its file, or give --since REV.")
    loaded = load(content_roots())
    if errors := errors_of(check(loaded)):
        fail(f"the content has {counted(len(errors), 'problem')}; `playbook check` lists them.")
    named = [_case(name, loaded) for name in options.names]
    before = _earlier(options.since) if options.since else None
    cases = named or [case for case in loaded.items.of(Retrospective) if _is_new(case, before)]
    if not cases:
        say(f"No retrospective is new or changed since {options.since}.")
    playbook, found = loaded.playbook(), review_content(loaded)
    sheets = []
    for case in sorted(cases, key=lambda case: case.id):
        path = loaded.trees[case.kind, case.id].path
        becomes = _becomes(case, playbook, before)
        own = [problem for problem in found if problem.place.path == path]
        sheets.append(sheet_markdown(sheet_of(case, loaded, shown_path(path), becomes, own)))
    if sheets:
        typer.echo("\n\n".join(sheets))
    return DONE


def review(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID|FILE]...", help="Retrospectives, each by its id or its file."),
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            metavar="REV",
            help="Compare the evidence with this revision; without a name, review every "
            "retrospective that is new or changed since then.",
        ),
    ] = "",
) -> None:
    """Write a review sheet: each statement with its sources, each code beside its test.

    It is Markdown, and shows the contribution's text as code.
    """
    raise typer.Exit(execute_review(ReviewOptions(tuple(names or ()), since)))


COMMANDS = {"review": review}
EXITS = {
    "review": "Exits with 0, 1 when the content has problems or there is no such revision, or 2 "
    "when there is no such retrospective."
}


def _case(name: str, loaded: Loaded) -> Retrospective:
    """Return the retrospective of an id or a file; stop where there is none to review."""
    found: list[Retrospective | Withdrawn] = [
        *loaded.items.of(Retrospective),
        *loaded.items.of(Withdrawn),
    ]
    wanted = Path(name).absolute()
    for case in found:
        if name == case.id or loaded.trees[case.kind, case.id].path.absolute() == wanted:
            if isinstance(case, Withdrawn):
                refuse(f"{case.id} was withdrawn; there is nothing left to review.")
            return case
    near = did_you_mean(name, (case.id for case in found))
    more = f" Did you mean {near}?" if near else ""
    return refuse(f"there is no retrospective {name!r}.{more}")


def _earlier(revision: str) -> dict[str, Item]:
    """Return the retrospectives of a revision, by their ids."""
    try:
        with content_at(revision, content_roots()) as then:
            return {item.id: item for item in load(then).items.of(Retrospective)}
    except HistoryError as error:
        fail(f"{error}.")


def _is_new(case: Retrospective, before: dict[str, Item] | None) -> bool:
    return before is not None and before.get(case.id) != case


def _becomes(
    case: Retrospective, playbook: Playbook, before: dict[str, Item] | None
) -> EvidenceBecomes:
    """Return what the evidence becomes with a record; without a revision, compared with none."""
    instead = before.get(case.id) if before else None
    changes = changes_between(without(case, playbook, instead), playbook)
    return EvidenceBecomes(
        evidence_in_words(changes),
        any(
            one.before is None or one.before.maturity != one.after.maturity
            for one in changes.patterns
        ),
    )
