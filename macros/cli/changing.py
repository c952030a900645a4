"""What do the commands that take something out of the content do alike, before and after?"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ..content.loader import Loaded, is_installed
from ..content.problems import errors_of
from ..content.rules import review
from ..contribute.removal import ChangedMeanwhileError, Edit, write_all
from ..text.counted import counted
from .base import agreed, fail, refuse, say

DOCS = Path("docs")
"""The pages written by hand, which may name what goes."""


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def require_clean(loaded: Loaded) -> None:
    """Stop where the content has errors already."""
    if errors := errors_of(review(loaded)):
        noun = counted(len(errors), "problem")
        fail(f"the content has {noun}; `playbook check` lists them. Nothing was changed.")


def require_own(paths: Collection[Path]) -> None:
    """Stop where a file would change that came with the command."""
    if any(map(is_installed, paths)):
        refuse(
            "that is part of the edition that came with the command; only content of your own is "
            "changed. Nothing was changed."
        )


def say_of_updates(roots: Sequence[Path], paths: Collection[Path]) -> None:
    """Say where a change of these files may be in the way of an update of the first root."""
    if len(roots) > 1 and any(path.is_relative_to(roots[0]) for path in paths):
        say(f"This changes {roots[0]}, the first content folder: an update may conflict with it.")


def carried_out(
    verb: str, edits: Mapping[Path, Edit], gone: Sequence[Path] = (), *, yes: bool
) -> bool:
    """Write the changes if somebody agrees; return whether they did."""
    if not agreed(verb, yes=yes, has_terminal=is_terminal()):
        return False
    try:
        write_all(edits, gone)
    except ChangedMeanwhileError as error:
        fail(f"{error}. Nothing was changed.")
    return True
