"""Which pages are written by hand, and to which files do they link?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path


def written_pages(docs: Path) -> tuple[str, ...]:
    """Return the hand-written pages below a folder, by their paths in it."""
    return tuple(path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md")))


def linked_files(docs: Path, written: Sequence[str]) -> Iterator[str]:
    """Yield the files that hand-written pages link to."""
    for source in written:
        text = (docs / source).read_text(encoding="utf-8")
        for target in re.findall(r"[\w./-]+/index\.md", text):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
