"""How is a contribution given as options? One option a field, made from the model's questions.

`--use-case`, `--dates-outcome` for a part of a group; a list's option is repeated, and an entry
with several parts is given as YAML: `--practices '{pattern: shadow-mode, use: full, …}'`. Of an
item that has a file, the id or the name is enough: `--organisations uber`. A statement ends with
the sources that say it: `--worked 'It read invoices. [s1]'`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from ..content.loader import content_roots, read_tree
from ..contribute.questions import Question, fields, questions, value_of
from ..model import KIND_BY_NAME, Item
from .base import refuse

OptionPath = tuple[str, ...]

_METAVARS = {"choice": "CHOICE", "date": "DATE", "group": "YAML", "pick": "ID", "count": "NUMBER"}


def flags(kind: type[Item]) -> dict[OptionPath, Question]:
    """Return every field that has an option of its own, by its path in the file."""
    return dict(_flags(questions(kind), ()))


def _flags(asked: Iterable[Question], above: OptionPath) -> Iterable[tuple[OptionPath, Question]]:
    for question in asked:
        path = (*above, question.name)
        if question.kind == "group" and not question.is_list:
            yield from _flags((*question.parts, *question.sourcing), path)
        else:
            yield path, question


def only_in_a_file(kind: type[Item]) -> tuple[str, ...]:
    """Return the fields of a file that no option takes, so that only `--from` brings them."""
    taken = {path[0] for path in flags(kind)} | {"id"}
    return tuple(name for name in fields(kind) if name not in taken)


def flag_of(path: OptionPath) -> str:
    """Return the option that takes a field."""
    return "--" + "-".join(path).replace("_", "-")


def option_of(path: OptionPath, question: Question) -> inspect.Parameter:
    """Return the parameter of a command that takes a field."""
    option = typer.Option(
        flag_of(path),
        help=_help(question),
        metavar=_metavar(question),
        show_default=False,
        autocompletion=_completer(question),
    )
    value = list[str] | None if question.is_list else str | None
    return inspect.Parameter(
        _parameter(path),
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[value, option],
    )


def given_by(kind: type[Item], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that options give; refuse YAML that can't be read."""
    given: dict[str, Any] = {"id": arguments["id"]} if arguments.get("id") else {}
    for path, question in flags(kind).items():
        if not (said := arguments.get(_parameter(path))):
            continue
        place = given
        for step in path[:-1]:
            place = place.setdefault(step, {})
        if question.is_list:
            place[path[-1]] = [_read(path, question, entry) for entry in said]
        else:
            place[path[-1]] = _read(path, question, said)
    return given


def _read(path: OptionPath, question: Question, said: str) -> Any:
    if question.kind != "group" or (question.points_to and not said.lstrip().startswith("{")):
        return value_of(question, said)
    flag = flag_of(path)
    tree, problems = read_tree(Path(flag), said)
    if tree is None:
        wrong = problems[0].message.replace("the file", "it")
        refuse(f"{flag}: {wrong}. Write {_shape(question)}.")
    return tree.data


def needed_shape(question: Question) -> str:
    """Show what an option takes: a word, or the parts that are needed of an answer with several."""
    if question.kind != "group":
        return (
            "|".join(question.choices) if 0 < len(question.choices) <= _FEW else _metavar(question)
        )
    needed = ", ".join(f"{part.name}: …" for part in question.parts if _is_needed(question, part))
    return f"'{{{needed}}}'"


def _is_needed(question: Question, part: Question) -> bool:
    return part.is_required or part.is_needed_there or (question.name, part.name) in _NEEDED


_FEW = 6
_NEEDED = frozenset({("sources", "extent")})
"""Parts that the check wants of a published record alone."""


def _metavar(question: Question) -> str:
    metavar = _METAVARS.get(question.kind, "TEXT")
    return f"ID|{metavar}" if question.kind == "group" and question.points_to else metavar


def _parameter(path: OptionPath) -> str:
    return "_".join(("given", *path))


def _completer(question: Question) -> Callable[[str], list[str]] | None:
    """Return what completes a choice or an id in shells."""
    if not (question.choices or question.points_to):
        return None

    def complete(incomplete: str) -> list[str]:
        return [word for word in _offered(question) if word.startswith(incomplete)]

    return complete


def _offered(question: Question) -> Iterable[str]:
    if question.choices:
        return question.choices
    folder = KIND_BY_NAME[question.points_to].folder
    files = (path for root in content_roots() for path in (root / folder).glob("*.yml"))
    return sorted(path.stem for path in files)


def _help(question: Question) -> str:
    words = question.words or f"{question.label}."
    if question.kind == "group":
        known = "an id, or " if question.points_to else ""
        words = f"{words} As {known}{_shape(question)}."
    if question.sourcing and question.kind != "group":
        words = f"{words} Its sources stand at its end: [s1]."
    return f"{words} Can be repeated." if question.is_list else words


def _shape(question: Question) -> str:
    """Show how an answer with several parts is written, the needed ones first."""
    needed = [f"{part.name}: …" for part in question.parts if part.is_required]
    others = [part.name for part in question.parts if not part.is_required]
    others += [part.name for part in question.sourcing]
    more = f", with {', '.join(others)} if you like" if others else ""
    return f"{{{', '.join(needed)}}}{more}"
