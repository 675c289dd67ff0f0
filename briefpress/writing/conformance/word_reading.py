"""How a Word file is read for the rules: opened, each part parsed once, its elements gathered by their names."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from briefpress.writing.conformance.word_file import FilePart, FinishedWord, R, Relation, Style, W, value

_TYPES = "[Content_Types].xml"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_USED = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})
_STORIES = ("document", "footnotes", "comments", "header", "footer")


def nodes_at(root: Any, path: str, namespaces: Mapping[str, str]) -> list[str] | None:
    """The texts of the nodes at an XPath; None where the path is none."""
    try:
        found = root.xpath(path, namespaces=dict(namespaces))
    except etree.XPathError:
        return None
    found = found if isinstance(found, list) else []
    return [str(node) if isinstance(node, str) else "".join(node.itertext()) for node in found]


def _unzipped(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The files of the package, and why it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name for name in package.namelist() if not name.endswith("/")]
            files = {name: package.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return {}, ["it is no package that can be opened"]
    twice = len(names) - len({name.casefold() for name in names})
    return files, [f"{twice} of its parts stand in it twice"] if twice else []


def _parsed(name: str, data: bytes, faults: list[str]) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        faults.append(f"{name} is not well formed: {problem.msg}")
        return None
    if root.getroottree().docinfo.doctype:
        faults.append(f"{name} declares a type of document")
    if not set(root.get(_IGNORABLE, "").split()) <= {prefix for prefix in root.nsmap if prefix}:
        faults.append(f"{name} lets readers ignore a prefix that it does not declare")
    return root


def _relations(root: Any, folder: str) -> tuple[Relation, ...]:
    found = []
    for item in root.iter("{*}Relationship"):
        kind, target = (item.get("Type") or "").rpartition("/")[2], item.get("Target") or ""
        is_external = item.get("TargetMode") == "External"
        if not is_external:
            path = unquote(target.partition("#")[0])
            target = path[1:] if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
        found.append(Relation(item.get("Id") or "", kind, target, is_external))
    return tuple(found)


def _tagged(root: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for element in root.iter("*"):
        found.setdefault(element.tag, []).append(element)
    return found


def _used(root: Any) -> tuple[str, ...]:
    found: Any = [] if root is None else _USED(root)
    return tuple(map(str, found))


def _styled(tagged: Mapping[str, list[Any]]) -> dict[Any, str]:
    names = (node for name in ("pStyle", "rStyle", "tblStyle") for node in tagged.get(W + name, ()))
    return {node.getparent().getparent(): value(node) for node in names}


def _content_types(root: Any) -> tuple[dict[str, str], dict[str, str]]:
    defaults = {
        (item.get("Extension") or "").lower(): item.get("ContentType") or "" for item in root.iter("{*}Default")
    }
    overrides = {
        (item.get("PartName") or "").lstrip("/"): item.get("ContentType") or "" for item in root.iter("{*}Override")
    }
    return defaults, overrides


def _styles(part: FilePart | None) -> dict[str, Style]:
    return {
        value(element, "styleId"): Style(
            value(element, "styleId"),
            value(element, "type"),
            value(element.find(W + "name")).casefold(),
            {
                name: value(element.find(W + name))
                for name in ("basedOn", "next", "link")
                if element.find(W + name) is not None
            },
            element,
        )
        for element in (part.all("style") if part else [])
    }


def _stories(document: FilePart, parts: Mapping[str, FilePart]) -> tuple[FilePart, ...]:
    """The document and what it leads to that holds text."""
    led = [relation.target for relation in document.relations if relation.kind in _STORIES and not relation.is_external]
    return (document, *(parts[name] for name in dict.fromkeys(led) if name in parts))


def read_word(data: bytes) -> FinishedWord:
    """The Word file as its bytes have it."""
    files, faults = _unzipped(data)
    trees = {name: _parsed(name, text, faults) for name, text in files.items() if name.endswith((".xml", ".rels"))}
    if faults or trees.get(_TYPES) is None:
        return FinishedWord({}, faults=tuple(faults or ["it does not say of what types its parts are"]))
    defaults, overrides = _content_types(trees[_TYPES])
    relations, parts = {}, {}
    for name in files:
        if name.endswith(".rels"):
            folder, _, own = name.removesuffix(".rels").rpartition("/")
            above = folder.removesuffix("_rels").rstrip("/")
            relations[f"{above}/{own}".lstrip("/")] = _relations(trees[name], above)
    for name, text in files.items():
        if name != _TYPES and not name.endswith(".rels"):
            kind = overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "")
            root = trees.get(name)
            tagged = _tagged(root) if root is not None else {}
            parts[name] = FilePart(
                name, kind, text, root, tagged, relations.get(name, ()), _styled(tagged), _used(root)
            )
    strays = [name for name in (*overrides, *relations) if name and name not in files]
    main = next((item.target for item in relations.get("", ()) if item.kind == "officeDocument"), "")
    document = parts.get(main)
    if document is None or document.root is None:
        return FinishedWord(parts, faults=("it has no document",))
    read = FinishedWord(parts, relations[""], (), tuple(strays), document, _stories(document, parts))
    return FinishedWord(**{**vars(read), "styles": _styles(read.of_kind("styles"))})
