"""Does axe find nothing on the bar and its questions, and does each fit a phone?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ...helpers.judgements import data_of
from ..checks import FIRST, LIST
from ..test_accessibility import in_every_look
from ..test_layout import SCROLLS_SIDEWAYS, TOO_WIDE
from ..tools import keep, serve

LONG = "A pilot with a name that is longer than what anybody would call one, " * 3
SERVED = "pilot-bar summary"


def many(page: Page, served: str) -> None:
    """Put as many pilots on the desk as a programme has, and something without one beside them."""
    pilots = {
        f"pilot-{number}": data_of("empty")
        | {"id": f"pilot-{number}", "title": f"Pilot {number}", "status": status}
        for number, status in enumerate(["running", "paused", "archived"] * 4)
    }
    pilots["long"] = data_of("empty") | {"id": "long", "title": LONG}
    keep(page, "pilots", pilots)
    keep(page, "checklists", {f"go-no-go/{FIRST}": {"state": "done"}})
    keep(page, "checklists", {f"go-no-go/{FIRST}": {"state": "na", "reason": "No"}}, "long")
    serve(page, served)


def menu_open(page: Page) -> None:
    many(page, "long")
    page.goto("start/")
    page.locator(SERVED).click()
    expect(page.get_by_role("button", name="Pilot 2 (archived)")).to_be_visible()


def new_pilot(page: Page) -> None:
    many(page, "long")
    page.goto(LIST)
    page.locator(SERVED).click()
    page.get_by_role("button", name="New pilot…").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def at_odds(page: Page) -> None:
    many(page, "long")
    page.goto(LIST)
    page.get_by_role("button", name="1 entry has no pilot yet").click()
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("button", name="Keep what I chose")).to_be_visible()


def archive_open(page: Page) -> None:
    many(page, "pilot-2")
    page.goto("pilot/")
    expect(page.locator(".pilots-archive [aria-current]")).to_be_visible()


def deleting(page: Page) -> None:
    many(page, "long")
    page.goto("pilot/")
    page.get_by_role("button", name="Delete A pilot with a name").click()
    expect(page.get_by_role("dialog")).to_contain_text("1 item of a checklist")


STATES: tuple[Callable[[Page], None], ...] = (
    menu_open,
    new_pilot,
    at_odds,
    archive_open,
    deleting,
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
