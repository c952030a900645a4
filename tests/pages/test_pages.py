"""Addresses, the menu and the ways of renamed items."""

from __future__ import annotations

import pytest

from macros.model import Checklist, Fix, FrameworkStep, Role, Term
from macros.pages.addresses import address_of, address_of_target, source_of
from macros.pages.listing import Moved, generated_pages, group_pages, redirects
from macros.pages.menu import masthead, navigation, tools

from ..helpers.rendered import CASES, content_of
from ..helpers.samples import case, playbook

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
        ("ways-in/plan/index.md", "route", "playbook/routes/plan.yml"),
        ("framework/define/index.md", "step", "playbook/framework/define.yml"),
        ("framework/decide/index.md", "step", "playbook/framework/decide.yml"),
        ("failure-modes/no-owner/index.md", "failure_mode", "playbook/failure-modes/no-owner.yml"),
        ("scaling/reuse/index.md", "practice", "playbook/scaling/reuse.yml"),
        ("roles/owner/index.md", "role", "base/roles/owner.yml"),
        ("roles/lead/index.md", "role", "playbook/roles/lead.yml"),
        ("checklists/gate/index.md", "checklist", "playbook/checklists/gate.yml"),
        ("checklists/ready/index.md", "checklist", "base/checklists/ready.yml"),
        ("templates/memo/index.md", "template", "playbook/templates/memo.yml"),
        ("workshops/judge/index.md", "workshop", "playbook/workshops/judge.yml"),
        ("patterns/handover/index.md", "pattern", "playbook/patterns/handover.yml"),
        ("patterns/clinic/index.md", "pattern", "playbook/patterns/clinic.yml"),
        ("patterns/shadow/index.md", "pattern", "playbook/patterns/shadow.yml"),
        (
            "retrospectives/sort-kappa/index.md",
            "retrospective",
            "playbook/retrospectives/2025/sort-kappa.yml",
        ),
        (
            "retrospectives/triage-acme/index.md",
            "retrospective",
            "playbook/retrospectives/2025/triage-acme.yml",
        ),
        (
            "retrospectives/summary-eta/index.md",
            "retrospective",
            "playbook/retrospectives/2025/summary-eta.yml",
        ),
        (
            "retrospectives/search-theta/index.md",
            "retrospective",
            "playbook/retrospectives/2024/search-theta.yml",
        ),
        (
            "retrospectives/screen-nu/index.md",
            "retrospective",
            "playbook/retrospectives/2024/screen-nu.yml",
        ),
        (
            "retrospectives/chat-zeta/index.md",
            "retrospective",
            "playbook/retrospectives/2024/chat-zeta.yml",
        ),
        (
            "retrospectives/route-iota/index.md",
            "withdrawn",
            "playbook/retrospectives/2023/route-iota.yml",
        ),
        ("retrospectives/outcome/scaled/index.md", "retrospectives_of", None),
        ("retrospectives/outcome/limited/index.md", "retrospectives_of", None),
        ("retrospectives/outcome/rolled-back/index.md", "retrospectives_of", None),
        ("retrospectives/outcome/stopped/index.md", "retrospectives_of", None),
        ("roles/owner/one-page/index.md", "role_sheet", "base/roles/owner.yml"),
        ("roles/lead/one-page/index.md", "role_sheet", "playbook/roles/lead.yml"),
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
        {"Ways in": ["ways-in/index.md", "ways-in/plan/index.md"]},
        {"Questions": ["questions/index.md"]},
        {"Start": ["start/index.md"]},
        {"Diagnose": ["diagnose/index.md"]},
        {"Pilot workspace": ["pilot/index.md"]},
        {"Pilot portfolio": ["portfolio/index.md"]},
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
        {"Workshops": ["workshops/index.md", "workshops/judge/index.md"]},
        {
            "Patterns": [
                "patterns/index.md",
                "patterns/handover/index.md",
                "patterns/clinic/index.md",
                "patterns/shadow/index.md",
            ]
        },
        {
            "Retrospectives": [
                "retrospectives/index.md",
                "retrospectives/outcome/scaled/index.md",
                "retrospectives/outcome/limited/index.md",
                "retrospectives/outcome/rolled-back/index.md",
                "retrospectives/outcome/stopped/index.md",
            ]
        },
        {"Organisations": ["organisations/index.md"]},
        {"Evidence": ["evidence/index.md"]},
        {"Roles": ["roles/index.md", "roles/owner/index.md", "roles/lead/index.md"]},
        {"Duties": ["duties/index.md"]},
        {"Glossary": ["glossary/index.md"]},
        {"Sources": ["references/index.md"]},
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


def test_the_masthead_names_sections_of_the_site() -> None:
    assert masthead() == [
        *("Ways in", "Framework", "Failure modes", "Checklists", "Templates", "Patterns"),
        *("Retrospectives", "Evidence"),
    ]


def test_a_tool_that_is_a_section_of_its_own_names_it() -> None:
    assert [(tool.address, tool.section) for tool in tools()] == [
        ("start/", "Start"),
        ("diagnose/", "Diagnose"),
        ("pilot/", "Pilot workspace"),
        ("portfolio/", "Pilot portfolio"),
        ("contribute/retrospective/", ""),
    ]


def test_an_old_id_or_page_leads_to_what_is_read_now_and_a_small_year_to_the_list() -> None:
    assert redirects(FULL) == {
        "about/guidance/": Moved("Laws, standards and guidance", "duties/"),
        "framework/specify/": Moved("Define: *first*, & well", "framework/define/"),
        **{
            f"retrospectives/year/{year}/": Moved(
                f"Retrospectives of {year}", f"retrospectives/?year={year}"
            )
            for year in (2024, 2025)
        },
    }
    assert source_of("framework/specify/") == "framework/specify/index.md"


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (100, 1), (101, 2), (200, 2), (201, 3)])
def test_a_page_of_a_group_lists_a_hundred(count: int, pages: int) -> None:
    groups = group_pages(playbook(*(case(f"case-{number}") for number in range(count))))
    numbers = ["", *(f"{number}/" for number in range(2, pages + 1))]
    assert [page.address for page in groups] == [
        f"retrospectives/{group}/{number}"
        for group in ("outcome/scaled", *(["year/2024"] if pages > 1 else []))
        for number in numbers
    ]
