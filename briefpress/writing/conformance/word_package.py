"""What a Word file's parts ask of each other and of the file: each rule tells what is missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefpress.writing.conformance.word_file import FilePart, FinishedWord, R, Relation, W, is_on, value, whole

_MAIN = "wordprocessingml.document.main+xml"
# The end of the content type that a relationship of a kind asks for.
_ASKED = {
    "officeDocument": _MAIN,
    "styles": "wordprocessingml.styles+xml",
    "settings": "wordprocessingml.settings+xml",
    "numbering": "wordprocessingml.numbering+xml",
    "fontTable": "wordprocessingml.fontTable+xml",
    "footnotes": "wordprocessingml.footnotes+xml",
    "comments": "wordprocessingml.comments+xml",
    "header": "wordprocessingml.header+xml",
    "footer": "wordprocessingml.footer+xml",
    "core-properties": "package.core-properties+xml",
    "extended-properties": "extended-properties+xml",
    "custom-properties": "custom-properties+xml",
    "customXmlProps": "customXmlProperties+xml",
    "chart": "drawingml.chart+xml",
    "font": "obfuscatedFont",
    "image": "",
}
_BEGINNINGS = {"image/png": b"\x89PNG\r\n", "image/jpeg": b"\xff\xd8\xff"}
# Relationships of these kinds do nothing until an element names them.
_NAMED = frozenset({"image", "hyperlink", "chart", "font", "package", "header", "footer", "oleObject", "aFChunk"})
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_FONT_BEGINNINGS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LANGUAGES = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?(, [a-z]{2,3}(-[A-Z]{2})?)*")
_MODE = "15"
# Numbers of own properties begin here (ECMA-376 part 1, 22.3).
_LEAST_NUMBER = 2
# Between the margins there is at least an inch, in twips.
_LEAST_ROOM = 1440


def find_packages(file: FinishedWord) -> Iterator[str]:
    """A package that opens, and parts that are well-formed XML without declarations of their own."""
    yield from file.faults


def find_types(file: FinishedWord) -> Iterator[str]:
    """Every part has a type: that for which the relationship to it asks, and which its bytes are."""
    for part in file.parts.values():
        if not part.content_type:
            yield f"{part.name} has no type"
        if not part.data.startswith(_BEGINNINGS.get(part.content_type, b"")):
            yield f"{part.name} is not of its type"
    for stray in file.strays:
        yield f"it says of what type {stray} is, or where it leads, and has no such part"
    for relation in (*file.relations, *(relation for part in file.parts.values() for relation in part.relations)):
        target = None if relation.is_external else file.parts.get(relation.target)
        if target and not target.content_type.endswith(_ASKED.get(relation.kind, "")):
            yield f"{relation.target} is not of the type that a relationship of the kind '{relation.kind}' asks for"


def find_targets(file: FinishedWord) -> Iterator[str]:
    """Every relationship leads to a part, and every one that is named is there, once."""
    owners: list[tuple[str, tuple[Relation, ...], tuple[str, ...]]] = [("the package", file.relations, ())]
    owners += [(part.name, part.relations, part.used) for part in file.parts.values()]
    for owner, relations, used in owners:
        known = [relation.id for relation in relations]
        if len(set(known)) != len(known) or "" in known:
            yield f"{owner} has two relationships of one id, or one without"
        for relation in relations:
            if not relation.is_external and relation.target not in file.parts:
                yield f"{owner} leads to {relation.target}, which is not there"
        for identifier in sorted(set(used) - set(known)):
            yield f"{owner} names the relationship '{identifier}', which it has not"


def find_orphans(file: FinishedWord) -> Iterator[str]:
    """Every part is led to, and every relationship that must be named is."""
    reached: set[str] = set()
    waiting = [relation.target for relation in file.relations]
    while waiting:
        name = waiting.pop()
        if name in file.parts and name not in reached:
            reached.add(name)
            waiting += [relation.target for relation in file.parts[name].relations if not relation.is_external]
    for name in sorted(set(file.parts) - reached):
        yield f"nothing leads to {name}"
    for part in file.parts.values():
        idle = {relation.id for relation in part.relations if relation.kind in _NAMED} - set(part.used)
        for identifier in sorted(idle):
            yield f"{part.name} has the relationship '{identifier}' and does not name it"


def find_properties(file: FinishedWord) -> Iterator[str]:
    """The file says its title, languages, when it was made, and, if it has one, its author; its own properties have numbers and names of their own."""
    core = next((file.parts.get(item.target) for item in file.relations if item.kind == "core-properties"), None)
    told = {} if core is None else {str(node.tag).rpartition("}")[2]: node.text or "" for node in core.root}
    for name in ("title", "language", "created", "modified"):
        if not told.get(name, "").strip():
            yield f"it has no property '{name}'"
    if bool(told.get("creator", "").strip()) != bool(told.get("lastModifiedBy", "").strip()):
        yield "it says whose it is and not who changed it last, or the other way round"
    for name in ("created", "modified"):
        if told.get(name) and not _STAMP.fullmatch(told[name]):
            yield f"its property '{name}' is no time"
    if told.get("created", "") > told.get("modified", ""):
        yield "it was modified before it was made"
    if told.get("language") and not _LANGUAGES.fullmatch(told["language"]):
        yield f"'{told['language']}' is no language"
    yield from _own_property_faults(file)


def _own_property_faults(file: FinishedWord) -> Iterator[str]:
    """What is wrong with the properties beside those that every file may have."""
    custom = next((file.parts.get(item.target) for item in file.relations if item.kind == "custom-properties"), None)
    own = [] if custom is None else [(node.get("pid") or "", node.get("name") or "") for node in custom.root]
    for values in zip(*own, strict=True):
        if len(set(values)) != len(values) or "" in values:
            yield "two of its own properties have one number or one name"
    if any(whole(number) < _LEAST_NUMBER for number, _ in own):
        yield f"a property of its own has a number below {_LEAST_NUMBER}"


def find_settings(file: FinishedWord) -> Iterator[str]:
    """The mode of today's Word, and nothing that asks the reader or leads to another file."""
    settings = file.of_kind("settings")
    if settings is None:
        yield "it has no settings"
        return
    modes = [value(node) for node in settings.all("compatSetting") if value(node, "name") == "compatibilityMode"]
    if modes != [_MODE]:
        yield f"its mode of compatibility is not {_MODE}"
    if any(map(is_on, settings.all("updateFields"))):
        yield "it asks the reader whether its fields may be computed anew"
    if settings.all("attachedTemplate"):
        yield "it leads to a template of another place"
    if settings.all("documentProtection") or settings.all("writeProtection"):
        yield "it does not let itself be edited"


def _is_font(part: FilePart, key: str) -> bool:
    """Whether the part is a font once the key is taken off its first bytes (ECMA-376 part 4, 17.8.1)."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    return bytes(one ^ other for one, other in zip(part.data[:4], mask, strict=False)) in _FONT_BEGINNINGS


def find_fonts(file: FinishedWord) -> Iterator[str]:
    """Fonts of styles stand in the table of fonts; those in the file can be read."""
    table, settings = file.of_kind("fontTable"), file.of_kind("settings")
    if table is None:
        yield "it has no table of fonts"
        return
    listed = {value(font, "name") for font in table.all("font")}
    styles = file.of_kind("styles")
    used = {value(node, side) for node in (styles.all("rFonts") if styles else []) for side in ("ascii", "hAnsi", "cs")}
    for name in sorted(used - listed - {""}):
        yield f"the font {name} is not in the table of fonts"
    leads = {relation.id: file.parts.get(relation.target) for relation in table.relations}
    embedded = [node for name in _EMBEDDED for node in table.all(name)]
    for node in embedded:
        key, part = value(node, "fontKey"), leads.get(node.get(f"{R}id") or "")
        if not _GUID.fullmatch(key):
            yield f"'{key}' is no key of a font"
        elif part is not None and not _is_font(part, key):
            yield f"{part.name} is no font that its key opens"
    if bool(embedded) != any(map(is_on, settings.all("embedTrueTypeFonts") if settings else [])):
        yield "it has fonts in it and does not say so, or says so and has none"


def find_sections(file: FinishedWord) -> Iterator[str]:
    """A page with room for text, and the heads and feet that it asks for."""
    assert file.document is not None
    kinds = {relation.id: relation.kind for relation in file.document.relations}
    sections = file.document.all("sectPr")
    if not sections:
        yield "it does not say of what size its pages are"
    for section in sections:
        yield from _page_faults(section)
        references = [node for name in ("headerReference", "footerReference") for node in section.iter(W + name)]
        places = [(node.tag, value(node, "type")) for node in references]
        if len(set(places)) != len(places):
            yield "a page has two heads or two feet"
        for node in references:
            kind = kinds.get(node.get(f"{R}id") or "")
            if kind and node.tag != f"{W}{kind}Reference":
                yield "the head of a page is a foot, or the other way round"
        if is_on(section.find(W + "titlePg")) and "first" not in {place for _, place in places}:
            yield "its first page is to differ and has neither head nor foot"


def _page_faults(section: Any) -> Iterator[str]:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    width, height = whole(value(size, "w")), whole(value(size, "h"))
    across = width - whole(value(margins, "left")) - whole(value(margins, "right"))
    down = height - whole(value(margins, "top")) - whole(value(margins, "bottom"))
    if across < _LEAST_ROOM or down < _LEAST_ROOM:
        yield "a page has no size, or no room between its margins"
    if any(whole(value(margins, side)) < 0 for side in ("left", "right", "top", "bottom", "header", "footer")):
        yield "a margin is below nothing"
    if (width > height) != (value(size, "orient") == "landscape"):
        yield "a page lies and does not say so, or says so and stands"
