"""How does a link in prose become its words, and everything else stay as it is written?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ...content.loader import Steps, parts_of
from ...text.prose import to_html
from .cutting import UncuttableError, data_of

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
"""A bracket, or something that is none because a backslash is before it."""
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""


def unlinked(text: str, target: str, texts: Mapping[Steps, bool]) -> str:
    """Return a YAML text in which links to `target` are their words alone.

    `texts` has the path of each text with such a link, and whether it is inline. Raise
    `UncuttableError` where a link is written in some way that only a person can undo.
    """
    rest = rest_of_link(target)
    parts = parts_of(text)
    after = text
    for part in sorted((parts[path] for path in texts), key=lambda part: -part.start):
        own = after[part.start : part.end]
        after = after[: part.start] + _words_alone(own, rest) + after[part.end :]
    _require_same(data_of(text), data_of(after), target, texts)
    return after


def rest_of_link(target: str) -> re.Pattern[str]:
    """Return the expression for what follows the words of a link to `target`."""
    return re.compile(rf"\]\(\s*<?{re.escape(target)}>?{_TITLE}\s*\)")


def _words_alone(text: str, rest: re.Pattern[str]) -> str:
    """Return a text with the words of each link that ends in `rest` in its place."""
    made, done = [], 0
    opened: list[int] = []
    for mark in _BRACKET.finditer(text):
        if mark.start() < done:
            continue
        if mark[0] == "[":
            opened.append(mark.start())
        elif mark[0] == "]" and opened:
            start = opened.pop()
            if link := rest.match(text, mark.start()):
                made += [text[done:start], text[start + 1 : mark.start()]]
                done = link.end()
                opened.clear()  # no link is inside another one
    return "".join([*made, text[done:]])


def _require_same(before: Any, after: Any, target: str, texts: Mapping[Steps, bool]) -> None:
    """Refuse an edit after which anything but the links to `target` is another than before."""
    rest = deepcopy(after)
    for path, inline in texts.items():
        was, now = value_at(before, path), value_at(after, path)
        if not isinstance(now, str) or _without_links(was, target, inline=inline) != _html(
            now, inline=inline
        ):
            raise UncuttableError
        value_at(rest, path[:-1])[path[-1]] = was
    if rest != before:
        raise UncuttableError


def value_at(data: Any, path: Steps) -> Any:
    """Return the value at a path."""
    for step in path:
        data = data[step]
    return data


def _without_links(text: str, target: str, *, inline: bool) -> str:
    """Return a text as HTML with the words of each link to `target` in its place."""
    first, *others = _html(text, inline=inline).split(f'<a href="{target}"')
    made = [first]
    for other in others:
        words, _, after = other.partition(">")[2].partition("</a>")
        made += [words, after]
    return "".join(made)


def _html(text: str, *, inline: bool) -> str:
    return str(to_html(text, lambda href: href, inline=inline))
