"""The table of contents of a Word file as Word writes it: a content control with one field, its entries filled in.

The field collects what has an outline level of one or two (ECMA-376 part 1, 17.16.5.68): every heading but the title, those in the
key messages too. So do the entries, and Word finds nothing to add when it counts anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefpress.document.nodes import (
    Block,
    Box,
    Datum,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Holder,
    Inline,
    LineBreak,
    Reference,
    Text,
)
from briefpress.writing.docx.words import Look, field_runs, run

_INSTRUCTION = 'TOC \\o "1-2" \\h \\z \\u'
# Values are bound by controls that are numbered from one.
_CONTROL = 1_000_000
_TAB = "<w:r><w:tab/></w:r>"
_DIGITS = 10**9
# Fewer numbered sections are seen at a glance.
_FEWEST = 4
_BETWEEN = "\u00a0· "


def has_contents(document: Document) -> bool:
    """Whether the document has a name for a table of contents, and is long enough: at least four numbered sections, and not the
    compact layout of a fact sheet.
    """
    sections = [
        block for block in document.blocks if isinstance(block, Heading) and block.level == 2 and block.numbered
    ]
    particulars = document.particulars
    is_named = any(signposts.contents for signposts in particulars.signposts)
    return is_named and particulars.layout != "compact" and len(sections) >= _FEWEST


def contents_place(document: Document) -> int:
    """Before which block the table stands: the first heading of a section behind the particulars and the key messages."""
    return next(place for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level > 1)


def listed_headings(document: Document) -> tuple[Heading, ...]:
    """The headings that the table lists, in order."""
    return tuple(_headings(document.blocks))


def _headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1:
            yield block
        elif isinstance(block, Box):
            yield from _headings(block.blocks)


def listed_bookmark(anchor: str) -> str:
    """The bookmark of a listed heading, named as Word names those of its own tables; the same in every build."""
    return f"_Toc{int(hashlib.sha256(anchor.encode()).hexdigest(), 16) % _DIGITS:09d}"


def contents_title(document: Document) -> tuple[Inline, ...]:
    """The words above the table, in the languages of the document."""
    first, *others = document.particulars.signposts
    title: tuple[Inline, ...] = (Text(first.contents),)
    for other in others:
        title += (Text(_BETWEEN), Foreign(other.language, (Text(other.contents),)))
    return title


def entry_words(heading: Heading) -> tuple[Inline, ...]:
    """The number and the words of a heading without its notes; a new line is a space here, as in Word's own entries."""
    number = (Text(f"{heading.number} "),) if heading.number else ()
    return (*number, *_listed(heading.children))


def entry_style(heading: Heading) -> str:
    """The style of a heading's entry."""
    return f"TOC{heading.level - 1}"


def _listed(children: tuple[Inline, ...]) -> Iterator[Inline]:
    for child in children:
        match child:
            case Text() | Datum() | Reference():
                yield Text(child.text)
            case LineBreak():
                yield Text(" ")
            case Emphasis() | Foreign():
                yield replace(child, children=tuple(_listed(child.children)))
            case _ if isinstance(child, Holder):
                yield from _listed(child.children)


def _runs(children: tuple[Inline, ...], look: Look, document: Document) -> str:
    """Plain runs: what is bound, bookmarked or remarked on stands at the heading alone."""
    written = ""
    for child in children:
        if isinstance(child, Text):
            written += run(child.text, look, document.language)
        elif isinstance(child, Emphasis):
            stressed = replace(look, emphasis=not child.strong, strong=child.strong)
            written += _runs(child.children, stressed, document)
        elif isinstance(child, Foreign):
            written += _runs(child.children, replace(look, language=child.language), document)
    return written


def _entry(heading: Heading, page: int, document: Document, before: str) -> str:
    name = listed_bookmark(heading.anchor)
    inner = (
        _runs(entry_words(heading), Look(), document)
        + _TAB
        + field_runs(f"PAGEREF {name} \\h", str(page), Look(), document.language)
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{entry_style(heading)}"/></w:pPr>{before}'
        f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink></w:p>'
    )


def contents_xml(document: Document, pages: Mapping[str, int]) -> str:
    """The table, its entries with the page on which each heading (by its anchor) stands."""
    opening = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {_INSTRUCTION} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    first, *others = listed_headings(document)
    entries = _entry(first, pages[first.anchor], document, opening) + "".join(
        _entry(heading, pages[heading.anchor], document, "") for heading in others
    )
    title = _runs(contents_title(document), Look(), document)
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{_CONTROL}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{title}</w:p>{entries}'
        '<w:p><w:pPr><w:pStyle w:val="TableSpacer"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
    )
