"""What must hold of duties, so that each says what the playbook does about it, or does not?"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Checklist, DutyDocument
from ...text.words import message_of
from ..loader import Loaded
from ..problems import Problem
from .checked import Checked, Rule


def duties_answered(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """A duty says what serves it or what is missing, and names checklist items that there are."""
    document = entry.record
    if not isinstance(document, DutyDocument):
        return
    items = {
        checklist.id: {item.id for item in checklist.items}
        for checklist in loaded.items.of(Checklist)
    }
    for index, duty in enumerate(document.duties):
        path = ("duties", index)
        if not duty.serves and not duty.checks and duty.gap is None:
            yield entry.told((*path, "id"), message_of("duty-unanswered"))
        for place, check in enumerate(duty.checks):
            known = items.get(check.checklist)
            if known is not None and check.item not in known:
                said = message_of("duty-no-item", checklist=check.checklist, id=check.item)
                yield entry.told((*path, "checks", place, "item"), said)


RULES: tuple[Rule, ...] = (duties_answered,)
