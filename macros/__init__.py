"""Which macros can a page call? Those in site/calls.py.

They are loaded when a site generator asks for them, so that a check of the content does not load
what pages are made with.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def define_env(env: Any) -> None:
    """Register every macro with the site generator."""
    import_module(".site.calls", __package__).define_env(env)
