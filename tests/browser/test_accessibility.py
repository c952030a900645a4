"""Does axe find nothing on any kind of page, in both colour schemes, on a screen and a phone?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from ..helpers.html import built_pages
from .kinds import KINDS, kind_of

Scheme = Literal["light", "dark"]
Rules = Mapping[str, Any]
Found = list[tuple[str, list[str]]]

EVERYTHING: Rules = {
    "type": "tag",
    "values": [*("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"), "best-practice"],
}
COLOURS: Rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
PLACES: Rules = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}

Looks = tuple[tuple[Scheme, int, Rules], ...]

LOOKS: Looks = (
    ("light", 1280, EVERYTHING),
    ("dark", 320, EVERYTHING),
    ("light", 360, PLACES),
    ("light", 390, PLACES),
)
"""A scheme changes colours and nothing else; from 320 to 480 pixels a width moves lines alone."""

CROSSED: Looks = (("dark", 1280, COLOURS), ("light", 320, COLOURS))
"""What is shown at one width alone has colours in the other scheme too, the same on all pages."""

FRAMES = ("home", "pattern", "section-retrospectives", "checklist", "evidence", "form", "pilot")
"""Pages that have between them all that is shown on a screen alone, or on a phone alone."""

RUN = """async ([rules, without]) => {
  const context = without ? { exclude: [[without]] } : document;
  const { passes, violations } = await axe.run(context, {
    runOnly: rules,
    rules: rules.type === "tag" ? { "label-content-name-mismatch": { enabled: true } } : {},
    resultTypes: ["violations"],
  });
  const nodes = (found) => found.nodes.map(({ html }) => html.slice(0, 160));
  return { looked: passes.length, found: violations.map((found) => [found.id, nodes(found)]) };
}"""


def violations(page: Page, rules: Rules = EVERYTHING, without: str = "") -> Found:
    """Return what axe finds: the rule, and the elements that break it.

    `without` selects parts of the page that another test looks at.
    """
    if not page.evaluate("'axe' in window"):  # its source is long, and runs once a page
        page.evaluate(AXE_SCRIPT)
    answer = page.evaluate(RUN, [rules, without])
    assert answer["looked"] or rules is not EVERYTHING, "axe looked at nothing"
    return [(rule, nodes) for rule, nodes in answer["found"]]


def in_every_look(
    page: Page, without: str = "", looks: Looks = LOOKS
) -> dict[tuple[Scheme, int], Found]:
    """Return what axe finds in both colour schemes, on a screen and on phones, if anything."""
    found = {}
    for scheme, width, rules in looks:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 844})
        if problems := violations(page, rules, without):
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
    looks = (*LOOKS, *CROSSED) if kind in FRAMES else LOOKS
    assert in_every_look(page, looks=looks) == {}


PLANTED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .pale { color: light-dark(#ccc, currentcolor) }
    @media (width: 320px) { .pale { color: light-dark(currentcolor, #333) } }
    @media (width: 360px) { .small { width: 9px; height: 9px; min-height: 0; padding: 0 } }`);
  document.adoptedStyleSheets = [sheet];
  const make = (name, className, textContent) =>
    Object.assign(document.createElement(name), { className, textContent });
  const small = () => make("button", "button small", "x");
  document.querySelector("article").append(make("p", "pale", "A paragraph"), small(), small());
}"""


def test_what_is_wrong_in_one_look_alone_is_found_in_it(page: Page) -> None:
    page.goto("about/")
    page.evaluate(PLANTED)
    found = {look: [rule for rule, _ in problems] for look, problems in in_every_look(page).items()}
    assert found == {
        ("light", 1280): ["color-contrast"],
        ("dark", 320): ["color-contrast"],
        ("light", 360): ["target-size"],
    }


def test_search_dialog(page: Page) -> None:
    page.goto("framework/decide/")
    page.keyboard.press("/")
    page.keyboard.type("integration")
    expect(page.locator("dialog .result").first).to_be_visible()
    assert in_every_look(page) == {}


@pytest.mark.parametrize(
    "address", ["templates/production-requirements-brief/", "evidence/", "about/method/"]
)
def test_open_folds(page: Page, address: str) -> None:
    page.goto(address)
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert in_every_look(page) == {}


def test_without_scripts(page: Page) -> None:
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("checklists/readiness-gate/")
    assert in_every_look(page) == {}
