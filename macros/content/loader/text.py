"""What does a content file say, as text? Bytes are checked before YAML ever sees them."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from pathlib import Path

from ..problems import Place, Problem

MAX_BYTES = 256 * 1024
"""Largest content file in bytes; the longest item of the playbook is a tenth of it."""

INVISIBLE = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\U0010ffff]|\r(?!\n|\Z)"
    r"|[\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that show nothing, turn text around or end a line unseen, and halves of characters."""

_LINE_END = re.compile(r"\r\n?")

_LINE_ENDS = frozenset("\v\f\x85\u2028\u2029")
"""Other programs end lines with these; a blank keeps the words on both sides apart."""


def visible(text: str) -> str:
    """Return a text without its invisible characters, and with line ends of one kind.

    What comes in from outside passes through here; docs/assets/js/ground/visible.js is the twin.
    """
    return INVISIBLE.sub(
        lambda found: " " if found.group() in _LINE_ENDS else "", _LINE_END.sub("\n", text)
    )


def read_text(path: Path, *, is_pasted: bool = False) -> tuple[str | None, list[Problem]]:
    """Return the text of `path`, or nothing when it can't be read as YAML text, and why.

    A text that somebody pasted elsewhere loses its invisible characters, and is not refused for
    them.
    """
    try:
        return _read(path, is_pasted=is_pasted)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        message = f"the file can't be read: {reason}"
        return None, [Problem(Place(path), "unreadable", message, "Check its rights.")]


def _read(path: Path, *, is_pasted: bool) -> tuple[str | None, list[Problem]]:
    start = Place(path)
    if path.is_symlink():
        return None, [
            Problem(
                start,
                "not-a-file",
                "a symbolic link stands where a content file belongs",
                "Replace the link by the file itself.",
            )
        ]
    if not path.is_file():
        return None, [
            Problem(
                start,
                "not-a-file",
                "a folder stands where a content file belongs",
                "Move the files out of the folder, or rename it so that it does not end in .yml.",
            )
        ]
    size = path.stat().st_size
    if size > MAX_BYTES:
        return None, [
            Problem(
                start,
                "too-large",
                f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read",
                "Shorten it, or split it into several items.",
            )
        ]
    return _decode(path, path.read_bytes(), is_pasted=is_pasted)


def _decode(path: Path, data: bytes, *, is_pasted: bool) -> tuple[str | None, list[Problem]]:
    if is_pasted:
        data = _without_mark(data)
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, [
            Problem(
                Place(path),
                "byte-order-mark",
                "the file begins with a byte order mark",
                "Save it as UTF-8 without a byte order mark (BOM).",
            )
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        lines = data[: error.start].decode("utf-8", errors="replace").split("\n")
        return None, [
            Problem(
                Place(path, len(lines), len(lines[-1]) + 1),
                "not-utf-8",
                f"the byte 0x{data[error.start]:02x} is not UTF-8",
                "Save it as UTF-8; the byte is often an accented letter in an older encoding.",
            )
        ]
    if is_pasted:
        return visible(text), []
    problems = unreadable_characters(path, text)
    return (None, problems) if problems else (text, [])


def _without_mark(data: bytes) -> bytes:
    """Return UTF-8 without a byte order mark where a mark says how else to read the bytes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16").encode("utf-8")
    return data.removeprefix(codecs.BOM_UTF8)


def unreadable_characters(path: Path, text: str) -> list[Problem]:
    """Return a problem for each line with a character that nobody sees."""
    if text.replace("\n", "").isprintable():  # nearly every text
        return []
    return [
        invisible(match, Place(path, number, match.start() + 1))
        for number, line in enumerate(text.split("\n"), 1)
        if (match := INVISIBLE.search(line))
    ]


def invisible(found: re.Match[str], place: Place) -> Problem:
    """Return the problem of a character that nobody sees."""
    return Problem(
        place,
        "control-character",
        f"the character U+{ord(found.group()):04X} is invisible and not allowed",
        "Delete it; it often comes along when text is copied from another program.",
    )
