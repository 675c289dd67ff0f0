"""The numbers of headings, tables, figures and notes: given once, so that no two writers can count differently."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefpress.document.nodes import (
    Block,
    Box,
    Document,
    Figure,
    Heading,
    Holder,
    Inline,
    LanguageTag,
    ListBlock,
    Note,
    Paragraph,
    Row,
    Table,
)
from briefpress.document.references import resolved


@dataclass
class _Counters:
    notes: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    tables: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    figures: Counter[LanguageTag] = field(default_factory=Counter)
    headings: list[int] = field(default_factory=lambda: [0, 0])

    def heading(self, level: int) -> str:
        index = level - 2
        self.headings[index] += 1
        self.headings[index + 1 :] = [0] * (len(self.headings) - index - 1)
        return ".".join(str(number) for number in self.headings[: index + 1]) + ("." if index == 0 else "")


def _run(children: tuple[Inline, ...], counters: _Counters) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for child in children:
        if isinstance(child, Note):
            out.append(replace(child, number=next(counters.notes)))
        elif isinstance(child, Holder):
            out.append(replace(child, children=_run(child.children, counters)))
        else:
            out.append(child)
    return tuple(out)


def _rows(rows: tuple[Row, ...], counters: _Counters) -> tuple[Row, ...]:
    return tuple(tuple(replace(cell, children=_run(cell.children, counters)) for cell in row) for row in rows)


def _block(block: Block, counters: _Counters) -> Block:
    if isinstance(block, Heading):
        number = counters.heading(block.level) if block.numbered and block.level > 1 else ""
        return replace(block, number=number, children=_run(block.children, counters))
    if isinstance(block, Paragraph):
        return replace(block, children=_run(block.children, counters))
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(_run(item, counters) for item in block.items))
    if isinstance(block, Table):
        place = next(counters.tables) if block.caption else 0
        return replace(
            block,
            number=place,
            caption=_run(block.caption, counters),
            head=_rows(block.head, counters),
            body=_rows(block.body, counters),
        )
    if isinstance(block, Figure):
        # In two languages side by side each counts its own figures, so that those of a pair have one number.
        counters.figures[block.language] += 1
        return replace(block, number=counters.figures[block.language], caption=_run(block.caption, counters))
    if isinstance(block, Box):
        return replace(block, blocks=_blocks(block.blocks, counters))
    rows = tuple((_blocks(left, counters), _blocks(right, counters)) for left, right in block.rows)
    return replace(block, rows=rows)


def _blocks(blocks: tuple[Block, ...], counters: _Counters) -> tuple[Block, ...]:
    return tuple(_block(block, counters) for block in blocks)


def numbered(document: Document) -> Document:
    """The document with its headings, captioned tables, figures and notes numbered in reading order, its references filled in."""
    return resolved(replace(document, blocks=_blocks(document.blocks, _Counters())))
