"""Where does an author write? In a small content, with the schemas that are made for it.

`cases/editing/` has two tables: what an author writes by mistake, with what an editor says of it,
and where an author is in a file, with what is offered there. After a wanted change,
`python -m tests.helpers.editing` writes both anew; read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from macros.content.loader import load
from macros.files.editor import write_schemas
from macros.files.editor.known import Known, known_items

from ..cases import BASE, CASES
from .language_server import CURSOR, Editor, Offer, editor

_OWN = CASES / "editing" / "content"
FAULTS = CASES / "editing" / "faults.yml"
OFFERS = CASES / "editing" / "offers.yml"
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
    "duties": _OWN / "duties" / "house-rules.yml",
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

    def of(self, name: str, schema: Mapping[str, Any]) -> list[Offer]:
        """Return what is offered in an empty file of a schema that is made up under a name."""
        (self._folder / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
        return self.is_offered(name, CURSOR)

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


def cases(table: Path) -> list[dict[str, Any]]:
    """Return the cases of a table."""
    found: list[dict[str, Any]] = yaml.safe_load(table.read_text("utf-8"))
    return found


def mistaken(fault: Mapping[str, Any]) -> tuple[str, str]:
    """Return the schema and the text of a file in which somebody made a mistake."""
    text = FILES[fault["in"]].read_text("utf-8")
    for edit in fault["instead_of"]:
        assert text.count(edit["right"]) == 1
        text = text.replace(edit["right"], edit["wrong"])
    return fault["in"], text


def all_told(writing: Author, faults: Sequence[Mapping[str, Any]]) -> list[list[dict[str, str]]]:
    """Return what is said of each mistake, of all in one go."""
    told = writing.is_told(*map(mistaken, faults))
    return [[{"line": line, "says": says} for line, says in of_one] for of_one in told]


def offered(writing: Author, case: Mapping[str, Any]) -> dict[str, str]:
    """Return what is offered in a case, each with what it means."""
    return {offer.label: offer.about for offer in writing.is_offered(case["in"], case["at"])}


class _Dumper(yaml.SafeDumper):
    """Indents lists, and writes a text of several lines as such."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _rewrite(table: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    head = table.read_text("utf-8").partition("\n")[0]
    options: Any = {"sort_keys": False, "allow_unicode": True, "width": 96}
    texts = [yaml.dump([row], Dumper=_Dumper, **options) for row in rows]
    table.write_text(head + "\n" + "\n".join(texts), encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder, author(Path(folder), *SMALL) as writer:
        faults = cases(FAULTS)
        told = all_told(writer, faults)
        _rewrite(FAULTS, [{**row, "told": of} for row, of in zip(faults, told, strict=True)])
        _rewrite(OFFERS, [{**row, "offers": offered(writer, row)} for row in cases(OFFERS)])
