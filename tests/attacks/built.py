"""The playbook with every attack in it, as content and as a site."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from macros.model import Playbook
from macros.rules import open_playbook

from ..building import PROJECT, mkdocs_build
from ..site.html import BuiltPage, built_pages
from .corpus import HARMLESS_ATTACK, attacks, write_corpus


class Attacked(NamedTuple):
    """The playbook with every attack in it, and the site that is built from it."""

    playbook: Playbook
    site: Path
    pages: dict[str, BuiltPage]

    def file(self, address: str) -> bytes:
        """Return a file of the site that is no page."""
        return (self.site / address).read_bytes()


def build_attacked(folder: Path) -> Attacked:
    """Write the corpus into a folder, and build the site with it."""
    own = open_playbook([PROJECT / "playbook"])
    playbook = write_corpus(folder / "content", own, (HARMLESS_ATTACK, *attacks()))
    done = mkdocs_build(folder / "site", "playbook", folder / "content")
    assert done.returncode == 0, done.stderr
    return Attacked(playbook, folder / "site", built_pages(folder / "site"))
