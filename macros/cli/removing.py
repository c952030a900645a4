"""`playbook remove`: how does an item leave the playbook, and with it what leads to it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ..content.history import tags_with
from ..content.loader import ItemKey, Loaded, Shelf, content_roots, load
from ..content.problems import Problem, did_you_mean, shown_path
from ..contribute.removal import Removal, plan_removal
from ..pages.addresses import address_of
from ..site.mentioned import pages_naming
from ..text.counted import counted
from .base import DONE, PROBLEMS, fail, refuse, say
from .changing import DOCS, carried_out, require_clean, require_own, say_of_updates

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
    require_clean(loaded)
    plan = plan_removal(key, loaded, roots, partial(pages_naming, docs=DOCS), shelf)
    require_own((*plan.gone, *plan.edits))
    _tell(plan)
    say_of_updates(roots, (*plan.gone, *plan.edits))
    if plan.decisions:
        _say_all("A person has to decide first:", plan.decisions)
        fail("nothing was changed.")
    if options.dry_run:
        say("Nothing was changed.")
        return DONE
    if not carried_out("remove", plan.edits, plan.gone, yes=options.yes):
        return PROBLEMS
    files = counted(len(plan.edits), "file")
    again = " Read the changed texts again: they may still tell of it." if plan.edits else ""
    say(f"Removed; {files} changed. The content passes the check.{again}")
    return DONE


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
        typer.echo(f"{deed.place}: {deed.where}: {deed.message}")
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
    lines = [f"    {one.in_brief}" + (f". {one.hint}" if one.hint else "") for one in problems]
    if lines:
        say("\n".join([head, *lines]))
