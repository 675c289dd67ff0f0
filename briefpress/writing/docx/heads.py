"""The heads and feet of the Word file's pages: running title, page number where the theme wants it, letterhead."""

from __future__ import annotations

import io
import re
from typing import Any

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from briefpress.document.nodes import Document, LanguageTag
from briefpress.writing.docx.template import text_width
from briefpress.writing.docx.words import Look, field_runs, run
from briefpress.writing.letterhead import letterhead_lines, picture_words
from briefpress.writing.tokens import Theme

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
# Below the letterhead, in millimetres.
AFTER_LETTERHEAD = 6
_TAB = "<w:r><w:tab/></w:r>"


def _fill(paragraph: Any, style: Any, inner: str) -> None:
    paragraph.style = style
    for element in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
        paragraph._p.append(element)


def _page_label(label: str, document: Document) -> str:
    """«стр. {page} из {pages}» as runs and fields; Word fills the fields when it lays out the page."""
    return "".join(
        field_runs(_FIELDS[piece], "1", Look(), document.language)
        if piece in _FIELDS
        else run(piece, Look(), document.language)
        for piece in re.split(r"(\{pages?\})", label)
        if piece
    )


def set_heads(word: Any, document: Document, theme: Theme) -> None:
    """Fill the headers and footers of the file's only section."""
    section, page = word.sections[0], theme.page
    section.different_first_page_header_footer = True
    label = _page_label(document.particulars.page_label if page.number_form == "full" else "{page}", document)
    at_top = page.number.startswith("top")
    running = run(document.particulars.running, Look(), document.language) if page.running_title else ""
    header, footer = word.styles["header"], word.styles["footer"]
    _fill(
        section.header.paragraphs[0], header, running + (_TAB if running and at_top else "") + (label if at_top else "")
    )
    _fill(section.footer.paragraphs[0], footer, "" if at_top else label)
    first_label = label if page.number_on_first else ""
    _fill(section.first_page_footer.paragraphs[0], footer, "" if at_top else first_label)
    first_head = (_TAB if running else "") + first_label if at_top and first_label else ""
    _fill(section.first_page_header.paragraphs[0], header, first_head)
    _set_letterhead(word, section.first_page_header, document, theme)


def _set_letterhead(word: Any, header: Any, document: Document, theme: Theme) -> None:
    """The letterhead below the first page's head, from where the text would begin; the text makes room for it."""
    sides = [(language, letterhead_lines(theme, language)) for language in document.languages]
    sides = [(language, lines) for language, lines in sides if lines]
    if not theme.png and not sides:
        return
    header.paragraphs[0].paragraph_format.space_after = Mm(theme.page.head_gap)
    if theme.png:
        taken = word.element.xpath("//wp:docPr/@id")
        _add_picture(header.add_paragraph(style=word.styles["Letterhead"]), theme, document.languages[0], taken)
    if len(sides) == 1:
        language, lines = sides[0]
        _fill(header.add_paragraph(), word.styles["Letterhead"], _lines(lines, language, document))
    elif sides:
        header._element.append(parse_xml(_beside(sides, document, text_width(theme, parallel=True))))
        header.add_paragraph(style=word.styles["Table Spacer"])
    header.paragraphs[-1].paragraph_format.space_after = Mm(AFTER_LETTERHEAD)


def _add_picture(paragraph: Any, theme: Theme, language: LanguageTag, taken: list[str]) -> None:
    """The mark of the house; pictures of the text have `taken` their numbers."""
    shape = paragraph.add_run().add_picture(io.BytesIO(theme.png or b""), height=Mm(theme.letterhead.height))
    properties = shape._inline.docPr
    properties.set("descr", picture_words(theme, language))
    properties.set("id", str(max(map(int, taken), default=0) + 1))


def _lines(lines: tuple[str, ...], language: LanguageTag, document: Document) -> str:
    look = Look(language)
    return "<w:r><w:br/></w:r>".join(run(line, look, document.language) for line in lines)


def _beside(sides: list[tuple[LanguageTag, tuple[str, ...]]], document: Document, width: int) -> str:
    """The lines of two languages side by side."""
    half = width // 2
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{half}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Letterhead"/></w:pPr>'
        f"{_lines(lines, language, document)}</w:p></w:tc>"
        for language, lines in sides
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{2 * half}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )
