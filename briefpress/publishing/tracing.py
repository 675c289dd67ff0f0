"""Where each fact stands in a document: its printed values, and the notes and cells that it bears out, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Datum,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    LanguageTag,
    Link,
    ListBlock,
    Named,
    Note,
    Paragraph,
    Passage,
    Table,
)
from briefpress.document.walks import marks_of


@dataclass(frozen=True)
class Spot:
    """A place in a document: under which heading, in which language, in which note (0: in none)."""

    language: LanguageTag
    section: str = ""
    note: int = 0


@dataclass(frozen=True)
class Printed:
    """A value of a fact, as printed there."""

    spot: Spot
    datum: Datum


@dataclass(frozen=True)
class Cited:
    """The facts that a note, or the words of a cell, stand on."""

    spot: Spot
    facts: tuple[str, ...]


Trace = Printed | Cited


def _run(children: tuple[Inline, ...], spot: Spot) -> Iterator[Trace]:
    for child in children:
        if isinstance(child, Datum):
            yield Printed(spot, child)
        elif isinstance(child, Note):
            inside = replace(spot, language=child.language or spot.language, note=child.number)
            yield Cited(inside, child.facts)
            yield from _run(child.children, inside)
        elif isinstance(child, Foreign):
            yield from _run(child.children, replace(spot, language=child.language))
        elif isinstance(child, Emphasis | Link | Named | Passage):
            yield from _run(child.children, spot)


def _cell(cell: Cell, spot: Spot) -> Iterator[Trace]:
    spot = replace(spot, language=cell.language or spot.language)
    if cell.facts:
        yield Cited(spot, cell.facts)
    yield from _run(cell.children, spot)


def _blocks(blocks: tuple[Block, ...], spot: Spot) -> Iterator[Trace]:
    for block in blocks:
        if isinstance(block, Heading):
            spot = replace(spot, section=block.anchor)
        yield from _block(block, spot)


def _figure(figure: Figure, spot: Spot) -> Iterator[Trace]:
    """Its amounts and events; a route prints no value of its fact, but stands on it."""
    if figure.role == "routes":
        yield from (Cited(spot, (series.marks[0].fact,)) for series in figure.series)
        return
    for mark in filter(lambda one: one.fact, marks_of(figure)):
        yield Printed(spot, Datum(mark.fact, mark.value, mark.label, is_date=not mark.value))


def _block(block: Block, spot: Spot) -> Iterator[Trace]:
    if isinstance(block, Heading | Paragraph):
        yield from _run(block.children, spot)
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield from _run(item, spot)
    elif isinstance(block, Table):
        yield from _run(block.caption, spot)
        for row in (*block.head, *block.body):
            for cell in row:
                yield from _cell(cell, spot)
    elif isinstance(block, Figure):
        yield from _figure(block, spot)
        yield from _run(block.caption, spot)
    elif isinstance(block, Box):
        yield from _blocks(block.blocks, spot)
    else:
        for row_pair in block.rows:
            for side, language in zip(row_pair, block.languages, strict=True):
                yield from _blocks(side, replace(spot, language=language))


def trace_of(document: Document) -> tuple[Trace, ...]:
    """Every printed value, and every note or cell that names its facts, in reading order."""
    return tuple(_blocks(document.blocks, Spot(document.language)))
