"""What PDF/A-3a asks of a file, as far as it can be told quickly: each rule tells what it misses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.writing.conformance.reading import FinishedPdf

# Glyph 0, which draws a box; words for reading out begin with feff and are no glyphs.
_NO_GLYPH = re.compile(rb"<(?!feff)(?:[0-9a-fA-F]{4})*?0000(?:[0-9a-fA-F]{4})*>")
_HIDDEN_OR_UNPRINTED, _PRINTED = 0b100111, 0b100


def find_metadata(file: FinishedPdf) -> Iterator[str]:
    """One packet of metadata that declares the profile; colours that are defined; an identifier."""
    if file.packet.count("<rdf:RDF") != 1:
        yield "its metadata are not one packet"
    if not re.search(r'pdfaid:part(="|>)3\b', file.packet) or not re.search(
        r'pdfaid:conformance(="|>)A\b', file.packet
    ):
        yield "it does not declare the profile"
    if "GTS_PDFA1" not in file.intents:
        yield "it has no output intent, which defines its colours"
    if not file.has_identifier:
        yield "it has no identifier"


def find_fonts(file: FinishedPdf) -> Iterator[str]:
    """Fonts in the file, which say what letters they draw, and have each letter that is drawn."""
    for font in file.fonts:
        if not font.is_embedded:
            yield f"the font {font.name} is not in it"
        if not font.has_letters:
            yield f"the font {font.name} does not say what letters it draws"
    for number, operators in enumerate(file.pages, 1):
        if _NO_GLYPH.search(operators):
            yield f"page {number} draws a letter that its font lacks"


def find_attachments(file: FinishedPdf) -> Iterator[str]:
    """Attachments that say what they are and how they belong to the file."""
    for attachment in file.attachments:
        if not attachment.is_listed or not attachment.relationship:
            yield f"the attachment {attachment.name} does not say how it belongs to the file"
        if not attachment.kind:
            yield f"the attachment {attachment.name} does not say what it is"


def find_annotations(file: FinishedPdf) -> Iterator[str]:
    """Links that are neither hidden nor left out in print."""
    for link in file.links:
        if link.flags & _HIDDEN_OR_UNPRINTED != _PRINTED:
            yield f"a link on page {link.page + 1} is hidden or not printed"


RULES = (find_metadata, find_fonts, find_attachments, find_annotations)
