"""Does the form open files as other programs write them, and name what came along in words?"""

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


HEAD = "id: one\ntitle: One\n"
PASTED = {
    "conflict": (
        f"{HEAD}<<<<<<< HEAD\noutcome: scaled\n=======\noutcome: stopped\n>>>>>>> other\n",
        ["Line 3: there is a Git conflict marker here.", "Line 5: there", "Line 7: there"],
    ),
    "indent": (
        f"{HEAD}dates:\n\u00a0\u00a0outcome: 2025-06\n",
        ["Line 4: the line is indented with a blank that YAML does not count as one, U+00A0."],
    ),
    "field": (
        f"{HEAD}\u00a0outcome: scaled\n",
        ["Line 3: the line begins with a blank that YAML takes for a letter, U+00A0. Delete it."],
    ),
    "dash": (
        f"{HEAD}worked:\n  \u2013 It ran.\n  \u2013 It went on.\n",
        ["Line 4: \u2013 stands where the hyphen of a list belongs.", "Line 5: "],
    ),
    "colon": (
        f"{HEAD}outcome\uff1a scaled\n",
        ["Line 3: a full-width colon follows the field's name."],
    ),
}


@pytest.mark.parametrize("name", PASTED)
def test_what_came_along_by_pasting_is_named_with_its_line(form: Page, name: str) -> None:
    text, said = PASTED[name]
    form.locator("#ask-title").fill("Mine")
    open_bytes(form, text.encode())
    for words in ["case.yml was not opened.", *said]:
        expect(form.locator("[data-said] .state--error")).to_contain_text(words)
    expect(form.locator("#ask-title")).to_have_value("Mine")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}summary: “It ran”\u00a0and stopped\n",
        f"{HEAD}summary: It ran\n  \u2013 and stopped\n",
        f"{HEAD}story: |\n  It ran.\n  \u2022 And stopped.\n",
    ],
)
def test_what_may_stand_in_a_text_stays(form: Page, text: str) -> None:
    open_bytes(form, text.encode())
    expect(form.locator("[data-said]")).to_contain_text("Opened case.yml.")
    expect(form.locator("#ask-title")).to_have_value("One")
