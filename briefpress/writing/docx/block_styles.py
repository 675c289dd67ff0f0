"""Which named style each block is set in, and how wide columns are: for what writes the blocks and for what measures them."""

from __future__ import annotations

from briefpress.document.nodes import (
    Cell,
    Document,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Pairs,
    Paragraph,
    Row,
    Table,
)

# What stands left and right of the words in a cell, in twips.
CELL_SIDES = 216
_PARAGRAPHS = {
    "body": "BodyText",
    "marking": "Marking",
    "genre": "Genre",
    "status": "DocumentStatus",
    "source": "Source",
    "label": "LeadIn",
}


def paragraph_style(paragraph: Paragraph) -> str:
    """The style of a paragraph by its role."""
    return _PARAGRAPHS[paragraph.role]


def heading_style(heading: Heading, *, boxed: bool) -> str:
    """The style of a heading; `boxed` in the key messages."""
    if heading.level == 1:
        return "Title"
    if boxed:
        return "CalloutHeading"
    if heading.numbered:
        return f"Heading{heading.level - 1}"
    return "HeadingUnnumbered" if heading.level == 2 else "HeadingUnnumbered2"


def cell_style(cell: Cell, *, is_head: bool) -> str:
    """The style of what stands in a cell."""
    if is_head:
        return "TableHeadNumber" if cell.number else "TableHead"
    if cell.number:
        return "TableNumber"
    return "TableRowHead" if cell.head else "TableText"


def begins_with_table(document: Document) -> bool:
    """Whether a narrow paragraph must stand first: LibreOffice sets a line of its own before a table that begins a file."""
    return any(isinstance(block, Pairs | Table) for block in document.blocks[:1])


def table_style(table: Table) -> str:
    """The style of a table by its role."""
    return "ParticularsTable" if table.role == "particulars" else "BriefTable"


def is_kept(table: Table, place: int) -> bool:
    """Whether a row of the body stays on one page with the next: no head stands there with one row, and no last row of
    figures or events alone.

    LibreOffice forgets for good that a head is repeated if it finds room for the head and not for the row it is kept with.
    """
    last = len(table.body) - 1
    places = {0, last - 1} if table.role in ("figures", "chronology") else {0} if table.head else set()
    return place in places and place < last


def may_be_cut(table: Table, row: Row) -> bool:
    """Whether a page break may cut a row of the body: one of data in two languages.

    Of such rows, where they hold the notes of both, LibreOffice puts one or two on a page if it may not cut them, and leaves the rest of the page empty.
    """
    return bool(table.head) and len({cell.language for cell in row}) > 1


def column_widths(table: Table, width: int) -> list[int]:
    """The widths of a table's columns in twips, `width` together."""
    share = sum(table.widths)
    widths = [width * part // share for part in table.widths]
    widths[-1] += width - sum(widths)
    return widths


def half_widths(width: int) -> list[int]:
    """The widths of two languages side by side."""
    return [width // 2, width - width // 2]


def key_figure_parts(item: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """A key figure and what it is of, which are set in a paragraph each."""
    place = next((index for index, inline in enumerate(item) if isinstance(inline, LineBreak)), len(item))
    return tuple(inner for inline in item[:place] for inner in _unstressed(inline)), item[place + 1 :]


def _unstressed(inline: Inline) -> tuple[Inline, ...]:
    """What is inside strong words: where a whole paragraph is strong, its style says so."""
    return inline.children if isinstance(inline, Emphasis) and inline.strong else (inline,)
