"""How does the check's word on a field read to somebody who sees a box of an issue, and no file?

The words are those of the check. Where it says them otherwise to somebody who sees a form, so they
are here; what depends on how an issue is written, such as the marks of sources, is said here alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from ...content.problems import Problem
from ...text.words import WORDS
from .boxes import REPORTS, FormBox

REVOKE = (
    "this looks like {what}. Remove it from the issue, and change or revoke it: the issue's "
    "history keeps what was written once."
)

_HERE: Mapping[str, str] = MappingProxyType(
    {
        "missing": "this has no answer yet. {help}",
        "empty": "this has no answer yet. {help}",
        "empty-of": "this has no answer yet. {help}",
        "bad-choice": "{given} is not one of the choices: {choices}.",
        "organisation-near-file": "this name is near that of the organisation {id}, which the "
        "playbook has. If they are one, write {id} here instead.",
        "refused": "{reason}.",
        "secret": REVOKE,
        "no-sources": "you read about it, and no source is listed. List them here, one a line.",
        "inner-id-twice": "the mark [{id}] is used twice. Give each source one of its own.",
        "no-such-source": "no source has the mark [{id}]. {instead}",
        "source-unused": "no statement ends with [{id}]. Put the mark at the end of what rests on "
        "it, or remove the line.",
        "statement-unsourced": "nothing says where this comes from. End it with the mark of a "
        "source, such as [s1], or with [reading] where it is your own reading.",
        "practice-unsourced": "nothing says where this comes from. End it with the mark of a "
        "source, such as [s1]. What no source says is unclear, and an effect that is your own "
        "judgement has the basis reading.",
        "source-without-extent": "say at the end of the line how much of it you read: whole, "
        "excerpt or abstract.",
        "basis-missing": "say how the effect was seen: randomised, comparison, before-after, "
        "stated or reading.",
        "by-missing": "say who concluded it: organisation, vendor or independent.",
    }
)
"""What is said at a box of an issue, by the name that a message has among all words."""

_PARTS_OF_A_SOURCE: Mapping[str, str] = MappingProxyType(
    {
        "title": "the source has no title.",
        "form": "say at the end of the line what sort of text it is: {choices}.",
    }
)
_ID = "the title has no Latin letters, so its address can't be made from it. Give one here."


_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "basis-missing": "basis",
        "by-missing": "by",
        "no-sources": "sources",
        "contributor-missing": "record",
    }
)
"""The field that answers what is missing, beside the one that is named."""
_STATEMENT = "evidence"
"""The part of a report that names its sources."""
_LONGEST_HELP = 160


def said_at_a_box(
    problem: Problem, label: str, box: FormBox | None, names: Mapping[str, str]
) -> str:
    """Return what is said of a problem at the box with that label.

    `names` are the labels of the fields that its words may name.
    """
    name, parts = _told(problem)
    field = parts.get("field", "")
    if name == "missing" and box is not None and (words := _missing(box, field, names)):
        return words
    brief = box.help if box and len(box.help) <= _LONGEST_HELP else ""
    parts = {**parts, "label": label, "help": brief}
    if box is not None and box.options:
        parts["choices"] = ", ".join(shown.partition(":")[0] for shown in box.options)
    words = _HERE.get(name, "")
    if not words or not _fields(words) <= parts.keys():
        words = WORDS[name].form if name else ""
    if words and _fields(words) <= parts.keys():
        told = words.format(**parts).strip()
    else:
        told = f"{problem.message}. {problem.hint}".strip()
    return re.sub(r"`([^`]{1,80})`", lambda word: _called(word[1], names), told)


def place_of(problem: Problem) -> str:
    """Return the path of the field that a problem is about, also where it is missing."""
    name, parts = _told(problem)
    if name == "missing":
        return f"{problem.where}.{parts['field']}".removeprefix(".")
    if field := _PLACES.get(name):
        above, _, _ = problem.where.rpartition(".")
        return f"{above}.{field}".removeprefix(".")
    if problem.rule == "unsourced" and problem.where.startswith(REPORTS):
        return f"{problem.where}.{_STATEMENT}"
    if not problem.where:
        named = re.search(r"`([a-z_]{1,40})`", problem.message)
        return named[1] if named else ""
    return problem.where


def _missing(box: FormBox, field: str, names: Mapping[str, str]) -> str:
    """Return what is said where a box has a way of its own to be answered in."""
    if box.path == ("id",):
        return _ID
    if box.reader == "sources" and field in _PARTS_OF_A_SOURCE:
        part = next(part for part in box.question.parts if part.name == field)
        return _PARTS_OF_A_SOURCE[field].format(choices=", ".join(part.choices))
    if box.reader == "reports":
        return f"“{names.get(field, field)}” is missing."
    return ""


def _called(word: str, names: Mapping[str, str]) -> str:
    """Return a word of the file as the form calls it; any other is quoted."""
    return f"“{names.get(word.rstrip(':'), word)}”"


def _told(problem: Problem) -> tuple[str, dict[str, str]]:
    """Return the name of a problem's words, and what was filled into them."""
    for name, words in WORDS.items():
        if words.rule == problem.rule:
            told = _filled(words.message, problem.message)
            hint = _filled(words.hint, problem.hint)
            if told is not None and hint is not None:
                return name, {**hint, **told}
    return "", {}


def _filled(template: str, text: str) -> dict[str, str] | None:
    """Return what stands in the places of a template, or nothing where a text is not of it."""
    parts: dict[str, str] = {}
    at, place = 0, ""
    for literal, field, _, _ in Formatter().parse(template):
        start = text.find(literal, at) if literal or not place else at
        if start < 0 or (not place and start != at):
            return None
        if place:
            parts[place] = text[at:start]
        at, place = start + len(literal), field or ""
    if place:
        parts[place] = text[at:]
    elif at != len(text):
        return None
    return parts


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field}
