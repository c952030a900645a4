"""Which pages are generated? Of items in reading order, of groups of them, of roles on one page.

Nothing here knows the site generator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ..evidence.tables import year_of
from ..model import Checklist, Item, Playbook, Retrospective, Role, Template, Withdrawn
from ..text.prose import to_text
from .addresses import (
    API,
    PAGE_FOLDERS,
    address_of,
    filtered,
    group_address,
    sheet_address,
    source_of,
)

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
"""How many retrospectives a page of a group lists before the next page goes on."""


OUTCOMES = {
    "scaled": ("Deployments that scaled", "that is in production for all whom it was meant for"),
    "limited": ("Deployments in limited use", "that is in production for some only"),
    "rolled-back": ("Deployments that were rolled back", "that was switched off and may return"),
    "stopped": ("Deployments that were stopped", "that was ended for good"),
    "never-left-pilot": ("Pilots that never left the pilot", "that never was in production"),
    "not-told": (
        "Trials whose sequel is not told",
        "that ended as a trial, and of which no source says what followed",
    ),
}
"""The title of each outcome's list, and which deployments are in it, as its order of outcomes."""


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
    """What the macro is called with: an item's id, a group of them."""
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
    """Return every page that no one writes: of items in reading order, then of groups."""
    return (
        *(_page_of(playbook, item) for kind in PAGE_FOLDERS for item in playbook.all(kind)),
        *group_pages(playbook),
        *(_sheet_of(playbook, role) for role in playbook.all(Role)),
    )


def group_pages(playbook: Playbook) -> tuple[GeneratedPage, ...]:
    """Return the lists of retrospectives by outcome, and by year where a year fills a page."""
    ended: Counter[str] = Counter(case.outcome for case in playbook.all(Retrospective))
    years = _years(playbook)
    return (
        *(
            page
            for outcome, (title, which) in OUTCOMES.items()
            for page in _pages_of(
                f"outcome/{outcome}",
                title,
                f"Every deployment in the playbook {which}.",
                ended[outcome],
            )
        ),
        *(
            page
            for year in large_years(years)
            for page in _pages_of(
                f"year/{year}",
                _title_of(year),
                f"Every deployment in the playbook that was settled in {year}.",
                years[year],
            )
        ),
    )


def large_years(counts: Mapping[str, int]) -> list[str]:
    """Return the years that have more retrospectives than a page lists, the latest year first."""
    return sorted((year for year, count in counts.items() if count > PER_PAGE), reverse=True)


@dataclass(frozen=True)
class Moved:
    """An address that something has left, and where it is now read."""

    title: str
    address: str


MOVED: dict[str, Moved] = {"about/guidance/": Moved("Laws, standards and guidance", "duties/")}
"""Where hand-written pages were read before, and what is read now instead."""


def redirects(playbook: Playbook) -> dict[str, Moved]:
    """Return the old addresses of pages and renamed items, and of years that have no page now."""
    items = {
        f"{folder}/{old}/": Moved(item.title, address_of(item))
        for kind, folder in PAGE_FOLDERS.items()
        for item in playbook.all(kind)
        for old in item.was
    }
    years = _years(playbook)
    return (
        MOVED
        | items
        | {
            group_address(f"year/{year}"): Moved(_title_of(year), filtered("year", year))
            for year in sorted(years.keys() - large_years(years))
        }
    )


def _years(playbook: Playbook) -> Counter[str]:
    return Counter(map(year_of, playbook.all(Retrospective)))


def _title_of(year: str) -> str:
    return f"Retrospectives of {year}"


def _pages_of(group: str, title: str, description: str, count: int) -> Iterator[GeneratedPage]:
    for number in range(1, -(-count // PER_PAGE) + 1):
        is_first = number == 1
        yield GeneratedPage(
            address=group_address(group, number),
            title=title if is_first else f"{title}, page {number}",
            description=description,
            kind="Guide",
            macro="retrospectives_of",
            argument=group if is_first else f"{group}/{number}",
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
