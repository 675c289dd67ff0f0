"""Blocks as paragraphs and tables of named styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import quoteattr

from briefpress.document.nodes import (
    Block,
    Box,
    Document,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Pairs,
    Paragraph,
    Row,
    Table,
)
from briefpress.writing.charts import Drawn, Native
from briefpress.writing.docx.block_styles import (
    CELL_SIDES,
    begins_with_table,
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
from briefpress.writing.docx.contents import contents_place, listed_bookmark, listed_headings
from briefpress.writing.docx.package import Attached
from briefpress.writing.docx.paragraph_styles import BULLETS
from briefpress.writing.docx.pictures import chart_part, inline_chart, inline_picture, picture_part
from briefpress.writing.docx.words import Gathered, Look, field_runs, run, runs

_SPACER = '<w:p><w:pPr><w:pStyle w:val="TableSpacer"/></w:pPr></w:p>'
_PAIRS_SPACER = '<w:p><w:pPr><w:pStyle w:val="PairsSpacer"/></w:pPr></w:p>'
# Rows that no page break cuts; a head is repeated on every page.
_WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_HEAD_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
# The left column of text side by side begins where paragraphs do.
_AT_MARGIN = f'<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="{CELL_SIDES}" w:type="dxa"/></w:tcMar>'
_FIRST_ORDERED = 3


@dataclass
class Body:
    """What is known while the body is written: the text width in twips, the colour of boxes, what is gathered beside the text,
    the pictures, the charts of Word's own, the lists begun, the parts attached to the document, how many pictures and charts
    are placed in it, the headings that the table of contents lists.
    """

    width: int
    band: str
    gathered: Gathered
    images: Mapping[Figure, Drawn]
    charts: Mapping[Figure, Native]
    list_starts: list[int] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    placed: int = 0
    listed: set[str] = field(default_factory=set)

    def paragraph(self, style: str, children: tuple[Inline, ...], look: Look, properties: str = "") -> str:
        """A paragraph of a named style."""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs(children, look, self.gathered)}</w:p>'

    def document(self, document: Document, contents: str) -> str:
        """The document's blocks in order, the table of `contents` at its place, if there is one.

        The title is written last, so that comments that find no place stand at it.
        """
        blocks = document.blocks
        title = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
        self.listed = {heading.anchor for heading in listed_headings(document)} if contents else set()
        written = ["" if block is title else self.block(block, Look()) for block in blocks]
        if title is not None:
            written[blocks.index(title)] = self.block(title, Look())
        if contents:
            written.insert(contents_place(document), contents)
        return (_SPACER if begins_with_table(document) else "") + "".join(written)

    def blocks(self, blocks: tuple[Block, ...], look: Look, *, boxed: bool = False) -> str:
        """The blocks in order."""
        return "".join(self.block(block, look, boxed=boxed) for block in blocks)

    def block(self, block: Block, look: Look, *, boxed: bool = False) -> str:
        """One block; `boxed` inside the key messages."""
        match block:
            case Heading():
                return self.heading(block, look, boxed=boxed)
            case Paragraph(children):
                return self.paragraph(paragraph_style(block), children, look)
            case ListBlock((*items, last), role="key-figures"):
                kept = "".join(self.key_figure(item, look, is_last=False) for item in items)
                return kept + self.key_figure(last, look, is_last=True)
            case ListBlock():
                return self.list_block(block, look, "CalloutList" if boxed else "ListBullet")
            case Table():
                return self.table(block, look)
            case Figure():
                return self.figure(block, look)
            case Box(_, inner):
                return self.blocks(inner, look, boxed=True)
            case Pairs():
                return self.pairs(block, look, boxed=boxed)

    def heading(self, heading: Heading, look: Look, *, boxed: bool) -> str:
        """A heading with a bookmark round it; the number is Word's own."""
        style = heading_style(heading, boxed=boxed)
        inner = self.gathered.bookmarked(heading.anchor, runs(heading.children, look, self.gathered))
        if heading.anchor in self.listed:
            inner = self.gathered.enclosed(listed_bookmark(heading.anchor), inner)
        if heading.level == 1:
            inner = self.gathered.comments.rest(inner)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'

    def list_block(self, block: ListBlock, look: Look, bullet_style: str) -> str:
        """A list; each ordered one has a numbering of its own. LibreOffice sets the dash of but one style that brings it along."""
        if not block.ordered:
            dash = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>'
            properties = dash if bullet_style == "ListBullet" else ""
            return "".join(self.paragraph(bullet_style, item, look, properties) for item in block.items)
        properties = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_FIRST_ORDERED + len(self.list_starts)}"/></w:numPr>'
        )
        self.list_starts.append(block.start)
        return "".join(self.paragraph("ListNumber", item, look, properties) for item in block.items)

    def key_figure(self, item: tuple[Inline, ...], look: Look, *, is_last: bool) -> str:
        """A figure and what it is of, a paragraph each: an editor may set a value anew, in the paragraph's style alone.

        All stand on one page, and nothing need follow the last.
        """
        value, label = key_figure_parts(item)
        end = '<w:keepNext w:val="0"/>' if is_last else ""
        if not label:
            return self.paragraph("KeyFigure", value, look, end)
        return self.paragraph("KeyFigure", value, look) + self.paragraph("KeyFigureLabel", label, look, end)

    def table(self, table: Table, look: Look) -> str:
        """A table with its caption, fixed widths and repeated header rows, and the paragraph that must follow it."""
        widths = column_widths(table, self.width)
        rows = "".join(self.row(row, widths, look, is_head=True) for row in table.head)
        for place, row in enumerate(table.body):
            is_whole, keep_next = not may_be_cut(table, row), is_kept(table, place)
            rows += self.row(row, widths, look, is_whole=is_whole, keep_next=keep_next)
        first_row = "1" if table.head else "0"
        return (
            self.caption(table, look)
            + f'<w:tbl><w:tblPr><w:tblStyle w:val="{table_style(table)}"/><w:tblW w:w="{self.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="04A0" w:firstRow="{first_row}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(table.summary)}/></w:tblPr>{_grid(widths)}{rows}</w:tbl>{_SPACER}"
        )

    def caption(self, table: Table, look: Look) -> str:
        """«Таблица 1. …» with Word's own sequence number."""
        if not table.caption:
            return ""
        return self.labelled(table, look, "")

    def labelled(self, block: Table | Figure, look: Look, properties: str) -> str:
        """A caption behind its label and number."""
        leading = self.gathered.leading
        sequence = block.label.split()[0]
        label = (
            run(f"{block.label}\u00a0", look, leading)
            + self.gathered.bookmarked(
                block.anchor if isinstance(block, Figure) else "",
                field_runs(f"SEQ {sequence} \\* ARABIC", str(block.number), look, leading),
            )
            + run(". ", look, leading)
        )
        words = runs(block.caption, look, self.gathered)
        return f'<w:p><w:pPr><w:pStyle w:val="Caption"/>{properties}</w:pPr>{label}{words}</w:p>'

    def figure(self, figure: Figure, look: Look) -> str:
        """The chart or picture, kept with its caption under it."""
        self.placed += 1
        if figure in self.charts:
            self.attached.append(chart_part(self.placed, self.charts[figure]))
            shown = inline_chart(self.placed, self.charts[figure], figure.alternative)
        else:
            self.attached.append(picture_part(self.placed, self.images[figure].data))
            shown = inline_picture(self.placed, self.images[figure], figure.alternative)
        return f'<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r>{shown}</w:r></w:p>' + self.labelled(
            figure, look, '<w:keepNext w:val="0"/>'
        )

    def row(
        self,
        row: Row,
        widths: list[int],
        look: Look,
        *,
        is_head: bool = False,
        is_whole: bool = True,
        keep_next: bool = False,
    ) -> str:
        """A row; no page break cuts one that `is_whole`, or stands behind one with `keep_next`; header rows repeat."""
        properties = _HEAD_ROW if is_head else _WHOLE_ROW if is_whole else ""
        kept = "<w:keepNext/>" if keep_next else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self.paragraph(cell_style(cell, is_head=is_head), cell.children, replace(look, language=cell.language or look.language), kept)}</w:tc>"
            for cell, width in zip(row, widths, strict=True)
        )
        return f"<w:tr>{properties}{cells}</w:tr>"

    def pairs(self, pairs: Pairs, look: Look, *, boxed: bool) -> str:
        """Two languages side by side: a table whose rows pair what says the same."""
        widths = half_widths(self.width)
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.band}"/>' if boxed else ""
        rows = "".join(
            f"<w:tr>{_WHOLE_ROW}"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}{"" if boxed or place else _AT_MARGIN}</w:tcPr>'
                f"{self.blocks(side, replace(look, language=language)) or _SPACER}</w:tc>"
                for place, (side, language, width) in enumerate(zip(row, pairs.languages, widths, strict=True))
            )
            + "</w:tr>"
            for row in pairs.rows
        )
        style = "CalloutTable" if boxed else "ParallelTable"
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{self.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"</w:tblPr>{_grid(widths)}{rows}</w:tbl>{_PAIRS_SPACER}"
        )


def _grid(widths: list[int]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
