"""What need not be made again, because its source is unchanged?

Only a preview keeps anything: it makes the same site again and again. A build makes each thing
once, and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")

_kept: dict[Hashable, tuple[object, Any]] | None = None


def begin_to_keep() -> None:
    """Keep from now on what is made, and forget what was.

    To be called again when something changes that no key and no source names, as templates are.
    """
    global _kept  # noqa: PLW0603 - what a process keeps
    _kept = {}


def stop_keeping() -> None:
    """Forget what was made, and keep nothing from now on."""
    global _kept  # noqa: PLW0603 - as above
    _kept = None


def memoised(key: Hashable, source: object, make: Callable[[], Made]) -> Made:
    """Return what `make` gives, or what it gave under this key from an equal source."""
    if _kept is None:
        return make()
    known = _kept.get(key)
    if known is None or not (known[0] is source or known[0] == source):
        known = (source, make())
    _kept[key] = (source, known[1])
    made: Made = known[1]
    return made
