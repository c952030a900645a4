"""What does the address of a source say of it? Its host, and the day or the month if it has one.

The form's twin is docs/assets/js/rules/retrospective/address.js; tests/cases/addresses.json holds
for both.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

_YEAR, _MONTH, _DAY = "((?:19|20)[0-9]{2})", "([01][0-9])", "([0-3][0-9])"
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
    """Return what a web address tells. No day after `last` is believed."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return ToldByAddress()
    if parts.scheme not in ("http", "https") or "." not in host:
        return ToldByAddress()
    return ToldByAddress(host.removeprefix("www."), _date_in(parts.path, last))


def _date_in(path: str, last: str) -> str:
    for pattern in _DATES:
        found = pattern.search(path)
        written = "-".join(found.groups()) if found else ""
        if written and written <= last[: len(written)] and _exists(written):
            return written
    return ""


def _exists(written: str) -> bool:
    try:
        date.fromisoformat(f"{written}-01"[:10])
    except ValueError:
        return False
    return True
