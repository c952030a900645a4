"""Copies of a pilot's record as two people leave them: each has gone on with the same one.

The same seed gives the same copies.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from macros.content.loader import visible

from .pilot_records import Data, whole_records
from .texts import awkward

Copies = tuple[Data, Data, Data]
"""The base, mine and theirs."""

DAYS = ["2026-01-05", "2026-02-02", "2026-03-18"]


def copies(seed: int, count: int) -> list[Copies]:
    """Return records, each with what two people made of it."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    texts = [text for text in map(visible, awkward(seed, 200)) if text.strip()]
    texts += ["none", "A line", "A line ", "go"]
    made = []
    for record in whole_records(seed, count):
        base = {**record, **_more(chance, texts)}
        made.append((base, _gone_on(base, chance, texts), _gone_on(base, chance, texts)))
    return made


def _more(chance: random.Random, texts: list[str]) -> Data:
    """Return parts of a record that say whom and what it waits for, and what was ticked."""
    line = _lines(chance, texts)
    some: dict[str, Callable[[], Data]] = {
        "criterion_changes": lambda: {
            "criterion": chance.choice(["correct", "cost"]), "metric": line(), "field": "target",
            "was": "4", "now": "6", "on": chance.choice(DAYS), "why": chance.choice(texts),
        },
        "risks": lambda: {"risk": line(), "state": chance.choice(["open", "reduced"])},
        "blocked": lambda: {"what": line(), "on": line(), "since": chance.choice(DAYS)},
        "waivers": lambda: {"code": "reading-stale", "reason": line(), "by": line()},
        "earlier": lambda: {"outcome": "revise", "on": chance.choice(DAYS), "changes": [line()]},
        "checklists": lambda: {
            "checklist": chance.choice(["readiness-gate", "design"]),
            "items": [
                {"item": name, "state": chance.choice(["open", "done"]), "on": chance.choice(DAYS)}
                for name in ("a", "b", "c")
            ],
        },
        "templates": lambda: {
            "template": "go-no-go-memo",
            "fields": [
                {"section": "decision", "field": "reason", "text": chance.choice(texts)},
                {"section": "decision", "field": "steps", "entries": [line(), line()]},
                {"section": "people", "field": "table", "rows": [{"who": line(), "when": ""}]},
            ],
        },
    }  # fmt: skip
    return {
        name: [make() for _ in range(chance.randint(1, 2))]
        for name, make in some.items()
        if chance.random() < 0.7
    }


def _gone_on(base: Data, chance: random.Random, texts: list[str]) -> Data:
    """Return a copy of a record in which somebody has changed a few things."""
    record = deepcopy(base)
    for _ in range(chance.randint(0, 6)):
        holders = [holder for holder in _holders(record) if holder]
        _change(chance.choice(holders), chance, texts)
    if chance.random() < 0.3:
        week = {"week": chance.randint(1, 12), "worked": [chance.choice(texts)]}
        record["log"] = [*record.get("log", []), week]
    return record


def _change(holder: Any, chance: random.Random, texts: list[str]) -> None:
    place = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    if place in ("version", "id"):
        return
    old, draw = holder[place], chance.random()
    if draw < 0.2:
        del holder[place]
    elif isinstance(holder, list) and draw < 0.5:
        holder.insert(chance.randint(0, len(holder)), deepcopy(old))
    elif isinstance(old, str):
        holder[place] = chance.choice([*DAYS, "x"]) if old in DAYS else chance.choice(texts)
    elif isinstance(old, bool):
        holder[place] = not old
    elif isinstance(old, float | int):
        holder[place] = chance.choice([1, 2, 2.0, 2.5, 5, -0.0])
    elif isinstance(old, list):
        chance.shuffle(old)


def _holders(value: Any) -> Iterator[Any]:
    """Yield every group and list of a record."""
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from _holders(part)


def _lines(chance: random.Random, texts: list[str]) -> Callable[[], str]:
    def line() -> str:
        return chance.choice(texts).strip().split("\n")[0].strip()[:200] or "A line"

    return line
