"""What the brief markup may hold: the elements, the attributes and the classes of each; the guide to them is docs/markup.md."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.document.figure_profile import FIGURE_ROLES

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "article": frozenset(
        {"class", "lang", "title", "running", "page-label", "subject", "keywords", "author", "date", "id"}
        | {"contents", "notes", "skip", "back"}
    ),
    "h1": frozenset(),
    "h2": frozenset({"id", "class"}),
    "h3": frozenset({"id", "class"}),
    "p": frozenset({"class"}),
    "ul": frozenset({"class"}),
    "ol": frozenset(),
    "li": frozenset(),
    "aside": frozenset({"class"}),
    "table": frozenset({"class", "widths", "summary", "label"}),
    "caption": frozenset(),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tr": frozenset(),
    "th": frozenset({"class"}),
    "td": frozenset({"class", "data-facts"}),
    "br": frozenset(),
    "em": frozenset(),
    "strong": frozenset(),
    "span": frozenset({"class", "lang", "data-facts", "data-unit"}),
    "a": frozenset({"id", "href", "class"}),
    "data": frozenset({"value", "data-fact"}),
    "time": frozenset({"datetime", "data-fact"}),
    "figure": frozenset({"id", "class", "label", "alternative", "unit", "power"}),
}
CLASSES: Mapping[str, frozenset[str]] = {
    "article": frozenset({"compact"}),
    "p": frozenset({"marking", "genre", "status", "source", "label"}),
    "h2": frozenset({"unnumbered"}),
    "h3": frozenset({"unnumbered"}),
    "ul": frozenset({"key-figures"}),
    "aside": frozenset({"key-messages"}),
    "table": frozenset({"figures", "chronology", "rivals", "particulars"}),
    "th": frozenset({"number"}),
    "td": frozenset({"number"}),
    "figure": frozenset(FIGURE_ROLES),
    "span": frozenset({"note"}),
    "a": frozenset({"reference"}),
}
INLINE = frozenset({"br", "em", "strong", "span", "a", "data", "time"})
