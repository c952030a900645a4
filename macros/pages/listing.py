"""Which pages are generated? Those of items in reading order, of years, and of roles on one page.

Nothing here knows the site generator.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from ..model import Checklist, Item, Playbook, Retrospective, Role, Template, Withdrawn
from ..text.prose import to_text
from .addresses import API, PAGE_FOLDERS, address_of, sheet_address, source_of, year_address

_MODULES: dict[type[Item], tuple[str, ...]] = {
    Checklist: ("assets/js/checklists/check-list.js",),
    Template: ("assets/js/templates/fill-in.js",),
}
"""The scripts that the pages of a kind load beside those of every page."""


UNLISTED = frozenset({"retrospective"})
"""Pages that no menu lists, because there may be thousands of them."""


BESIDE = frozenset({"role_sheet", "withdrawn"})
"""Pages that neither menus nor the search lead to: what is beside another, or was withdrawn."""


PER_PAGE = 100
"""How many retrospectives a page of a year lists before the next page goes on."""


@dataclass(frozen=True)
class GeneratedPage:
    """A generated page: front matter and a single macro call."""

    address: str
    title: str
    description: str
    """What the page is about as plain text, for search results."""
    kind: str
    macro: str
    argument: str
    """What the macro is called with: an item's id, a year."""
    content_file: str | None = None
    """The file that an item is written in, with the content root's own path or name."""
    data_file: str = ""
    """The item as data, relative to the site's root; empty where the page is of no item."""
    modules: tuple[str, ...] = ()
    """The scripts of the page's own tool, relative to the site's root."""
    is_later: bool = False
    """Whether it goes on with a list that begins on another page; no menu lists it then."""

    @property
    def is_searched(self) -> bool:
        """Whether the search leads to it."""
        return self.macro not in BESIDE

    @property
    def source(self) -> str:
        """The Markdown file that the page is generated as, relative to the docs folder."""
        return source_of(self.address)


@lru_cache(maxsize=1)
def generated_pages(playbook: Playbook) -> tuple[GeneratedPage, ...]:
    """Return every page that no one writes: of items in reading order, then of years."""
    return (
        *(_page_of(playbook, item) for kind in PAGE_FOLDERS for item in playbook.all(kind)),
        *year_pages(playbook),
        *(_sheet_of(playbook, role) for role in playbook.all(Role)),
    )


def year_pages(playbook: Playbook) -> tuple[GeneratedPage, ...]:
    """Return the pages of each year that retrospectives are from, the latest year first."""
    counts = Counter(case.dates.outcome[:4] for case in playbook.all(Retrospective))
    return tuple(
        _year_page(year, number)
        for year in sorted(counts, reverse=True)
        for number in range(1, -(-counts[year] // PER_PAGE) + 1)
    )


def _year_page(year: str, number: int) -> GeneratedPage:
    is_first = number == 1
    return GeneratedPage(
        address=year_address(year, number),
        title=f"Retrospectives of {year}" + ("" if is_first else f", page {number}"),
        description=f"Every deployment in the playbook that was settled in {year}.",
        kind="Guide",
        macro="retrospectives_of",
        argument=year if is_first else f"{year}/{number}",
        is_later=not is_first,
    )


def _page_of(playbook: Playbook, item: Item) -> GeneratedPage:
    return GeneratedPage(
        address=address_of(item),
        title=item.title,
        description=to_text(item.summary),
        kind=item.label,
        macro="withdrawn" if isinstance(item, Withdrawn) else item.kind.replace("-", "_"),
        argument=item.id,
        content_file=written_in(playbook, item),
        data_file=f"{API}/{item.folder}/{item.id}.json",
        modules=_MODULES.get(type(item), ()),
    )


def _sheet_of(playbook: Playbook, role: Role) -> GeneratedPage:
    """Return the page that has a role on one side of paper."""
    return replace(
        _page_of(playbook, role),
        address=sheet_address(role),
        title=f"{role.title} on one page",
        description=f"{role.title}, to print: when you are needed, what you decide and get done.",
        macro="role_sheet",
    )


def written_in(playbook: Playbook, item: Item) -> str:
    """Return an item's file; of a content root elsewhere only the name is given, not the path."""
    path = playbook.files.get((item.kind, item.id))
    if path is None or not path.is_absolute():
        return path.as_posix() if path else item.path
    # What was withdrawn is in its year's folder too, and no longer says which.
    depth = path.parts[::-1].index(item.folder)
    return "/".join(path.parts[-depth - 2 :])
