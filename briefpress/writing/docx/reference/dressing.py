"""Our Word file dressed as the user's: our text and notes with its styles, numberings, theme, fonts, page, heads and feet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from briefpress.writing.docx.opening import Opened, Unreadable, open_package, parsed, serialised
from briefpress.writing.docx.package import Part, Relationship, packaged
from briefpress.writing.docx.reference.carrying import Luggage
from briefpress.writing.docx.reference.names import value, w
from briefpress.writing.docx.reference.numbering import Numberings, merged_numbering
from briefpress.writing.docx.reference.page import last_section, section_xml, sheet_of
from briefpress.writing.docx.reference.settings import merged_settings
from briefpress.writing.docx.reference.styles import merged_styles
from briefpress.writing.docx.styles import R

_DRESS = frozenset(
    f"{R}/{kind}" for kind in ("styles", "numbering", "settings", "fontTable", "theme", "header", "footer")
)
_CALLS = frozenset(map(w, ("pStyle", "rStyle", "tblStyle")))
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def _beside(opened: Opened, kind: str) -> Part | None:
    document = opened.document
    return opened.beside(document, kind) if document is not None else None


def _needed(opened: Opened, kind: str) -> Part:
    part = _beside(opened, kind)
    if part is None:
        raise Unreadable(f"it has no {kind}")
    return part


def text_of(opened: Opened) -> Part:
    """The part of the file that holds its text. Raises Unreadable."""
    if opened.document is None:
        raise Unreadable("it has no text part")
    return opened.document


def dressed(package: bytes, pattern: Opened, *, turn: bool) -> tuple[bytes, int]:
    """Our file `package` dressed as `pattern`, its page turned on its side where it is to be, and how many pictures were left behind.

    Raises Unreadable where the pattern is not whole.
    """
    ours, luggage = open_package(package), Luggage(pattern)
    styles = merged_styles(luggage.root_of(_needed(pattern, "styles")), parsed(_needed(ours, "styles").data))
    their_numbers = _beside(pattern, "numbering")
    numbering_root = luggage.root_of(their_numbers) if their_numbers is not None else None
    numbers = merged_numbering(numbering_root, parsed(_needed(ours, "numbering").data), styles)
    texts = {
        part.name: _redirected(part, styles.ids, numbers)
        for part in ours.parts.values()
        if part.content_type.startswith(_WORDS)
    }
    heads, section = _heads(luggage, texts[text_of(ours).name], turn=turn)
    _set_section(texts[text_of(ours).name], section)
    dress = [
        ("rIdStyles", "styles", replace(_needed(ours, "styles"), data=serialised(styles.root))),
        ("rIdNumbering", "numbering", _numbering_part(ours, luggage, their_numbers, numbers)),
        ("rIdSettings", "settings", _settings_part(ours, pattern)),
        *_look_parts(ours, pattern, luggage),
        *heads,
    ]
    return _put_together(ours, texts, dress, list(luggage.parts.values())), luggage.lost


def _put_together(
    ours: Opened,
    texts: Mapping[str, etree._Element],
    dress: list[tuple[str, str, Part]],
    carried: list[Part],
) -> bytes:
    """Our texts with the parts that they are dressed in, each with its id and kind, and what those show."""
    document = text_of(ours)
    former = [item for item in document.relationships if item.kind in _DRESS]
    replaced = {part.name for item in former if (part := ours.led_to(document.name, item)) is not None}
    led_to = tuple(item for item in document.relationships if item not in former) + tuple(
        Relationship(name, f"{R}/{kind}", part.name.removeprefix("word/")) for name, kind, part in dress
    )
    kept = [part for part in ours.parts.values() if part.name not in replaced]
    kept = [replace(part, data=serialised(texts[part.name])) if part.name in texts else part for part in kept]
    kept = [replace(part, relationships=led_to) if part.name == document.name else part for part in kept]
    return packaged((*kept, *(part for _, _, part in dress), *carried), ours.relationships)


def _redirected(part: Part, ids: Mapping[str, str], numbers: Numberings) -> etree._Element:
    """A part of ours that calls the user's styles and the new numbers."""
    root = parsed(part.data)
    for element in root.iter(*_CALLS):
        element.set(w("val"), ids.get(value(element), value(element)))
    for properties in root.iter(w("pPr")):
        numbers.number(properties)
    return root


def _numbering_part(ours: Opened, luggage: Luggage, theirs: Part | None, numbers: Numberings) -> Part:
    """The numberings, with the pictures that the user's bullets may be."""
    if theirs is not None:
        return luggage.carry(theirs, "numbering.xml", numbers.root)
    return replace(_needed(ours, "numbering"), data=serialised(numbers.root))


def _settings_part(ours: Opened, pattern: Opened) -> Part:
    theirs, own = _beside(pattern, "settings"), _needed(ours, "settings")
    root = merged_settings(parsed(theirs.data) if theirs is not None else None, parsed(own.data))
    return replace(own, data=serialised(root))


def _look_parts(ours: Opened, pattern: Opened, luggage: Luggage) -> list[tuple[str, str, Part]]:
    """The table of fonts, which may have fonts behind it, and the theme, where the file has one."""
    fonts, theme = _beside(pattern, "fontTable"), _beside(pattern, "theme")
    table = luggage.carry(fonts, "fontTable.xml") if fonts is not None else _needed(ours, "fontTable")
    parts = [("rIdFonts", "fontTable", table)]
    return parts + ([("rIdTheme", "theme", luggage.carry(theme, "theme/theme1.xml"))] if theme is not None else [])


def _heads(
    luggage: Luggage, own_document: etree._Element, *, turn: bool
) -> tuple[list[tuple[str, str, Part]], etree._Element]:
    """The heads and feet of the user's file, each with its id and kind, and the section that leads to them."""
    document = text_of(luggage.opened)
    section, named = last_section(luggage.root_of(document))
    own = next(own_document.iter(w("sectPr")))
    heads: list[tuple[str, str, Part]] = []
    ids: dict[tuple[str, str], str] = {}
    for number, ((tag, kind), relationship) in enumerate(sorted(named.items()), 1):
        what = tag.removesuffix("Reference")
        part = luggage.carry(luggage.needed(document, relationship), f"{what}{number}.xml")
        if part.content_type != f"{_WORDS}{what}+xml":
            raise Unreadable(f"'{part.name}' is no {what}")
        ids[tag, kind] = f"rIdHead{number}"
        heads.append((ids[tag, kind], what, part))
    return heads, section_xml(section if section is not None else own, own, sheet_of(section), ids, turn=turn)


def _set_section(document: etree._Element, section: etree._Element) -> None:
    """Put the section at the end of the body in place of ours."""
    own = list(document.iter(w("sectPr")))[-1]
    parent = own.getparent()
    if parent is not None:
        parent.replace(own, section)
