"""The numbers of headings, tables, figures and notes: given once, so that no two writers can count differently."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefpress.document.nodes import Block, Document, Figure, Heading, Holder, Inline, LanguageTag, Note, Table
from briefpress.document.references import resolved
from briefpress.document.walks import Run, rebuilt


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


def _run(children: Run, counters: _Counters) -> Run:
    out: list[Inline] = []
    for child in children:
        if isinstance(child, Note):
            out.append(replace(child, number=next(counters.notes)))
        elif isinstance(child, Holder):
            out.append(replace(child, children=_run(child.children, counters)))
        else:
            out.append(child)
    return tuple(out)


def _own(block: Block, counters: _Counters) -> Block:
    """The block with its own number."""
    if isinstance(block, Heading):
        return replace(block, number=counters.heading(block.level) if block.numbered and block.level > 1 else "")
    if isinstance(block, Table):
        return replace(block, number=next(counters.tables) if block.caption else 0)
    if isinstance(block, Figure):
        # In two languages side by side each counts its own figures, so that those of a pair have one number.
        counters.figures[block.language] += 1
        return replace(block, number=counters.figures[block.language])
    return block


def numbered(document: Document) -> Document:
    """The document with its headings, captioned tables, figures and notes numbered in reading order, its references filled in."""
    counters = _Counters()

    def in_block(block: Block) -> Block:
        return rebuilt(_own(block, counters), lambda run: _run(run, counters), in_block)

    return resolved(replace(document, blocks=tuple(map(in_block, document.blocks))))
