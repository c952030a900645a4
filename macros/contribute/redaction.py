"""Where does a contribution name what must not appear, and how does it read without?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..content.guard import secrets_in

LEFT_OUT = "(left out)"


_BETWEEN_WORDS = r"[\s\-_.]"
_LETTER = re.compile(r"[^\W_]")
_LONG = 5


def names_of(written: str) -> tuple[str, ...]:
    """Return the names of a line, between whose commas or semicolons they stand."""
    parts = re.split(r"[,;\n]", written)
    return tuple(part.strip(" -_.") for part in parts if _LETTER.search(part))


def places_of(names: Sequence[str], value: Any, where: str = "") -> Iterator[str]:
    """Yield the place of every text that holds one of the names, such as `worked[2]`."""
    if isinstance(value, str) and names and _any(names).search(value):
        yield where
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from places_of(names, inner, f"{where}.{name}" if where else str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from places_of(names, inner, f"{where}[{number}]")


def without(names: Sequence[str], value: Any) -> Any:
    """Return a value with every name in its texts left out."""
    if isinstance(value, str):
        return _any(names).sub(_words_for, value) if names else value
    if isinstance(value, Mapping):
        return {name: without(names, inner) for name, inner in value.items()}
    return [without(names, inner) for inner in value] if isinstance(value, list) else value


def without_secrets(value: Any) -> Any:
    """Return a value with every password, key and token in its texts left out."""
    if isinstance(value, str):
        for find in sorted(secrets_in(value), key=lambda find: find.start, reverse=True):
            end = find.start + len(find.text)
            value = f"{value[: find.start]}{LEFT_OUT}{value[end:]}"
        return value
    if isinstance(value, Mapping):
        return {without_secrets(name): without_secrets(inner) for name, inner in value.items()}
    return [without_secrets(inner) for inner in value] if isinstance(value, list) else value


def _words_for(name: re.Match[str]) -> str:
    """Return the words for a name; brackets that stand there already are not set twice."""
    is_bracketed = name.string.endswith("(", 0, name.start()) and name.string.startswith(
        ")", name.end()
    )
    return LEFT_OUT[1:-1] if is_bracketed else LEFT_OUT


def _any(names: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of the names as words of their own, the longest first.

    `Acme Bank` is found as `Acme-Bank`, `ACME  BANK` and `acmebank` too, and a name of
    five letters or more with what is written on to it, as `Northfold` in `Northfoldbank`. The
    browser's twin is docs/assets/js/rules/retrospective/guard.js.
    """
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(_one, longest_first)), re.IGNORECASE)


def _one(name: str) -> str:
    words = (re.escape(word) for word in re.split(f"{_BETWEEN_WORDS}+", name) if word)
    end = r"(?![^\W_])" if len(name) < _LONG else r"[^\W_]*"
    return rf"(?<![^\W_]){f'{_BETWEEN_WORDS}*'.join(words)}{end}"
