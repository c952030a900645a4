"""How are the fixed words of the model shown to a reader?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "scaled": "Scaled",
        "limited": "Limited use",
        "rolled-back": "Rolled back",
        "stopped": "Stopped",
        "never-left-pilot": "Never left the pilot",
        "not-told": "Sequel not told",
        "before-pilot": "Before the pilot",
        "in-pilot": "During the pilot",
        "after-pilot": "After the pilot",
        "contributed": "First hand",
        "public-record": "From published sources",
        "not-evidenced": "Not evidenced",
        "partly": "Hit in part",
        "full": "Used in full",
        "no-effect": "No effect",
        "machine-learning-platform": "Machine-learning platform",
        "non-profit": "Non-profit",
        "half-year": "Half a year or less",
        "year": "Up to a year",
        "two-years": "Up to two years",
        "longer": "More than two years",
    }
)
"""The words that are not shown as they are written."""


def label_of(word: str) -> str:
    """Return a fixed word of the model as a reader sees it: `public-sector` as `Public sector`."""
    return LABELS.get(word) or word.replace("-", " ").capitalize()
