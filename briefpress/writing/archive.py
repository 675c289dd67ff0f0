"""What makes a PDF one for the archive: both profiles declared in one XMP packet, its identifier, and what is attached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import pydyf
import weasyprint

from briefpress.document.nodes import Document
from briefpress.writing.attachments import Attachment

PROFILE = "pdf/a-3a"
_UNDATED = "2000-01-01"
# PDF/A wants every property that it does not know described in the packet itself.
_ACCESSIBLE = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_IDENTIFIER = '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>{}</dc:identifier></rdf:Description>'
_LANGUAGES = '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language><rdf:Bag>{}</rdf:Bag></dc:language></rdf:Description>'


def stamp_of(document: Document) -> dt.datetime:
    """The noon of the document's own date: the only time that its files know."""
    return dt.datetime.combine(dt.date.fromisoformat(document.particulars.date or _UNDATED), dt.time(12))


def attached(attachments: tuple[Attachment, ...], stamp: dt.datetime) -> list[Any]:
    """The attachments as the engine takes them."""
    return [
        weasyprint.Attachment(
            string=attachment.data,
            name=attachment.name,
            description=attachment.description,
            created=stamp,
            modified=stamp,
            relationship="Data",
        )
        for attachment in attachments
    ]


def set_metadata(layout: Any, document: Document) -> None:
    """Tell the engine when and with what the file was made."""
    stamp = f"{stamp_of(document).isoformat()}Z"
    layout.metadata.created = layout.metadata.modified = stamp
    layout.metadata.generator = "Briefpress"


def finisher(document: Document) -> Callable[[Any, Any], None]:
    """What the engine calls before it writes the file: completes the XMP packet and the properties."""
    described = _ACCESSIBLE + _LANGUAGES.format(
        "".join(f"<rdf:li>{language}</rdf:li>" for language in document.languages)
    )
    if document.particulars.identifier:
        described += _IDENTIFIER.format(escape(document.particulars.identifier))

    def finish(_: Any, pdf: Any) -> None:
        if document.particulars.identifier:
            pdf.info["Identifier"] = pydyf.String(document.particulars.identifier)
        if "AF" in pdf.catalog:  # the engine names every attachment twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        for stream in pdf.objects:
            if isinstance(stream, pydyf.Stream) and stream.extra.get("Type") == "/Metadata":
                packet = b"".join(stream.stream)
                stream.stream = [packet.replace(b"</rdf:RDF>", f"{described}</rdf:RDF>".encode())]
                stream.compress = False  # so that what reads no PDF can read it

    return finish
