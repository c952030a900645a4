"""Does YAML read a text as its author wrote it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from ...model import Markup
from ...model.walk import Leaf
from ...text.words import message_of
from ..loader import (
    Loaded,
    Steps,
    WrittenPart,
    may_be_trapped,
    parts_of,
    read_text,
    traps_of,
)
from ..problems import Place, Problem, field_name
from .checked import Checked, Rule


def read_as_written(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """YAML neither cuts a text at a ` #`, nor takes a remark for text, nor joins paragraphs."""
    files = loaded.edition_files if entry.key is None else (entry.tree.path,)
    for file in files:
        text = entry.tree.text if file == entry.tree.path else read_text(file)[0] or ""
        if not may_be_trapped(text):
            continue
        parts = parts_of(text)
        for leaf in entry.leaves:
            path = _path_in(entry, leaf, parts)
            if leaf.markup is None or path is None or entry.tree.place(path).path != file:
                continue
            texts = TextsOfFile(file, text, parts, leaf.markup is Markup.BLOCK)
            yield from texts.read_otherwise(path, field_name(leaf.path))


@dataclass(frozen=True)
class TextsOfFile:
    """A file in which texts stand."""

    file: FilePath
    text: str
    parts: Mapping[Steps, WrittenPart]
    has_paragraphs: bool

    def read_otherwise(self, path: Steps, where: str) -> Iterator[Problem]:
        """Yield a warning for what YAML does to the text at a path."""
        for found in traps_of(self.text, self.parts, path, has_paragraphs=self.has_paragraphs):
            before = self.text[: found.at]
            line, column = before.count("\n") + 1, found.at - before.rfind("\n")
            said = message_of(f"text-{found.trap}")
            place = Place(self.file, line, column)
            yield Problem(place, said.rule, said.message, said.hint, where, "warning")


WARNING_RULES: tuple[Rule, ...] = (read_as_written,)


def _path_in(entry: Checked, leaf: Leaf, parts: Mapping[Steps, WrittenPart]) -> Steps | None:
    """Return the path of a text in the file: some fields have another name there, or none."""
    first, *rest = leaf.path
    alias = type(entry.record).model_fields[str(first)].alias
    path = (alias or first, *rest)
    for own in (path, path[:-1]):
        if own in parts and parts[own].style is not None:
            return own
    return None
