"""The pages of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..helpers.html import BuiltPage, built_pages


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Return every page of the built site by its address."""
    return built_pages(site)
