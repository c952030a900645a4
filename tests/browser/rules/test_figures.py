"""Does the browser read the figures that people type as the terminal does?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from playwright.sync_api import Page

from macros.text.figures import (
    figure_in,
    how_to_write_number,
    settled_figures,
    unmistakable,
)

from ...helpers.texts import awkward
from ...helpers.twins import differences
from ...text.test_figures import ENTRIES, TEXTS
from ..modules import run
from .test_words import figures, of_chance, rules_of_the_browser

SEED = 18
PIECES = (
    *("1", "12", "0", "500", "427", "2025", ".", ",", "'", "\u2019", " ", "\u00a0", "\u202f"),
    *(
        "-",
        "\u2013",
        "+",
        "~",
        "%",
        " % ",
        "about ",
        "ca. ",
        "nearly ",
        "over ",
        "between ",
        "from ",
    ),
    *(" to ", " and ", "k", " million", "m", "\u20ac", "US$ ", "EUR ", " min", " of users", "x"),
    *(" percent", "per cent", " or more", "/", "<", "e3", "\n", "(", "Million "),
)
PARTS = ["metric", "unit", "value", "low", "high", "about", "sample"]


def typed(count: int) -> list[str]:
    """Return texts that look like figures, more or less."""
    chance = of_chance()
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 7))) for _ in range(count)]
    return [*(case["text"] for case in TEXTS), *made, *awkward(SEED, 1000)]


def test_figures_that_were_typed(page: Page) -> None:
    texts = typed(8000)
    code = """const { figureOf } = await load("rules/figures");
    const { Words } = await load("rules/shape/words");
    const words = new Words(argument.rules);
    return argument.texts.map((text) => [
      figureOf(text) ?? null,
      words.howToWrite(text, "a number"),
      words.howToWrite(text, "a whole number"),
    ]);"""
    found = run(page, code, {"rules": rules_of_the_browser(), "texts": texts})
    expected = [
        [_plain(text), *(how_to_write_number(text, f"a {kind}") for kind in KINDS)]
        for text in texts
    ]
    assert differences(texts, found, expected) == []
    assert sum(figure is not None for figure, *_ in expected) > 500
    assert len({how for _, how, _ in expected}) > 100


KINDS = ("number", "whole number")


def _plain(text: str) -> dict[str, Any] | None:
    figure = figure_in(text)
    if figure is None:
        return None
    return {name: value for name, value in asdict(figure).items() if value is not None}


def test_entries_whose_figures_are_settled(page: Page) -> None:
    chance = of_chance()
    texts = typed(3000)
    made = [
        {"value": one, "sample": other, "unit": chance.choice(["", "%", "min", one])}
        for one, other in zip(texts, reversed(texts), strict=True)
    ]
    given = [
        *([case["entry"], case["parts"]] for case in ENTRIES),
        *([entry, PARTS] for entry in made),
    ]
    code = """const { settledFigures } = await load("rules/retrospective/figures");
    return argument.map((given) => settledFigures(...given));"""
    expected = [settled_figures(entry, parts) for entry, parts in given]
    assert differences(given, run(page, code, given), expected) == []


def test_figures_that_are_read_again(page: Page) -> None:
    given = [each for each in figures(1500) if abs(each) < 1e15]
    code = """const { unmistakable } = await load("rules/figures");
    return argument.map(unmistakable);"""
    expected = [unmistakable(each).removesuffix(".0") for each in given]
    assert differences(given, run(page, code, given), expected) == []
