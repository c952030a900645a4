"""What is printed at the head of each page? The playbook's title and its edition.

Only a style sheet can put words into the margin of a printed page, and a page carries no style of
its own; so they are a style sheet among the site's files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Edition, Playbook

ADDRESS = "assets/edition.css"
_ACTIVE = re.compile(r"[^A-Za-z0-9 .,-]")


def running_head_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    """Yield the style sheet that names the edition at the head of every printed page."""
    yield (
        ADDRESS,
        f"@page {{ @top-left {{ content: {_string(head_of(playbook.edition))}; }} }}\n".encode(),
    )


def head_of(edition: Edition) -> str:
    """Return the words at the head of a printed page."""
    return f"{edition.title}, edition {edition.edition} of {edition.released}"


def _string(text: str) -> str:
    """Write a text as a string of CSS; whatever might end it or escape stands as its number."""
    return '"{}"'.format(_ACTIVE.sub(lambda match: f"\\{ord(match.group()):x} ", text))
