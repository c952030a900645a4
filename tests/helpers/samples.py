"""Small playbooks, made of the smallest whole content and of retrospectives written in a test."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from macros.model import EvidenceThresholds, Item, Organisation, Pattern, Playbook, Retrospective

from .rendered import CASES, content_of

SOURCES = [
    {"id": "own", "title": "Report", "publisher": "The organisation", "form": "statement"},
    {"id": "press", "title": "Article", "publisher": "A newspaper", "form": "press"},
    {"id": "study", "title": "Study", "url": "https://example.org/study", "form": "paper"},
    {"id": "seller", "title": "Story of success", "publisher": "A vendor", "form": "vendor"},
    {"id": "memo", "title": "A note that nobody published", "form": "other"},
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


def organisation(organisation_id: str, **fields: Any) -> Organisation:
    """Return an organisation with a file, a company of finance that is called as its id."""
    data = {
        "id": organisation_id,
        "name": organisation_id.capitalize(),
        "kind": "company",
        "sector": "finance",
        **fields,
    }
    return Organisation.model_validate(data)


def case(
    case_id: str, *, organisation: str | None = None, sector: str = "finance", **fields: Any
) -> Retrospective:
    """Return a retrospective by the team of an organisation without a file.

    That is called as the record's id, if it has no other name; `organisations` in its place names
    those with a file.
    """
    named = {"name": organisation or case_id, "kind": "company", "sector": sector}
    own_account = {"record": "contributed", "contributor": {"tie": "team"}}
    data = {
        "id": case_id,
        "title": f"Case {case_id}",
        "summary": "It ran.",
        "organisations": [named],
        "use_case": "Reads invoices.",
        "technique": "classification",
        **({} if "record" in fields else own_account),
        "outcome": "scaled",
        "dates": {"outcome": "2024"},
        "worked": ["It ran."],
        "sources": SOURCES,
        **fields,
    }
    return Retrospective.model_validate(data)


def report(
    effect: str | None = None, source: object = (), name: str = "shadow", **fields: Any
) -> dict[str, Any]:
    """Return what a retrospective says of a pattern that was used in full, as its author writes it.

    An effect is stated, if no other basis is given.
    """
    seen = {"effect": effect, "basis": "stated"} if effect else {}
    own = {"pattern": name, "use": "full", **seen, "evidence": "E.", "source": source}
    return {**own, **fields}


def playbook(*items: Item, thresholds: EvidenceThresholds | None = None) -> Playbook:
    """Return the smallest whole content with more items, and with other thresholds if given."""
    edition = base().edition
    if thresholds is not None:
        edition = edition.model_copy(update={"evidence": thresholds})
    return Playbook.of(edition, [*all_items(base()), *items], base().files)


def all_items(book: Playbook) -> Iterable[Any]:
    """Yield every item of a playbook."""
    for kind in book.items.values():
        yield from kind.values()
