"""A theme's folder read whole: what it says itself laid over the theme it extends, every token checked, every file at hand.

A shipped theme may be extended by its name. Nothing outside the theme's own folder is read for it but the themes it
extends and the packaged fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pydantic import ValidationError

from briefpress.findings import Finding, did_you_mean, error, errors_of
from briefpress.writing.theme_files import find_faults_of_sheets, read_fonts, read_pictures, read_sheets
from briefpress.writing.theme_rules import find_letterhead_faults, find_misfits, find_unknown_families
from briefpress.writing.theme_text import SCREEN_FILE, SHEET_FILE, Layer, Stack, ThemeFolder, read_layer
from briefpress.writing.tokens import (
    Colours,
    Compact,
    FontFile,
    Fonts,
    Letterhead,
    Lines,
    Page,
    Setting,
    Sizes,
    Spacing,
    Theme,
)

_SECTIONS: Mapping[str, type] = {
    "fonts": Fonts,
    "sizes": Sizes,
    "page": Page,
    "text": Setting,
    "spacing": Spacing,
    "compact": Compact,
    "lines": Lines,
    "colours": Colours,
    "letterhead": Letterhead,
}


def theme_names(shelf: ThemeFolder) -> tuple[str, ...]:
    """The themes that lie on the shelf."""
    if not shelf.path.is_dir():
        return ()
    return tuple(sorted(path.name for path in shelf.path.iterdir() if path.is_dir() and not path.name.startswith(".")))


def read_theme(home: ThemeFolder, shelf: ThemeFolder) -> tuple[Theme | None, list[Finding]]:
    """The theme in the folder `home`, or None and why not; `shelf` holds the themes that may be extended."""
    layers, findings = _read_layers(home, shelf)
    if findings:
        return None, findings
    stack = Stack(tuple(layers), _laid_over(layers))
    findings = [finding for layer in layers for finding in _find_strange_sections(layer)]
    files, found = read_fonts(layers)
    findings += found
    sections: dict[str, Any] = {}
    for name in _SECTIONS:
        sections[name], found = _section(name, stack, files)
        findings += found
    sheet, found = read_sheets(layers, SHEET_FILE)
    screen, more = read_sheets(layers, SCREEN_FILE)
    pictures, also = read_pictures(layers)
    findings += found + more + also
    if errors_of(findings):
        return None, findings
    theme = Theme(
        name=home.name,
        folder=home.path.resolve(),
        style_sheet=sheet,
        screen_sheet=screen,
        svg=pictures.get("svg"),
        png=pictures.get("png"),
        **sections,
    )
    findings += find_unknown_families(theme, stack) + find_misfits(theme, stack)
    findings += find_letterhead_faults(theme, stack) + find_faults_of_sheets(theme, layers)
    return (None if errors_of(findings) else theme), findings


def _read_layers(home: ThemeFolder, shelf: ThemeFolder) -> tuple[list[Layer], list[Finding]]:
    """The theme's own layer and those of the themes that it extends, the undermost first."""
    layers: list[Layer] = []
    while True:
        layer, findings = read_layer(home)
        if layer is None:
            return [], findings
        layers.insert(0, layer)
        if layer.extends is None:
            return layers, []
        named = [name for name in theme_names(shelf) if shelf.path / name not in {one.home.path for one in layers}]
        if layer.extends not in named:
            message = f"no theme '{layer.extends}' to extend; there are: {', '.join(named)}"
            hint = did_you_mean(str(layer.extends), named)
            return [], [error(layer.place("", "extends"), "theme.invalid", message, hint)]
        home = ThemeFolder(shelf.path / layer.extends, f"{shelf.name}/{layer.extends}")


def _laid_over(layers: list[Layer]) -> dict[str, dict[str, Any]]:
    """The tokens of all layers, the later before the earlier; lists as tuples."""
    tables: dict[str, dict[str, Any]] = {name: {} for name in _SECTIONS}
    for layer in layers:
        for name, table in layer.tables.items():
            if name in tables and isinstance(table, dict):
                tables[name] |= {
                    token: tuple(value) if isinstance(value, list) else value for token, value in table.items()
                }
    return tables


def _find_strange_sections(layer: Layer) -> list[Finding]:
    strange = []
    for name, table in layer.tables.items():
        if name not in _SECTIONS:
            message = f"no section [{name}]; there are: {', '.join(_SECTIONS)}"
            strange.append(error(layer.place(name), "theme.invalid", message, did_you_mean(name, _SECTIONS)))
        elif not isinstance(table, dict):
            strange.append(error(layer.place("", name), "theme.invalid", f"'{name}' is a section: write [{name}]"))
    return strange


def _section(name: str, stack: Stack, files: tuple[FontFile, ...]) -> tuple[Any, list[Finding]]:
    """The tokens of one section, or what is wrong with them."""
    known = [field.name for field in fields(_SECTIONS[name])]
    table = {**stack.tables[name], **({"files": files} if name == "fonts" else {})}
    try:
        return _SECTIONS[name](**table), []
    except ValidationError as fault:
        return None, [_token_fault(name, stack, one, known) for one in fault.errors(include_url=False)]
    except TypeError:  # a token whose name is no word
        strange = [token for token in table if token not in known]
        return None, [_token_fault(name, stack, {"type": "", "loc": (token,), "msg": ""}, known) for token in strange]


def _token_fault(section: str, stack: Stack, fault: Mapping[str, Any], known: list[str]) -> Finding:
    token = str(fault["loc"][0])
    if token not in known:
        place, message = stack.place(section, token), f"no token '{token}' in [{section}]"
        return error(place, "theme.invalid", message, did_you_mean(token, known))
    if fault["type"] in ("missing", "missing_argument"):
        message = f"[{section}] lacks '{'.'.join(map(str, fault['loc']))}'"
        return error(stack.place(section, token), "theme.invalid", message, _lack_hint(stack))
    message = fault["msg"].removeprefix("Input ").replace("String should", "should")
    return error(stack.place(section, token), "theme.invalid", f"'{token}' {message}")


def _lack_hint(stack: Stack) -> str:
    return "" if len(stack.layers) > 1 else 'a theme that says only what differs begins with: extends = "house"'
