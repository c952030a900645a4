"""What does a contribution ask for, in which order? Made from the model, for every way of asking.

The form in the browser, GitHub's issue forms, the terminal's questions and its options all ask
these: the same fields in the same order by the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from ...model import Finding, Item, Record, Retrospective, Sourced
from ...text.dates import date_in
from ...text.figures import figure_in, settled_figures
from .answers import AnswerShape, Kind, answer_of, markup_of
from .asked import Question
from .meanings import MEANINGS
from .telling import (
    BRIEF,
    DEFAULTS,
    ENTRIES,
    LABELS,
    NEEDED_THERE,
    ONLY_IF,
    PARTS,
    PUBLISHED,
    STORY,
    Only,
)

__all__ = [
    "DEFAULTS",
    "NOT_ASKED",
    "STORY",
    "Kind",
    "Only",
    "Question",
    "all_questions",
    "applies",
    "fields",
    "markup_of",
    "questions",
    "settled",
    "settled_entry",
    "value_of",
]

NOT_ASKED = frozenset(
    {
        *("Item.was", "Item.added", "Item.changed"),
        *("Lead.taken_by", "Lead.became"),
        *("Retrospective.status", "Retrospective.disputes", "Retrospective.not_same_as"),
    }
)
"""Fields of the model, by their record, that only a maintainer fills in."""

_FOLLOWING = frozenset({"id", "origin"})
"""Fields that follow from the others, or that an editor adds."""

_TRUTH = {"yes": True, "no": False}


@cache
def all_questions(kind: type[Record]) -> tuple[Question, ...]:
    """Return every field that anybody can be asked for, in the order of the story.

    Those of published sources are among them, marked as such.
    """
    asked = {question.name: question for question in _questions(kind)}
    if kind is Retrospective:
        return tuple(asked[name] for chapter in STORY for name in chapter.fields)
    return tuple(asked.values())


@cache
def questions(kind: type[Item]) -> tuple[Question, ...]:
    """Return what is asked in words: a text alone where one is enough, and no ids of its own.

    Which sources a statement has, its text says by marks: `sourced.with_sources` reads them. Where
    one has none, what is to be asked stands apart, under `sourcing`.
    """
    return _in_words(all_questions(kind))


def applies(question: Question, beside: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    """Whether a question is asked, by the answers beside it and those of the contribution."""
    if question.is_of_published and whole.get("record") != "public-record":
        return False
    only = question.only_if
    if only is None:
        return True
    if only.is_several:
        return len(whole.get(only.field, ())) > 1
    given = beside.get(only.field)
    if only.is_unless:
        return given is None
    return given is not None and (not only.answers or given in only.answers)


def fields(kind: type[Record]) -> dict[str, str]:
    """Return the fields of a record as they stand in its file, with their descriptions."""
    return {info.alias or name: info.description or "" for name, info in kind.model_fields.items()}


def value_of(question: Question, given: str) -> Any:
    """Turn what was typed into what the file holds; what does not fit stays text to be judged."""
    if question.kind == "flag":
        return _TRUTH.get(given, given)
    if question.kind in ("number", "count"):
        figure = figure_in(given)
        is_alone = figure is not None and not figure.about and not figure.unit
        return figure.value if figure and is_alone and figure.value is not None else given
    if question.kind == "date":
        return date_in(given) or given
    return given.replace("\r\n", "\n")


def settled(asked: Iterable[Question], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers with figures such as `about 3,000` and dates such as `June 2025` settled."""
    told = dict(answers)
    for question in asked:
        if question.kind == "group" and question.name in told:
            told[question.name] = settled_entry(question, told[question.name])
    return told


def settled_entry(question: Question, value: Any) -> Any:
    """Return one entry, or a list of them, with its figures and dates as files write them."""
    if isinstance(value, list):
        return [settled_entry(question, entry) for entry in value]
    if isinstance(value, Mapping):
        dated = {**value, **dict(_dates(question, value))}
        return settled_figures(dated, {part.name for part in question.parts})
    return value


def _dates(question: Question, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for part in question.parts:
        given = entry.get(part.name)
        if part.kind == "date" and isinstance(given, str) and (meant := date_in(given)):
            yield part.name, meant


def _in_words(asked: tuple[Question, ...]) -> tuple[Question, ...]:
    return tuple(_simple(question) for question in asked if question.name not in _FOLLOWING)


def _simple(question: Question) -> Question:
    if question.is_text:
        text = next(part for part in question.parts if part.name == "text")
        return replace(question, kind=text.kind, parts=())
    return replace(question, parts=_in_words(question.parts))


def _questions(record: type[Record]) -> Iterator[Question]:
    hints = get_type_hints(record, include_extras=True)
    first = PARTS.get(record.__name__, ())
    for name in (*first, *(name for name in record.model_fields if name not in first)):
        if NOT_ASKED.isdisjoint({f"{above.__name__}.{name}" for above in record.__mro__}):
            info = record.model_fields[name]
            yield _question(record, info.alias or name, info, answer_of(hints[name]))


def _question(record: type[Record], name: str, info: FieldInfo, answer: AnswerShape) -> Question:
    inner = tuple(_questions(answer.record)) if answer.record else ()
    full_name = f"{record.__name__}.{name}"
    sourcing = {*Sourced.model_fields, *({"who"} if answer.record is Finding else ())}
    return Question(
        name=name,
        label=LABELS.get(full_name) or LABELS.get(name) or _named(name),
        help=info.description or "",
        kind=answer.kind,
        is_required=info.is_required(),
        is_list=answer.is_list,
        choices=answer.choices,
        meanings=_meanings(record, name, answer.choices),
        points_to=answer.points_to,
        default=DEFAULTS.get(name, ""),
        example=str((info.examples or [""])[0]),
        entry=ENTRIES.get(full_name) or ENTRIES.get(name, ""),
        parts=tuple(part for part in inner if part.name not in sourcing),
        sourcing=tuple(part for part in inner if part.name in sourcing),
        is_text=answer.record is not None and _is_text(answer.record),
        is_brief=info.is_required() or (record is Retrospective and name in BRIEF),
        only_if=ONLY_IF.get(full_name),
        is_of_published=full_name in PUBLISHED,
        is_needed_there=full_name in NEEDED_THERE,
    )


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _meanings(record: type[Record], name: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    """Return what the choices of a field mean; a field without choices has no meanings."""
    known = MEANINGS.get(f"{record.__name__}.{name}") or MEANINGS.get(name) or {}
    return {word: known[word] for word in choices if word in known}


def _is_text(record: type[Record]) -> bool:
    """Whether a record may be written as its text alone."""
    needed = [name for name, info in record.model_fields.items() if info.is_required()]
    return "text" in record.model_fields and needed in ([], ["text"])
