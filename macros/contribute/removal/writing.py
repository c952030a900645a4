"""How are several files changed and one deleted, all or none of them?"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Edit:
    """What a file says, and what it is to say instead."""

    before: str
    after: str


class ChangedMeanwhileError(Exception):
    """Raised where a file is no longer what it was when the change was planned."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} has changed meanwhile")


def write_all(edits: Mapping[Path, Edit], gone: Path) -> None:
    """Change files and delete one. Where something fails, all files are as before; it is raised.

    New texts stand beside the files, whole, before the first one takes its file's place. Raise
    `ChangedMeanwhileError` or `OSError`.
    """
    beside = {path: path.with_name(f".{path.name}.next") for path in edits}
    changed: list[Path] = []
    try:
        for path, edit in edits.items():
            beside[path].write_bytes(edit.after.encode())
            shutil.copymode(path, beside[path])
            if path.read_bytes() != edit.before.encode():
                raise ChangedMeanwhileError(path)
        for path in edits:
            beside[path].replace(path)
            changed.append(path)
        gone.unlink()
    except BaseException:
        for path in changed:
            path.write_bytes(edits[path].before.encode())
        raise
    finally:
        for path in beside.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
    with suppress(OSError):  # the folder of a year, where it was the only file
        if gone.parent.name.isdigit():
            gone.parent.rmdir()
