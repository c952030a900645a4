"""Which entries did somebody mean who wrote a list into a plain box?

People mark entries in every way that they know, wrap them, and set lists into them. The form's twin
is docs/assets/js/ground/lines.js.
"""

from __future__ import annotations

from dataclasses import dataclass

_TAB = 4
_WIDE = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_NOTHING = "\u200b\u2060\ufeff"
_BLANKS = str.maketrans(
    {"\t": " " * _TAB, **dict.fromkeys(_WIDE, " "), **dict.fromkeys(_NOTHING, "")}
)

_MARKS = frozenset("-*+–—·")  # noqa: RUF001
"""Marks that a blank follows: without one they are a hyphen, emphasis or a sign."""
_BULLETS = frozenset("•‣◦▪▫●○■□➢✓✔")
_BOXES = ("[ ]", "[x]", "[X]")
_RULES = frozenset("-*_=")
_LEAST_OF_A_RULE = 3
_MOST_DIGITS = 3
_DIGITS = frozenset("0123456789")
_NESTED = 2
_MOST_HASHES = 6
_ENDS = frozenset(".!?:;,…–—。！？：；、،؛؟।")  # noqa: RUF001

_STOPS = frozenset(".!?:…。！？।]")  # noqa: RUF001
_CLOSING = "\"'”’»)"  # noqa: RUF001
_OPENING = "\"'“‘«( "  # noqa: RUF001
_WIDE_LINE = 45
"""Characters from which a line may have been wrapped for its length."""


def blanks_of_one_kind(text: str) -> str:
    """Return a text whose blanks are all of the usual kind, without those of no width."""
    return text.translate(_BLANKS)


def lines_in(text: str) -> list[str]:
    """Return the entries of a text in a box, each on one line and without its mark.

    Where anything is marked, a line that is set in or has no mark belongs to the entry above, but
    for a paragraph at the left margin below the last mark. A heading, or a line with a colon at its
    end, that stands over marked lines is their title, and no entry. Where nothing is marked, each
    line is an entry that does not go on above: in lower case after a line that ends no sentence, or
    in a paragraph of several whose lines were wrapped. Give the box as it is: blanks before the
    first line say which lines are set in.
    """
    told = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BLANKS)
    lines = [_read(line) for line in told.split("\n")]
    is_marked = any(line.is_marked and line.words for line in lines)
    if is_marked:
        return _entries(lines)
    paragraphs = _paragraphs(lines)
    return [
        entry
        for paragraph in paragraphs
        for entry in _unwrapped(paragraph, is_one_of_several=len(paragraphs) > 1)
    ]


@dataclass(frozen=True)
class _Line:
    words: str
    indent: int
    is_marked: bool
    is_heading: bool


def _paragraphs(lines: list[_Line]) -> list[list[_Line]]:
    """Return the lines with words, parted where one has none."""
    paragraphs: list[list[_Line]] = [[]]
    for line in lines:
        if not line.words and paragraphs[-1]:
            paragraphs.append([])
        elif line.words:
            paragraphs[-1].append(line)
    return paragraphs if paragraphs[-1] else paragraphs[:-1]


def _unwrapped(lines: list[_Line], *, is_one_of_several: bool) -> list[str]:
    """Return the entries of a paragraph without marks, each with the lines that go on in it."""
    is_wrapped = is_one_of_several and any(
        len(line.words) >= _WIDE_LINE and not _ends_sentence(line.words) for line in lines[:-1]
    )
    is_in_lower = _begins_in_lower(lines[0].words)
    entries: list[str] = []
    above = lines[0]
    for number, line in enumerate(lines):
        goes_on = is_wrapped or not (
            is_in_lower or _ends_sentence(above.words) or not _begins_in_lower(line.words)
        )
        if number and goes_on and not line.is_heading and not above.is_heading:
            entries[-1] += f" {line.words}"
        else:
            entries.append(line.words)
        above = line
    return entries


def _ends_sentence(words: str) -> bool:
    return words.rstrip(_CLOSING)[-1:] in _STOPS


def _begins_in_lower(words: str) -> bool:
    first = words.lstrip(_OPENING)[:1]
    return first.upper() != first == first.lower()


def _read(line: str) -> _Line:
    words = line.strip(" ")
    indent = len(line) - len(line.lstrip(" "))
    if len(words) >= _LEAST_OF_A_RULE and words[0] in _RULES and not words.strip(words[0]):
        return _Line("", indent, is_marked=False, is_heading=False)
    rest = _after_mark(words)
    is_marked = rest != words
    hashes, _, title = rest.partition(" ")
    is_heading = 0 < len(hashes) <= _MOST_HASHES and not hashes.strip("#")
    if is_heading:
        rest = title
    return _Line(" ".join(filter(None, rest.split(" "))), indent, is_marked, is_heading)


def _after_mark(words: str) -> str:
    """Return what follows the marks that a line begins with; `- • x` has two."""
    number, _, rest = words.partition(" ")
    if number[-1:] in {".", ")"} and _is_short_number(number[:-1]):
        words = rest.lstrip(" ")
    while words:
        first, _, rest = words.partition(" ")
        box = next(filter(words.startswith, _BOXES), "")
        if first in _MARKS:
            words = rest.lstrip(" ")
        elif box and words[len(box) :][:1] in {"", " "}:
            words = words[len(box) :].lstrip(" ")
        elif first[0] in _BULLETS:
            words = words[1:].lstrip(" ")
        else:
            break
    return words


def _is_short_number(text: str) -> bool:
    """Whether a number may count entries; one of four digits is a year."""
    return 0 < len(text) <= _MOST_DIGITS and _DIGITS.issuperset(text)


def _entries(lines: list[_Line]) -> list[str]:
    entries: list[list[str]] = []
    top = 0
    is_open = is_apart = is_begun = False
    last = max(number for number, line in enumerate(lines) if line.is_marked)
    for number, (line, is_above_marked) in enumerate(zip(lines, _above_marked(lines), strict=True)):
        is_top = not (is_begun and line.indent >= top + _NESTED)
        if line.is_marked and is_top:
            top, is_begun, is_open = line.indent, True, False
        if not line.words:
            is_apart = True
            continue
        is_heading = line.is_heading and not line.is_marked
        is_alone = is_heading or not is_open or (is_apart and is_top)
        is_title = is_heading or (line.words.endswith(":") and not line.is_marked)
        if is_title and is_alone and is_above_marked:
            is_open = False
            continue
        is_own = is_apart and number > last and line.indent <= min(top, 1)
        if is_open and not is_heading and not is_own:
            entries[-1].append(_joint(entries[-1][-1], line, is_apart=is_apart) + line.words)
        else:
            entries.append([line.words])
        is_open, is_apart = not is_heading, False
    return ["".join(parts) for parts in entries]


def _above_marked(lines: list[_Line]) -> list[bool]:
    """Return for each line whether the next one with words is marked."""
    found, is_marked = [], False
    for line in reversed(lines):
        found.append(is_marked)
        is_marked = line.is_marked if line.words else is_marked
    return found[::-1]


def _joint(above: str, line: _Line, *, is_apart: bool) -> str:
    if above[-1] in _ENDS:
        return " "
    if line.is_marked:
        return "; "
    return ". " if is_apart else " "
