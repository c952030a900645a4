"""Do the small tools of a page work: colours, copying, printing, the contents, the menus?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import Complaints, Watch
from ..keys import focused, reach
from ..kinds import KINDS

SCHEME = "() => getComputedStyle(document.body).backgroundColor"


def test_the_colour_scheme_is_kept(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("")
    light = page.evaluate(SCHEME)
    switch = page.get_by_role("button", name="Dark colours")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(SCHEME)
    assert dark != light
    page.goto("framework/")
    assert page.evaluate(SCHEME) == dark
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate(SCHEME) == light


def test_the_systems_colours_hold_until_the_reader_chooses(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("")
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.emulate_media(color_scheme="light")
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", "false"
    )


def test_a_choice_reaches_other_tabs(page: Page, watch: Watch) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("")
    other = watch(page.context.new_page())
    other.goto(page.url)
    page.get_by_role("button", name="Dark colours").click()
    expect(other.locator("html")).to_have_attribute("data-scheme", "dark")


TOOLS = ["start/", "diagnose/", "pilot/", "portfolio/", "contribute/retrospective/"]


def test_the_head_of_a_page_opens_the_tools(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("glossary/")
    reach(page, "Tools")
    band = page.locator(".tool-menu")
    expect(band).to_be_hidden()
    page.keyboard.press("Enter")
    expect(band).to_be_visible()
    addresses = band.get_by_role("link").evaluate_all("(all) => all.map(({ href }) => href)")
    assert [address.partition("/handbook/")[2] for address in addresses] == TOOLS
    page.keyboard.press("Escape")
    expect(band).to_be_hidden()
    assert focused(page)["name"] == "Tools"
    page.keyboard.press("Enter")
    reach(page, "Why is it stalling?", limit=2)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Why is your pilot stalling?")
    menu = page.get_by_role("navigation", name="Tools")
    expect(menu.locator("[aria-current=page]")).to_have_text("Why is it stalling?")


def test_the_menu_of_a_phone_begins_with_the_tools(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("pilot/terminal/")
    page.get_by_text("Menu", exact=True).click()
    links = page.locator(".phone-menu__panel > ul").first.get_by_role("link")
    expect(links).to_have_text(
        [
            "Is it ready to start?",
            "Why is it stalling?",
            "Run a pilot",
            "The record in your repository",
            "See all pilots",
            "Write a retrospective",
        ]
    )
    expect(links.nth(0)).to_be_in_viewport()


@pytest.mark.parametrize("width", [1216, 1280, 1440])
def test_the_head_of_a_page_has_room_for_what_it_names(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("checklists/")
    room = page.locator(".menu").evaluate("(menu) => menu.clientWidth - menu.scrollWidth")
    assert room >= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("storage", ["corrupted", "refused"])
def test_colours_work_without_storage(page: Page, storage: str) -> None:
    page.add_init_script(
        "localStorage.setItem('playbook.scheme', '{\"broken')"
        if storage == "corrupted"
        else "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.emulate_media(color_scheme="light")
    page.goto("")
    before = page.evaluate(SCHEME)
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate(SCHEME) != before


@pytest.mark.parametrize(
    ("address", "start", "part"),
    [
        ("checklists/readiness-gate/", "# Readiness gate\n", "- [ ] "),
        ("templates/go-no-go-memo/", "# Go/no-go memo\n", "\n## "),
    ],
)
def test_copying_as_markdown(page: Page, address: str, start: str, part: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("copy-button [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(start)
    assert copied.count(part) > 3
    assert not any(letters in copied for letters in ("&amp;", "&lt;", "<p>", "{{"))


def test_text_is_selected_where_copying_is_not_allowed(page: Page) -> None:
    page.add_init_script(
        "const refuse = { value: { writeText: () => Promise.reject() } };"
        "Object.defineProperty(navigator, 'clipboard', refuse);"
    )
    page.goto("checklists/readiness-gate/")
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("copy-button [role=status]")).to_contain_text("Ctrl-C")
    assert page.evaluate("String(getSelection())").startswith("# Readiness gate")


def test_printing(page: Page) -> None:
    page.add_init_script("window.print = () => (window.printed = true)")
    page.goto("templates/go-no-go-memo/")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") is True


def test_the_contents_follow_the_reader(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("framework/run-pilot/")
    current = page.locator("page-contents [aria-current=location]")
    for name in ("Six things to record", "Where teams go wrong"):
        page.locator("article").get_by_role("heading", name=name).evaluate(
            "(heading) => heading.scrollIntoView()"
        )
        expect(current).to_have_text(name)


def test_a_heading_under_the_masthead_is_seen_when_it_is_linked_to(page: Page) -> None:
    page.goto("framework/decide/#traps")
    top = page.locator("#traps").evaluate("(heading) => heading.getBoundingClientRect().top")
    masthead = page.locator(".masthead").evaluate("(bar) => bar.getBoundingClientRect().bottom")
    assert top >= min(masthead, 100)


def test_the_phones_menu_leads_to_every_section(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("roles/legal/")
    page.get_by_text("Menu", exact=True).click()
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu.get_by_role("link", name="Failure modes")).to_be_visible()
    expect(menu.locator("[aria-current=page]")).to_have_text("Legal")
    menu.get_by_role("link", name="Failure modes").click()
    expect(page).to_have_url(re.compile(r"/failure-modes/$"))


def test_a_page_that_is_not_there_helps(root: str, page: Page, complaints: Complaints) -> None:
    page.goto(f"{root}framework/no-such-step/")
    expect(page.locator("h1")).to_have_text("There is no page at this address")
    complaints.provoke("/framework/no-such-step/")
    page.get_by_label("Search the playbook").first.fill("memo")
    page.keyboard.press("Enter")
    expect(page.locator(".result__link").first).to_contain_text("memo")


def test_everything_reads_without_scripts(browser: Browser, base_url: str, watch: Watch) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = watch(context.new_page())
    page.goto("framework/decide/")
    expect(page.get_by_role("button")).to_have_text(["Tools"])
    page.get_by_role("button", name="Tools").click()  # which needs no script
    expect(page.get_by_role("link", name="Why is it stalling?")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Search").first.click()
    page.get_by_role("link", name="index from A to Z").click()
    page.get_by_role("link", name="Go/no-go memo").first.click()
    expect(page.locator("h1")).to_have_text("Go/no-go memo")
    page.get_by_text("The empty template as Markdown").click()
    expect(page.locator("#template-markdown")).to_contain_text("# Go/no-go memo")
    context.close()


def test_every_element_of_ours_is_defined_where_it_is_used(page: Page, site: Path) -> None:
    sources = [
        path for path in (site / "assets" / "js").rglob("*.js") if path.parent.name != "vendor"
    ]
    defined = re.compile(r'customElements\.define\("([a-z-]+)"')
    names = {name for path in sources for name in defined.findall(path.read_text("utf-8"))}
    assert len(names) > 20
    used: set[str] = set()
    for address in KINDS.values():
        page.goto(address)
        found = page.evaluate(
            """(names) => {
              const templates = [...document.querySelectorAll("template")];
              const roots = [document, ...templates.map((template) => template.content)];
              return names.filter((name) => roots.some((root) => root.querySelector(name)));
            }""",
            sorted(names),
        )
        page.wait_for_function(
            "(names) => names.every((name) => customElements.get(name))", arg=found
        )
        used.update(found)
    assert used == names
