"""Which pages of a site are indexed together?

All of them, until a section has very many. Those are dealt out by their addresses to parts of about
the same size: a page stays in its part when others come or change, and each part has a like
mixture of pages, so that a word counts for as much in one as in the next.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from ...work.cache import digest

ROOM = 110_000
"""As many letters may the names of a part's pages have: Pagefind 1.5 takes a pattern that names
pages one by one up to about 150,000 letters. It is room for a few thousand pages."""

_INDEX = "index.html"
_ACTIVE = re.compile(r"[^\w/.-]")


@dataclass(frozen=True)
class IndexPart:
    """Pages that are indexed together.

    The first part has no name. It holds everything that is in no other, and the browser loads it
    first.
    """

    name: str
    pages: tuple[PurePosixPath, ...]
    """The pages, by their addresses in the site."""
    glob: str
    """The pattern that these pages match, and no others."""


def parts_of(site: Path) -> list[IndexPart]:
    """Return the parts of a site, the first part first; a site without many pages has just that."""
    first: list[PurePosixPath] = []
    whole: list[str] = []
    others: list[IndexPart] = []
    for section, pages in groupby(sorted(_pages(site)), key=lambda page: page.parts[0]):
        together = tuple(pages)
        if sum(len(_name(page)) for page in together) > ROOM:
            others += _dealt(section, together)
        else:
            first += together
            whole.append(
                _quoted(section) if section.endswith(".html") else f"{_quoted(section)}/**/*.html"
            )
    return [IndexPart("", tuple(first), _one_of(whole)), *others]


def _dealt(section: str, pages: Sequence[PurePosixPath]) -> Iterator[IndexPart]:
    """Yield a section's parts; their number doubles, so that most pages stay among the same."""
    count = 2
    while any(sum(len(_name(page)) for page in hand) > ROOM for hand in _hands(pages, count)):
        count *= 2
    for number, hand in enumerate(_hands(pages, count), 1):
        yield IndexPart(
            f"{section}-{number}", tuple(hand), f"{_quoted(section)}/{_one_of(_names(hand))}"
        )


def _hands(pages: Sequence[PurePosixPath], count: int) -> list[list[PurePosixPath]]:
    hands: list[list[PurePosixPath]] = [[] for _ in range(count)]
    for page in pages:
        hands[int(digest(bytes(page)), 16) % count].append(page)
    return hands


def _names(pages: Sequence[PurePosixPath]) -> Iterator[str]:
    """Yield patterns for the pages of a section, below its folder."""
    yield f"{_one_of(_quoted(_name(page)) for page in pages if _is_a_folders(page))}/{_INDEX}"
    yield from (_quoted(_name(page)) for page in pages if not _is_a_folders(page))


def _name(page: PurePosixPath) -> str:
    """Return what tells a page from others of its section."""
    below = page.relative_to(page.parts[0])
    return str(below.parent if _is_a_folders(page) else below)


def _is_a_folders(page: PurePosixPath) -> bool:
    """Whether a page is named by a folder below its section; the section's own page has none."""
    return page.name == _INDEX and page.parent != PurePosixPath(page.parts[0])


def _one_of(patterns: Iterable[str]) -> str:
    return f"{{{','.join(patterns)}}}"


def _quoted(name: str) -> str:
    return _ACTIVE.sub(lambda found: f"\\{found[0]}", name)


def _pages(site: Path) -> Iterator[PurePosixPath]:
    for name, _, files in os.walk(site):
        folder = Path(name).relative_to(site)
        yield from (PurePosixPath(folder / file) for file in files if file.endswith(".html"))
