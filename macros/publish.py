"""How does a new build replace the site? It is built aside and swapped in once it is whole.

What it replaces is gone, so nothing but an earlier site is replaced.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_OF_A_SITE = ("404.html", "sitemap.xml")
"""Files that every site has at its top; one of them is enough, since a site may be damaged."""


def check_replaceable(site: Path) -> None:
    """Raise `FileExistsError` for a file, and for a folder that holds something else."""
    if site.exists() and not site.is_dir():
        raise FileExistsError(f"{site} is a file; name a folder for the site")
    if _holds(site) and not any((site / name).is_file() for name in _OF_A_SITE):
        raise FileExistsError(f"{site}/ holds something else than a site; name an empty folder")


def build_site(site: Path, *, aside: Path, before: Path) -> bool:
    """Build into `aside`, then put it in the place of `site`; return whether the build succeeded.

    After a failure the old site stays as it was. What mkdocs says goes to the terminal as it
    comes. `before` holds the old site while the two are swapped, and is gone afterwards.
    """
    shutil.rmtree(aside, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(aside)]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - fixed command
        shutil.rmtree(aside, ignore_errors=True)
        return False
    shutil.rmtree(before, ignore_errors=True)
    if site.exists():
        site.rename(before)
    aside.rename(site)
    shutil.rmtree(before, ignore_errors=True)
    return True


def _holds(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())
