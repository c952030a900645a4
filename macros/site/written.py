"""Which pages are written by hand, what do they link to, and is each page there that is named?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..model import Playbook
from ..pages.addresses import source_of
from ..pages.listing import generated_pages, redirects


class MissingPageError(ValueError):
    """Raised for a question that leads to a page which the site does not have."""


def written_pages(docs: Path) -> tuple[str, ...]:
    """Return the hand-written pages below a folder, by their paths in it."""
    return tuple(path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md")))


def linked_files(docs: Path, written: Sequence[str]) -> Iterator[str]:
    """Yield the files that hand-written pages link to."""
    for source in written:
        text = (docs / source).read_text(encoding="utf-8")
        for target in re.findall(r"[\w./-]+/index\.md", text):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def check_questions(playbook: Playbook, written: Sequence[str]) -> None:
    """Raise `MissingPageError` for the first question that leads to no page of the site."""
    sources = {
        *written,
        *(page.source for page in generated_pages(playbook)),
        *map(source_of, redirects(playbook)),
    }
    for group in playbook.edition.questions:
        for question in group.questions:
            address = question.page.address if question.page else ""
            if address and source_of(address.partition("#")[0]) not in sources:
                raise MissingPageError(
                    f"playbook.yml: the question {question.id!r} leads to {address}, and there is "
                    "no such page."
                )
