"""Does the form's picker find what the terminal finds, by the same words and in the same order?"""

from __future__ import annotations

import json
import random
import re
from typing import Any

from playwright.sync_api import Page

from macros.browser.contribution import contribution_files
from macros.content.loader import load
from macros.contribute.choosing import SYNONYMS, choices_of, fitting, named

from ...cases import CASES
from ...helpers.building import PROJECT
from ...helpers.texts import awkward
from ...helpers.twins import differences
from ..modules import run

EXPECTED = json.loads((CASES / "choices.json").read_text(encoding="utf-8"))
LOADED = load([PROJECT / "playbook"])
FILES = contribution_files(LOADED.playbook())
GIVEN = {
    "tables": json.loads(FILES["contribute/retrospective/rules.json"])["choosing"],
    "choices": json.loads(FILES["contribute/retrospective/items.json"])["choices"],
}
KINDS = ("pattern", "failure-mode")

FOUND = """const { Choosing, named } = await load("rules/retrospective/choosing");
const choosing = new Choosing(argument.tables);
return argument.given.map(([kind, typed]) => [
    choosing.fitting(argument.choices[kind], typed).map(({ id }) => id),
    named(argument.choices[kind], typed)?.id ?? null,
]);"""


def found(page: Page, given: list[tuple[str, str]]) -> Any:
    return run(page, FOUND, {**GIVEN, "given": given})


def expected(given: list[tuple[str, str]]) -> list[list[object]]:
    listed = {kind: choices_of(kind, LOADED) for kind in KINDS}
    return [
        [
            [choice.id for choice in fitting(listed[kind], typed)],
            one.id if (one := named(listed[kind], typed)) else None,
        ]
        for kind, typed in given
    ]


def test_what_was_done_finds_what_it_is_called(page: Page) -> None:
    typed = [(case["kind"], case["typed"]) for case in EXPECTED]
    ids = [ids for ids, _name in found(page, typed)]
    firsts = [own[: len(case["first"])] for own, case in zip(ids, EXPECTED, strict=True)]
    assert firsts == [case["first"] for case in EXPECTED]


def test_any_words_find_the_same(page: Page) -> None:
    chance = random.Random(18)  # noqa: S311 - for cases, not for secrets
    told = " ".join(
        " ".join([choice.id, choice.title, *choice.also, choice.meaning, choice.test, choice.told])
        for kind in KINDS
        for choice in choices_of(kind, LOADED)
    )
    words = sorted({*re.findall(r"\w+", told), *SYNONYMS})
    typed = [
        " ".join(slipped(chance.choice(words), chance) for _ in range(chance.randint(1, 3)))
        for _ in range(500)
    ]
    texts = [*typed, *awkward(18, 100)]
    given = [(kind, text) for text in texts for kind in KINDS]
    assert differences(given, found(page, given), expected(given)) == []


def slipped(word: str, chance: random.Random) -> str:
    """Return a word, or one with a slip as somebody types it."""
    at = chance.randrange(len(word))
    return chance.choice(
        [
            word,
            word.upper(),
            word[: at + 1],
            word[:at] + word[at + 1 :],
            word[:at] + "x" + word[at:],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            word + "s",
        ]
    )
