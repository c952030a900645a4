"""What does the menu name, and in which order?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Playbook
from .listing import BESIDE, UNLISTED, generated_pages

SECTIONS = {
    "ways-in": "Ways in",
    "questions": "Questions",
    "start": "Start",
    "diagnose": "Diagnose",
    "pilot": "Pilot workspace",
    "portfolio": "Pilot portfolio",
    "framework": "Framework",
    "failure-modes": "Failure modes",
    "scaling": "Scaling",
    "checklists": "Checklists",
    "templates": "Templates",
    "workshops": "Workshops",
    "patterns": "Patterns",
    "retrospectives": "Retrospectives",
    "organisations": "Organisations",
    "evidence": "Evidence",
    "roles": "Roles",
    "duties": "Duties",
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
        "portfolio/",
        "See all pilots",
        "Owner, week, gates, next date; what is late, and what is blocked on whom.",
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


def navigation(playbook: Playbook, written: Sequence[str]) -> Navigation:
    """Return the menu: the home page, then each section with its own page first.

    `written` names the hand-written pages, relative to the docs folder; in a section they follow
    the generated ones, a folder's own page before the pages in it. Retrospectives may be
    thousands, so the menu leads to the lists of their outcomes instead.
    """
    by_address = sorted(written, key=lambda source: source.removesuffix("index.md"))
    hidden = UNLISTED | BESIDE
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


def tool_called(name: str) -> Tool:
    """Return the tool whose address begins with a name."""
    return next(tool for tool in tools() if tool.address == f"{name}/")
