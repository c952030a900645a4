"""Which pages exist, and at which address?

Addresses are relative to the site's root, end in `/`, and never change after a release; an
item's old ids redirect to it. Nothing here knows the site generator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .model import (
    KIND_BY_NAME,
    Checklist,
    FailureMode,
    Fix,
    FrameworkStep,
    Item,
    Pattern,
    Playbook,
    Reference,
    Retrospective,
    Role,
    Route,
    ScalingPractice,
    Template,
    Term,
    Workshop,
)
from .prose import TYPED_TARGET, to_text

_PAGE_FOLDERS: dict[type[Item], str] = {
    Route: "ways-in",
    FrameworkStep: "framework",
    FailureMode: "failure-modes",
    ScalingPractice: "scaling",
    Role: "roles",
    Checklist: "checklists",
    Template: "templates",
    Workshop: "workshops",
    Pattern: "patterns",
    Retrospective: "retrospectives",
}
"""The kinds whose items have a page each, and the section that it stands in."""

_MODULES: dict[type[Item], tuple[str, ...]] = {
    Checklist: ("assets/js/checklists/check-list.js",),
    Template: ("assets/js/templates/fill-in.js",),
}
"""The scripts that the pages of a kind load beside those of every page."""

_SHARED_PAGES: dict[type[Item], str] = {Term: "glossary/", Reference: "references/"}
"""The kinds whose items stand on one page together, and where it is."""

SECTIONS = {
    "ways-in": "Ways in",
    "start": "Start",
    "diagnose": "Diagnose",
    "pilot": "Pilot workspace",
    "framework": "Framework",
    "failure-modes": "Failure modes",
    "scaling": "Scaling",
    "checklists": "Checklists",
    "templates": "Templates",
    "workshops": "Workshops",
    "patterns": "Patterns",
    "retrospectives": "Retrospectives",
    "evidence": "Evidence",
    "roles": "Roles",
    "glossary": "Glossary",
    "references": "Sources",
    "contribute": "Contribute",
    "about": "About",
}
"""The sections of the site by the first part of their addresses, in the order of the menu."""

_MASTHEAD = (
    "ways-in", "framework", "failure-modes", "checklists", "templates", "patterns",
    "retrospectives", "evidence",
)  # fmt: skip
"""The sections that the head of a page names beside the tools; its foot names them all."""


@dataclass(frozen=True)
class Tool:
    """A page on which a reader works, with what it is for."""

    address: str
    title: str
    says: str
    section: str
    """The section whose own page it is; empty where it stands within another one."""


_TOOLS = (
    (
        "start/",
        "Is it ready to start?",
        "Five questions in your own words; what is missing, and whom to ask.",
    ),
    (
        "diagnose/",
        "Why is it stalling?",
        "Tick the signs; the failure modes that fit, with their fixes.",
    ),
    (
        "pilot/",
        "Run a pilot",
        "Real dates, three gates, a weekly log, the decision and its memo.",
    ),
    (
        "contribute/retrospective/",
        "Write a retrospective",
        "How the pilot ended and why, started from its own record.",
    ),
)
"""What a reader works with, as a pilot needs it: its address, its title, what it does."""

Navigation = list[str | dict[str, list[str]]]
"""The menu as site generators take it: sources of pages, and sections of them by name."""


@dataclass(frozen=True)
class Page:
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
        """Whether the search leads to it; beside some pages stand others that say the same."""
        return self.macro not in _BESIDE

    @property
    def source(self) -> str:
        """The Markdown file that the page is generated as, relative to the docs folder."""
        return source_of(self.address)


def address_of(item: Item) -> str:
    """Return where an item is read; a fix is read with its failure mode, a term in the glossary."""
    if isinstance(item, Fix):
        return f"failure-modes/{item.failure_mode}/#the-fix"
    if isinstance(item, Term | Reference):
        return f"{_SHARED_PAGES[type(item)]}#{item.id}"
    return f"{_PAGE_FOLDERS[type(item)]}/{item.id}/"


def address_of_target(playbook: Playbook, target: str) -> str:
    """Return where a typed target such as `step:decide` leads; raise `KeyError` if nowhere."""
    match = TYPED_TARGET.fullmatch(target)
    if match is None:
        raise KeyError(f"{target!r} is not written as kind:id")
    return address_of(playbook.get(KIND_BY_NAME[match["kind"]], match["id"]))


API = "api/v1"
"""Where the content stands as data, relative to the site's root."""


def sheet_address(role: Role) -> str:
    """Return where a role is read on one page, to print."""
    return f"{address_of(role)}one-page/"


def download_address(item: Item, kind: str) -> str:
    """Return where an item is had as a file of a kind such as `docx`, beside its page.

    Markdown ends in `.md.txt`: site generators would make a page of what ends in `.md`.
    """
    ending = "md.txt" if kind == "md" else kind
    return f"{address_of(item)}{item.id}.{ending}"


@lru_cache(maxsize=1)
def generated_pages(playbook: Playbook) -> tuple[Page, ...]:
    """Return every page that no one writes: of items in reading order, then of years."""
    return (
        *(_page_of(playbook, item) for kind in _PAGE_FOLDERS for item in playbook.all(kind)),
        *year_pages(playbook),
        *(_sheet_of(playbook, role) for role in playbook.all(Role)),
    )


UNLISTED = frozenset({"retrospective"})
"""Pages that no menu lists, because there may be thousands of them."""

_BESIDE = frozenset({"role_sheet"})
"""Pages that no menu lists, because the page that they stand beside leads to them."""

PER_PAGE = 100
"""How many retrospectives a page of a year lists before the next page goes on."""


def year_pages(playbook: Playbook) -> tuple[Page, ...]:
    """Return the pages of each year that retrospectives are from, the latest year first."""
    counts = Counter(case.dates.outcome[:4] for case in playbook.all(Retrospective))
    return tuple(
        _year_page(year, number)
        for year in sorted(counts, reverse=True)
        for number in range(1, -(-counts[year] // PER_PAGE) + 1)
    )


def year_address(year: str, number: int = 1) -> str:
    """Return where the retrospectives of a year are listed, from the first or a later page on."""
    return f"{_PAGE_FOLDERS[Retrospective]}/year/{year}/{f'{number}/' if number > 1 else ''}"


def _year_page(year: str, number: int) -> Page:
    is_first = number == 1
    return Page(
        address=year_address(year, number),
        title=f"Retrospectives of {year}" + ("" if is_first else f", page {number}"),
        description=f"Every deployment in the playbook whose outcome stood in {year}.",
        kind="Guide",
        macro="retrospectives_of",
        argument=year if is_first else f"{year}/{number}",
        is_later=not is_first,
    )


def navigation(playbook: Playbook, written: Sequence[str]) -> Navigation:
    """Return the menu: the home page, then each section with its own page first.

    `written` names the hand-written pages, relative to the docs folder; in a section they follow
    the generated ones, a folder's own page before the pages in it. Retrospectives may be
    thousands, so the menu leads to the page of each year instead.
    """
    by_address = sorted(written, key=lambda source: source.removesuffix("index.md"))
    hidden = UNLISTED | _BESIDE
    listed = (
        page.source
        for page in generated_pages(playbook)
        if page.macro not in hidden and not page.is_later
    )
    sources = [*listed, *by_address]
    menu: Navigation = ["index.md"]
    for folder, name in SECTIONS.items():
        first = f"{folder}/index.md"
        rest = [source for source in sources if source.startswith(f"{folder}/")]
        menu.append({name: [first, *(source for source in rest if source != first)]})
    return menu


def masthead() -> list[str]:
    """Return the names of the sections that the head of a page has room for."""
    return [SECTIONS[folder] for folder in _MASTHEAD]


def tools() -> list[Tool]:
    """Return the tools that the head of every page leads to."""
    return [
        Tool(address, title, says, SECTIONS.get(address.rstrip("/"), ""))
        for address, title, says in _TOOLS
    ]


def _page_of(playbook: Playbook, item: Item) -> Page:
    return Page(
        address=address_of(item),
        title=item.title,
        description=to_text(item.summary),
        kind=item.label,
        macro=item.kind.replace("-", "_"),
        argument=item.id,
        content_file=_written_in(playbook, item),
        data_file=f"{API}/{item.folder}/{item.id}.json",
        modules=_MODULES.get(type(item), ()),
    )


def _sheet_of(playbook: Playbook, role: Role) -> Page:
    """Return the page that has a role on one side of paper."""
    return replace(
        _page_of(playbook, role),
        address=sheet_address(role),
        title=f"{role.title} on one page",
        description=f"{role.title}, to print: when you are needed, what you decide and get done.",
        macro="role_sheet",
    )


def _written_in(playbook: Playbook, item: Item) -> str:
    """Return an item's file; a content root that lies elsewhere is named, not told by its path."""
    path = playbook.files.get((item.kind, item.id))
    if path is None or not path.is_absolute():
        return path.as_posix() if path else item.path
    depth = len(item.path.split("/"))
    return f"{path.parts[-depth - 1]}/{item.path}"


@dataclass(frozen=True)
class Moved:
    """An address that an item has left, and the item that is now read elsewhere."""

    title: str
    address: str


def redirects(playbook: Playbook) -> dict[str, Moved]:
    """Return old addresses of renamed items, and where they lead now."""
    return {
        f"{folder}/{old}/": Moved(item.title, address_of(item))
        for kind, folder in _PAGE_FOLDERS.items()
        for item in playbook.all(kind)
        for old in item.was
    }


def source_of(address: str) -> str:
    """Return the Markdown file of a page at an address, relative to the docs folder.

    Each page is the `index.md` of a folder, so that a way from page to page is the same whether
    a site generator reads it as a way between files or between addresses.
    """
    return f"{address}index.md"
