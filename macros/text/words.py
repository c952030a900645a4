"""How are mistakes worded, in the terminal and in the browser alike?

The rules that the contribution form checks as somebody types are written once more in JavaScript;
their words are not: both sides fill in these, and a table of cases holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Message:
    """The message about one mistake: the rule that it breaks, what is wrong, and how to fix it."""

    rule: str
    message: str
    hint: str = ""
    form: str = ""
    """Both in one for somebody who sees a form and no file; `{label}` is the question's name.

    Where there is none, message and hint are said, each field in them by its question's name.
    """


WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "missing": Message(
            "missing-field",
            "`{field}` is missing",
            "Add `{field}:` here. {description}",
            "Answer this: {label}.",
        ),
        "unknown": Message(
            "unknown-field", "{name} is not a field here", "The fields here are {fields}."
        ),
        "unknown-near": Message(
            "unknown-field", "{name} is not a field here", "Did you mean `{near}`?"
        ),
        "bad-choice": Message(
            "bad-choice",
            "{name} is {given}, which is not one of the choices",
            "Choose {choices}.",
            "{given} is not one of the choices. Choose one from the list.",
        ),
        "bad-form": Message(
            "bad-value",
            "{name} is {given}, which has the wrong form",
            "{form}",
            "{given} does not fit here. {form}",
        ),
        "empty": Message(
            "empty-value", "{name} is empty", "Fill it in{or_remove}.", "Answer this: {label}."
        ),
        "empty-of": Message(
            "empty-value", "{name} is empty", "Give {expected}{or_remove}.", "Answer this: {label}."
        ),
        "too-long": Message(
            "too-long",
            "{name} has {given} characters; at most {most} are allowed",
            "Shorten it.",
            "This has {given} characters, and {most} fit. Shorten it.",
        ),
        "out-of-range": Message(
            "bad-value",
            "{name} is {given}",
            "It {bound}.",
            "{given} does not fit here: it {bound}.",
        ),
        "refused": Message("bad-value", "{name}: {reason}", form="{need}."),
        "wrong-type": Message(
            "wrong-type",
            "{name} is {given}, not {expected}",
            "{how}",
            "This is {given}, not {expected}. {how}",
        ),
        "too-few": Message(
            "bad-value",
            "{name} has too few entries: {given}",
            "Give at least {least}.",
            "There are too few here: {given}. Give at least {least}.",
        ),
        "no-shape": Message(
            "wrong-type",
            "{name} has none of the shapes it may have",
            "See the field's description in the schema; put numbers that are text in quotes.",
            "This does not fit here. Write it as text.",
        ),
        "id-taken": Message(
            "duplicate-id",
            "the {kind} '{id}' exists already, in {id}.yml",
            "Give this one an id of its own{suggested}.",
            "There is a {kind} with the id “{id}” already. Give this one an id of its own.",
        ),
        "inner-id-twice": Message(
            "duplicate-id",
            "the id '{id}' is used twice in this list",
            "Give each entry an id of its own.",
        ),
        "no-such-kind": Message("unknown-target", "'{kind}' is not a kind of item", "{instead}"),
        "no-such-item": Message(
            "unknown-target",
            "there is no {kind} '{id}'",
            "{instead}",
        ),
        "no-such-choice": Message(
            "unknown-target",
            "no {kind} has the name {given}",
            "{instead}",
            "No {kind} has the name {given}. {instead}",
        ),
        "links-to-itself": Message(
            "self-reference", "this item links to itself", "Remove the link, or name another item."
        ),
        "heading-in-prose": Message(
            "heading",
            "a heading stands in the text",
            "Write it as a sentence; the page sets the headings.",
        ),
        "image-in-prose": Message(
            "image", "an image stands in the text", "Say it in words; prose has no images."
        ),
        "bad-link": Message(
            "bad-link",
            'the link leads to "{address}", which is no item and no address',
            "Link to an item as kind:id, or to an https:// or mailto: address.",
        ),
        "no-such-date": Message(
            "date",
            "there is no date {date}",
            "Write a day, a month or a year that exists, such as 2025-02-28.",
        ),
        "dates-swapped": Message(
            "date-order",
            "`{first}` ({early}) is after `{then}` ({late})",
            "Correct one of them.",
        ),
        "timeline-order": Message(
            "date-order",
            "this entry ({early}) comes after a later one ({late})",
            "Put the timeline in the order of its dates.",
        ),
        "no-such-source": Message("unknown-source", "there is no source '{id}'", "{instead}"),
        "source-unused": Message(
            "unused-source",
            "no statement names the source '{id}'",
            "Name it where a statement rests on it, or remove it.",
        ),
        "no-sources": Message(
            "unsourced",
            "a public record has no sources",
            "List the published sources, or write `record: contributed` if it is first hand.",
            "List the published sources, or say under “First hand or published” that it is yours.",
        ),
        "statement-unsourced": Message(
            "unsourced",
            "nothing says where this comes from",
            "Add `source:`, or `reading: true` where it is the playbook's own judgement.",
            "Name its source under “Where this comes from”, or tick that it is your own reading.",
        ),
        "mode-named-twice": Message(
            "named-twice",
            "the failure mode '{id}' is named twice",
            "Say it in one entry: hit, recovered or avoided.",
        ),
        "production-never-reached": Message(
            "outcome",
            "it never left the pilot, and has a date of production",
            "Remove the date, or choose another outcome.",
        ),
        "criterion-without-figure": Message(
            "criterion",
            "the criterion has no figure",
            "Give at least one of baseline, target and actual, or remove the criterion.",
            "Give the figure before, the target or the figure that was reached, or remove this.",
        ),
        "target-no-better": Message(
            "criterion",
            "the target ({target}) is no better than the baseline",
            "`better` is {better}; correct it or the figures.",
        ),
        "secret": Message(
            "secret",
            "this looks like {what}",
            "Remove it and have it revoked: what was pushed once counts as public.",
            "This looks like {what}. It is taken out; have it revoked as well, since what was "
            "written down once may be known.",
        ),
        "text-cut": Message(
            "text-read-otherwise",
            "the text ends before this ` #`: YAML takes the rest of the line for a comment",
            "Put the whole text in quotes, or below `>-`. If it is a comment, put it on a line of "
            "its own above the field.",
            "In {where} a text ends before a # that follows a space: what comes after it in the "
            "file is a comment. If it belongs to the text, fill it in here.",
        ),
        "text-swallowed": Message(
            "text-read-otherwise",
            "this line begins with # and is part of the text all the same",
            "Put a comment above the field: inside a block or quotes everything is text.",
        ),
        "text-folded": Message(
            "text-read-otherwise",
            "a paragraph or a list begins here, and YAML joins it to the line above",
            "Write the text below `|`: it keeps the lines, which paragraphs and lists need.",
        ),
        "personal": Message(
            "personal-data",
            "{what} stands in the text: {text}",
            "Leave it out, or write what it stands for; keep it only if it may be public.",
        ),
    }
)
"""What can be said, with the places to fill in, by a name that both sides use."""

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "slug": "Use lower-case letters, digits and single hyphens, such as `run-pilot`.",
        "origin": "Use `framework`, `editorial`, `ref:<id>` or `retrospective:<id>`.",
        "line": "Write it on one line, or fold it with `>-`.",
        "address": "Use a full address that begins with https:// or http://.",
        "mail": "Write a mail address after `mailto:`, such as mailto:playbook@example.org.",
        "partial-date": "Write a day, a month or a year: 2025-03-14, 2025-03 or 2025.",
        "date": "Write a date of the years 1900 to 2199 as YYYY-MM-DD, such as 2026-11-24.",
        "kinds": "Write it as kind:id, with one of the kinds {kinds}.",
    }
)
"""How a text has to be written, by the name of its form."""

HOW: Mapping[str, str] = MappingProxyType(
    {
        "any": "Give {expected}.",
        "comma": "Write {point}.",
        "comma-or-thousands": "Write {point}, or {whole} if that is what it means.",
        "quotes": "Put it in quotes to make it text.",
        "text": "Write it as text; put text that begins with a bracket or a brace in quotes.",
        "list": "Write one entry a line, each after `- `.",
        "fields": "Write its fields, without a leading `- `: {fields}.",
    }
)
"""How to give a value of the right type, by what it is and what was given."""

INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "target": "Did you mean {kind}:{id}?",
        "source": "Did you mean {id}?",
        "kinds": "The kinds are {kinds}.",
        "file": "Name a file of {folder}/ without its .yml.",
        "list-source": "List it under `sources`.",
        "near": "Did you mean “{titles}”?",
        "choose": "Choose one from the list.",
        "propose": "Choose one from the list, or name the practice under “{label}”.",
    }
)
"""What to write instead of something that does not exist."""


def message_of(told: str, /, **parts: object) -> Message:
    """Fill the parts into the words of that name."""
    words = WORDS[told]
    return Message(words.rule, words.message.format(**parts), words.hint.format(**parts))


def how_to_write_number(given: object, expected: str) -> str:
    """Say how to write a figure; where a comma is all that is wrong, the figure as it is read."""
    parts = _WITH_COMMA.fullmatch(given.strip()) if isinstance(given, str) else None
    is_whole = expected == "a whole number"
    may_be_thousands = parts is not None and len(parts[2]) == _THOUSAND
    if parts is None or (is_whole and not may_be_thousands):
        return HOW["any"].format(expected=expected)
    point, whole = f"{parts[1]}.{parts[2]}", f"{parts[1]}{parts[2]}"
    if is_whole:
        return HOW["comma"].format(point=whole)
    how = HOW["comma-or-thousands" if may_be_thousands else "comma"]
    return how.format(point=point, whole=whole)


_WITH_COMMA = re.compile(r"([-+]?[0-9]{1,15}),([0-9]{1,15})")
_THOUSAND = 3
