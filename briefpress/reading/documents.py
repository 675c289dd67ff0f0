"""The source documents' texts, and how an anchor is looked for in them.

Both sides are brought to NFC; every run of white space is one space; soft hyphens are dropped, and ASCII hyphens
together with a line break after them. An anchor that itself holds such a hyphen is also tried with it kept.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from briefpress.model.sources import Part


@dataclass(frozen=True)
class Document:
    """One source document: the digest of its bytes, and its text in the two readings that anchors are sought in."""

    sha256: str
    joined: str
    kept: str


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).replace("\u00ad", ""))


def read_document(data: bytes) -> Document:
    """The document in `data` (UTF-8; a byte that is not is kept as U+FFFD, so that the rest can be searched)."""
    text = data.decode("utf-8", errors="replace")
    joined = re.sub(r"-[ \t]*\r?\n\s*", "", text)
    return Document(hashlib.sha256(data).hexdigest(), _spaced(joined), _spaced(text))


def _within(text: str, part: Part | None) -> str | None:
    """The stretch of `text` from the first to the last words of `part`; None where either is not there."""
    if part is None:
        return text
    start = text.find(_spaced(part.first))
    end = text.find(_spaced(part.last), max(start, 0))
    return None if start < 0 or end < 0 else text[start : end + len(_spaced(part.last))]


def has_part(document: Document, part: Part | None) -> bool:
    """Whether the document holds the first and, after them, the last words of the part."""
    return _within(document.kept, part) is not None or _within(document.joined, part) is not None


def has_anchor(document: Document, anchor: str, part: Part | None) -> bool:
    """Whether the anchor stands in the document's text, or in its part."""
    wanted = _spaced(anchor).strip()
    texts = (_within(document.kept, part), _within(document.joined, part))
    return any(text is not None and wanted in text for text in texts)
