"""How does the responsibility matrix become a spreadsheet? With sums as formulas."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ...model import Edition
from ...pages.views import MatrixView, ShareView
from ...text.prose import to_text

_A4 = 9
_LIST, _SUMS = "Roles and steps", "Sums"
_HEAD = (
    ("Step", 12), ("Weeks", 13), ("Role", 26), ("Part", 11), ("What the role does", 48),
    ("Low", 8), ("High", 8), ("How the estimate was made", 48), ("Activities", 11),
    ("Checklist items", 11), ("Name", 20), ("Your estimate", 11), ("Actual", 11),
)  # fmt: skip
_STEP, _ROLE, _LOW, _HIGH, _BASIS = 0, 2, 5, 6, 7
_OWNS, _PROOFS, _NAME, _YOURS, _ACTUAL = 8, 9, 10, 11, 12
"""The columns of the list."""
_SHOWN = 'General;-General;""'
"""Figures as they are, and nothing for none."""
_PARTS = {"leads": "Leads", "acts": "Acts", "joins": "Takes part"}
_BLOCKS = (
    (_LOW, "Our estimate, lower figure"),
    (_HIGH, "Our estimate, upper figure"),
    (_YOURS, "Your estimate"),
    (_ACTUAL, "Actual hours"),
)
_ABOUT = (
    "Hours of one pilot, for all people of a role together. The two figures are estimates of this "
    "playbook, and nobody has measured them; the column beside them says how each was made. Hours "
    "of weeks that two steps share are counted once. Put names, your own estimate and, after the "
    "pilot, the actual hours into the last three columns; the sheet “Sums” adds them up."
)


def matrix_workbook(view: MatrixView, edition: Edition) -> bytes:
    """Return the matrix as .xlsx: what each role does in each step, and sums over it."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, options) as book:
        title = "Who does what, and for how many hours"
        facts = {"title": title, "subject": edition.title, "author": edition.title}
        book.set_properties({**facts, "created": datetime.fromisoformat(edition.released)})
        _Sheets(book, view).write(title)
    return stream.getvalue()


class _Sheets:
    """The three sheets, and the looks that they share."""

    def __init__(self, book: Workbook, view: MatrixView) -> None:
        self.book, self.view = book, view
        self.shares = [(column, share) for column in view.columns for share in column.shares]
        self.head = self._look(bold=True, bottom=2)
        self.cell = self._look(bottom=4)
        self.number = self._look(bottom=4, num_format=_SHOWN)
        self.sum = self._look(bold=True, top=1, num_format=_SHOWN)

    def write(self, title: str) -> None:
        """Write the sheets in their order."""
        about = self._sheet("About", (90,))
        about.write(0, 0, title, self.head)
        about.write(1, 0, _ABOUT, self.cell)
        self._list()
        self._sums()

    def _look(self, **properties: object) -> Format:
        return self.book.add_format({"text_wrap": True, "valign": "top", **properties})

    def _sheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _list(self) -> None:
        sheet = self._sheet(_LIST, [width for _, width in _HEAD])
        sheet.write_row(0, 0, [name for name, _ in _HEAD], self.head)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for row, (column, share) in enumerate(self.shares, 1):
            told = (column.short, column.weeks, share.role.title, _PARTS[share.part],
                    to_text(share.does))  # fmt: skip
            for place, text in enumerate(told):
                sheet.write_string(row, place, text, self.cell)
            self._figures(sheet, row, share)
        last = len(self.shares)
        sheet.write_string(last + 1, 0, "All", self.sum)
        for place, _ in _BLOCKS:
            formula = f"=SUM({_cell(1, place)}:{_cell(last, place)})"
            sheet.write_formula(last + 1, place, formula, self.sum, self._added(place, None, None))

    def _figures(self, sheet: Worksheet, row: int, share: ShareView) -> None:
        for column, figure in (
            (_LOW, share.hours.low if share.hours else None),
            (_HIGH, share.hours.high if share.hours else None),
            (_OWNS, share.owns or None),
            (_PROOFS, share.proofs or None),
            (_YOURS, None),
            (_ACTUAL, None),
        ):
            if figure is None:
                sheet.write_blank(row, column, None, self.number)
            else:
                sheet.write_number(row, column, figure, self.number)
        sheet.write_string(row, _BASIS, to_text(share.basis), self.cell)
        sheet.write_blank(row, _NAME, None, self.cell)

    def _sums(self) -> None:
        """Write a block for each figure: roles by steps, each cell a sum over the list."""
        steps = [column.short for column in self.view.columns]
        sheet = self._sheet(_SUMS, [30, *[12] * (len(steps) + 1)])
        row = 0
        for column, title in _BLOCKS:
            row = self._block(sheet, row, column, title) + 2

    def _block(self, sheet: Worksheet, top: int, column: int, title: str) -> int:
        steps = [each.short for each in self.view.columns]
        roles = [row.link.title for row in self.view.rows]
        sheet.write_row(top, 0, [title, *steps, "Together"], self.head)
        last, end = len(self.shares), len(steps)
        for row, role in enumerate(roles, top + 1):
            sheet.write_string(row, 0, role, self.cell)
            for place, step in enumerate(steps, 1):
                is_role = f"{_range(_ROLE, last)},{_cell(row, 0, fixed='column')}"
                is_step = f"{_range(_STEP, last)},{_cell(top, place, fixed='row')}"
                formula = f"=SUMIFS({_range(column, last)},{is_role},{is_step})"
                sheet.write_formula(
                    row, place, formula, self.number, self._added(column, role, step)
                )
            across = f"=SUM({_cell(row, 1)}:{_cell(row, end)})"
            sheet.write_formula(row, end + 1, across, self.sum, self._added(column, role, None))
        bottom = top + len(roles) + 1
        sheet.write_string(bottom, 0, "All roles", self.sum)
        whole: list[str | None] = [*steps, None]
        for place, each in enumerate(whole, 1):
            down = f"=SUM({_cell(top + 1, place)}:{_cell(bottom - 1, place)})"
            sheet.write_formula(bottom, place, down, self.sum, self._added(column, None, each))
        return bottom

    def _added(self, column: int, role: str | None, step: str | None) -> float:
        """Return what a formula comes to, for programs that show it without computing."""
        if column not in {_LOW, _HIGH}:
            return 0
        return sum(
            share.hours.low if column == _LOW else share.hours.high
            for of, share in self.shares
            if share.hours and role in {None, share.role.title} and step in {None, of.short}
        )


def _cell(row: int, column: int, *, fixed: str = "") -> str:
    name: str = xl_rowcol_to_cell(row, column, row_abs=fixed == "row", col_abs=fixed == "column")
    return name


def _range(column: int, last: int) -> str:
    """Return a column of the list, fixed: it stays the same in each cell."""
    first, end = (xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row in (1, last))
    return f"'{_LIST}'!{first}:{end}"
