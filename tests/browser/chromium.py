"""Which Chromium do the browser tests use, and how is it started?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from macros.work.settings import Setting

CHROMIUM = Setting("PLAYBOOK_CHROMIUM", "", "The browser that the tests drive.")

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""Commands of Chromium without windows: the same pages for a third of the work."""

WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Commands of Chromium as people use it."""

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


def find(*, whole: bool = False) -> Path | None:
    """Return the first browser on this machine that starts, or None.

    One without windows is looked for first, or the `whole` of Chromium where that is measured.
    """
    if named := CHROMIUM.value:
        return next(_starting([Path(named)]), None)
    kinds = (_whole, _shells) if whole else (_shells, _whole)
    return next((path for kind in kinds for path in _starting(kind())), None)


def find_shell() -> Path | None:
    """Return the first Chromium without windows that starts, or None."""
    return next(_starting(_shells()), None)


def _starting(candidates: Iterable[Path]) -> Iterator[Path]:
    return (path for path in candidates if starts(path))


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


def _shells() -> Iterator[Path]:
    yield from _commands(SHELLS)
    yield from shells_beside(_playwrights_own())


def shells_beside(browser: Path) -> Iterator[Path]:
    """Yield the browsers without windows that Playwright keeps beside a whole one of its own.

    It tells only where the whole one is: `chromium-1255/…/chrome`, beside which the other is
    `chromium_headless_shell-1255/…/chrome-headless-shell`.
    """
    for folder in browser.parents:
        name, _, build = folder.name.rpartition("-")
        if name == "chromium":
            yield from folder.parent.glob(f"chromium_headless_shell-{build}/*/*headless[-_]shell*")


def _whole() -> Iterator[Path]:
    yield from _commands(WHOLE)
    own = _playwrights_own()
    if own.exists():
        yield own


def _commands(names: Iterable[str]) -> Iterator[Path]:
    yield from (Path(found) for name in names if (found := shutil.which(name)))


def _playwrights_own() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)
