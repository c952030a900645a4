"""Does the form find the same in a file that came along by pasting as the terminal does?"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from macros.content.loader.pasted import faults_in, repaired, table

from ...cases import CASES
from ...helpers.twins import differences
from ..modules import run

TEXTS = [
    path.read_bytes().decode("utf-8")
    for path in sorted((CASES / "bad").glob("pasted-*/**/*.yml"))
    if path.is_file()
]
RECORDS = sorted(Path("playbook/retrospectives").rglob("*.yml"))
STRANGE = (
    "\u00a0", "\u202f", "\u3000", "\u200b", "\u00ad", "\t", "\u2013", "•", "* ", "“", "”",
    "\u2018", "\u2019",
    "\uff1a", "\uff5b", "\uff5d", "\uff0c", "<<<<<<< HEAD\n", "=======\n",
    ">>>>>>> other\n", "```\n", "|\n", ": ",
    "{", "}", '"', "\r", "\n", "- ", "# ", "\U0001f642",
)  # fmt: skip

FOUND = """const { Pasted } = await load("rules/shape/pasted");
const pasted = new Pasted(argument.table);
return argument.given.map((text) => {
    const faults = pasted.faultsIn(text);
    const told = faults.map(({ line, bad, kind }) => [line, bad, kind.rule, kind.message]);
    return [told, pasted.repaired(text, faults)];
});"""


def found(page: Page, given: list[str]) -> Any:
    return run(page, FOUND, {"table": table(), "given": given})


def expected(given: list[str]) -> list[list[Any]]:
    told: list[list[Any]] = []
    for text in given:
        faults = faults_in(text)
        said = [[one.line, one.bad, one.kind.rule, one.kind.message] for one in faults]
        told.append([said, repaired(text, faults)])
    return told


def spoilt(text: str, chance: random.Random) -> str:
    """Return a text with a few strange letters, most of them where a line or a value begins."""
    for _ in range(chance.randint(1, 4)):
        places = [at + 1 for at, letter in enumerate(text) if letter in "\n :-"]
        at = chance.choice([*places, chance.randrange(len(text))])
        text = text[:at] + chance.choice(STRANGE) + text[at + chance.randint(0, 1) :]
    return text


def test_the_cases_of_what_people_paste(page: Page) -> None:
    assert len(TEXTS) > 30
    assert differences(TEXTS, found(page, TEXTS), expected(TEXTS)) == []


def test_any_file_with_strange_letters(page: Page) -> None:
    chance = random.Random(18)  # noqa: S311 - for cases, not for secrets
    texts = [
        chance.choice(RECORDS).read_text("utf-8")[: chance.randint(200, 3000)] for _ in "x" * 300
    ]
    given = [spoilt(text, chance) for text in texts]
    told = expected(given)
    assert sum(bool(faults) for faults, _text in told) > 80
    assert differences(given, found(page, given), told) == []
