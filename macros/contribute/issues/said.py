"""What is said to somebody whose issue was read? It speaks of the boxes that they filled in.

It is Markdown for a comment. Whatever it repeats of the issue is text there: it makes no link,
calls nobody, and can't end the fence that it stands in. It repeats no password, key or token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ...content.problems import Problem, errors_of
from ...model import KIND_BY_NAME, Pattern
from ...text.counted import counted
from ...text.inert import code, plain
from ..filing import Filing
from ..near import NearRecord
from ..organisations import FIELD
from ..questions.there import FIELDS, QUESTION
from ..redaction import without_secrets
from ..writer import UnwritableError, data_text
from .boxes import CONSENT, MORE, REPORTS, FormBox, boxes
from .intake import Issue, Unclear
from .words import place_of, said_at_a_box

MAX_COMMENT = 60_000
"""Characters of a comment that are used; GitHub takes 65,536."""
_MOST = 60
"""Problems that one comment lists."""
_MISSING = frozenset({"missing-field", "empty-value"})
_NEW = "write “new” before it"


class BoxPlace(NamedTuple):
    """Where in an issue something is: a box, and in it an entry or a field of the YAML."""

    label: str
    entry: int = 0
    field: str = ""


@dataclass(frozen=True, order=True)
class _Line:
    order: int
    entry: int
    field: str
    label: str
    said: str


def located(filing: Filing) -> tuple[Problem, ...]:
    """Return the problems of all files, each at its field of the contribution."""
    return tuple(
        problem
        if problem.place.path == filing.path
        else replace(problem, where=f"{FIELD}[1].{problem.where}")
        for problem in filing.problems()
    )


@dataclass(frozen=True)
class IssueSaid:
    """What is to be said of an issue: problems by their boxes, and what it may repeat."""

    issue: Issue
    found: tuple[Problem, ...]
    """What the check says of the file that it would become."""
    near: tuple[tuple[NearRecord, str], ...] = ()
    """Retrospectives that may be the same one, each with its full address or its file."""

    @property
    def is_refused(self) -> bool:
        """Whether something has to be put right before there can be a file."""
        return bool(self.issue.unclear or self.issue.unnamed or errors_of(self.found))

    def refusal(self) -> str:
        """Return what is wrong, all of it, and the draft as it was understood."""
        lines = list(self._lines(errors_of(self.found)))
        shown = [_shown(line) for line in lines[:_MOST]]
        if len(lines) > _MOST:
            shown.append(f"- … and {len(lines) - _MOST} more, once these are done.")
        count = counted(len(lines), "thing is", "things are")
        head = f"Nothing was written yet: {count} to be put right. Edit the boxes of the issue."
        parts = [head, "\n".join(shown), *self._same(), *self._draft()]
        while len(parts) > 1 and sum(map(len, parts)) > MAX_COMMENT:
            parts.pop()
        return "\n\n".join(parts) + "\n"

    def advice(self) -> str:
        """Return what to look at in an issue that became a file; nothing where nothing is."""
        found = [problem for problem in self.found if problem.severity == "warning"]
        shown = [_shown(line) for line in self._lines(found, is_refused=False)][:_MOST]
        parts = [*(["Look at this before it is published:", "\n".join(shown)] if shown else [])]
        return "\n\n".join([*parts, *self._same()])

    def _lines(self, found: Iterable[Problem], *, is_refused: bool = True) -> Iterator[_Line]:
        homes = _Homes(self.issue)
        lines: set[_Line] = set()
        if is_refused:
            lines |= {_of_unclear(unclear, homes) for unclear in self.issue.unclear}
            lines |= set(self._unnamed(homes))
        settled = {(line.label, line.entry) for line in lines}
        named = {unnamed.where for unnamed in self.issue.unnamed}
        for problem in found:
            home = homes.of(place_of(problem))
            is_told = (home.label, home.entry) in settled and (
                problem.rule in _MISSING or home.label in self.issue.lost
            )
            is_told |= problem.rule == "secret" and self.issue.has_secrets
            if problem.where not in named and not is_told:
                lines.add(homes.line(home, self._words(problem, home, homes)))
        yield from sorted(lines)

    def _unnamed(self, homes: _Homes) -> Iterator[_Line]:
        for one in self.issue.unnamed:
            label = KIND_BY_NAME[one.kind].label.lower()
            said = f"there is no {label} “{one.written}”"
            home = homes.of(one.where)
            if one.near:
                said += f". Did you mean {' or '.join(one.near)}?"
            elif one.all_of:
                said += f". There are {'; '.join(one.all_of)}"
            if one.kind == Pattern.kind and (how := homes.how_to_propose(home)):
                said += f"{'' if one.near else '.'} If it is no pattern yet, {how}"
            yield homes.line(home, said)

    def _words(self, problem: Problem, home: BoxPlace, homes: _Homes) -> str:
        if problem.rule in _MISSING and home.label in self.issue.lost:
            return f"its heading is not in the issue. Write ### {home.label}, and the answer below"
        return said_at_a_box(problem, home.label, homes.box(home), homes.names(problem.where))

    def _same(self) -> list[str]:
        """Ask whether it is a retrospective that is there already."""
        if not self.near:
            return []
        shown = [
            f"- {_link(near.title, address)}: it {' and '.join(map(plain, near.reasons))}."
            for near, address in self.near[:_MOST]
        ]
        ask = "Is it one of these? Then propose a change to that one instead."
        return [ask, "\n".join(shown)]

    def _draft(self) -> list[str]:
        """Show what was understood, as a file from which every other way goes on."""
        try:
            text = without_secrets(data_text(without_secrets(self.issue.draft.answers)))
        except UnwritableError:
            return []
        longest = max(map(len, re.findall("`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        summary = "What was understood so far, as a file to open in the form"
        return [
            f"<details><summary>{summary}</summary>\n\n{fence}yaml\n{text}{fence}\n\n</details>"
        ]


class _Homes:
    """Which box is a field of the file told in?"""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.boxes: Mapping[tuple[str, ...], FormBox] = {
            box.path: box for box in boxes(issue.draft.kind)
        }
        labels = [*(box.label for box in self.boxes.values()), MORE, CONSENT]
        self.order = {label: place for place, label in enumerate(labels)}

    def of(self, where: str) -> BoxPlace:
        """Return the home of a field by its path, such as `practices[1].use`."""
        first, *rest = where.split(".")
        top, _, number = first.partition("[")
        entry = int(number.rstrip("]")) if number else 0
        part = rest[0].partition("[")[0] if rest else ""
        if top in self.issue.from_yaml:
            return BoxPlace(MORE, field=where)
        if top in REPORTS:
            return self._report(top, entry, part)
        if own := self.boxes.get((top, part)):
            return BoxPlace(own.label)
        if own := self.boxes.get((FIELDS[0] if top in FIELDS else top,)):
            return BoxPlace(own.label, entry)
        own = self._beside(top)
        return BoxPlace(own.label) if own else BoxPlace(MORE, field=where)

    def _beside(self, top: str) -> FormBox | None:
        """Return the box of a part that a group needs, or else its first one."""
        beside = [box for path, box in self.boxes.items() if path[0] == top]
        needed = [box for box in beside if box.is_required]
        return next(iter([*needed, *beside]), None)

    def _report(self, top: str, entry: int, part: str) -> BoxPlace:
        others = self.boxes[top,]
        is_first = top in self.issue.has_first
        if not entry or entry > is_first:
            return BoxPlace(others.label, entry and entry - is_first)
        own = self.boxes.get((top, part)) or self._beside(top) or others
        return BoxPlace(own.label)

    def box(self, home: BoxPlace) -> FormBox | None:
        """Return the box of a home."""
        return next((box for box in self.boxes.values() if box.label == home.label), None)

    def how_to_propose(self, home: BoxPlace) -> str:
        """Say how a practice that is no pattern is named at a home; nothing where it can't be."""
        own, proposed = self.box(home), self.boxes.get(("practices", "proposed"))
        if own is None or proposed is None:
            return ""
        return _NEW if own.reader == "reports" else f"name it under “{proposed.label}” instead"

    def names(self, where: str) -> dict[str, str]:
        """Return what the fields beside a place, and those of the file, are called in the form."""
        top = where.partition(".")[0].partition("[")[0]
        whole = {path[0]: box.label for path, box in self.boxes.items() if len(path) == 1}
        beside = {
            path[1]: box.label for path, box in self.boxes.items() if path[0] == top and path[1:]
        }
        return {**whole, **dict.fromkeys(FIELDS, QUESTION), **beside}

    def line(self, home: BoxPlace, said: str) -> _Line:
        """Return what is said at a home, in the order of the boxes."""
        order = self.order.get(home.label, len(self.order))
        return _Line(order, home.entry, home.field, home.label, said)


def _link(title: str, address: str) -> str:
    """Return a link that works in a comment; a file is named, since nothing leads to it there."""
    is_full = address.startswith(("https://", "http://"))
    return f"[{plain(title)}]({address})" if is_full else f"{plain(title)} ({code(address)})"


def _of_unclear(unclear: Unclear, homes: _Homes) -> _Line:
    return homes.line(BoxPlace(unclear.label, unclear.entry), unclear.said)


def _shown(line: _Line) -> str:
    place = f", entry {line.entry}" if line.entry else f", {line.field}" if line.field else ""
    told = without_secrets(line.said)
    said = f"{told[:1].upper()}{told[1:]}"
    end = "" if said.endswith((".", "?", "!")) else "."
    return f"- **{plain(line.label + place)}**: {plain(said)}{end}"
