"""How the Word files of a build are dressed beside the theme: by a user's own Word file, with fonts inside, with comments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefpress.findings import Finding, Place, error
from briefpress.model.brief import EditionName
from briefpress.writing.docx.fonts import find_unembeddable
from briefpress.writing.docx.opening import MOST_BYTES
from briefpress.writing.docx.reference.pattern import Reference, read_reference
from briefpress.writing.fonts import FontMissing
from briefpress.writing.tokens import Theme


@dataclass(frozen=True)
class WordDress:
    """The Word file whose looks ours take on, if any; whether they carry the theme's fonts, and remarks as comments."""

    reference: Reference | None = None
    embed_fonts: bool = False
    comments: bool = False


PLAIN = WordDress()


@dataclass(frozen=True)
class DressOrder:
    """What is asked for: a Word file, where it lies and what it is called, fonts inside, and comments."""

    path: Path | None = None
    name: str = ""
    embed_fonts: bool = False
    comments: bool = False


def read_dress(
    order: DressOrder, theme: Theme | None, editions: tuple[EditionName, ...]
) -> tuple[WordDress, list[Finding]]:
    """The dress that is asked for, read and tried on once for all files, and every finding about it."""
    if theme is None:
        return PLAIN, []
    try:
        findings = find_unembeddable(theme) if order.embed_fonts else []
    except FontMissing as fault:
        return PLAIN, [fault.finding]
    if order.path is None:
        return WordDress(embed_fonts=order.embed_fonts, comments=order.comments), findings
    try:
        with order.path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        message = f"the file cannot be read: {fault.strerror}"
        return PLAIN, [error(Place(order.name), "reference.unreadable", message)]
    reference, found = read_reference(data, order.name, theme, editions)
    return WordDress(reference, order.embed_fonts, order.comments), findings + found
