"""A document as one HTML page: the form that the PDF engine lays out. Adds no words of its own."""

from __future__ import annotations

from string import Template
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Datum,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Pairs,
    Paragraph,
    Row,
    Table,
    Text,
    plain,
)
from briefpress.writing.fonts import FALLBACK, SANS, SERIF, font_faces
from briefpress.writing.tokens import Theme

# Notes of up to so many characters are set one after another in a line; longer ones begin a line of their own.
_SHORT_NOTE = 84


def _attribute(name: str, value: str | None) -> str:
    return f" {name}={quoteattr(value)}" if value else ""


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Emphasis(children, strong):
            tag = "strong" if strong else "em"
            return f"<{tag}>{_run(children)}</{tag}>"
        case Datum(fact, value, text, is_date):
            tag, key = ("time", "datetime") if is_date else ("data", "value")
            return f"<{tag}{_attribute(key, value)}{_attribute('data-fact', fact)}>{escape(text)}</{tag}>"
        case LineBreak():
            return "<br>"
        case Foreign(language, children):
            return f'<span lang="{language}">{_run(children)}</span>'
        case Link(target, children, anchor):
            return f"<a{_attribute('id', anchor)} href={quoteattr('#' + target)}>{_run(children)}</a>"
        case Note():
            length = "note short" if len(plain(inline.children)) <= _SHORT_NOTE else "note"
            return f'<span class="{length}" data-number="{inline.number}"{_attribute("lang", inline.language)}>{_run(inline.children)}</span>'


def _run(children: tuple[Inline, ...]) -> str:
    return "".join(_inline(child) for child in children)


def _heading(heading: Heading) -> str:
    number = f'<span class="heading-number">{heading.number}</span> ' if heading.number else ""
    return f"<h{heading.level}{_attribute('id', heading.anchor)}>{number}{_run(heading.children)}</h{heading.level}>"


def _list(block: ListBlock) -> str:
    tag = "ol" if block.ordered else "ul"
    # The engine does not read the attribute; its counter has to be told.
    start = (
        f' start="{block.start}" style="counter-reset: list-item {block.start - 1}"'
        if block.ordered and block.start != 1
        else ""
    )
    return f"<{tag}{start}>" + "".join(f"<li>{_run(item)}</li>" for item in block.items) + f"</{tag}>"


def _cell(cell: Cell, scope: str, second: bool) -> str:
    tag = "th" if cell.head else "td"
    classes = " ".join(name for name, holds in (("number", cell.number), ("second", second)) if holds)
    scope_text = f' scope="{scope}"' if cell.head else ""
    return f"<{tag}{scope_text}{_attribute('class', classes)}{_attribute('lang', cell.language)}>{_run(cell.children)}</{tag}>"


def _rows(rows: tuple[Row, ...], scope: str) -> str:
    out = []
    for row in rows:
        half = next((index for index, cell in enumerate(row) if cell.language != row[0].language), -1)
        out.append("<tr>" + "".join(_cell(cell, scope, index == half) for index, cell in enumerate(row)) + "</tr>")
    return "".join(out)


def table_label(table: Table) -> str:
    """The words before a caption: «Таблица 1. », with no-break space; nothing where the table has no caption."""
    return f"{table.label}\u00a0{table.number}. " if table.caption else ""


def _table(table: Table) -> str:
    share = sum(table.widths)
    columns = "".join(f'<col style="width:{width / share:.4%}">' for width in table.widths)
    caption = f"<caption>{escape(table_label(table))}{_run(table.caption)}</caption>" if table.caption else ""
    head = f"<thead>{_rows(table.head, 'col')}</thead>" if table.head else ""
    role = table.role + (" parallel" if any(cell.language for row in table.body for cell in row) else "")
    return (
        f'<table class="{role}"{_attribute("aria-label", table.summary)}>{caption}<colgroup>{columns}</colgroup>'
        f"{head}<tbody>{_rows(table.body, 'row')}</tbody></table>"
    )


def _pairs(pairs: Pairs) -> str:
    left, right = pairs.languages
    rows = "".join(
        f'<tr><td lang="{left}">{_blocks(one)}</td><td lang="{right}">{_blocks(other)}</td></tr>'
        for one, other in pairs.rows
    )
    return f'<table class="pairs"><colgroup><col style="width:50%"><col style="width:50%"></colgroup><tbody>{rows}</tbody></table>'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph(children, role):
            return f"<p{_attribute('class', role if role != 'body' else '')}>{_run(children)}</p>"
        case ListBlock():
            return _list(block)
        case Table():
            return _table(block)
        case Box(role, blocks):
            return f'<aside class="{role}">{_blocks(blocks)}</aside>'
        case Pairs():
            return _pairs(block)


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n".join(_block(block) for block in blocks)


def css_string(text: str) -> str:
    """`text` as a CSS string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def page_label_css(label: str) -> str:
    """A page label («стр. {page} из {pages}») as CSS content."""
    content = css_string(label).replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    return content.replace('""', "").strip()


def style_of(document: Document, theme: Theme) -> str:
    """The style sheet of the document: font faces, and the theme's page with its tokens filled in."""
    page, sizes, parallel = theme.page, theme.sizes, len(document.languages) > 1
    tokens = {
        "page_size": f"{page.height}mm {page.width}mm" if parallel else f"{page.width}mm {page.height}mm",
        "left": page.parallel_side if parallel else page.left,
        "right": page.parallel_side if parallel else page.right,
        "page_top": page.top,
        "page_bottom": page.bottom,
        "body": sizes.parallel if parallel else sizes.body,
        "running": css_string(document.particulars.running),
        "page_label": page_label_css(document.particulars.page_label),
        "serif": f"'{SERIF}', '{FALLBACK}'",
        "sans": f"'{SANS}', '{FALLBACK}'",
        **{f"sizes_{name}": value for name, value in vars(sizes).items()},
        **vars(theme.colours),
    }
    return font_faces(theme.fonts) + "\n" + Template(theme.style_sheet).substitute(tokens)


def write_html(document: Document, style: str = "") -> str:
    """The document as an HTML page; `style` goes into its head."""
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
    head = f'<meta charset="utf-8"><title>{escape(document.title)}</title>{metas}' + (
        f"<style>\n{style}\n</style>" if style else ""
    )
    layout = "compact" if document.particulars.layout == "compact" else None
    return f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>{head}</head>\n<body{_attribute("class", layout)}>\n{_blocks(document.blocks)}\n</body>\n</html>\n'
