"""Cross-references: what each place is called, and the references to it filled in with that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from briefpress.document.nodes import (
    Block,
    Box,
    Document,
    Figure,
    Heading,
    Holder,
    Inline,
    ListBlock,
    Note,
    Pairs,
    Paragraph,
    Reference,
    Row,
    Table,
)
from briefpress.document.walks import figures_of, inlines_in, plain

Run = tuple[Inline, ...]


def targets_of(document: Document) -> frozenset[str]:
    """The places that references lead to."""
    return frozenset(inline.target for inline in inlines_in(document) if isinstance(inline, Reference))


def resolved(document: Document) -> Document:
    """The document with its references filled in; one that is filled in already stays as it is."""
    if not targets_of(document):
        return document
    names = dict(_names(document))
    return replace(
        document, blocks=tuple(_with_runs(block, lambda run: _filled(run, names)) for block in document.blocks)
    )


def _names(document: Document) -> Iterator[tuple[str, str]]:
    """What each place is called: a heading by its words, a figure by its number."""
    for block in document.blocks:
        for heading in block.blocks if isinstance(block, Box) else (block,):
            if isinstance(heading, Heading):
                yield heading.anchor, plain(heading.children)
    for figure in figures_of(document):
        yield figure.anchor, str(figure.number)


def _filled(run: Run, names: Mapping[str, str]) -> Run:
    return tuple(_filled_inline(inline, names) for inline in run)


def _filled_inline(inline: Inline, names: Mapping[str, str]) -> Inline:
    if isinstance(inline, Reference):
        return replace(inline, text=inline.text or names.get(inline.target, ""))
    if isinstance(inline, Holder | Note):
        return replace(inline, children=_filled(inline.children, names))
    return inline


def _with_runs(block: Block, change: Callable[[Run], Run]) -> Block:
    """The block with each run of inlines changed."""
    if isinstance(block, Heading | Paragraph):
        return replace(block, children=change(block.children))
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(change(item) for item in block.items))
    if isinstance(block, Table):
        head, body = (tuple(_row(row, change) for row in rows) for rows in (block.head, block.body))
        return replace(block, caption=change(block.caption), head=head, body=body)
    if isinstance(block, Figure):
        return replace(block, caption=change(block.caption))
    if isinstance(block, Box):
        return replace(block, blocks=tuple(_with_runs(inner, change) for inner in block.blocks))
    return _pairs(block, change)


def _row(row: Row, change: Callable[[Run], Run]) -> Row:
    return tuple(replace(cell, children=change(cell.children)) for cell in row)


def _pairs(pairs: Pairs, change: Callable[[Run], Run]) -> Pairs:
    rows = tuple(
        (tuple(_with_runs(one, change) for one in left), tuple(_with_runs(other, change) for other in right))
        for left, right in pairs.rows
    )
    return replace(pairs, rows=rows)
