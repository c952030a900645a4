"""Where do the two languages say different things of the same inputs?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from typing import Any


def differences(given: Sequence[Any], browser: Sequence[Any], terminal: Sequence[Any]) -> list[str]:
    """Return, for each input of which they say different things, the input and what differs."""
    return [
        "\n".join([f"Given {_line(value)}", *_changed(ours, theirs)])
        for value, ours, theirs in zip(given, browser, terminal, strict=True)
        if ours != theirs
    ]


def _changed(browser: Any, terminal: Any) -> Iterator[str]:
    made = unified_diff(list(_lines(browser)), list(_lines(terminal)), "browser", "terminal", n=0)
    return (line for line in made if not line.startswith("@@"))


def _lines(value: Any, path: str = "") -> Iterator[str]:
    """Yield a value as lines, each with its path, so that a difference is a line."""
    if isinstance(value, dict):
        for name in sorted(value):
            yield from _lines(value[name], f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _lines(part, f"{path}[]")
    elif isinstance(value, str) and "\n" in value:
        yield from (f"{path}: {_line(part)}" for part in value.split("\n"))
    else:
        yield f"{path}: {_line(value)}"


def _line(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():  # which JavaScript has no other way to say
        value = int(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
