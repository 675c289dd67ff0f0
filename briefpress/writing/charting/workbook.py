"""The workbook behind a chart, as Word opens it to edit the data: words as words, amounts as numbers, nothing where nothing is known."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from briefpress.document.nodes import Figure, Mark
from briefpress.writing.docx.package import rezipped
from briefpress.writing.marks import ends

Rows = Sequence[Sequence[str | Decimal | None]]
# No file says when it was made.
_STAMP = dt.datetime(2000, 1, 1)
_WIDEST = 60


def amount_of(mark: Mark | None, figure: Figure) -> Decimal | None:
    """What the mark shows in the figure's unit, without noughts behind its last digit."""
    if mark is None or not mark.value:
        return None
    text = f"{ends(mark, figure.power)[0]:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def cells(column: int, first: int, last: int) -> str:
    """The reference to the cells of a column, counted from nought as rows are."""
    letters = xl_col_to_name(column, col_abs=True)
    return f"Sheet1!{letters}${first + 1}:{letters}${last + 1}"


def printed_head(figure: Figure) -> str:
    """What stands over the values as the figure prints them: its number, and what they are counted in."""
    unit = "%" if figure.role == "shares" else figure.unit
    return ", ".join(filter(None, (f"{figure.label} {figure.number}", unit)))


def workbook(rows: Rows) -> bytes:
    """The rows as a workbook of one sheet, of the name that the charts' references give it; equal rows give equal bytes."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": _STAMP})
        sheet = book.add_worksheet("Sheet1")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell:
                    sheet.write_string(row, column, cell)
                elif isinstance(cell, Decimal):
                    sheet.write_number(row, column, cell)
        for column in range(max(map(len, rows))):
            widest = max(len(str(cells[column] or "")) for cells in rows if column < len(cells))
            sheet.set_column(column, column, min(_WIDEST, widest + 2))
    return rezipped(out.getvalue())
