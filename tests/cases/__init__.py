"""Cases as folders: their content roots, and the content that they are laid over."""

from __future__ import annotations

import shutil
from pathlib import Path

from .builders import BUILDERS

CASES = Path(__file__).parent
BASE = CASES / "base"
BAD = CASES / "bad"
GOOD = CASES / "good"


def names(group: Path) -> list[str]:
    """Return the names of a group's cases, which label their tests."""
    return sorted(folder.name for folder in group.iterdir() if folder.is_dir())


def lay(case: Path, work: Path) -> tuple[Path, ...]:
    """Copy a case into the working folder; return its content roots, relative to that.

    The case's folders are content roots in the order of their names, laid over `base/`; content
    in a folder named `alone/` stands without it, and that in one named `base/` joins it. What git
    can't hold as text, a builder makes.
    """
    folders = sorted(folder for folder in case.iterdir() if folder.is_dir())
    for folder in folders:
        shutil.copytree(folder, work / folder.name, dirs_exist_ok=True)
    if build := BUILDERS.get(case.name):
        build(work / "playbook")
        folders = [work / "playbook"]
    roots = tuple(Path(folder.name) for folder in folders if folder.name != BASE.name)
    return roots if roots == (Path("alone"),) else (Path("base"), *roots)
