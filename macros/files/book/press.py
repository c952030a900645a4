"""How does a document become a PDF? Typst sets it from data and one template.

The template reads a document as JSON; no letter of it is markup there. The same document gives the
same bytes: fonts lie beside the template, and the only date in it is the edition's. What was set
before is kept by a digest of all that goes into it, so that a build sets only what has changed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache, partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from ...model import Edition, Playbook
from ...work.cache import cache_folder, cached, store
from ...work.memo import memoised
from ...work.settings import DOCUMENTS, KEPT
from . import Document, documents, typesetting
from .blocks import Heading, Outside, PlainText, Spans
from .typesetting import FONTS, TEMPLATE
from .writing import strong

_SHELF = "documents"
_COUNT = re.compile(rb"/Count (\d+)")
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Printed:
    """A document as a file, and how many pages it has."""

    title: str
    content: bytes
    pages: int


@dataclass(frozen=True)
class _Order:
    """A document as the template reads it, and where its file is kept."""

    document: Document
    data: str
    path: Path


@lru_cache(maxsize=1)
def printed(playbook: Playbook) -> Mapping[str, Printed]:
    """Return every document by its address; a preview keeps those of its last whole build."""
    return memoised("printed", playbook.edition, partial(_printed, playbook))


def _printed(playbook: Playbook) -> Mapping[str, Printed]:
    wanted = list(documents(playbook))
    files: dict[str, bytes] = {}
    if DOCUMENTS.value == KEPT:
        files = _read({document.address: _folder(document).glob("*.pdf") for document in wanted})
    orders = [
        _order(playbook.edition, document) for document in wanted if document.address not in files
    ]
    files |= _read({order.document.address: [order.path] for order in orders})
    missing = [order for order in orders if order.document.address not in files]
    files |= _set_all(missing)
    for order in missing:
        _keep(order.path, files[order.document.address])
    return {
        document.address: Printed(document.title, content, _pages(content))
        for document in wanted
        for content in [files[document.address]]
    }


def _read(places: Mapping[str, Iterable[Path]]) -> dict[str, bytes]:
    """Return the first file that is whole of each document, by its address."""
    found: dict[str, bytes] = {}
    for address, paths in places.items():
        for path in paths:
            if content := cached(path):
                found[address] = content
                break
    return found


def _folder(document: Document) -> Path:
    """Return where the files of a document are kept."""
    return cache_folder() / _SHELF / document.address.replace("/", ".")


def _order(edition: Edition, document: Document) -> _Order:
    data = json.dumps(_data(edition, document), default=vars, ensure_ascii=False)
    return _Order(document, data, _folder(document) / f"{_digest(data.encode())}.pdf")


def _set_all(orders: Sequence[_Order]) -> dict[str, bytes]:
    """Typeset documents in two processes at once: the largest in one, the others in the other."""
    with TemporaryDirectory() as name:
        folders = [Path(name) / "first", Path(name) / "others"]
        for at, order in enumerate(orders):
            folder = folders[min(at, 1)]
            folder.mkdir(exist_ok=True)
            (folder / f"{at}.json").write_text(order.data, encoding="utf-8")
        running = [
            subprocess.Popen([sys.executable, typesetting.__file__, folder])  # noqa: S603
            for folder in folders
            if folder.exists()
        ]
        codes = [process.wait() for process in running]
        if any(codes):
            raise RuntimeError("a document could not be set; the reason stands above")
        return {
            order.document.address: (folders[min(at, 1)] / f"{at}.pdf").read_bytes()
            for at, order in enumerate(orders)
        }


def _data(edition: Edition, document: Document) -> dict[str, object]:
    """Return what the template reads."""
    dated = datetime.fromisoformat(edition.released)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "author": [edition.organisation.name if edition.organisation else edition.title],
        "date": (dated.year, dated.month, dated.day),
        "head": f"{edition.title}, edition {edition.edition}",
        "licence": f"Edition {edition.edition} of {edition.released}, CC BY 4.0",
        "imprint": list(_imprint(edition, document)),
        "whole": sum(len(part.entries) for part in document.parts) > 1,
        "aims": dict.fromkeys(_aims(document), True),
        "parts": document.parts,
    }


def _imprint(edition: Edition, document: Document) -> Iterator[Spans]:
    whole = "" if document.title == edition.title else f"From {edition.title}. "
    yield [strong(f"{whole}Edition {edition.edition}, {edition.released}")]
    if edition.organisation:
        yield [PlainText(f"Hosted by {edition.organisation.name}")]
    yield [
        PlainText("Text under "),
        Outside(_LICENCE, [PlainText("Creative Commons Attribution 4.0")]),
        PlainText("."),
    ]


def _aims(document: Document) -> Iterator[str]:
    for part in document.parts:
        for entry in part.entries:
            yield entry.id
            for block in entry.body:
                if isinstance(block, Heading) and block.aim:
                    yield block.aim


def _pages(content: bytes) -> int:
    return max(int(match[1]) for match in _COUNT.finditer(content))


def _keep(path: Path, content: bytes) -> None:
    """Keep a file in the place of what was kept of the same document."""
    store(path, content)
    for old in path.parent.glob("*"):
        if old != path:
            with suppress(OSError):
                old.unlink()


@cache
def _setting() -> bytes:
    """Return all that goes into a file beside its document."""
    fonts = (path.read_bytes() for path in sorted(FONTS.glob("*.ttf")))
    return b"\0".join([version("typst").encode(), TEMPLATE.read_bytes(), *fonts])


def _digest(data: bytes) -> str:
    return blake2b(_setting() + data, digest_size=20).hexdigest()
