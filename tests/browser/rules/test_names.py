"""Does the browser take the same names of organisations for one as the terminal does?"""

from __future__ import annotations

import random
from unicodedata import ucd_3_2_0

from playwright.sync_api import Page

from macros.content.loader import visible
from macros.text.names import LISTS, organisation_name, organisation_words

from ...helpers.texts import awkward
from ...helpers.twins import differences
from ..modules import run

UNFIT = frozenset({"Cn", "Cs"})
"""Letters of later editions of Unicode, which not both may know yet, and halves of letters."""

COMPARED = """const { Names } = await load("rules/names");
const names = new Names(argument.lists);
return argument.given.map((name) => [names.words(name), names.compared(name)]);"""

PIECES = (
    "Uber", "UBER", "\u00dcber", "Stra\u00dfe", "STRA\u1e9eE",
    "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", "\u0130zmir", "\u0131sparta", "\ufb01n",
    "\u0412\u043e\u043eking", "\u0391maz\u03bfn", "\u2167", "\u2460", "\uff26\uff55\uff4c\uff4c",
    "\u13e3\u13b3\u13a9", "\uab70\uabbf", "O'Neil", "O\u2019Neil", "AT&T", "3M", "7-Eleven",
    "Technologies", "Inc.", "Inc", "GmbH & Co. KG", "S.A.", "S.p.A.", "N.V.", "The", "plc", ".",
    "..", "-", "_", "/", "  ", "\u00a0", "\u0301", "\u00e9", "e\u0301", "\u00ad", "\U0001f642",
    "\u6f22",
)  # fmt: skip


def compared(names: list[str]) -> list[list[object]]:
    return [[list(organisation_words(name)), organisation_name(name)] for name in names]


def test_each_letter_alone_and_in_a_name(page: Page) -> None:
    letters = [
        letter for letter in map(chr, range(0x30000)) if ucd_3_2_0.category(letter) not in UNFIT
    ]
    names = [
        *(letter for letter in letters if not letter.isalpha()),
        *(f"A{letter}b" for letter in letters),
    ]
    found = run(page, COMPARED, {"lists": dict(LISTS), "given": names})
    assert differences(names, found, compared(names)) == []


def test_any_name(page: Page) -> None:
    chance = random.Random(8)  # noqa: S311 - for cases, not for secrets
    made = [
        chance.choice(["", " ", "-"]).join(chance.choices(PIECES, k=chance.randint(1, 5)))
        for _ in range(3000)
    ]
    names = [*made, *map(visible, awkward(8, 1000))]
    found = run(page, COMPARED, {"lists": dict(LISTS), "given": names})
    assert differences(names, found, compared(names)) == []
    assert len({name for _, name in found}) < len(set(names))
