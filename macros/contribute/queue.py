"""Which states does a contribution pass through, and what waits for whom, for how long?

Labels are GitHub's. A label of the first sort says what an issue is, and its form sets it; one of
the second says whose turn it is. What has no state is new.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..text.counted import counted
from ..text.shown import clipped

ANSWER, SETTLE, BOTH = 7, 14, 30
"""Within how many days an objection is answered, settled, and printed where both sides stay."""


@dataclass(frozen=True)
class QueueLabel:
    """A label: what it says, who sets it, and what follows from it."""

    name: str
    colour: str
    description: str
    set_by: str
    follows: str
    days: int | None = None
    """Within how many days of its opening an issue with it is taken further."""

    @property
    def command(self) -> tuple[str, ...]:
        """The command that makes or renews the label in a repository, word by word."""
        parts = ("--color", self.colour, "--description", self.description, "--force")
        return ("gh", "label", "create", self.name, *parts)


RETROSPECTIVE, PATTERN, LEAD = "retrospective", "pattern", "lead"
CORRECTION, DISPUTE, WITHDRAWAL = "correction", "dispute", "withdrawal"
WAITING, REVIEW, ACCEPTED, DECLINED = "waiting for the author", "in review", "accepted", "declined"

KINDS: tuple[QueueLabel, ...] = (
    QueueLabel(
        WITHDRAWAL, "b60205", "The contributing organisation takes a retrospective back.",
        "its form", "Ask for proof from a public address, then run `playbook withdraw`.", ANSWER,
    ),
    QueueLabel(
        DISPUTE, "d93f0b", "Somebody says that a record is wrong about them.",
        "its form", f"Answer within {ANSWER} days, settle within {SETTLE}; until then the record "
        "has the status disputed.", ANSWER,
    ),
    QueueLabel(
        CORRECTION, "fbca04", "A sentence on a page is wrong.",
        "its form", "Look at the source, then correct the page or say why not.", ANSWER,
    ),
    QueueLabel(
        RETROSPECTIVE, "0e8a16", "A retrospective, written in the issue form.",
        "its form", f"Read it, then set `{ACCEPTED}`, `{WAITING}` or `{DECLINED}`.", ANSWER,
    ),
    QueueLabel(
        PATTERN, "1d76db", "A pattern, written in the issue form.",
        "its form", f"Read it, then set `{ACCEPTED}`, `{WAITING}` or `{DECLINED}`.", ANSWER,
    ),
    QueueLabel(
        LEAD, "5319e7", "A wanted case or a pattern idea that somebody can take on.",
        "its form", f"Read it, then set `{ACCEPTED}`, `{WAITING}` or `{DECLINED}`.", ANSWER,
    ),
    QueueLabel(
        "dead-links", "c5def5", "Addresses that no longer answer.",
        "the workflow Links", "Replace the address, or give its archived copy.",
    ),
)  # fmt: skip
"""What an issue is, the most urgent first."""
STATES: tuple[QueueLabel, ...] = (
    QueueLabel(
        REVIEW, "bfd4f2", "A maintainer is reviewing it.",
        "a maintainer", "Work through the review sheet, then merge, ask or decline.", SETTLE,
    ),
    QueueLabel(
        ACCEPTED, "c2e0c6", "To become a pull request.",
        "a maintainer", "The workflow opens a pull request; review that one.",
    ),
    QueueLabel(
        WAITING, "fef2c0", "The author has to add or change something.",
        "a maintainer, or the workflow that could not make a file of it",
        "Nothing, until the author answers; after 60 days close it with a friendly word.",
    ),
    QueueLabel(
        DECLINED, "e6e6e6", "It does not become part of the playbook; the last comment says why.",
        "a maintainer", "Close it.",
    ),
)  # fmt: skip
"""Whose turn it is, in the order of the work."""
LABELS: tuple[QueueLabel, ...] = (*KINDS, *STATES)

_NEW = "new"
_NEW_FOLLOWS = "Read it; its label says what comes next."
_NEEDED: Mapping[str, type] = {"number": int, "title": str, "labels": list, "createdAt": str}


class QueueError(Exception):
    """Raised for data that is not GitHub's list of issues; the text says what is missing."""


@dataclass(frozen=True)
class QueueEntry:
    """An issue or a pull request that waits."""

    number: int
    title: str
    author: str
    labels: tuple[str, ...]
    opened: date
    changed: date

    @property
    def kind(self) -> QueueLabel | None:
        """What it is; nothing for a pull request, and where no form was used."""
        return next((label for label in KINDS if label.name in self.labels), None)

    @property
    def states(self) -> tuple[QueueLabel, ...]:
        """Whose turn it is. There should be one state at most."""
        return tuple(label for label in STATES if label.name in self.labels)

    def is_late(self, today: date) -> bool:
        """Whether it waits longer than governance allows; what its author owes is never late."""
        label = next(iter(self.states), self.kind)
        days = label.days if label else ANSWER
        return days is not None and (today - self.opened).days > days


def entries_in(text: str) -> tuple[QueueEntry, ...]:
    """Return what `gh issue list --json …` or `gh pr list --json …` has printed, the oldest first.

    Raise `QueueError` with everything that is wrong where it is something else.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise QueueError("this is not JSON") from None
    if not isinstance(found, list):
        raise QueueError("this is not a list of issues")
    faults = [fault for number, one in enumerate(found, 1) for fault in _faults(number, one)]
    if faults:
        raise QueueError("\n".join(faults))
    return tuple(sorted(map(_entry, found), key=lambda entry: (entry.opened, entry.number)))


def queue_text(entries: Iterable[QueueEntry], today: date) -> str:
    """Write what waits, by state, the oldest first, each with its days and what comes next."""
    groups: dict[str, list[QueueEntry]] = {}
    for entry in entries:
        state = next(iter(entry.states), None)
        groups.setdefault(state.name if state else _NEW, []).append(entry)
    follows = {_NEW: _NEW_FOLLOWS, **{label.name: label.follows for label in STATES}}
    parts = [
        "\n".join(
            [f"{name.capitalize()} ({len(groups[name])}). {after}", *_lines(groups[name], today)]
        )
        for name, after in follows.items()
        if name in groups
    ]
    return "\n\n".join(parts) or "Nothing waits."


def labels_text() -> str:
    """Write every label for a person: what it says, who sets it, what follows."""
    return "\n\n".join(
        f"{label.name}\n    {label.description}\n    Set by {label.set_by}. {label.follows}"
        for label in LABELS
    )


def label_commands() -> str:
    """Write a command of GitHub's own program for each label, to make or to renew it."""
    return "\n".join(shlex.join(label.command) for label in LABELS)


def _lines(entries: Iterable[QueueEntry], today: date) -> Iterator[str]:
    for entry in entries:
        waited, still = (max(0, (today - day).days) for day in (entry.opened, entry.changed))
        late = ", late" if entry.is_late(today) else ""
        kind = f"{entry.kind.name}, " if entry.kind else ""
        yield f"  #{entry.number} {_printable(entry.title)}"
        by = f"by {_printable(entry.author)}, " if entry.author else ""
        days = f"open for {counted(waited, 'day')}, unchanged for {still}"
        yield f"      {kind}{by}{days}{late}"
        if len(entry.states) > 1:
            names = ", ".join(state.name for state in entry.states)
            yield f"      It has {len(entry.states)} states: {names}. Take off all but one."
        if not entry.states and entry.kind:
            yield f"      {entry.kind.follows}"


def _faults(number: int, one: Any) -> Iterator[str]:
    if not isinstance(one, dict):
        yield f"entry {number} is not an issue"
        return
    for name, kind in _NEEDED.items():
        if not isinstance(one.get(name), kind):
            yield f"entry {number} has no {name!r}; ask for --json {','.join(_NEEDED)}"
    for name in ("createdAt", "updatedAt"):
        if isinstance(said := one.get(name), str) and _day(said) is None:
            yield f"entry {number}: {name!r} is not a day"


def _entry(one: Mapping[str, Any]) -> QueueEntry:
    author = one.get("author")
    opened = _day(one["createdAt"]) or date.min
    changed = _day(one.get("updatedAt") or one["createdAt"])
    named = [own.get("name") if isinstance(own, dict) else own for own in one["labels"]]
    return QueueEntry(
        number=one["number"],
        title=one["title"],
        author=str(author.get("login") or "") if isinstance(author, dict) else "",
        labels=tuple(name for name in named if isinstance(name, str)),
        opened=opened,
        changed=changed or opened,
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _printable(text: str) -> str:
    """Return a stranger's words on one line, without what a terminal would act on."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in clipped(text, 80))
