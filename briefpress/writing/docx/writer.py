"""A document as a Word file. python-docx opens our package to add headers, footers and properties, as Word would."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx

from briefpress.document.nodes import Document
from briefpress.writing.charts import native_charts, png_pictures
from briefpress.writing.docx.blocks import Body
from briefpress.writing.docx.comments import Comments
from briefpress.writing.docx.contents import contents_xml, has_contents
from briefpress.writing.docx.estimate import estimate
from briefpress.writing.docx.fonts import with_fonts
from briefpress.writing.docx.heads import set_heads
from briefpress.writing.docx.package import rezipped
from briefpress.writing.docx.reference.pattern import Reference
from briefpress.writing.docx.template import template_docx, text_width
from briefpress.writing.docx.values import Values
from briefpress.writing.docx.words import Gathered
from briefpress.writing.remarks import Remark
from briefpress.writing.tokens import Theme, for_layout

_UNDATED = "2000-01-01"
# The longest text that a property of the file may hold; what stands on the page is not cut.
_LONGEST_PROPERTY = 255


def _set_properties(word: Any, document: Document) -> None:
    particulars, properties = document.particulars, word.core_properties
    stamp = dt.datetime.combine(dt.date.fromisoformat(particulars.date or _UNDATED), dt.time(12))
    texts = {
        "title": document.title,
        "subject": particulars.subject,
        "keywords": particulars.keywords,
        "author": particulars.author,
        "last_modified_by": particulars.author,
        "identifier": particulars.identifier,
        "language": ", ".join(document.languages),
    }
    for name, text in texts.items():
        setattr(properties, name, text[:_LONGEST_PROPERTY])
    properties.created = properties.modified = stamp
    properties.revision = 1


def write_docx(
    document: Document,
    theme: Theme,
    reference: Reference | None = None,
    *,
    embed_fonts: bool = False,
    remarks: tuple[Remark, ...] = (),
) -> bytes:
    """The document as the bytes of a .docx file, the remarks as its comments; equal documents give equal bytes.

    It takes on the looks of `reference` where there is one, and carries the theme's fonts where `embed_fonts`.
    """
    parallel = len(document.languages) > 1
    theme = for_layout(theme, document.particulars.layout)
    room = reference.laid_out(theme, parallel=parallel) if reference is not None else theme
    word = docx.Document(io.BytesIO(_package(document, room, remarks, parallel=parallel)))
    if reference is None:
        set_heads(word, document, theme)
    _set_properties(word, document)
    out = io.BytesIO()
    word.save(out)
    if reference is not None:
        return reference.dressed(out.getvalue(), parallel=parallel)
    return with_fonts(out.getvalue(), theme) if embed_fonts else rezipped(out.getvalue())


def _package(document: Document, theme: Theme, remarks: tuple[Remark, ...], *, parallel: bool) -> bytes:
    """The document's text, notes, comments, values and pictures in our own styles, without heads, feet and properties."""
    values = Values(f"{document.particulars.identifier}.{'-'.join(document.languages)}")
    comments = Comments(document.language, list(remarks))
    gathered = Gathered(document.language, values, comments)
    images, charts = png_pictures(document, theme), native_charts(document, theme)
    writer = Body(text_width(theme, parallel=parallel), theme.colours.band, gathered, images, charts)
    estimated = estimate(document, theme, {**images, **charts})
    body = writer.document(document, contents_xml(document, estimated.headings) if has_contents(document) else "")
    beside = (values.part(), comments.part(document.particulars.date or _UNDATED))
    return template_docx(
        theme,
        document.language,
        parallel=parallel,
        body=body,
        footnotes="".join(gathered.written),
        list_starts=tuple(writer.list_starts),
        attached=(*writer.attached, *(part for part in beside if part is not None)),
        pages=estimated.pages,
    )
