"""What a screen reader is told: the page's elements, gathered whole over all pages, as the elements that PDF 1.7 knows.

Knows no library. A table or list that a page turn cuts is one; a note stands after the paragraph that calls it; words
of another language say so; every cell names its heads. Why this is ours: docs/decisions/0008-archive-and-access.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Attributes = Mapping[str, str | tuple[str, ...] | tuple[float, ...]]


@dataclass(frozen=True)
class Content:
    """Marked content of a page, and the words in it as they are read out."""

    page: int
    number: int
    text: str = ""


@dataclass(frozen=True)
class Annotation:
    """A link's area on a page, by the number of its object."""

    page: int
    object: int


@dataclass(eq=False)
class Node:
    """An element of the laid-out page (or what CSS adds to one: `li::marker`), with all that pages show of it."""

    tag: str
    language: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    kids: list[Node | Content | Annotation] = field(default_factory=list)
    origin: object = None
    alternative: str = ""
    frame: tuple[float, ...] = ()


@dataclass(eq=False)
class Element:
    """A structure element of the file; `identifier` is unique in it."""

    role: str
    language: str
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    identifier: str = ""
    alternative: str = ""
    attributes: dict[str, Attributes] = field(default_factory=dict)
    calls: object = None


_ROLES = {
    **{tag: tag.upper() for tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "th", "td")},
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "li::marker": "Lbl",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "caption": "Caption",
    "aside": "Sect",
    "section": "Sect",
    "figure": "Div",
    "figcaption": "P",
    "div": "Div",
    "a": "Link",
    "svg": "Figure",
    "img": "Figure",
}
# A table that only sets two columns beside each other holds no data, and is read row by row, left then right.
_LAYOUT_ROLES = {"table": "Div", "tbody": None, "tr": "Div", "td": "Div"}
_INSIDE_TEXT = ("Span", "Link", "Reference", "Lbl")


def _role(node: Node, is_layout: bool) -> str | None:
    """The role of a node; None where its kids stand in its parent's place."""
    tag = node.tag.rpartition("}")[2]
    if tag.endswith("::footnote-call"):
        return "Reference"
    if tag.endswith("::footnote-marker"):
        return "Lbl"
    if "note" in node.attributes.get("class", "").split() and tag == "span":
        return "Note"
    return _LAYOUT_ROLES.get(tag, _ROLES.get(tag)) if is_layout else _ROLES.get(tag)


def _linked(element: Element) -> Element:
    """An element that is a link by its style (the call of a note): its area and words go into a Link of its own."""
    if element.role != "Link" and any(isinstance(kid, Annotation) for kid in element.kids):
        element.kids = [Element("Link", element.language, element.kids)]
    return element


def _list_item(element: Element) -> Element:
    """A list item as label and body."""
    labels = [kid for kid in element.kids if isinstance(kid, Element) and kid.role == "Lbl"]
    body = [kid for kid in element.kids if kid not in labels]
    element.kids = [*labels, Element("LBody", element.language, body)]
    return element


def _converted(node: Node, parent_language: str, is_layout: bool) -> Iterator[Element | Content | Annotation]:
    is_layout = "pairs" in node.attributes.get("class", "").split() if node.tag == "table" else is_layout
    role = _role(node, is_layout)
    if role is None and node.language != parent_language:
        role = "Span"
    inner = node.language if role is not None else parent_language
    kids: list[Element | Content | Annotation] = []
    for kid in node.kids:
        kids += _converted(kid, inner, is_layout) if isinstance(kid, Node) else [kid]
    if role is None:
        yield from kids
        return
    element = Element(role, node.language, kids, alternative=node.alternative)
    if role == "LI":
        element = _list_item(element)
    elif role == "L":
        numbering = "Decimal" if node.tag == "ol" else "Circle"
        element.attributes["List"] = {"ListNumbering": numbering}
    elif role == "TH":
        element.attributes["Table"] = {"Scope": "Row" if node.attributes.get("scope") == "row" else "Column"}
    elif role == "Table" and node.attributes.get("aria-label"):
        element.attributes["Table"] = {"Summary": node.attributes["aria-label"]}
    elif role == "Figure":
        element.attributes["Layout"] = {"BBox": node.frame}
    elif role in ("Note", "Reference"):
        element.calls = node.origin
        element.identifier = f"note-{node.attributes['data-number']}" if role == "Note" else ""
    yield _linked(element)


def _elements(element: Element) -> Iterator[Element]:
    return (kid for kid in element.kids if isinstance(kid, Element))


def _descendants(element: Element, *roles: str) -> Iterator[Element]:
    """The elements of these roles within an element, in order; nothing inside those found."""
    for kid in _elements(element):
        if kid.role in roles:
            yield kid
        else:
            yield from _descendants(kid, *roles)


def _place_notes(element: Element, notes: Mapping[object, Element]) -> list[Element]:
    """Put each note after the paragraph that calls it, or at the end of the cell or item; what is left is for outside."""
    kids: list[Element | Content | Annotation] = []
    held: list[Element] = []
    for kid in element.kids:
        kids.append(kid)
        if isinstance(kid, Element):
            found = [notes[kid.calls]] if kid.role == "Reference" and kid.calls in notes else []
            found += _place_notes(kid, notes)
            if kid.role in _INSIDE_TEXT:
                held += found
            else:
                kids += found
    if element.role not in (*_INSIDE_TEXT, "P", "H1", "H2", "H3", "H4", "H5", "H6"):
        kids, held = [*kids, *held], []
    element.kids = kids
    return held


def _name_heads(table: Element, number: int) -> None:
    """Name every head cell, and in every data cell the heads that it stands under and behind."""
    columns: dict[int, list[str]] = {}
    for row_number, row in enumerate(_descendants(table, "TR")):
        behind: list[str] = []
        is_after_data = False
        for column, cell in enumerate(_elements(row)):
            if cell.role == "TH":
                cell.identifier = f"head-{number}-{row_number}-{column}"
                if cell.attributes["Table"]["Scope"] == "Row":
                    behind = [cell.identifier] if is_after_data else [*behind, cell.identifier]
                    is_after_data = False
                else:
                    columns.setdefault(column, []).append(cell.identifier)
            else:
                is_after_data = True
                heads = (*behind, *columns.get(column, ()))
                if heads:
                    cell.attributes["Table"] = {"Headers": heads}


def structure_of(root: Node) -> Element:
    """The structure tree of the file, made of all that its pages show."""
    document = Element("Document", root.language)
    for kid in root.kids:
        document.kids += _converted(kid, root.language, False) if isinstance(kid, Node) else [kid]
    notes = {note.calls: note for note in _elements(document) if note.role == "Note"}
    document.kids = [kid for kid in document.kids if not isinstance(kid, Element) or kid.role != "Note"]
    _place_notes(document, notes)
    for number, table in enumerate(_descendants(document, "Table"), 1):
        _name_heads(table, number)
    return document


def words_of(element: Element) -> str:
    """The words of an element in reading order."""
    return "".join(
        kid.text if isinstance(kid, Content) else words_of(kid)
        for kid in element.kids
        if not isinstance(kid, Annotation)
    )
