"""Two documents that say the same in two languages, made one: paragraph beside paragraph, row beside row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefpress.document.nodes import (
    Block,
    Box,
    Datum,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    LanguageTag,
    LineBreak,
    Link,
    ListBlock,
    Named,
    Note,
    Pairs,
    Paragraph,
    Particulars,
    Passage,
    Reference,
    Row,
    Table,
    Text,
)
from briefpress.document.numbering import numbered
from briefpress.document.references import targets_of
from briefpress.document.walks import marks_of, plain, rebuilt, reworded
from briefpress.findings import Finding, Place, error
from briefpress.localising.typography import loosened

_BETWEEN = Text("\u00a0· ")


def _joined(
    left: tuple[Inline, ...],
    right: tuple[Inline, ...],
    languages: tuple[LanguageTag, LanguageTag],
    between: Inline = _BETWEEN,
) -> tuple[Inline, ...]:
    """Two short runs as one, the second marked as foreign; equal runs once."""
    return left if left == right else (*left, between, Foreign(languages[1], right))


def _spoken(run: tuple[Inline, ...], language: LanguageTag) -> tuple[Inline, ...]:
    """The run with its notes marked as written in `language`, its links kept within that language."""
    return tuple(_spoken_inline(inline, language) for inline in run)


def _spoken_inline(inline: Inline, language: LanguageTag) -> Inline:
    if isinstance(inline, Note):
        return replace(inline, language=language, children=_spoken(inline.children, language))
    if isinstance(inline, Link):
        anchor = f"{inline.anchor}-{language}" if inline.anchor else ""
        return replace(inline, target=f"{inline.target}-{language}", anchor=anchor)
    if isinstance(inline, Reference):
        return replace(inline, target=f"{inline.target}-{language}")
    if isinstance(inline, Emphasis | Foreign | Passage):
        return replace(inline, children=_spoken(inline.children, language))
    return inline


def _spoken_block(block: Block, language: LanguageTag) -> Block:
    if isinstance(block, Figure) and block.anchor:
        block = replace(block, anchor=f"{block.anchor}-{language}")
    return rebuilt(block, lambda run: _spoken(run, language), lambda inner: _spoken_block(inner, language))


def _cells(row: Row, language: LanguageTag) -> Row:
    """The cells of one language; their column is half as wide, so that sums may be broken behind their words."""
    return tuple(
        replace(cell, children=reworded(_spoken(cell.children, language), _is_sum, loosened), language=language)
        for cell in row
    )


def _is_sum(inline: Text | Datum) -> bool:
    return isinstance(inline, Datum) and not inline.is_date


def _rows(left: tuple[Row, ...], right: tuple[Row, ...], languages: tuple[LanguageTag, LanguageTag]) -> tuple[Row, ...]:
    return tuple(
        _cells(one, languages[0]) + _cells(other, languages[1]) for one, other in zip(left, right, strict=True)
    )


class _Mismatch(Exception):
    """The two documents are not built alike; the message says where."""


def _table(left: Table, right: Table, languages: tuple[LanguageTag, LanguageTag]) -> Table:
    if (len(left.head), len(left.body)) != (len(right.head), len(right.body)):
        raise _Mismatch(
            f"a table has {len(left.body)} rows in '{languages[0]}' and {len(right.body)} in '{languages[1]}'"
        )
    return Table(
        left.role,
        _rows(left.head, right.head, languages),
        _rows(left.body, right.body, languages),
        left.widths + right.widths,
        f"{left.summary} · {right.summary}",
        _joined(_spoken(left.caption, languages[0]), _spoken(right.caption, languages[1]), languages)
        if left.caption
        else (),
        f"{left.label} · {right.label}",
    )


def _drawn(figure: Figure) -> list[tuple[str, str, str]]:
    """What a figure shows in any language."""
    return [(mark.fact, mark.value, mark.period) for mark in marks_of(figure)]


def _lists(left: ListBlock, right: ListBlock, languages: tuple[LanguageTag, LanguageTag]) -> Pairs:
    """Item beside item; key figures as a whole, for they are seen at once and stand together."""
    if len(left.items) != len(right.items):
        raise _Mismatch(
            f"a list has {len(left.items)} items in '{languages[0]}' and {len(right.items)} in '{languages[1]}'"
        )
    if left.role == "key-figures":
        return Pairs((((_spoken_block(left, languages[0]),), (_spoken_block(right, languages[1]),)),), languages)
    rows = tuple(
        (
            (_spoken_block(replace(left, items=(one,), start=number), languages[0]),),
            (_spoken_block(replace(right, items=(other,), start=number), languages[1]),),
        )
        for number, (one, other) in enumerate(zip(left.items, right.items, strict=True), left.start)
    )
    return Pairs(rows, languages)


def _pair(left: Block, right: Block, languages: tuple[LanguageTag, LanguageTag]) -> Block:
    if type(left) is not type(right):
        raise _Mismatch(
            f"'{languages[0]}' has a {type(left).__name__} where '{languages[1]}' has a {type(right).__name__}"
        )
    if isinstance(left, Heading) and isinstance(right, Heading):
        if left.anchor != right.anchor:
            raise _Mismatch(f"the heading '{left.anchor}' stands beside '{right.anchor}'")
        between: Inline = LineBreak() if left.level == 1 else _BETWEEN
        return replace(left, children=_joined(left.children, right.children, languages, between))
    if isinstance(left, Table) and isinstance(right, Table):
        return _table(left, right, languages)
    if isinstance(left, Box) and isinstance(right, Box):
        return replace(left, blocks=_all(left.blocks, right.blocks, languages))
    if isinstance(left, ListBlock) and isinstance(right, ListBlock):
        return _lists(left, right, languages)
    if isinstance(left, Figure) and isinstance(right, Figure) and _drawn(left) != _drawn(right):
        raise _Mismatch(f"the figures '{plain(left.caption)}' and '{plain(right.caption)}' show different values")
    return Pairs((((_spoken_block(left, languages[0]),), (_spoken_block(right, languages[1]),)),), languages)


def _is_status(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "status"


def _aligned(left: tuple[Block, ...], right: tuple[Block, ...]) -> Iterator[tuple[Block | None, Block | None]]:
    """The blocks two by two; a word on the status of one language (“not yet reviewed”) may stand alone."""
    one, other = list(left), list(right)
    while one or other:
        first, second = (one[0] if one else None), (other[0] if other else None)
        alone = _is_status(first) != _is_status(second)
        yield (
            (None if alone and not _is_status(first) else first),
            (None if alone and not _is_status(second) else second),
        )
        if one and (not alone or _is_status(first)):
            one.pop(0)
        if other and (not alone or _is_status(second)):
            other.pop(0)


def _all(
    left: tuple[Block, ...], right: tuple[Block, ...], languages: tuple[LanguageTag, LanguageTag]
) -> tuple[Block, ...]:
    out: list[Block] = []
    for one, other in _aligned(left, right):
        if _is_status(one) != _is_status(other):
            pair = ((one,) if one else (), (other,) if other else ())
            paired: Block = Pairs((pair,), languages)
        elif one is None or other is None:
            raise _Mismatch(f"'{languages[0]}' has {len(left)} blocks where '{languages[1]}' has {len(right)}")
        else:
            paired = _pair(one, other, languages)
        if isinstance(paired, Pairs) and out and isinstance(out[-1], Pairs):
            out[-1] = replace(out[-1], rows=out[-1].rows + paired.rows)
        else:
            out.append(paired)
    return tuple(out)


def _named_halves(block: Block, languages: tuple[LanguageTag, LanguageTag], targets: frozenset[str]) -> Block:
    """A heading that references lead to has a name in each language, so that each leads to its own words."""
    if not isinstance(block, Heading) or not {f"{block.anchor}-{language}" for language in languages} & targets:
        return block
    one, other = (f"{block.anchor}-{language}" for language in languages)
    match block.children:
        case (*left, between, Foreign(language, right)) if language == languages[1]:
            return replace(
                block, children=(Named(one, tuple(left)), between, Foreign(language, (Named(other, right),)))
            )
        case children:
            return replace(block, children=(Named(one, (Named(other, children),)),))


def _both(left: str, right: str) -> str:
    return left if left == right else f"{left} · {right}"


def side_by_side(left: Document, right: Document, name: str) -> tuple[Document | None, list[Finding]]:
    """The two documents as one, `left` leading, numbered anew; or None and the finding that says where they part."""
    languages = (left.language, right.language)
    try:
        blocks = _all(left.blocks, right.blocks, languages)
    except _Mismatch as mismatch:
        return None, [error(Place(name), "parity.structure", f"the two languages are not built alike: {mismatch}")]
    one, other = left.particulars, right.particulars
    particulars = Particulars(
        running=_both(one.running, other.running),
        page_label=_both(one.page_label, other.page_label),
        subject=_both(one.subject, other.subject),
        keywords=_both(one.keywords, other.keywords),
        author=_both(one.author, other.author),
        date=one.date,
        identifier=one.identifier,
        layout=one.layout,
        signposts=one.signposts + other.signposts,
    )
    both = Document(languages, _both(left.title, right.title), blocks, particulars)
    targets = targets_of(both)
    return numbered(replace(both, blocks=tuple(_named_halves(block, languages, targets) for block in blocks))), []
