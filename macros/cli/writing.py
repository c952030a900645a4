"""`playbook new`: how is a new file of content written?

Answers come from options, from another YAML file or from an issue; what is still needed is asked.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from ..content.loader import Loaded, content_roots, load, read_record, read_text, read_tree
from ..content.problems import Problem, as_text, errors_of
from ..contribute.drafts import (
    Draft,
    DraftError,
    draft_text,
    field_of,
    problems_of,
    read_draft,
    read_otherwise,
)
from ..contribute.filing import filing_of
from ..contribute.leads import from_lead, is_lead
from ..contribute.questions import questions
from ..contribute.writer import UnwritableError
from ..model import Item, Lead, Pattern, Retrospective
from ..pilot import PilotRecord, as_retrospective
from ..text.counted import counted
from .base import DONE, fail, refuse, say
from .flags import flag_of, flags, given_by, option_of
from .interview import Interview
from .issuing import write_issue

KINDS: tuple[type[Item], ...] = (Retrospective, Pattern, Lead)
"""The kinds that people contribute from outside."""

_MISSING = "missing-field"


@dataclass(frozen=True)
class NewOptions:
    """Where the answers come from, and where the file goes."""

    kind: type[Item]
    given: Mapping[str, Any]
    source: Path | None
    issue: Path | None
    kept_in: Path
    root: Path | None


def execute_new(options: NewOptions) -> int:
    """Write a new file, asking for what is missing."""
    roots = content_roots()
    root = options.root or roots[-1]
    if not root.is_dir():
        refuse(f"{root} is no folder of content.")
    loaded = load(roots)
    try:
        if options.issue is not None:
            text = _content(options.issue, is_pasted=True)
            return write_issue(options.kind, text, options.given, root, loaded)
        draft = _begun(options, root, loaded)
        is_begun = options.source is None and options.kept_in.exists()
        if is_begun or _lacks(draft, root, loaded):
            draft = _asked(draft, options, root, loaded)
        return _write(draft, options, root, loaded)
    except (DraftError, UnwritableError) as error:
        fail(f"{error}.")


def _begun(options: NewOptions, root: Path, loaded: Loaded) -> Draft:
    """Return what is known before anything is asked."""
    draft = Draft(options.kind, {})
    if options.source is not None:
        draft = _from_file(options.kind, options.source, root, loaded)
    elif options.kept_in.exists():
        say(f"Going on with {options.kept_in}; delete it to begin anew.")
        draft = read_draft(options.kind, options.kept_in, _content(options.kept_in))
    return draft.having(**options.given).having_asked(*options.given)


def _from_file(kind: type[Item], path: Path, root: Path, loaded: Loaded) -> Draft:
    """Return a draft from a file with the same fields, of what is wanted, or of a pilot."""
    text = _content(path)
    draft = read_draft(kind, path, text)
    if cut := sorted(read_otherwise(kind, path, text)):
        say(as_text(cut))
    if is_lead(draft):
        return from_lead(draft, path, text)
    if kind is Retrospective and "start" in draft.answers and "version" in draft.answers:
        tree, _ = read_tree(path, text)
        record, problems = read_record(tree, PilotRecord) if tree else (None, [])
        if record is None:
            raise DraftError("\n".join(map(str, problems)))
        return _of_pilot(Draft(kind, as_retrospective(record, loaded.playbook())), root, loaded)
    return draft


def _of_pilot(draft: Draft, root: Path, loaded: Loaded) -> Draft:
    """Return the draft that a pilot gives: what it tells in part is asked to its end."""
    found = problems_of(draft.completed(loaded), root, loaded)
    in_part = {field_of(problem) for problem in found if problem.rule == _MISSING}
    return draft.having_asked(*(name for name in draft.answers if name not in in_part))


def _content(path: Path, *, is_pasted: bool = False) -> str:
    found = read_text(path, is_pasted=is_pasted) if path.exists() else (None, [])
    text, problems = found
    if text is None:
        raise DraftError(problems[0].message if problems else f"{path} does not exist")
    return text


def _lacks(draft: Draft, root: Path, loaded: Loaded) -> bool:
    found = problems_of(draft.completed(loaded), root, loaded)
    return any(map(_is_unasked, errors_of(found)))


def _is_unasked(problem: Problem) -> bool:
    """Whether a question has not been answered, and no answer is wrong."""
    is_tie = (problem.rule, problem.where) == ("tie", "record")
    return problem.rule == _MISSING or is_tie or not problem.where


def _asked(draft: Draft, options: NewOptions, root: Path, loaded: Loaded) -> Draft:
    kept = draft

    def keep(latest: Draft) -> None:
        nonlocal kept
        kept = latest
        options.kept_in.write_text(draft_text(latest), encoding="utf-8")

    try:
        return Interview(draft, root, loaded, keep, options.kept_in).run()
    except (typer.Abort, EOFError, KeyboardInterrupt):
        typer.echo()
        if not options.kept_in.exists():
            raise DraftError(f"stopped before the first answer. {_needed(draft)}") from None
        command = f"playbook new {options.kind.kind}"
        raise DraftError(
            f"stopped. {counted(len(kept.answers), 'answer is', 'answers are')} in "
            f"{options.kept_in}; `{command}` goes on"
        ) from None


def _needed(draft: Draft) -> str:
    """Name the options that answer what is needed, for whoever has no terminal."""
    needed = {question.name for question in questions(draft.kind) if question.is_needed}
    missing = [
        flag_of(path)
        for path, question in flags(draft.kind).items()
        if question.is_required and path[0] in needed - set(draft.answers)
    ]
    return f"Without a terminal, give {', '.join(missing)}"


def _write(draft: Draft, options: NewOptions, root: Path, loaded: Loaded) -> int:
    filing = filing_of(draft, root, loaded)
    found = filing.problems()
    if errors_of(found):
        typer.echo(as_text(found))
        fail(f"nothing was written; {filing.path} would have these problems.")
    try:
        filing.write()
    except FileExistsError as error:
        fail(
            f"{error.filename} exists already, and nothing is ever overwritten. Give another --id."
        )
    for path in filing.texts:
        typer.echo(path.as_posix())
    if found:
        typer.echo(as_text(found), err=True)
        say("It passes the check. Look at the warnings first: what is published stays published.")
    else:
        say("It passes the check. Next: commit it on a branch and open a pull request.")
    if options.source is None:
        options.kept_in.unlink(missing_ok=True)
    return DONE


def _command(kind: type[Item]) -> Callable[..., None]:
    """Return the command for a kind, with an option for each field of the model."""

    def command(**arguments: Any) -> None:
        own = {name: arguments.pop(name) for name in ("source", "issue", "kept_in", "root")}
        given = given_by(kind, arguments)
        raise typer.Exit(execute_new(NewOptions(kind=kind, given=given, **own)))

    command.__doc__ = f"Write a new {kind.label.lower()}; what no option answers is asked."
    parameters = [*_fixed(kind), *(option_of(path, asked) for path, asked in flags(kind).items())]
    vars(command)["__signature__"] = inspect.Signature(parameters)
    return command


def _fixed(kind: type[Item]) -> Iterator[inspect.Parameter]:
    name = kind.kind
    known: list[tuple[str, Any, object, Any]] = [
        ("source", Path | None, None, ("--from", "Begin with the answers of this YAML file.")),
        ("issue", Path | None, None, ("--from-issue", "Take all answers from an issue's text.")),
        ("kept_in", Path, Path(f"draft-{name}.yml"), ("--draft", "Keep unfinished answers here.")),
        ("root", Path | None, None, ("--root", "Write below this content root, not the last one.")),
        ("id", str | None, None, ("--id", "The file's name; made from the title otherwise.")),
    ]
    for parameter, kind_of_value, default, (flag, words) in known:
        option = typer.Option(flag, help=words, show_default=False)
        yield _parameter(parameter, Annotated[kind_of_value, option], default)


def _parameter(name: str, annotation: Any, default: object) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


COMMANDS = {kind.kind: _command(kind) for kind in KINDS}
EXITS = (
    "Exits with 0 when the file is written, 1 when it is not (stopped, or with problems), "
    "2 for wrong usage."
)
