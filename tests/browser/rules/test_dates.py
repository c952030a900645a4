"""Does the browser read the dates that people type as the terminal does?"""

from __future__ import annotations

from playwright.sync_api import Page

from macros.text.dates import date_in, dates_meant, how_to_write_date
from macros.text.shown import shown_date

from ...helpers.texts import awkward
from ...helpers.twins import differences
from ...text.test_dates import DATES
from ..modules import run
from .test_words import of_chance, rules_of_the_browser

SEED = 20
PIECES = (
    *("6", "06", "12", "13", "29", "31", "2024", "2025", "0000", "25", "-", "/", ".", " ", ", "),
    *("\u2013", "\u00a0", "June", "jun", "Sept", "february", "Feb.", "th", " of ", "T", "09:30"),
    *("Q2", "H1", "spring", "Friday, ", "mon ", "Z", "+02:00", "\n", "x", "I\u0307", "\u212a"),
)


def typed(count: int) -> list[str]:
    """Return texts that look like dates, more or less."""
    chance = of_chance()
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 6))) for _ in range(count)]
    joined = [
        chance.choice("-/. ").join(chance.choices(PIECES, k=chance.randint(2, 3)))
        for _ in range(count)
    ]
    return [*(case["text"] for case in DATES), *made, *joined, *awkward(SEED, 500)]


def test_dates_that_were_typed(page: Page) -> None:
    texts = typed(6000)
    code = """const { dateIn, datesMeant } = await load("rules/dates");
    const { Words } = await load("rules/shape/words");
    const words = new Words(argument.rules);
    return argument.texts.map((text) => [
      dateIn(text) ?? null,
      datesMeant(text),
      words.howToWriteDate(text, "date"),
      words.howToWriteDate(text, "partial-date"),
    ]);"""
    found = run(page, code, {"rules": rules_of_the_browser(), "texts": texts})
    expected = [
        [
            date_in(text),
            list(dates_meant(text)),
            how_to_write_date(text, "date"),
            how_to_write_date(text, "partial-date"),
        ]
        for text in texts
    ]
    assert differences(texts, found, expected) == []
    assert sum(bool(meant) for _, meant, *_ in expected) > 200


def test_dates_as_they_are_shown(page: Page) -> None:
    given = [meant for text in typed(3000) for meant in dates_meant(text)]
    code = """const { shownDate } = await load("rules/dates");
    return argument.map(shownDate);"""
    assert differences(given, run(page, code, given), list(map(shown_date, given))) == []
