"""`playbook upgrade`: how does content of edition 2026.1 get the shapes of today?"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ..content.loader import content_roots, read_text
from ..content.problems import Problem, as_text, shown_path
from ..contribute.upgrade import Upgrade, plan_upgrade, version_of
from ..model import SCHEMA_VERSION
from ..text.counted import counted
from ..work.swap import replacing
from .base import DONE, fail, refuse, say

_DATES = (
    "`dates.outcome` is now when the outcome came about. Where it was the day of a last look, "
    "write that under `dates.seen`."
)


@dataclass(frozen=True)
class UpgradeOptions:
    """Which content root, and whether to look only."""

    root: Path
    dry_run: bool


def execute_upgrade(options: UpgradeOptions) -> int:
    """Rewrite a content root of edition 2026.1, and list what a person has to decide."""
    root = options.root
    _require_upgradable(root)
    others = [other for other in content_roots() if other.is_dir() and not other.samefile(root)]
    plan = plan_upgrade(root, others)
    if plan.problems:
        typer.echo(as_text(sorted(plan.problems)))
        fail("nothing was changed.")
    if not plan.after:
        refuse(f"nothing in {root} is written for an earlier version.")
    records = counted(plan.records, "retrospective")
    files = counted(plan.organisations, "organisation")
    typer.echo(f"Rewritten: {records}. Given a file: {files}.")
    if plan.open:
        typer.echo("\n".join(["A person has to decide:", *map(_line, plan.open)]))
    if options.dry_run:
        say("Nothing was changed.")
        return DONE
    _write(root, plan)
    say(f"Upgraded. {_DATES} `playbook check` asks for the rest until it is decided.")
    return DONE


def upgrade(
    root: Annotated[Path, typer.Argument(metavar="ROOT", help="The folder of content.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")
    ] = False,
) -> None:
    """Rewrite content that was written for edition 2026.1, as far as that needs no decision.

    Every text and every remark stays, and so do lines that need no change. What a person has to
    decide is left out and listed. All files are written, or none.
    """
    raise typer.Exit(execute_upgrade(UpgradeOptions(root, dry_run)))


COMMANDS = {"upgrade": upgrade}
EXITS = {
    "upgrade": "Exits with 0 when it is done or could be, 1 when nothing was changed because a "
    "file can't be read or rewritten, 2 for wrong usage."
}


def _require_upgradable(root: Path) -> None:
    if not root.is_dir():
        refuse(f"there is no folder {root}.")
    if Path.cwd().is_relative_to(root.resolve()):
        refuse(f"run it from a folder above {shown_path(root.resolve())}, which is replaced whole.")
    version = version_of(root)
    if version == SCHEMA_VERSION:
        refuse(f"{root} is written for version {SCHEMA_VERSION} of the shapes already.")
    if version is not None:
        refuse(f"{root} is written for version {version} of the shapes, which is not known here.")


def _line(problem: Problem) -> str:
    return f"    {problem.in_brief}"


def _write(root: Path, plan: Upgrade) -> None:
    """Write all files into a copy of the root, and put that in its place."""
    with replacing(root, say) as replacement:
        shutil.copytree(replacement.place, replacement.next, symlinks=True, dirs_exist_ok=True)
        for path, text in plan.after.items():
            new = replacement.next / path.relative_to(root)
            new.parent.mkdir(exist_ok=True)
            new.write_bytes(text.encode())
        changed = _changed(plan)
        if changed:
            fail(f"{shown_path(changed[0])} has changed meanwhile. Nothing was changed.")
        replacement.swap()


def _changed(plan: Upgrade) -> Sequence[Path]:
    return [path for path, before in plan.before.items() if read_text(path)[0] != before]
