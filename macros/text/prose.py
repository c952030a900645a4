"""What does a prose field say, and how does it become HTML?

Prose is CommonMark without raw HTML, headings and images. Links lead to http(s) or mailto
addresses, or to another item by a typed target such as `step:decide`.
Source: CommonMark 0.31.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from .link import ProseLink

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ACTIVE = r"\\`*_\[<&\0\r\n"
_PLAIN_INLINE = re.compile(rf"[^{_ACTIVE}]*")
_PLAIN_LINE = rf"[^\W\d_][^{_ACTIVE}]*(?<!\s)"
_PLAIN_BLOCK = re.compile(rf"{_PLAIN_LINE}(?:\n{{1,2}}{_PLAIN_LINE})*")
"""Texts without a character that Markdown might act on. Nearly all of them are; the parser would
find in them what is known beforehand, so they pass it by."""

Resolve = Callable[[str], str]
"""Turns a typed target into an address relative to the page that shows it."""


@dataclass(frozen=True)
class Construct:
    """Something in prose that a page has no place for: a heading or an image."""

    name: str


def constructs(text: str, *, inline: bool) -> Iterator[ProseLink | Construct]:
    """Yield every link of a prose field, and every construct that is not allowed in it."""
    if _is_plain(text, inline=inline):
        return
    for token in _flat(_parse(text, inline=inline)):
        if token.type == "link_open":
            yield ProseLink(str(token.attrGet("href") or ""))
        elif token.type == "heading_open":
            yield Construct("heading")
        elif token.type == "image":
            yield Construct("image")


def to_html(text: str, resolve: Resolve, *, inline: bool) -> Markup:
    """Render a prose field. Raw HTML comes out as its letters; unknown links as their text."""
    if _is_plain(text, inline=inline):
        html = escape(text.strip(), quote=False).replace('"', "&quot;")  # as CommonMark does
        if not inline:
            html = "<p>{}</p>".format(html.replace("\n\n", "</p>\n<p>"))
        return Markup(html)  # noqa: S704 - escaped above
    html = _markdown().renderer.render(
        _parse(text, inline=inline), _markdown().options, {"resolve": resolve}
    )
    return Markup(html.strip())  # noqa: S704 - markdown-it escapes; html is off


def to_text(text: str) -> str:
    """Return inline Markdown as plain text, for titles, descriptions and search."""
    if _is_plain(text, inline=True):
        return text
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in _flat(_parse(text, inline=True))
        if token.type in ("text", "code_inline", "softbreak", "hardbreak")
    )


def tokens(text: str, *, inline: bool) -> Sequence[Token]:
    """Return a prose field as its parser sees it; for inline text the spans are one token's."""
    return _parse(text, inline=inline)


def _is_plain(text: str, *, inline: bool) -> bool:
    plain = _PLAIN_INLINE.fullmatch(text) if inline else _PLAIN_BLOCK.fullmatch(text.rstrip())
    return plain is not None


def _parse(text: str, *, inline: bool) -> Sequence[Token]:
    return _markdown().parseInline(text) if inline else _markdown().parse(text)


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())


@cache
def _markdown() -> MarkdownIt:
    # A check of one file is quicker than this import, and most files hold plain texts alone.
    from .commonmark import PlaybookMarkdown  # noqa: PLC0415

    return PlaybookMarkdown()
