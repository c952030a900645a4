"""Which date does a web address name? `https://news.example/2024/05/08/robot-stopped`."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_YEAR, _MONTH, _DAY = r"((?:19|20)\d\d)", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_DATES = (
    re.compile(rf"(?<!\d){_YEAR}([/-]){_MONTH}\2{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}(){_MONTH}{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}([/-]){_MONTH}(?![\d-])"),
    re.compile(rf"(?<=/){_YEAR}(?=/)"),
)
"""A day, a month or a year as addresses write them, the most exact first."""


def date_in_address(address: str) -> str:
    """Return the day, month or year that an address names, or nothing where it names none."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    for pattern in _DATES:
        for found in pattern.finditer(path):
            year, *rest = (part for part in found.groups() if part and part not in "/-")
            written = "-".join([year, *rest])
            if _exists(written):
                return written
    return ""


def _exists(written: str) -> bool:
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True
