"""What is taken out of a user's file before any of it is used: traces of its history, and all that leads elsewhere.

Tracked changes are taken as accepted; the numbers of editing sessions, comments, bookmarks and bindings to data go.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree

from briefpress.writing.docx.reference.names import RELATION, attributes, local, remove, unwrap, value, w

_GONE = frozenset(
    map(
        w,
        (
            "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
            "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "rsid", "proofErr",
            "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
            "bookmarkStart", "bookmarkEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
            "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
            "customXmlDelRangeEnd", "subDoc", "altChunk", "footnoteReference", "endnoteReference",
        ),
    )
)  # fmt: skip
_OPENED = frozenset(map(w, ("ins", "moveTo", "customXml", "smartTag")))
# In the properties of a paragraph or row these say that it was inserted or deleted itself: there is nothing in them to keep.
_MARKS = frozenset(map(w, ("ins", "del", "moveTo", "moveFrom")))
_PROPERTIES = frozenset(map(w, ("rPr", "trPr")))
# Numbers of sessions, addresses that pictures of the old kind are fetched from, and an attribute that Word has never known.
_TRACE = re.compile(r"rsid\w*|paraId|textId|editId|anchorId|src|href|characterSet")
# The one kind of data that our file has too: its core properties.
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users)/")
# LibreOffice writes some of the words of a later edition of the standard into files of the first.
_OLDER = {"start": "left", "end": "right"}
_SIDES = frozenset(map(w, ("jc", "lvlJc")))
# What is of no use without what it leads to, but stands in something that is.
_USELESS = ("OLEObject", "hlinkClick", "hlinkHover", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_SHOWN = frozenset(map(w, ("drawing", "pict", "object")))


def clean(root: etree._Element) -> None:
    """Take out of a part, in place, the traces of its history."""
    for element in list(root.iter(etree.Element)):
        if element is root:
            continue
        parent = element.getparent()
        in_properties = parent is not None and parent.tag in _PROPERTIES
        if element.tag in _GONE or (in_properties and element.tag in _MARKS) or _is_binding(element):
            remove(element)
        elif element.tag in _OPENED:
            unwrap(element)
    for element in root.iter(etree.Element):
        for name, content in attributes(element).items():
            if _TRACE.fullmatch(etree.QName(name).localname) or (name == "descr" and _PATH.match(content)):
                del element.attrib[name]
        if element.tag in _SIDES and value(element) in _OLDER:
            element.set(w("val"), _OLDER[value(element)])


def _is_binding(element: etree._Element) -> bool:
    """Whether the element binds words to data that our file has not."""
    return local(element) == "dataBinding" and str(element.get(w("storeItemID"), "")).upper() != _CORE


def cut_off(root: etree._Element, kept: Collection[str]) -> int:
    """Take out, in place, what is shown by relationships other than those `kept`; returns how many pictures went."""
    lost = 0
    for element in list(root.iter(etree.Element)):
        for name, target in attributes(element).items():
            if not name.startswith(RELATION) or target in kept:
                continue
            if name == f"{RELATION}link" and element.get(f"{RELATION}embed") in kept:
                del element.attrib[name]
            elif local(element) in _USELESS:
                remove(element)
            elif local(element) == "hyperlink":
                del element.attrib[name]
            else:
                lost += _take_out(element, name)
    return lost


def _take_out(element: etree._Element, name: str) -> int:
    shown = next((one for one in (element, *element.iterancestors()) if one.tag in _SHOWN), None)
    if shown is None:
        del element.attrib[name]
        return 0
    remove(shown)
    return 1
