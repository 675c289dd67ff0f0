"""The marks that authors type in prose, and nothing else of it.

`{fact}`, `{fact.value}`, `{fact.date}` (in a fact: `{value}`), `[@fact]`, `[[term]]`, `[[term|form]]`, `*emphasis*`.
Parsing never fails and loses nothing: the raws of the pieces, joined, are the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(
    r"\{(?P<place>[^{}\s]*)\}"
    r"|\[@(?P<cite>[^\[\]\s]+)\]"
    r"|\[\[(?P<term>[^\[\]|]+)(?:\|(?P<form>[^\[\]|]*))?\]\]"
    r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
)
_STRAY = re.compile(r"[{}\[\]*]")


@dataclass(frozen=True)
class Words:
    """Plain words as typed."""

    raw: str
    offset: int


@dataclass(frozen=True)
class Placeholder:
    """`{name}`: a value or date to print."""

    raw: str
    offset: int
    name: str


@dataclass(frozen=True)
class Citation:
    """`[@fact]`: evidence without print."""

    raw: str
    offset: int
    fact: str


@dataclass(frozen=True)
class TermMark:
    """`[[term]]` or `[[term|form]]`: a name, in its approved or in the typed inflected form."""

    raw: str
    offset: int
    term: str
    form: str | None


@dataclass(frozen=True)
class Emphasis:
    """`*…*`, with the pieces inside."""

    raw: str
    offset: int
    pieces: tuple[Piece, ...]


Piece = Words | Placeholder | Citation | TermMark | Emphasis


@lru_cache(maxsize=4096)  # the rules look at one text in turn
def parse_prose(text: str, offset: int = 0) -> tuple[Piece, ...]:
    """The pieces of `text` in order; offsets count from the beginning of the outermost text."""
    pieces: list[Piece] = []
    position = 0
    for match in _MARK.finditer(text):
        if match.start() > position:
            pieces.append(Words(text[position : match.start()], offset + position))
        pieces.append(_piece(match, offset))
        position = match.end()
    if position < len(text):
        pieces.append(Words(text[position:], offset + position))
    return tuple(pieces)


def _piece(match: re.Match[str], offset: int) -> Piece:
    raw, start = match[0], offset + match.start()
    if match["place"] is not None:
        return Placeholder(raw, start, match["place"])
    if match["cite"] is not None:
        return Citation(raw, start, match["cite"])
    if match["term"] is not None:
        return TermMark(raw, start, match["term"].strip(), match["form"])
    return Emphasis(raw, start, parse_prose(match["emphasis"], start + 1))


def flat(pieces: tuple[Piece, ...]) -> tuple[Words | Placeholder | Citation | TermMark, ...]:
    """The pieces with emphasis opened, in order."""
    out: list[Words | Placeholder | Citation | TermMark] = []
    for piece in pieces:
        if isinstance(piece, Emphasis):
            out.extend(flat(piece.pieces))
        else:
            out.append(piece)
    return tuple(out)


def stray_marks(pieces: tuple[Piece, ...]) -> tuple[tuple[int, str], ...]:
    """Offset and character of each bracket, brace or star that belongs to no mark."""
    return tuple(
        (piece.offset + match.start(), match[0])
        for piece in flat(pieces)
        if isinstance(piece, Words)
        for match in _STRAY.finditer(piece.raw)
    )
