"""Two faults of WeasyPrint 70.0 that lose footnotes, and their repair while one document is laid out.

A line that is accepted after its notes were moved away never lays those notes out; and pages carried past the end of
the text by notes are dropped when page references repaginate. The repair wraps two functions of the engine's layout,
only for the time of the `with` block, and is used only where a document has lost a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page


@contextmanager
def repaired_footnotes() -> Iterator[None]:
    """Lay out with both repairs in place."""
    original_line, original_pages = block._linebox_layout, page.make_all_pages
    original_imported = weasyprint.layout.make_all_pages

    def linebox_layout(
        context: Any, box: Any, index: int, child: Any, new_children: list[Any], *rest: Any, **named: Any
    ) -> Any:
        result = original_line(context, box, index, child, new_children, *rest, **named)
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

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Any:
        if pages and context.footnotes:
            for maker in context.page_maker[: len(pages)]:
                maker[-1]["content_changed"] = True
            context.reported_footnotes = []
        return original_pages(context, root_box, html, pages)

    block._linebox_layout = linebox_layout
    weasyprint.layout.make_all_pages = make_all_pages
    try:
        yield
    finally:
        block._linebox_layout, weasyprint.layout.make_all_pages = original_line, original_imported
