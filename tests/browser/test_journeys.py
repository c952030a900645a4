"""Does each reader get from the home page to what he or she came for?"""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def follow(page: Page, link: str, heading: str, *, exact: bool = False) -> None:
    """Follow the first link of this name in the page's text, and arrive at this heading."""
    page.locator("main").get_by_role("link", name=link, exact=exact).first.click()
    expect(page.locator("h1")).to_have_text(heading)


def open_from_foot(page: Page, name: str, heading: str) -> None:
    page.get_by_role("contentinfo").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(heading)


def section(page: Page, heading: str) -> Locator:
    """Return everything between a heading of the second level and the next one."""
    return page.locator("article").get_by_role("heading", name=heading)


def test_a_programme_lead_learns_why_pilots_stall_and_what_to_do(page: Page) -> None:
    page.goto("")
    expect(page.locator(".failure-card__heard")).to_have_count(5)
    follow(page, "Your pilot works, and nothing follows", "Get a stalled pilot to a decision")
    expect(page.locator(".stop")).to_have_count(10)
    follow(page, "Integration is left for later", "Integration is left for later")
    expect(page.locator(".self-test__question")).to_have_count(4)
    expect(section(page, "Already in it? Get out like this")).to_be_visible()
    page.locator(".fix-band").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"#the-fix$"))
    expect(section(page, "The fix: Connect one production system")).to_be_in_viewport()
    follow(page, "Design the pilot for production", "Design the pilot for production")
    expect(page.locator(".kicker")).to_contain_text("Weeks 2 to 3")


def test_a_programme_lead_plans_twelve_weeks(page: Page) -> None:
    page.goto("")
    rows = page.locator(".weeks__link")
    expect(rows).to_have_count(5)
    rows.first.click()
    for heading in (
        "Design the pilot for production",
        "Run the pilot against its criteria",
        "Decide by the criteria",
        "Plan the way into production",
    ):
        page.get_by_role("link", name="Next step").click()
        expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator(".kicker")).to_contain_text("Weeks 9 to 12")


def test_a_business_owner_learns_what_it_takes(page: Page) -> None:
    page.goto("")
    follow(page, "Every way in", "Begin where you stand")
    follow(page, "Business owner", "Business owner", exact=True)
    expect(page.locator("article")).to_contain_text("three hours a week")
    expect(page.locator("article")).to_contain_text("Go, revise or stop in week 9")
    follow(page, "Production requirements brief", "Production requirements brief")
    expect(page.locator("#owner-commitment")).to_contain_text("Hours, people, decisions")
    page.go_back()
    follow(page, "Decide by the criteria", "Decide by the criteria")
    follow(page, "Go/no-go memo", "Go/no-go memo")


def test_a_pilot_team_takes_a_checklist_and_a_template_along(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("")
    follow(page, "You plan a pilot this quarter", "Plan a pilot this quarter")
    follow(page, "Readiness gate", "Readiness gate")
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("copy-button [role=status]")).to_have_text("Copied")
    items = page.locator(".check").count()
    assert page.evaluate("navigator.clipboard.readText()").count("- [ ] ") == items > 10
    follow(page, "Production requirements brief", "Production requirements brief")
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("copy-button [role=status]")).to_have_text("Copied")
    for number in range(1, 7):
        assert f"## {number}. " in page.evaluate("navigator.clipboard.readText()")


def test_a_reviewer_learns_when_the_review_starts_and_what_a_pilot_shows(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type("security reviewer")
    page.locator("dialog").get_by_role("link", name="Security reviewer", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Security reviewer")
    expect(page.locator(".lede")).to_contain_text("week 1")
    follow(page, "Design the pilot for production", "Design the pilot for production")
    expect(page.locator("#audit-trail")).to_contain_text("explainability artifacts")


def test_a_programme_lead_sees_what_others_went_through(page: Page) -> None:
    page.goto("")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Retrospectives").click()
    expect(page.locator("h1")).to_have_text("What became of pilots, told one by one")
    page.get_by_label("With these words").fill("sepsis")
    follow(page, "Sepsis Watch at Duke", "Sepsis Watch at Duke")
    expect(page.locator(".record-note")).to_contain_text("not by the organisation")
    page.locator(".event .cited a").first.click()
    expect(page.locator(".case-sources li:target")).to_be_visible()
    reports = page.locator("#practices ~ .mode-reports").first.locator(".mode-report__head a")
    pattern = reports.first.inner_text()
    reports.first.click()
    expect(page.locator("h1")).to_have_text(pattern)
    page.locator(".use-table").get_by_role("link", name="Sepsis Watch at Duke").click()
    expect(page.locator(".testimony:target")).to_contain_text("Duke Health")
    page.locator(".testimony:target").get_by_role("link", name="Sepsis Watch at Duke").click()
    expect(page.locator("h1")).to_have_text("Sepsis Watch at Duke")


def test_a_citation_is_copied_with_the_pages_address(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("retrospectives/zillow-offers/")
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("copy-button [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Zillow Offers (Zillow Group). Retrospective, compiled from published")
    assert copied.endswith(page.url)
    with page.expect_download() as download:
        page.get_by_role("link", name="YAML").click()
    saved = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == "zillow-offers.yml"
    assert "id: zillow-offers\n" in saved


def test_a_contributing_team_finds_the_file_to_change(page: Page) -> None:
    page.goto("failure-modes/demo-optimised/")
    source = page.locator(".page-source")
    expect(source).to_contain_text("playbook/failure-modes/demo-optimised.yml")
    source.get_by_role("link", name="How to change it").click()
    expect(page.locator("h1")).to_have_text("Share how a pilot went, or fix a page")
    follow(page, "Authoring", "How content is written")


def test_a_host_finds_how_to_keep_own_content(page: Page) -> None:
    page.goto("")
    open_from_foot(page, "About", "An open playbook that says where each statement comes from")
    follow(page, "Host it", "Host it for your own organisation")
    expect(page.locator("article")).to_contain_text("PLAYBOOK_CONTENT=playbook:our-playbook")


def focused(page: Page) -> str:
    """Return what the focus is on, as a screen reader would name it."""
    name: str = page.evaluate(
        "() => (document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()"
    )
    return " ".join(name.split())


def tab_to(page: Page, name: str, limit: int = 60) -> None:
    """Press Tab until the focus is on this name, and check that the focus can be seen.

    A button that a script reveals can be reached only when the page's scripts have run, so a page
    that was just arrived at is waited for.
    """
    page.wait_for_load_state()
    for _ in range(limit):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style != "none", f"the focus on {name!r} can't be seen"
            return
    raise AssertionError(f"the keyboard does not reach {name!r} in {limit} steps")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.goto("")
    tab_to(page, "Skip to the text")
    page.keyboard.press("Enter")
    tab_to(page, "Your pilot works, and nothing follows")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Get a stalled pilot to a decision")
    tab_to(page, "Nobody said what success is")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Nobody said what success is")
    tab_to(page, "Set measurable criteria")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#the-fix$"))
    tab_to(page, "Business owner")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Business owner")
    page.wait_for_load_state()
    page.keyboard.press("Control+k")
    page.keyboard.type("go/no-go memo")
    expect(page.locator("dialog .result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Go/no-go memo")
    tab_to(page, "Copy as Markdown")
    tab_to(page, "Print")
