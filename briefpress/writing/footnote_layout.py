"""Faults of WeasyPrint 70.0 in laying out footnotes, and what is put in their place while one document is laid out.

A line that is accepted after its notes were moved away never lays those notes out. To keep the first lines of a paragraph on
a page, notes that stand there already are sent to the next, away from their calls; the paragraph goes instead. Pages carried
past the end of the text by notes are dropped when page references repaginate. And all notes of a page are laid out anew for each note that
joins them, only to learn how high they are: a third of the time of a brief. Here the height is added up from groups of
notes that were measured once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from math import inf
from typing import Any
from weakref import WeakKeyDictionary

import weasyprint.layout
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext, block
from weasyprint.layout.block import block_level_layout

_Group = tuple[Any, ...]


class _Settled(list[Any]):
    """The notes of a page, which the engine takes for none where it asks whether there are some to send away."""

    def __bool__(self) -> bool:
        return False


def _keeping_notes(original: Callable[..., Any]) -> Callable[..., Any]:
    """The engine's `_linebox_layout`, which sends no notes away, and hands those of accepted lines that it passed over to the next page."""

    def linebox_layout(
        context: Any, box: Any, index: int, child: Any, new_children: list[Any], *rest: Any, **named: Any
    ) -> Any:
        kind = list if context.in_column else _Settled
        context.current_page_footnotes = kind(context.current_page_footnotes)
        result = original(context, box, index, child, new_children, *rest, **named)
        if not result[0] and context.footnotes:
            for line in new_children:
                if isinstance(line, boxes.LineBox):
                    for descendant in line.descendants():
                        note = descendant.footnote
                        if note is not None and note in context.footnotes:
                            context.layout_footnote(note)
                            context.report_footnote(note)
                            result[4].append(note)
        return result

    return linebox_layout


def _keeping_pages(original: Callable[..., Any]) -> Callable[..., Any]:
    """The engine's `make_all_pages`, which makes every page anew where notes have not found theirs."""

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Any:
        if pages and context.footnotes:
            for maker in context.page_maker[: len(pages)]:
                maker[-1]["content_changed"] = True
            context.reported_footnotes = []
        return original(context, root_box, html, pages)

    return make_all_pages


def _is_sum_of_groups(area: Any, notes: list[Any]) -> bool:
    """Whether the height of the area is that of its groups of notes: nothing limits it, and no margins collapse."""
    is_free = area.style["height"] == "auto" and area.max_height == inf and area.min_height == 0
    return is_free and all(note.style["margin_top"] == note.style["margin_bottom"] == ZERO_PIXELS for note in notes)


def _groups(notes: list[Any]) -> Iterator[_Group]:
    """The notes that share lines: those set inline that follow one another, and each other note alone."""
    for is_inline, run in groupby(notes, lambda note: note.style["footnote_display"] == "inline"):
        together = tuple(run)
        yield from [together] if is_inline else [(note,) for note in together]


def _height(context: Any, area: Any, group: _Group) -> float:
    """The height, in the engine's pixels, of an area that holds this group alone."""
    alone = area.copy_with_children(list(group))
    alone.height = "auto"
    alone = build.create_anonymous_boxes(alone.deepcopy())
    height: float = block_level_layout(context, alone, -inf, None, area.page)[0].height
    return height


def _measuring_once(original: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The engine's `_update_footnote_area`, which makes room for the notes of a page and tells whether they are cut off."""
    # Kept for each page's own area, whose width and style are one.
    measured: WeakKeyDictionary[Any, dict[_Group, float]] = WeakKeyDictionary()

    def update_footnote_area(context: Any) -> bool:
        area, notes = context.current_footnote_area, list(context.current_page_footnotes)
        if context.in_column or not _is_sum_of_groups(area, notes):
            context.current_page_footnotes = notes
            return original(context)
        if area.height != "auto":
            context.page_bottom += area.margin_height()
        heights = measured.setdefault(area, {})
        groups = list(_groups(notes))
        for group in groups:
            if group not in heights:
                heights[group] = _height(context, area, group)
        area.children = notes
        area.height = sum(heights[group] for group in groups)
        context.page_bottom -= area.margin_height()
        return False

    return update_footnote_area


@contextmanager
def mended_footnotes() -> Iterator[None]:
    """Lay out with all of this in place."""
    line, pages = block._linebox_layout, weasyprint.layout.make_all_pages
    area = LayoutContext._update_footnote_area
    block._linebox_layout = _keeping_notes(line)
    weasyprint.layout.make_all_pages = _keeping_pages(pages)
    LayoutContext._update_footnote_area = _measuring_once(area)
    try:
        yield
    finally:
        block._linebox_layout, weasyprint.layout.make_all_pages = line, pages
        LayoutContext._update_footnote_area = area
