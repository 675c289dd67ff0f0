"""A document as the strips that pages are filled with: lines, rows of tables, pictures, each with its height and the notes it calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from briefpress.document.nodes import (
    Block,
    Box,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Note,
    Pairs,
    Paragraph,
    Row,
    Table,
    Text,
)
from briefpress.writing.charts import Drawn, Native
from briefpress.writing.docx.block_styles import (
    CELL_SIDES,
    cell_style,
    column_widths,
    half_widths,
    heading_style,
    is_kept,
    key_figure_parts,
    may_be_cut,
    paragraph_style,
    table_style,
)
from briefpress.writing.docx.line_breaking import Faces, lines_of
from briefpress.writing.docx.measures import Measures, TableLines
from briefpress.writing.docx.properties import SINGLE_LINE, twips


class Strip(NamedTuple):
    """What no page cuts, in twips.

    It is `glued` to the next strip; `heads` is the height of the header rows repeated above it on a new page; a row `may_spill`
    its notes onto the next page; `keeps` marks the end of a paragraph whose style keeps it with the next.
    """

    height: int
    before: int = 0
    after: int = 0
    notes: tuple[Note, ...] = ()
    glued: bool = False
    heads: int = 0
    anchor: str = ""
    keeps: bool = False
    may_spill: bool = False


def stacked(strips: Iterable[Strip]) -> int:
    """The height of strips in a cell: between two paragraphs stands the larger of their distances."""
    total, owed = 0, 0
    for strip in strips:
        total += max(owed, strip.before) + strip.height
        owed = strip.after
    return total + owed


def may_end_page(place: int, count: int) -> bool:
    """Whether a page may end behind this line of a paragraph (counted from one): two lines stay together at its start and its end."""
    return 2 <= place <= count - 2


@dataclass
class Flow:
    """What is known while a document is measured: its styles and faces, and its pictures."""

    styles: Mapping[str, Measures]
    table_lines: Mapping[str, TableLines]
    faces: Faces
    images: Mapping[Figure, Drawn | Native]
    line_heights: dict[str, int] = field(default_factory=dict)

    def line_height(self, style: str) -> int:
        """The height of a line of a style; word processors count a line's height in whole percents of a single one."""
        if style not in self.line_heights:
            found = self.styles[style]
            above, below = self.faces.heights(found.family)
            single = round(above * found.points * 20) + round(below * found.points * 20)
            share = found.line * 100 // SINGLE_LINE
            self.line_heights[style] = found.line if found.exact else single * share // 100
        return self.line_heights[style]

    def paragraph(self, style: str, children: tuple[Inline, ...], width: int, anchor: str = "") -> list[Strip]:
        """A paragraph as its lines."""
        found, height = self.styles[style], self.line_height(style)
        lines = lines_of(children, found, width, self.faces)
        count = len(lines)
        strips = [
            Strip(height, notes=tuple(line.notes), glued=found.keep_lines or not may_end_page(place, count))
            for place, line in enumerate(lines, 1)
        ]
        last = strips[-1]
        strips[-1] = last._replace(
            height=last.height + found.border_below,
            after=found.after,
            glued=found.keep_next,
            keeps=found.keep_next,
        )
        first = strips[0]
        strips[0] = first._replace(height=first.height + found.border_above, before=found.before, anchor=anchor)
        return strips

    def blocks(self, blocks: tuple[Block, ...], width: int, *, boxed: bool = False) -> list[Strip]:
        """The blocks in order."""
        return [strip for block in blocks for strip in self.block(block, width, boxed=boxed)]

    def block(self, block: Block, width: int, *, boxed: bool = False) -> list[Strip]:
        """One block; `boxed` inside the key messages."""
        match block:
            case Heading():
                number = (Text(f"{block.number} "),) if block.number else ()
                return self.paragraph(
                    heading_style(block, boxed=boxed), (*number, *block.children), width, block.anchor
                )
            case Paragraph(children):
                return self.paragraph(paragraph_style(block), children, width)
            case ListBlock():
                return self.list_block(block, width, boxed=boxed)
            case Table():
                return self.table(block, width)
            case Figure():
                return self.figure(block, width)
            case Box(_, inner):
                return self.blocks(inner, width, boxed=True)
            case Pairs():
                return self.pairs(block, width)

    def list_block(self, block: ListBlock, width: int, *, boxed: bool) -> list[Strip]:
        """The items of a list; of paragraphs with one border the last alone has a line below it."""
        items = [self.item(block, item, width, boxed=boxed) for item in block.items]
        if boxed and not block.ordered:
            line = self.styles["CalloutList"].border_below
            for strips in items[:-1]:
                strips[-1] = strips[-1]._replace(height=strips[-1].height - line)
        if block.role == "key-figures":
            items[-1][-1] = items[-1][-1]._replace(glued=False, keeps=False)
        return [strip for strips in items for strip in strips]

    def item(self, block: ListBlock, item: tuple[Inline, ...], width: int, *, boxed: bool) -> list[Strip]:
        """One item of a list, or a key figure."""
        if block.role == "key-figures":
            value, label = key_figure_parts(item)
            return self.paragraph("KeyFigure", value, width) + (
                self.paragraph("KeyFigureLabel", label, width) if label else []
            )
        style = "ListNumber" if block.ordered else "CalloutList" if boxed else "ListBullet"
        return self.paragraph(style, item, width)

    def caption(self, block: Table | Figure, width: int) -> list[Strip]:
        """The label, the number and the words of a caption."""
        label = Text(f"{block.label}\u00a0{block.number}. ")
        return self.paragraph("Caption", (label, *block.caption), width)

    def figure(self, figure: Figure, width: int) -> list[Strip]:
        """A picture, which stands in a line of its own, and its caption, which nothing need follow."""
        style = self.styles["Picture"]
        _, below = self.faces.heights(style.family)
        height = twips(self.images[figure].height) + round(below * style.points * 20)
        *lines, last = self.caption(figure, width)
        return [Strip(height, style.before, style.after, glued=True), *lines, last._replace(glued=False)]

    def table(self, table: Table, width: int) -> list[Strip]:
        """A table's caption, its rows, and the narrow paragraph behind it."""
        widths = column_widths(table, width)
        caption = self.caption(table, width) if table.caption else []
        lines = self.table_lines[table_style(table)]
        heads = [self.row(row, widths, lines.under_head, is_head=True)._replace(glued=True) for row in table.head]
        rows = [self.row(row, widths, lines.between, is_head=False) for row in table.body]
        rows = [row._replace(glued=row.glued or self.is_glued(table, place)) for place, row in enumerate(rows)]
        above = sum(head.height for head in heads)
        strips = [*heads, *(row._replace(heads=above) if place else row for place, row in enumerate(rows))]
        strips[0] = strips[0]._replace(height=strips[0].height + lines.above)
        strips[-1] = strips[-1]._replace(height=strips[-1].height - lines.between + lines.below)
        return [*caption, *strips, self.spacer()]

    def is_glued(self, table: Table, place: int) -> bool:
        """Whether a row is kept with the next, all of which must then find room."""
        return is_kept(table, place) and not may_be_cut(table, table.body[place + 1])

    def row(self, row: Row, widths: list[int], line: int, *, is_head: bool) -> Strip:
        """A row as high as its highest cell, with the line below it."""
        return self.beside(
            [
                self.paragraph(cell_style(cell, is_head=is_head), cell.children, width - CELL_SIDES)
                for cell, width in zip(row, widths, strict=True)
            ],
            line,
        )

    def beside(self, cells: list[list[Strip]], line: int) -> Strip:
        """Cells side by side, with the line below them."""
        notes = tuple(note for cell in cells for strip in cell for note in strip.notes)
        keeps = any(strip.keeps for cell in cells for strip in cell)
        return Strip(max(map(stacked, cells)) + line, notes=notes, glued=keeps, may_spill=True)

    def pairs(self, pairs: Pairs, width: int) -> list[Strip]:
        """Two languages side by side, row by row."""
        sides = half_widths(width)
        rows = [
            self.beside(
                [
                    self.blocks(side, half - CELL_SIDES) or [self.spacer()]
                    for side, half in zip(row, sides, strict=True)
                ],
                0,
            )
            for row in pairs.rows
        ]
        if rows[0].glued and len(rows) > 1:
            rows = [row._replace(may_spill=False) for row in rows]
        return [*rows[:-1], rows[-1]._replace(glued=False), self.spacer("PairsSpacer")]

    def spacer(self, style: str = "TableSpacer") -> Strip:
        """The narrow paragraph that must follow a table."""
        return Strip(self.line_height(style))

    def note_lines(self, note: Note, width: int) -> int:
        """How many lines a note has."""
        words = (Text(f"{note.number} "), *note.children)
        return len(lines_of(words, self.styles["FootnoteText"], width, self.faces))
