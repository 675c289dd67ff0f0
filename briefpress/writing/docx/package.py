"""The zip of a Word file: its parts, what each is and leads to (ECMA-376 part 2), with nothing in it that depends on when or where it was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STAMP = (1980, 1, 1, 0, 0, 0)
# Parts of these kinds are known by the ends of their names.
_BY_EXTENSION = {
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}


@dataclass(frozen=True)
class Relationship:
    """Where a part leads: `kind` is the URI of the relationship's type, `target` is relative to the part's folder, or an outside address."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True)
class Part:
    """One part: its name from the root of the package, its content type, its bytes, and where it leads."""

    name: str
    content_type: str
    data: str | bytes
    relationships: tuple[Relationship, ...] = ()


@dataclass(frozen=True)
class Attached:
    """A part that the document shows or keeps with it, and how the document leads to it; `within` are parts that it needs itself."""

    relationship: Relationship
    part: Part
    within: tuple[Part, ...] = ()


def _relationships_xml(relationships: Iterable[Relationship]) -> str:
    rows = "".join(
        f"<Relationship Id={quoteattr(item.id)} Type={quoteattr(item.kind)} Target={quoteattr(item.target)}"
        + (' TargetMode="External"/>' if item.external else "/>")
        for item in relationships
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types_xml(parts: tuple[Part, ...]) -> str:
    extensions = {part.name.rpartition(".")[2] for part in parts}
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults |= {name: kind for name, kind in _BY_EXTENSION.items() if name in extensions}
    rows = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in defaults.items())
    rows += "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
        for part in parts
        if defaults.get(part.name.rpartition(".")[2]) != part.content_type
    )
    return f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rows}</Types>'


def packaged(parts: tuple[Part, ...], relationships: tuple[Relationship, ...], *, level: int = 6) -> bytes:
    """The parts as a package whose root leads by `relationships`; `level` is how hard it is compressed."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types_xml(parts),
        "_rels/.rels": _relationships_xml(relationships),
    }
    for part in parts:
        files[part.name] = part.data
        if part.relationships:
            folder, _, name = part.name.rpartition("/")
            files[f"{folder}/_rels/{name}.rels"] = _relationships_xml(part.relationships)
    return zipped(files, level=level)


def zipped(files: Mapping[str, str | bytes], *, level: int = 6) -> bytes:
    """The files as a zip: content types first, the rest by name, with one fixed time stamp; `level` is how hard they are compressed."""
    out = io.BytesIO()
    order = sorted(files, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name in order:
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(entry, files[name])
    return out.getvalue()


def rezipped(data: bytes) -> bytes:
    """The package `data` written anew by the rules of `zipped`."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped({name: package.read(name) for name in package.namelist()})
