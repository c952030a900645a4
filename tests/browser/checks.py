"""Works a checklist as a reader would, and looks at what the browser keeps of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page

from .tools import kept as kept_in
from .tools import key_of, under

LIST = "checklists/go-no-go/"

KEY = key_of("checklists")

FIRST = "readings-traceable"

SECOND = "criteria-unchanged"

PLAIN = "records-complete"
"""Two items of the list that block the gate, and one that does not."""

GATE = 9

ALL = 12


def tick(page: Page, item: str) -> Locator:
    """Return the checkbox of an item."""
    return page.locator(f'[data-item="{item}"]').get_by_role("checkbox").first


def fields(page: Page, item: str) -> Locator:
    """Open the fields of an item and return them."""
    row = page.locator(f'[data-item="{item}"]')
    if row.locator("details.check__fold").get_attribute("open") is None:
        row.get_by_text("Owner, evidence, note").click()
    return row.get_by_role("group", name="About")


def entered(page: Page, item: str) -> list[str]:
    """Return what the page says was entered for an item, line by line."""
    return page.locator(f'[data-item="{item}"] .check__entered > div').all_inner_texts()


def progress(page: Page) -> Locator:
    """Return the words that say how far the list is."""
    return page.locator(".check-progress__words")


def kept(page: Page) -> Any:
    """Return the records that the browser keeps."""
    return kept_in(page, "checklists")


def keep(page: Page, records: Mapping[str, Any], version: int = 2) -> None:
    """Let the browser find these records, as an earlier visit left them."""
    text = json.dumps({"version": version, "records": under(records)})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()


def today() -> str:
    """Return the day that a tick of this test carries."""
    return date.today().isoformat()


def an_older_edition(page: Page) -> dict[str, Any]:
    """Tick the first item, and return the records as an older edition would have left them."""
    page.goto(LIST)
    tick(page, FIRST).check()
    records: dict[str, Any] = kept(page)
    seen = records["go-no-go"]["seen"]
    del seen[PLAIN]
    seen[FIRST] = "Every criterion has a reading."
    seen["minutes-kept"] = "The minutes are kept."
    records["go-no-go"]["edition"] = "2025.2"
    records["go-no-go/minutes-kept"] = {"state": "done", "owner": "Piotr"}
    return records
