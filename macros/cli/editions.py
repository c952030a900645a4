"""`playbook edition`: what does this edition show, for the next one to compare itself with?"""

from __future__ import annotations

import typer

from ..content.loader import content_roots
from ..content.opened import current_playbook
from ..content.problems import shown_path
from ..contribute.past import past_file
from .base import DONE, say
from .changing import require_own


def execute_edition() -> int:
    """Write the counts of this edition into the last content root."""
    path, text = past_file(current_playbook(), content_roots()[-1])
    require_own([path])
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    say(f"Written to {shown_path(path)}.")
    return DONE


def edition() -> None:
    """Write down what this edition shows, for the next one to say what changed.

    Run it before `edition` in playbook.yml becomes the next one.
    """
    raise typer.Exit(execute_edition())


COMMANDS = {"edition": edition}
EXITS = {"edition": "Exits with 0, or 1 when the content has problems."}
