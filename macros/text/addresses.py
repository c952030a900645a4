"""What does the address of a source say of it? Its host, and the day or the month if it has one.

The form's twin is docs/assets/js/rules/retrospective/address.js; tests/cases/addresses.json holds
for both.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

_YEAR, _MONTH, _DAY = "((?:19[5-9]|20[0-9])[0-9])", "([01][0-9])", "([0-3][0-9])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"(?<![0-9])((?:19[5-9]|20[0-9])[0-9])[/_-]"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_-]([0-3][0-9])(?![0-9])"
)
_KEPT = re.compile(r"\Ahttps?://web\.archive\.org/web/[0-9]{4,14}(?:[a-z]{2}_)?/(?=https?://)")
_DOI = re.compile(r"/10\.[0-9]{4,9}/")
"""Digits in a DOI are a publisher's number and no date."""
_RESOLVERS = ("doi.org", "dx.doi.org")
_DATES = (
    re.compile(rf"(?<![0-9]){_YEAR}[/_-]{_MONTH}[/_-]{_DAY}(?![0-9])"),
    re.compile(rf"(?<![0-9]){_YEAR}{_MONTH}{_DAY}(?![0-9])"),
    re.compile(rf"(?<![0-9]){_YEAR}[/_-]{_MONTH}(?![0-9])(?![/_-][0-9])"),
)


class ToldByAddress(NamedTuple):
    """What an address says; nothing where it says nothing."""

    publisher: str = ""
    published: str = ""


def told_by(address: str, last: str) -> ToldByAddress:
    """Return what a web address tells. No day after `last` is believed.

    Of a page that web.archive.org keeps, this is what the page's own address tells; a DOI tells
    neither who published nor when.
    """
    try:
        parts = urlsplit(_KEPT.sub("", address.strip()))
        host = parts.hostname or ""
    except ValueError:
        return ToldByAddress()
    if parts.scheme not in ("http", "https") or "." not in host or host in _RESOLVERS:
        return ToldByAddress()
    return ToldByAddress(host.removeprefix("www."), _date_in(parts.path, last))


def _date_in(path: str, last: str) -> str:
    if _DOI.search(path):
        return ""
    read = _NAMED.sub(_with_number, path.lower())
    for pattern in _DATES:
        found = pattern.search(read)
        written = "-".join(found.groups()) if found else ""
        if written and written <= last[: len(written)] and _exists(written):
            return written
    return ""


def _with_number(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year}-{_MONTHS.index(month) + 1:02}-{day}"


def _exists(written: str) -> bool:
    try:
        date.fromisoformat(f"{written}-01"[:10])
    except ValueError:
        return False
    return True
