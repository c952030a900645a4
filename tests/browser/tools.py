"""What tests of the reader's tools share: what the browser keeps, what it offers as files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

PREFIX = "playbook.store."


def kept(page: Page, space: str) -> Any:
    """Return the records of a space, as the browser keeps them."""
    text = page.evaluate("(key) => localStorage.getItem(key)", PREFIX + space)
    return json.loads(text)["records"] if text else {}


def keep(page: Page, space: str, records: Mapping[str, object]) -> None:
    """Let the browser find these records when the next page opens."""
    page.goto("about/")
    text = json.dumps({"version": 1, "records": records})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [PREFIX + space, text])


def downloaded(page: Page, button: Locator) -> Path:
    """Press a button and return the file that it offers."""
    with page.expect_download() as caught:
        button.click()
    path: Path = caught.value.path().rename(
        caught.value.path().with_name(caught.value.suggested_filename)
    )
    return path
