"""How do a template's tables become a spreadsheet? Each as an empty sheet and a filled-in one."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ...model import Edition
from ...pages.views import FieldView, TemplateView
from ...pilot.unit_costs import Formula, scenarios_in, sheet
from ...text.prose import to_text

_LONGEST_NAME = 31
"""Most UTF-16 units in the name of a sheet. Source: Microsoft, "Rename a worksheet"."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_BLANK_ROWS = 20
_WIDEST, _NARROWEST = 44, 14
_LINE = 15
"""Height of a line in points; only Excel itself fits a row to wrapped text."""
_A4 = 9
_NUMBER_FORMATS = {
    **dict.fromkeys(("hours", "cases a month"), "#,##0"),
    **dict.fromkeys(("minutes", "months"), "#,##0.0"),
    "money": "#,##0.00",
}


def template_workbook(view: TemplateView, edition: Edition) -> bytes:
    """Return the tables of a template as .xlsx; text stays text, whatever it looks like."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, options) as book:
        facts = {"title": view.title, "subject": edition.title, "author": edition.title}
        created = datetime.fromisoformat(edition.released)
        book.set_properties({**facts, "created": created})
        looks = _Looks(
            head=book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"}),
            cell=book.add_format({"bottom": 4, "text_wrap": True, "valign": "top"}),
            typed=book.add_format({"bottom": 4, "valign": "top"}),
            figures={
                unit: book.add_format({"bottom": 4, "valign": "top", "num_format": shown})
                for unit, shown in _NUMBER_FORMATS.items()
            },
        )
        names = _Names()
        about = [(field.label, to_text(field.help)) for field in view.tables]
        title = (view.title, to_text(view.summary))
        _sheet(book.add_worksheet(names.free("About")), title, about, (24, 90), looks)
        for field in view.tables:
            if field.calculator:
                _calculator(book, names, field, looks)
                continue
            widths = _widths(field)
            blank = [("",) * len(field.columns)] * _BLANK_ROWS
            empty = book.add_worksheet(names.free(field.label))
            _sheet(empty, field.columns, blank, widths, looks)
            filled = book.add_worksheet(names.free(f"Example {field.label}"))
            _sheet(filled, field.columns, field.rows, widths, looks)
    return stream.getvalue()


def _calculator(book: Workbook, names: _Names, field: FieldView, looks: _Looks) -> None:
    """Add the sheets of a calculator: its formulas work out what is typed over its figures."""
    for name, given in ((field.label, {}), (f"Example {field.label}", scenarios_in(field.rows))):
        rows = sheet(given)
        page = book.add_worksheet(names.free(name))
        page.set_column(0, 0, _WIDEST)
        page.set_column(1, len(rows[0]) - 1, _NARROWEST)
        for at, row in enumerate(rows):
            is_head = not any(row[1:]) or at == 0
            for column, cell in enumerate(row):
                look = looks.head if is_head else looks.cell
                if isinstance(cell, Formula):
                    figure = looks.figures.get(cell.unit, looks.typed)
                    page.write_formula(at, column, f"={cell.formula}", figure, cell.value)
                elif isinstance(cell, str):
                    page.write(at, column, cell, look)
                else:
                    page.write_number(at, column, cell, looks.typed)
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)


@dataclass(frozen=True)
class _Looks:
    head: Format
    cell: Format
    typed: Format
    figures: Mapping[str, Format]
    """By what a figure is counted in."""


class _Names:
    """Names of sheets: without forbidden characters, short enough, each used once."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def free(self, wanted: str) -> str:
        base = _cut(_NOT_IN_NAMES.sub("", wanted).strip(), _LONGEST_NAME) or "Sheet"
        name, count = base, 1
        while name.casefold() in self._used:
            count += 1
            end = f" {count}"
            name = _cut(base, _LONGEST_NAME - len(end)) + end
        self._used.add(name.casefold())
        return name


def _cut(text: str, length: int) -> str:
    """Cut a name as Excel counts it, in UTF-16 units, and never inside a character."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore")


def _sheet(
    sheet: Worksheet,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    looks: _Looks,
) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for at, (row, look) in enumerate([(head, looks.head), *((row, looks.cell) for row in rows)]):
        lines = max(ceil(len(text) / width) for text, width in zip(row, widths, strict=True))
        sheet.set_row(at, _LINE * max(lines, 1))
        for column, text in enumerate(row):
            sheet.write(at, column, text, look)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _widths(field: FieldView) -> tuple[int, ...]:
    columns = zip(field.columns, *field.rows, strict=True)
    longest = (max(map(len, column)) for column in columns)
    return tuple(min(max(length, _NARROWEST), _WIDEST) for length in longest)
