"""What does the `playbook` command do for an author, a reviewer and a build?

A check runs again and again while somebody writes, so it loads nothing but what it needs, as an
index does; every other command comes with all of them.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from importlib import import_module
from typing import Any

from ..work.workers import collector_paused

_ALONE = {"check": "checking", "explain": "explaining", "index": "indexing"}
"""The modules of commands that load nothing else."""


def main() -> None:
    """Run the command that was called."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    # Plugins for pydantic would be looked for in all that is installed, and we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    with collector_paused() if name in _ALONE else nullcontext():
        import_module(f".{_ALONE.get(name, 'commands')}", __package__).app()


def __getattr__(name: str) -> Any:
    """Give the whole application to whoever runs commands in its own process."""
    if name == "app":
        return import_module(".commands", __package__).app
    raise AttributeError(name)
