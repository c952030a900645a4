"""How does a table fit a terminal? Each cell is wrapped in its column.

A letter as wide as two, such as an ideograph, counts as two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

GAP = 2
"""Blanks between two columns."""


def table_lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row, each cell wrapped to the width of its column."""
    columns = [list(wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        padded = (_padded(part, width) for part, width in zip(parts, widths, strict=True))
        yield (" " * GAP).join(padded).rstrip()


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines of at most a width; a word that is longer is cut."""
    line = ""
    for word in _pieces(text.split(), width):
        longer = f"{line} {word}" if line else word
        if width_of(longer) <= width:
            line = longer
            continue
        yield line
        line = word
    yield line


def width_of(text: str) -> int:
    """Return how many places a text takes in a terminal."""
    return sum(_places(letter) for letter in text)


def _places(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


def _pieces(words: Iterable[str], width: int) -> Iterator[str]:
    for word in words:
        piece = ""
        for letter in word:
            if piece and width_of(piece + letter) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
