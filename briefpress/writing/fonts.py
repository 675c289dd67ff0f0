"""The font files of a document, from installed packages or the theme's folder and never from the system; their letters."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont

from briefpress.findings import Finding, Place, error, warning
from briefpress.writing.tokens import FontFile, Fonts

PACKAGED = ("PT Serif", "PT Sans", "IBM Plex Serif")
_FACES = ((400, "normal"), (400, "italic"), (700, "normal"), (700, "italic"))
# Our own family names: a font of the same name on the machine can then never slip in.
SERIF, SANS, FALLBACK = "Brief Serif", "Brief Sans", "Brief Fallback"
DRAWN_BY_NOBODY = frozenset("\n\t\u00ad\u200b")
# Bits of a font file that say what its maker allows (OpenType, table OS/2, fsType).
_RESTRICTED, _PREVIEW, _EDITABLE, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0002, 0x0004, 0x0008, 0x0100, 0x0200
_BOLD_FROM = 600
_TYPOGRAPHIC_HEIGHTS = 0x0080


class FontMissing(Exception):
    """A font package is not installed; carries the finding."""

    def __init__(self, family: str) -> None:
        super().__init__(family)
        self.finding = error(
            Place("fonts"), "font.missing", f"the font '{family}' is not installed", "run 'make briefs'"
        )


@cache
def font_file(family: str, weight: int, style: str) -> Path:
    """The file of one packaged face. Raises FontMissing where its package is not installed."""
    try:
        return Path(fontpkg.path(family, weight=weight, style=style))
    except fontpkg.FontpkgError:
        raise FontMissing(family) from None


def face_file(fonts: Fonts, family: str, weight: int, style: str) -> Path | None:
    """The file of one face; None where a family of the theme's own lacks it."""
    own: dict[tuple[int, str], Path] = {
        (file.weight, file.style): file.path for file in fonts.files if file.family == family
    }
    return own.get((weight, style)) if own else font_file(family, weight, style)


def regular_file(fonts: Fonts, family: str) -> Path:
    """The regular upright face of a family. Raises FontMissing where it is a packaged one and not installed."""
    return face_file(fonts, family, 400, "normal") or font_file(family, 400, "normal")


def _faces(fonts: Fonts) -> list[tuple[str, int, str, Path]]:
    """Every face at hand: our own name of its family, its weight and style, and its file."""
    families = ((SERIF, fonts.serif), (SANS, fonts.sans), (FALLBACK, fonts.fallback))
    found = [
        (own, weight, style, face_file(fonts, name, weight, style))
        for own, name in families
        for weight, style in _FACES
    ]
    return [(own, weight, style, path) for own, weight, style, path in found if path is not None]


def font_faces(fonts: Fonts) -> str:
    """The `@font-face` rules of every face, under our own family names."""
    return "\n".join(
        f"@font-face {{ font-family: '{own}'; font-weight: {weight}; font-style: {style}; src: url('{path.as_uri()}'); }}"
        for own, weight, style, path in _faces(fonts)
    )


def font_files(fonts: Fonts) -> frozenset[Path]:
    """The files of every face."""
    return frozenset(path for _, _, _, path in _faces(fonts))


def read_font(path: Path, place: Place) -> tuple[FontFile | None, list[Finding]]:
    """A font file of a theme's own, or why it cannot be used: `font.invalid`, `font.embedding`."""
    try:
        with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
            if "fvar" in font or "glyf" not in font and "CFF " not in font:
                return None, [error(place, "font.invalid", f"'{path.name}' is no font of one weight (.ttf or .otf)")]
            family, rights = str(font["name"].getBestFamilyName()), int(font["OS/2"].fsType)
            bold, slanted = font["OS/2"].usWeightClass >= _BOLD_FROM, bool(font["head"].macStyle & 2)
            letters = len(font.getBestCmap() or {})
    except Exception as fault:  # a broken font may break the reader in any way
        return None, [error(place, "font.invalid", f"'{path.name}' cannot be read as a font: {fault}")]
    if not letters:
        return None, [error(place, "font.invalid", f"'{path.name}' has no letters")]
    findings = _find_reservations(rights, path.name, place)
    return FontFile(path, family, 700 if bold else 400, "italic" if slanted else "normal"), findings


def _find_reservations(rights: int, name: str, place: Place) -> list[Finding]:
    """`font.embedding`: what the font's maker does not allow; of several permissions the widest counts."""
    if rights & _RESTRICTED and not rights & (_PREVIEW | _EDITABLE):
        return [error(place, "font.embedding", f"'{name}' may not be embedded, says the font (fsType {rights})")]
    if rights & (_WHOLE_ONLY | _BITMAPS_ONLY):
        what = (
            "its outlines may not be embedded"
            if rights & _BITMAPS_ONLY
            else "it may not be cut down to the letters used"
        )
        message = f"'{name}': {what}, says the font (fsType {rights})"
        return [error(place, "font.embedding", message)]
    if rights & _PREVIEW and not rights & _EDITABLE:
        message = f"'{name}' may be embedded only for reading and printing, says the font (fsType {rights})"
        return [
            warning(place, "font.embedding", message, "give the PDF to those who read it, not to those who change it")
        ]
    return []


@cache
def letters_of(path: Path) -> frozenset[int]:
    """The code points that the font can draw."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def letter_widths(path: Path) -> Mapping[str, float]:
    """How far each letter of the font moves the next one, in sizes of type."""
    with TTFont(path, lazy=True) as font:
        advances, size = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(letter): advances[name][0] / size for letter, name in font.getBestCmap().items()}


@cache
def letter_heights(path: Path) -> tuple[float, float]:
    """How far a line of the font reaches above and below the one its letters stand on, in sizes of type.

    As word processors take it: from the table hhea, or from OS/2 where the font asks for its typographic heights (OpenType, OS/2,
    fsSelection, bit 7) or hhea is empty.
    """
    with TTFont(path, lazy=True) as font:
        size, hhea, os2 = font["head"].unitsPerEm, font["hhea"], font["OS/2"]
        above, below = hhea.ascent, -hhea.descent
        if os2.fsSelection & _TYPOGRAPHIC_HEIGHTS:
            above, below = os2.sTypoAscender, -os2.sTypoDescender
        elif not above + below:
            above, below = os2.usWinAscent, os2.usWinDescent
        return above / size, below / size


def find_missing_glyphs(text: str, fonts: Fonts, place: Place) -> list[Finding]:
    """`glyph.missing`: characters that neither the serif nor the sans font, nor the fallback behind them, can draw."""
    fallback = letters_of(regular_file(fonts, fonts.fallback))
    drawn = [letters_of(regular_file(fonts, name)) | fallback for name in (fonts.serif, fonts.sans)]
    missing = sorted(
        {letter for letter in set(text) - DRAWN_BY_NOBODY if any(ord(letter) not in letters for letters in drawn)}
    )
    return [
        error(place, "glyph.missing", f"no font of the theme has the character '{letter}' (U+{ord(letter):04X})")
        for letter in missing
    ]
