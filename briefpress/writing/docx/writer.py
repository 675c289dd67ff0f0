"""A document as a Word file. python-docx opens our package to add headers, footers and properties, as Word would."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx

from briefpress.document.nodes import Document
from briefpress.writing.charts import native_charts, png_pictures
from briefpress.writing.docx.blocks import Body
from briefpress.writing.docx.heads import set_heads
from briefpress.writing.docx.package import rezipped
from briefpress.writing.docx.template import template_docx, text_width
from briefpress.writing.docx.words import Look, Notes
from briefpress.writing.tokens import Theme

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


def write_docx(document: Document, theme: Theme) -> bytes:
    """The document as the bytes of a .docx file; equal documents give equal bytes."""
    parallel = len(document.languages) > 1
    notes = Notes(document.language)
    writer = Body(
        text_width(theme, parallel=parallel),
        theme.colours.band,
        notes,
        png_pictures(document, theme),
        native_charts(document, theme),
    )
    body = writer.blocks(document.blocks, Look())
    package = template_docx(
        theme,
        document.language,
        parallel=parallel,
        body=body,
        footnotes="".join(notes.written),
        list_starts=tuple(writer.list_starts),
        attached=tuple(writer.attached),
    )
    word = docx.Document(io.BytesIO(package))
    set_heads(word, document, theme)
    _set_properties(word, document)
    out = io.BytesIO()
    word.save(out)
    return rezipped(out.getvalue())
