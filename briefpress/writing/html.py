"""A document as the HTML page that the PDF engine lays out. Adds no words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from briefpress.document.nodes import Document, Figure, ListBlock, Note, Pairs
from briefpress.document.walks import plain
from briefpress.writing.charts import NO_PICTURES
from briefpress.writing.css import css_tokens
from briefpress.writing.fonts import font_faces
from briefpress.writing.markup import Markup, attribute, meta_elements
from briefpress.writing.tokens import Theme, for_layout

# Notes of up to so many characters are set one after another in a line; longer ones begin a line of their own.
_SHORT_NOTE = 84


class _Laid(Markup):
    """The engine makes a footnote of a note where it is called, and sets two languages as a table."""

    def note(self, note: Note) -> str:
        length = "note short" if len(plain(note.children)) <= _SHORT_NOTE else "note"
        digits = len(str(note.number))
        language = attribute("lang", note.language)
        return f'<span class="{length} digits-{digits}" data-number="{note.number}"{language}>{self.run(note.children)}</span>'

    def pairs(self, pairs: Pairs) -> str:
        left, right = pairs.languages
        rows = "".join(
            f'<tr><td lang="{left}">{self.blocks(one)}</td><td lang="{right}">{self.blocks(other)}</td></tr>'
            for one, other in pairs.rows
        )
        return f'<table class="pairs"><colgroup><col style="width:50%"><col style="width:50%"></colgroup><tbody>{rows}</tbody></table>'

    def start(self, block: ListBlock) -> str:
        # The engine does not read the attribute; its counter has to be told.
        return f'{super().start(block)} style="counter-reset: list-item {block.start - 1}"'


def tokens_of(document: Document, theme: Theme) -> Mapping[str, str]:
    """What a style sheet of the theme may name after a dollar sign."""
    particulars = document.particulars
    return css_tokens(
        theme,
        parallel=len(document.languages) > 1,
        running=particulars.running,
        page_label=particulars.page_label,
    )


def style_of(document: Document, theme: Theme) -> str:
    """The style sheet of the document: font faces, and the theme's page with its tokens filled in."""
    tokens = tokens_of(document, for_layout(theme, document.particulars.layout))
    return font_faces(theme.fonts) + "\n" + Template(theme.style_sheet).substitute(tokens)


def write_html(
    document: Document, style: str = "", opening: str = "", pictures: Mapping[Figure, str] = NO_PICTURES
) -> str:
    """The document as an HTML page; `style` goes into its head, `opening` (a letterhead) stands before its words.

    `pictures` are its figures drawn.
    """
    head = meta_elements(document) + (f"<style>\n{style}\n</style>" if style else "")
    layout = "compact" if document.particulars.layout == "compact" else None
    body = _Laid(document.language, pictures).blocks(document.blocks)
    return f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>{head}</head>\n<body{attribute("class", layout)}>\n{opening}{body}\n</body>\n</html>\n'
