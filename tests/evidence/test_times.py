"""How long did something take, and when was it?"""

from __future__ import annotations

import pytest

from macros.evidence import Duration, between, moment


@pytest.mark.parametrize(
    ("start", "end", "span", "words"),
    [
        ("2024-01", "2024-03", Duration(2), "2 months"),
        ("2024-01-31", "2024-02-01", Duration(1), "1 month"),
        ("2024-01", "2024-01-20", Duration(0), "within a month"),
        ("2022-11", "2025-02", Duration(27), "2 years 3 months"),
        ("2023-02", "2024-02", Duration(12), "1 year"),
        ("2023", "2024-02", Duration(12, is_about=True), "about 1 year"),
        ("2023", "2023", Duration(0, is_about=True), "within a year"),
        ("2023-12", "2026", Duration(36, is_about=True), "about 3 years"),
    ],
)
def test_times(start: str, end: str, span: Duration, words: str) -> None:
    assert between(start, end) == span
    assert str(span) == words


def test_a_time_needs_both_dates() -> None:
    assert between(None, "2024") is None
    assert between("2024", None) is None


@pytest.mark.parametrize(
    ("date", "at"),
    [("2024", 2024.5), ("2024-01", 2024 + 0.5 / 12), ("2024-01-16", 2024 + 0.5 / 12),
     ("2023-12-31", 2023 + (11 + 30.5 / 31) / 12)],
)  # fmt: skip
def test_moments(date: str, at: float) -> None:
    assert moment(date) == pytest.approx(at)
