"""Does the form open files as other programs write them, and say what it cannot read?"""

from __future__ import annotations

import codecs

import pytest
from playwright.sync_api import FilePayload, Page, expect

from ..forms import CASE

TEXT = CASE.read_text(encoding="utf-8")
WINDOWS = TEXT.replace("\n", "\r\n")


def open_bytes(page: Page, data: bytes) -> None:
    file = FilePayload(name="case.yml", mimeType="application/yaml", buffer=data)
    page.locator("[data-open]").set_input_files(file)


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + TEXT.encode(),
        WINDOWS.encode(),
        codecs.BOM_UTF8 + WINDOWS.encode(),
        codecs.BOM_UTF16_LE + WINDOWS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["mark", "windows", "mark-and-windows", "utf-16-le", "utf-16-be"],
)
def test_a_file_of_another_program_is_opened(form: Page, data: bytes) -> None:
    open_bytes(form, data)
    expect(form.locator("[data-said]")).to_contain_text("Opened case.yml.")
    expect(form.locator("#ask-title")).to_have_value("The DPD chatbot that swore")
    expect(form.locator("#ask-id")).to_have_value("dpd-chatbot")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ("id: one\ntitle: Caf\u00e9\n".encode("cp1252"), "line 2, column 11"),
        (b"\xff", "line 1, column 1"),
        (codecs.BOM_UTF16_LE + b"a", "line 1, column 1"),
    ],
)
def test_an_older_encoding_is_named_with_its_line(form: Page, data: bytes, where: str) -> None:
    open_bytes(form, data)
    expect(form.locator("[data-said] .state--error")).to_contain_text(
        f"case.yml was not opened. It is not UTF-8, from {where} on. Save it as UTF-8;"
    )
