"""Which box does each line of an issue belong to, and what was written into it?

GitHub writes a form as a heading for each box and the answer under it. A heading counts only where
a box has that label; what stands below is text, whatever it looks like. People edit issues by hand
and answer them by mail, so a heading may be of another level, and everything may be quoted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...content.problems import did_you_mean
from ...text.plain import blanks_of_one_kind

_LEVEL = 3
"""The level at which GitHub writes the headings of a form."""
_MOST_HASHES = 6
_MOST_QUOTES = 4
_INDENT = 3
"""Blanks that may stand before a heading or a fence; with one more it is code."""
_FENCES = ("```", "~~~")
_RENDERED = "yaml"
"""What GitHub writes behind the fence of a box that is rendered so, whatever stands in it."""
_NO_RESPONSE = "_no response_"
_NOTHING = frozenset({"", "none", "n/a", "-", "–", "—"})  # noqa: RUF001


@dataclass(frozen=True)
class IssueText:
    """The text of each box, as it was written, by the box's label."""

    answers: Mapping[str, str]
    """Boxes that were answered; blanks before the first line are kept."""
    twice: tuple[str, ...] = ()
    """Labels whose heading is there more than once."""
    lost: Mapping[str, str] = field(default_factory=dict)
    """Labels whose heading is not there, each with another one in its place, or nothing."""


@dataclass(frozen=True)
class _Heading:
    line: int
    level: int
    words: str
    label: str
    is_fenced: bool

    @property
    def rank(self) -> int:
        """How sure it is that the form wrote it; the lowest is surest."""
        return (self.level != _LEVEL) * 2 + self.is_fenced


def issue_text(text: str, labels: Collection[str]) -> IssueText:
    """Return what an issue says in each of the boxes with these labels."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = blanks_of_one_kind(text).split("\n")
    known = {_compared(label): label for label in labels}
    for _ in range(_MOST_QUOTES):
        if any(heading.label for heading in _headings(lines, known)):
            break
        lines = [_unquoted(line) for line in lines]
    return _boxed(lines, known)


def _boxed(lines: list[str], known: Mapping[str, str]) -> IssueText:
    found = tuple(_headings(lines, known))
    meant: list[_Heading] = []
    twice: list[str] = []
    for label in known.values():
        own = [heading for heading in found if heading.label == label]
        best = min((heading.rank for heading in own), default=0)
        own = [heading for heading in own if heading.rank == best]
        meant += own
        if len(own) > 1:
            twice.append(label)
    there = {heading.label for heading in meant}
    renamed = _renamed(found, meant, [*known.values()])
    meant = sorted([*meant, *renamed], key=lambda heading: heading.line)
    answers: dict[str, str] = {}
    ends = [*(heading.line for heading in meant), len(lines)][1:]
    for heading, end in zip(meant, ends, strict=True):
        if said := _answer(lines[heading.line + 1 : end]):
            answers.setdefault(heading.label, said)
    named = {one.label: one.words for one in renamed}
    near = {one.label for one in renamed if did_you_mean(one.label, [one.words])}
    lost = {label: named.get(label, "") for label in known.values() if label not in there | near}
    return IssueText(answers, tuple(twice), lost)


def _renamed(
    found: Iterable[_Heading], meant: Sequence[_Heading], labels: Sequence[str]
) -> list[_Heading]:
    """Return headings of no box in the place of one whose heading is not there, as its own."""
    there = {heading.label for heading in meant}
    renamed: dict[str, _Heading] = {}
    last = ""
    for heading in found:
        if heading in meant:
            last = heading.label
        elif last and not heading.label and heading.level == _LEVEL and not heading.is_fenced:
            place = labels.index(last) + 1
            label = labels[place] if place < len(labels) else ""
            if label and label not in there and label not in renamed:
                renamed[label] = replace(heading, label=label)
                last = label
    return list(renamed.values())


def _headings(lines: list[str], known: Mapping[str, str]) -> Iterator[_Heading]:
    fenced = _fenced(lines)
    for number, line in enumerate(lines):
        words = line.lstrip(" ")
        hashes, _, title = words.partition(" ")
        is_heading = 0 < len(hashes) <= _MOST_HASHES and not hashes.strip("#")
        if is_heading and len(line) - len(words) <= _INDENT:
            label = known.get(_compared(title), "")
            yield _Heading(number, len(hashes), title.strip(), label, number in fenced)


def _compared(heading: str) -> str:
    """Return a heading as it is compared: without emphasis, hashes or a colon at its end."""
    words = heading.strip().rstrip("# ").strip("*_ ").rstrip(":").strip("*_ ")
    return " ".join(words.replace("’", "'").casefold().split())  # noqa: RUF001


def _fenced(lines: list[str]) -> frozenset[int]:
    """Return the lines within fences that are closed."""
    within: set[int] = set()
    opened, fence = -1, ""
    for number, line in enumerate(lines):
        words = line.strip()
        if opened < 0:
            fence = _fence(line)
            opened = number if fence else -1
        elif words.startswith(fence) and not words.strip(fence[0]):
            within.update(range(opened, number + 1))
            opened = -1
    return frozenset(within)


def _fence(line: str) -> str:
    words = line.lstrip(" ")
    if len(line) - len(words) > _INDENT or not words.startswith(_FENCES):
        return ""
    return words[: len(words) - len(words.lstrip(words[0]))]


def _answer(lines: list[str]) -> str:
    """Return what was answered below a heading, or nothing."""
    kept = [line for line in lines if line.strip().casefold() != _NO_RESPONSE]
    text = _unquoted_whole(_uncommented("\n".join(line.rstrip() for line in kept)).strip("\n"))
    text = _unfenced(text)
    return "" if text.strip().casefold() in _NOTHING else text


def _uncommented(text: str) -> str:
    """Return a text without HTML comments; one without an end is text."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _unfenced(text: str) -> str:
    """Return a text without the fence around all of it."""
    lines = text.strip("\n").split("\n")
    fence = _fence(lines[0])
    last = lines[-1].strip()
    is_whole = fence and len(lines) > 1 and last.startswith(fence) and not last.strip(fence[0])
    inner = lines[1:-1]
    is_one = lines[0].strip().endswith(_RENDERED) or not any(map(_fence, inner))
    if not (is_whole and is_one):
        return text
    return "\n".join(inner).strip("\n")


def _unquoted(line: str) -> str:
    words = line.lstrip(" ")
    return words[1:].removeprefix(" ") if words.startswith(">") else line


def _unquoted_whole(text: str) -> str:
    """Return a text without the marks of a quotation, where all of it is quoted."""
    lines = text.split("\n")
    is_quoted = all(line.lstrip().startswith(">") for line in lines if line.strip())
    return "\n".join(map(_unquoted, lines)) if is_quoted else text
