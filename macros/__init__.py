"""Which macros can a page call?

A macro `name` renders the view `name` with the template `pages/name.md.j2`, so what a page can
call, what it shows and how it looks are found under one word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from jinja2 import pass_context
from jinja2.runtime import Context

from . import views
from .loader import content_roots
from .model import Playbook
from .render import Renderer
from .rules import open_playbook

DEFAULT_CONTENT = Path("playbook")
"""The content root when the environment names none, relative to the working folder."""

MACROS: dict[str, Callable[..., object]] = {
    "a_to_z": views.a_to_z_view,
    "checklist": views.checklist_view,
    "checklist_cards": views.checklist_cards,
    "failure_cards": views.failure_cards,
    "failure_mode": views.failure_mode_view,
    "further": views.further_view,
    "gap": views.gap_view,
    "glossary": views.glossary_view,
    "home": views.home_view,
    "practice": views.practice_view,
    "practice_cards": views.practice_cards,
    "role": views.role_view,
    "role_cards": views.role_cards,
    "step": views.step_view,
    "step_cards": views.step_cards,
    "template": views.template_view,
    "template_cards": views.template_cards,
    "week_strip": views.week_strip,
}
"""The macros, and the view that each one shows; an item's macro takes the item's id."""


class Registry(Protocol):
    """What both site generators hand to `define_env`."""

    def macro(self, function: Callable[..., str], name: str = "") -> object:
        """Make a function callable from pages."""


@cache
def current_playbook() -> Playbook:
    """Return the checked playbook, read once a build; raise `ContentError` with every problem."""
    return open_playbook(content_roots(DEFAULT_CONTENT))


def define_env(env: Registry) -> None:
    """Register every macro with the site generator."""
    for name in MACROS:
        env.macro(_macro(name), name)


def _macro(name: str) -> Callable[..., str]:
    @pass_context
    def macro(context: Context, *ids: Any) -> str:
        playbook = current_playbook()
        renderer = Renderer(playbook, context["page"].url)
        return renderer.render(f"pages/{name}.md", MACROS[name](playbook, *ids))

    return macro
