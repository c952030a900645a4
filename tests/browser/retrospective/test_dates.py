"""Does the preview write dates and times as the page does?"""

from __future__ import annotations

import random

from playwright.sync_api import Page

from macros.evidence.times import between
from macros.text.shown import shown_date

from ...helpers.twins import differences
from ..modules import run


def dates(count: int) -> list[str]:
    """Return days, months and years."""
    chance = random.Random(9)  # noqa: S311 - for cases, not for secrets
    days = [
        f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        for _ in range(count)
    ]
    return [day[: chance.choice([4, 7, 10])] for day in days]


def test_dates_and_the_time_between_them(page: Page) -> None:
    given = [[first, last] for first, last in zip(dates(900), reversed(dates(900)), strict=True)]
    code = """const { between } = await load("retrospective/dates");
    const { shownDate } = await load("rules/dates");
    return argument.map(([first, last]) => [shownDate(first), between(first, last)]);"""
    expected = [[shown_date(first), in_words(first, last)] for first, last in given]
    assert differences(given, run(page, code, given), expected) == []
    assert len({said for _, said in expected}) > 50


def in_words(first: str, last: str) -> str:
    """Return the time between two dates in words; nothing where they are swapped."""
    span = between(first, last)
    return str(span) if span and span.months >= 0 else ""
