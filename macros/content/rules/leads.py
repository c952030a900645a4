"""What must hold of what is wanted, so that nobody writes up what is there?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from ...model import Edition, Item, Lead, Pattern, Retrospective
from ...text.words import message_of
from ..loader import Loaded
from ..problems import Problem
from .checked import Checked, Rule, WholeRule

_BECOMES = {"case": Retrospective.kind, "pattern": Pattern.kind}
_IN_FRONT = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def leads_fit(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A wanted case has a source; it becomes a retrospective, and an idea becomes a pattern."""
    lead = entry.record
    if not isinstance(lead, Lead):
        return
    if lead.type == "case" and not lead.seen:
        yield entry.told(("seen",), message_of("lead-unseen"))
    wanted = _BECOMES[lead.type]
    if lead.became is not None and not lead.became.startswith(f"{wanted}:"):
        other = lead.became.partition(":")[0]
        said = message_of("lead-became", type=lead.type, other=other, kind=wanted)
        yield entry.told(("became",), said)


def leads_open(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Warns of a wanted case whose source a retrospective or another wanted case cites already."""
    open_leads = [(entry, lead) for entry in asked if _is_open(lead := entry.record)]
    if not open_leads:
        return
    told = {
        _compared(source.url): case.id
        for case in loaded.items.of(Retrospective)
        for source in case.sources
        if source.url
    }
    seen = [
        (_compared(found.url), lead.id)
        for lead in loaded.items.of(Lead)
        if _is_open(lead)
        for found in lead.seen
    ]
    for entry, lead in open_leads:
        for index, found in enumerate(lead.seen):
            url = _compared(found.url)
            others = [other for address, other in seen if address == url and other != lead.id]
            if url in told:
                said = message_of("lead-told", id=told[url])
            elif others:
                said = message_of("lead-twice", id=others[0])
            else:
                continue
            yield entry.warned(("seen", index, "url"), said)


RULES: tuple[Rule, ...] = (leads_fit,)
WHOLE_WARNING_RULES: tuple[WholeRule, ...] = (leads_open,)


def _is_open(record: Item | Edition) -> TypeGuard[Lead]:
    """Whether a record is a case that nobody has written up."""
    return isinstance(record, Lead) and record.type == "case" and record.became is None


def _compared(url: str) -> str:
    """Return an address without what does not tell two pages apart."""
    return _IN_FRONT.sub("", url).partition("#")[0].rstrip("/").casefold()
