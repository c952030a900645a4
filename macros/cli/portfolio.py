"""`playbook pilot status`: how do all pilots below some folders stand today?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..content.opened import current_playbook
from ..content.problems import ContentError, Place, Problem, as_text
from ..files.data.tables import csv_bytes
from ..model import Playbook
from ..pages.render import Renderer
from ..pilot import PilotRecord
from ..pilot.calendar import calendar_text
from ..pilot.learnt import learnt, learnt_lines
from ..pilot.portfolio import (
    FiledStatus,
    Portfolio,
    cells,
    column_words,
    criteria_words,
    file_problem,
    head_words,
    next_words,
    urgency,
)
from ..pilot.status import is_overdue, status
from ..text.counted import counted
from .base import DONE, PROBLEMS, fail, refuse, say
from .columns import GAP, table_lines, wrapped
from .records import read_pilot

_WIDE = 120
_NARROW = 80
_RIGHTS = "Check its rights, or leave it out."
_SKIPPED = frozenset({"node_modules", "__pycache__"})


class StatusFormat(StrEnum):
    """How the pilots are written."""

    text = "text"
    json = "json"
    html = "html"
    csv = "csv"
    ics = "ics"
    page = "page"


@dataclass
class PilotFiles:
    """The pilots that files hold, and what is wrong with other files."""

    records: list[tuple[str, PilotRecord]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class PortfolioView:
    """A portfolio as pages show it: with its words."""

    head: str
    undecided: str
    columns: tuple[str, ...]
    rows: tuple[tuple[FiledStatus, tuple[str, ...]], ...]
    problems: tuple[str, ...]
    learnt: dict[str, list[str]]
    edition: str


def status_command(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER]…",
            help="Folders, below which every pilot.yml and *.pilot.yml is read, or such files.",
        ),
    ] = None,
    style: Annotated[
        StatusFormat,
        typer.Option(
            "--format",
            help="How to write them; ics is one calendar of all pilots, page is what they show "
            "together as a page of the site, without the name of a pilot.",
        ),
    ] = StatusFormat.text,
    today: Annotated[
        str, typer.Option(help="The day to look from, YYYY-MM-DD; today if not given.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    *,
    fail_on_overdue: Annotated[
        bool, typer.Option("--fail-on-overdue", help="Exit with 1 when a pilot missed a day.")
    ] = False,
) -> None:
    """Say how pilots stand: their week, gates, criteria, next date, and what is overdue."""
    day = _day(today)
    playbook = _playbook()
    found = _read_all(folders or [Path()], playbook)
    portfolio = _portfolio(found, playbook, day)
    stamp = f"{day:%Y%m%d}T000000Z" if today else f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    if style is StatusFormat.ics:
        content = calendar_text((record for _, record in found.records), playbook, stamp).encode()
    else:
        content = _written(portfolio, style, playbook, day)
    if out is None:
        typer.echo(content, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    if found.problems:
        say(as_text(sorted(found.problems)))
    missed = [each for each in portfolio.pilots if any(map(is_overdue, each.flags))]
    has_failed = bool(found.problems) or (fail_on_overdue and bool(missed))
    raise typer.Exit(PROBLEMS if has_failed else DONE)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError:
        refuse(f"{given!r} is no day; write it as YYYY-MM-DD.")


def _playbook() -> Playbook:
    try:
        return current_playbook()
    except ContentError as error:
        fail(f"the content has problems.\n{error}")


def _read_all(folders: Iterable[Path], playbook: Playbook) -> PilotFiles:
    found, ids, paths = PilotFiles(), dict[str, Path](), dict[Path, Path]()
    for folder in folders:
        for path in _files_below(folder, found.problems):
            paths.setdefault(path.resolve() if not path.is_symlink() else path.absolute(), path)
    if not paths and not found.problems:
        refuse("there is no pilot.yml here. Name the folders in which pilots keep theirs.")
    for path in paths.values():
        tree, record, problems = read_pilot(path, lambda: playbook)
        if tree is None or record is None:
            found.problems += problems
            continue
        found.records.append((path.as_posix(), record))
        if record.id in ids:
            message = f"the id {record.id!r} is that of the pilot in {ids[record.id]} too"
            hint = "Give each pilot an id of its own."
            found.problems.append(Problem(tree.place(("id",)), "pilot-id-twice", message, hint))
        ids.setdefault(record.id, path)
    return found


def _files_below(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the pilots' files below a folder; a folder that can't be read becomes a problem."""

    def unreadable(error: OSError) -> None:
        message = f"the folder can't be read: {error.strerror}"
        problems.append(Problem(Place(Path(error.filename)), "unreadable", message, _RIGHTS))

    if folder.is_file():
        yield folder
        return
    if not folder.is_dir():
        refuse(f"{folder} does not exist.")
    for above, names, files in os.walk(folder, onerror=unreadable):
        names[:] = sorted(n for n in names if not n.startswith(".") and n not in _SKIPPED)
        for name in sorted(files):
            if name == "pilot.yml" or name.endswith(".pilot.yml"):
                yield Path(above) / name


def _portfolio(found: PilotFiles, playbook: Playbook, today: date) -> Portfolio:
    pilots = [
        FiledStatus(file=name, **status(record, playbook, today).model_dump())
        for name, record in found.records
    ]
    return Portfolio(
        version=1,
        today=str(today),
        pilots=tuple(sorted(pilots, key=lambda each: (urgency(each), each.title.lower()))),
        problems=tuple(map(file_problem, sorted(found.problems))),
        learnt=learnt([record for _, record in found.records], playbook, today),
    )


def _written(portfolio: Portfolio, style: StatusFormat, playbook: Playbook, today: date) -> bytes:
    if style is StatusFormat.json:
        return f"{portfolio.model_dump_json(indent=2)}\n".encode()
    if style is StatusFormat.csv:
        columns = ("File", *column_words())
        return csv_bytes(columns, ((each.file, *cells(each)) for each in portfolio.pilots))
    if style is StatusFormat.text:
        width = shutil.get_terminal_size((_NARROW, 24)).columns
        return "".join(f"{line}\n" for line in _lines(portfolio, today, width)).encode()
    head, undecided = head_words(portfolio.pilots, portfolio.today)
    view = PortfolioView(
        head=head,
        undecided=undecided,
        columns=column_words(),
        rows=tuple((each, cells(each)) for each in portfolio.pilots),
        problems=tuple(f"{each.file}: {each.message}" for each in portfolio.problems),
        learnt=learnt_lines(portfolio.learnt, today),
        edition=playbook.edition.title,
    )
    name = "portfolio.html" if style is StatusFormat.html else "learnt.md"
    return Renderer(playbook, "").render(f"documents/{name}", view).encode()


def _lines(portfolio: Portfolio, today: date, width: int) -> Iterator[str]:
    """Yield a portfolio in lines for a terminal of a width: a row a pilot, its flags below it."""
    yield from filter(None, head_words(portfolio.pilots, portfolio.today))
    if portfolio.problems:
        yield _left_out(portfolio)
    yield ""
    if not portfolio.pilots:
        return
    is_wide = width >= _WIDE
    widths = (22, 18, 18, 4, 5, 16, 25) if is_wide else (22, 4, 5, 16, 25)
    heads = ("Pilot", "Owner", "Step", "Week", "Gates", "Criteria", "Next date")
    yield from table_lines(_narrowed(heads, is_wide=is_wide), widths)
    yield from table_lines(["-" * each for each in widths], widths)
    whole = sum(widths) + GAP * (len(widths) - 1)
    for each in portfolio.pilots:
        yield from table_lines(_narrowed(_row(each), is_wide=is_wide), widths)
        if not is_wide:
            yield from (f"  {line}" for line in wrapped(_whose(each), whole - 2))
        for flag in each.flags:
            mark = "!" if flag.level == "red" else "-"
            first, *rest = wrapped(f"{flag.message} [{flag.code}]", whole - 4)
            yield from (f"  {mark} {first}", *(f"    {line}" for line in rest))
    yield from _learnt_lines(portfolio, today, whole)


def _row(each: FiledStatus) -> tuple[str, ...]:
    opened = f"{sum(gate.open for gate in each.gates)}/{len(each.gates)}"
    week = "" if each.week is None else str(each.week)
    return (
        *(each.title, each.owner, each.step, week, opened),
        *(criteria_words(each), next_words(each)),
    )


def _whose(each: FiledStatus) -> str:
    """Return the owner and the step, for where they have no columns."""
    owner = f"Owner: {each.owner}" if each.owner else "No owner"
    return f"{owner}; step: {each.step}"


def _left_out(portfolio: Portfolio) -> str:
    files = counted(len({each.file for each in portfolio.problems}), "file")
    return f"{files} with problems, listed at the end."


def _narrowed(row: Sequence[str], *, is_wide: bool) -> Sequence[str]:
    """Leave out the columns of the owner and the step where there is no room for them."""
    return row if is_wide else (row[0], *row[3:])


def _learnt_lines(portfolio: Portfolio, today: date, width: int) -> Iterator[str]:
    intro, *rest = (
        line for lines in learnt_lines(portfolio.learnt, today).values() for line in lines
    )
    if rest:
        yield ""
        yield from wrapped(intro, width)
        for line in rest:
            first, *more = wrapped(line, width - 2)
            yield from (f"- {first}", *(f"  {part}" for part in more))
