"""The playbook with every attack in it, as content and as a site."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import pytest

from macros.content.opened import open_playbook
from macros.files.book.press import printed
from macros.model import Playbook
from macros.work.cache import cache_folder
from macros.work.settings import CACHE, DOCUMENTS, KEPT, OFF, SEARCH

from ..helpers.building import PROJECT, mkdocs_build
from ..helpers.html import BuiltPage, built_pages
from .corpus import HARMLESS_ATTACK, attacks, write_corpus, write_mixed_corpus


class Attacked(NamedTuple):
    """The playbook with every attack in it, and the site that is built from it."""

    playbook: Playbook
    site: Path
    pages: dict[str, BuiltPage]

    def file(self, address: str) -> bytes:
        """Return a file of the site that is no page."""
        return (self.site / address).read_bytes()


def build_attacked(folder: Path) -> Attacked:
    """Write the corpus into a folder, and build the site with it.

    The documents of many items come from a smaller corpus in which every attack stands too.
    """
    own, corpus = open_playbook([PROJECT / "playbook"]), (HARMLESS_ATTACK, *attacks())
    playbook = write_corpus(folder / "content", own, corpus)
    mixed = write_mixed_corpus(folder / "mixed", own, corpus)
    with pytest.MonkeyPatch.context() as patch:
        # No preview finds the documents of attacks there.
        patch.setenv(CACHE.name, str(folder / "kept"))
        _keep_documents_of_many_items(mixed)
        patch.setenv(DOCUMENTS.name, KEPT)
        patch.setenv(SEARCH.name, OFF)  # nobody searches here
        done = mkdocs_build(folder / "site", "playbook", folder / "content")
    assert done.returncode == 0, done.stderr
    return Attacked(playbook, folder / "site", built_pages(folder / "site"))


def _keep_documents_of_many_items(playbook: Playbook) -> None:
    """Set the whole playbook and each section in type; checklists are set where they are built."""
    printed(playbook)
    for path in cache_folder().glob("documents/checklists.*.*.pdf"):
        rmtree(path)
