"""How figures look: the theme's colours, sizes and font files, marks that greyscale tells apart, and words that fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matplotlib import rc, rc_context, rcParamsDefault
from matplotlib.font_manager import FontEntry, fontManager

from briefpress.writing.fonts import FALLBACK, SANS, face_file, letter_widths, regular_file
from briefpress.writing.tokens import Theme

# Line height in sizes of type.
LEADING = 1.25
_WEIGHTS = (400, 700)
# The width of a letter that the font behind the theme's has to draw.
_UNKNOWN = 0.7
# Of several subjects in one chart: fill and hatch of columns, dashes and marker of lines. Two neighbours differ in both.
HATCHES = ("", "////", "....", "xxxx")
DASHES = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)))
MARKERS = ("o", "s", "^", "D")


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

        What is said in brackets begins a line of its own where it does not stand in one with all the rest.
        """
        before, bracket, inside = words.partition(" (")
        if bracket and self.width(words, bold=bold) > room:
            return self.wrapped(before, room, bold=bold) + self.wrapped("(" + inside, room, bold=bold)
        lines: list[str] = []
        for word in _BREAKS.split(words):
            longer = lines[-1] + ("" if lines[-1].endswith("–") else " ") + word if lines else word
            if lines and self.width(longer, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


# Words may be parted at a space, and months after their dash: January–June.
_BREAKS = re.compile(r" |(?<=[^\W\d]–)(?=[^\W\d])")


@cache
def _register(path: Path, weight: int, own: str) -> None:
    """A font of the theme under our own name, so that no font of the machine is taken for it."""
    fontManager.ttflist.append(FontEntry(fname=str(path), name=own, weight=weight, size="scalable"))


def _file(theme: Theme, family: str, weight: int) -> Path:
    return face_file(theme.fonts, family, weight, "normal") or regular_file(theme.fonts, family)


def look_of(theme: Theme) -> Look:
    """The look of figures in this theme."""
    for family, own in ((theme.fonts.sans, SANS), (theme.fonts.fallback, FALLBACK)):
        for weight in _WEIGHTS:
            _register(_file(theme, family, weight), weight, own)
    regular, bold = (letter_widths(_file(theme, theme.fonts.sans, weight)) for weight in _WEIGHTS)
    accent, text, grey, rule, band = (
        f"#{getattr(theme.colours, name).lower()}" for name in ("accent", "text", "grey", "rule", "band")
    )
    return Look(theme.sizes.small, regular, bold, accent, text, grey, rule, band)


@contextmanager
def looking(look: Look, salt: str) -> Iterator[None]:
    """The library's own defaults, whatever the machine is set to, and ours: words stay words, ids are salted."""
    with rc_context(dict(rcParamsDefault)):
        rc("svg", fonttype="none", hashsalt=salt)
        rc("font", family=[SANS, FALLBACK], size=look.size)
        rc("text", color=look.text, parse_math=False)
        rc("hatch", linewidth=0.6)
        rc("lines", solid_capstyle="butt")
        yield
