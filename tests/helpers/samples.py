"""Small playbooks, made of the smallest whole content and of retrospectives written in a test."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from macros.model import EvidenceThresholds, Pattern, Playbook, Retrospective

from .rendered import CASES, content_of

SOURCES = [
    {"id": "own", "title": "Report", "kind": "primary"},
    {"id": "press", "title": "Article", "kind": "secondary"},
    {"id": "seller", "title": "Story of success", "kind": "vendor"},
]


@cache
def base() -> Playbook:
    """Return the smallest whole content, which has no pattern and no retrospective."""
    return content_of(CASES / "rendered" / "base")


def pattern(pattern_id: str = "shadow", **fields: Any) -> Pattern:
    """Return a pattern."""
    data = {
        "id": pattern_id,
        "name": pattern_id.capitalize(),
        "summary": "It errs live, so let it run unseen first.",
        "origin": "editorial",
        "problem": "It errs live.",
        "context": "People do the work.",
        "forces": ["Live traffic hurts."],
        "solution": [{"do": "Let it run.", "owner": "owner", "week": 4}],
        "consequences": {"gains": ["You see errors."], "costs": ["Two weeks."]},
        "when_not": "When the output changes what comes next.",
        "counters": ["no-owner"],
        "steps": ["decide"],
        **fields,
    }
    return Pattern.model_validate(data)


def case(case_id: str, **fields: Any) -> Retrospective:
    """Return a contributed retrospective of an organisation that is called as its id."""
    data = {
        "id": case_id,
        "title": f"Case {case_id}",
        "summary": "It ran.",
        "organisation": case_id,
        "sector": "finance",
        "use_case": "Reads invoices.",
        "technique": "classification",
        "record": "contributed",
        "outcome": "scaled",
        "dates": {"outcome": "2024"},
        "worked": ["It ran."],
        "sources": SOURCES,
        **fields,
    }
    return Retrospective.model_validate(data)


def report(effect: str, source: object = (), name: str = "shadow", **fields: Any) -> dict[str, Any]:
    """Return what a retrospective says of a pattern, as its author writes it."""
    return {"pattern": name, "effect": effect, "evidence": "E.", "source": source, **fields}


def playbook(
    *items: Pattern | Retrospective, thresholds: EvidenceThresholds | None = None
) -> Playbook:
    """Return the smallest whole content with more items, and with other thresholds if given."""
    edition = base().edition
    if thresholds is not None:
        edition = edition.model_copy(update={"evidence": thresholds})
    return Playbook.of(edition, [*all_items(base()), *items], base().files)


def all_items(book: Playbook) -> Iterable[Any]:
    """Yield every item of a playbook."""
    for kind in book.items.values():
        yield from kind.values()
