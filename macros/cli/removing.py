"""`playbook remove`: how does an item leave the playbook, and with it what leads to it?"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ..content.history import tags_with
from ..content.loader import ItemKey, Loaded, Shelf, content_roots, load
from ..content.problems import Problem, did_you_mean, errors_of, shown_path
from ..content.rules import review
from ..contribute.removal import ChangedMeanwhileError, Removal, plan_removal, write_all
from ..pages.addresses import address_of
from ..site.mentioned import pages_naming
from ..text.counted import counted
from .base import DONE, PROBLEMS, agreed, fail, refuse, say

DOCS = Path("docs")
ADDRESSES = Path("tests") / "site" / "addresses.txt"
"""The list of published addresses, which a test holds."""

_PUBLISHED = (
    "What was published in an edition should be withdrawn and not removed, so that its address "
    "says what became of it: `playbook withdraw` does that to a retrospective. After a removal the "
    "address is dead."
)


@dataclass(frozen=True)
class RemoveOptions:
    """What to remove, and whether to do it without asking."""

    name: str
    dry_run: bool
    yes: bool


def execute_remove(options: RemoveOptions) -> int:
    """Say what the removal of an item does; do it, unless somebody has to decide first."""
    roots = content_roots()
    shelf = Shelf()
    loaded = load(roots, shelf=shelf)
    key = _key(options.name, loaded)
    if errors := errors_of(review(loaded)):
        noun = counted(len(errors), "problem")
        fail(f"the content has {noun}; `playbook check` lists them. Nothing was changed.")
    plan = plan_removal(key, loaded, roots, partial(pages_naming, docs=DOCS), shelf)
    _tell(plan)
    if len(roots) > 1 and any(path.is_relative_to(roots[0]) for path in (*plan.gone, *plan.edits)):
        say(f"This changes {roots[0]}, the first content folder: an update may conflict with it.")
    if plan.decisions:
        _say_all("A person has to decide first:", plan.decisions)
        fail("nothing was changed.")
    if options.dry_run:
        say("Nothing was changed.")
        return DONE
    return _remove(plan, yes=options.yes)


def remove(
    name: Annotated[str, typer.Argument(metavar="ID", help="The item's id, or its kind:id.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Remove an item that was never published, and take out everything that leads to it.

    Links in prose become plain text, relations are taken out, and the file is deleted. The content
    passes the check afterwards, or nothing is changed.
    """
    raise typer.Exit(execute_remove(RemoveOptions(name, dry_run, yes)))


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


COMMANDS = {"remove": remove}
EXITS = {
    "remove": "Exits with 0 when it is done or could be, 1 when nothing was changed because a "
    "person has to decide or said no, 2 for wrong usage."
}


def _key(name: str, loaded: Loaded) -> ItemKey:
    """Return the item that is meant; stop where there is none, or more than one."""
    kind, colon, item_id = name.rpartition(":")
    known = list(loaded.trees)
    found = [key for key in known if key[1] == item_id and (not colon or key[0] == kind)]
    if len(found) > 1:
        meant = " or ".join(f"{own}:{item_id}" for own, _ in found)
        refuse(f"{name} is the id of several items. Write {meant}.")
    if not found:
        near = did_you_mean(name, _names(known, with_kind=bool(colon)))
        refuse(f"there is no item {name!r}." + (f" Did you mean {near}?" if near else ""))
    return found[0]


def _names(keys: Iterable[ItemKey], *, with_kind: bool) -> list[str]:
    return [f"{kind}:{item_id}" if with_kind else item_id for kind, item_id in keys]


def _tell(plan: Removal) -> None:
    item, label = plan.item, plan.item.label
    typer.echo(f"{label}: {item.title}")
    typer.echo(f"{shown_path(plan.path)} is deleted.")
    if plan.uncovers:
        typer.echo(f"It replaced {shown_path(plan.uncovers)}, which applies again.")
    elif not (plan.deeds or plan.decisions):
        typer.echo("Nothing leads to it.")
    for deed in plan.deeds:
        typer.echo(f"{_place(deed)}: {deed.where}: {deed.message}")
    if tags := tags_with(plan.path):
        say(f"It was there at {', '.join(tags)}. {_PUBLISHED}")
    _say_all("Left as it is:", plan.left)
    if ADDRESSES.is_file() and not plan.uncovers:
        address = f"/{address_of(item)}"
        if address in ADDRESSES.read_text(encoding="utf-8").splitlines():
            say(
                f"{ADDRESSES.as_posix()} lists {address}, and `make test` asks for it: if the "
                "page was never published, take the line out."
            )


def _say_all(head: str, problems: Iterable[Problem]) -> None:
    lines = [f"    {_place(one)}: {_said(one)}" for one in problems]
    if lines:
        say("\n".join([head, *lines]))


def _said(problem: Problem) -> str:
    where = f"{problem.where}: " if problem.where else ""
    hint = f". {problem.hint}" if problem.hint else ""
    return f"{where}{problem.message}{hint}"


def _place(problem: Problem) -> str:
    place = problem.place
    return f"{shown_path(place.path)}:{place.line}:{place.column}"


def _remove(plan: Removal, *, yes: bool) -> int:
    if not agreed("remove", yes=yes, has_terminal=is_terminal()):
        return PROBLEMS
    try:
        write_all(plan.edits, plan.gone)
    except ChangedMeanwhileError as error:
        fail(f"{error}. Nothing was changed.")
    files = counted(len(plan.edits), "file")
    again = " Read the changed texts again: they may still tell of it." if plan.edits else ""
    say(f"Removed; {files} changed. The content passes the check.{again}")
    return DONE
