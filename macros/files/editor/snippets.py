"""What does an editor write for an author who begins a retrospective, or a report in one?

It asks first whether the author was there. The text has the fields in the order of every other way
to write a record; the cursor goes first to what decides all else, the tie of somebody who was there
or the first source of somebody who read about it. No choice is made in advance: the editor marks
one that is needed and left empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
"""What an editor replaces by the day on which it writes a snippet."""

_NAMING = f"""\
id: $20
title: $21
summary: >-
  $22
added: "{TODAY}"
"""
_DEPLOYMENT = """\
organisations:
  - $23
use_case: >-
  $24
technique: $25
"""
_ENDING = """\
outcome: $26
dates:
  outcome: "$27"
"""
_FIRST_HAND = f"""\
{_NAMING}record: contributed
contributor:
  tie: $1
{_DEPLOYMENT}{_ENDING}practices:
  - pattern: $30
    use: $31
    effect: $32
    basis: $33
    evidence: >-
      $34
worked:
  - >-
    $35
lessons:
  - >-
    $36
"""
_PUBLISHED = f"""\
{_NAMING}record: public-record
{_DEPLOYMENT}{_ENDING}practices:
  - pattern: $30
    use: $31
    effect: $32
    basis: $33
    by: $34
    evidence: >-
      $35
    source: s1
worked:
  - text: >-
      $36
    source: s1
sources:
  - id: s1
    title: "$1"
    publisher: $2
    published: "$3"
    url: $4
    read_on: "{TODAY}"
    extent: $5
    form: $6
"""


@dataclass(frozen=True)
class Snippet:
    """A beginning: what it is for, and its text or fields with the places that are to be filled."""

    label: str
    about: str
    text: str = ""
    fields: tuple[str, ...] = ()


SNIPPETS: Mapping[str, tuple[Snippet, ...]] = MappingProxyType(
    {
        "Retrospective": (
            Snippet(
                "Were you there? Yes: a retrospective at first hand",
                "You were in the team, work for the organisation, supplied it, advised on it or "
                "studied it. The first answer is your tie to it.",
                _FIRST_HAND,
            ),
            Snippet(
                "Were you there? No: a retrospective from published sources",
                "You read about it. The first answers are a source; each statement names one.",
                _PUBLISHED,
            ),
        ),
        "PracticeReport": (
            Snippet(
                "A pattern that was used",
                "Answer its test, then what followed and how that was seen.",
                fields=("pattern", "use", "effect", "basis", "evidence"),
            ),
            Snippet(
                "A practice that no pattern describes",
                "Name it, in the words of an earlier retrospective if one has proposed it.",
                fields=("proposed", "use", "effect", "basis", "evidence"),
            ),
        ),
    }
)
"""The beginnings that an editor offers, by the name of the record."""


def snippets(record: str) -> dict[str, Any]:
    """Return what the schema of a record says of snippets."""
    offered = [
        {
            "label": snippet.label,
            "description": snippet.about,
            "sortText": f"0{at}",
            **_body(snippet),
        }
        for at, snippet in enumerate(SNIPPETS.get(record, ()))
    ]
    return {"defaultSnippets": offered} if offered else {}


def _body(snippet: Snippet) -> dict[str, Any]:
    """Return what is written: in an entry of a list, the server indents what it makes of fields."""
    if snippet.text:
        return {"bodyText": snippet.text}
    return {"body": {field: f"${at}" for at, field in enumerate(snippet.fields, 1)}}
