"""Where does a text put a number beside words that do not agree with it?"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

NO_PLURAL = re.compile(
    "is|was|has|does|says|speaks|gives|belongs|applies|blocks|differs|fits|stays|begins|explains"
    "|saves|counts|shows|replaces|access|business|process|less"
)
"""Words that end in s and go with one: verbs of the third person, and nouns in the singular."""

UNREAD = ["script", "style", "pre", "code"]

PLURAL_VERBS = frozenset({"are", "were", "have", "do", "say", "block", "differ", "fit", "stay"})

_NUMBERED = "(?<![Ww]eek )(?<![Ss]tep )(?<![Pp]art )(?<![Rr]ow )(?<![Pp]age )(?<![Vv]ersion )"
"""After these words, 1 is the name of a thing and no count."""

_ONE = re.compile(rf"{_NUMBERED}(?<![\w.,:/-])1 (?:new |gate |more |older )?([a-z]+)\b")


def disagreeing(text: str) -> list[str]:
    """Return each place where 1 has a plural beside it, such as `1 weeks` and `1 are`."""
    return [
        text[found.start() : found.end() + 24]
        for found in _ONE.finditer(text)
        if found[1] in PLURAL_VERBS
        or (found[1].endswith("s") and not NO_PLURAL.fullmatch(found[1]))
    ]


def said_in(soup: BeautifulSoup) -> str:
    """Return what a page says to those who read or hear it, without what it shows as code."""
    read = (text for text in soup.find_all(string=True) if not text.find_parent(UNREAD))
    heard = (
        str(part[name])
        for name in ("aria-label", "title", "alt")
        for part in soup.select(f"[{name}]")
    )
    return " ".join(" ".join([*map(str, read), *heard]).split())
