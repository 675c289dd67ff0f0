"""Cross-references: what each place is called, and the references to it filled in with that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefpress.document.nodes import Block, Box, Document, Heading, Holder, Inline, Note, Reference
from briefpress.document.walks import Run, figures_of, inlines_in, plain, rebuilt


def targets_of(document: Document) -> frozenset[str]:
    """The places that references lead to."""
    return frozenset(inline.target for inline in inlines_in(document) if isinstance(inline, Reference))


def resolved(document: Document) -> Document:
    """The document with its references filled in; one that is filled in already stays as it is."""
    if not targets_of(document):
        return document
    names = dict(_names(document))

    def in_block(block: Block) -> Block:
        return rebuilt(block, lambda run: _filled(run, names), in_block)

    return replace(document, blocks=tuple(map(in_block, document.blocks)))


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
