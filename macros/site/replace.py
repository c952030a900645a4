"""How does a new build replace the site? It is built aside, and swapped in once it is whole."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from ..work.settings import MEANT
from ..work.swap import Replacement
from .meant import missing_from
from .up_to_date import stamp_of

MARK = ".playbook-site"
"""A file at the top of every site that `playbook build` makes, so that it may replace it."""

_MARKED = "Made by `playbook build`, which replaces this folder and all that is in it.\n"
_PAGES = ("404.html", "index.html")
_FRAME = re.compile(rb"<html\b[^>]{0,40}\sdata-edition=")
"""How a page of a site begins that mkdocs made by itself, or an earlier version made."""
_BEGINNING = 1_000
"""So many bytes of a page are looked at."""
_LIST = "meant"
_NAMED = 3
"""So many missing files are named."""


class BuildError(Exception):
    """Raised when no whole site came about; says what is missing, or nothing if mkdocs did."""


def is_a_site(folder: Path) -> bool:
    """Whether a build made this folder; one of the marks is enough, since it may be damaged.

    The theme has a 404.html too, and so have sites of other projects: a page has to be ours.
    """
    return (folder / MARK).is_file() or any(_is_our_page(folder / name) for name in _PAGES)


def build_site(replacement: Replacement) -> str:
    """Build the site and put it in its place; return its stamp.

    After a failure the old site stays as it was. What mkdocs says goes to the terminal as it
    comes. Raise `BuildError` if mkdocs fails, or if a file is missing that it was to write.
    """
    made, meant = replacement.next, replacement.aside / _LIST
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(made)]
    environment = {**os.environ, MEANT.name: str(meant)}
    if subprocess.run(command, check=False, env=environment).returncode:  # noqa: S603 - fixed
        raise BuildError
    if missing := missing_from(made, meant):
        raise BuildError(_told(missing))
    (made / MARK).write_text(_MARKED, encoding="utf-8")
    stamp = stamp_of(made)  # of what was built, and not of what is in its place later
    replacement.swap()
    return stamp


def _is_our_page(page: Path) -> bool:
    if not page.is_file():
        return False
    with page.open("rb") as file:
        return _FRAME.search(file.read(_BEGINNING)) is not None


def _told(missing: list[str]) -> str:
    more = len(missing) - _NAMED
    names = ", ".join(missing[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"the new site lacks files that the build was to write: {names}"
