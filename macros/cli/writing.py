"""`playbook new`: how is a new file of content written?

Answers come from options, from another YAML file or from an issue; what is still needed is asked.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Annotated, Any

import typer

from ..content.loader import (
    Loaded,
    content_roots,
    is_installed,
    load,
    own_root,
    read_record,
    read_text,
    read_tree,
)
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
from ..contribute.issues.item_names import ItemNames
from ..contribute.leads import from_lead, is_lead
from ..contribute.places import steps_of
from ..contribute.questions import questions
from ..contribute.writer import UnwritableError
from ..model import Item, Lead, Pattern, Retrospective
from ..pilot import PilotRecord, as_retrospective
from ..text.counted import counted
from .base import DONE, fail, refuse, say
from .changing import is_terminal
from .flags import flags, given_by, only_in_a_file, option_of
from .interview import ONE_OF, Interview
from .issuing import write_issue
from .missing import needed
from .nearby import Nearby, SameRecordError
from .repairs import repaired
from .stance import FLAG, WORDS, told_by_flag

KINDS: tuple[type[Item], ...] = (Retrospective, Pattern, Lead)
"""The kinds that people contribute from outside."""

_HEADING = re.compile(r"\A\s*### \w", re.ASCII)
"""What the text of an issue begins with, and no file of answers."""
_LISTS = "\n  "
_MISSING = "missing-field"
_UNANSWERED = frozenset({_MISSING, "unsourced"})
"""Rules that are broken where a question was not answered."""


@dataclass(frozen=True)
class NewOptions:
    """Where the answers come from, and where the file goes."""

    kind: type[Item]
    given: Mapping[str, Any]
    source: Path | None
    issue: Path | None
    kept_in: Path
    root: Path | None

    @property
    def is_new(self) -> bool:
        """Whether the answers begin with none, or with those of an unfinished draft."""
        return self.source is None and self.issue is None


def execute_new(options: NewOptions) -> int:
    """Write a new file, asking for what is missing."""
    roots = content_roots()
    root = options.root or own_root()
    if not root.is_dir() and (options.root or not is_installed(roots[0])):
        refuse(f"{root} is no folder of content.")
    loaded = load(roots)
    options = _with_own_draft(options)
    try:
        if options.issue is not None:
            text = _content(options.issue, is_pasted=True)
            return write_issue(options.kind, text, options.given, root, loaded)
        draft = _begun(options, root, loaded)
        is_begun = options.is_new and options.kept_in.exists()
        if is_begun or _lacks(draft, root, loaded):
            draft = _asked(draft, options, root, loaded)
        else:
            Nearby(options.kind, loaded).tell(draft.understood().answers)
        return _write(draft, options, root, loaded)
    except (DraftError, UnwritableError) as error:
        fail(str(error) if _LISTS in str(error) else f"{error}.")


def _with_own_draft(options: NewOptions) -> NewOptions:
    """Return the options with a file for unfinished answers that no other contribution has."""
    source, kept_in = options.source, options.kept_in
    if source is None or options.issue is not None:
        return options
    if source.exists() and kept_in.exists() and source.samefile(kept_in):
        return replace(options, source=None)
    free = kept_in
    for number in count(2):
        if not free.exists():
            return replace(options, kept_in=free)
        free = kept_in.with_stem(f"{kept_in.stem}-{number}")
    raise AssertionError("there is always a free name")


def _begun(options: NewOptions, root: Path, loaded: Loaded) -> Draft:
    """Return what is known before anything is asked."""
    draft = Draft(options.kind, {})
    if options.source is not None:
        draft = _from_file(options.kind, options.source, root, loaded)
    elif options.kept_in.exists():
        draft = _read(options.kind, options.kept_in, _content(options.kept_in))
        begun = f", begun on {draft.begun}" if draft.begun else ""
        say(
            f"{counted(len(draft.answers), 'answer')} from {options.kept_in}{begun}; "
            "delete it to begin again."
        )
    draft = draft.having(**options.given).having_asked(*options.given)
    named, _ = ItemNames(loaded).with_ids(questions(options.kind), draft.answers)
    return replace(draft, answers=named)


def _from_file(kind: type[Item], path: Path, root: Path, loaded: Loaded) -> Draft:
    """Return a draft from a file with the same fields, of what is wanted, or of a pilot."""
    text = _content(path)
    if _HEADING.search(text):
        raise DraftError(
            f"{path} is the text of an issue. `playbook new {kind.kind} --from-issue {path}` "
            "takes it"
        )
    draft = _read(kind, path, text)
    if cut := sorted(read_otherwise(kind, path, text)):
        say(as_text(cut))
    if is_lead(draft):
        return from_lead(draft, path, text)
    _refuse_other_kind(draft, path)
    if _is_pilot(draft):
        tree, _ = read_tree(path, text)
        record, problems = read_record(tree, PilotRecord) if tree else (None, [])
        if record is None:
            raise DraftError("\n".join(map(str, problems)))
        return _of_pilot(Draft(kind, as_retrospective(record, loaded.playbook())), root, loaded)
    return draft


def _refuse_other_kind(draft: Draft, path: Path) -> None:
    """Raise `DraftError` for a file that has several fields of another kind, and none of this."""
    own, answers = set(draft.kind.model_fields), set(draft.answers)
    for kind in KINDS:
        others = set(kind.model_fields)
        if len(answers & (others - own)) > 1 and not answers & (own - others):
            raise DraftError(
                f"{path} is a {kind.label.lower()}, and no {draft.kind.label.lower()}. "
                f"`playbook new {kind.kind} --from {path}` takes it"
            )


def _is_pilot(draft: Draft) -> bool:
    return draft.kind is Retrospective and {"start", "version"} <= set(draft.answers)


def _as_given(found: Sequence[Problem], path: Path, options: NewOptions) -> list[Problem]:
    """Return the problems of a file that is to be written at their places in the one it is from."""
    source = options.source
    given = None if source is None else read_draft(options.kind, source, _content(source))
    if source is None or given is None or is_lead(given) or _is_pilot(given):
        return list(found)
    tree, _ = read_tree(source, _content(source))
    if tree is None:
        return list(found)
    return [
        replace(one, place=tree.key_place(steps_of(one.where)))
        if one.place.path == path and one.where
        else one
        for one in found
    ]


def _read(kind: type[Item], path: Path, text: str) -> Draft:
    """Return the draft in a file; one that says what worked is not asked what did not as well."""
    draft = read_draft(kind, path, text)
    told = ONE_OF.get(kind.kind, ())
    is_told = any(name in draft.answers for name in told)
    is_foreign = draft.begun == "" and draft.asked >= set(draft.answers)
    return draft.having_asked(*told) if is_told and is_foreign else draft


def _of_pilot(draft: Draft, root: Path, loaded: Loaded) -> Draft:
    """Return the draft that a pilot gives: what it tells in part is asked to its end."""
    found = problems_of(draft.completed(loaded), root, loaded)
    in_part = {field_of(problem) for problem in found if problem.rule == _MISSING}
    return draft.having_asked(*(name for name in draft.answers if name not in in_part))


def _content(path: Path, *, is_pasted: bool = False) -> str:
    found = read_text(path, is_pasted=is_pasted) if path.exists() else (None, [])
    text, problems = found
    if text is None:
        raise DraftError("\n".join(map(str, problems)) if problems else f"{path} does not exist")
    return text


def _lacks(draft: Draft, root: Path, loaded: Loaded) -> bool:
    """Whether a question is open: of all where somebody can answer, or else of those unasked."""
    found = errors_of(problems_of(draft.completed(loaded), root, loaded))
    return any(map(_is_unasked, found)) or (bool(found) and is_terminal())


def _is_unasked(problem: Problem) -> bool:
    """Whether a question has not been answered, and no answer is wrong."""
    is_tie = (problem.rule, problem.where) == ("tie", "record")
    return problem.rule in _UNANSWERED or is_tie or not problem.where


def _asked(draft: Draft, options: NewOptions, root: Path, loaded: Loaded) -> Draft:
    kept = draft

    def keep(latest: Draft) -> None:
        nonlocal kept
        kept = latest
        options.kept_in.write_text(draft_text(latest), encoding="utf-8")

    interview = Interview(draft, root, loaded, keep, options.kept_in)
    try:
        interview.run()
        whole = repaired(interview)
        interview.nearby.ask(whole.answers)
    except SameRecordError as same:
        raise DraftError(f"nothing was written: {same}. {_kept(kept, options)}") from None
    except (typer.Abort, EOFError, KeyboardInterrupt):
        typer.echo()
        missing = ""
        if not is_terminal():
            missing = needed(kept, root, loaded)
            _tell_wrong(kept, options, root, loaded)
        if not options.kept_in.exists():
            raise DraftError(f"stopped before the first answer. {missing}".rstrip(". ")) from None
        raise DraftError(f"stopped. {_kept(kept, options)}. {missing}".rstrip(". ")) from None
    return whole


def _tell_wrong(draft: Draft, options: NewOptions, root: Path, loaded: Loaded) -> None:
    """Say what is wrong with the answers of a file, to somebody who can't be asked for others."""
    if options.source is None:
        return
    whole = draft.completed(loaded)
    found = [one for one in errors_of(problems_of(whole, root, loaded)) if not _is_unasked(one)]
    if found:
        typer.echo(as_text(sorted(_as_given(found, whole.path(root), options))), err=True)


def _kept(kept: Draft, options: NewOptions) -> str:
    """Say where the answers are, and how to go on with them."""
    command = f"playbook new {options.kind.kind}"
    if options.kept_in != _usual_draft(options.kind):
        command += f" --draft {options.kept_in}"
    told = counted(len(kept.answers), "answer is", "answers are")
    return f"{told} in {options.kept_in}; `{command}` goes on"


def _write(draft: Draft, options: NewOptions, root: Path, loaded: Loaded) -> int:
    filing = filing_of(draft, root, loaded)
    found = filing.problems()
    if errors_of(found):
        typer.echo(as_text(sorted(_as_given(found, filing.path, options))))
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
    options.kept_in.unlink(missing_ok=True)
    return DONE


def _command(kind: type[Item]) -> Callable[..., None]:
    """Return the command for a kind, with an option for each field of the model."""

    def command(**arguments: Any) -> None:
        own = {name: arguments.pop(name) for name in ("source", "issue", "kept_in", "root")}
        given = given_by(kind, arguments)
        if word := arguments.get("there"):
            given = told_by_flag(word, given)
        raise typer.Exit(execute_new(NewOptions(kind=kind, given=given, **own)))

    command.__doc__ = (
        f"Write a new {kind.label.lower()}; what no option answers is asked.\n\n"
        f"No option takes {' and '.join(_listed(only_in_a_file(kind)))}: these come from a file "
        "alone, given with --from."
    )
    parameters = [*_fixed(kind), *(option_of(path, asked) for path, asked in flags(kind).items())]
    vars(command)["__signature__"] = inspect.Signature(parameters)
    return command


def _listed(names: Sequence[str]) -> tuple[str, ...]:
    """Return names with commas between all but the last."""
    first, last = ", ".join(names[:-1]), names[-1:]
    return (first, *last) if first else tuple(last)


def _usual_draft(kind: type[Item]) -> Path:
    return Path(f"draft-{kind.kind}.yml")


def _fixed(kind: type[Item]) -> Iterator[inspect.Parameter]:
    known: list[tuple[str, Any, object, Any]] = [
        ("source", Path | None, None, ("--from", "Begin with the answers of this YAML file.")),
        ("issue", Path | None, None, ("--from-issue", "Take all answers from an issue's text.")),
        ("kept_in", Path, _usual_draft(kind), ("--draft", "Keep unfinished answers here.")),
        ("root", Path | None, None, ("--root", "Write below this content root, not the last one.")),
        ("id", str | None, None, ("--id", "The file's name; made from the title otherwise.")),
    ]
    if kind is Retrospective:
        words = f"Were you there? {WORDS}: in place of --record and --contributor-tie."
        known.append(("there", str | None, None, (FLAG, words)))
    for parameter, kind_of_value, default, (flag, words) in known:
        metavar = "WORD" if flag == FLAG else None
        option = typer.Option(flag, help=words, show_default=False, metavar=metavar)
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
