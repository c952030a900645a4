"""Does every address stay? `addresses.txt` lists all that were ever published.

A new page adds its line; a line is never taken out. A renamed item lists its old id under `was`,
and its old address leads on.
"""

from __future__ import annotations

from pathlib import Path

from ..helpers.html import BuiltPage

PUBLISHED = Path(__file__).with_name("addresses.txt")


def test_every_published_address_is_a_page_and_every_page_is_published(
    pages: dict[str, BuiltPage],
) -> None:
    published = PUBLISHED.read_text(encoding="utf-8").splitlines()
    assert published == sorted(published)
    assert [f"/{address}" for address in sorted(pages)] == published
