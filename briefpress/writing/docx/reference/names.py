"""The names of WordprocessingML as the XML library spells them, and plain surgery on its trees."""

from __future__ import annotations

from lxml import etree

from briefpress.writing.docx.styles import R, W

RELATION = f"{{{R}}}"
NAMES = {"w": W, "r": R}


def w(name: str) -> str:
    """A name of WordprocessingML with its namespace."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML, or an empty string."""
    return "" if element is None else str(element.get(w(name), ""))


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes by their full names."""
    return {str(name): str(content) for name, content in element.attrib.items()}


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def remove(element: etree._Element) -> None:
    """Take the element out, with all in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what is in the element in its place."""
    parent = element.getparent()
    if parent is not None:
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)
