"""Fixtures of the tests of what an editor is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ...helpers.editing import SMALL, Author, author


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Author]:
    """Return an author of the small content."""
    with author(tmp_path_factory.mktemp("schemas"), *SMALL) as running:
        yield running
