"""Which words do judgements use? The same ones in the terminal and in the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.json")


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the words by group and code; braces name the facts that are put in."""
    groups: dict[str, dict[str, str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return groups


def say(group: str, code: str, **facts: str) -> str:
    """Return the words of a code with its facts; raise `KeyError` for an unknown code."""
    return words()[group][code].format(**facts)
