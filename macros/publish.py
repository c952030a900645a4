"""How does a new build replace the site? It is built aside and swapped in once it is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


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
