"""What a named style takes of a page: type, distances, indents, borders, read from the styles themselves, so that the two cannot drift."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from xml.etree import ElementTree

from briefpress.writing.docx.styles import W

_W = f"{{{W}}}"
_OFF = ("0", "false", "off")
# Lines are counted in eighths of a point.
_EIGHTH = 20 / 8


@dataclass(frozen=True)
class Measures:
    """One paragraph style: lengths in twips, type size in points, line height in 240ths of a single line (`exact`: in twips)."""

    family: str = ""
    points: float = 10
    bold: bool = False
    capitals: bool = False
    letter_space: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    exact: bool = False
    left: int = 0
    right: int = 0
    first: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    border_above: int = 0
    border_below: int = 0


def _value(properties: ElementTree.Element, name: str, attribute: str = "val") -> str | None:
    found = properties.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}{attribute}", "1" if attribute == "val" else None)


def _switch(properties: ElementTree.Element, name: str, inherited: bool) -> bool:
    value = _value(properties, name)
    return inherited if value is None else value not in _OFF


def _number(properties: ElementTree.Element, name: str, attribute: str, inherited: int) -> int:
    value = _value(properties, name, attribute)
    return inherited if value is None else int(value)


def _run(base: Measures, properties: ElementTree.Element) -> Measures:
    return replace(
        base,
        family=_value(properties, "rFonts", "ascii") or base.family,
        points=_number(properties, "sz", "val", round(base.points * 2)) / 2,
        bold=_switch(properties, "b", base.bold),
        capitals=_switch(properties, "caps", base.capitals),
        letter_space=_number(properties, "spacing", "val", base.letter_space),
    )


def _border(properties: ElementTree.Element, side: str, inherited: int) -> int:
    """A line with its distance from the words, which is counted in points."""
    found = properties.find(f"{_W}pBdr/{_W}{side}")
    if found is None:
        return inherited
    return round(int(found.get(f"{_W}sz", "0")) * _EIGHTH) + int(found.get(f"{_W}space", "0")) * 20


def _paragraph(base: Measures, properties: ElementTree.Element) -> Measures:
    hanging = _value(properties, "ind", "hanging")
    return replace(
        base,
        before=_number(properties, "spacing", "before", base.before),
        after=_number(properties, "spacing", "after", base.after),
        line=_number(properties, "spacing", "line", base.line),
        exact=base.exact if (rule := _value(properties, "spacing", "lineRule")) is None else rule == "exact",
        left=_number(properties, "ind", "left", base.left),
        right=_number(properties, "ind", "right", base.right),
        first=-int(hanging) if hanging else _number(properties, "ind", "firstLine", base.first),
        keep_next=_switch(properties, "keepNext", base.keep_next),
        keep_lines=_switch(properties, "keepLines", base.keep_lines),
        border_above=_border(properties, "top", base.border_above),
        border_below=_border(properties, "bottom", base.border_below),
    )


def _laid_over(base: Measures, style: ElementTree.Element) -> Measures:
    run, paragraph = style.find(f"{_W}rPr"), style.find(f"{_W}pPr")
    made = base if run is None else _run(base, run)
    return made if paragraph is None else _paragraph(made, paragraph)


@dataclass(frozen=True)
class TableLines:
    """The thickness of a table's horizontal lines, in twips."""

    above: int = 0
    under_head: int = 0
    between: int = 0
    below: int = 0


@dataclass(frozen=True)
class StyleSheet:
    """The measures of every paragraph style and the lines of every table style, by their ids."""

    paragraphs: Mapping[str, Measures]
    tables: Mapping[str, TableLines]


def _line(parent: ElementTree.Element | None, side: str) -> int:
    found = None if parent is None else parent.find(f"{_W}{side}")
    return 0 if found is None else round(int(found.get(f"{_W}sz", "0")) * _EIGHTH)


def _table_lines(style: ElementTree.Element) -> TableLines:
    lines = style.find(f"{_W}tblPr/{_W}tblBorders")
    head = style.find(f"{_W}tblStylePr[@{_W}type='firstRow']/{_W}tcPr/{_W}tcBorders")
    between = _line(lines, "insideH")
    return TableLines(_line(lines, "top"), max(between, _line(head, "bottom")), between, _line(lines, "bottom"))


@cache
def measures_of(styles: str) -> StyleSheet:
    """What the styles of a `styles.xml` take; a style stands behind the one that it is based on."""
    root = ElementTree.fromstring(styles)
    base = Measures()
    for part in root.iterfind(f"{_W}docDefaults/*"):
        base = _laid_over(base, part)
    found: dict[str, Measures] = {}
    for style in root.iterfind(f"{_W}style[@{_W}type='paragraph']"):
        found[style.get(f"{_W}styleId", "")] = _laid_over(found.get(_value(style, "basedOn") or "", base), style)
    tables = {
        style.get(f"{_W}styleId", ""): _table_lines(style) for style in root.iterfind(f"{_W}style[@{_W}type='table']")
    }
    return StyleSheet(found, tables)
