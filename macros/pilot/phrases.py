"""In which words is a judgement written? In the same ones in the terminal and in the browser.

Braces name the facts that are put in. A place such as `{weeks:week|weeks}` takes a number with the
word that agrees with it, and "the {review} review" no review whose name ends in that word already.
docs/assets/js/rules/pilot/phrases.js fills the places in the same way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..text.counted import counted

_FILE = Path(__file__).with_name("phrases.json")
_PLACE = re.compile(r"\{(\w{1,40})(?::([^{|}]+)\|([^{|}]+)|)\}")

_NOUN = " review"
_NAMED = re.compile(r"(?<=[^ ]) review$", re.IGNORECASE)


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Return the words by group and code, with the places for facts."""
    groups: dict[str, dict[str, str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return groups


def phrase(group: str, code: str, /, **facts: str | int) -> str:
    """Return the words of a code with its facts; raise `KeyError` for an unknown code or fact."""

    def fill(place: re.Match[str]) -> str:
        fact = facts[place[1]]
        if place[2]:
            return counted(int(fact), place[2], place[3])
        is_told = place.string.startswith(_NOUN, place.end())
        return _NAMED.sub("", str(fact)) if is_told else str(fact)

    return _PLACE.sub(fill, phrases()[group][code])
