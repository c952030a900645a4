"""Does each new state of the workspace fit a phone, and does axe find nothing in it?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..pilots import open_pilot
from ..test_accessibility import in_every_look
from ..test_layout import SCROLLS_SIDEWAYS, TOO_WIDE

LONG = "Rechnungsprüfungsverantwortlichkeitsbereich" * 4

FULL: dict[str, Any] = {
    "risks": [{"risk": LONG, "failure_mode": "integration-deferred", "owner": LONG}],
    "blocked": [{"what": LONG, "on": LONG, "since": "2026-02-02"}],
    "waivers": [{"code": "record-missing", "reason": LONG, "by": LONG, "on": "2026-03-02"}],
    "criterion_changes": [
        {
            "criterion": "correct",
            "metric": LONG,
            "field": "metric",
            "was": LONG,
            "now": LONG,
            "on": "2026-02-02",
        },
        {"criterion": "gone", "metric": LONG, "field": "removed", "on": "2026-02-02"},
    ],
    "earlier": [
        {
            "outcome": "revise",
            "reason": LONG,
            "by": LONG,
            "on": "2026-03-04",
            "changes": [LONG],
            "ends": "2026-05-01",
        }
    ],
}


def full(page: Page) -> None:
    open_pilot(page, "records-missing", **FULL)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")


def waiving(page: Page) -> None:
    full(page)
    page.get_by_role("button", name="Remove the waiver").first.click()
    page.get_by_role("button", name="Let it pass, with a reason").first.click()
    expect(page.get_by_label("Why the decision")).to_be_focused()


def worse_and_changed(page: Page) -> None:
    open_pilot(page, "met-go")
    row = page.locator("pilot-rows .row").first
    row.get_by_label("Target").fill("60")
    row.get_by_label("What it has to do").select_option("improve")
    expect(row.locator(".row__fault")).to_be_visible()
    page.locator("pilot-reviews .row").first.get_by_label("Outcome").select_option("conditions")


def changed_elsewhere(page: Page) -> None:
    open_pilot(page, "met-go")
    page.evaluate(
        """async () => {
            const root = await navigator.storage.getDirectory();
            const handle = await root.getFileHandle("x.pilot.yml", { create: true });
            const stream = await handle.createWritable();
            await stream.write("version: 1\\nid: invoice-triage\\ntitle: X\\nstart: 2026-01-05\\n");
            await stream.close();
            await document.querySelector("pilot-real-file").useFile(handle);
        }"""
    )
    page.get_by_role("button", name="Merge the two").click()
    expect(page.locator("pilot-real-file .conflicts")).to_be_visible()


def example(page: Page) -> None:
    page.goto("pilot/")
    expect(page.locator("pilot-example .gate")).to_have_count(3)


STATES: tuple[Callable[[Page], None], ...] = (
    full,
    waiving,
    worse_and_changed,
    changed_elsewhere,
    example,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_state(page: Page, state: Callable[[Page], None]) -> None:
    state(page)
    page.evaluate("scrollTo(0, 0)")
    assert in_every_look(page) == {}
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate(SCROLLS_SIDEWAYS) is False, width
