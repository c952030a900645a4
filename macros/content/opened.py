"""Which playbook is it? The one that the environment names, read once a build."""

from __future__ import annotations

from functools import cache

from ..model import Playbook
from ..work.cache import cache_folder
from .loader import Shelf, content_roots
from .rules import Opener


@cache
def current_playbook() -> Playbook:
    """Return the checked playbook, read once a build; raise `ContentError` with every problem."""
    return _opener().open(content_roots())


@cache
def _opener() -> Opener:
    """Return what knows the content that this process and earlier ones have read."""
    return Opener(Shelf(cache_folder()))
