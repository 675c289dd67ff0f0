"""The styles of the user's file, known by their names as Word knows them, and ours beside them where it lacks one."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefpress.writing.docx.opening import parsed
from briefpress.writing.docx.reference.names import local, remove, value, w
from briefpress.writing.docx.styles import styles_xml
from briefpress.writing.tokens import Theme

_LINKS = ("basedOn", "next", "link")
_HEADINGS = ("heading 1", "heading 2")
# Every file has them, whether it says so or not.
_SILENT = frozenset({"normal", "default paragraph font", "normal table", "no list"})
# Only the theme's own heads and feet are set in them, and the file brings its own.
_IDLE = frozenset({"header", "footer", "letterhead"})
# Where the file has no style of its own for the text, the text looks as what it calls normal.
_AS_NORMAL = "body text"
# What stands before the numbering among the properties of a paragraph (CT_PPrBase).
_BEFORE_NUMBERING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


def _key(style: etree._Element) -> tuple[str, str]:
    """What a style is known by: its kind, and its name whatever its capitals."""
    return value(style, "type") or "paragraph", " ".join(value(style.find(w("name"))).casefold().split())


def _named(root: etree._Element) -> dict[tuple[str, str], etree._Element]:
    return {_key(style): style for style in reversed(root.findall(w("style"))) if value(style, "styleId")}


@dataclass(frozen=True)
class Wardrobe:
    """The styles of a file of ours dressed as the user's: the part's root, and for each of our ids the id there."""

    root: etree._Element
    ids: Mapping[str, str]
    added: tuple[etree._Element, ...]
    styles: Mapping[str, etree._Element]

    def numbering(self, style_id: str) -> tuple[str, str] | None:
        """The number (`w:numId`) and level that one of the user's styles gives its paragraphs, itself or by what it is based on."""
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            style = self.styles[style_id]
            if style in self.added:
                return None
            found = style.find(f"{w('pPr')}/{w('numPr')}")
            if found is not None and found.find(w("numId")) is not None:
                number = value(found.find(w("numId")))
                return (number, value(found.find(w("ilvl"))) or "0") if number != "0" else None
            style_id = value(style.find(w("basedOn")))
        return None

    @property
    def headings(self) -> tuple[str, ...]:
        """The ids of the styles of headings."""
        known = {_key(style): style_id for style_id, style in self.styles.items()}
        return tuple(known["paragraph", name] for name in _HEADINGS if ("paragraph", name) in known)


def missing_styles(theirs: etree._Element | None, theme: Theme) -> tuple[str, ...]:
    """The names of the styles that documents use and the user's file lacks."""
    known = _named(theirs) if theirs is not None else {}
    ours = parsed(styles_xml(theme, "en", parallel=False, width=0))
    lacking = [
        style
        for style in ours.findall(w("style"))
        if _key(style) not in known and _key(style)[1] not in _SILENT | _IDLE
    ]
    return tuple(value(style.find(w("name"))) for style in lacking)


def merged_styles(theirs: etree._Element, ours: etree._Element) -> Wardrobe:
    """The user's styles with those of ours that they lack; the language of the text is that of our file."""
    known, defaults = _named(theirs), _defaults(theirs)
    taken = {value(style, "styleId").casefold() for style in known.values()}
    ids: dict[str, str] = {}
    added: list[etree._Element] = []
    for style in ours.findall(w("style")):
        kind, name = _key(style)
        found = defaults.get(kind) if is_on_attribute(style, "default") else None
        found = found if found is not None else known.get((kind, name))
        style_id = value(style, "styleId")
        if found is not None:
            ids[style_id] = value(found, "styleId")
        elif name not in _IDLE:
            ids[style_id] = _fresh(style_id, taken)
            added.append(copy.deepcopy(style))
    for style in added:
        theirs.append(_fitted(style, ids))
    _set_language(theirs, ours)
    styles = {value(style, "styleId"): style for style in reversed(theirs.findall(w("style")))}
    return Wardrobe(theirs, ids, tuple(added), styles)


def is_on_attribute(element: etree._Element, name: str) -> bool:
    """Whether an attribute stands there and says yes."""
    return value(element, name) not in ("", "0", "false", "off")


def _defaults(root: etree._Element) -> dict[str, etree._Element]:
    """The style of each kind that holds where none is named."""
    return {_key(style)[0]: style for style in root.findall(w("style")) if is_on_attribute(style, "default")}


def _fresh(style_id: str, taken: set[str]) -> str:
    """An id that no other style has."""
    made, count = style_id, 1
    while made.casefold() in taken:
        count += 1
        made = f"{style_id}{count}"
    taken.add(made.casefold())
    return made


def _fitted(style: etree._Element, ids: Mapping[str, str]) -> etree._Element:
    """One of our styles as it stands among the user's: in the fonts of the file, tied to its styles."""
    style.set(w("styleId"), ids[value(style, "styleId")])
    for name in _LINKS:
        link = style.find(w(name))
        if link is not None:
            link.set(w("val"), ids.get(value(link), value(link)))
    for fonts in list(style.iter(w("rFonts"))):
        remove(fonts)
    if _key(style) == ("paragraph", _AS_NORMAL):
        for properties in (*style.findall(w("pPr")), *style.findall(w("rPr"))):
            remove(properties)
    return style


def _set_language(theirs: etree._Element, ours: etree._Element) -> None:
    """Make the language of our document that of every style; only runs in another language say so."""
    for language in list(theirs.iter(w("lang"))):
        remove(language)
    wanted = next(ours.iter(w("lang")))
    defaults = theirs.find(w("docDefaults"))
    if defaults is None:
        defaults = etree.Element(w("docDefaults"))
        theirs.insert(0, defaults)
    runs = defaults.find(w("rPrDefault"))
    if runs is None:
        runs = etree.Element(w("rPrDefault"))
        defaults.insert(0, runs)
    properties = runs.find(w("rPr"))
    if properties is None:
        properties = etree.SubElement(runs, w("rPr"))
    after = [child for child in properties if local(child) in ("eastAsianLayout", "specVanish", "oMath")]
    at = properties.index(after[0]) if after else len(properties)
    properties.insert(at, copy.deepcopy(wanted))


def number_style(style: etree._Element, number: str, level: int) -> None:
    """Give a style a numbering of its own, in place of any it had."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        before = style.find(w("rPr"))
        style.insert(style.index(before) if before is not None else len(style), properties)
    for former in properties.findall(w("numPr")):
        properties.remove(former)
    numbering = etree.Element(w("numPr"))
    etree.SubElement(numbering, w("ilvl"), {w("val"): str(level)})
    etree.SubElement(numbering, w("numId"), {w("val"): number})
    at = sum(local(child) in _BEFORE_NUMBERING for child in properties)
    properties.insert(at, numbering)
