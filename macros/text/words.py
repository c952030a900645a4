"""How are mistakes worded, in the terminal and in the browser alike?

The rules that the contribution form checks as somebody types are written once more in JavaScript;
their words are not: both sides fill in these, and a table of cases holds the two together.
"""

from __future__ import annotations

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
        "date-to-come": Message(
            "date",
            "{date} is in the future",
            "A record tells of what has happened: correct the year.",
        ),
        "date-planned": Message(
            "date",
            "{date} is in the future",
            "Check the year. What was only announced or planned is told as such in the text.",
        ),
        "date-long-ago": Message(
            "date",
            "{date} is before 1950",
            "Check the year; it may be mistyped.",
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
            "List the published sources, or say under “Were you there?” that you were.",
        ),
        "statement-unsourced": Message(
            "unsourced",
            "nothing says where this comes from",
            "Add `source:`, or `reading: true` where it is the playbook's own judgement.",
            "Choose the source that says it, or tick that it is your own reading.",
        ),
        "practice-unsourced": Message(
            "unsourced",
            "nothing says where this comes from",
            "Add `source:`. What no source says is `use: unclear`; an effect that is the "
            "playbook's own judgement is `basis: reading`.",
            "Choose the source that says it, or say that its use is unclear.",
        ),
        "position-unsourced": Message(
            "unsourced",
            "nothing says where this comes from",
            "Add `source:`: what a side says is cited.",
            "Choose the source that says it.",
        ),
        "lead-unseen": Message(
            "lead",
            "a wanted case has no source",
            "Give the address where you saw it under `seen`. If you were there, write a "
            "retrospective.",
        ),
        "lead-became": Message(
            "lead",
            "what is wanted as a {type} became a {other}",
            "Name a {kind} under `became`, or correct `type`.",
        ),
        "lead-told": Message(
            "told-already",
            "the retrospective '{id}' cites this address already",
            "If it is the same deployment, add `became: retrospective:{id}` or delete this file; "
            "if not, leave it.",
        ),
        "lead-twice": Message(
            "told-already",
            "the wanted case '{id}' has this address too",
            "If it is the same deployment, make one file of the two; if not, leave both.",
        ),
        "duty-unanswered": Message(
            "duty",
            "nothing says what the playbook does about this duty",
            "Name what serves it under `serves` or `checks`, or say under `gap` that nothing does.",
        ),
        "duty-no-item": Message(
            "duty",
            "the checklist '{checklist}' has no item '{id}'",
            "Name an item by its `id` in playbook/checklists/{checklist}.yml.",
        ),
        "mode-named-twice": Message(
            "named-twice",
            "the failure mode '{id}' is named twice",
            "Say it in one entry: hit, recovered, avoided, partly or not evidenced.",
        ),
        "contributor-missing": Message(
            "tie",
            "nothing says how the contributor is tied to it",
            "Add `contributor: {{tie: …}}`: team, organisation, vendor, consultant or researcher.",
            "Say how you are tied to it: its team, its organisation, its vendor, or neither.",
        ),
        "contributor-of-public-record": Message(
            "tie",
            "a public record has no contributor who was there",
            "Remove `contributor`, or write `record: contributed` if you were.",
            "Leave your tie out: this is told from published sources.",
        ),
        "proposed-unused": Message(
            "practice",
            "it has no pattern, and was not used in full or in part",
            "Write `use: full` or `use: partly`, or remove it: without a pattern it has no test.",
            "Say that it was used, or remove it: without a pattern it has no test.",
        ),
        "effect-unused": Message(
            "practice",
            "it was not used, and has an effect",
            "Remove `effect`; what would have helped is an entry of `lessons`.",
            "What was not used has no effect. Say what would have helped as a lesson.",
        ),
        "no-effect-given": Message(
            "practice",
            "it says how an effect was seen, and no effect",
            "Add `effect`, or remove this.",
            "Say what followed from it, or leave this out.",
        ),
        "basis-missing": Message(
            "practice",
            "nothing says how the effect was seen",
            "Add `basis`: randomised, comparison, before-after, stated or reading.",
            "Say how you know what followed.",
        ),
        "by-missing": Message(
            "practice",
            "nothing says who concluded it",
            "Add `by`: organisation, vendor or independent.",
            "Say who concluded it: the organisation, a vendor, or somebody independent.",
        ),
        "reading-by": Message(
            "practice",
            "it is a reading, and says who concluded it",
            "Remove `by`: a reading is the playbook's own conclusion.",
            "Leave this out: a reading is nobody else's conclusion.",
        ),
        "independent-unsourced": Message(
            "practice",
            "it is called independent, and cites nothing that was published",
            "Name its source, or remove `by`: it then follows from the contributor's tie.",
            "Name the published source of an independent conclusion.",
        ),
        "organisation-twice": Message(
            "organisation", "'{id}' is named twice", "Name each organisation once."
        ),
        "which-organisation": Message(
            "organisation",
            "there are several organisations, and nothing says of which this is told",
            "Add `organisation:` with one of {names}.",
            "Say of which of the organisations this is told.",
        ),
        "not-its-organisation": Message(
            "organisation",
            "'{id}' is not one of the record's organisations",
            "Write one of {names}, or add it to `organisations`.",
            "“{id}” is not one of the organisations that you named. Choose one of them.",
        ),
        "organisation-named-twice": Message(
            "organisation",
            "the organisation '{id}' has this name too",
            "Remove it here, or keep one file of the two and list the other's names under `also`.",
        ),
        "organisation-is-filed": Message(
            "organisation",
            "this organisation has a file: '{id}'",
            "Write `{id}` in place of its name, kind and sector.",
            "This organisation is in the playbook. Choose it from the list.",
        ),
        "part-of-itself": Message(
            "organisation",
            "it is part of itself, over others that it is part of",
            "Remove `part_of` from the one at the top.",
        ),
        "organisation-near": Message(
            "near-name",
            "its name is near that of the organisation '{id}'",
            "If they are one, keep one file and list the other name under `also`; if they are "
            "two, add `different_from: [{id}]`.",
        ),
        "organisation-near-file": Message(
            "near-name",
            "its name is near that of the organisation '{id}'",
            "If they are one, write `{id}` in place of its name, kind and sector; if they are two, "
            "give it a file with `different_from: [{id}]`.",
            "This name is near that of an organisation in the playbook. If they are one, choose "
            "that one from the list.",
        ),
        "organisation-near-other": Message(
            "near-name",
            "its name is near '{other}' in the retrospective '{id}'",
            "If they are one, name it alike in both, by its id where it has a file; if they are "
            "two, give each a file and add `different_from`.",
        ),
        "same-deployment": Message(
            "same-deployment",
            "'{id}' tells of the same organisation, technique and time",
            "If it is the same deployment, make one record of the two; if not, add "
            "`not_same_as: [{id}]`.",
        ),
        "shared-source": Message(
            "same-deployment",
            "'{id}' tells of the same organisation and cites this address too",
            "If it is the same deployment, make one record of the two; if not, add "
            "`not_same_as: [{id}]`.",
        ),
        "coding-misplaced": Message(
            "coding",
            "the file is not named after the retrospective that it codes",
            "Name the file, and the end of its id, after the retrospective.",
        ),
        "coded-twice": Message("coding", "'{id}' is coded twice", "Keep one of the two."),
        "not-coded": Message(
            "coding", "nothing is coded of {ids}", "Code it, or leave it out of the count."
        ),
        "difference-open": Message(
            "coding",
            "the coders differ on '{id}', and nothing says what was decided",
            "Add it to `resolved`, with the fact that decided.",
        ),
        "record-otherwise": Message(
            "coding",
            "the record has '{told}' for '{id}', and the coders settled on '{code}'",
            "Correct the record, or say under `resolved` what changed.",
        ),
        "rests-on-withdrawn": Message(
            "withdrawn",
            "it rests on the retrospective '{id}', which was withdrawn",
            "Say it without that record, or with another.",
        ),
        "result-without-figure": Message(
            "result",
            "the result has no figure and no finding",
            "Give `value`, or `low` and `high`; or `finding` alone, where a source says in words "
            "what a comparison shows.",
            "Give the figure or both ends of the range, or say what the comparison shows.",
        ),
        "result-twice": Message(
            "result",
            "the result has a figure and a range",
            "Keep `value`, or `low` and `high`.",
            "Give the figure or the range, not both.",
        ),
        "range-upside-down": Message(
            "result",
            "`low` is not below `high`",
            "Swap them, or give one `value`.",
            "The lower end is not below the upper one. Swap them.",
        ),
        "source-without-read_on": Message(
            "source",
            "nothing says when the source was read",
            "Add `read_on:` with the day.",
            "Say on which day you read it.",
        ),
        "source-without-extent": Message(
            "source",
            "nothing says how much of the source was read",
            "Add `extent`: whole, excerpt or abstract.",
            "Say how much of it you read.",
        ),
        "no-carrying-source": Message(
            "source",
            "no source by the organisation, an authority or an independent author was read",
            "Read one of them whole or in excerpt, in the original, or leave the record out.",
        ),
        "no-such-original": Message(
            "source",
            "it is a copy of '{id}', which is no source of the record and no address",
            "Did you mean {near}? Where nobody knows, write unknown.",
        ),
        "copies-in-a-circle": Message(
            "source",
            "it is a copy of itself, over others",
            "Remove `copy_of` from the original.",
        ),
        "dispute-missing": Message(
            "dispute",
            "the record is disputed, and nothing says what is",
            "Add the objection under `disputes`.",
        ),
        "production-never-reached": Message(
            "outcome",
            "it never left the pilot, and has a date of production",
            "Remove the date, or choose another outcome.",
        ),
        "production-not-told": Message(
            "outcome",
            "what followed the trial is not told, and it has a date of production",
            "Remove the date, or choose another outcome.",
        ),
        "pilot-dated": Message(
            "no-pilot",
            "it had no pilot, and has a date under `{field}`",
            "Remove the date, or `no_pilot`.",
            "It went straight into use, as you say: leave this date out, or take that back.",
        ),
        "pilot-never-left": Message(
            "no-pilot",
            "it had no pilot, and never left the pilot",
            "Remove `no_pilot`, or choose another outcome.",
            "It went straight into use, as you say: choose another outcome, or take that back.",
        ),
        "pilot-not-told": Message(
            "no-pilot",
            "it had no pilot, and its outcome is that of one",
            "Remove `no_pilot`, or choose another outcome.",
            "It went straight into use, as you say: choose another outcome, or take that back.",
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
            "`better` is {better}; correct it or the figures, or write `kind: keep-within` if it "
            "is a limit.",
            "The target ({target}) is no better than the baseline, and {better} is better. Correct "
            "one of them, or choose “Keep within” if it is a limit.",
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
        "coding": "Write the coder's folder and the retrospective, such as second/invoice-triage.",
        "origin": "Use `framework`, `editorial`, `ref:<id>` or `retrospective:<id>`.",
        "line": "Write it on one line, or fold it with `>-`.",
        "address": "Use a full address that begins with https:// or http://.",
        "mail": "Write a mail address after `mailto:`, such as mailto:playbook@example.org.",
        "page": "Write a page of this site with a slash at its end, such as duties/.",
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
        "unquoted": "Write {point} without quotes.",
        "comma-or-thousands": "Write {point}, or {whole} if that is what it means.",
        "about": "Say beside it that it is rounded, where there is a field for that (`about`).",
        "bound": "This is a bound, not a figure. Write {figure} if that is near enough, and say "
        "beside it that it is rounded (`about`).",
        "range": "This is a range. Write {low} as its lower end (`low`) and {high} as its upper "
        "end (`high`), or one figure where there are no such fields.",
        "date": "Write {date}.",
        "either-date": "Write {first} if it is {first_words}, or {then} if it is {then_words}.",
        "part-of-year": "Part of a year is no date: write a month of it, such as 2025-05, or the "
        "year alone, such as 2025.",
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
