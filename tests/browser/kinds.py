"""One page of every kind, which the tests of looks and accessibility visit."""

from __future__ import annotations

from macros.pages.listing import MOVED

KINDS = {
    "home": "",
    "section-ways-in": "ways-in/",
    "way-in": "ways-in/plan-a-pilot/",
    "section-framework": "framework/",
    "section-failure-modes": "failure-modes/",
    "section-scaling": "scaling/",
    "section-checklists": "checklists/",
    "section-templates": "templates/",
    "section-workshops": "workshops/",
    "section-roles": "roles/",
    "section-patterns": "patterns/",
    "patterns-narrowed": "patterns/?maturity=contested&failure-mode=demo-optimised",
    "section-retrospectives": "retrospectives/",
    "retrospectives-narrowed": "retrospectives/?sector=healthcare&outcome=scaled&q=sepsis",
    "retrospectives-none": "retrospectives/?q=qwertzuiop",
    "group": "retrospectives/outcome/scaled/",
    "evidence": "evidence/",
    "changes": "evidence/changes/",
    "organisations": "organisations/",
    "pattern": "patterns/shadow-mode/",
    "pattern-contested": "patterns/measured-baseline/",
    "pattern-proposed": "patterns/named-business-owner/",
    "retrospective": "retrospectives/duke-sepsis-watch/",
    "retrospective-criteria": "retrospectives/mcdonalds-order-taking/",
    "codify-patterns": "scaling/codify-patterns/",
    "step": "framework/design-pilot/",
    "failure-mode": "failure-modes/no-business-owner/",
    "practice": "scaling/reusable-infrastructure/",
    "checklist": "checklists/go-no-go/",
    "all-checklists": "checklists/all/",
    "template": "templates/production-requirements-brief/",
    "workshop": "workshops/why-are-we-stalling/",
    "role": "roles/business-owner/",
    "role-on-one-page": "roles/business-owner/one-page/",
    "glossary": "glossary/",
    "sources": "references/",
    "duties": "duties/",
    "duties-narrowed": "duties/?role=legal&document=eu-ai-act",
    "questions": "questions/",
    "comparison": "framework/comparison/",
    "worked-example": "framework/example/",
    "responsibilities": "roles/responsibilities/",
    "way-in-with-deck": "ways-in/steering-committee/",
    "template-calculator": "templates/business-case/",
    "rules": "about/rules/",
    "governance": "about/governance/",
    "engines": "about/engines/",
    "index": "a-z/",
    "search": "search/?q=integration",
    "contribute": "contribute/",
    "form": "contribute/retrospective/",
    "wanted": "contribute/wanted/",
    "about": "about/",
    "accessibility": "about/accessibility/",
    "architecture": "about/architecture/",
    "authoring": "about/authoring/",
    "commands": "about/commands/",
    "data": "about/data/",
    "method": "about/method/",
    "host": "about/host/",
    "style": "about/style/",
    "speed": "about/speed/",
    "scale": "about/scale/",
    "decision": "about/decisions/own-frame/",
    "decisions": "about/decisions/",
    "pilot-record": "about/pilot-record/",
    "start": "start/",
    "diagnose": "diagnose/",
    "pilot": "pilot/",
    "portfolio": "portfolio/",
    "pilot-in-terminal": "pilot/terminal/",
    "missing": "404.html",
}
"""The address of a page by the name of its kind."""

SECTION_PAGES = {
    "ways-in": "way-in",
    "framework": "step",
    "failure-modes": "failure-mode",
    "scaling": "practice",
    "checklists": "checklist",
    "templates": "template",
    "workshops": "workshop",
    "roles": "role",
    "patterns": "pattern",
    "retrospectives": "retrospective",
    "retrospectives/outcome": "group",
    "retrospectives/year": "section-retrospectives",  # where a small year leads
    "about/decisions": "decision",
}
"""Folders whose pages are all of one kind."""


def kind_of(address: str) -> str | None:
    """Return the kind of a page of the site, or None for a page of no known kind."""
    if address.endswith("/one-page/"):
        return "role-on-one-page"
    address = MOVED[address].address if address in MOVED else address
    by_address = {path.partition("?")[0]: kind for kind, path in reversed(KINDS.items())}
    parent = address.rstrip("/").rpartition("/")[0]
    return by_address.get(address) or SECTION_PAGES.get(parent)
