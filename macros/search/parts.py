"""Which pages of a site are indexed together?

All of them, until a section has very many. Those are dealt out by their addresses to parts of about
the same size: a page stays in its part when others come or change, and each part has a like
mixture of pages, so that a word counts for as much in one as in the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from ..loader import digest

MANY = 3_000
"""Of a section with more pages than this, several parts are made."""


@dataclass(frozen=True)
class Part:
    """Pages that are indexed together, by their addresses in the site; the first part has no name.

    The first part holds everything that is in no other, and what the browser loads first.
    """

    name: str
    pages: tuple[PurePosixPath, ...]


def parts_of(site: Path) -> list[Part]:
    """Return the parts of a site, the first part first; a site without many pages has just that."""
    first: list[PurePosixPath] = []
    others: list[Part] = []
    for section, pages in groupby(sorted(_pages(site)), key=lambda page: page.parts[0]):
        together = tuple(pages)
        if len(together) <= MANY:
            first += together
        else:
            others += _dealt(section, together)
    return [Part("", tuple(first)), *others]


def _dealt(section: str, pages: Sequence[PurePosixPath]) -> Iterator[Part]:
    """Yield a section's parts; their number doubles, so that most pages stay among the same."""
    count = 1 << (-(-len(pages) // MANY) - 1).bit_length()
    hands: list[list[PurePosixPath]] = [[] for _ in range(count)]
    for page in pages:
        hands[int(digest(bytes(page)), 16) % count].append(page)
    for number, hand in enumerate(hands, 1):
        yield Part(f"{section}-{number}", tuple(hand))


def _pages(site: Path) -> Iterator[PurePosixPath]:
    for name, _, files in os.walk(site):
        folder = Path(name).relative_to(site)
        yield from (PurePosixPath(folder / file) for file in files if file.endswith(".html"))
