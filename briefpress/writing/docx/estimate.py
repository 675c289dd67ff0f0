"""The pages of a document as a word processor will make them: the size of the page, its letterhead, and all that stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefpress.document.nodes import Document, Figure, Note, Text
from briefpress.writing.charts import Drawn, Native
from briefpress.writing.docx.block_styles import CELL_SIDES, begins_with_table, half_widths
from briefpress.writing.docx.contents import (
    contents_place,
    contents_title,
    entry_style,
    entry_words,
    has_contents,
    listed_headings,
)
from briefpress.writing.docx.flowing import Flow, Strip
from briefpress.writing.docx.heads import AFTER_LETTERHEAD
from briefpress.writing.docx.line_breaking import Faces, lines_of
from briefpress.writing.docx.measures import measures_of
from briefpress.writing.docx.pagination import Foot, Pages
from briefpress.writing.docx.properties import twips
from briefpress.writing.docx.styles import styles_xml
from briefpress.writing.docx.template import head_distance, text_width
from briefpress.writing.letterhead import letterhead_lines
from briefpress.writing.tokens import Theme


@dataclass(frozen=True)
class Estimate:
    """On which page each heading stands, by its anchor, and how many pages there are."""

    headings: Mapping[str, int]
    pages: int


def _contents(document: Document, flow: Flow, width: int) -> list[Strip]:
    """The table of contents; a page number at its right edge makes no line longer."""
    if not has_contents(document):
        return []
    strips = flow.paragraph("TOCHeading", contents_title(document), width)
    for heading in listed_headings(document):
        strips += flow.paragraph(entry_style(heading), entry_words(heading), width)
    return [*strips, flow.spacer()]


def _letterhead(document: Document, theme: Theme, flow: Flow, width: int) -> int:
    """How far the letterhead in the first page's head pushes the text down, in twips."""
    sides = [lines for language in document.languages if (lines := letterhead_lines(theme, language))]
    if not theme.png and not sides:
        return 0
    style, line = flow.styles["Letterhead"], flow.line_height("Letterhead")
    _, below = flow.faces.heights(style.family)
    height = flow.line_height("Header") + twips(theme.page.head_gap)
    if theme.png:
        height += twips(theme.letterhead.height) + round(below * style.points * 20) + style.after
    columns = [half - CELL_SIDES for half in half_widths(width)] if len(sides) > 1 else [width] * len(sides)
    counts = [
        sum(len(lines_of((Text(text),), style, column, flow.faces)) for text in lines)
        for lines, column in zip(sides, columns, strict=True)
    ]
    height += max(counts, default=0) * line
    if len(sides) > 1:
        height += style.after + flow.spacer().height
    return max(0, head_distance(theme) + height + twips(AFTER_LETTERHEAD) - twips(theme.page.top))


def estimate(document: Document, theme: Theme, images: Mapping[Figure, Drawn | Native]) -> Estimate:
    """Lay the document out on pages of the theme, without drawing anything."""
    parallel, page = len(document.languages) > 1, theme.page
    width = text_width(theme, parallel=parallel)
    height = twips(page.width if parallel else page.height) - twips(page.top) - twips(page.bottom)
    styles = measures_of(styles_xml(theme, document.language, parallel=parallel, width=width))
    flow = Flow(styles.paragraphs, styles.tables, Faces(theme.fonts), images)
    notes: dict[int, int] = {}

    def note_lines(note: Note) -> int:
        if note.number not in notes:
            notes[note.number] = flow.note_lines(note, width)
        return notes[note.number]

    foot = Foot(flow.line_height("FootnoteText"), styles.paragraphs["FootnoteText"].after, note_lines)
    pages = Pages(height, height - _letterhead(document, theme, flow, width), foot)
    place = contents_place(document) if has_contents(document) else 0
    pages.fill(
        [
            *([flow.spacer()] if begins_with_table(document) else []),
            *flow.blocks(document.blocks[:place], width),
            *_contents(document, flow, width),
            *flow.blocks(document.blocks[place:], width),
        ]
    )
    return Estimate(pages.headings, pages.page.number)
