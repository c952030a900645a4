"""How is a number of things said?"""

from __future__ import annotations


def counted(count: int, noun: str, nouns: str = "") -> str:
    """Write a count with its noun: `1 retrospective`, `1,204 retrospectives`."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"
