"""The font files of a document, from installed packages and never from the system, and what letters they have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont

from briefpress.findings import Finding, Place, error
from briefpress.writing.tokens import Fonts

_FACES = ((400, "normal"), (400, "italic"), (700, "normal"), (700, "italic"))
# Our own family names: a font of the same name on the machine can then never slip in.
SERIF, SANS, FALLBACK = "Brief Serif", "Brief Sans", "Brief Fallback"
_DRAWN_BY_NOBODY = frozenset("\n\t\u00ad\u200b")


class FontMissing(Exception):
    """A font package is not installed; carries the finding."""

    def __init__(self, family: str) -> None:
        super().__init__(family)
        self.finding = error(
            Place("fonts"), "font.missing", f"the font '{family}' is not installed", "run 'make briefs'"
        )


@cache
def font_file(family: str, weight: int, style: str) -> Path:
    """The file of one face. Raises FontMissing where its package is not installed."""
    try:
        return Path(fontpkg.path(family, weight=weight, style=style))
    except fontpkg.FontpkgError:
        raise FontMissing(family) from None


def families(fonts: Fonts) -> tuple[tuple[str, str], ...]:
    """Our family names, each with the name of the font behind it."""
    return ((SERIF, fonts.serif), (SANS, fonts.sans), (FALLBACK, fonts.fallback))


def font_faces(fonts: Fonts) -> str:
    """The `@font-face` rules of every face, under our own family names."""
    return "\n".join(
        f"@font-face {{ font-family: '{own}'; font-weight: {weight}; font-style: {style}; "
        f"src: url('{font_file(name, weight, style).as_uri()}'); }}"
        for own, name in families(fonts)
        for weight, style in _FACES
    )


def font_folders(fonts: Fonts) -> tuple[Path, ...]:
    """The folders that font files are read from."""
    return tuple({font_file(name, 400, "normal").parent.resolve() for _, name in families(fonts)})


@cache
def _letters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def letter_widths(path: Path) -> Mapping[str, float]:
    """How far each letter of the font moves the next one, in sizes of type."""
    with TTFont(path, lazy=True) as font:
        advances, size = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(letter): advances[name][0] / size for letter, name in font.getBestCmap().items()}


def find_missing_glyphs(text: str, fonts: Fonts, place: Place) -> list[Finding]:
    """`glyph.missing`: characters that neither the serif nor the sans font, nor the fallback behind them, can draw."""
    fallback = _letters(font_file(fonts.fallback, 400, "normal"))
    drawn = [_letters(font_file(name, 400, "normal")) | fallback for name in (fonts.serif, fonts.sans)]
    missing = sorted(
        {letter for letter in set(text) - _DRAWN_BY_NOBODY if any(ord(letter) not in letters for letters in drawn)}
    )
    return [
        error(place, "glyph.missing", f"no font of the theme has the character '{letter}' (U+{ord(letter):04X})")
        for letter in missing
    ]
