"""`playbook pilot`: where does a pilot stand, by its own record in the team's repository?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ..content.loader import Tree, read_record, read_tree, unreadable_characters
from ..content.opened import current_playbook
from ..content.problems import ContentError, Problem, as_text, did_you_mean, field_name
from ..model import Playbook
from ..pages.render import Renderer
from ..pilot import (
    GATES,
    PilotRecord,
    judge,
    memo_view,
    phrases,
    proposed,
    start_record,
    unkept_lists,
)
from .base import DONE, PROBLEMS, fail, refuse, say
from .merging import EXIT, merge_records
from .portfolio import status_command
from .records import read_pilot

RecordPath = Annotated[Path, typer.Argument(help="The pilot's record.", metavar="pilot.yml")]


def new(
    record: RecordPath = Path("pilot.yml"),
    start: Annotated[
        str, typer.Option(help="The first day of week 1, YYYY-MM-DD.", prompt="First day of week 1")
    ] = ...,  # type: ignore[assignment]
    title: Annotated[
        str, typer.Option(help="What the pilot is called.", prompt="What the pilot is called")
    ] = ...,  # type: ignore[assignment]
) -> None:
    """Write a record to fill in; a file that is there already stays as it is."""
    if record.exists():
        refuse(f"{record} exists already; name another file.")
    playbook = _playbook()
    view = start_record(playbook, title=title, start=start)
    text = Renderer(playbook, "").render("documents/pilot_record.txt", view)
    tree, problems = None, unreadable_characters(record, text)
    if not problems:
        tree, problems = read_tree(record, text)
    if tree is not None:
        _, problems = read_record(tree, PilotRecord)
        if (tree.data["title"], tree.data["start"]) != (title, start):
            refuse("the title would not read back as it was given; write it otherwise.")
    if problems:
        refuse("; ".join(problem.message for problem in problems) + ".")
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(text, encoding="utf-8")
    say(f"Fill in {record}, then ask: playbook pilot gate readiness {record}")


def gate(
    name: Annotated[str, typer.Argument(help=f"The gate: {', '.join(GATES)}.", metavar="GATE")],
    record: RecordPath = Path("pilot.yml"),
) -> None:
    """Judge the record by a gate; say what is missing, each with its place in the file."""
    known = next((one for one in GATES if one == name), None)
    if known is None:
        near = did_you_mean(name, GATES)
        there = f"Did you mean {near}?" if near else f"There are: {', '.join(GATES)}."
        refuse(f"there is no gate {name!r}. {there}")
    tree, pilot = _read(record)
    playbook = _playbook()
    judgement = judge(pilot, known, playbook)
    missing = [
        Problem(tree.place(entry.path), entry.code, entry.message, "", field_name(entry.path))
        for entry in judgement.missing
    ]
    if missing:
        typer.echo(as_text(sorted(missing)))
    for checklist in unkept_lists(pilot, known, playbook):
        say(f"The checklist “{checklist.title}” is not kept in this record.")
    if known == "decision":
        proposal = phrases()["outcomes"][proposed(pilot, playbook)]
        say(f"The framework's rule proposes: {proposal}.")
    say(f"The {known} gate is {'open' if judgement.is_open else 'shut'}.")
    raise typer.Exit(DONE if judgement.is_open else PROBLEMS)


def report(
    record: RecordPath = Path("pilot.yml"),
    out: Annotated[
        Path | None, typer.Option(help="Write the memo here, as .docx or .md, and don't print it.")
    ] = None,
) -> None:
    """Write the decision memo: criteria beside readings, the six records, the decision."""
    _, pilot = _read(record)
    playbook = _playbook()
    view = memo_view(pilot, playbook)
    text = Renderer(playbook, "").render("documents/decision_memo.txt", view)
    if out is None:
        typer.echo(text, nl=False)
        return
    if out.suffix not in {".docx", ".md"}:
        refuse(f"{out} ends in neither .docx nor .md.")
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.suffix == ".docx":
        from ..files.office.documents import memo_document  # noqa: PLC0415 - of an extra

        out.write_bytes(memo_document(view, playbook.edition))
    else:
        out.write_text(text, encoding="utf-8")


def _read(path: Path) -> tuple[Tree, PilotRecord]:
    if not path.exists():
        refuse(f"{path} does not exist. Write one with: playbook pilot new {path}")
    tree, pilot, problems = read_pilot(path, _playbook)
    if tree is None or pilot is None:
        typer.echo(as_text(problems))
        raise typer.Exit(PROBLEMS)
    if problems:
        say(as_text(problems))
    return tree, pilot


def _playbook() -> Playbook:
    try:
        return current_playbook()
    except ContentError as error:
        fail(f"the content has problems.\n{error}")


COMMANDS: dict[str, Callable[..., None]] = {
    "new": new,
    "gate": gate,
    "report": report,
    "status": status_command,
    "merge": merge_records,
}
EXITS = {
    "new": "Exits with 0 when the record is written, 2 when the file exists or an answer is wrong.",
    "gate": "Exits with 0 when the gate is open, 1 when something is missing, 2 for wrong usage.",
    "report": "Exits with 0, 1 when the record has problems, 2 for wrong usage.",
    "status": "Exits with 0, 1 when a file has problems or, with --fail-on-overdue, a pilot missed "
    "a day, 2 for wrong usage.",
    "merge": EXIT,
}
