"""Which Chromium do the browser tests use, and how is it started?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

VARIABLE = "PLAYBOOK_CHROMIUM"
"""Environment variable that names the browser to use."""

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""Keep the browser itself off the network; the tests need no host but their own."""


def arguments() -> list[str]:
    """Return the arguments that every browser is started with."""
    # Chromium refuses its sandbox to root, as which tests run in containers.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]


def find() -> Path | None:
    """Return the first browser on this machine that starts, or None."""
    return next((path for path in _candidates() if starts(path)), None)


def starts(path: Path) -> bool:
    """Whether this browser opens a page."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=arguments())
            browser.new_page().goto("about:blank")
            browser.close()
        except Error:
            return False
    return True


def _candidates() -> Iterator[Path]:
    if named := os.environ.get(VARIABLE):
        yield Path(named)
        return
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.exists():
        yield own
