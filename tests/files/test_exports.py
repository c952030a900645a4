"""Files beside the pages: each opens in its own library and holds every section and field."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentType
from openpyxl import load_workbook

from macros.content.opened import open_playbook
from macros.model import Playbook, Template, TemplateField
from macros.pilot.unit_costs import calculator, named, shown
from macros.site.beside import site_files
from macros.text.prose import to_text

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of
from ..helpers.spreadsheets import Spreadsheet

pytestmark = pytest.mark.slow  # every document of the playbook is set once


@cache
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


@cache
def files() -> dict[str, bytes]:
    return site_files(own())


HOSTILE = content_of(CASES / "rendered" / "hostile")
FULL = content_of(CASES / "rendered" / "full")
TEMPLATES = sorted(path.stem for path in (PROJECT / "playbook" / "templates").glob("*.yml"))


def made(template: str, suffix: str) -> io.BytesIO:
    return io.BytesIO(files()[f"templates/{template}/{template}{suffix}"])


def headings(document: DocumentType) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith(("Head", "Title"))
    ]


def fields(template: Template) -> list[TemplateField]:
    return [field for section in template.sections for field in section.fields]


def test_there_are_templates() -> None:
    assert len(TEMPLATES) >= 12


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_document_has_every_section_and_field_twice_empty_and_filled(template_id: str) -> None:
    template = own().get(Template, template_id)
    document = Document(made(template_id, ".docx"))
    empty = [("Title", template.title)]
    filled = [("Heading 1", "The same form, filled in as an example")]
    for section in template.sections:
        empty.append(("Heading 1", section.title))
        filled.append(("Heading 2", section.title))
        for field in section.fields:
            empty.append(("Heading 2", field.label))
            filled.append(("Heading 3", field.label))
    assert headings(document) == empty + filled
    tables = [tuple(column.label for column in f.columns) for f in fields(template) if f.columns]
    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in document.tables]
    assert heads == tables * 2
    assert all("tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    texts = {paragraph.text for paragraph in document.paragraphs}
    assert [f.label for f in fields(template) if to_text(f.help) not in texts] == []
    facts = document.core_properties
    assert (facts.title, facts.language) == (template.title, "en-GB")


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_markdown_file_has_every_section_and_field(template_id: str) -> None:
    template = own().get(Template, template_id)
    lines = made(template_id, ".md.txt").getvalue().decode().splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        f"# {template.title}",
        *(
            line
            for section in template.sections
            for line in (f"## {section.title}", *(f"### {f.label}" for f in section.fields))
        ),
    ]


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_workbook_has_a_sheet_for_each_table_and_its_example(template_id: str) -> None:
    tables = [field for field in fields(own().get(Template, template_id)) if field.columns]
    address = f"templates/{template_id}/{template_id}.xlsx"
    assert (address in files()) == bool(tables)
    if not tables:
        return
    book = load_workbook(made(template_id, ".xlsx"))
    assert len(book.worksheets) == 1 + 2 * len(tables)
    for field, empty, filled in zip(
        tables, book.worksheets[1::2], book.worksheets[2::2], strict=True
    ):
        columns = tuple(column.label for column in field.columns)
        assert [cell.value for cell in empty[1]] == list(columns)
        if field.calculator:
            continue
        rows = [tuple(cell.value for cell in row) for row in filled.iter_rows()]
        assert rows == [columns, *map(tuple, field.example)]


def cells_of(page: Any) -> dict[str, Any]:
    return {
        cell.coordinate: cell.value for row in page for cell in row if cell.value not in {None, ""}
    }


def test_the_calculators_sheets_work_out_what_the_example_says() -> None:
    template = own().get(Template, "business-case")
    given, told = fields(template)[3:5]
    made_of = [made("business-case", ".xlsx") for _ in range(2)]
    pages = load_workbook(made_of[0]).worksheets
    kept = load_workbook(made_of[1], data_only=True).worksheets[2]
    empty, example = (cells_of(page) for page in pages[1:3])
    first = 2
    last = pages[2].max_row - len(told.example) + 1
    assert [example[f"A{last + at}"] for at in range(10)] == [row[0] for row in told.example]
    typed = {
        place: value for place, value in example.items() if place[1:] in map(str, range(2, 13))
    }
    assert [example[f"C{first + at}"] for at in range(11)] == [
        float(row[2].replace(",", "")) for row in given.example
    ]
    # Somebody types the example's figures into the empty sheet: its formulas come to the same.
    filled = Spreadsheet({**empty, **typed})
    for place, held in example.items():
        if str(held).startswith("="):
            value = Spreadsheet(example).value(place)
            assert value == pytest.approx(kept[place].value)
            assert filled.value(place) == value
    assert Spreadsheet(empty).value(f"C{last}") == ""
    for at, (name, *texts) in enumerate(told.example):
        unit = next(one["unit"] for one in calculator()["outputs"] if named(one) == name)
        values = [Spreadsheet(example).value(f"{column}{last + at}") for column in "BCD"]
        assert [said(value, unit) for value in values] == texts


def said(value: Any, unit: str) -> str:
    return value if isinstance(value, str) else shown(value, unit)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    address = "templates/memo/memo.xlsx"
    book = load_workbook(io.BytesIO(site_files(HOSTILE)[address]))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_the_same_content_gives_the_same_workbook_and_text() -> None:
    once, again = site_files(FULL), site_files(FULL)
    assert list(once) == list(again)
    steady = [address for address in once if not address.endswith(".docx")]
    assert [once[address] for address in steady] == [again[address] for address in steady]
