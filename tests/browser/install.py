"""Finds a Chromium for the tests, or installs one without windows: Playwright's, else Debian's.

A whole Chromium takes three times the work for the same pages, so it serves only where no way
leads to one without windows. Run by the Makefile as `python -m tests.browser.install`; exits 1
with a clear word when no way leads to a browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

from .chromium import CHROMIUM, SHELLS, find, find_shell

HELP = f"""\
The browser tests need Chromium, and no way led to one.
Install Chromium or Chrome, or name one that you have: {CHROMIUM.name}=/path/to/chrome make test"""

PATIENCE = 600
"""Seconds that an installation may take."""


def main() -> int:
    """Make sure that there is a browser; return the exit code."""
    if not CHROMIUM.value and not find_shell():
        _install()
    if browser := find():
        _say(f"Browser for the tests: {browser}")
        return 0
    if CHROMIUM.value:
        _say(f"{CHROMIUM.name}={CHROMIUM.value} does not start as a browser.")
    else:
        _say(HELP)
    return 1


def _install() -> None:
    """Try each way to a browser without windows, until there is one."""
    for name, install in WAYS:
        _say(f"Installing {name} Chromium without windows ...")
        if install() and find_shell():
            return


def _playwrights_own() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"])


def _debians() -> bool:
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    install = [apt, "install", "--yes", "--quiet", "--no-install-recommends", SHELLS[0]]
    return _run([apt, "update", "--quiet"]) and _run(install)


WAYS: tuple[tuple[str, Callable[[], bool]], ...] = (
    ("Playwright's", _playwrights_own),
    ("Debian's", _debians),
)


def _run(command: Sequence[str]) -> bool:
    """Run an installer quietly; its own words are shown only when it fails."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(f"  {error}")
        return False
    if done.returncode:
        _say("  " + "\n  ".join((done.stderr or done.stdout).strip().splitlines()[-3:]))
    return done.returncode == 0


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
