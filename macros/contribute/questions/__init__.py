"""What does a contribution ask for, in which order? Made from the model, for every way of asking.

The form in the browser, GitHub's issue forms, the terminal's questions and its options all ask
these: the same fields in the same order by the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from ...content.loader import reads_as_text
from ...model import Item, Record, Retrospective, Sourced
from ...text.labels import label_of
from .answers import AnswerShape, Kind, answer_of, markup_of
from .meanings import MEANINGS
from .telling import BRIEF, DEFAULTS, ENTRIES, LABELS, ONLY_IF, OPTIONS, PUBLISHED, STORY, Only

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
    "value_of",
]

_LISTED_CHOICES = 6
"""Most choices that a line lists."""

NOT_ASKED = frozenset(
    {
        *("Item.was", "Item.added", "Item.changed"),
        *("Retrospective.status", "Retrospective.disputes", "Retrospective.not_same_as"),
    }
)
"""Fields of the model, by their record, that only a maintainer fills in."""

_FOLLOWING = frozenset({"id", "sources", "origin"})
"""Fields that follow from the others in a first-hand contribution, or that an editor adds."""

_TRUTH = {"yes": True, "no": False}


@dataclass(frozen=True)
class Question:
    """A field of the model as somebody is asked for it."""

    name: str
    """As it stands in the file."""
    label: str
    help: str
    kind: Kind
    is_required: bool
    is_list: bool = False
    """Most characters that an answer may have."""
    choices: tuple[str, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What each of the choices means, in a line, where that needs saying."""
    points_to: str = ""
    """The kind of item whose id is the answer."""
    default: str = ""
    example: str = ""
    entry: str = ""
    """What one entry of a list of groups is called."""
    parts: tuple[Question, ...] = ()
    sourcing: tuple[Question, ...] = ()
    """Questions about where the answer comes from, asked apart."""
    is_text: bool = False
    """Whether the file may hold its text alone, when nothing else is answered."""
    is_brief: bool = False
    """Whether the short version asks it."""
    only_if: Only | None = None
    """When it is asked, where that hangs on another answer."""
    is_of_published: bool = False
    """Whether only those are asked who compile a record from what others published."""

    @property
    def is_needed(self) -> bool:
        """Whether it has to be answered wherever it is asked."""
        return self.is_required or (self.only_if is not None and self.only_if.is_needed)

    @property
    def explained(self) -> str:
        """The help, unless the label says as much."""
        return "" if self.help.rstrip(".").casefold() == self.label.casefold() else self.help

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """Each of the choices, with its name for a reader."""
        return tuple(
            (word, OPTIONS.get(f"{self.name}.{word}") or _capital(label_of(word)))
            for word in self.choices
        )

    @property
    def control(self) -> str:
        """What takes the answer on a page: for a list rows, lines, or ids with commas between."""
        if not self.is_list:
            return self.kind
        return {"group": "rows", "id": "ids"}.get(self.kind, "lines")

    @property
    def words(self) -> str:
        """What is asked for, with the choices where a line holds them."""
        if 0 < len(self.choices) <= _LISTED_CHOICES:
            return f"{self.explained} One of {', '.join(self.choices)}.".lstrip()
        return self.explained


def all_questions(kind: type[Record]) -> tuple[Question, ...]:
    """Return every field that anybody can be asked for, in the order of the story.

    Those of published sources are among them, marked as such.
    """
    asked = {question.name: question for question in _questions(kind)}
    if kind is Retrospective:
        return tuple(asked[name] for chapter in STORY for name in chapter.fields)
    return tuple(asked.values())


def questions(kind: type[Item]) -> tuple[Question, ...]:
    """Return what a team is asked of its own: no sources, and a text alone where one is enough."""
    return _of_ones_own(all_questions(kind))


def applies(question: Question, beside: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    """Whether a question is asked, by the answers beside it and those of the contribution."""
    only = question.only_if
    if only is None:
        return True
    if only.is_several:
        return len(whole.get(only.field, ())) > 1
    given = beside.get(only.field)
    return given is not None and (not only.answers or given in only.answers)


def fields(kind: type[Record]) -> dict[str, str]:
    """Return the fields of a record as they stand in its file, with their descriptions."""
    return {info.alias or name: info.description or "" for name, info in kind.model_fields.items()}


def value_of(question: Question, given: str) -> Any:
    """Turn what was typed into what the file holds; what does not fit stays text to be judged."""
    if question.kind == "flag":
        return _TRUTH.get(given, given)
    if question.kind in ("number", "count") and not reads_as_text(given):
        return _number(given)
    return given.replace("\r\n", "\n")


def _number(given: str) -> Any:
    readers: tuple[Callable[[str], Any], ...] = (int, float)
    for read in readers:
        try:
            return read(given)
        except ValueError:
            continue
    return given


def _of_ones_own(asked: tuple[Question, ...]) -> tuple[Question, ...]:
    return tuple(
        _simple(question)
        for question in asked
        if question.name not in _FOLLOWING and not question.is_of_published
    )


def _simple(question: Question) -> Question:
    if question.is_text:
        text = next(part for part in question.parts if part.name == "text")
        return replace(question, kind=text.kind, parts=(), sourcing=())
    return replace(question, parts=_of_ones_own(question.parts), sourcing=())


def _questions(record: type[Record]) -> Iterator[Question]:
    hints = get_type_hints(record, include_extras=True)
    for name, info in record.model_fields.items():
        if NOT_ASKED.isdisjoint({f"{above.__name__}.{name}" for above in record.__mro__}):
            yield _question(record, info.alias or name, info, answer_of(hints[name]))


def _question(record: type[Record], name: str, info: FieldInfo, answer: AnswerShape) -> Question:
    inner = tuple(_questions(answer.record)) if answer.record else ()
    full_name = f"{record.__name__}.{name}"
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
        entry=ENTRIES.get(name, ""),
        parts=tuple(part for part in inner if part.name not in Sourced.model_fields),
        sourcing=tuple(part for part in inner if part.name in Sourced.model_fields),
        is_text=answer.record is not None and _is_text(answer.record),
        is_brief=info.is_required() or (record is Retrospective and name in BRIEF),
        only_if=ONLY_IF.get(full_name),
        is_of_published=full_name in PUBLISHED,
    )


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _meanings(record: type[Record], name: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    """Return what the choices of a field mean; a field without choices has no meanings."""
    known = MEANINGS.get(f"{record.__name__}.{name}") or MEANINGS.get(name) or {}
    return {word: known[word] for word in choices if word in known}


def _is_text(record: type[Record]) -> bool:
    """Whether a record may be written as its text alone."""
    needed = [name for name, info in record.model_fields.items() if info.is_required()]
    return "text" in record.model_fields and needed in ([], ["text"])
