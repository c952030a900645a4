"""What came along when a file was pasted, and looks like YAML without being it?

Word processors, mail and Git leave dashes, quotes, blanks and marks that a reader takes for what
YAML has. Each is named only where the file is wrong, and right or better without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from ..problems import Place, Problem

_WIDE = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = r"\u00ad\u200b-\u200d\u2060"
_BLOCK = re.compile(r"(?:^|[:-] )[ \t]{0,9}[|>][-+1-9]{0,2}$")
_MOST_FAULTS = 60
"""Faults of one file, and of one line, that are told of; the rest shows when these are gone."""
_MOST_LETTERS = 1000
"""Longest line that is looked at."""


class _Kind(NamedTuple):
    """A sort of fault: where it stands, what belongs there, and what to say."""

    rule: str
    pattern: re.Pattern[str]
    """The fault is its first group."""
    right: str
    message: str
    hint: str
    is_of_value: bool = False
    """Whether the same may stand in a text without being wrong."""


_BLANK_HINT = "Replace it by a space."
_KINDS = (
    _Kind(
        "conflict",
        re.compile(r"^(<{7}|>{7}|={7}|\|{7})(?:[ \r]|$)"),
        "#",
        "there is a Git conflict marker here",
        "Keep what is right of the two sides, and delete the lines that begin with <<<<<<<, "
        "======= and >>>>>>>.",
    ),
    _Kind(
        "code-fence",
        re.compile(r"^(```|~~~)"),
        "#",
        "a Markdown code fence stands here",
        "Delete the lines that begin with {bad}.",
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"^[ {_WIDE}]*([{_NOTHING}])"),
        "",
        "the line begins with an invisible character, {code}",
        "Delete it; it often comes along when text is copied from another program.",
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"^ {{0,80}}([{_WIDE}{_NOTHING}])[ {_WIDE}{_NOTHING}]*\r?$"),
        "",
        "the line holds nothing but a blank that YAML takes for a letter, {code}",
        "Delete it.",
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"^([{_WIDE}])(?=[a-z_]{{1,40}}:)"),
        "",
        "the line begins with a blank that YAML takes for a letter, {code}",
        "Delete it.",
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"^ {{0,80}}([{_WIDE}])"),
        " ",
        "the line is indented with a blank that YAML does not count as one, {code}",
        "Indent with spaces, two for each level.",
    ),
    _Kind(
        "list-mark",
        re.compile(rf"^ {{0,80}}(?:- {{1,9}}){{0,9}}([–—−‐‑－*·•‣◦▪●○])(?=[ {_WIDE}])"),  # noqa: RUF001
        "-",
        "{bad} stands where the hyphen of a list belongs",
        "Begin each entry with a hyphen and a space, `- `.",
    ),
    _Kind(
        "odd-blank",
        re.compile(r"^ {0,80}(?:- {1,9}){0,9}-(\t)"),
        " ",
        "a tab follows the hyphen of a list",
        _BLANK_HINT,
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"^ {{0,80}}(?:- {{1,9}}){{0,9}}-([{_WIDE}])"),
        " ",
        "the hyphen of a list is followed by a blank that YAML does not count as one, {code}",
        _BLANK_HINT,
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"^[ -]*[a-z_]*([{_NOTHING}])[a-z_{_NOTHING}]*:"),
        "",
        "an invisible character stands in the field's name, {code}",
        "Delete it; it often comes along when text is copied from another program.",
    ),
    _Kind(
        "smart-quotes",
        re.compile(r"(?:^ {0,80}|[{,] {0,9}|- {1,9})([“”„‟«‘’‚])[a-z_]{1,40}[“”‟»‘’] {0,9}:"),  # noqa: RUF001
        "",
        "a field's name stands in typographic quotes",
        "Write the name without quotes.",
    ),
    _Kind(
        "smart-quotes",
        re.compile(r"(?:^ {0,80}|[{,] {0,9}|- {1,9})[a-z_]{1,40}([“”‟»‘’]) *:"),  # noqa: RUF001
        "",
        "a field's name stands in typographic quotes",
        "Write the name without quotes.",
    ),
    _Kind(
        "full-width",
        re.compile(r"(?:^ {0,80}|[{,] {0,9}|- {1,9})[a-z_]{1,40} ?(：)"),  # noqa: RUF001
        ": ",
        "a full-width colon follows the field's name",
        "Write a plain colon and a space.",
    ),
    _Kind(
        "full-width",
        re.compile(r": (｛)"),  # noqa: RUF001
        "{",
        "a full-width brace stands where a plain one belongs",
        "Write { and }.",
    ),
    _Kind(
        "full-width",
        re.compile(r": ?\{.{0,200}(｝) {0,9}$"),  # noqa: RUF001
        "}",
        "a full-width brace stands where a plain one belongs",
        "Write { and }.",
    ),
    _Kind(
        "full-width",
        re.compile(r"[{,][^“\"']{0,200}(，)(?= ?[a-z_]{1,40}:)"),  # noqa: RUF001
        ", ",
        "a full-width comma stands between two fields",
        "Write a plain comma and a space.",
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"(?:^ {{0,80}}|[{{,] *|- {{1,9}})[a-z_]{{1,40}}:([{_WIDE}])"),
        " ",
        "the colon is followed by a blank that YAML does not count as one, {code}",
        _BLANK_HINT,
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"[{{,] *([{_WIDE}])"),
        " ",
        "a blank that YAML takes for a letter stands inside the braces, {code}",
        _BLANK_HINT,
        is_of_value=True,
    ),
    _Kind(
        "no-space",
        re.compile(r"^ {0,80}(?:- {1,9}){0,9}[a-z_]{1,40}(:)(?=[^\s:/,])"),
        ": ",
        "no space follows the colon after the field's name",
        "Write a space after it.",
    ),
    _Kind(
        "odd-blank",
        re.compile(
            rf"^ {{0,80}}(?:- {{1,9}}){{0,9}}(?:[a-z_]{{1,40}}: {{1,9}})?([{_WIDE}{_NOTHING}])"
        ),
        "",
        "the value begins with an invisible character, {code}",
        "Delete it.",
        is_of_value=True,
    ),
    _Kind(
        "odd-blank",
        re.compile(rf"([{_WIDE}{_NOTHING}])[ \r]{{0,9}}$"),
        "",
        "the line ends with an invisible character, {code}",
        "Delete it.",
        is_of_value=True,
    ),
    _Kind(
        "smart-quotes",
        re.compile(r"(?:: {1,9}|- {1,9}|[{,] {0,9})([“”„‟«])"),
        '"',
        "{bad} is not a quote to YAML",
        "Write straight quotes, \" or ', around the text; inside it they may be of any sort.",
        is_of_value=True,
    ),
    _Kind(
        "smart-quotes",
        re.compile(r"(?:: {1,9}|- {1,9}|[{,] {0,9})([‘’‚‛])"),  # noqa: RUF001
        "'",
        "{bad} is not a quote to YAML",
        "Write straight quotes, \" or ', around the text; inside it they may be of any sort.",
        is_of_value=True,
    ),
)
_INDENTS = tuple(kind for kind in _KINDS if kind.hint.startswith("Indent"))
_CLOSING = {
    '"': re.compile(r"([“”‟»])(?=[ \r]{0,9}(?:$|[,}\]]))"),
    "'": re.compile(r"([\u2018\u2019])(?=[ \r]{0,9}(?:$|[,}\]]))"),
}


class Fault(NamedTuple):
    """What stands in a line of a file in place of what YAML has."""

    line: int
    column: int
    bad: str
    kind: _Kind


def faults_in(text: str) -> list[Fault]:
    """Return what looks like YAML without being it, outside of blocks of text."""
    lines = text.split("\n")
    found = (
        fault
        for number, in_block in _outside_blocks(lines)
        for fault in _repair(lines[number], number + 1, _INDENTS if in_block else None)[1]
    )
    return [fault for fault, _ in zip(found, range(_MOST_FAULTS), strict=False)]


def repaired(text: str, faults: Iterable[Fault]) -> str:
    """Return a text without these faults."""
    kinds: dict[int, set[_Kind]] = {}
    for fault in faults:
        kinds.setdefault(fault.line - 1, set()).add(fault.kind)
    lines = text.split("\n")
    for number, of_line in kinds.items():
        lines[number] = _repair(lines[number], number + 1, of_line)[0]
    return "\n".join(lines)


def needed(text: str, faults: Sequence[Fault], is_right: Callable[[str], bool]) -> list[Fault]:
    """Return the faults without those that may as well stay: quotes and blanks in a text."""

    def may_stay(fault: Fault) -> bool:
        others = (one for one in faults if (one.line, one.kind) != (fault.line, fault.kind))
        return fault.kind.is_of_value and is_right(repaired(text, others))

    return [fault for fault in faults if not may_stay(fault)]


def problems_of(path: Path, faults: Sequence[Fault]) -> list[Problem]:
    """Return the problem that each fault is; of a word in quotes both are one."""
    return [_problem(path, fault) for fault in faults if not _is_second(fault, faults)]


def _is_second(fault: Fault, faults: Sequence[Fault]) -> bool:
    return any(
        later is fault and (before.line, before.kind.message) == (later.line, later.kind.message)
        for before, later in pairwise(faults)
    )


def _problem(path: Path, fault: Fault) -> Problem:
    kind = fault.kind
    code = f"U+{ord(fault.bad[0]):04X}"
    return Problem(
        Place(path, fault.line, fault.column),
        kind.rule,
        kind.message.format(bad=fault.bad, code=code),
        kind.hint.replace("{bad}", fault.bad),
    )


def _outside_blocks(lines: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Yield the number of each line that is no comment and in no block of text.

    A line that a reader sees in a block, and YAML does not, comes with True.
    """
    block = content = -1
    for number, line in enumerate(lines):
        words = line.lstrip(f" \t{_BLANKS}")
        indent = len(line) - len(words)
        if not words.rstrip("\r") and (block >= 0 or line.isascii()):
            continue
        if 0 <= block < indent:
            counted = len(line) - len(line.lstrip(" "))
            if content < 0:
                content = counted if counted > block else indent
            if counted < content:
                yield number, True
            continue
        block, content = _block_of(words.rstrip(" \t\r"), indent), -1
        if not words.startswith("#"):
            yield number, False


def _block_of(words: str, indent: int) -> int:
    """Return how far the key or hyphen is in before which a block on this line ends, or -1."""
    if not _BLOCK.search(words):
        return -1
    hyphens = re.match(r"(?:- +)*", words)
    before = hyphens.end() if hyphens else 0
    is_entry = words[before : before + 1] in {"|", ">"}
    return indent + (words.rfind("-", 0, before) if is_entry else before)


_BLANKS = "".join(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))


def _repair(
    line: str, number: int, kinds: Collection[_Kind] | None = None
) -> tuple[str, list[Fault]]:
    """Return a line as it was meant, and its faults; of these kinds alone where some are given."""
    if len(line) > _MOST_LETTERS or (line.isascii() and not _MAY_BE_ASCII.match(line)):
        return line, []
    found: list[Fault] = []
    moved: list[tuple[int, int]] = []
    for kind in _KINDS:
        if kinds is not None and kind not in kinds:
            continue
        while (match := kind.pattern.search(line)) and len(found) < _MOST_FAULTS:
            start, end = match.span(1)
            column = start - sum(by for at, by in moved if at <= start)
            found.append(Fault(number, column + 1, match[1], kind))
            line = line[:start] + kind.right + line[end:]
            moved.append((start, len(kind.right) - (end - start)))
            if closing := _CLOSING.get(kind.right):
                line = closing.sub(kind.right, line)
    return line, found


_MAY_BE_ASCII = re.compile(r"[<>=|]{7}|```|~~~|[ -]*(?:\*[ ]|-\t|[a-z_]+:\S)")


def table() -> dict[str, Any]:
    """Return all that there may be, as data: the form names it in a file that it opens."""
    return {
        "kinds": [
            {**kind._asdict(), "pattern": kind.pattern.pattern, "is_indent": kind in _INDENTS}
            for kind in _KINDS
        ],
        "closing": {right: pattern.pattern for right, pattern in _CLOSING.items()},
        "blanks": _BLANKS,
        "block": _BLOCK.pattern,
        "may_be_ascii": _MAY_BE_ASCII.pattern,
        "most": _MOST_FAULTS,
        "most_letters": _MOST_LETTERS,
    }
