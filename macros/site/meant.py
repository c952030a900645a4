"""Which files should a build write? The new site is compared with that list before it is used.

The engine makes the list from what it has to write, and not from what it finds there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ..work.settings import MEANT


def list_meant(addresses: Iterable[str]) -> None:
    """Write the list of a site's files, by their addresses, where the environment asks for it."""
    if path := MEANT.value:
        Path(path).write_text(json.dumps(sorted(set(addresses))), encoding="utf-8")


def missing_from(site: Path, path: Path) -> list[str]:
    """Return the files on a list that a site lacks.

    A project without our engine writes no list; there, mkdocs' own exit code has to be enough.
    """
    if not path.exists():
        return []
    meant: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return [address for address in meant if not (site / address).is_file()]
