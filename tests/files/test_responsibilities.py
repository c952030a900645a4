"""Does the sheet of the responsibility matrix add up, by formulas that a program computes?"""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook

from macros.content.opened import open_playbook
from macros.files.office.responsibilities import matrix_workbook
from macros.pages.views import MatrixView, matrix_view

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of

OWN = open_playbook([PROJECT / "playbook"])
VIEW = matrix_view(OWN)
BOOK = matrix_workbook(VIEW, OWN.edition)
FORMULA = re.compile(r"=(SUMIFS|SUM)\((.*)\)")


def opened(content: bytes = BOOK, *, shown: bool = False) -> Any:
    return load_workbook(io.BytesIO(content), data_only=shown)


def computed(book: Any, sheet: Any, formula: str) -> float:
    """Compute the two kinds of formula that the sheet has, from the cells that they name."""
    match = FORMULA.fullmatch(formula)
    assert match is not None
    name, arguments = match.groups()
    if name == "SUM":
        return sum(number(book, sheet, value) for value in values(sheet, arguments))
    totals, *tests = arguments.split(",")
    there = book["Roles and steps"]
    wanted = [
        (values(there, tests[at]), sheet[tests[at + 1].replace("$", "")].value)
        for at in range(0, len(tests), 2)
    ]
    return sum(
        number(book, there, value)
        for row, value in enumerate(values(there, totals))
        if all(column[row] == name for column, name in wanted)
    )


def values(sheet: Any, area: str) -> list[Any]:
    """Return what is in the cells of an area such as `'Sums'!$B$2:$B$10`."""
    first, last = area.rpartition("!")[2].replace("$", "").split(":")
    return [cell.value for row in sheet[first:last] for cell in row]


def number(book: Any, sheet: Any, value: Any) -> float:
    return computed(book, sheet, value) if isinstance(value, str) else float(value or 0)


def blocks(view: MatrixView) -> dict[str, list[list[float]]]:
    """Return what the sums should be, for each of our two figures."""
    return {
        f"Our estimate, {words} figure": [
            [
                *(getattr(share.hours, end) if share else 0 for share in row.shares),
                getattr(row.total, end),
            ]
            for row in view.rows
        ]
        + [[*(getattr(column.total, end) for column in view.columns), getattr(view.total, end)]]
        for end, words in (("low", "lower"), ("high", "upper"))
    }


def test_each_sum_is_a_formula_that_comes_to_what_the_page_says() -> None:
    book, shown = opened(), opened(shown=True)
    sheet, tops = book["Sums"], {}
    for row in sheet.iter_rows():
        if row[1].value == "Define":
            tops[row[0].value] = row[0].row
    assert list(tops) == [
        "Our estimate, lower figure",
        "Our estimate, upper figure",
        "Your estimate",
        "Actual hours",
    ]
    for title, expected in blocks(VIEW).items():
        for down, sums in enumerate(expected, 1):
            formulas = [cell.value for cell in sheet[tops[title] + down][1:]]
            assert all(str(formula).startswith("=SUM") for formula in formulas)
            assert [computed(book, sheet, str(formula)) for formula in formulas] == sums
            assert [cell.value for cell in shown["Sums"][tops[title] + down][1:]] == sums


def test_own_hours_are_added_up_as_well() -> None:
    book = opened()
    there = book["Roles and steps"]
    there["L2"], there["L10"], there["M2"] = 5, 2.5, 7
    sums = book["Sums"]
    whole = {
        sums.cell(row - len(VIEW.rows) - 1, 1).value: computed(
            book, sums, str(sums.cell(row, len(VIEW.columns) + 2).value)
        )
        for row in range(1, sums.max_row + 1)
        if sums.cell(row, 1).value == "All roles"
    }
    assert VIEW.total is not None
    assert whole == {
        "Our estimate, lower figure": VIEW.total.low,
        "Our estimate, upper figure": VIEW.total.high,
        "Your estimate": 7.5,
        "Actual hours": 7,
    }


def test_the_list_has_everybody_in_every_step() -> None:
    rows = [[cell.value for cell in row] for row in opened()["Roles and steps"].iter_rows()]
    shares = [(column, share) for column in VIEW.columns for share in column.shares]
    assert [(row[0], row[2], row[5], row[6], row[7]) for row in rows[1:-1]] == [
        (column.short, share.role.title, share.hours.low, share.hours.high, share.basis)
        for column, share in shares
        if share.hours
    ]
    assert rows[-1][0] == "All"
    assert rows[-1][5:7] == [f"=SUM(F2:F{len(shares) + 1})", f"=SUM(G2:G{len(shares) + 1})"]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    content = content_of(CASES / "rendered" / "hostile")
    book = opened(matrix_workbook(matrix_view(content), content.edition))
    texts = [
        cell
        for row in book["Roles and steps"].iter_rows(max_row=2)
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert {cell.data_type for cell in texts} == {"s"}


@pytest.mark.parametrize("case", ["base", "full"])
def test_the_same_content_gives_the_same_sheet(case: str) -> None:
    content = content_of(CASES / "rendered" / case)
    view = matrix_view(content)
    assert matrix_workbook(view, content.edition) == matrix_workbook(view, content.edition)
