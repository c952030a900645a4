"""What do all office files have in common? They name the edition, and no time of day."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...model import Edition

LANGUAGE = "en-GB"


class FileFacts(Protocol):
    """What an office file says about itself."""

    title: str
    subject: str
    author: str
    language: str
    comments: str
    created: datetime
    modified: datetime


class Saveable(Protocol):
    """A document or a presentation."""

    def save(self, file: io.BytesIO, /) -> None:
        """Write the file into a stream."""


def name(facts: FileFacts, title: str, edition: Edition) -> None:
    """Say in a file's properties what it is, and of which edition."""
    facts.title, facts.subject, facts.author = title, edition.title, edition.title
    facts.language, facts.comments = LANGUAGE, f"Edition {edition.edition}"
    # The edition's date and not the clock's, so that the same content gives the same file.
    facts.created = facts.modified = datetime.fromisoformat(edition.released)


def saved(file: Saveable) -> bytes:
    """Return a file's bytes: the same ones whenever it is saved, since it names no hour."""
    stream, timeless = io.BytesIO(), io.BytesIO()
    file.save(stream)
    with ZipFile(stream) as written, ZipFile(timeless, "w", ZIP_DEFLATED) as archive:
        for entry in written.namelist():
            archive.writestr(ZipInfo(entry), written.read(entry), ZIP_DEFLATED)
    return timeless.getvalue()
