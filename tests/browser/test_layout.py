"""Does every kind of page fit, from a small phone to a wide screen, and on paper?

Each page is loaded once; what else a browser can tell of it is asked in the same visit.
"""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from .criteria import covered_when_focused, send_foreign_events, with_text_spacing
from .kinds import KINDS

ZOOMED = (320, 256)
"""A screen of 1280 by 1024 pixels, enlarged four times."""

WIDTHS = (320, 390, 600, 768, 1024, 1160, 1280, 1600, 2560)

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const clips = (e) => getComputedStyle(e).overflowX !== "visible";
  const isClipped = ({ parentElement: up }) => up && (clips(up) || isClipped(up));
  const isHidden = (e) => e.closest(".visually-hidden, .skip");
  return [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .filter((e) => !isHidden(e) && !isClipped(e))
    .map((e) => e.outerHTML.slice(0, 120));
}"""

SCROLLS_SIDEWAYS = """() => document.documentElement.scrollWidth
  > document.documentElement.clientWidth"""

LINE_LENGTH = """() => {
  const text = document.querySelector("article p:not([class]), article li p, article .lede");
  const style = getComputedStyle(text);
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `${style.fontSize} ${style.fontFamily}`;
  const letters = "the business owner signs the criteria in week two and then ";
  const letter = canvas.measureText(letters).width / letters.length;
  return Math.round(text.getBoundingClientRect().width / letter);
}"""

COLOURS = """() => {
  const shown = [...document.querySelectorAll("article :is(h1, h2, p, li, dt, dd)")];
  return [...new Set(shown.map((e) => getComputedStyle(e).color))];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_page(page: Page, kind: str) -> None:
    page.goto(KINDS[kind])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate(SCROLLS_SIDEWAYS) is False, width
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert with_text_spacing(page) == [], width
    for width, height in ((1280, 720), ZOOMED):
        page.set_viewport_size({"width": width, "height": height})
        assert covered_when_focused(page) == [], width
    send_foreign_events(page)  # and none of them makes the page complain


@pytest.mark.parametrize("kind", ["step", "failure-mode", "practice", "role", "about"])
def test_lines_are_short_enough_to_read(page: Page, kind: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 1000})
    page.goto(KINDS[kind])
    assert 45 <= page.evaluate(LINE_LENGTH) <= 80


@pytest.mark.parametrize("kind", ["home", "step", "failure-mode", "checklist", "template"])
def test_the_heading_is_on_a_phones_first_screen(page: Page, kind: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(KINDS[kind])
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    expect(page.locator("article :is(.lede, .home-lede, p)").first).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_the_text_and_no_menus(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(media="print", color_scheme=scheme)
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto("checklists/readiness-gate/")
    for menu in (".masthead", ".section-menu", ".colophon", ".toolbar", ".related"):
        expect(page.locator(menu)).to_be_hidden()
    expect(page.locator(".check").first.get_by_role("checkbox")).to_be_visible()
    assert page.evaluate(SCROLLS_SIDEWAYS) is False
    assert [colour for colour in page.evaluate(COLOURS) if is_pale(colour)] == []


def test_paper_is_not_dark_where_the_reader_chose_dark_colours(page: Page) -> None:
    page.add_init_script("localStorage.setItem('playbook.scheme', 'dark')")
    page.goto("checklists/readiness-gate/")
    assert {is_pale(colour) for colour in page.evaluate(COLOURS)} == {True}
    page.emulate_media(media="print")
    assert [colour for colour in page.evaluate(COLOURS) if is_pale(colour)] == []


def is_pale(colour: str) -> bool:
    """Whether a colour such as `rgb(20, 30, 40)` is too pale for white paper."""
    red, green, blue = (int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(","))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140


def test_paper_prints_the_address_of_a_link_that_leaves_the_site(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("about/")
    links = page.locator("article a.external")
    assert links.count() > 0
    for link in links.all():
        shown = link.evaluate("(link) => getComputedStyle(link, '::after').content")
        assert (link.get_attribute("href") or "no address") in shown
