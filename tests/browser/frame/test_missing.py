"""Does the 404 page work wherever a host keeps the site, at every depth, and without an address?

The site is built without one, as it is committed.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import Complaints, Watch
from ..server import BELOW
from ..test_accessibility import in_every_look

PLACES = {"at-the-root": "", "in-a-folder": BELOW.lstrip("/")}
GUESSED = ("nothing", "nothing/", "framework/no-such-step/", "roles/framework/decide/deep.html")
"""Addresses from which the page asks its host once: beside a section, or just above itself."""
SEARCHED = ("a/b/c/d/", "no/such-page")
in_each_place = pytest.mark.parametrize("below", PLACES.values(), ids=list(PLACES))


def go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_have_text("There is no page at this address")
    expect(page.get_by_role("link", name="The framework")).to_be_visible()


def missed(complaints: Complaints) -> list[str]:
    """Return the addresses that were not there; nothing else is to be complained about."""
    found = [words.removeprefix("404: ") for words in complaints if words.startswith("404: ")]
    for address in found:
        complaints.provoke(address)
    return found


@in_each_place
@pytest.mark.parametrize("address", GUESSED)
def test_links_and_search_lead_into_the_site(
    root: str, page: Page, complaints: Complaints, below: str, address: str
) -> None:
    go(page, root + below + address)
    assert missed(complaints) == [root + below + address]
    links = page.get_by_role("link").filter(has_not_text="Skip")
    ways = links.evaluate_all("(links) => links.map((link) => link.href)")
    names = ("", "framework/", "failure-modes/", "checklists/", "templates/", "a-z/")
    assert ways == [f"{root}{below}{name}" for name in names]
    action = page.get_by_role("search").evaluate("(form) => form.action")
    assert action == f"{root}{below}search/"
    expect(page.locator(".unfound")).to_be_hidden()


@in_each_place
@pytest.mark.parametrize("address", SEARCHED)
def test_the_site_is_found_from_any_depth(
    root: str, page: Page, complaints: Complaints, below: str, address: str
) -> None:
    go(page, root + below + address)
    first, *asked = missed(complaints)
    assert first == root + below + address
    assert all(address.endswith("/assets/edition.css") for address in asked)
    page.get_by_role("link", name="The framework").click()
    expect(page).to_have_url(f"{root}{below}framework/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@in_each_place
def test_an_address_of_very_many_folders_asks_its_host_a_few_times(
    root: str, page: Page, complaints: Complaints, below: str
) -> None:
    go(page, f"{root}{below}{'d/' * 300}x")
    assert 2 <= len(missed(complaints)) <= 16
    href = page.get_by_role("link", name="The framework").get_attribute("href")
    assert href == f"{root}{below}framework/"


def test_a_path_of_two_slashes_asks_no_other_host(
    root: str, page: Page, complaints: Complaints
) -> None:
    go(page, f"{root}/other.example/nothing")
    assert all(address.startswith(root) for address in missed(complaints))


def test_a_search_from_there_finds(root: str, page: Page, complaints: Complaints) -> None:
    go(page, f"{root}{BELOW[1:]}nothing")
    missed(complaints)
    page.get_by_label("Search the playbook").fill("memo")
    page.keyboard.press("Enter")
    expect(page.locator(".result__link").first).to_contain_text("memo")


def test_axe_finds_nothing(root: str, page: Page, complaints: Complaints) -> None:
    go(page, f"{root}{BELOW[1:]}framework/nothing/")
    missed(complaints)
    assert in_every_look(page) == {}


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(251, 250, 246)"),
                                               ("dark", "rgb(17, 23, 29)")])  # fmt: skip
def test_it_keeps_the_readers_colours(
    base_url: str, page: Page, complaints: Complaints, scheme: str, paper: str
) -> None:
    page.goto(base_url)
    page.evaluate("(scheme) => localStorage.setItem('playbook.scheme', scheme)", scheme)
    go(page, f"{base_url}nothing")
    missed(complaints)
    expect(page.locator("body")).to_have_css("background-color", paper)


def test_without_scripts_its_names_are_no_links(
    browser: Browser, base_url: str, watch: Watch, complaints: Complaints
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    page = watch(context.new_page())
    page.goto(f"{base_url}framework/nothing/")
    missed(complaints)
    expect(page.get_by_role("link")).to_have_text(["Skip to the text"])
    expect(page.get_by_text("The framework in five steps")).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator(".unfound")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 250, 246)")
    context.close()
