"""How the nodes of a document are walked, and built anew: every run of words, note, printed value, cell and figure, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Datum,
    Document,
    Figure,
    Heading,
    Holder,
    Inline,
    ListBlock,
    Mark,
    Note,
    Pairs,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
)

Run = tuple[Inline, ...]


def inlines_of(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Every run of inlines in a block, in reading order."""
    if isinstance(block, Heading | Paragraph):
        yield block.children
    elif isinstance(block, ListBlock):
        yield from block.items
    elif isinstance(block, Table):
        yield block.caption
        for row in (*block.head, *block.body):
            for cell in row:
                yield cell.children
    elif isinstance(block, Figure):
        yield block.caption
    elif isinstance(block, Box):
        for inner in block.blocks:
            yield from inlines_of(inner)
    else:
        for left, right in block.rows:
            for inner in (*left, *right):
                yield from inlines_of(inner)


def rebuilt(block: Block, change: Callable[[Run], Run], inner: Callable[[Block], Block]) -> Block:
    """The block with each run of inlines, and each block inside it, put through a function, in reading order."""
    if isinstance(block, Heading | Paragraph):
        return replace(block, children=change(block.children))
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(change(item) for item in block.items))
    if isinstance(block, Table):
        caption = change(block.caption)
        head, body = (tuple(_row(row, change) for row in rows) for rows in (block.head, block.body))
        return replace(block, caption=caption, head=head, body=body)
    if isinstance(block, Figure):
        return replace(block, caption=change(block.caption))
    if isinstance(block, Box):
        return replace(block, blocks=tuple(inner(one) for one in block.blocks))
    rows = tuple((tuple(map(inner, left)), tuple(map(inner, right))) for left, right in block.rows)
    return replace(block, rows=rows)


def _row(row: Row, change: Callable[[Run], Run]) -> Row:
    return tuple(replace(cell, children=change(cell.children)) for cell in row)


def reworded(run: Run, told: Callable[[Text | Datum], bool], change: Callable[[str], str]) -> Run:
    """The run with the words and values that are `told` put through a function; what stands inside other inlines stays."""
    return tuple(
        replace(inline, text=change(inline.text)) if isinstance(inline, Text | Datum) and told(inline) else inline
        for inline in run
    )


def opened(children: tuple[Inline, ...]) -> Iterator[Inline]:
    """Each inline and, after it, those inside it."""
    for child in children:
        yield child
        if isinstance(child, Holder | Note):
            yield from opened(child.children)


def inlines_in(document: Document) -> Iterator[Inline]:
    """Every inline of the document in reading order, those inside others after them."""
    for block in document.blocks:
        for run in inlines_of(block):
            yield from opened(run)


def notes_of(document: Document) -> tuple[Note, ...]:
    """The notes of the document in order."""
    return tuple(inline for inline in inlines_in(document) if isinstance(inline, Note))


def data_of(document: Document) -> tuple[Datum, ...]:
    """The printed values of the document in order, those in notes included."""
    return tuple(inline for inline in inlines_in(document) if isinstance(inline, Datum))


def cells_of(block: Block) -> Iterator[Cell]:
    """Every cell of the tables in a block."""
    if isinstance(block, Table):
        yield from (cell for row in (*block.head, *block.body) for cell in row)
    elif isinstance(block, Box):
        for inner in block.blocks:
            yield from cells_of(inner)


def _figures_in(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Box):
            yield from _figures_in(block.blocks)
        elif isinstance(block, Pairs):
            yield from (figure for row in block.rows for side in row for figure in _figures_in(side))


def figures_of(document: Document) -> tuple[Figure, ...]:
    """The figures of the document in order; of a pair the leading language first."""
    return tuple(_figures_in(document.blocks))


def marks_of(figure: Figure) -> tuple[Mark, ...]:
    """The marks of all series of a figure."""
    return tuple(mark for series in figure.series for mark in series.marks)


def facts_of(document: Document) -> tuple[str, ...]:
    """The ids of the facts that the document prints or cites, sorted."""
    cited = {fact for note in notes_of(document) for fact in note.facts}
    cited |= {fact for block in document.blocks for cell in cells_of(block) for fact in cell.facts}
    cited |= {mark.fact for figure in figures_of(document) for mark in marks_of(figure) if mark.fact}
    return tuple(sorted(cited | {datum.fact for datum in data_of(document)}))


def plain(children: tuple[Inline, ...], *, with_notes: bool = False) -> str:
    """The words of a run of inlines; notes only on request."""
    parts: list[str] = []
    for child in children:
        if isinstance(child, Text | Datum | Reference):
            parts.append(child.text)
        elif isinstance(child, Holder) or (isinstance(child, Note) and with_notes):
            parts.append(plain(child.children, with_notes=with_notes))
    return "".join(parts)
