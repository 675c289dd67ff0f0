"""A document as one page for a browser: styles and fonts inside, no script, no request to anywhere.

Notes are a list at the end, called by links and leading back. The one whose call was followed is shown at the foot of the
screen (`:target`), so that the reader keeps the place. Adds no words of its own: those for finding one's way are the document's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from string import Template
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Document,
    Figure,
    Foreign,
    Heading,
    Inline,
    Named,
    Note,
    Pairs,
    Signposts,
    Table,
    Text,
)
from briefpress.document.walks import notes_of, plain, reworded
from briefpress.findings import Finding, Place, error
from briefpress.localising.typography import loosened
from briefpress.writing.charts import NO_PICTURES, svg_pictures
from briefpress.writing.embedding import embedded_faces
from briefpress.writing.fonts import FontMissing, find_missing_glyphs
from briefpress.writing.html import tokens_of
from briefpress.writing.linked_data import linked_data
from briefpress.writing.markup import Markup, attribute, is_parallel, meta_elements
from briefpress.writing.tokens import Theme

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)
# A colon keeps our anchors apart from those of headings, which have none.
_TEXT, _NOTES = "page:text", "page:notes"
_ARROW = "\u2191"
# A table of more columns than this, in one language, is let scroll within itself where the screen is narrow.
_NARROW_COLUMNS = 3
_EMS_PER_COLUMN = 6


def _loosened(table: Table) -> Table:
    """The table with phrases that a narrow column may break: «1,50 млн долл. США в год» behind «млн», «долл.» and «США»."""

    def loose(cell: Cell) -> Cell:
        if not (cell.head or table.role == "figures"):
            return cell
        return replace(cell, children=reworded(cell.children, lambda _: True, loosened))

    head, body = (tuple(tuple(loose(cell) for cell in row) for row in rows) for rows in (table.head, table.body))
    return replace(table, head=head, body=body)


class _Screen(Markup):
    """Notes are called by links, pairs stand beside or below each other by the width of the screen, wide tables scroll."""

    def note(self, note: Note) -> str:
        place = note.number
        return f'<sup><a class="call" id="call:{place}" href="#note:{place}" role="doc-noteref">{place}</a></sup>'

    def pairs(self, pairs: Pairs) -> str:
        rows = "".join(
            '<div class="pair">'
            + "".join(
                f'<div lang="{language}">{self.blocks(side)}</div>'
                for language, side in zip(pairs.languages, row, strict=True)
                if side
            )
            + "</div>"
            for row in pairs.rows
        )
        return f'<div class="pairs">{rows}</div>'

    def table(self, table: Table) -> str:
        return super().table(_loosened(table))

    def framed(self, table: Table, markup: str) -> str:
        columns = len(table.widths) // (2 if is_parallel(table) else 1)
        shares = " ".join(f"minmax(min-content,{width}fr)" for width in table.widths[:columns])
        # The particulars are laid below each other there.
        is_wide = columns > _NARROW_COLUMNS and table.role != "particulars"
        least = columns * _EMS_PER_COLUMN if is_wide else 0
        scrolls = f' role="region" tabindex="0"{attribute("aria-label", table.summary)}' if least else ""
        return f'<div class="frame"{scrolls} style="--columns:{shares};--least:{least}em">{markup}</div>'


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1:
            yield block
        elif isinstance(block, Box):
            yield from _headings(block.blocks)


def _listed(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a heading as a table of contents repeats them: without notes, and without names, which stand once."""
    out: list[Inline] = []
    for child in children:
        if isinstance(child, Named):
            out += _listed(child.children)
        elif isinstance(child, Foreign):
            out.append(replace(child, children=_listed(child.children)))
        elif not isinstance(child, Note):
            out.append(child)
    return tuple(out)


def _word(document: Document, name: str) -> tuple[Inline, ...]:
    """A signpost in the languages of the document."""
    first, *others = document.particulars.signposts or (Signposts(document.language),)
    run: tuple[Inline, ...] = (Text(getattr(first, name)),)
    for other in others:
        run += (Text("\u00a0· "), Foreign(other.language, (Text(getattr(other, name)),)))
    return run


def _contents(document: Document, kind: Markup) -> str:
    """The table of contents twice, folded and open; the style sheet shows the one that the screen has room for."""
    word = kind.run(_word(document, "contents"))
    entries = [
        (f' class="level-{heading.level}"', heading.anchor, f"{heading.number} ".lstrip(), heading.children)
        for heading in _headings(document.blocks)
    ]
    if notes_of(document):
        entries.append(("", _NOTES, "", _word(document, "notes")))
    items = "".join(
        f'<li{level}><a href="#{escape(anchor)}">{number}{kind.run(_listed(children))}</a></li>'
        for level, anchor, number, children in entries
    )
    return (
        f'<nav aria-label={quoteattr(plain(_word(document, "contents")))} role="doc-toc">'
        f"<details><summary>{word}</summary><ul>{items}</ul></details>"
        f'<div class="open"><p class="label">{word}</p><ul>{items}</ul></div></nav>'
    )


def _notes(document: Document, kind: Markup) -> str:
    """The notes in order, each with the way back to its call."""
    notes = notes_of(document)
    if not notes:
        return ""
    back = {signposts.language: signposts.back for signposts in document.particulars.signposts}
    items = "".join(
        f'<li id="note:{note.number}"{attribute("lang", note.language)}>{kind.run(note.children)}\u00a0'
        f'<a class="back" href="#call:{note.number}" role="doc-backlink"><span class="arrow" aria-hidden="true">{_ARROW}</span>'
        f'<span class="word">{escape(back.get(note.language or document.language, ""))}</span></a></li>\n'
        for note in notes
    )
    head = f'<h2 id="{_NOTES}">{kind.run(_word(document, "notes"))}</h2>'
    return f'<section class="notes" role="doc-endnotes" aria-labelledby="{_NOTES}">{head}<ol>\n{items}</ol></section>\n'


def _body(document: Document, pictures: Mapping[Figure, str]) -> str:
    kind, blocks = _Screen(document.language, pictures), document.blocks
    start = next(
        (place for place, block in enumerate(blocks) if isinstance(block, Box) or next(_headings((block,)), None)),
        len(blocks),
    )
    two = ' class="two"' if len(document.languages) > 1 else ""
    return (
        f'<body{two}>\n<a class="skip" href="#{_TEXT}">{kind.run(_word(document, "skip"))}</a>\n'
        f"<header>\n{kind.blocks(blocks[:start])}\n</header>\n{_contents(document, kind)}\n"
        f'<main id="{_TEXT}">\n{kind.blocks(blocks[start:])}\n{_notes(document, kind)}</main>\n'
        f"<footer><p>{escape(document.particulars.running)}</p></footer>\n</body>"
    )


def _head(document: Document, style: str) -> str:
    particulars = document.particulars
    named = (("identifier", particulars.identifier), ("date", particulars.date))
    metas = "".join(f'<meta name="dcterms.{name}" content={quoteattr(text)}>' for name, text in named if text)
    return (
        f'<head><meta http-equiv="Content-Security-Policy" content="{_POLICY}">{meta_elements(document)}{metas}'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">\n'
        f"{linked_data(document)}\n<style>\n{style}\n</style></head>"
    )


def page_of(document: Document, style: str = "", pictures: Mapping[Figure, str] = NO_PICTURES) -> str:
    """The page as text; `style` goes into its head, `pictures` are its figures drawn."""
    return f'<!DOCTYPE html>\n<html lang="{document.language}">\n{_head(document, style)}\n{_body(document, pictures)}\n</html>\n'


def write_web(document: Document, theme: Theme, name: str) -> tuple[bytes | None, list[Finding]]:
    """The document as a page in UTF-8, or None and the reasons why not. `name` is the file that findings bear."""
    try:
        pictures = svg_pictures(document, theme)
        text = page_of(document, pictures=pictures)
        findings = find_missing_glyphs(text.replace(_ARROW, ""), theme.fonts, Place(name))
        style = Template(theme.screen_sheet).substitute(tokens_of(document, theme))
        faces = embedded_faces(theme.fonts, text)
    except FontMissing as missing:
        return None, [missing.finding]
    except (KeyError, ValueError) as fault:
        place = Place(f"{theme.name}/screen.css")
        return None, [error(place, "theme.invalid", f"a token is not known or not closed: {fault}")]
    if findings:
        return None, findings
    return page_of(document, f"{faces}\n{style}", pictures).encode(), []
