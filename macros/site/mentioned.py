"""Which hand-written pages name an item, by a link to its page or by a macro that shows it?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from ..content.problems import Place
from ..model import Item
from ..pages.addresses import address_of
from .written import written_pages

_LINK = re.compile(r"""\]\(\s*<?([^)>\s]+)|href=["']([^"']+)["']""")
_CALL = re.compile(r"""\{\{\s*([a-z_]+)\(\s*["']([a-z0-9-]+)["']""")


def pages_naming(item: Item, docs: Path) -> Iterator[Place]:
    """Yield each place in a hand-written page that links to an item, or calls for it."""
    macros = {item.kind.replace("-", "_"), f"{item.kind}_sheet"}
    for name in written_pages(docs):
        text = (docs / name).read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            for match in _LINK.finditer(line):
                if _leads_to(match[1] or match[2], name, item):
                    yield Place(docs / name, number, match.start() + 1)
            for match in _CALL.finditer(line):
                if match[1] in macros and match[2] == item.id:
                    yield Place(docs / name, number, match.start() + 1)


def _leads_to(link: str, page: str, item: Item) -> bool:
    """Whether a link of a page leads to an item's page, or below it, or to its place in one."""
    path, _, place = link.partition("#")
    if not path or ":" in path:
        return False
    named = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    page_of_item, _, own_place = address_of(item).partition("#")
    own_page = page_of_item.rstrip("/")
    if own_place:
        return named.removesuffix("/index.md") == own_page and place == own_place
    return f"{named}/".startswith(f"{own_page}/")
