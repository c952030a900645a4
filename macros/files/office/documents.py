"""How do a template and a memo become Word documents? With real headings and real tables."""

from __future__ import annotations

from collections.abc import Iterable

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from ...model import Edition
from ...pages.views import FieldView, SectionView, TemplateView
from ...pilot import MemoView
from ...text.prose import to_text
from .office import LANGUAGE, name, saved

_HELP = "Help"
_EXAMPLE = "Example"
_HEADINGS = {1: "Title", 2: "Heading 1", 3: "Heading 2"}
_BLANK_ROWS = 4
_TO_SIGN = Mm(14)
_GREY = RGBColor(0x4D, 0x59, 0x66)


def template_document(view: TemplateView, edition: Edition) -> bytes:
    """Return a template as .docx: the empty form first, then the same form filled in."""
    document = _blank(view.title, edition)
    _add(document, view.title, "Title")
    _add(document, to_text(view.summary), "Subtitle")
    users = ", ".join(user.title for user in view.users)
    document.add_paragraph(f"Filled in by: {users}. By: week {view.week}.")
    for section in view.sections:
        _section(document, section)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _add(document, "The same form, filled in as an example", "Heading 1")
    document.add_paragraph("The company and its figures are invented. Delete this part.")
    for section in view.sections:
        _add(document, section.title, "Heading 2")
        for field in section.fields:
            _example(document, field)
    return saved(document)


def memo_document(view: MemoView, edition: Edition) -> bytes:
    """Return a pilot's decision memo as .docx."""
    document = _blank(view.title, edition)
    for block in view.blocks:
        if block.kind == "heading":
            _add(document, block.text, _HEADINGS[block.level])
        elif block.kind == "text":
            document.add_paragraph(block.text)
        elif block.kind == "list":
            _list(document, block.entries)
        else:
            _table(document, block.columns, block.rows)
    return saved(document)


def _add(document: DocumentType, text: str, style: str) -> None:
    """Add a paragraph of a style. Its id is set at once; to look it up takes longer than the rest.

    Word's own styles have their names without spaces as ids.
    """
    document.add_paragraph(text)._p.style = style.replace(" ", "")


def _paragraphs(document: DocumentType, *texts: str) -> None:
    for text in filter(None, texts):
        document.add_paragraph(text)


def _list(document: DocumentType, entries: Iterable[str]) -> None:
    for entry in entries:
        _add(document, entry, "List Bullet")


def _blank(title: str, edition: Edition) -> DocumentType:
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    for style_name in (_HELP, _EXAMPLE):
        style = document.styles.add_style(style_name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(10)
        style.font.color.rgb = _GREY
    document.styles[_HELP].font.italic = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    name(document.core_properties, title, edition)
    return document


def _section(document: DocumentType, section: SectionView) -> None:
    _add(document, section.title, "Heading 1")
    if section.help:
        _add(document, to_text(section.help), _HELP)
    for field in section.fields:
        _add(document, field.label, "Heading 2")
        _add(document, to_text(field.help), _HELP)
        _empty(document, field)


def _empty(document: DocumentType, field: FieldView) -> None:
    """Add the place to write in, in the shape of the field's kind."""
    if field.asked:
        rows = tuple((label, *("" for _ in field.columns[1:])) for label in field.asked)
        _table(document, field.columns, rows, is_signed=False)
    elif field.kind == "table":
        rows = (("",) * len(field.columns),) * _BLANK_ROWS
        _table(document, field.columns, rows)
    elif field.kind == "list":
        _list(document, ("",) * 3)
    elif field.kind == "choice":
        for choice in field.choices:
            document.add_paragraph(f"☐ {choice}")
    elif field.kind == "date":
        document.add_paragraph("Date (YYYY-MM-DD):")
    else:
        document.add_paragraph()


def _example(document: DocumentType, field: FieldView) -> None:
    _add(document, field.label, "Heading 3")
    if field.rows:
        _table(document, field.columns, field.rows)
    elif field.entries:
        _list(document, field.entries)
    elif field.choices:
        for choice in field.choices:
            document.add_paragraph(f"{'☒' if choice == field.text else '☐'} {choice}")
    else:
        _add(document, field.text, _EXAMPLE)


def _table(
    document: DocumentType,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    *,
    is_signed: bool = True,
) -> None:
    table = document.add_table(rows=1, cols=len(columns))
    table._tbl.tblStyle_val = "TableGrid"
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(column).bold = True
    for row in rows:
        added = table.add_row()
        for cell, text in zip(added.cells, row, strict=True):
            cell.text = text
        if is_signed and row[0] and not any(row[1:]):
            added.height = _TO_SIGN
    _repeat_header(table)
    document.add_paragraph()


def _repeat_header(table: Table) -> None:
    """Mark the first row as a header: it repeats on each page, and screen readers read it so."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
