"""How many lines words make in a column of a width, and which notes each line calls: greedily, as word processors break them.

Letters are as wide as the font says. Neither kerning nor hyphenation is counted: see docs/decisions/0015-contents-of-word-files.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefpress.document.nodes import Datum, Emphasis, Inline, LineBreak, Note, Reference, Text
from briefpress.writing.docx.measures import Measures
from briefpress.writing.fonts import face_file, letter_heights, letter_widths, regular_file
from briefpress.writing.tokens import Fonts

# A line may end behind a space, a dash, a hyphen that no figure follows, and a stroke between words.
_UNIT = re.compile("(?:[^ \\-\u2013\u2014/]|-(?=\\d)|/(?=[\\d/]))*(?: +|[-\u2013\u2014/]|$)")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060")
# Word processors set the call of a note at this part of the type size.
_RAISED = 0.58
# The width of a letter that the font lacks, in sizes of type.
_UNKNOWN = 0.55
# So many pieces of a face are remembered.
_MOST_MEASURED = 30_000


@dataclass
class Line:
    """One line: the notes that it calls."""

    notes: list[Note] = field(default_factory=list)


class Piece(NamedTuple):
    """What stands together in a line: the width of its letters and of the space behind, in sizes of type, and whether it ends a word."""

    width: float
    letters: int
    space: float
    ends: bool


@dataclass
class Face:
    """One face: the widths of its letters in sizes of type, and the pieces measured so far."""

    letters: Mapping[str, float]
    measured: dict[str, Piece] = field(default_factory=dict)

    def width(self, text: str) -> float:
        """The width of letters in sizes of type."""
        return sum([self.letters.get(letter, _UNKNOWN) for letter in text.translate(_INVISIBLE)])

    def piece(self, text: str) -> Piece:
        """A piece, measured when it is first met: the words of one brief return in the next."""
        known = self.measured.get(text)
        if known is None:
            if len(self.measured) > _MOST_MEASURED:
                self.measured.clear()
            bare = text.rstrip(" ")
            space = self.width(" ") * (len(text) - len(bare))
            known = Piece(self.width(bare), len(bare), space, text[-1] in " -\u2013\u2014/")
            self.measured[text] = known
        return known


@cache
def _face(path: Path) -> Face:
    return Face(letter_widths(path))


@dataclass
class Faces:
    """The faces of a theme's families, opened when they are first needed."""

    fonts: Fonts
    opened: dict[tuple[str, bool, bool], Face] = field(default_factory=dict)

    def face(self, family: str, *, bold: bool, slanted: bool) -> Face:
        """One face; where the family lacks it, its regular one."""
        key = (family, bold, slanted)
        if key not in self.opened:
            self.opened[key] = _face(self._file(family, bold, slanted))
        return self.opened[key]

    def heights(self, family: str) -> tuple[float, float]:
        """How far a line of the family reaches above and below the one its letters stand on, in sizes of type."""
        return letter_heights(regular_file(self.fonts, family))

    def _file(self, family: str, bold: bool, slanted: bool) -> Path:
        found = face_file(self.fonts, family, 700 if bold else 400, "italic" if slanted else "normal")
        return found or regular_file(self.fonts, family)


@dataclass
class _Breaker:
    """The lines so far, how much of the last is taken by whole words, and the word that is being put together, in twips."""

    faces: Faces
    style: Measures
    room: float
    taken: float
    lines: list[Line] = field(default_factory=lambda: [Line()])
    word: float = 0
    calls: list[Note] = field(default_factory=list)

    def end_word(self, space: float = 0) -> None:
        """Put the word on the line, or on a new one if it finds no room; a space at a line's end takes none."""
        if self.word and self.taken + self.word > self.room and self.taken > 0:
            self.lines.append(Line())
            self.taken = 0
        self.taken += self.word + space
        self.lines[-1].notes += self.calls
        self.word, self.calls = 0, []

    def words(self, text: str, face: Face) -> None:
        """Go on with the words of one look."""
        scale, apart = self.style.points * 20, self.style.letter_space
        for found in filter(None, _UNIT.findall(text.upper() if self.style.capitals else text)):
            piece = face.piece(found)
            self.word += piece.width * scale + apart * piece.letters
            if piece.ends:
                self.end_word(piece.space * scale)

    def run(self, children: tuple[Inline, ...], *, bold: bool, slanted: bool) -> None:
        """Go on with a run of inlines."""
        face = self.faces.face(self.style.family, bold=bold, slanted=slanted)
        for child in children:
            if isinstance(child, Text | Datum | Reference):
                self.words(child.text, face)
            elif isinstance(child, Note):
                regular = self.faces.face(self.style.family, bold=False, slanted=False)
                self.word += regular.width(str(child.number)) * self.style.points * 20 * _RAISED
                self.calls.append(child)
            elif isinstance(child, LineBreak):
                self.end_word()
                self.lines.append(Line())
                self.taken = 0
            elif isinstance(child, Emphasis):
                self.run(child.children, bold=bold or child.strong, slanted=slanted or not child.strong)
            else:
                self.run(child.children, bold=bold, slanted=slanted)


def lines_of(children: tuple[Inline, ...], style: Measures, width: int, faces: Faces) -> list[Line]:
    """The lines of a paragraph in a column `width` twips wide; the number before a hanging indent takes no room."""
    room = width - style.left - style.right
    breaker = _Breaker(faces, style, room, max(0, style.first))
    breaker.run(children, bold=style.bold, slanted=False)
    breaker.end_word()
    return breaker.lines
