"""Does axe find nothing on any kind of page, in both colour schemes, on a screen and a phone?"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from ..site.html import built_pages
from .kinds import KINDS, kind_of

Scheme = Literal["light", "dark"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 390)

OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds: the rule, and the elements that break it."""
    response = Axe().run(page, options=OPTIONS).response
    assert response["passes"], "axe looked at nothing"
    return [
        (found["id"], [node["html"][:160] for node in found["nodes"]])
        for found in response["violations"]
    ]


def in_every_look(page: Page) -> dict[tuple[Scheme, int], list[tuple[str, list[str]]]]:
    """Return what axe finds in both colour schemes at both widths, where it finds anything."""
    found = {}
    for scheme, width in product(SCHEMES, WIDTHS):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 844})
        if problems := violations(page):
            found[scheme, width] = problems
    return found


def test_every_page_of_the_site_is_of_a_kind_that_is_tested(site: Path) -> None:
    assert [address for address in built_pages(site) if kind_of(address) is None] == []


@pytest.mark.parametrize("kind", KINDS)
def test_page(page: Page, kind: str) -> None:
    page.goto(KINDS[kind])
    page.wait_for_load_state("networkidle")
    if kind == "search":
        expect(page.locator(".result").first).to_be_visible()
    assert in_every_look(page) == {}


def test_search_dialog(page: Page) -> None:
    page.goto("framework/decide/")
    page.keyboard.press("/")
    page.keyboard.type("integration")
    expect(page.locator("dialog .result").first).to_be_visible()
    assert in_every_look(page) == {}


def test_open_folds(page: Page) -> None:
    page.goto("templates/production-requirements-brief/")
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert in_every_look(page) == {}


def test_without_scripts(page: Page) -> None:
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("checklists/readiness-gate/")
    assert in_every_look(page) == {}
