"""What a Word file asks of tables: each rule tells what is missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefpress.writing.conformance.word_file import FilePart, FinishedWord, W, content, holder_of, is_on, value, whole

# Tables of these styles set text beside text; they have no heads.
_LAYOUT = frozenset({"ParallelTable", "CalloutTable", "ParticularsTable"})
_BLOCKS = frozenset({W + "p", W + "tbl", W + "sectPr"})


def _inner(element: Any, name: str) -> list[Any]:
    return [child for child in content(element) if child.tag == W + name]


@dataclass(frozen=True)
class _Places:
    """What the cells and rows of a part say of their places, by the cells and rows."""

    spans: Mapping[Any, int]
    widths: Mapping[Any, int]
    merges: Mapping[Any, str]
    before: Mapping[Any, int]
    after: Mapping[Any, int]


def _places(story: FilePart) -> _Places:
    """Gathered by the names of elements, which is quicker than to ask each cell."""

    def told(name: str) -> dict[Any, Any]:
        return {element.getparent().getparent(): element for element in story.all(name)}

    return _Places(
        {cell: whole(value(element)) for cell, element in told("gridSpan").items()},
        {cell: whole(value(element, "w")) for cell, element in told("tcW").items() if value(element, "type") == "dxa"},
        {cell: value(element) for cell, element in told("vMerge").items()},
        {row: whole(value(element)) for row, element in told("gridBefore").items()},
        {row: whole(value(element)) for row, element in told("gridAfter").items()},
    )


def _columns(places: _Places, row: Any) -> tuple[list[tuple[Any, int, int]], int]:
    """The cells of a row with the columns at which they begin and before which they end; where the row ends."""
    at, cells = places.before.get(row, 0), []
    for cell in _inner(row, "tc"):
        end = at + (max(1, places.spans.get(cell, 1)))
        cells.append((cell, at, end))
        at = end
    return cells, at + places.after.get(row, 0)


def _row_faults(places: _Places, grid: list[int], rows: list[Any]) -> Iterator[str]:
    """Where rows do not fill the columns of the table, and cells go on from nothing above them."""
    above: dict[int, int] = {}
    for row in rows:
        cells, end = _columns(places, row)
        here: dict[int, int] = {}
        if end != len(grid):
            yield f"a row fills {end} of {len(grid)} columns"
        for cell, first, last in cells:
            if last <= len(grid) and places.widths.get(cell, -1) not in (-1, sum(grid[first:last])):
                yield "a cell is not as wide as its columns"
            if cell in places.merges:
                here[first] = last
                if places.merges[cell] != "restart" and above.get(first) != last:
                    yield "a cell goes on from a cell above it that is not there"
        above = here


def _table_faults(places: _Places, table: Any) -> Iterator[str]:
    grid = [whole(value(column, "w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    rows, width = _inner(table, "tr"), table.find(f"{W}tblPr/{W}tblW")
    if not grid or not rows:
        yield "it has no columns or no rows"
        return
    if value(width, "type") == "dxa" and whole(value(width, "w")) != sum(grid):
        yield "it is not as wide as its columns"
    yield from _row_faults(places, grid, rows)


def find_grids(file: FinishedWord) -> Iterator[str]:
    """Tables whose rows fill their columns, and whose cells are as wide as those."""
    for story in file.stories:
        places = _places(story)
        for number, table in enumerate(story.all("tbl"), 1):
            yield from (f"table {number} of {story.name}: {fault}" for fault in _table_faults(places, table))


def find_cells(file: FinishedWord) -> Iterator[str]:
    """Cells that end in a paragraph."""
    for story in file.stories:
        for cell in story.all("tc"):
            blocks = [child.tag for child in content(cell) if child.tag in _BLOCKS]
            if not blocks or blocks[-1] != W + "p":
                yield f"{story.name} has a cell that does not end in a paragraph"


def find_followers(file: FinishedWord) -> Iterator[str]:
    """Tables that a paragraph follows, without which Word joins them or finds the file broken (ends of cells: the rule above)."""
    for story in file.stories:
        for table in story.all("tbl"):
            holder = holder_of(table)
            blocks = [child for child in content(holder) if child.tag in _BLOCKS]
            after = [block.tag for block in blocks[blocks.index(table) + 1 :][:1]]
            if after != [W + "p"] and (after or holder.tag != W + "tc"):
                yield f"{story.name} has a table that no paragraph follows"


def find_head_rows(file: FinishedWord) -> Iterator[str]:
    """Tables of data whose first rows are repeated as their heads; heads, and rows of the text, that no page break cuts."""
    assert file.document is not None
    headed = {node.getparent().getparent() for node in file.document.all("tblHeader") if is_on(node)}
    whole = {node.getparent().getparent() for node in file.document.all("cantSplit") if is_on(node)}
    for number, table in enumerate(file.document.all("tbl"), 1):
        rows = _inner(table, "tr")
        heads = [row in headed for row in rows]
        is_data = file.document.styled.get(table) not in _LAYOUT
        if is_data and not any(heads):
            yield f"table {number} has no head"
        if heads != sorted(heads, reverse=True):
            yield f"table {number} has a head below its first rows"
        if not all(row in whole for row in rows if row in headed or not is_data):
            yield f"table {number} has a row that a page break may cut"
