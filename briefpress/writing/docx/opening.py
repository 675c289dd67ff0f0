"""A Word file taken apart: its parts and where they lead (ECMA-376 part 2), within limits, since it may come from anybody."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefpress.writing.docx.package import Part, Relationship
from briefpress.writing.docx.styles import R

MOST_BYTES = 32 * 1024 * 1024
# A file of a few kilobytes may unfold to gigabytes.
_MOST_UNFOLDED = 128 * 1024 * 1024
_MOST_XML = 16 * 1024 * 1024
_MOST_PARTS = 5000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError)


class Unreadable(Exception):
    """The file is no Word file that can be used; says why, and what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Opened:
    """The parts of a file by their names in small letters, as names are compared, and where the file as a whole leads."""

    parts: Mapping[str, Part]
    relationships: tuple[Relationship, ...]

    def part(self, name: str) -> Part | None:
        """The part of that name."""
        return self.parts.get(name.casefold())

    def led_to(self, source: str, relationship: Relationship) -> Part | None:
        """The part to which a relationship of the part `source` leads ("": of the whole file)."""
        if relationship.external:
            return None
        folder = posixpath.dirname(source)
        return self.part(posixpath.normpath(posixpath.join("/", folder, relationship.target)).lstrip("/"))

    def beside(self, source: Part, kind: str) -> Part | None:
        """The part that `source` leads to by the only relationship of a kind: styles, settings, numbering."""
        found = (self.led_to(source.name, item) for item in source.relationships if item.kind == f"{R}/{kind}")
        return next((part for part in found if part is not None), None)

    @property
    def document(self) -> Part | None:
        """The part that holds the text."""
        found = (self.led_to("", item) for item in self.relationships if item.kind == f"{R}/officeDocument")
        return next((part for part in found if part is not None), None)


def parsed(data: str | bytes) -> etree._Element:
    """The root of a part. Raises Unreadable where the XML is broken or declares entities."""
    raw = data.encode() if isinstance(data, str) else data
    if len(raw) > _MOST_XML:
        raise Unreadable(f"one of its parts is larger than {_MOST_XML // 1024 // 1024} MB")
    if b"<!DOCTYPE" in raw.replace(b"\0", b""):
        raise Unreadable("its XML declares a document type, which Word files never do")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(f"its XML is broken: {fault.msg}") from None


def serialised(root: etree._Element) -> bytes:
    """A part's root as its bytes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def open_package(data: bytes) -> Opened:
    """The file taken apart. Raises Unreadable."""
    if data.startswith(_OLE):
        message = "it is protected by a password, or of the old kind (.doc)"
        raise Unreadable(message, "save it in Word as a document (.docx) without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = dict(_unfolded(archive))
    except _ZIP_FAULTS as fault:
        raise Unreadable(f"it cannot be opened as a Word file: {fault}") from None
    if "[content_types].xml" not in files:
        raise Unreadable("it is a zip, but no Word file")
    kinds = _Kinds(parsed(files["[content_types].xml"][1]))
    parts = {
        name: Part(given, kinds.of(name), content, _relationships(files, name))
        for name, (given, content) in files.items()
        if name != "[content_types].xml" and not name.endswith(".rels")
    }
    return Opened(parts, _relationships(files, ""))


def _unfolded(archive: zipfile.ZipFile) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Each file in the zip, by its name in small letters, with its name and bytes."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = {entry.filename.casefold() for entry in entries}
    if len(entries) > _MOST_PARTS or len(names) != len(entries):
        raise Unreadable(f"it has more than {_MOST_PARTS} parts, or two of one name")
    room = _MOST_UNFOLDED
    for entry in entries:
        with archive.open(entry) as file:
            content = file.read(room + 1)
        room -= len(content)
        if room < 0:
            raise Unreadable(f"it unfolds to more than {_MOST_UNFOLDED // 1024 // 1024} MB")
        name = entry.filename.lstrip("/")
        yield name.casefold(), (name, content)


class _Kinds:
    """What kind each part is of, by its own name or by how that ends."""

    def __init__(self, types: etree._Element) -> None:
        self.named = {
            str(item.get("PartName", "")).lstrip("/").casefold(): str(item.get("ContentType", ""))
            for item in types.iter(f"{_TYPES}Override")
        }
        self.ending = {
            str(item.get("Extension", "")).casefold(): str(item.get("ContentType", ""))
            for item in types.iter(f"{_TYPES}Default")
        }

    def of(self, name: str) -> str:
        return self.named.get(name) or self.ending.get(name.rpartition(".")[2], "application/octet-stream")


def _relationships(files: Mapping[str, tuple[str, bytes]], name: str) -> tuple[Relationship, ...]:
    folder, _, last = name.rpartition("/")
    found = files.get(f"{folder}/_rels/{last}.rels".lstrip("/"))
    if found is None:
        return ()
    return tuple(
        Relationship(
            str(item.get("Id", "")),
            str(item.get("Type", "")),
            str(item.get("Target", "")),
            item.get("TargetMode") == "External",
        )
        for item in parsed(found[1])
    )
