"""Does the browser count the cases of a comparison as Python does, and say it in the same words?"""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

from macros.pilot import phrases

from ...helpers.samples_sized import CASES, said_of
from ...helpers.twins import differences
from ..modules import run

SEED = 21
CODE = """
  const { sampleSize } = await load("rules/pilot/sample-size");
  const given = (entry) =>
    Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
  return argument.entries.map((entry) => given(sampleSize(entry, argument.words)));
"""


def made(count: int) -> list[dict[str, Any]]:
    """Return entries of all kinds, most of them possible."""
    chance = random.Random(SEED)  # noqa: S311
    found = []
    for _ in range(count):
        measure = chance.choice(["shares", "means"])
        entry: dict[str, Any] = {
            "measure": measure,
            "baseline": round(chance.uniform(-2, 102), chance.randint(0, 6)),
            "difference": round(10 ** chance.uniform(-3, 2.1), chance.randint(0, 8)),
            "better": chance.choice(["higher", "lower"]),
            "power": chance.choice([80, 90]),
        }
        if measure == "means":
            entry["deviation"] = 10 ** chance.uniform(-5, 5)
        if chance.random() < 0.7:
            entry["weekly"] = round(10 ** chance.uniform(-0.1, 5), chance.randint(0, 2))
        if chance.random() < 0.4:
            entry["cases"] = chance.choice([1, 2, 7, 40, 2.5, chance.randint(1, 10**6)])
            entry["likeness"] = round(chance.uniform(0, 1.02), chance.randint(1, 6))
        found.append(entry)
    return found


def test_every_comparison(page: Page) -> None:
    entries = [*(case["entry"] for case in CASES), *made(4000)]
    found = run(page, CODE, {"entries": entries, "words": dict(phrases()["sample-size"])})
    expected = [said_of(entry) for entry in entries]
    assert differences(entries, found, expected) == []
    assert sum(not said["faults"] for said in expected) > 2000
    assert len({line for said in expected for line in said["ways"]}) > 500
