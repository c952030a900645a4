"""What does a text become of which two people have changed different lines?"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

Edit = tuple[int, int, str]
"""From which line to which one a text is replaced, and by what."""


def line_by_line(base: str, mine: str, theirs: str) -> str | None:
    """Return the base with what either changed; nothing where both changed the same lines."""
    lines = base.splitlines(keepends=True)
    made, at, added_at = [], 0, -1
    for start, end, own in sorted({*_edits(lines, mine), *_edits(lines, theirs)}):
        if start < at or start == added_at:
            return None
        made += [*lines[at:start], own]
        at, added_at = end, start if start == end else -1
    return "".join([*made, *lines[at:]])


def _edits(lines: Sequence[str], text: str) -> list[Edit]:
    """Return what to edit in lines so that they become a text."""
    own = text.splitlines(keepends=True)
    matcher = SequenceMatcher(None, lines, own, autojunk=False)
    return [
        (start, end, "".join(own[own_start:own_end]))
        for kind, start, end, own_start, own_end in matcher.get_opcodes()
        if kind != "equal"
    ]
