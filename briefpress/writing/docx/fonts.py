"""Fonts inside a Word file: cut down, disguised as ECMA-376 part 4 wants it (17.8.1), and named in the table of fonts."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from lxml import etree

from briefpress.findings import Finding, Place, warning
from briefpress.writing.docx.opening import open_package, parsed, serialised
from briefpress.writing.docx.package import Part, Relationship, packaged
from briefpress.writing.docx.styles import R, W
from briefpress.writing.fonts import face_file, letters_of
from briefpress.writing.tokens import Fonts, Theme

# The file will be written on in: it carries whole alphabets, not the letters used alone. Latin with its accents, Cyrillic with
# the letters of Russian and Kazakh, punctuation, superscripts, currency signs, arrows, signs of mathematics.
_ALPHABET = frozenset(
    map(
        chr,
        (
            *range(0x20, 0x7F),
            *range(0xA0, 0x180),
            *range(0x400, 0x500),
            *range(0x2010, 0x2060),
            *range(0x2070, 0x20C0),
            *range(0x2100, 0x2140),
            *range(0x2190, 0x2200),
            *range(0x2200, 0x2270),
        ),
    )
)
_PLACES = (
    ("embedRegular", 400, "normal"),
    ("embedBold", 700, "normal"),
    ("embedItalic", 400, "italic"),
    ("embedBoldItalic", 700, "italic"),
)
# Bits of OS/2 fsType: what is embedded in a file that is written on in must be allowed for editing, and to be cut down.
_RIGHTS, _EDITABLE, _WHOLE_ONLY, _BITMAPS_ONLY = 0x000F, 0x0008, 0x0100, 0x0200
# Names by which Word knows a font, its copyright and its licence (SIL Open Font License, condition 2).
_KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
_KIND = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_DISGUISED = 32
# What stands in the settings before the two about fonts (CT_Settings).
_BEFORE_FONTS = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
                 "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
                 "printFractionalCharacterWidth", "printFormsData")  # fmt: skip


@dataclass(frozen=True)
class Face:
    """One face of a family, the element that names it in the table of fonts, and its file."""

    family: str
    place: str
    path: Path


def _faces(fonts: Fonts) -> Iterator[Face]:
    """Each face of the families that the Word styles name."""
    for family in dict.fromkeys((fonts.serif, fonts.sans)):
        for place, weight, style in _PLACES:
            path = face_file(fonts, family, weight, style)
            if path is not None:
                yield Face(family, place, path)


@cache
def _reservation(path: Path) -> str:
    """Why the font may not go into a Word file; empty where it may."""
    with TTFont(path, lazy=True) as font:
        rights = int(font["OS/2"].fsType)
        if rights & _RIGHTS and not rights & _EDITABLE or rights & (_WHOLE_ONLY | _BITMAPS_ONLY):
            return f"may not be embedded in a file for editing, says the font (fsType {rights})"
        return "" if "glyf" in font else "has outlines of a kind that Word does not embed (PostScript)"


def find_unembeddable(theme: Theme) -> list[Finding]:
    """`font.embedding`: the faces that Word files go without, and why."""
    return [
        warning(
            Place(f"{theme.name}/{face.path.name}"),
            "font.embedding",
            f"'{face.path.name}' {_reservation(face.path)}: the Word files go without it",
            "where it is not installed, Word shows another font",
        )
        for face in _faces(theme.fonts)
        if _reservation(face.path)
    ]


@cache
def _cut_down(path: Path, letters: frozenset[str]) -> bytes:
    """The font with these letters alone; always the same bytes."""
    options = subset.Options(hinting=False, name_IDs=_KEPT_NAMES, notdef_outline=True, glyph_names=False)
    options.drop_tables += ["meta", "DSIG"]
    data = io.BytesIO()
    with TTFont(path, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(letter) for letter in letters])
        cutter.subset(font)
        font.save(data, reorderTables=False)
    return data.getvalue()


def key_of(data: bytes) -> str:
    """The GUID under which a font is disguised: made of its content, so that equal fonts give equal files."""
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(data).hexdigest())).upper() + "}"


def disguised(data: bytes, key: str) -> bytes:
    """The font with its first 32 bytes crossed with those of the GUID in reverse order; done twice it is as before."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ mask[index % len(mask)] for index, byte in enumerate(data[:_DISGUISED]))
    return head + data[_DISGUISED:]


def with_fonts(package: bytes, theme: Theme) -> bytes:
    """The Word file with the theme's fonts in it, as far as they may be embedded."""
    opened = open_package(package)
    parts = {part.name: part for part in opened.parts.values()}
    text = "".join(
        part.data.decode() for name, part in parts.items() if name.endswith(".xml") and isinstance(part.data, bytes)
    )
    letters = _ALPHABET | frozenset(text) | frozenset(text.upper())
    table, faces = parts["word/fontTable.xml"], [face for face in _faces(theme.fonts) if not _reservation(face.path)]
    root, relationships = parsed(table.data), []
    for number, face in enumerate(faces, 1):
        data = _cut_down(face.path, frozenset(letter for letter in letters if ord(letter) in letters_of(face.path)))
        key, name = key_of(data), f"fonts/font{number}.odttf"
        relationships.append(Relationship(f"rIdFont{number}", f"{R}/font", name))
        parts[f"word/{name}"] = Part(f"word/{name}", _KIND, disguised(data, key))
        _name_in(root, face, key, f"rIdFont{number}")
    parts[table.name] = replace(table, data=serialised(root), relationships=tuple(relationships))
    settings = parts["word/settings.xml"]
    parts[settings.name] = replace(settings, data=_told_in(settings.data) if faces else settings.data)
    return packaged(tuple(parts.values()), opened.relationships)


def _name_in(table: etree._Element, face: Face, key: str, relationship: str) -> None:
    """Say in the table of fonts where the face is."""
    for font in table:
        if font.get(f"{{{W}}}name") == face.family:
            attributes = {f"{{{R}}}id": relationship, f"{{{W}}}fontKey": key, f"{{{W}}}subsetted": "1"}
            etree.SubElement(font, f"{{{W}}}{face.place}", attributes)


def _told_in(settings: str | bytes) -> bytes:
    """The settings that say that fonts are inside, cut down."""
    root = parsed(settings)
    at = sum(etree.QName(child).localname in _BEFORE_FONTS for child in root)
    root.insert(at, etree.Element(f"{{{W}}}saveSubsetFonts"))
    root.insert(at, etree.Element(f"{{{W}}}embedTrueTypeFonts"))
    return serialised(root)
