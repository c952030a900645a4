"""Which issue forms does GitHub show? They are made from the model's questions.

A form holds the short version; whatever else there is to tell goes into its last box as YAML.
Source: GitHub Docs, "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model import Item, Lead, Pattern, Retrospective
from ..work.whole import refuse_others, write_whole
from .consents import CONSENTS, OFFERED
from .questions import Question, questions
from .requests import request_forms
from .writer import data_text

NOTE = "# Generated from macros/model by `playbook schema --forms`; do not edit.\n"
MORE = "Anything else, as YAML"
CONSENT = "Before you send it"
NONE_OF_THESE = "none of these"
"""What is chosen where a box has to be answered that not every contribution has an answer for."""
_RESERVED = {"none": "not at all"}
"""What is offered in place of words that GitHub keeps for itself.

Source: GitHub Docs, "Common validation errors when creating issue forms".
"""

_INTRODUCTION = (
    "This becomes a file of the playbook once a maintainer has looked at it. Everything here is "
    "public as soon as you send it."
)


@dataclass(frozen=True)
class FormBox:
    """A box of a form: the field's path in the file, and how it is asked for."""

    path: tuple[str, ...]
    label: str
    question: Question
    is_required: bool
    may_be_none: bool = False
    """Whether none of the choices is an answer too, since an issue can't ask for it by turns."""

    @property
    def options(self) -> dict[str, str]:
        """What is offered, with the answer that it gives; nothing for none of the choices."""
        offered = {_RESERVED.get(word, word): word for word in self.question.choices}
        return {**offered, NONE_OF_THESE: ""} if self.may_be_none else offered


def boxes(kind: type[Item]) -> tuple[FormBox, ...]:
    """Return the boxes of a kind's form, in order."""
    return tuple(_boxes(questions(kind), _EXTRA[kind]))


_EXTRA: Mapping[type[Item], frozenset[str]] = {
    Retrospective: frozenset(
        {"region", "failure_modes", "practices", "worked", "did_not_work", "lessons"}
    ),
    Pattern: frozenset(),
    Lead: frozenset({"seen"}),
}
"""Fields that are not required, and still belong to the short version."""


def _boxes(asked: tuple[Question, ...], extra: frozenset[str]) -> Iterator[FormBox]:
    for question in asked:
        if not question.is_needed and question.name not in extra:
            continue
        if question.kind != "group":
            yield FormBox((question.name,), question.label, question, question.is_required)
            continue
        for part in filter(_has_box, question.parts):
            if question.is_list or part.is_required or question.name == "dates":
                yield FormBox(
                    (question.name, part.name),
                    _label(question, part),
                    part,
                    question.is_needed and part.is_required,
                    question.only_if is not None,
                )


def _has_box(part: Question) -> bool:
    """Whether the one entry of a form can have this part: of several organisations it has one."""
    return part.only_if is None or not part.only_if.is_several


def _label(group: Question, part: Question) -> str:
    """Name a part; of a list the form has a place for one entry, its last box takes the rest."""
    own = part.label
    return f"{group.entry or group.label}: {own[0].lower()}{own[1:]}"


def forms() -> dict[str, str]:
    """Return every issue form and their configuration, by file name."""
    shown = {
        "retrospective": _form(
            Retrospective,
            "Tell how a pilot ended, in the short version: half an hour, no Git.",
            "Retrospective: ",
        ),
        "pattern": _form(Pattern, "Propose an answer to a problem that comes back.", "Pattern: "),
        "lead": _form(Lead, "Name a case or a practice that somebody should write up.", "Wanted: "),
        **request_forms(),
        "config": {"blank_issues_enabled": True},
    }
    return {f"{name}.yml": NOTE + data_text(form) for name, form in shown.items()}


def write_forms(folder: Path) -> None:
    """Write every issue form into a folder.

    Raise `FileExistsError`, and change nothing, where a file of that name is somebody else's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    refuse_others((folder / name for name in forms()), NOTE.strip())
    for name, text in forms().items():
        write_whole(folder / name, text)


def _form(kind: type[Item], description: str, title: str) -> dict[str, Any]:
    body: list[dict[str, Any]] = [_markdown(_INTRODUCTION)]
    body += [_element(box) for box in boxes(kind)]
    body.append(_more(kind))
    body.append(_consent())
    return {
        "name": kind.label,
        "description": description,
        "title": title,
        "labels": [kind.kind],
        "body": body,
    }


def _element(box: FormBox) -> dict[str, Any]:
    question = box.question
    attributes: dict[str, Any] = {"label": box.label, "description": question.help}
    if question.points_to:
        ids = "As ids: the end of each" if question.is_list else "As an id: the end of its"
        attributes["description"] += f" {ids} page's address."
    if question.kind == "choice":
        attributes["options"] = list(box.options)
        shape = "dropdown"
    elif question.is_list or question.kind in ("text", "prose"):
        if question.is_list:
            attributes["description"] += " One a line."
        shape = "textarea"
    else:
        shape = "input"
    element: dict[str, Any] = {"type": shape, "id": "-".join(box.path).replace("_", "-")}
    element["attributes"] = attributes
    element["validations"] = {"required": box.is_required}
    return element


def _more(kind: type[Item]) -> dict[str, Any]:
    return {
        "type": "textarea",
        "id": "more",
        "attributes": {
            "label": MORE,
            "description": f"Other fields of schema/{kind.kind}.json. They replace what stands "
            "above.",
            "render": "yaml",
        },
        "validations": {"required": False},
    }


def _consent() -> dict[str, Any]:
    options = [{"label": label, "required": label in CONSENTS} for label in OFFERED]
    attributes = {"label": CONSENT, "options": options}
    return {"type": "checkboxes", "id": "consent", "attributes": attributes}


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}
