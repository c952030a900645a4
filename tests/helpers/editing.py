"""Where does an author write? In a small content, with the schemas that are made for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.content.loader import load
from macros.files.editor import write_schemas
from macros.files.editor.known import Known, known_items

from ..cases import BASE, CASES
from .language_server import Editor, Offer, editor

_OWN = CASES / "editing" / "content"
SMALL = (BASE, _OWN)
"""Content roots with one item of each kind, and with what a test writes of retrospectives."""

FILES = {
    "edition": BASE / "playbook.yml",
    "step": BASE / "framework" / "decide.yml",
    "failure-mode": BASE / "failure-modes" / "no-owner.yml",
    "fix": BASE / "fixes" / "name-owner.yml",
    "practice": BASE / "scaling" / "reuse.yml",
    "role": BASE / "roles" / "owner.yml",
    "checklist": BASE / "checklists" / "ready.yml",
    "template": BASE / "templates" / "memo.yml",
    "term": BASE / "glossary" / "pilot.yml",
    "pattern": _OWN / "patterns" / "shadow-mode.yml",
    "retrospective": _OWN / "retrospectives" / "2025" / "invoice-triage.yml",
    "ref": _OWN / "references" / "report.yml",
    "route": _OWN / "routes" / "begin.yml",
    "workshop": _OWN / "workshops" / "session.yml",
    "organisation": _OWN / "organisations" / "uber.yml",
    "frame": _OWN / "frames" / "search.yml",
    "coding": _OWN / "coding" / "first" / "invoice-triage.yml",
}
"""A file that is right, by the name of its schema."""


class Author:
    """Somebody who writes in an editor, in one folder, with the schemas of some content."""

    def __init__(self, running: Editor, folder: Path, known: Known) -> None:
        self._running, self._folder = running, folder
        write_schemas(folder, known)

    def is_told(self, *files: tuple[str, str]) -> list[list[tuple[str, str]]]:
        """Write files, each by its schema; return the lines of each that are marked, and why."""
        texts = [self._text(name, text) for name, text in files]
        return self._running.says(self._folder, texts)

    def is_offered(self, name: str, text: str) -> list[Offer]:
        """Write a file of that schema; return what is offered at the cursor."""
        return self._running.offers(self._folder, self._text(name, text))

    def _text(self, name: str, text: str) -> str:
        return f"# yaml-language-server: $schema={name}.json\n{text}"


def known_in(*roots: Path) -> Known:
    """Return what can be named in these content roots."""
    return known_items(load(roots))


@contextmanager
def author(folder: Path, *roots: Path) -> Iterator[Author]:
    """Run an editor for somebody who writes in these content roots."""
    with editor() as running:
        yield Author(running, folder, known_in(*roots))
