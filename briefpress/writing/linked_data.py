"""What a page says of itself to machines: schema.org in JSON-LD, made of the document alone."""

from __future__ import annotations

import itertools
import json
from typing import Any

from briefpress.document.nodes import Block, Document, Heading, ListBlock, Pairs
from briefpress.document.walks import plain

# Inside a script nothing is markup, so what could be taken for it is written in JSON's own way.
_NO_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def _sources(document: Document) -> list[str]:
    """The entries of the list of sources, in the leading language."""
    after = itertools.dropwhile(
        lambda block: not (isinstance(block, Heading) and block.anchor == "sources"), document.blocks
    )
    blocks = [inner for block in after for inner in _leading(block)]
    return [plain(item) for block in blocks if isinstance(block, ListBlock) and block.ordered for item in block.items]


def _leading(block: Block) -> tuple[Block, ...]:
    """A block, or of pairs the blocks of the leading language."""
    return tuple(inner for left, _ in block.rows for inner in left) if isinstance(block, Pairs) else (block,)


def linked_data(document: Document) -> str:
    """The script element that describes the document; it holds data and runs nothing."""
    particulars = document.particulars
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": document.title,
        "genre": particulars.subject,
        "inLanguage": list(document.languages),
        "identifier": particulars.identifier,
        "dateModified": particulars.date,
        "keywords": particulars.keywords,
        "author": {"name": particulars.author} if particulars.author else None,
        "isBasedOn": _sources(document),
    }
    text = json.dumps({key: value for key, value in described.items() if value}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text.translate(_NO_MARKUP)}</script>'
