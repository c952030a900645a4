"""How does a new build replace the site? It is built aside, and swapped in once it is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ..work.swap import Replacement
from .meant import VARIABLE, missing_from
from .up_to_date import stamp_of

MARK = ".playbook-site"
"""A file at the top of every site that `playbook build` makes, so that it may replace it."""

_MARKED = "Made by `playbook build`, which replaces this folder and all that is in it.\n"
_OF_EARLIER_EDITIONS = ("404.html", "sitemap.xml")
"""Files at the top of the sites that were made before there was a mark."""
_LIST = "meant"
_NAMED = 3
"""So many missing files are named."""


class BuildError(Exception):
    """Raised when no whole site came about; says what is missing, or nothing if mkdocs did."""


def is_a_site(folder: Path) -> bool:
    """Whether a build made this folder; one of the marks is enough, since it may be damaged."""
    return any((folder / name).is_file() for name in (MARK, *_OF_EARLIER_EDITIONS))


def build_site(replacement: Replacement) -> str:
    """Build the site and put it in its place; return its stamp.

    After a failure the old site stays as it was. What mkdocs says goes to the terminal as it
    comes. Raise `BuildError` if mkdocs fails, or if a file is missing that it was to write.
    """
    made, meant = replacement.next, replacement.aside / _LIST
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(made)]
    environment = {**os.environ, VARIABLE: str(meant)}
    if subprocess.run(command, check=False, env=environment).returncode:  # noqa: S603 - fixed
        raise BuildError
    if missing := missing_from(made, meant):
        raise BuildError(_told(missing))
    (made / MARK).write_text(_MARKED, encoding="utf-8")
    stamp = stamp_of(made)  # of what was built, and not of what is in its place later
    replacement.swap()
    return stamp


def _told(missing: list[str]) -> str:
    more = len(missing) - _NAMED
    names = ", ".join(missing[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"the new site lacks files that the build was to write: {names}"
