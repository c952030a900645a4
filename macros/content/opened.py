"""How is a playbook opened: read, checked, and given out only if it is right?

The one that the environment names is read once a build.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..model import Playbook
from ..work.cache import cache_folder
from .loader import Loaded, Shelf, content_roots, is_installed, load
from .problems import ContentError
from .rules import check


@cache
def current_playbook() -> Playbook:
    """Return the checked playbook, read once a build; raise `ContentError` with every problem."""
    return _opener().open(content_roots())


@cache
def _opener() -> Opener:
    """Return what knows the content that this process and earlier ones have read."""
    return Opener(usual_shelf())


def usual_shelf() -> Shelf:
    """Return what knows the content that earlier processes have read, where that is kept.

    The edition that came with the command is read soon enough, and nothing is left of it in a
    folder where somebody keeps a pilot's record.
    """
    return Shelf(None if is_installed(content_roots()[0]) else cache_folder())


def open_playbook(roots: Iterable[Path], shelf: Shelf | None = None) -> Playbook:
    """Read and check the content; raise `ContentError` with every problem when there is one."""
    return Opener(shelf).open(roots)


class Opener:
    """Opens the playbook again and again, as it is written now."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf
        self.right: Loaded | None = None

    def open(self, roots: Iterable[Path]) -> Playbook:
        """Read and check the content; raise `ContentError` with every problem when there is one."""
        loaded = load(roots, shelf=self.shelf)
        problems = check(loaded, self.right)
        if problems:
            raise ContentError(problems)
        self.right = loaded
        return loaded.playbook()
