"""Is the banner of a broken preview readable on every screen, and does no word of it act?"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from macros.content.problems import ContentError, Place, Problem
from macros.site.trouble import Trouble

from ..conftest import Complaints
from ..test_accessibility import in_every_look

ACTIVE = "<img src=x onerror=\"document.title='acted'\">"
LONG = "w" * 300


@pytest.fixture
def troubled(page: Page) -> Page:
    """A page as a preview shows it while five mistakes keep it from being built."""
    problems = [
        Problem(Place(Path("notes", f"{LONG}.yml"), line), "rule", ACTIVE, f"Add {LONG}.")
        for line in range(1, 6)
    ]
    trouble = Trouble.of(ContentError(problems))

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=trouble.on(response.body()))

    page.route("**/framework/", answer)
    page.goto("framework/")
    return page


def test_a_banner_names_the_mistakes_and_none_of_them_acts(
    troubled: Page, complaints: Complaints
) -> None:
    banner = troubled.get_by_role("alert")
    expect(banner.get_by_role("listitem")).to_have_count(3)
    expect(banner).to_contain_text(f"notes/{LONG}.yml:1:1 {ACTIVE}")
    expect(banner).to_contain_text("There are 2 more; the terminal lists all.")
    assert "acted" not in troubled.title()
    assert complaints == []


def test_a_banner_passes_axe_and_fits(troubled: Page) -> None:
    assert in_every_look(troubled) == {}
    for width in (1280, 390, 320):
        troubled.set_viewport_size({"width": width, "height": 844})
        assert troubled.evaluate("document.documentElement.scrollWidth") <= width
