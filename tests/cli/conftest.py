"""What every test of a command begins with."""

from __future__ import annotations

import pytest

from macros.content.opened import current_playbook


@pytest.fixture(autouse=True)
def _unread() -> None:
    """Let a command read its content anew, as each does in a process of its own."""
    current_playbook.cache_clear()
