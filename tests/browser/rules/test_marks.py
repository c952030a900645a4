"""Does the form read marks, addresses and whoever tells it as the terminal does?"""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.contribute.questions.there import STANCES, stance_of
from macros.text.marks import marked

from ...helpers.twins import differences
from ..modules import run

CASES = json.loads(Path("tests/cases/marks.json").read_text(encoding="utf-8"))

MARKED = """const { marked } = await load("rules/retrospective/marks");
return argument.map(([text, sources]) => {
  const told = marked(text, sources);
  return [told.text, told.sources, told.isReading];
});"""

PIECES = (
    "[", "]", "[s1]", "[s2, s3]", "[reading]", "[sic]", " ", "  ", ",", ";", ".", "!", "?", "s1",
    "S2", "s12", "s1234", "own-report", "-", "It was so", "(", ")", "\n", "reading", "Reading", "é",
)  # fmt: skip


def terminal(given: list[Any]) -> list[Any]:
    found = marked(given[0], given[1])
    return [found.text, list(found.sources), found.is_reading]


def test_marks_at_the_end_of_a_statement(page: Page) -> None:
    given = [[case["text"], case["sources"]] for case in CASES]
    told = [case["told"] for case in CASES]
    assert differences(given, list(map(terminal, given)), told) == []
    assert differences(given, run(page, MARKED, given), told) == []


@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_texts_with_marks(page: Page, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    given = [
        ["".join(chance.choices(PIECES, k=chance.randint(1, 9))), chance.sample(["s1", "sic"], 1)]
        for _ in range(2000)
    ]
    expected = list(map(terminal, given))
    assert differences(given, run(page, MARKED, given), expected) == []
    assert sum(bool(sources or reading) for _, sources, reading in expected) > 200


ADDRESSES = {
    case["address"]: [case["publisher"] or None, case["published"] or None]
    for case in json.loads(Path("tests/cases/addresses.json").read_text(encoding="utf-8"))
}
"""What addresses tell on 30 November 2026; the terminal is held to the same."""


def test_what_an_address_tells(page: Page) -> None:
    code = """const { toldBy } = await load("rules/retrospective/address");
    return argument.map((address) => {
      const { publisher = null, published = null } = toldBy(address, "2026-11-30");
      return [publisher, published];
    });"""
    assert dict(zip(ADDRESSES, run(page, code, list(ADDRESSES)), strict=True)) == ADDRESSES


def test_who_tells_it(page: Page) -> None:
    records = ("contributed", "public-record", "other", None)
    contributors = [None, {}, *({"tie": tie} for tie in ("team", "vendor", "researcher", "x"))]
    given = [
        {
            **({"record": record} if record else {}),
            **({} if contributor is None else {"contributor": contributor}),
        }
        for record in records
        for contributor in contributors
    ]
    code = """const { stanceOf } = await load("rules/retrospective/stance");
    const [answers, stances] = argument;
    return answers.map((one) => stanceOf(one, stances)?.word ?? null);"""
    told = [stance and stance.word for stance in map(stance_of, given)]
    assert run(page, code, [given, [asdict(stance) for stance in STANCES]]) == told
