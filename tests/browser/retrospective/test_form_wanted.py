"""Does a wanted case start a retrospective, and leave a draft that is here alone?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.content.opened import current_playbook
from macros.model import Lead

from ..forms import fill, opened


@pytest.fixture
def lead() -> Lead:
    leads = current_playbook().all(Lead)
    return next(one for one in leads if one.type == "case" and one.seen and not one.became)


def test_its_title_and_sources_are_filled_in(page: Page, lead: Lead) -> None:
    opened(page, f"?lead={lead.id}")
    expect(page.locator("[data-said]")).to_contain_text(
        f"Started from the wanted case “{lead.title}”: its title and sources are filled in."
    )
    expect(page.locator(".part > [data-ask=title] .ask__control")).to_have_value(lead.title)
    urls = page.locator("[data-ask=sources] [data-row] [data-ask=url] .ask__control")
    expect(urls).to_have_count(len(lead.seen))
    expect(urls.first).to_have_value(lead.seen[0].url)
    page.reload()
    expect(page.locator("[data-said]")).to_contain_text("Your draft is back")


def test_a_draft_is_replaced_only_when_the_reader_says_so(page: Page, lead: Lead) -> None:
    title = opened(page).locator(".part > [data-ask=title] .ask__control")
    fill(page, {"title": "My own"})
    title.blur()
    expect(page.locator("[data-progress]")).to_contain_text("1 of")
    page.goto(f"contribute/retrospective/?lead={lead.id}")
    keep = page.get_by_role("button", name="Keep the draft")
    keep.click()
    expect(title).to_have_value("My own")
    page.reload()
    page.get_by_role("button", name="Start from the wanted case").click()
    expect(title).to_have_value(lead.title)
    page.get_by_role("button", name="Take that back").click()
    expect(title).to_have_value("My own")


@pytest.mark.parametrize("name", ["no-such-case", "constructor", "%22%3E"])
def test_one_that_is_not_there_is_said(page: Page, name: str) -> None:
    opened(page, f"?lead={name}")
    expect(page.locator("[data-said]")).to_have_text(
        "The wanted case that this address names is not here. It may have been written up."
    )
