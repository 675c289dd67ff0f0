"""The one walk from a document to HTML; the page for the PDF engine and the page for a browser override what differs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Datum,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    LanguageTag,
    LineBreak,
    Link,
    ListBlock,
    Named,
    Note,
    Pairs,
    Paragraph,
    Passage,
    Reference,
    Row,
    Table,
    Text,
)
from briefpress.document.walks import reworded
from briefpress.localising.typography import loosened
from briefpress.writing.alignment import fillers
from briefpress.writing.charts import NO_PICTURES


def attribute(name: str, value: str | None) -> str:
    """An attribute with the space before it; nothing where it has no value."""
    return f" {name}={quoteattr(value)}" if value else ""


def table_label(table: Table | Figure) -> str:
    """The words before a caption: «Таблица 1. », «Рисунок 1. », with no-break space; nothing where there is no caption."""
    return f"{table.label}\u00a0{table.number}. " if table.caption else ""


def is_parallel(table: Table) -> bool:
    """Whether its rows say the same in two languages, one after the other."""
    return any(cell.language for row in table.body for cell in row)


def _loosened_figure(item: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A key figure with the value before its words loosened: it stands in a third of the line."""
    return tuple(
        replace(inline, children=reworded(inline.children, lambda child: isinstance(child, Datum), loosened))
        if isinstance(inline, Emphasis)
        else inline
        for inline in item
    )


def meta_elements(document: Document) -> str:
    """The character set, the title, and the properties of the file that HTML has names for."""
    particulars = document.particulars
    metas = "".join(
        f"<meta name={quoteattr(name)} content={quoteattr(content)}>"
        for name, content in (
            ("author", particulars.author),
            ("description", particulars.subject),
            ("keywords", particulars.keywords),
        )
        if content
    )
    return f'<meta charset="utf-8"><title>{escape(document.title)}</title>{metas}'


class Markup(ABC):
    """Writes the nodes of a document as HTML. A kind of page says how it sets notes and pairs.

    `language` is the leading one; `pictures` are the figures drawn, as elements that may stand in HTML.
    """

    def __init__(self, language: LanguageTag, pictures: Mapping[Figure, str] = NO_PICTURES) -> None:
        self.language = language
        self.pictures = pictures

    @abstractmethod
    def note(self, note: Note) -> str:
        """What stands where a note is called."""

    @abstractmethod
    def pairs(self, pairs: Pairs) -> str:
        """Two languages side by side."""

    def start(self, block: ListBlock) -> str:
        """The attributes of an ordered list that does not count from one."""
        return f' start="{block.start}"'

    def framed(self, table: Table, markup: str) -> str:
        """A table with what stands around it."""
        return markup

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks one after another."""
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(children, role):
                return f"<p{attribute('class', role if role != 'body' else '')}>{self.run(children)}</p>"
            case ListBlock():
                return self.list_block(block)
            case Table():
                return self.framed(block, self.table(block))
            case Figure():
                return self.figure(block)
            case Box(role, blocks):
                return f'<aside class="{role}">{self.blocks(blocks)}</aside>'
            case Pairs():
                return self.pairs(block)

    def run(self, children: tuple[Inline, ...]) -> str:
        """A run of inlines."""
        return "".join(self.inline(child) for child in children)

    def inline(self, inline: Inline) -> str:
        """One inline."""
        match inline:
            case Text(text):
                return escape(text)
            case Emphasis(children, strong):
                tag = "strong" if strong else "em"
                return f"<{tag}>{self.run(children)}</{tag}>"
            case Datum(fact, value, text, is_date):
                tag, key = ("time", "datetime") if is_date else ("data", "value")
                return f"<{tag}{attribute(key, value)}{attribute('data-fact', fact)}>{escape(text)}</{tag}>"
            case LineBreak():
                # What is read out needs the space that the line's end stands for.
                return "<br> "
            case Foreign(language, children):
                return f'<span lang="{language}">{self.run(children)}</span>'
            case Link(target, linked, anchor):
                return f"<a{attribute('id', anchor)} href={quoteattr('#' + target)}>{self.run(linked)}</a>"
            case Reference(target, text):
                return f"<a href={quoteattr('#' + target)}>{escape(text)}</a>"
            case Named(anchor, children):
                return f"<span{attribute('id', anchor)}>{self.run(children)}</span>"
            case Passage(_, children):
                return self.run(children)
            case Note():
                return self.note(inline)

    def heading(self, heading: Heading) -> str:
        """A heading with its number."""
        number = f'<span class="heading-number">{heading.number} </span>' if heading.number else ""
        tag = f"h{heading.level}"
        return f"<{tag}{attribute('id', heading.anchor)}>{number}{self.run(heading.children)}</{tag}>"

    def list_block(self, block: ListBlock) -> str:
        """A list."""
        tag = "ol" if block.ordered else "ul"
        start = self.start(block) if block.ordered and block.start != 1 else ""
        role = attribute("class", block.role if block.role != "plain" else "")
        items = map(_loosened_figure, block.items) if block.role == "key-figures" else block.items
        return f"<{tag}{role}{start}>" + "".join(f"<li>{self.run(item)}</li>" for item in items) + f"</{tag}>"

    def table(self, table: Table) -> str:
        """A table without what stands around it."""
        share = sum(table.widths)
        columns = "".join(f'<col style="width:{width / share:.4%}">' for width in table.widths)
        caption = f"<caption>{escape(table_label(table))}{self.run(table.caption)}</caption>" if table.caption else ""
        head = f"<thead>{self._rows(table.head, 'col')}</thead>" if table.head else ""
        role = table.role + (" parallel" if is_parallel(table) else "")
        return (
            f'<table class="{role}"{attribute("aria-label", table.summary)}>{caption}<colgroup>{columns}</colgroup>'
            f"{head}<tbody>{self._rows(table.body, 'row')}</tbody></table>"
        )

    def figure(self, figure: Figure) -> str:
        """A figure with its caption."""
        caption = f"<figcaption>{escape(table_label(figure))}{self.run(figure.caption)}</figcaption>"
        anchor = attribute("id", figure.anchor)
        return f'<figure{anchor} class="{figure.role}">{self.pictures.get(figure, "")}{caption}</figure>'

    def _rows(self, rows: tuple[Row, ...], scope: str) -> str:
        out = []
        lacking = fillers(rows, self.language)
        for place, row in enumerate(rows):
            half = next((index for index, cell in enumerate(row) if cell.language != row[0].language), -1)
            cells = "".join(
                self._cell(cell, scope, index == half, lacking.get((place, index), ""))
                for index, cell in enumerate(row)
            )
            out.append(f"<tr>{cells}</tr>")
        return "".join(out)

    def _cell(self, cell: Cell, scope: str, second: bool, filler: str) -> str:
        tag = "th" if cell.head else "td"
        classes = " ".join(name for name, holds in (("number", cell.number), ("second", second)) if holds)
        scope_text = f' scope="{scope}"' if cell.head else ""
        more = attribute("data-filler", filler) + attribute("lang", cell.language)
        return f"<{tag}{scope_text}{attribute('class', classes)}{more}>{self.run(cell.children)}</{tag}>"
