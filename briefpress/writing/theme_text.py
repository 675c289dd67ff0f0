"""A theme's own file read as TOML, and where in it a section or a token stands: TOML's reader keeps no lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpress.findings import Finding, Place, error

TOKENS_FILE, SHEET_FILE, SCREEN_FILE = "theme.toml", "page.css", "screen.css"
_MOST_BYTES = 1024 * 1024
_SECTION = re.compile(r"\s*\[\s*([^\]]*?)\s*\]")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class ThemeFolder:
    """Where a theme lies, and what findings call its folder."""

    path: Path
    name: str


@dataclass(frozen=True)
class Layer:
    """What one theme's file says by itself."""

    home: ThemeFolder
    text: str
    tables: dict[str, Any]
    extends: Any

    def place(self, section: str = "", token: str = "") -> Place:
        """The line of a token, or of its section, or the file."""
        return Place(f"{self.home.name}/{TOKENS_FILE}", *_line_of(self.text, section, token))


def _line_of(text: str, section: str, token: str) -> tuple[int, int]:
    """Line and column of `token` in `section`, or of the section; 0, 0 where neither stands in the text."""
    current, found = "", (0, 0)
    for number, line in enumerate(text.split("\n"), 1):
        if head := _SECTION.match(line):
            current = head[1]
            if token and current == f"{section}.{token}":
                return number, 1
            found = (number, 1) if current == section and section else found
        names = (token,) if current == section and token else (f"{section}.{token}", section) if not current else ()
        for name in filter(None, names):
            if key := re.match(rf"\s*({re.escape(name)})\s*[=.]", line):
                return number, key.start(1) + 1
    return found


@dataclass(frozen=True)
class Stack:
    """The layers of a theme, the one that is extended first, and its tokens laid over each other."""

    layers: tuple[Layer, ...]
    tables: Mapping[str, Mapping[str, Any]]

    def place(self, section: str, token: str = "") -> Place:
        """Where the token that counts stands; where there is none, its section in the last layer."""
        for layer in reversed(self.layers):
            if token in layer.tables.get(section, {}):
                return layer.place(section, token)
        return self.layers[-1].place(section)


def read_text(path: Path, name: str) -> tuple[str, list[Finding]]:
    """The text of one of a theme's files; `name` is what findings call it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return "", [error(Place(name), "theme.invalid", "the file is larger than a megabyte")]
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"), []
    except FileNotFoundError:
        return "", [error(Place(name), "file.absent", "there is no such file")]
    except (OSError, UnicodeDecodeError) as fault:
        return "", [error(Place(name), "file.unreadable", f"the file cannot be read: {fault}")]


def read_layer(home: ThemeFolder) -> tuple[Layer | None, list[Finding]]:
    """What the file of one theme says, or why it cannot be read."""
    name = f"{home.name}/{TOKENS_FILE}"
    text, findings = read_text(home.path / TOKENS_FILE, name)
    if findings:
        return None, findings
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        at = _AT.search(str(fault))
        place = Place(name, int(at[1]), int(at[2])) if at else Place(name, text.count("\n") + 1, 1)
        return None, [error(place, "theme.invalid", f"this is no TOML: {_AT.sub('', str(fault)).strip()}")]
    extends = tables.pop("extends", None)
    return Layer(home, text, tables, extends), []
