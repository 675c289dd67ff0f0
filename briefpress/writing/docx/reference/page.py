"""The page of the user's file: its size and margins, and the section with its heads and feet."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, replace

from lxml import etree

from briefpress.writing.docx.opening import Unreadable
from briefpress.writing.docx.reference.names import NAMES, RELATION, attributes, local, value, w
from briefpress.writing.tokens import Theme

_TWIPS_IN = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_MILLIMETRE = 25.4 / 1440
# Text narrower than 60 mm holds no table, a page of less than 80 mm of text no figure; Word's own page has 22 inches at most.
_LEAST_WIDTH, _LEAST_HEIGHT, _MOST = 3402, 4536, 31680
# The margins that the theme is given in place of the real ones: it knows only what text there is room for.
_MARGIN = 20.0
# What is kept of a section, in the order of CT_SectPr; columns are ours.
_KEPT = ("pgSz", "pgMar", "pgBorders", "lnNumType", "pgNumType", "cols", "vAlign", "titlePg", "rtlGutter", "docGrid")


@dataclass(frozen=True)
class Sheet:
    """A page in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    gutter: int

    @property
    def text_width(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """The height of the text."""
        return self.height - abs(self.top) - abs(self.bottom)

    @property
    def is_upright(self) -> bool:
        """Whether the page is higher than it is wide."""
        return self.width < self.height

    def turned(self) -> Sheet:
        """The page on its side, with the same margins."""
        return replace(self, width=self.height, height=self.width)


def _twips(element: etree._Element, name: str) -> int:
    """A measure in twips, as a number of them or with its unit (ST_TwipsMeasure)."""
    given = value(element, name) or "0"
    found = _MEASURE.fullmatch(given)
    if found is None:
        raise Unreadable(f"its page has a measure that is none: '{given[:40]}'")
    number = float(found[1]) * (_TWIPS_IN[found[2]] if found[2] else 1)
    if abs(number) > _MOST:
        raise Unreadable(f"its page has a measure that Word does not know: '{given[:40]}'")
    return round(number)


def sheet_of(section: etree._Element | None) -> Sheet | None:
    """The page of a section; None where it names no size or no margins. Raises Unreadable where no text has room in it."""
    size = section.find(w("pgSz")) if section is not None else None
    margins = section.find(w("pgMar")) if section is not None else None
    if size is None or margins is None:
        return None
    sides = {name: _twips(margins, name) for name in ("top", "bottom", "left", "right", "gutter")}
    sheet = Sheet(_twips(size, "w"), _twips(size, "h"), **sides)
    if not (_LEAST_WIDTH <= sheet.text_width <= _MOST and _LEAST_HEIGHT <= sheet.text_height <= _MOST):
        width, height = (max(0, round(side * _MILLIMETRE)) for side in (sheet.text_width, sheet.text_height))
        raise Unreadable(f"its page leaves {width} by {height} mm for the text; 60 by 80 mm are needed")
    return sheet


def last_section(body: etree._Element) -> tuple[etree._Element | None, dict[tuple[str, str], str]]:
    """The section that a file ends with, and which heads and feet it has, those of earlier sections included where it names none."""
    heads: dict[tuple[str, str], str] = {}
    last = None
    for last in body.iter(w("sectPr")):
        for item in last:
            if local(item) in ("headerReference", "footerReference"):
                heads[local(item), value(item, "type") or "default"] = str(item.get(f"{RELATION}id", ""))
    return last, heads


def section_xml(
    section: etree._Element, own: etree._Element, sheet: Sheet | None, heads: dict[tuple[str, str], str], *, turn: bool
) -> etree._Element:
    """Our section, made of the user's and, where that is silent, of our `own`; `heads` lead to the parts by their ids."""
    made = etree.Element(w("sectPr"), nsmap=NAMES)
    for (tag, kind), relationship in sorted(heads.items()):
        etree.SubElement(made, w(tag), {w("type"): kind, f"{RELATION}id": relationship})
    for name in _KEPT:
        source = own if name == "cols" or (sheet is None and name in ("pgSz", "pgMar")) else section
        found = source.find(w(name))
        if found is not None:
            made.append(_plain(found))
    size = made.find(w("pgSz"))
    if turn and sheet is not None and size is not None:
        size.set(w("w"), str(sheet.turned().width))
        size.set(w("h"), str(sheet.turned().height))
        size.set(w("orient"), "landscape")
    return made


def _plain(element: etree._Element) -> etree._Element:
    """A copy with attributes of WordprocessingML alone."""
    made = copy.deepcopy(element)
    for inner in made.iter(etree.Element):
        for name in [name for name in attributes(inner) if not name.startswith(w(""))]:
            del inner.attrib[name]
    return made


def on_sheet(theme: Theme, sheet: Sheet, *, parallel: bool) -> Theme:
    """The theme with a page that has just so much room for the text: tables and pictures are measured by it."""
    width, height = (max(100, side * _MILLIMETRE + 2 * _MARGIN) for side in (sheet.text_width, sheet.text_height))
    if parallel:  # the theme's page is upright, and lies on its side for two languages
        width, height = height, width
    page = replace(
        theme.page,
        width=width,
        height=height,
        top=_MARGIN,
        bottom=_MARGIN,
        left=_MARGIN,
        right=_MARGIN,
        parallel_side=_MARGIN,
    )
    return replace(theme, page=page)
