"""Can any pattern match in a text at all? Nearly always none can.

Rust's regular expressions, which pydantic brings, look for many patterns at once and in linear
time. They know nothing of what surrounds a match, so that is left out here, and Python's have the
last word: a glance may say yes where there is nothing, and never no where there is something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic_core import SchemaValidator, core_schema

_WRITTEN_OTHERWISE = re.compile(
    r"(?P<around>\(\?<?[!=][^()]*\))|\\(?P<letter>.)|\{(?P<least>\d+),\d+\}", re.DOTALL
)
"""What surrounds a match, a character with a backslash, or how often something may repeat at most:
Rust's engine needs no bound, and is many times slower with one."""

_ASCII = {
    "b": "",
    "d": "[0-9]",
    "D": "[^0-9]",
    "s": r"[ \t\n\r\f\x0b]",
    "S": r"[^ \t\n\r\f\x0b]",
    "w": "[0-9A-Za-z_]",
    "W": "[^0-9A-Za-z_]",
}
"""What a browser and Python's `re.ASCII` mean by these; Rust means the letters of all scripts."""


class Glance:
    """One search for any of several regular expressions, each with whether it ignores case."""

    def __init__(self, regexes: Iterable[tuple[str, bool]]) -> None:
        pattern = "|".join(_without_surroundings(*regex) for regex in regexes)
        self._text = SchemaValidator(core_schema.str_schema(pattern=pattern))

    def may_match(self, text: str) -> bool:
        """Whether it is worth trying one of them."""
        return self._text.isinstance_python(text) or not _is_unicode(text)


def _without_surroundings(regex: str, ignores_case: bool) -> str:  # noqa: FBT001 - of a pair
    def written(found: re.Match[str]) -> str:
        if found["least"]:
            return f"{{{found['least']},}}"
        return "" if found["around"] else _ASCII.get(found["letter"], found[0])

    flags = "im" if ignores_case else "m"
    return f"(?{flags}:{_WRITTEN_OTHERWISE.sub(written, regex)})"


def _is_unicode(text: str) -> bool:
    """Whether Rust can look at a text: at half of a surrogate pair it does not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
