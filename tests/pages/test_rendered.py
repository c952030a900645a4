"""Every macro gives the page that its golden file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.site.calls import MACROS

from ..helpers.rendered import EXPECTED, rendered


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page(expected: Path) -> None:
    assert rendered(expected) == expected.read_text(encoding="utf-8")


def test_every_macro_has_a_golden_file() -> None:
    # What a document weighs is up to its typesetter; tests/files/test_book.py holds the offers
    # to the files.
    golden = set(MACROS) - {"document_offer", "document_offers"}
    assert {path.stem.partition(".")[0] for path in EXPECTED} == golden
