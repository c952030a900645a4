"""How does the Markdown of our templates become HTML without a Markdown parser?

Templates give HTML blocks and headings, nothing else, so that either site generator reads them
the same. That is little enough to do at once; a parser needs longer for a page than all other
work on it. What comes out is what Python-Markdown makes of it, to the byte, and a test says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markdown.extensions.toc import slugify, unique

_HEADING = re.compile(r"(?P<marks>#{1,6}) (?P<text>[^\n]+?)(?: \{: #(?P<id>[^\s}]+) \})?", re.ASCII)
_TAG = re.compile(r"<([a-z][a-z0-9-]*)")


@dataclass(frozen=True)
class ArticleHeading:
    """A heading of an article; its text is HTML."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Article:
    """What a page says, as HTML, and its headings in order."""

    html: str
    headings: tuple[ArticleHeading, ...]

    @property
    def sections(self) -> tuple[ArticleHeading, ...]:
        """The headings that a contents list names."""
        return tuple(heading for heading in self.headings if heading.level == 2)  # noqa: PLR2004


def article_of(markdown: str) -> Article:
    """Return the article that a rendered template stands for; raise on Markdown of other kinds."""
    parts = list(_parts(markdown.strip("\n")))
    found = [part for part in parts if not isinstance(part, str)]
    taken = {match["id"] for match in found if match["id"]}
    headings = [_heading(match, taken) for match in found]
    following = iter(headings)
    html = ""
    for part in parts:
        if isinstance(part, str):
            html += f"{part}\n\n"
        else:
            heading = next(following)
            html += f'<h{heading.level} id="{heading.id}">{heading.text}</h{heading.level}>\n'
    return Article(html.rstrip("\n"), tuple(headings))


def _parts(markdown: str) -> Iterator[str | re.Match[str]]:
    """Yield HTML blocks and headings; a blank line inside an element does not end its block."""
    chunks = iter(markdown.split("\n\n"))
    for chunk in chunks:
        if chunk.startswith("#"):
            yield from _headings(chunk)
            continue
        tag = _TAG.match(chunk)
        if tag is None:
            raise ValueError(f"a template gives neither a heading nor an HTML block: {chunk!r}")
        block = chunk
        while _is_open(block, tag[1]):
            block += f"\n\n{next(chunks)}"
        yield block


def _is_open(block: str, tag: str) -> bool:
    return block.count(f"<{tag} ") + block.count(f"<{tag}>") > block.count(f"</{tag}>")


def _headings(chunk: str) -> Iterator[re.Match[str]]:
    for line in chunk.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading is None:
            raise ValueError(f"a template gives a heading that is not understood: {line!r}")
        yield heading


def _heading(match: re.Match[str], taken: set[str]) -> ArticleHeading:
    text = match["text"]
    name = match["id"] or unique(slugify(unescape(re.sub(r"<[^<>]+>", "", text)), "-"), taken)
    return ArticleHeading(len(match["marks"]), name, text)
