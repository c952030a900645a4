"""Which pages exist, and at which address?

Addresses are relative to the site's root, end in `/`, and never change after a release; an
item's old ids redirect to it. Nothing here knows the site generator.
"""

from __future__ import annotations

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
}
"""The sections of the site by the first part of their addresses, in the order of the navigation."""


@dataclass(frozen=True)
class Page:
    """A page made from one item: front matter and a single macro call."""

    item: Item
    address: str

    @property
    def source(self) -> str:
        """The Markdown file that the page is generated as, relative to the docs folder."""
        return f"{self.address.rstrip('/')}.md"

    @property
    def macro(self) -> str:
        """The macro call that renders the page."""
        return f'{{{{ {self.item.kind.replace("-", "_")}("{self.item.id}") }}}}'


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


def redirects(playbook: Playbook) -> dict[str, str]:
    """Return old addresses of renamed items, and where they lead now."""
    return {
        f"{folder}/{old}/": address_of(item)
        for kind, folder in _PAGE_FOLDERS.items()
        for item in playbook.all(kind)
        for old in item.was
    }


def description(item: Item) -> str:
    """Return an item's summary as plain text, for search results and the page's description."""
    return to_text(item.summary)
