"""What comes out on paper: a role on one side, and every page with a head and numbers."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from ..helpers.building import EDITION, PROJECT
from .kinds import KINDS

HEAD = f"Pilot to Production, edition {EDITION['edition']} of {EDITION['released']}"
ROLES = sorted(path.stem for path in (PROJECT / "playbook" / "roles").glob("*.yml"))
KINDS_ON_PAPER = (
    "step",
    "failure-mode",
    "pattern",
    "retrospective",
    "checklist",
    "template",
    "workshop",
)
WORKSHOPS = sorted(path.stem for path in (PROJECT / "playbook" / "workshops").glob("*.yml"))
SHEETS_IN_HAND = 4
"""The sides of A4 that whoever leads a workshop holds."""
SAID = ".sheet :is(h1, h2, .lede, .sheet__time, [data-label], dt, dd, li)"
SMALLEST = 9.5
"""The smallest type on the sheet of a role, in points."""
SMALLEST_IN_HAND = 8
"""The smallest type in the parts of a workshop, in points."""


def printed(page: Page, address: str, paper: str) -> list[PageObject]:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return list(PdfReader(io.BytesIO(page.pdf(format=paper, tagged=True))).pages)


def letters(text: str) -> str:
    """Leave out what a line break may add or take: blanks, hyphens, and how case is shown."""
    return re.sub(r"[\s\u00ad-]+", "", text).replace("\ufb01", "fi").replace("\ufb02", "fl")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_printed_whole_on_one_side(page: Page, role: str, paper: str) -> None:
    (side,) = printed(page, f"roles/{role}/one-page/", paper)
    text = letters(side.extract_text())
    assert letters(HEAD) in text
    page.emulate_media(media="print")
    shown = page.locator(SAID).all_inner_texts()
    assert len(shown) > 30
    assert [words for words in shown if letters(words) not in text] == []


def test_the_sheet_of_a_role_is_set_in_legible_type(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("roles/data-governance/one-page/")
    sizes = page.locator(".sheet *").evaluate_all(
        "(parts) => parts.filter((part) => part.getClientRects().length)"
        ".map((part) => parseFloat(getComputedStyle(part).fontSize) * 0.75)"
    )
    assert min(sizes) >= SMALLEST


@pytest.mark.parametrize("workshop", WORKSHOPS)
def test_a_workshop_fits_into_the_hand(page: Page, workshop: str) -> None:
    sides = printed(page, f"workshops/{workshop}/", "A4")
    assert len(sides) <= SHEETS_IN_HAND
    text = letters("".join(side.extract_text() for side in sides))
    page.emulate_media(media="print")
    shown = page.locator(".session-part :is(p, li), .opening p, .callout__text").all_inner_texts()
    assert len(shown) > 30
    assert [words for words in shown if words and letters(words) not in text] == []
    sizes = page.locator(".session-part *").evaluate_all(
        "(parts) => parts.map((part) => parseFloat(getComputedStyle(part).fontSize) * 0.75)"
    )
    assert min(sizes) >= SMALLEST_IN_HAND


@pytest.mark.parametrize("kind", KINDS_ON_PAPER)
def test_every_printed_side_names_the_edition_and_its_number(page: Page, kind: str) -> None:
    sides = printed(page, KINDS[kind], "A4")
    for number, side in enumerate(sides, 1):
        text = letters(side.extract_text())
        assert letters(HEAD) in text
        assert f"{number}/{len(sides)}" in text
