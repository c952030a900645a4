"""Which files are content? One or several roots, each with a folder for each kind."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...model import KIND_BY_FOLDER, Edition, Item
from ...work.settings import CONTENT
from ..problems import Place, Problem, did_you_mean

EDITION = "playbook.yml"
_BESIDE_CONTENT = {"README.md"}
_PACKAGE = Path(__file__).parents[2]
_EDITIONS = (_PACKAGE / "edition", _PACKAGE.parent / "playbook")


@dataclass(frozen=True)
class ContentFile:
    """A file, and the kind of record that it holds."""

    path: Path
    kind: type[Item] | type[Edition]


@dataclass(frozen=True)
class ItemFile(ContentFile):
    """A file that holds an item."""

    kind: type[Item]

    @property
    def id(self) -> str:
        """The id that its name gives the item; where there are groups, with the folder's name."""
        group = f"{self.path.parent.name}/" if self.kind.by_group else ""
        return f"{group}{self.path.stem}"


def content_roots() -> tuple[Path, ...]:
    """Return the content roots, the base first.

    Where the environment names some, these. Where the working folder has `playbook/playbook.yml`,
    as the playbook's own repository has: that folder. Anywhere else the edition that came with the
    command, and over it the folder `playbook/` as soon as that holds a file of content, as it does
    once `playbook new` has written one.
    """
    named = tuple(Path(part) for part in CONTENT.given.split(os.pathsep) if part)
    own = own_root()
    edition = installed_edition()
    if named or edition is None or (own / EDITION).is_file():
        return named or (own,)
    return (edition, own) if own.is_dir() and content_files(own)[0] else (edition,)


def own_root() -> Path:
    """Return the content root that somebody writes to here: the last one, there or not."""
    named = [Path(part) for part in CONTENT.given.split(os.pathsep) if part]
    return named[-1] if named else Path(CONTENT.default)


def installed_edition() -> Path | None:
    """Return the edition that came with the command: inside the package, or beside a checkout's."""
    return next((root for root in _EDITIONS if (root / EDITION).is_file()), None)


def is_installed(path: Path) -> bool:
    """Whether a content root, or a file in one, came with the command: nobody writes to it here."""
    edition = installed_edition()
    return not CONTENT.given and edition is not None and path.is_relative_to(edition)


def content_files(root: Path) -> tuple[list[ContentFile], list[Problem]]:
    """Return the content files of one root in a stable order, and what does not belong there."""
    if not root.is_dir():
        return [], [
            Problem(
                Place(root),
                "no-content-root",
                "there is no such folder of content",
                f"Run it in the playbook's own folder, or name this one in {CONTENT.name}; "
                f"several are joined by {os.pathsep!r}.",
            )
        ]
    files: list[ContentFile] = []
    problems: list[Problem] = []
    for entry in _visible(root):
        kind = KIND_BY_FOLDER.get(entry.name)
        if entry.name == EDITION:
            files.append(ContentFile(entry, Edition))
        elif kind is not None and entry.is_dir() and not entry.is_symlink():
            for path in _entries(entry, kind):
                if _is_in_place(path, entry, kind):
                    files.append(ItemFile(path, kind))
                else:
                    problems.append(_stray_file(path, kind))
        else:
            problems.append(_stray_entry(entry))
    return files, problems


def _visible(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if not entry.name.startswith(".") and entry.name not in _BESIDE_CONTENT:
            yield entry


def _entries(folder: Path, kind: type[Item]) -> Iterator[Path]:
    """Yield what stands where the files of a kind belong: in its folder, or in those of years."""
    for entry in _visible(folder):
        if (kind.by_year and _is_year(entry)) or (kind.by_group and entry.is_dir()):
            yield from _visible(entry)
        else:
            yield entry


def _is_in_place(path: Path, folder: Path, kind: type[Item]) -> bool:
    """Whether an entry may hold an item: in the folder of a group, where there are groups."""
    is_content = path.suffix == ".yml" and path.name.isprintable()
    return is_content and not (kind.by_group and path.parent == folder)


def _is_year(entry: Path) -> bool:
    return re.fullmatch(r"\d{4}", entry.name) is not None and entry.is_dir()


def _stray_file(path: Path, kind: type[Item]) -> Problem:
    if not path.name.isprintable():
        hint = "Rename it; a file's name is made of lower-case letters, digits and hyphens."
    elif path.suffix != ".yml" and path.suffix.lower() in (".yaml", ".yml"):
        hint = f"Rename it to {path.stem}.yml."
    elif path.suffix == ".yml":
        hint = "Move it into the folder of its coder, such as second/."
    elif path.is_dir() and kind.by_year:
        hint = "Name it after a year, such as 2026, or move its files into such a folder."
    elif path.is_dir():
        hint = "Move its files up; the folders of content have no folders inside."
    else:
        hint = "Only .yml files belong here; move it elsewhere."
    return Problem(Place(path), "stray-file", "this is not a content file", hint)


def _stray_entry(entry: Path) -> Problem:
    known = [*KIND_BY_FOLDER, EDITION]
    message = "nothing of that name belongs to content"
    if entry.is_symlink():
        message = "a symbolic link stands where content belongs"
        hint = "Replace the link by what it points to."
    elif entry.name in known:
        message = "a file stands where a folder of content belongs"
        hint = f"Make it a folder, with one .yml file for each {KIND_BY_FOLDER[entry.name].kind}."
    elif near := did_you_mean(entry.name, known):
        hint = f"Did you mean {near}?"
    else:
        hint = f"A content root has {', '.join(known)}."
    return Problem(Place(entry), "stray-file", message, hint)
