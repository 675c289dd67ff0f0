"""A finished PDF as the rules see it: its elements in reading order, the content of its pages, its fonts and properties."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Tagged:
    """A structure element: its place in the tree, its words for what cannot be read, and the content that is its own.

    `contents` are pages and numbers of marked content; `links` are the annotations it holds, by their objects' numbers.
    """

    role: str
    parent: str
    in_note: bool
    language: str | None
    identifier: str
    alternative: str
    attributes: Mapping[str, Any]
    kids: tuple[str, ...]
    contents: tuple[tuple[int, int], ...]
    links: tuple[int, ...]


@dataclass(frozen=True)
class Link:
    """A link on a page, as its annotation has it."""

    page: int
    object: int
    words: str
    flags: int


@dataclass(frozen=True)
class FileFont:
    """A font of the file."""

    name: str
    is_embedded: bool
    has_letters: bool


@dataclass(frozen=True)
class Attached:
    """A file inside the file, and whether the catalogue lists it."""

    name: str
    relationship: str
    kind: str
    is_listed: bool


@dataclass(frozen=True)
class FinishedPdf:
    """All of a PDF that the rules look at; `pages` are the operators of each page."""

    elements: tuple[Tagged, ...]
    pages: tuple[bytes, ...]
    tab_orders: tuple[str, ...]
    links: tuple[Link, ...]
    fonts: tuple[FileFont, ...]
    attachments: tuple[Attached, ...]
    packet: str
    title: str
    language: str
    is_marked: bool
    shows_title: bool
    intents: tuple[str, ...]
    has_identifier: bool


def _listed(value: Any) -> list[Any]:
    """An array, or what may stand in its place: a single thing, or nothing."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _attributes(node: Any) -> dict[str, Any]:
    values = {name[1:]: value for owner in _listed(node.get("/A")) for name, value in owner.items()}
    return {
        name: tuple(map(str, value)) if isinstance(value, pikepdf.Array) else value for name, value in values.items()
    }


def _elements(node: Any, parent: str, page: Any, in_note: bool, numbers: Mapping[Any, int]) -> Iterator[Tagged]:
    """The element and those inside it, in reading order."""
    role, page = str(node.S)[1:], node.get("/Pg", page)
    in_note = in_note or role == "Note"
    contents: list[tuple[int, int]] = []
    links: list[int] = []
    inner: list[Any] = []
    for kid in _listed(node.get("/K")):
        if isinstance(kid, int):
            contents.append((numbers[page.objgen], int(kid)))
        elif "/S" in kid:
            inner.append(kid)
        elif "/MCID" in kid:
            contents.append((numbers[kid.Pg.objgen], int(kid.MCID)))
        else:
            links.append(kid.Obj.objgen[0])
    yield Tagged(
        role,
        parent,
        in_note,
        str(node.Lang) if "/Lang" in node else None,
        str(node.get("/ID", "")),
        str(node.get("/Alt", "")),
        _attributes(node),
        tuple(str(kid.S)[1:] for kid in inner),
        tuple(contents),
        tuple(links),
    )
    for kid in inner:
        yield from _elements(kid, role, page, in_note, numbers)


def _links(pdf: Any) -> Iterator[Link]:
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            words = str(annotation.get("/Contents", ""))
            yield Link(number, annotation.objgen[0], words, int(annotation.get("/F", 0)))


def _fonts(pdf: Any) -> Iterator[FileFont]:
    found = {
        str(font.BaseFont): font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()
    }
    for name, font in sorted(found.items()):
        descriptor = (font.DescendantFonts[0] if "/DescendantFonts" in font else font).get("/FontDescriptor", {})
        is_embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        yield FileFont(name[1:], is_embedded, "/ToUnicode" in font)


def _attachments(pdf: Any) -> Iterator[Attached]:
    listed = {item.objgen for item in pdf.Root.get("/AF", [])}
    for name, given in pdf.attachments.items():
        described = given.obj
        kind = str(described.EF.F.get("/Subtype", ""))
        yield Attached(name, str(described.get("/AFRelationship", "")), kind, described.objgen in listed)


def read_pdf(data: bytes) -> FinishedPdf:
    """The PDF read back from its bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, tree = pdf.Root, pdf.Root.get("/StructTreeRoot")
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        return FinishedPdf(
            elements=tuple(_elements(_listed(tree.get("/K"))[0], "", None, False, numbers)) if tree is not None else (),
            pages=tuple(page.Contents.read_bytes() for page in pdf.pages),
            tab_orders=tuple(str(page.get("/Tabs", "")) for page in pdf.pages),
            links=tuple(_links(pdf)),
            fonts=tuple(_fonts(pdf)),
            attachments=tuple(_attachments(pdf)),
            packet=root.Metadata.read_bytes().decode() if "/Metadata" in root else "",
            title=str(pdf.docinfo.get("/Title", "")),
            language=str(root.get("/Lang", "")),
            is_marked=bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)),
            shows_title=bool(root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)),
            intents=tuple(str(intent.S)[1:] for intent in root.get("/OutputIntents", [])),
            has_identifier="/ID" in pdf.trailer,
        )
