"""An edited copy of one of our Word files read back: which printed values were changed in it, and which are gone.

Each value has its print as built in the store that the file carries; the controls in the text show what it says now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefpress.writing.docx.opening import Opened, Unreadable, open_package, parsed
from briefpress.writing.docx.reference.names import w
from briefpress.writing.docx.values import NAMESPACE

_PLACE = re.compile(r"value\[(\d+)\]")
_TOLD = ("fact", "machine", "language", "built")


@dataclass(frozen=True)
class Copied:
    """One print of a value in the copy: as it was built, and what its places show now; no places: it was deleted."""

    fact: str
    value: str
    language: str
    built: str
    shown: tuple[str, ...]


def values_in(data: bytes) -> tuple[Copied, ...]:
    """Every value that the file was built with, in order. Raises Unreadable where it is no Word file, or none of ours."""
    opened = open_package(data)
    roots = [parsed(part.data) for part in opened.parts.values() if part.name.startswith("customXml/item")]
    store = next((root for root in roots if root.tag == f"{{{NAMESPACE}}}values"), None)
    if store is None:
        raise Unreadable(
            "it carries no store of values: it was not built here, or was saved by a program that drops it"
        )
    shown: dict[int, list[str]] = {}
    for place, words in _controls(opened):
        shown.setdefault(place, []).append(words)
    values = enumerate(store.iter(f"{{{NAMESPACE}}}value"), 1)
    return tuple(_copied(value, tuple(shown.get(place, ()))) for place, value in values)


def _copied(value: Any, shown: tuple[str, ...]) -> Copied:
    fact, machine, language, built = (value.findtext(f"{{{NAMESPACE}}}{name}") or "" for name in _TOLD)
    return Copied(fact, machine, language, built, shown)


def _controls(opened: Opened) -> Iterator[tuple[int, str]]:
    """The place in the store that each control is bound to, and what it shows."""
    document = opened.document
    if document is None:
        raise Unreadable("it is no Word file")
    notes = opened.beside(document, "footnotes")
    for part in (document, *([notes] if notes is not None else [])):
        for control in parsed(part.data).iter(w("sdt")):
            binding = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
            place = _PLACE.search(binding.get(w("xpath")) or "") if binding is not None else None
            if place is not None:
                yield int(place[1]), "".join(text.text or "" for text in control.iter(w("t")))
