"""The files of a theme beside its tokens: fonts, style sheets, the pictures of the letterhead. None is read from elsewhere."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

from briefpress.findings import Finding, Place, error
from briefpress.writing.css import find_sheet_faults
from briefpress.writing.fonts import read_font
from briefpress.writing.theme_text import SCREEN_FILE, SHEET_FILE, Layer, ThemeFolder, read_text
from briefpress.writing.tokens import FontFile, Theme

_MOST_PICTURE = 8 * 1024 * 1024
# A picture of a few kilobytes may unfold to gigabytes.
_MOST_DOTS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"


def _inside(home: ThemeFolder, name: str) -> Path | None:
    """The file `name` of a theme's folder; None where it leads elsewhere."""
    path = (home.path / name).resolve()
    return path if path.is_relative_to(home.path.resolve()) else None


def read_fonts(layers: list[Layer]) -> tuple[tuple[FontFile, ...], list[Finding]]:
    """The font files that the layers bring with them."""
    files: list[FontFile] = []
    findings: list[Finding] = []
    for layer in layers:
        table = layer.tables.get("fonts")
        names = table.get("files", []) if isinstance(table, dict) else []
        place = layer.place("fonts", "files")
        if not isinstance(names, list) or not all(isinstance(name, str) and "\0" not in name for name in names):
            findings.append(error(place, "theme.invalid", "'files' is a list of names of font files"))
            continue
        for name in names:
            file, found = _read_font(layer.home, name, place)
            findings += found
            files += [file] if file else []
    doubles = [file for index, file in enumerate(files) if replace(file, path=Path()) in
               [replace(other, path=Path()) for other in files[:index]]]  # fmt: skip
    findings += [
        error(layers[-1].place("fonts", "files"), "font.invalid", f"'{file.path.name}' is a face given already")
        for file in doubles
    ]
    return tuple(files), findings


def _read_font(home: ThemeFolder, name: str, place: Place) -> tuple[FontFile | None, list[Finding]]:
    path = _inside(home, name)
    if path is None:
        return None, [error(place, "theme.invalid", f"'{name}' does not lie in the theme's folder")]
    if not path.is_file():
        return None, [error(place, "file.absent", f"there is no font file '{name}' in the theme's folder")]
    return read_font(path, place)


def read_sheets(layers: list[Layer], name: str) -> tuple[str, list[Finding]]:
    """The style sheets `name` of the layers one after another; only the undermost must have one."""
    sheets, findings = [], []
    for index, layer in enumerate(layers):
        path = layer.home.path / name
        if index == 0 or path.exists():
            text, found = read_text(path, f"{layer.home.name}/{name}")
            sheets.append(text)
            findings += found
    return "\n".join(sheets), findings


def find_faults_of_sheets(theme: Theme, layers: list[Layer]) -> list[Finding]:
    """`theme.invalid`: names in the style sheets that stand for nothing."""
    findings = []
    for layer in layers:
        for file in (SHEET_FILE, SCREEN_FILE):
            name = f"{layer.home.name}/{file}"
            if (layer.home.path / file).exists():
                findings += find_sheet_faults(theme, read_text(layer.home.path / file, name)[0], name)
    return findings


def read_pictures(layers: list[Layer]) -> tuple[dict[str, bytes], list[Finding]]:
    """The pictures of the letterhead, `svg` and `png`: those of the last layer that has any."""
    for layer in reversed(layers):
        pictures, findings = _pictures_in(layer.home)
        if pictures or findings:
            return pictures, findings
    return {}, []


def _pictures_in(home: ThemeFolder) -> tuple[dict[str, bytes], list[Finding]]:
    pictures: dict[str, bytes] = {}
    findings = []
    for kind in ("svg", "png"):
        name = f"letterhead.{kind}"
        place, path = Place(f"{home.name}/{name}"), _inside(home, name)
        if path is None:
            findings.append(error(place, "theme.invalid", "the picture does not lie in the theme's folder"))
            continue
        if not path.exists():
            continue
        try:
            data = path.read_bytes() if path.stat().st_size <= _MOST_PICTURE else b""
        except OSError as fault:
            findings.append(error(place, "file.unreadable", f"the file cannot be read: {fault.strerror}"))
            continue
        if not _is_picture(kind, data):
            findings.append(error(place, "theme.invalid", f"this is no picture of the kind {kind} below 8 MB"))
        pictures[kind] = data
    return pictures, findings


def _is_picture(kind: str, data: bytes) -> bool:
    if kind == "svg":
        return b"<svg" in data and b"<!ENTITY" not in data
    return _is_whole_png(data)


def _is_whole_png(data: bytes) -> bool:
    """Whether the chunks of a PNG file follow each other unbroken, from a head with a size to the end."""
    at, kinds = len(_PNG), []
    while data.startswith(_PNG) and at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body, check = data[at + 4 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if check != zlib.crc32(body).to_bytes(4, "big"):
            return False
        kinds.append(kind)
        at += 12 + length
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND":
        return False
    width, height = (int.from_bytes(data[start : start + 4], "big") for start in (16, 20))
    return 0 < width * height <= _MOST_DOTS
