"""Bad content that can't lie in git as text: bytes, links, names, sizes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

Builder = Callable[[Path], None]
"""Makes a content root at the path that it is given."""

WORD = "id: word\ntitle: A word\nsummary: What it means.\norigin: editorial\n"


def _files(**files: str | bytes) -> Builder:
    """Return a builder of glossary entries, by the stem of their files."""

    def build(root: Path) -> None:
        for stem, data in files.items():
            path = root / "glossary" / f"{stem}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())

    return build


def _links(**links: str) -> Builder:
    """Return a builder of symbolic links in the glossary, by the stem of their files."""

    def build(root: Path) -> None:
        _files(word=WORD)(root)
        for stem, target in links.items():
            (root / "glossary" / f"{stem}.yml").symlink_to(target)

    return build


def _folder_link(root: Path) -> None:
    _files(word=WORD)(root.parent / "elsewhere")
    root.mkdir()
    (root / "glossary").symlink_to(root.parent / "elsewhere" / "glossary")


def _names(*names: bytes) -> Builder:
    """Return a builder of files whose names are no text on one line."""

    def build(root: Path) -> None:
        folder = root / "glossary"
        folder.mkdir(parents=True)
        for name in names:
            (folder / os.fsdecode(name)).write_text(WORD, encoding="utf-8")

    return build


def _nothing(root: Path) -> None:
    """Make no content root at all."""


INVISIBLE = """\
id: word
title: A\x00 word
summary: What it\x1b[31m means.
origin: \ufeffeditorial
also: [w\u202eord, w\u2028ord]
note: |
  A note\rwith an old line end, \x85 and more.
  A note with \ufffe.
"""

BUILDERS: Mapping[str, Builder] = {
    "byte-order-mark": _files(word=b"\xef\xbb\xbf" + WORD.encode()),
    "control-characters": _files(word=INVISIBLE),
    "deep-nesting": _files(flow=f"also: {'[' * 200}{']' * 200}\n", block=f"{'- ' * 200}a\n"),
    "deep-nesting-of-fields": _files(
        word="".join(f"{'  ' * level}a:\n" for level in range(200)), flow="{a: " * 200 + "}" * 200
    ),
    "latin-1": _files(word=WORD.replace("A word", "Größe").encode("latin-1")),
    "names-that-do-not-print": _names(b"a\n::error::b.yml", b"\xff.yml", b"\x1b[2J.txt"),
    "no-content-root": _nothing,
    "surrogate-bytes": _files(word=WORD.encode() + b"also: [\xed\xa0\x80]\n"),
    "symlinks": _links(good="word.yml", outside="/etc/passwd", gone="nowhere.yml", loop="loop.yml"),
    "symlink-to-a-folder": _folder_link,
    "too-large": _files(word=WORD + "# " + "x" * 2_000_000),
    "utf-16": _files(word=WORD.encode("utf-16"), without_mark=WORD.encode("utf-16-le")),
    "windows-line-ends": _files(
        word=(WORD + "also:\n\t- words\nunknown: 1\n").replace("\n", "\r\n")
    ),
    "windows-line-ends-and-fields": _files(word=(WORD + "unknown: 1\n").replace("\n", "\r\n")),
}
