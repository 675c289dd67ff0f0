"""How figures look, whoever draws them: the theme's colours and sizes, the widths of its letters, and words that fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.writing.fonts import face_file, letter_widths, regular_file
from briefpress.writing.tokens import Theme

# Line height in sizes of type.
LEADING = 1.25
WEIGHTS = (400, 700)
# The width of a letter that the font behind the theme's has to draw.
_UNKNOWN = 0.7


@dataclass(frozen=True)
class Look:
    """The theme as the drawing sees it: sizes in points, the widths of letters in sizes of type."""

    size: float
    regular: Mapping[str, float]
    bold: Mapping[str, float]
    accent: str
    text: str
    grey: str
    rule: str
    band: str

    @property
    def line(self) -> float:
        """The height of a line of words."""
        return self.size * LEADING

    def width(self, words: str, *, bold: bool = False) -> float:
        """How wide words are set in one line."""
        widths = self.bold if bold else self.regular
        return self.size * sum(widths.get(letter, _UNKNOWN) for letter in words)

    def wrapped(self, words: str, room: float, *, bold: bool = False) -> list[str]:
        """The words in lines no wider than `room`; a single longer word stands alone and runs over.

        What is said in brackets begins a line of its own where it does not stand in one with all the rest; what should stay
        together is parted only where it finds no room.
        """
        before, bracket, inside = words.partition(" (")
        if bracket and self.width(words, bold=bold) > room:
            return self.wrapped(before, room, bold=bold) + self.wrapped("(" + inside, room, bold=bold)
        lines: list[str] = []
        for word in self._parted(words, room, bold):
            longer = lines[-1] + ("" if lines[-1].endswith("–") else " ") + word if lines else word
            if lines and self.width(longer, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _parted(self, words: str, room: float, bold: bool) -> Iterator[str]:
        for word in _BREAKS.split(words):
            yield from [word] if self.width(word, bold=bold) <= room else word.split("\u00a0")


# Words may be parted at a space, and months after their dash: January–June.
_BREAKS = re.compile(r" |(?<=[^\W\d]–)(?=[^\W\d])")


def face(theme: Theme, family: str, weight: int) -> Path:
    """The file of a family in this weight, or in the regular one where it has no other."""
    return face_file(theme.fonts, family, weight, "normal") or regular_file(theme.fonts, family)


def look_of(theme: Theme) -> Look:
    """The look of figures in this theme."""
    regular, bold = (letter_widths(face(theme, theme.fonts.sans, weight)) for weight in WEIGHTS)
    accent, text, grey, rule, band = (
        f"#{getattr(theme.colours, name).lower()}" for name in ("accent", "text", "grey", "rule", "band")
    )
    return Look(theme.sizes.small, regular, bold, accent, text, grey, rule, band)
