"""One page of every kind, which the tests of looks and accessibility visit."""

from __future__ import annotations

KINDS = {
    "home": "",
    "section-framework": "framework/",
    "section-failure-modes": "failure-modes/",
    "section-scaling": "scaling/",
    "section-checklists": "checklists/",
    "section-templates": "templates/",
    "section-roles": "roles/",
    "step": "framework/design-pilot/",
    "failure-mode": "failure-modes/no-business-owner/",
    "practice": "scaling/reusable-infrastructure/",
    "checklist": "checklists/go-no-go/",
    "template": "templates/production-requirements-brief/",
    "role": "roles/business-owner/",
    "glossary": "glossary/",
    "index": "a-z/",
    "search": "search/?q=integration",
    "contribute": "contribute/",
    "about": "about/",
    "authoring": "about/authoring/",
    "style": "about/style/",
    "decision": "about/decisions/own-frame/",
    "decisions": "about/decisions/",
    "missing": "404.html",
}
"""The address of a page by the name of its kind."""

SECTION_PAGES = {
    "framework": "step",
    "failure-modes": "failure-mode",
    "scaling": "practice",
    "checklists": "checklist",
    "templates": "template",
    "roles": "role",
    "about/decisions": "decision",
}
"""Folders whose pages are all of one kind."""


def kind_of(address: str) -> str | None:
    """Return the kind of a page of the site, or None for a page of no known kind."""
    by_address = {path.partition("?")[0]: kind for kind, path in KINDS.items()}
    parent = address.rstrip("/").rpartition("/")[0]
    return by_address.get(address) or SECTION_PAGES.get(parent)
