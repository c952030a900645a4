"""At which address is an item, and which addresses lead on to it?

Addresses are relative to the site's root, end in `/`, and never change after a release; an
item's old ids redirect to it.
"""

from __future__ import annotations

from urllib.parse import urlencode

from ..model import (
    KIND_BY_NAME,
    Checklist,
    Coding,
    DutyDocument,
    FailureMode,
    Fix,
    FrameworkStep,
    Item,
    Lead,
    Organisation,
    PastEdition,
    Pattern,
    Playbook,
    Reference,
    Retrospective,
    Role,
    Route,
    ScalingPractice,
    SearchFrame,
    Template,
    Term,
    Withdrawn,
    Workshop,
)
from ..text.link import TYPED_TARGET

PAGE_FOLDERS: dict[type[Item], str] = {
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
    Withdrawn: "retrospectives",
}
"""The kinds whose items have a page each, and the section that it stands in."""


_SHARED_PAGES: dict[type[Item], str] = {
    Term: "glossary/",
    Reference: "references/",
    DutyDocument: "duties/",
    Organisation: "organisations/",
    SearchFrame: "about/method/",
    Lead: "contribute/wanted/",
    PastEdition: "evidence/changes/",
}
"""The kinds whose items stand on one page together, and where it is."""


API = "api/v1"
"""Where the content stands as data, relative to the site's root."""


def address_of(item: Item) -> str:
    """Return where an item is read; a fix is read with its failure mode."""
    if isinstance(item, Fix):
        return f"failure-modes/{item.failure_mode}/#the-fix"
    if isinstance(item, Coding):
        return "about/method/#agreement"
    if shared := _SHARED_PAGES.get(type(item)):
        return f"{shared}#{item.id}"
    return f"{PAGE_FOLDERS[type(item)]}/{item.id}/"


def address_of_target(playbook: Playbook, target: str) -> str:
    """Return where a typed target such as `step:decide` leads; raise `KeyError` if nowhere."""
    match = TYPED_TARGET.fullmatch(target)
    if match is None:
        raise KeyError(f"{target!r} is not written as kind:id")
    return address_of(playbook.get(KIND_BY_NAME[match["kind"]], match["id"]))


def sheet_address(role: Role) -> str:
    """Return where a role is read on one page, to print."""
    return f"{address_of(role)}one-page/"


def download_address(item: Item, kind: str) -> str:
    """Return the address of an item as a file of a kind such as `docx`, beside its page.

    Markdown ends in `.md.txt`: site generators would make a page of what ends in `.md`.
    """
    ending = "md.txt" if kind == "md" else kind
    return f"{address_of(item)}{item.id}.{ending}"


def group_address(group: str, number: int = 1) -> str:
    """Return where the retrospectives of a group are listed: `outcome/scaled`, `year/2024`.

    A later page has its number behind it.
    """
    return f"{PAGE_FOLDERS[Retrospective]}/{group}/{f'{number}/' if number > 1 else ''}"


def filtered(facet: str, value: str) -> str:
    """Return the address of the list of retrospectives, narrowed to a value of a facet."""
    return f"{PAGE_FOLDERS[Retrospective]}/?{urlencode({facet: value})}"


def source_of(address: str) -> str:
    """Return the Markdown file of a page at an address, relative to the docs folder.

    Each page is the `index.md` of a folder, so that the relative URL of a page is the same whether
    a site generator reads it as a path between files or between addresses.
    """
    return f"{address}index.md"
