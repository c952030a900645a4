"""When are two names the same?"""

from __future__ import annotations


def same_name(name: str) -> str:
    """Return a name as it is compared: case and spacing make no other organisation."""
    return " ".join(name.casefold().split())
