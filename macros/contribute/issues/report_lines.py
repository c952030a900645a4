"""Which practices or failure modes does somebody list, one a line?

`Shadow mode: full, helped, stated: What was done and what followed. [s1]`, and of a failure mode
`Nobody in the business owns it: hit: Two managers each thought the other decided. [s1]`. Each of
the words belongs to one question alone, so that they stand in any order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...text.plain import blanks_of_one_kind, lines_in
from ..questions import Question

_NEW = ("new ", "new:")
_MARK = "• "
_NAMES = ("pattern", "mode")
_FREE = "proposed"


@dataclass(frozen=True)
class ReportLines:
    """The entries of a box, and what in them is not one of the words."""

    entries: tuple[dict[str, Any], ...]
    unclear: tuple[tuple[int, str], ...]
    """The number of an entry, from 1, and what is no word that it may have."""
    contrary: tuple[tuple[int, str], ...] = ()
    """The number of an entry, and two words that answer one question otherwise."""


def reports_in(text: str, group: Question) -> ReportLines:
    """Return the entries of a list, as the lines of a box tell them."""
    words = words_of(group)
    parts = [part.name for part in group.parts]
    name = next(part for part in parts if part in _NAMES)
    entries: list[dict[str, Any]] = []
    unclear: list[tuple[int, str]] = []
    contrary: list[tuple[int, str]] = []
    for number, line in enumerate(_lines(text), 1):
        named, told, evidence = _split(line, words)
        entry: dict[str, Any] = {name: named}
        if _FREE in parts and named.lower().startswith(_NEW):
            entry = {_FREE: named[len(_NEW[0]) :].strip(" “”\"'‘’")}  # noqa: RUF001
        for word in told:
            if not (found := words.get(word.casefold())):
                unclear.append((number, word))
            elif entry.setdefault(*found) != found[1]:
                contrary.append((number, f"{entry[found[0]]}” and “{found[1]}"))
        if evidence:
            entry["evidence"] = evidence
        entries.append({part: entry[part] for part in parts if entry.get(part)})
    return ReportLines(tuple(entries), tuple(unclear), tuple(contrary))


def _lines(text: str) -> list[str]:
    """Return the line of each entry; without marks, one with a colon begins an entry."""
    lines = blanks_of_one_kind(text).replace("\r", "\n").split("\n")
    if any(lines_in(line) not in ([], [" ".join(line.split())]) for line in lines):
        return lines_in(text)
    return lines_in("\n".join(f"{_MARK}{line}" if ": " in line else line for line in lines))


def words_of(group: Question) -> dict[str, tuple[str, str]]:
    """Return each word that an entry may have, with its question and the answer that it gives."""
    return {
        shown.casefold(): (part.name, word)
        for part in group.parts
        for word, label in part.options
        for shown in (label, word)
    }


def _split(line: str, words: Mapping[str, object]) -> tuple[str, list[str], str]:
    """Return the name in a line, its words, and the rest; a name may hold colons of its own."""
    parts = line.split(":")
    for place in range(1, len(parts)):
        told = _listed(parts[place])
        if any(word.casefold() in words for word in told):
            return _joined(parts[:place]), told, _joined(parts[place + 1 :])
    before, opened, inside = parts[0].strip().removesuffix(")").rpartition("(")
    told = _listed(inside)
    if opened and told and all(word.casefold() in words for word in told):
        return before.strip(), told, _joined(parts[1:])
    return parts[0].strip(), [], _joined(parts[1:])


def _listed(part: str) -> list[str]:
    return [word for each in part.split(",") if (word := each.strip(" .*_"))]


def _joined(parts: Sequence[str]) -> str:
    return ":".join(parts).strip()
