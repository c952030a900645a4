"""Which boxes does an issue's form have, and which field does each of them answer?

A form holds the short version; what else there is to tell goes into its last box as YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ...model import Item, Lead, Pattern, Retrospective
from ..questions import Question, all_questions, questions
from ..questions.there import FIELDS, HELP, QUESTION, STANCES

Path = tuple[str, ...]
Shape = Literal["input", "textarea", "dropdown"]
Reader = Literal["answer", "stance", "sources", "reports"]
"""How the text of a box is read: as the answer to its question, or in a way of its own."""

MORE = "Anything else, as YAML"
CONSENT = "Before you send it"
REPORTS = ("practices", "failure_modes")
"""Lists whose first entry has a box for each part, and whose others have a line each."""

_EXTRA: Mapping[type[Item], frozenset[str]] = {
    Retrospective: frozenset(
        {"sources", "region", "failure_modes", "practices", "worked", "did_not_work", "lessons"}
    ),
    Pattern: frozenset(),
    Lead: frozenset({"seen"}),
}
"""Fields that are not required, and still belong to the short version."""

_SOURCES = (
    "What was published about it, one a line: its mark, title, publisher, address, date, what sort "
    "of text it is, and how much of it you read. Needed if you read about it. Sort: {forms}. Read: "
    "{extents}."
)
_SOURCE = (
    "s1 | City ends trial of sorting robots | The Daily Post | https://news.example/robots | "
    "2024-05-08 | press | whole"
)
_FIRST_HAND = "Leave it out unless you read about it."
_ID = (
    "Only where the title has no Latin letters: lower-case letters, digits and hyphens, such as "
    "invoice-triage-acme. It stays for good."
)
_IDS = "Its name, or the end of its page's address."
_MARKS = "End each with the marks of its sources, such as [s1]."


@dataclass(frozen=True)
class FormBox:
    """A box of a form: the field's path in the file, and how it is asked for."""

    path: Path
    label: str
    help: str
    shape: Shape
    question: Question
    is_required: bool = False
    reader: Reader = "answer"
    options: Mapping[str, str] = field(default_factory=dict)
    """What is offered, as it is shown, with the answer that it gives."""
    example: str = ""

    @property
    def id(self) -> str:
        """What GitHub calls the box in an address that fills it in."""
        return "-".join(self.path).replace("_", "-")


def boxes(kind: type[Item]) -> tuple[FormBox, ...]:
    """Return the boxes of a kind's form, in order."""
    sourced = {question.name for question in all_questions(kind) if question.sourcing}
    return tuple(_marked(box) if box.path[0] in sourced else box for box in _boxes(kind))


def box_label(group: Question, part: Question) -> str:
    """Name a part of a group."""
    own = part.label
    return f"{group.entry or group.label}: {own[0].lower()}{own[1:]}"


def shown_choices(question: Question) -> dict[str, str]:
    """Return each choice as a reader sees it, with its meaning, and the word that it stands for."""
    return {
        f"{label}: {meaning}" if (meaning := question.meanings.get(word)) else label: word
        for word, label in question.options
    }


def _boxes(kind: type[Item]) -> Iterator[FormBox]:
    extra = _EXTRA.get(kind, frozenset())
    for question in questions(kind):
        if not question.is_needed and question.name not in extra:
            continue
        if kind is Retrospective and question.name in FIELDS:
            if question.name == FIELDS[0]:
                yield _stance(question)
        elif question.name == "sources":
            yield _sources(question)
        elif question.kind == "group":
            yield from _parts(question)
        else:
            yield _box((question.name,), question.label, question, is_required=question.is_required)
    yield _own_id()


def _parts(group: Question) -> Iterator[FormBox]:
    for part in group.parts:
        is_dated = group.name == "dates" and part.kind == "date"
        is_asked = group.is_list or part.is_required or is_dated
        if is_asked and not (part.only_if and part.only_if.is_several):
            is_required = group.is_needed and part.is_required
            path = (group.name, part.name)
            box = _box(path, box_label(group, part), part, is_required=is_required)
            is_theirs = part.is_of_published and not group.is_list
            yield replace(box, help=f"{box.help} {_FIRST_HAND}") if is_theirs else box
    if group.name in REPORTS:
        yield _others(group)


def _box(path: Path, label: str, question: Question, *, is_required: bool) -> FormBox:
    return FormBox(
        path,
        label,
        " ".join(_help(question)),
        _shape(question),
        question,
        is_required=is_required,
        options=shown_choices(question),
    )


def _marked(box: FormBox) -> FormBox:
    """Return a box whose statements name their sources, saying so."""
    return replace(box, help=f"{box.help} {_MARKS}") if box.shape == "textarea" else box


def _help(question: Question) -> Iterator[str]:
    yield question.help
    if question.points_to:
        yield _IDS
    if question.is_list:
        yield "One a line."


def _shape(question: Question) -> Shape:
    if question.kind == "choice":
        return "dropdown"
    is_long = question.is_list or question.kind in ("text", "prose")
    return "textarea" if is_long else "input"


def _stance(question: Question) -> FormBox:
    said: dict[str, list[str]] = {}
    for stance in STANCES:
        said.setdefault(stance.counts, []).append(f"“{stance.label}”")
    counts = " ".join(f"{' or '.join(labels)}: {said_of}" for said_of, labels in said.items())
    options = {stance.label: stance.word for stance in STANCES}
    return FormBox(
        (question.name,),
        QUESTION,
        f"{HELP} {counts}",
        "dropdown",
        question,
        is_required=True,
        reader="stance",
        options=options,
    )


def _sources(question: Question) -> FormBox:
    words = {part.name: ", ".join(part.choices) for part in question.parts}
    return FormBox(
        (question.name,),
        question.label,
        _SOURCES.format(forms=words["form"], extents=words["extent"]),
        "textarea",
        question,
        reader="sources",
        example=_SOURCE,
    )


def _others(group: Question) -> FormBox:
    """Return the box for the entries of a list that come after the first, one a line."""
    choices = "; ".join(
        f"{part.label.lower()}: {', '.join(part.choices)}" for part in group.parts if part.choices
    )
    is_practice = group.name == "practices"
    form = "pattern: words: what was done and what followed" if is_practice else "mode: word: why"
    name = " Write “new” before a practice that is no pattern yet." if is_practice else ""
    example = (
        "Shadow mode: full, helped, stated: Four weeks beside the clerks showed two weak spots."
        if is_practice
        else "Nobody in the business owns it: hit: Two managers each thought the other decided."
    )
    return FormBox(
        (group.name,),
        f"More {group.label[0].lower()}{group.label[1:]}",
        f"Others than the one above, one a line, as “{form}”. The words are {choices}.{name}",
        "textarea",
        group,
        reader="reports",
        example=example,
    )


def _own_id() -> FormBox:
    question = Question("id", "End of its address", _ID, "id", is_required=False)
    return FormBox((question.name,), question.label, question.help, "input", question)
