"""Do the lists narrow, sort and keep their state in the address, by keyboard too, and at scale?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.content.opened import open_playbook
from macros.evidence import evidence_of, sector_of
from macros.evidence.tables import time_to_production
from macros.model import Playbook
from macros.pages.listing import OUTCOMES
from macros.pages.views.lists import FIRST

from ...helpers.building import PROJECT
from ..conftest import Lose, Watch


@pytest.fixture(scope="module")
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


def choose(page: Page, facet: str, value: str) -> Locator:
    """Open a facet if it is shut, and return the box of one of its values."""
    fold = page.locator(f"[data-facet='{facet}']")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return fold.locator(f"input[value='{value}']")


def settle(page: Page) -> None:
    """Wait for the list that the last choice asks for; what stood there before is no answer."""
    expect(page.locator(".facet-list__entries > ul")).to_have_attribute("aria-busy", "false")


def narrow(page: Page, facet: str, value: str) -> None:
    """Choose a value of a facet, and wait for the list."""
    choose(page, facet, value).check()
    settle(page)


def count(page: Page, facet: str, value: str) -> int:
    label = page.locator(f"[data-facet='{facet}'] label", has=page.locator(f"[value='{value}']"))
    return int(label.locator("[data-count]").text_content() or "")


def titles(page: Page) -> list[str]:
    return page.locator(".case__title").all_inner_texts()


def test_facets_narrow_the_list_and_stand_in_the_address(page: Page, own: Playbook) -> None:
    cases = evidence_of(own).cases
    healthcare = [case for case in cases if sector_of(own, case) == "healthcare"]
    scaled = [case for case in healthcare if case.outcome == "scaled"]
    assert 0 < len(scaled) < len(healthcare) < len(cases)
    page.goto("retrospectives/")
    status = page.locator(".facet-list__status")
    expect(status).to_have_text(f"The newest {FIRST} of {len(cases)} retrospectives")

    narrow(page, "sector", "healthcare")
    expect(status).to_have_text(f"{len(healthcare)} of {len(cases)} retrospectives")
    expect(page).to_have_url(re.compile(r"retrospectives/\?sector=healthcare$"))
    assert titles(page) == [case.title for case in healthcare]
    assert count(page, "outcome", "scaled") == len(scaled)
    assert count(page, "sector", "healthcare") == len(healthcare)
    others = sum(sector_of(own, case) == "public-sector" for case in cases)
    assert count(page, "sector", "public-sector") == others

    narrow(page, "outcome", "scaled")
    expect(status).to_have_text(f"{len(scaled)} of {len(cases)} retrospectives")
    expect(page).to_have_url(re.compile(r"\?outcome=scaled&sector=healthcare$"))

    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(f"The newest {FIRST} of {len(cases)} retrospectives")
    expect(page).to_have_url(re.compile(r"retrospectives/$"))
    assert titles(page) == [case.title for case in cases[:FIRST]]


def test_values_of_one_facet_add_up(page: Page, own: Playbook) -> None:
    cases = evidence_of(own).cases
    page.goto("retrospectives/?sector=healthcare&sector=travel")
    settle(page)
    sectors = {"healthcare", "travel"}
    wanted = [case.title for case in cases if sector_of(own, case) in sectors]
    expect(page.locator(".case")).to_have_count(len(wanted))
    assert titles(page) == wanted
    expect(page.locator("[data-facet=sector]")).to_have_attribute("open", "")
    expect(page.locator("[data-facet=sector] .facet__chosen")).to_have_text("2")


def test_a_failure_mode_with_a_status_leads_to_its_cases(page: Page, own: Playbook) -> None:
    avoided = evidence_of(own).modes["demo-optimised"].of("avoided")
    page.goto("retrospectives/?failure-mode=demo-optimised.avoided")
    settle(page)
    expect(page.locator(".case")).to_have_count(len(avoided))
    assert titles(page) == [entry.case.title for entry in avoided]


def test_words_are_looked_for_in_title_organisation_and_summary(page: Page) -> None:
    page.goto("retrospectives/")
    field = page.get_by_label("With these words")
    field.fill("sepsis DUKE")
    expect(page.locator(".case")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=sepsis\+DUKE$"))
    field.fill("qwertzuiop")
    expect(page.locator(".case")).to_have_count(0)
    expect(page.locator(".facet-list__status")).to_contain_text("No retrospective has all of this")
    field.fill("")
    expect(page).to_have_url(re.compile(r"retrospectives/$"))


def test_letters_that_are_code_stay_letters(page: Page) -> None:
    page.goto(
        "retrospectives/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&sector=%22%3E%3Cb%3E&nope=1"
    )
    settle(page)
    expect(page.locator(".case")).to_have_count(0)
    expect(page.locator("main img")).to_have_count(0)
    expect(page.get_by_label("With these words")).to_have_value("<img src=x onerror=alert(1)>")


def test_a_value_that_is_not_there_any_more_is_left_out(page: Page, own: Playbook) -> None:
    page.goto("retrospectives/?sector=nothing&sort=nothing&nothing=1")
    settle(page)
    expect(page.locator(".facet-list__status")).to_contain_text(f"{len(evidence_of(own).cases)}")
    expect(page.locator(".case")).to_have_count(FIRST)
    expect(page.get_by_label("Order")).to_have_value("")


def test_going_back_finds_the_list_as_it_was_left(page: Page) -> None:
    page.goto("retrospectives/")
    narrow(page, "outcome", "rolled-back")
    expect(page).to_have_url(re.compile(r"outcome=rolled-back"))
    narrowed = titles(page)
    page.locator(".case__title a").first.click()
    expect(page.locator("h1")).to_have_text(narrowed[0])
    page.go_back()
    settle(page)
    expect(page.locator(".case")).to_have_count(len(narrowed))
    assert titles(page) == narrowed


def test_patterns_narrow_by_maturity_and_by_what_they_counter(page: Page, own: Playbook) -> None:
    evidence = evidence_of(own)
    proposed = sum(maturity == "proposed" for maturity in evidence.maturities.values())
    assert 0 < proposed < len(evidence.maturities)
    page.goto("patterns/")
    narrow(page, "maturity", "proposed")
    expect(page.locator(".pattern-card")).to_have_count(proposed)
    expect(page.locator(".pattern-card .maturity").first).to_have_text("Proposed")
    page.get_by_label("Order").select_option("title")
    settle(page)
    expect(page).to_have_url(re.compile(r"\?sort=title&maturity=proposed$"))
    names = page.locator(".pattern-card .card__title").all_inner_texts()
    assert names == sorted(names, key=str.casefold)


def test_a_list_is_narrowed_by_keyboard_alone(page: Page) -> None:
    page.goto("retrospectives/")
    page.get_by_label("With these words").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Order")).to_be_focused()
    page.locator("[data-facet=outcome] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.locator("[data-facet=outcome] input").first
    if not first.evaluate("(box) => box === document.activeElement"):
        page.keyboard.press("Tab")  # a list that scrolls is a stop of its own
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    settle(page)
    expect(first).to_be_checked()
    expect(page).to_have_url(re.compile(r"\?outcome="))
    expect(page.locator(".facet-list__status")).not_to_contain_text("The newest")


def test_nothing_is_loaded_before_somebody_narrows(page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("retrospectives/")
    page.wait_for_load_state("networkidle")
    assert [url for url in loaded if "assets/lists" in url] == []
    narrow(page, "outcome", "scaled")
    assert [url.rpartition("/")[2] for url in loaded if "assets/lists" in url] == [
        "rows.json",
        "0.json",
    ]


def test_data_that_does_not_load_leaves_the_list_and_says_so(page: Page, lose: Lose) -> None:
    give_back = lose(page, "/assets/lists/")
    page.goto("retrospectives/")
    narrow(page, "outcome", "scaled")
    expect(page.locator(".facet-list__status")).to_contain_text("could not be narrowed")
    expect(page.locator(".case")).to_have_count(FIRST)
    give_back()
    narrow(page, "outcome", "stopped")
    expect(page.locator(".facet-list__status")).not_to_contain_text("could not be narrowed")


def test_the_newest_and_every_outcome_are_listed_without_scripts(
    browser: Browser, base_url: str, watch: Watch, own: Playbook
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = watch(context.new_page())
    page.goto("retrospectives/?sector=healthcare")
    cases = evidence_of(own).cases
    assert titles(page) == [case.title for case in cases[:FIRST]]
    expect(page.locator(".facets")).to_be_hidden()
    title, _ = OUTCOMES[cases[0].outcome]
    page.get_by_role("main").get_by_role("link", name=title).click()
    expect(page.locator("h1")).to_have_text(title)
    page.get_by_role("link", name=cases[0].title).click()
    expect(page.locator("h1")).to_have_text(cases[0].title)
    expect(page.locator("#citation")).to_contain_text(cases[0].title)
    context.close()


def test_a_phone_shows_the_list_before_what_narrows_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("retrospectives/")
    expect(page.locator(".facets__groups")).to_be_hidden()
    expect(page.locator(".case").first).to_be_in_viewport()
    page.get_by_text("Narrow the list").click()
    narrow(page, "outcome", "scaled")
    expect(page).to_have_url(re.compile(r"outcome=scaled"))


def thousands(site: Path, size: int) -> Callable[[Route], None]:
    """Return a host of lists with many more entries than the page holds."""
    folder = site / "assets" / "lists" / "retrospectives"
    rows = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    entries = json.loads((folder / "0.json").read_text(encoding="utf-8"))
    held = len(entries)
    places = [place % held for place in range(size)]
    for facet in rows["facets"].values():
        facet["rows"] = [facet["rows"][place] for place in places]
    rows["orders"] = {"time": [size - place for place in range(size)]}
    rows["count"] = size

    def entry(place: int) -> dict[str, object]:
        return {**entries[place % held], "title": f"Number {place}", "summary": "<b>bold</b>"}

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].removesuffix(".json")
        if name == "rows":
            route.fulfill(json=rows)
            return
        start = int(name) * rows["part"]
        part = range(start, min(size, start + rows["part"]))
        route.fulfill(json=[entry(place) for place in part])

    return answer


def test_ten_thousand_entries(page: Page, site: Path, own: Playbook) -> None:
    parts: list[str] = []
    host = thousands(site, 10_000)
    page.route("**/assets/lists/retrospectives/*", host)
    page.route(  # the page holds the newest ones only
        "**/retrospectives/?*",
        lambda route: route.fulfill(
            body=route.fetch()
            .text()
            .replace(f'count="{len(evidence_of(own).cases)}"', 'count="10000"'),
            content_type="text/html",
        ),
    )
    page.on("request", lambda request: parts.append(request.url))
    page.goto("retrospectives/?sort=time")
    settle(page)
    status = page.locator(".facet-list__status")
    expect(page.locator(".case")).to_have_count(50)
    assert titles(page)[0] == "Number 9999"
    files = [url.rpartition("/")[2] for url in parts if "/lists/" in url]
    assert files == ["rows.json", "49.json"]
    expect(page.locator(".case__summary").first).to_have_text("<b>bold</b>")
    expect(page.locator(".case__title a").first).to_have_attribute(
        "href", re.compile(r"^http://.*/retrospectives/[a-z0-9-]+/$")
    )

    page.get_by_role("button", name="Show 50 more").click()
    expect(page.locator(".case")).to_have_count(100)

    narrow(page, "sector", "healthcare")
    cases = evidence_of(own).cases
    held = [place % len(cases) for place in range(10_000)]
    expected = sum(sector_of(own, cases[place]) == "healthcare" for place in held)
    expect(status).to_have_text(f"{expected:,} of 10,000 retrospectives")

    page.get_by_label("With these words").fill("Number 777")
    settle(page)
    wanted = [
        place
        for place in range(10_000)
        if "777" in str(place) and sector_of(own, cases[place % len(cases)]) == "healthcare"
    ]
    expect(status).to_have_text(re.compile(rf"^{len(wanted)} of 10,000"))
    assert titles(page) == [f"Number {place}" for place in reversed(wanted)]


def test_the_fastest_to_production_come_first(page: Page, own: Playbook) -> None:
    cases = evidence_of(own).cases
    spans = {case.title: time_to_production(case) for case in cases}
    page.goto("retrospectives/?sort=time")
    settle(page)
    expect(page.get_by_label("Order")).to_have_value("time")
    known = [span.months for title in titles(page) if (span := spans[title])]
    assert known == sorted(known)
    expect(page.locator(".case")).to_have_count(FIRST)
