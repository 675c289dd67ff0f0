"""Fonts inside a page: cut down to the letters it needs, as WOFF2, in the style sheet itself."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from briefpress.writing.fonts import DRAWN_BY_NOBODY, FALLBACK, SANS, SERIF, face_file, letters_of, regular_file
from briefpress.writing.tokens import Fonts

# The letters that every page carries, so that one subset serves all; what a document has beyond them is added.
_ALPHABET = frozenset("".join(map(chr, (*range(0x20, 0x7F), *range(0x410, 0x450)))) + "Ёё\u00a0«»„“”‘’–—−…·№€§°\u2011")
# The faces that the page for a browser is set in; a browser slants and thickens what is rarer by itself.
_SCREEN_FACES = (
    (SERIF, 400, "normal"),
    (SERIF, 400, "italic"),
    (SERIF, 700, "normal"),
    (SANS, 400, "normal"),
    (SANS, 400, "italic"),
    (SANS, 700, "normal"),
)
# Of the names in a font its copyright and licence are kept (SIL Open Font License, condition 2).
_KEPT_NAMES = [0, 13, 14]


@cache
def _subset(path: Path, letters: frozenset[str]) -> bytes:
    """The font cut down to these letters, as WOFF2; always the same bytes."""
    options = subset.Options(hinting=False, name_IDs=_KEPT_NAMES, notdef_outline=True)
    options.drop_tables += ["meta"]
    data = io.BytesIO()
    with TTFont(path, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(letter) for letter in letters])
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(data, reorderTables=False)
    return data.getvalue()


def _face(own: str, weight: int, style: str, path: Path, letters: frozenset[str]) -> str:
    data = base64.b64encode(_subset(path, letters)).decode("ascii")
    return (
        f"@font-face {{ font-family: '{own}'; font-weight: {weight}; font-style: {style}; font-display: block; "
        f"src: url('data:font/woff2;base64,{data}') format('woff2'); }}"
    )


def embedded_faces(fonts: Fonts, text: str) -> str:
    """The `@font-face` rules of a page that carries its fonts in itself, with the letters that `text` is written in."""
    letters = _ALPHABET | (frozenset(text) - DRAWN_BY_NOBODY)
    names = {SERIF: fonts.serif, SANS: fonts.sans}
    rules: list[str] = []
    wanting: set[str] = set()
    for own, weight, style in _SCREEN_FACES:
        path = face_file(fonts, names[own], weight, style) or regular_file(fonts, names[own])
        had = frozenset(letter for letter in letters if ord(letter) in letters_of(path))
        wanting |= frozenset(text) & letters - had
        rules.append(_face(own, weight, style, path, had))
    if wanting:
        rules.append(_face(FALLBACK, 400, "normal", regular_file(fonts, fonts.fallback), frozenset(wanting)))
    return "\n".join(rules)
