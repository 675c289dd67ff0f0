"""A document as the HTML page that the PDF engine lays out. Adds no words of its own."""

from __future__ import annotations

from string import Template

from briefpress.document.nodes import Document, ListBlock, Note, Pairs, plain
from briefpress.writing.fonts import FALLBACK, SANS, SERIF, font_faces
from briefpress.writing.markup import Markup, attribute, meta_elements
from briefpress.writing.tokens import Theme

# Notes of up to so many characters are set one after another in a line; longer ones begin a line of their own.
_SHORT_NOTE = 84


class _Laid(Markup):
    """The engine makes a footnote of a note where it is called, and sets two languages as a table."""

    def note(self, note: Note) -> str:
        length = "note short" if len(plain(note.children)) <= _SHORT_NOTE else "note"
        language = attribute("lang", note.language)
        return f'<span class="{length}" data-number="{note.number}"{language}>{self.run(note.children)}</span>'

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


def css_string(text: str) -> str:
    """`text` as a CSS string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def page_label_css(label: str) -> str:
    """A page label («стр. {page} из {pages}») as CSS content."""
    content = css_string(label).replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    return content.replace('""', "").strip()


def tokens_of(document: Document, theme: Theme) -> dict[str, object]:
    """What a style sheet of the theme may name after a dollar sign."""
    page, sizes, parallel = theme.page, theme.sizes, len(document.languages) > 1
    return {
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


def style_of(document: Document, theme: Theme) -> str:
    """The style sheet of the document: font faces, and the theme's page with its tokens filled in."""
    return font_faces(theme.fonts) + "\n" + Template(theme.style_sheet).substitute(tokens_of(document, theme))


def write_html(document: Document, style: str = "") -> str:
    """The document as an HTML page; `style` goes into its head."""
    head = meta_elements(document) + (f"<style>\n{style}\n</style>" if style else "")
    layout = "compact" if document.particulars.layout == "compact" else None
    return f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>{head}</head>\n<body{attribute("class", layout)}>\n{_Laid().blocks(document.blocks)}\n</body>\n</html>\n'
