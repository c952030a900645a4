"""Does the core of the site work in a browser too when Zensical has built it?

The tests are those of the other modules; here they run on the other generator's site.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from .checklists.test_checklists import (
    test_a_tick_is_there_after_a_reload,
)
from .frame.test_missing import (
    test_the_site_is_found_from_any_depth,
)
from .kinds import KINDS
from .server import BELOW, serving
from .test_accessibility import violations
from .test_journeys import (
    test_a_programme_lead_plans_twelve_weeks,
)

__all__ = [
    "test_a_programme_lead_plans_twelve_weeks",
    "test_a_tick_is_there_after_a_reload",
    "test_the_site_is_found_from_any_depth",
]

CORE = ("home", "step", "checklist", "retrospectives-narrowed", "pilot", "form")


@pytest.fixture(scope="session")
def root(zensical_site: Path) -> Iterator[str]:
    """Serve the site that Zensical has built."""
    with serving(zensical_site) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(root: str) -> str:
    return root + BELOW.lstrip("/")


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, Any]:
    """Open pages of this site, not of the one that the other modules look at."""
    return {"base_url": base_url}


@pytest.mark.parametrize("kind", CORE)
def test_axe_finds_nothing(page: Page, kind: str) -> None:
    page.goto(KINDS[kind])
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
