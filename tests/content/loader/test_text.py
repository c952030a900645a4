"""Which bytes are read as text, and what is said about the others?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.loader import MAX_BYTES, read_text
from macros.content.loader.text import visible
from macros.content.problems import Place, Problem

INVISIBLE_HINT = "Delete it; it often comes along when text is copied from another program."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yml"


def invisible(file: Path, line: int, column: int, name: str) -> Problem:
    message = f"the character {name} is invisible and not allowed"
    return Problem(Place(file, line, column), "control-character", message, INVISIBLE_HINT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: A\n",
        "title: A",
        "title: A\r\nsummary: B\r\n",
        "a:\tb\n",
        "größer, 大きさ, حجم, 🙂, 👩🏽‍💻\n",
        "no\u00a0break, soft\u00adhyphen, می\u200cشود, private \ue000, last \U0010ffff\n",
    ],
)
def test_text_is_read_as_it_is(text: str, file: Path) -> None:
    file.write_bytes(text.encode())
    assert read_text(file) == (text, [])


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000"),
        ("\x08", "U+0008"),
        ("\x0b", "U+000B"),
        ("\x0c", "U+000C"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\x9f", "U+009F"),
        ("\u2028", "U+2028"),
        ("\u2029", "U+2029"),
        ("\u202a", "U+202A"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u2069", "U+2069"),
        ("\ufeff", "U+FEFF"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
        ("\r", "U+000D"),
    ],
)
def test_what_nobody_sees_is_refused(character: str, name: str, file: Path) -> None:
    file.write_bytes(f"title: ä\nno{character}te: B\n".encode())
    assert read_text(file) == (None, [invisible(file, 2, 3, name)])


def test_one_problem_a_line_and_none_for_tabs(file: Path) -> None:
    file.write_bytes(b"a: \x00\x01\n\tb: c\n  \td: e\x02\n \t\n")
    assert read_text(file) == (
        None,
        [invisible(file, 1, 4, "U+0000"), invisible(file, 3, 8, "U+0002")],
    )


def test_a_pasted_text_loses_what_nobody_sees(file: Path) -> None:
    file.write_bytes("a\ufeffb\r\nc\rd\u2028e\tf\x00".encode())
    assert read_text(file, is_pasted=True) == ("ab\nc\nd e\tf", [])


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_other_programs_leave_their_words_apart(end: str) -> None:
    assert visible(f"one{end}two") == "one two"


def test_the_largest_file_is_read(file: Path) -> None:
    file.write_bytes(b"x" * MAX_BYTES)
    assert read_text(file) == ("x" * MAX_BYTES, [])
    file.write_bytes(b"x" * (MAX_BYTES + 1))
    message = "the file has 262,145 bytes; at most 262,144 are read"
    hint = "Shorten it, or split it into several items."
    assert read_text(file) == (None, [Problem(Place(file), "too-large", message, hint)])


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"\xe4", 1, 1, "e4"),
        ("größer\nvor ".encode() + b"\xff nach", 2, 5, "ff"),
        (b"a\n\xc3", 2, 1, "c3"),
        (b"\xc0\xaf", 1, 1, "c0"),
        (b"\xed\xa0\x80", 1, 1, "ed"),
    ],
)
def test_other_encodings(data: bytes, line: int, column: int, byte: str, file: Path) -> None:
    file.write_bytes(data)
    hint = "Save it as UTF-8; the byte is often an accented letter in an older encoding."
    problem = Problem(
        Place(file, line, column), "not-utf-8", f"the byte 0x{byte} is not UTF-8", hint
    )
    assert read_text(file) == (None, [problem])


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_byte_order_marks(mark: bytes, file: Path) -> None:
    file.write_bytes(mark + b"title: A\n")
    message = "the file begins with a byte order mark"
    hint = "Save it as UTF-8 without a byte order mark (BOM)."
    assert read_text(file) == (None, [Problem(Place(file), "byte-order-mark", message, hint)])


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (OSError(), "unknown reason"),
    ],
)
def test_a_file_that_the_system_keeps_shut(
    error: OSError, reason: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise error

    file.write_text("title: A\n", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    message = f"the file can't be read: {reason}"
    problem = Problem(Place(file), "unreadable", message, "Check its rights.")
    assert read_text(file) == (None, [problem])
