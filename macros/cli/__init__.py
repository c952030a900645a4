"""The `playbook` command: what an author, a reviewer and a build ask of the content.

A check runs again and again while somebody writes, so it loads nothing but what it needs; every
other command comes with all of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_ALONE = {"check", "explain"}
"""The commands of `checking.py`."""


def main() -> None:
    """Run the command that was called."""
    is_alone = sys.argv[1:2] and sys.argv[1] in _ALONE
    import_module(f".{'checking' if is_alone else 'commands'}", __package__).app()


def __getattr__(name: str) -> Any:
    """Give the whole application to whoever runs commands in its own process."""
    if name == "app":
        return import_module(".commands", __package__).app
    raise AttributeError(name)
