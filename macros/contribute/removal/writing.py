"""How are several files changed and others deleted, all or none of them?"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...model import KINDS


@dataclass(frozen=True)
class Edit:
    """What a file says, and what it is to say instead."""

    before: str
    after: str


class ChangedMeanwhileError(Exception):
    """Raised where a file is no longer what it was when the change was planned."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} has changed meanwhile")


def write_all(edits: Mapping[Path, Edit], gone: Sequence[Path]) -> None:
    """Change files and delete others. Where something fails, all are as before; it is raised.

    New texts stand beside the files, whole, before the first one takes its file's place. Raise
    `ChangedMeanwhileError` or `OSError`.
    """
    beside = {path: path.with_name(f".{path.name}.next") for path in edits}
    changed: dict[Path, bytes] = {}
    try:
        for path, edit in edits.items():
            beside[path].write_bytes(edit.after.encode())
            shutil.copymode(path, beside[path])
            if path.read_bytes() != edit.before.encode():
                raise ChangedMeanwhileError(path)
        for path, edit in edits.items():
            beside[path].replace(path)
            changed[path] = edit.before.encode()
        for path in gone:
            before = path.read_bytes()
            path.unlink()
            changed[path] = before
    except BaseException:
        for path, before in changed.items():
            path.write_bytes(before)
        raise
    finally:
        for path in beside.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
    for path in gone:
        with suppress(OSError):  # the folder of a year or of a coder, where it was the only file
            if path.parent.parent.name in _IN_GROUPS:
                path.parent.rmdir()


_IN_GROUPS = frozenset(kind.folder for kind in KINDS if kind.by_year or kind.by_group)
