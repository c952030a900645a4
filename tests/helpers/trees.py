"""Looks at whole folders of files, for the tests that compare what two ways of building give."""

from __future__ import annotations

from pathlib import Path


def tree(folder: Path, *, without: str = "") -> dict[str, bytes]:
    """Return every file below `folder` by its path; leave out the folder `without`."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {
        name: path.read_bytes()
        for name, path in names.items()
        if not without or not name.startswith(f"{without}/")
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths of the files that two folders do not have alike."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
