"""The rules of letters and signs: alphabets kept apart, the language's own quotation marks, dashes and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.checking.text import Text
from briefpress.findings import Finding
from briefpress.reading.prose import Words, stray_marks

_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_MEETING = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_MIXED = re.compile(r"\b\w*(?:[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z])\w*\b")
_QUOTES, _HYPHEN, _SPACES = re.compile(r'"'), re.compile(r"(?<=\s)-(?=\s)"), re.compile(r"  +")


def find_stray_marks(text: Text) -> Iterator[Finding]:
    """`prose.mark`: a brace, bracket or star that belongs to no mark."""
    for offset, character in stray_marks(tuple(text.pieces)):
        yield text.finding(
            offset,
            "prose.mark",
            f"'{character}' belongs to no mark",
            "marks are {fact}, {fact.value}, [@fact], [[term]], [[term|form]] and *emphasis*",
        )


def find_script_faults(text: Text) -> Iterator[Finding]:
    """`script.mixed`: a word of both alphabets; `script.foreign`: Cyrillic in an English text."""
    for piece in text.pieces:
        if isinstance(piece, Words):
            mixed = tuple(_MIXED.finditer(piece.raw)) if _MEETING.search(piece.raw) else ()
            for match in mixed:
                yield text.finding(
                    piece.offset + match.start(), "script.mixed", f"'{match[0]}' mixes Latin and Cyrillic letters"
                )
            if text.language == "en" and not mixed and (found := _CYRILLIC.search(piece.raw)):
                yield text.finding(
                    piece.offset + found.start(), "script.foreign", "Cyrillic letters in an English text"
                )


def find_typographic_faults(text: Text) -> Iterator[Finding]:
    """`typography.quotes`, `typography.dash`, `typography.space`: straight quotes, a hyphen for a dash, two spaces."""
    for piece in text.pieces:
        if not isinstance(piece, Words):
            continue
        wanted = "« »" if text.language == "ru" else "“ ”"
        for match in _QUOTES.finditer(piece.raw):
            yield text.finding(
                piece.offset + match.start(), "typography.quotes", "straight quotation mark", f"use {wanted}"
            )
        for match in _HYPHEN.finditer(piece.raw):
            yield text.finding(
                piece.offset + match.start(), "typography.dash", "a hyphen stands for a dash", "use — or –"
            )
        for match in _SPACES.finditer(piece.raw):
            yield text.finding(piece.offset + match.start(), "typography.space", "two spaces")
