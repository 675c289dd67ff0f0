"""A finished Word file as the rules see it: its parts, where each leads, and what stands in them by the names of elements.

ECMA-376 part 2 says what a package is, part 1 what stands in its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WHOLE = re.compile(r"-?[0-9]{1,18}")
# What stands round other content and is none itself.
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "br": "\n", "cr": "\n"}
_SEEN = {W + name: sign for name, sign in _SIGNS.items()}


@dataclass(frozen=True)
class Relation:
    """Where a part leads: `kind` is the last word of the relationship's type, `target` the name of a part or an address."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True)
class FilePart:
    """One part; `root` is None where it is no XML, `tagged` are its elements by name in their order.

    `styled` are the styles that its paragraphs, runs and tables name, by the elements that name them; `used` the
    relationships that its XML names.
    """

    name: str
    content_type: str
    data: bytes
    root: Any
    tagged: Mapping[str, list[Any]]
    relations: tuple[Relation, ...]
    styled: Mapping[Any, str]
    used: tuple[str, ...]

    def all(self, name: str) -> list[Any]:
        """The elements of WordprocessingML with that name."""
        return self.tagged.get(W + name, [])


@dataclass(frozen=True)
class Style:
    """A style: its kind, its name in lower case, and the styles that it names."""

    id: str
    kind: str
    name: str
    named: Mapping[str, str]
    element: Any


@dataclass(frozen=True)
class FinishedWord:
    """All of a Word file that the rules look at; `faults` say why it cannot be read, if so it is."""

    parts: Mapping[str, FilePart]
    relations: tuple[Relation, ...] = ()
    faults: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    document: FilePart | None = None
    stories: tuple[FilePart, ...] = ()
    styles: Mapping[str, Style] = field(default_factory=dict)

    def of_kind(self, kind: str) -> FilePart | None:
        """The part to which the document leads by that kind of relationship."""
        relations = self.document.relations if self.document else ()
        return next((self.parts.get(relation.target) for relation in relations if relation.kind == kind), None)

    def chain(self, style: str) -> Iterator[Style]:
        """A style and those on which it is based, from the nearest."""
        met: set[str] = set()
        while style in self.styles and style not in met:
            met.add(style)
            yield self.styles[style]
            style = self.styles[style].named.get("basedOn", "")

    def containers(self) -> Iterator[tuple[FilePart, Any]]:
        """What is read by itself: the text, each note, each comment, the head and foot of pages."""
        for story in self.stories:
            separate = story.all("footnote") or story.all("comment")
            yield from ((story, element) for element in (separate or [story.root]))


def value(element: Any, name: str = "val") -> str:
    """An attribute of WordprocessingML, empty where it is absent."""
    return element.get(W + name) or "" if element is not None else ""


def whole(text: str | None) -> int:
    """A whole number as written; 0 where it is none."""
    return int(text) if text and _WHOLE.fullmatch(text) else 0


def is_on(element: Any) -> bool:
    """Whether a switch is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")


def content(element: Any) -> Iterator[Any]:
    """The children of an element, out of what stands round them."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from content(child)
        else:
            yield child


def holder_of(element: Any) -> Any:
    """What holds an element, out of what stands round it."""
    holder = element.getparent()
    while holder.tag in _WRAPPERS:
        holder = holder.getparent()
    return holder


def shown(element: Any) -> str:
    """The words that a reader sees in an element."""
    pieces = []
    for node in element.iter(W + "t", W + "tab", *_SEEN):
        if node.tag == W + "t":
            pieces.append(node.text or "")
        elif node.tag == W + "tab":
            pieces.append("\t" if node.getparent().tag == W + "r" else "")
        else:
            pieces.append(_SEEN[node.tag])
    return "".join(pieces)
