"""What does a content file say, as text? Bytes are checked before YAML ever sees them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ..problems import Place, Problem

MAX_BYTES = 256 * 1024
"""Largest content file in bytes; the longest item of the playbook is a tenth of it."""

_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\ufeff]")
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def read_text(path: Path) -> tuple[str | None, list[Problem]]:
    """Return the text of `path`, or nothing when it can't be read as YAML text, and why."""
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
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return None, [
            Problem(start, "unreadable", f"the file can't be read: {reason}", "Check its rights.")
        ]
    if size > MAX_BYTES:
        return None, [
            Problem(
                start,
                "too-large",
                f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read",
                "Shorten it, or split it into several items.",
            )
        ]
    return _decode(path, data)


def _decode(path: Path, data: bytes) -> tuple[str | None, list[Problem]]:
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
        before = data[: error.start].decode("utf-8", errors="replace")
        return None, [
            Problem(
                _place_of(path, before, len(before)),
                "not-utf-8",
                f"the byte 0x{data[error.start]:02x} is not UTF-8",
                "Save it as UTF-8; the byte is often an accented letter in an older encoding.",
            )
        ]
    problems = [
        Problem(
            _place_of(path, text, match.start()),
            "control-character",
            f"the character U+{ord(match.group()):04X} is invisible and not allowed",
            "Delete it; it often comes along when text is copied from another program.",
        )
        for match in _CONTROL.finditer(text)
    ]
    if problems:
        return None, problems
    tabs = [
        Problem(
            _place_of(path, text, match.end() - 1),
            "tab",
            "a tab stands at the start of the line",
            "Indent with spaces, two for each level.",
        )
        for match in _TAB.finditer(text)
    ]
    return (None, tabs) if tabs else (text, [])


def _place_of(path: Path, text: str, offset: int) -> Place:
    """Return the place of the character at `offset`, lines and columns counted from 1."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(path, text.count("\n", 0, offset) + 1, offset - line_start + 1)
