"""Are days counted as the terminal counts them?"""

from __future__ import annotations

import random
from datetime import date, timedelta

from playwright.sync_api import Page

from macros.pilot.plan import working_day_before

from ...helpers.twins import differences
from ..modules import run

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


def test_days_that_there_are(page: Page) -> None:
    years = ["1900", "2000", "2023", "2024", "2100", "2199", "0000", "24"]
    parts = [f"{part:02}" for part in (*range(14), 28, 29, 30, 31, 32, 99)]
    texts = [f"{year}-{month}-{day}" for year in years for month in parts for day in parts]
    texts += [text + end for text in texts[:40] for end in (" ", "\n", "T00:00", "Z")]
    code = 'const { isDay } = await load("ground/days"); return argument.map(isDay);'
    expected = list(map(is_day, texts))
    assert differences(texts, run(page, code, texts), expected) == []
    assert {True, False} == set(expected)


def is_day(text: str) -> bool:
    """Whether a text is a day in the form that a pilot's record takes."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def test_days_from_days(page: Page) -> None:
    chance = random.Random(10)  # noqa: S311 - for cases, not for secrets
    span = (LAST - FIRST).days
    days = [FIRST + timedelta(days=chance.randint(0, span)) for _ in range(800)]
    given = [
        (str(day), str(other), chance.randint(-4000, 4000))
        for day, other in zip(days, reversed(days), strict=True)
    ]
    code = """const { addDays, daysBetween, workingDayBefore } = await load("ground/days");
    return argument.map(([day, other, count]) =>
      [addDays(day, count), daysBetween(day, other), workingDayBefore(day)]);"""
    expected = [
        [str(day + timedelta(days=count)), (other - day).days, str(working_day_before(day))]
        for day, other, count in (
            (date.fromisoformat(day), date.fromisoformat(other), count)
            for day, other, count in given
        )
    ]
    assert differences(given, run(page, code, [list(each) for each in given]), expected) == []
