"""Which facts a text prints or cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefpress.model.facts import Fact, FactBase
from briefpress.model.placeholders import Printed, resolve
from briefpress.reading.prose import Citation, Placeholder, flat, parse_prose


def figures_in(base: FactBase, names: Iterable[str]) -> Iterator[Fact]:
    """The facts whose values the names of key figures stand for; names that nothing bears are passed over."""
    for found in (resolve(base, name) for name in names):
        if isinstance(found, Printed):
            yield found.fact


def facts_in(base: FactBase, text: str) -> Iterator[Fact]:
    """The facts that the placeholders and citations of `text` name, in order; names that nothing bears are passed over."""
    for piece in flat(parse_prose(text)):
        if isinstance(piece, Placeholder):
            found = resolve(base, piece.name)
            if isinstance(found, Printed):
                yield found.fact
        elif isinstance(piece, Citation) and piece.fact in base.facts:
            yield base.facts[piece.fact]
