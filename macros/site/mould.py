"""How are thousands of pages of one kind made, when the theme takes longest for each?

The theme renders one page of the kind with a mark in place of each thing that differs from page
to page. What stands around the marks is the mould: every page of the kind is the mould filled
with its own title, contents list and article. `frame.py` has the theme render the marked page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from secrets import token_hex

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from .article import Article, ArticleHeading

_KEY = token_hex(8)
_OPEN, _CLOSE = f"\ue000{_KEY}.", "\ue001"
"""Characters for private use, which no theme changes, and a word that no content can hold."""

_MARK = re.compile(rf"{re.escape(_OPEN)}([a-z0-9_.]+){_CLOSE}|\\ue000{_KEY}\.([a-z0-9_.]+)\\ue001")
"""A mark, and as it stands in JSON, where the theme writes a page's data for machines."""


def mark(name: str) -> str:
    """Return the mark that stands where the value `name` will."""
    return f"{_OPEN}{name}{_CLOSE}"


MARKED_ARTICLE = Article(
    mark("article"),
    (
        ArticleHeading(1, "top", "Title"),
        ArticleHeading(2, mark("1.id"), mark("1.text")),
        ArticleHeading(2, mark("2.id"), mark("2.text")),
    ),
)
"""An article of marks. Two headings show what the theme sets between rows of a contents list."""

MARKED_WITHOUT_CONTENTS = Article(mark("article"), ())
"""The same for pages with too few headings for a contents list, which have another frame."""


@dataclass(frozen=True)
class Slot:
    """Where a value goes; inside JSON it goes as text without tags."""

    name: str
    in_json: bool = False

    def filled(self, value: str) -> str:
        """Return a value as it stands here."""
        if not self.in_json:
            return value
        return htmlsafe_json_dumps(Markup(value).striptags())[1:-1]  # noqa: S704 - as in a page


@dataclass(frozen=True)
class Rows:
    """Where the rows of a contents list go: what stands in a row, and between two of them."""

    inside: str
    between: str


@dataclass(frozen=True)
class Mould:
    """A page of the theme: texts that are the same on every page, and what goes between them."""

    parts: tuple[str | Slot | Rows, ...]

    @classmethod
    def of(cls, page: str) -> Mould:
        """Make the mould from a page in which marks stand for what differs."""
        return cls(tuple(_parts(_MARK.split(page))))

    def fill(self, values: Mapping[str, str], article: Article) -> str:
        """Return the page with these values and this article."""
        known = {**values, "article": article.html}
        page = []
        for part in self.parts:
            if isinstance(part, Slot):
                page.append(part.filled(known[part.name]))
            elif isinstance(part, Rows):
                rows = (f"{row.id}{part.inside}{row.text}" for row in article.sections)
                page.append(part.between.join(rows))
            else:
                page.append(part)
        return "".join(page)


@dataclass(frozen=True)
class Moulds:
    """The moulds of one kind of page: with a contents list, and without."""

    with_contents: Mould
    without_contents: Mould

    def fill(self, values: Mapping[str, str], article: Article) -> str:
        """Return the page with these values and this article."""
        has_contents = len(article.sections) > 1
        mould = self.with_contents if has_contents else self.without_contents
        return mould.fill(values, article)


def _parts(found: list[str]) -> Iterator[str | Slot | Rows]:
    """Turn texts, and the names of the marks between them, into the parts of a mould."""
    text, *rest = found
    yield text
    while rest:
        name, json_name, text, *rest = rest
        if name == "1.id":
            inside = text
            _, _, between, _, _, _, _, _, text, *rest = rest
            yield Rows(inside, between)
        else:
            yield Slot(name or json_name, in_json=not name)
        yield text
