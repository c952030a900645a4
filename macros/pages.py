"""Which pages exist, and at which address?

Addresses are relative to the site's root, end in `/`, and never change after a release; an
item's old ids redirect to it. Nothing here knows the site generator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .model import (
    KIND_BY_NAME,
    Checklist,
    FailureMode,
    Fix,
    FrameworkStep,
    Item,
    Playbook,
    Role,
    ScalingPractice,
    Template,
    Term,
)
from .prose import TYPED_TARGET, to_text

_PAGE_FOLDERS: dict[type[Item], str] = {
    FrameworkStep: "framework",
    FailureMode: "failure-modes",
    ScalingPractice: "scaling",
    Role: "roles",
    Checklist: "checklists",
    Template: "templates",
}
"""The kinds whose items have a page each, and the section that it stands in."""

SECTIONS = {
    "framework": "Framework",
    "failure-modes": "Failure modes",
    "scaling": "Scaling",
    "checklists": "Checklists",
    "templates": "Templates",
    "roles": "Roles",
    "glossary": "Glossary",
    "contribute": "Contribute",
    "about": "About",
}
"""The sections of the site by the first part of their addresses, in the order of the menu."""

Navigation = list[str | dict[str, list[str]]]
"""The menu as site generators take it: sources of pages, and sections of them by name."""


@dataclass(frozen=True)
class Page:
    """A page made from one item: front matter and a single macro call."""

    item: Item
    address: str

    @property
    def source(self) -> str:
        """The Markdown file that the page is generated as, relative to the docs folder."""
        return source_of(self.address)

    @property
    def description(self) -> str:
        """The item's summary as plain text, for search results and the page's description."""
        return to_text(self.item.summary)

    @property
    def macro(self) -> str:
        """The macro that renders the page when it is called with the item's id."""
        return self.item.kind.replace("-", "_")

    @property
    def content_file(self) -> str:
        """The file that the item is written in, relative to the content root."""
        return f"{self.item.folder}/{self.item.id}.yml"


def address_of(item: Item) -> str:
    """Return where an item is read; a fix is read with its failure mode, a term in the glossary."""
    if isinstance(item, Fix):
        return f"failure-modes/{item.failure_mode}/#the-fix"
    if isinstance(item, Term):
        return f"glossary/#{item.id}"
    return f"{_PAGE_FOLDERS[type(item)]}/{item.id}/"


def address_of_target(playbook: Playbook, target: str) -> str:
    """Return where a typed target such as `step:decide` leads; raise `KeyError` if nowhere."""
    match = TYPED_TARGET.fullmatch(target)
    if match is None:
        raise KeyError(f"{target!r} is not written as kind:id")
    return address_of(playbook.get(KIND_BY_NAME[match["kind"]], match["id"]))


def generated_pages(playbook: Playbook) -> tuple[Page, ...]:
    """Return every page that is made from an item, in reading order."""
    return tuple(
        Page(item, address_of(item)) for kind in _PAGE_FOLDERS for item in playbook.all(kind)
    )


def navigation(playbook: Playbook, written: Sequence[str]) -> Navigation:
    """Return the menu: the home page, then each section with its own page first.

    `written` names the hand-written pages, relative to the docs folder; in a section they follow
    the pages made from items, a folder's own page before the pages in it.
    """
    by_address = sorted(written, key=lambda source: source.removesuffix("index.md"))
    sources = [*(page.source for page in generated_pages(playbook)), *by_address]
    menu: Navigation = ["index.md"]
    for folder, name in SECTIONS.items():
        first = f"{folder}/index.md"
        rest = [source for source in sources if source.startswith(f"{folder}/")]
        menu.append({name: [first, *(source for source in rest if source != first)]})
    return menu


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
