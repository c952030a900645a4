"""What tests of the reader's tools share: what the browser keeps, what it offers as files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from .server import BELOW

PREFIX = f"playbook.store:{BELOW}:"
"""What the keys begin with where the site is in a folder of its host."""

SERVED = f"playbook.served:{BELOW}"
"""The key of the pilot that a tab serves."""

NO_PILOT = "-"
VERSIONS = {"pilots": 1}
"""The version of a space's records, where it is not 2."""


def key_of(space: str) -> str:
    """Return the key of a space in the browser's storage."""
    return PREFIX + space


def kept(page: Page, space: str, pilot: str = NO_PILOT) -> Any:
    """Return the records that a pilot has in a space, by their ids without the pilot's.

    The pilots themselves are all returned.
    """
    text = page.evaluate("(key) => localStorage.getItem(key)", key_of(space))
    records = json.loads(text)["records"] if text else {}
    return records if space == "pilots" else own(records, pilot)


def own(records: Mapping[str, Any], pilot: str = NO_PILOT) -> dict[str, Any]:
    """Return a pilot's records, by their ids without the pilot's."""
    start = f"{pilot}/"
    return {i.removeprefix(start): record for i, record in records.items() if i.startswith(start)}


def under(records: Mapping[str, Any], pilot: str = NO_PILOT) -> dict[str, Any]:
    """Return records by their ids with the pilot's."""
    return {f"{pilot}/{i}": record for i, record in records.items()}


def keep(page: Page, space: str, records: Mapping[str, object], pilot: str = NO_PILOT) -> None:
    """Let the browser find a pilot's records when the next page opens, beside those of others."""
    page.goto("about/")
    whole = records if space == "pilots" else under(records, pilot)
    page.evaluate(
        """([key, version, records]) => {
            const before = JSON.parse(localStorage.getItem(key))?.records;
            records = { ...before, ...records };
            localStorage.setItem(key, JSON.stringify({ version, records }));
        }""",
        [key_of(space), VERSIONS.get(space, 2), whole],
    )


def serve(page: Page, pilot: str) -> None:
    """Let the tools serve a pilot when the next page opens, as if this tab had chosen it."""
    page.evaluate("([key, pilot]) => sessionStorage.setItem(key, pilot)", [SERVED, pilot])


def downloaded(page: Page, button: Locator) -> Path:
    """Press a button and return the file that it offers."""
    with page.expect_download() as caught:
        button.click()
    path: Path = caught.value.path().rename(
        caught.value.path().with_name(caught.value.suggested_filename)
    )
    return path
