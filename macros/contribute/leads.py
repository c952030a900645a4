"""What does a wanted case or an idea for a pattern give to the one who writes it up?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..content.loader import read_record, read_tree
from ..model import Item, Lead, Pattern, Retrospective
from .drafts import Draft, DraftError

_KINDS: Mapping[str, type[Item]] = {"case": Retrospective, "pattern": Pattern}


def is_lead(draft: Draft) -> bool:
    """Whether answers that were read from a file are those of something wanted."""
    return draft.kind is not Lead and draft.answers.get("type") in _KINDS


def from_lead(draft: Draft, path: Path, text: str) -> Draft:
    """Return the draft of a retrospective or a pattern with what a wanted one gives.

    That is its title, and for a retrospective its sources with their marks, `s1` first. Whether the
    writer was there, a wanted case does not say. Raise `DraftError` where the file is broken, has
    been written up, or is wanted as something else.
    """
    tree, problems = read_tree(path, text)
    lead, problems = read_record(tree, Lead) if tree else (None, problems)
    if lead is None:
        raise DraftError("\n".join(problem.in_brief for problem in sorted(problems)))
    if lead.became is not None:
        raise DraftError(f"{path} has been written up: it became {lead.became}")
    wanted = _KINDS[lead.type]
    if wanted is not draft.kind:
        raise DraftError(
            f"{path} is wanted as a {wanted.kind}; `playbook new {wanted.kind}` begins with it"
        )
    answers = starting_with(lead)
    return Draft(wanted, answers, frozenset({"title", "name"} & set(answers)))


def starting_with(lead: Lead) -> dict[str, Any]:
    """Return the answers that something wanted gives, by the fields of what it becomes."""
    if lead.type == "pattern":
        return {"name": lead.title}
    sources = [
        {"id": f"s{number}", **found.model_dump(exclude_none=True)}
        for number, found in enumerate(lead.seen, 1)
    ]
    return {"title": lead.title, "sources": sources}
