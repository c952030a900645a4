"""Addresses, the menu and the ways of renamed items."""

from __future__ import annotations

import pytest

from macros.model import Checklist, Fix, FrameworkStep, Role, Term
from macros.pages import (
    Moved,
    address_of,
    address_of_target,
    generated_pages,
    navigation,
    redirects,
    source_of,
)

from .rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")


def test_every_item_is_read_somewhere() -> None:
    assert address_of(FULL.get(FrameworkStep, "define")) == "framework/define/"
    assert address_of(FULL.get(Role, "lead")) == "roles/lead/"
    assert address_of(FULL.get(Checklist, "gate")) == "checklists/gate/"
    assert address_of(FULL.get(Fix, "name-owner")) == "failure-modes/no-owner/#the-fix"
    assert address_of(FULL.get(Term, "poc")) == "glossary/#poc"


def test_a_typed_target_leads_to_its_item() -> None:
    assert address_of_target(FULL, "practice:reuse") == "scaling/reuse/"


@pytest.mark.parametrize("target", ["practice:nothing", "nothing"])
def test_a_target_that_leads_nowhere_is_a_key_error(target: str) -> None:
    with pytest.raises(KeyError):
        address_of_target(FULL, target)


def test_generated_pages_stand_in_reading_order() -> None:
    assert [(page.source, page.macro, page.content_file) for page in generated_pages(FULL)] == [
        ("framework/define/index.md", "step", "framework/define.yml"),
        ("framework/decide/index.md", "step", "framework/decide.yml"),
        ("failure-modes/no-owner/index.md", "failure_mode", "failure-modes/no-owner.yml"),
        ("scaling/reuse/index.md", "practice", "scaling/reuse.yml"),
        ("roles/owner/index.md", "role", "roles/owner.yml"),
        ("roles/lead/index.md", "role", "roles/lead.yml"),
        ("checklists/gate/index.md", "checklist", "checklists/gate.yml"),
        ("checklists/ready/index.md", "checklist", "checklists/ready.yml"),
        ("templates/memo/index.md", "template", "templates/memo.yml"),
    ]


def test_the_menu_has_a_section_page_first_and_hand_written_pages_last() -> None:
    written = [
        "about/decisions/one/index.md",
        "about/index.md",
        "about/decisions/index.md",
        "about/b/index.md",
    ]
    assert navigation(FULL, written) == [
        "index.md",
        {
            "Framework": [
                "framework/index.md",
                "framework/define/index.md",
                "framework/decide/index.md",
            ]
        },
        {"Failure modes": ["failure-modes/index.md", "failure-modes/no-owner/index.md"]},
        {"Scaling": ["scaling/index.md", "scaling/reuse/index.md"]},
        {
            "Checklists": [
                "checklists/index.md",
                "checklists/gate/index.md",
                "checklists/ready/index.md",
            ]
        },
        {"Templates": ["templates/index.md", "templates/memo/index.md"]},
        {"Roles": ["roles/index.md", "roles/owner/index.md", "roles/lead/index.md"]},
        {"Glossary": ["glossary/index.md"]},
        {"Contribute": ["contribute/index.md"]},
        {
            "About": [
                "about/index.md",
                "about/b/index.md",
                "about/decisions/index.md",
                "about/decisions/one/index.md",
            ]
        },
    ]


def test_an_old_id_leads_to_its_item() -> None:
    assert redirects(FULL) == {
        "framework/specify/": Moved("Define: *first*, & well", "framework/define/")
    }
    assert source_of("framework/specify/") == "framework/specify/index.md"
