"""Blocks as paragraphs and tables of named styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import quoteattr

from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Emphasis,
    Figure,
    Heading,
    Inline,
    LineBreak,
    ListBlock,
    Pairs,
    Paragraph,
    Row,
    Table,
)
from briefpress.writing.charts import Drawn, Native
from briefpress.writing.docx.package import Attached
from briefpress.writing.docx.pictures import chart_part, inline_chart, inline_picture, picture_part
from briefpress.writing.docx.styles import BULLETS
from briefpress.writing.docx.words import Look, Notes, field_runs, run, runs

_PARAGRAPH_STYLES = {
    "body": "BodyText",
    "marking": "Marking",
    "genre": "Genre",
    "status": "DocumentStatus",
    "source": "Source",
    "label": "LeadIn",
}
_SPACER = '<w:p><w:pPr><w:pStyle w:val="TableSpacer"/></w:pPr></w:p>'
_FIRST_ORDERED = 3


@dataclass
class Body:
    """What is known while the body is written: the text width in twips, the colour of boxes, the notes, the pictures, the charts of Word's
    own, the lists begun, the parts attached to the document, how many pictures and charts are placed in it.
    """

    width: int
    band: str
    notes: Notes
    images: Mapping[Figure, Drawn]
    charts: Mapping[Figure, Native]
    list_starts: list[int] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    placed: int = 0

    def paragraph(self, style: str, children: tuple[Inline, ...], look: Look, properties: str = "") -> str:
        """A paragraph of a named style."""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs(children, look, self.notes)}</w:p>'

    def document(self, blocks: tuple[Block, ...]) -> str:
        """The document's blocks in order; its title is written last, so that comments that find no place stand at it."""
        place = next(
            (index for index, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1), None
        )
        if place is None:
            return self.blocks(blocks, Look())
        before, after = self.blocks(blocks[:place], Look()), self.blocks(blocks[place + 1 :], Look())
        return before + self.block(blocks[place], Look()) + after

    def blocks(self, blocks: tuple[Block, ...], look: Look, *, boxed: bool = False) -> str:
        """The blocks in order."""
        return "".join(self.block(block, look, boxed=boxed) for block in blocks)

    def block(self, block: Block, look: Look, *, boxed: bool = False) -> str:
        """One block; `boxed` inside the key messages."""
        match block:
            case Heading():
                return self.heading(block, look, boxed=boxed)
            case Paragraph(children, role):
                return self.paragraph(_PARAGRAPH_STYLES[role], children, look)
            case ListBlock(items, role="key-figures"):
                return "".join(self.key_figure(item, look) for item in items)
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
        style = (
            "Title"
            if heading.level == 1
            else "CalloutHeading"
            if boxed or not heading.numbered
            else f"Heading{heading.level - 1}"
        )
        inner = self.notes.bookmarked(heading.anchor, runs(heading.children, look, self.notes))
        if heading.level == 1:
            inner = self.notes.comments.rest(inner)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'

    def list_block(self, block: ListBlock, look: Look, bullet_style: str) -> str:
        """A list; each ordered one has a numbering of its own."""
        if not block.ordered:
            bullet = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>'
            return "".join(self.paragraph(bullet_style, item, look, bullet) for item in block.items)
        properties = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_FIRST_ORDERED + len(self.list_starts)}"/></w:numPr>'
        )
        self.list_starts.append(block.start)
        return "".join(self.paragraph("ListNumber", item, look, properties) for item in block.items)

    def key_figure(self, item: tuple[Inline, ...], look: Look) -> str:
        """A figure and what it is of, a paragraph each: an editor may set a value anew, in the paragraph's style alone."""
        place = next((index for index, inline in enumerate(item) if isinstance(inline, LineBreak)), len(item))
        value = tuple(inner for inline in item[:place] for inner in _unstressed(inline))
        label = item[place + 1 :]
        return self.paragraph("KeyFigure", value, look) + (
            self.paragraph("KeyFigureLabel", label, look) if label else ""
        )

    def table(self, table: Table, look: Look) -> str:
        """A table with its caption, fixed widths and repeated header rows, and the paragraph that must follow it."""
        share = sum(table.widths)
        widths = [self.width * width // share for width in table.widths]
        widths[-1] += self.width - sum(widths)
        rows = "".join(self.row(row, widths, look, is_head=True) for row in table.head)
        rows += "".join(self.row(row, widths, look, is_head=False) for row in table.body)
        style = "ParticularsTable" if table.role == "particulars" else "BriefTable"
        first_row = "1" if table.head else "0"
        return (
            self.caption(table, look)
            + f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{self.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
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
        leading = self.notes.leading
        sequence = block.label.split()[0]
        label = (
            run(f"{block.label}\u00a0", look, leading)
            + self.notes.bookmarked(
                block.anchor if isinstance(block, Figure) else "",
                field_runs(f"SEQ {sequence} \\* ARABIC", str(block.number), look, leading),
            )
            + run(". ", look, leading)
        )
        words = runs(block.caption, look, self.notes)
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

    def row(self, row: Row, widths: list[int], look: Look, *, is_head: bool) -> str:
        """A row that no page break cuts; header rows repeat."""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self.paragraph(_cell_style(cell, is_head), cell.children, replace(look, language=cell.language or look.language))}</w:tc>"
            for cell, width in zip(row, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"

    def pairs(self, pairs: Pairs, look: Look, *, boxed: bool) -> str:
        """Two languages side by side: a table whose rows pair what says the same."""
        half = self.width // 2
        widths = [half, self.width - half]
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.band}"/>' if boxed else ""
        rows = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
                f"{self.blocks(side, replace(look, language=language), boxed=False) or _SPACER}</w:tc>"
                for side, language, width in zip(row, pairs.languages, widths, strict=True)
            )
            + "</w:tr>"
            for row in pairs.rows
        )
        style = "CalloutTable" if boxed else "ParallelTable"
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{self.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"</w:tblPr>{_grid(widths)}{rows}</w:tbl>{_SPACER}"
        )


def _unstressed(inline: Inline) -> tuple[Inline, ...]:
    """What is inside strong words: where a whole paragraph is strong, its style says so."""
    return inline.children if isinstance(inline, Emphasis) and inline.strong else (inline,)


def _cell_style(cell: Cell, is_head: bool) -> str:
    if is_head:
        return "TableHeadNumber" if cell.number else "TableHead"
    if cell.number:
        return "TableNumber"
    return "TableRowHead" if cell.head else "TableText"


def _grid(widths: list[int]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
