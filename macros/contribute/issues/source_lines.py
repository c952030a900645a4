"""Which sources does somebody list in a box? `s1 | Title | https://… | 2024-05-08 | press | whole`

People write them in many ways. The address is what begins with http, the mark stands first, a date
and the words for the sort of text and for how much was read stand after the title, in brackets or
behind a comma, a line or a blank after the address. What stands before all these is the title, and
what stands after the address is the publisher. Nothing is made up: what is left out is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from typing import Any, get_args

from ...model import CaseSource
from ...model.accounts import Extent, SourceForm
from ...text.dates import date_in, dates_meant
from ...text.plain import lines_in
from ...text.slugs import slug
from ..questions.sourced import numbered

_SCHEMES = ("https://", "http://")
_USUAL = re.compile(r"s[0-9]{1,3}")
_AFTER_A_MARK = " \t|:.;)–—-"  # noqa: RUF001
_ARCHIVES = ("web.archive.org/", "archive.org/", "archive.ph/", "archive.today/", "perma.cc/")
_BEFORE_A_DAY = ("published ", "published on ", "on ")
_BEFORE_READING = ("read on ", "read ", "accessed ", "accessed on ")
_ENDS_ADDRESS = frozenset(' \t<>"|')
_PUNCTUATION = ".,;:!?'\"”’]"  # noqa: RUF001
_SEPARATORS = (",", ";", " - ", " – ", " — ", " · ", " / ")  # noqa: RUF001
_BLANKS = " ,;|–—-·:"  # noqa: RUF001
_QUOTES = (('"', '"'), ("“", "”"), ("*", "*"), ("_", "_"), ("‘", "’"))  # noqa: RUF001
_LONGEST_TAG = 40
_CELLS = 3
"""Separators of one sort from which on a line is a row of cells."""
_FORMS: tuple[str, ...] = get_args(SourceForm)
_EXTENTS: tuple[str, ...] = get_args(Extent)
_WORDS = frozenset((*_FORMS, *_EXTENTS))
_LEAST_OF_A_HEADING = 2
_HEADINGS = frozenset({"mark", "id", "title", "address", "url"})


@dataclass(frozen=True)
class Listed:
    """Sources as they were listed, and what could not be understood."""

    sources: tuple[dict[str, Any], ...]
    unclear: tuple[tuple[int, str], ...]
    """The number of a source, from 1, and a part of its line that nothing is known of."""


def sources_in(text: str) -> Listed:
    """Return the sources of a box, each with a mark; an address below its title belongs to it."""
    lines = _lines(text)
    read = [_read(line) for line in lines]
    marked = numbered([fields for fields, _ in read])
    order = list(CaseSource.model_fields)
    sources = [dict(sorted(one.items(), key=lambda part: order.index(part[0]))) for one in marked]
    unclear = tuple((number, part) for number, (_, part) in enumerate(read, 1) if part)
    return Listed(tuple(sources), unclear)


def _lines(text: str) -> list[str]:
    """Return the line of each source: one that goes on above, or is its address alone, joined."""
    lines = list[str]()
    for written in filterfalse(_is_heading, text.split("\n")):
        for line in filter(_is_told, lines_in(_in_cells(written))):
            has_address = _next_address(line, 0) >= 0
            goes_on = written.startswith("  ") and not has_address and line == written.strip()
            is_below = _is_address_alone(line) and lines and _next_address(lines[-1], 0) < 0
            if lines and (goes_on or is_below) and not _mark(line)[0]:
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
    return lines


def _is_heading(line: str) -> bool:
    """Whether a line only says what the sources below it are."""
    bare = line.strip()
    return bare.startswith("#") or (bare.endswith(":") and _next_address(bare, 0) < 0)


def _in_cells(line: str) -> str:
    """Return a line with `|` between its cells where tabs or semicolons stand between them."""
    line = "|".join(line.split("\t")) if "\t" in line.strip() else line
    return line if "|" in line or line.count("; ") < _CELLS else line.replace("; ", " | ")


def _is_told(line: str) -> bool:
    """Whether a line is more than the ruling or the heading of a table."""
    cells = {cell.strip().lower() for cell in line.strip("|").split("|")}
    return bool(line.strip("|:- ")) and len(cells & _HEADINGS) < _LEAST_OF_A_HEADING


def _is_address_alone(line: str) -> bool:
    """Whether a line has an address and nothing that could be a title."""
    rest, addresses = _without_addresses(line)
    return bool(addresses) and not any(_without_tags(cell, {}) for cell in rest.split("|"))


def _read(line: str) -> tuple[dict[str, Any], str]:
    fields: dict[str, Any] = {}
    mark, rest = _mark(line.strip("| "))
    if mark:
        fields["id"] = mark
    rest, addresses = _without_addresses(rest)
    archived = [address for address in addresses if any(host in address for host in _ARCHIVES)]
    urls = [address for address in addresses if address not in archived]
    if not urls:
        urls, archived = archived[:1], archived[1:]
    first, *others = rest.split("|")
    title = _bare(first)
    cells = [title if title.lower() in _WORDS else _without_tags(first, fields)]
    cells += [_without_tags(cell, fields) for cell in others]
    written = [cell for cell in cells if any(map(str.isalnum, cell))]
    doubtful = [cell for cell in written[1:] if len(dates_meant(cell)) > 1]
    names = [cell for cell in written if cell not in doubtful]
    told = (("url", urls), ("archived", archived), ("title", names), ("publisher", names[1:]))
    fields.update({name: values[0] for name, values in told if values})
    unclear = [*doubtful, *urls[1:], *archived[1:], *names[2:]]
    return fields, unclear[0] if unclear else ""


def _mark(line: str) -> tuple[str, str]:
    """Return the mark that a line begins with, and the rest."""
    inside, bracket, rest = line.removeprefix("[").removeprefix("^").partition("]")
    if line.startswith("[") and bracket and not rest.startswith("(") and _is_id(inside):
        return inside.strip().lower(), rest.lstrip(_AFTER_A_MARK)
    word = next((line[:at] for at, sign in enumerate(line) if sign in _AFTER_A_MARK), "")
    if _USUAL.fullmatch(word.lower()):
        return word.lower(), line[len(word) :].lstrip(_AFTER_A_MARK)
    cell, column, rest = line.partition("|")
    if column and _is_id(cell) and cell == cell.lower():
        return cell.strip(), rest
    return "", line


def _is_id(text: str) -> bool:
    own = text.strip().lower()
    return bool(own) and slug(own) == own


def _without_addresses(text: str) -> tuple[str, list[str]]:
    """Return a text with a line in place of each address, and the addresses."""
    kept: list[str] = []
    addresses: list[str] = []
    at = 0
    while (start := _next_address(text, at)) >= 0:
        end = start
        while end < len(text) and text[end] not in _ENDS_ADDRESS:
            end += 1
        address = _trimmed(text[start:end])
        before = text[at:start]
        is_link = before.endswith("](")
        if is_link:
            label = before.removesuffix("](")
            before = label.rpartition("[")[0] + label.rpartition("[")[2]
        kept += [before.removesuffix("<").removesuffix("("), "|"]
        addresses.append(address)
        at = start + len(address)
        at += text[at : at + 1] in (">", ")") or (is_link and text[at : at + 1] == ")")
    return "".join([*kept, text[at:]]), addresses


def _next_address(text: str, at: int) -> int:
    found = [place for scheme in _SCHEMES if (place := text.find(scheme, at)) >= 0]
    return min(found, default=-1)


def _trimmed(address: str) -> str:
    """Return an address without what belongs to the sentence around it."""
    while address:
        is_open = address.endswith(")") and address.count(")") > address.count("(")
        if not is_open and address[-1] not in _PUNCTUATION:
            break
        address = address[:-1]
    return address


def _without_tags(cell: str, fields: dict[str, Any]) -> str:
    """Put the date and the fixed words that a cell ends with into the fields; return the rest."""
    cell = _bare(cell)
    if _are_tags(cell.split(), fields):
        return ""
    while cell:
        before, tail = _last_part(cell, fields)
        if not tail:
            break
        fields.update(tail)
        cell = _bare(before)
    return cell


def _last_part(cell: str, fields: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return what stands before the longest tag at the end of a cell, and the tag."""
    if tag := _tag(cell, fields):
        return "", tag
    if cell.endswith(")") and (start := cell.rfind("(")) >= 0:
        inside: dict[str, Any] = dict(fields)
        if not _without_tags(cell[start + 1 : -1], inside):
            new = {name: value for name, value in inside.items() if name not in fields}
            return cell[:start], new
    places = sorted(
        (place, place + len(mark))
        for mark in _SEPARATORS
        for place in _places(cell, mark)
        if len(cell) - place <= _LONGEST_TAG and not _is_bracketed(cell[:place])
    )
    for place, end in places:
        if tag := _tag(cell[end:], fields):
            return cell[:place], tag
    return cell, {}


def _is_bracketed(before: str) -> bool:
    return before.count("(") > before.count(")")


def _places(cell: str, mark: str) -> list[int]:
    return [place for place in range(len(cell)) if cell.startswith(mark, place)]


def _are_tags(words: Sequence[str], fields: dict[str, Any]) -> bool:
    """Whether words are nothing but tags, one after the other; if so, they are in the fields."""
    told = dict(fields)
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            if tag := _tag(" ".join(words[at:end]), told):
                told.update(tag)
                at = end
                break
        else:
            return False
    fields.update(told)
    return bool(words)


def _tag(written: str, fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the field that a word or a date is for, if it is one and the field is still open."""
    word = _bare(written).lower()
    found: dict[str, str] = {}
    if word in _FORMS:
        found = {"form": word}
    elif _after(word, _BEFORE_READING) in _EXTENTS:
        found = {"extent": _after(word, _BEFORE_READING)}
    elif (read := _after(word, _BEFORE_READING)) != word:
        found = {"read_on": date_in(read) or ""}
    elif word and len(word) <= _LONGEST_TAG:
        found = {"published": date_in(_after(word, _BEFORE_A_DAY)) or ""}
    return {name: value for name, value in found.items() if value and name not in fields}


def _after(word: str, beginnings: Sequence[str]) -> str:
    longest = max(filter(word.startswith, beginnings), key=len, default="")
    return word.removeprefix(longest)


def _bare(text: str) -> str:
    """Return a text without separators, quotes and single brackets at its ends."""
    text = text.strip(_BLANKS).removeprefix(". ")
    if text.endswith(")."):
        text = text[:-1]
    if text.count("(") != text.count(")"):
        text = text.strip("()").strip(_BLANKS)
    for first, last in _QUOTES:
        if len(text) > 1 and text.startswith(first) and text.endswith(last):
            text = text[1:-1].strip(_BLANKS)
    return text
