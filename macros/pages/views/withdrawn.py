"""What does the page of a withdrawn retrospective show?"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Playbook, Withdrawn
from ...text.shown import shown_date


@dataclass(frozen=True)
class WithdrawnView:
    """What is left of a retrospective: its title, the day and the reason."""

    title: str
    day: str
    reason: str


def withdrawn_view(playbook: Playbook, case_id: str) -> WithdrawnView:
    """Return what the page of a withdrawn retrospective shows."""
    item = playbook.get(Withdrawn, case_id)
    return WithdrawnView(item.title, shown_date(item.withdrawn.day), item.withdrawn.reason)
