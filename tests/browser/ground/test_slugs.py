"""Does the browser suggest the same ids as the terminal, and none twice?"""

from __future__ import annotations

from unicodedata import ucd_3_2_0

from playwright.sync_api import Page

from macros.content.loader import visible
from macros.text.slugs import slug as suggested

from ...helpers.texts import awkward
from ...helpers.twins import differences
from ...text.test_slugs import SUGGESTED
from ..modules import run

UNFIT = frozenset({"Cn", "Cs"})
"""Letters of later editions of Unicode, which not both may know yet, and halves of letters."""


def test_ids_are_the_terminals(page: Page) -> None:
    code = "const { slug } = await load('ground/slug'); return argument.map(slug);"
    assert dict(zip(SUGGESTED, run(page, code, list(SUGGESTED)), strict=True)) == SUGGESTED


def test_any_title_suggests_the_terminals_id(page: Page) -> None:
    every = map(chr, range(0x30000))
    letters = [letter for letter in every if ucd_3_2_0.category(letter) not in UNFIT]
    titles = [*(f"A{letter}b" for letter in letters), *awkward(11, 2000)]
    titles = [visible(title) for title in titles]
    code = "const { slug } = await load('ground/slug'); return argument.map(slug);"
    assert differences(titles, run(page, code, titles), list(map(suggested, titles))) == []


def test_no_id_comes_twice(page: Page) -> None:
    code = """
    const { freshSlug } = await load("ground/slug");
    return argument.map((given) => freshSlug(...given));
    """
    asked = [["A pilot", []], ["Ä pilot", ["a-pilot"]], ["A pilot", ["a-pilot", "a-pilot-2"]]]
    assert run(page, code, [*asked, ["مرحبا", []]]) == [
        "a-pilot",
        "a-pilot-2",
        "a-pilot-3",
        "pilot",
    ]
