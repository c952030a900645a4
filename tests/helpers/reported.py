"""Records that report something of one pattern, and what they amount to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.evidence import Evidence, evidence_of
from macros.model import Item, Retrospective

from .samples import case, pattern, playbook, report

EFFECTS = ("helped", "mixed", "hurt", "no-effect")
OUTSIDE: dict[str, Any] = {"by": "independent", "source": "study"}
"""What makes a report an independent finding."""


def saying(case_id: str, effect: str | None, sector: str = "finance", **said: Any) -> Retrospective:
    """Return a first-hand record of an organisation of its own, without a source by default."""
    return case(case_id, sector=sector, practices=[report(effect, **said)])


def records(*counts: int, **said: Any) -> Iterator[Retrospective]:
    """Yield records by so many organisations that it helped, was mixed, hurt, had no effect."""
    for effect, count in zip(EFFECTS, counts, strict=False):
        for place in range(count):
            yield saying(f"{effect}-{place}", effect, ("finance", "retail")[place % 2], **said)


def about(*items: Item) -> Evidence:
    """Return what these records amount to for one pattern."""
    return evidence_of(playbook(pattern(), *items)).patterns["shadow"]
