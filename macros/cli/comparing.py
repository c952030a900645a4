"""`playbook diff`: what does this work change for readers, and in the evidence?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from ..content.history import HistoryError, content_at
from ..content.loader import content_roots, load
from ..content.problems import errors_of
from ..content.rules import check
from ..contribute.changes import (
    Changes,
    CountChange,
    ItemChange,
    PatternChange,
    Weight,
    changes_between,
)
from ..model import Playbook
from ..pages.addresses import address_of
from ..text.counted import counted
from ..text.labels import label_of
from .base import DONE, fail


class DiffFormat(StrEnum):
    """How changes are written."""

    text = "text"
    markdown = "markdown"


@dataclass(frozen=True)
class DiffOptions:
    """What to compare with, and how to say it."""

    revision: str
    style: DiffFormat


def execute_diff(options: DiffOptions) -> int:
    """Compare the content with that of a revision, and write what differs."""
    roots = content_roots()
    now = load(roots)
    if errors := errors_of(check(now)):
        fail(f"the content has {counted(len(errors), 'problem')}; `playbook check` lists them.")
    try:
        with content_at(options.revision, roots) as then:
            loaded = load(then)
    except HistoryError as error:
        fail(f"{error}.")
    if loaded.edition is None:
        fail(f"{options.revision} has no content to compare with.")
    before = Playbook.of(loaded.edition, loaded.items.values(), {})
    changes = changes_between(before, now.playbook())
    writer = {DiffFormat.text: as_text, DiffFormat.markdown: as_markdown}[options.style]
    typer.echo(writer(changes))
    return DONE


def as_text(changes: Changes) -> str:
    """Write changes for a terminal."""
    parts = ["\n".join(lines) for lines in (_items(changes), evidence_in_words(changes)) if lines]
    return "\n\n".join(parts) or "Nothing that a reader would notice."


def as_markdown(changes: Changes) -> str:
    """Write changes for the summary of a workflow. Text from content is shown as code."""
    lines = ["## What this changes", ""]
    lines += [f"- {_code(line)}" for line in _items(changes)] or ["Nothing that a reader notices."]
    lines += ["", "## The evidence, before and after", ""]
    lines += [f"- {_code(line)}" for line in evidence_in_words(changes)] or ["It stays as it was."]
    return "\n".join(lines)


def diff(
    revision: Annotated[
        str, typer.Argument(metavar="REV", help="A branch, tag or commit, such as main.")
    ],
    style: Annotated[
        DiffFormat, typer.Option("--format", help="How to write it; markdown is for a summary.")
    ] = DiffFormat.text,
) -> None:
    """Say what is new, changed or gone since a revision, and what the evidence shows then."""
    raise typer.Exit(execute_diff(DiffOptions(revision, style)))


COMMANDS = {"diff": diff}
EXITS = {"diff": "Exits with 0, or 1 when the content has problems or there is no such revision."}


def _items(changes: Changes) -> list[str]:
    lines = [_item(change) for change in changes.items]
    if changes.edition:
        lines.append(f"Changed edition: {', '.join(changes.edition)}")
    return lines


def _item(change: ItemChange) -> str:
    item = change.item
    head = f"{change.deed.capitalize()} {item.label.lower()}: {item.title}"
    if change.deed == "removed":
        return head
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    return f"{head}{fields}, at /{address_of(item)}"


def evidence_in_words(changes: Changes) -> list[str]:
    """Return lines for each pattern, failure mode and practice whose evidence is another."""
    patterns = [line for change in changes.patterns for line in _pattern(change)]
    return [*patterns, *map(_count, changes.counts)]


def _pattern(change: PatternChange) -> Iterator[str]:
    before, after = change.before, change.after
    if before is None:
        yield f"{change.title}: new, {after.maturity}, {_weighed(after)}"
    else:
        is_same = before.maturity == after.maturity
        course = f"stays {after.maturity}" if is_same else f"{before.maturity} → {after.maturity}"
        yield f"{change.title}: {course}, {_weighed(after)} (before: {_weighed(before)})"
    had = before.reasons if before else ()
    if had or after.reasons:
        was = f" (before: {_reasons(had)})" if before and had != after.reasons else ""
        yield f"{change.title}: reasons for doubt: {_reasons(after.reasons)}{was}"


def _weighed(weight: Weight) -> str:
    if not weight.reporting:
        return "no organisation counts"
    reporting = counted(weight.reporting, "organisation")
    return f"helped {weight.helped} of {reporting}, {weight.documented} documented"


def _reasons(reasons: Iterable[str]) -> str:
    return ", ".join(reason.replace("-", " ") for reason in reasons) or "none"


_APART: Mapping[str, str] = {
    "reading": "the effect is our own reading",
    "vendor": "only a vendor says so",
    "unsourced": "it was not seen at first hand and cites no source",
    "silent": "nobody says what followed",
    "not-used": "it was not used",
    "unclear": "whether it was used is unclear",
}


def _count(change: CountChange) -> str:
    if change.what == "proposed":
        named = counted(change.after, "organisation")
        return f"{change.title}: no pattern yet, named by {named} (before: {change.before})"
    told = counted(change.after, "retrospective")
    if apart := _APART.get(change.what):
        return f"{change.title}: {apart}, in {told}, shown apart (before: {change.before})"
    return f"{change.title}: {label_of(change.what).lower()} in {told} (before: {change.before})"


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(0x2019))}`"
