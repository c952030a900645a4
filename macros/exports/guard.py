"""With which patterns does a browser look for what should not become public? With the check's."""

from __future__ import annotations

from collections.abc import Iterator

from ..guard import patterns_text

ADDRESS = "assets/guard/patterns.json"


def guard_files() -> Iterator[tuple[str, bytes]]:
    """Yield the patterns of `macros/guard` as a file of the site."""
    yield ADDRESS, patterns_text().encode()
