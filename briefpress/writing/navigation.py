"""What leads through a PDF, set on the laid-out pages: links between calls and notes, which the engine lacks, and the title's bookmark."""

from __future__ import annotations

from typing import Any


def _area(box: Any) -> tuple[float, float, float, float]:
    left, top, width, height = box.hit_area()
    return left, top, left + width, top + height


def _link(page: Any, box: Any, anchor: str, target: str) -> None:
    """Make the box a link to `target`; `anchor` is the name under which it is found itself."""
    page.links.append(("internal", target, _area(box), box))
    page.anchors.setdefault(anchor, _area(box))


def link_notes(layout: Any) -> None:
    """Let each call lead to its note, and the note's number back to the call. Moves nothing on the pages."""
    for page in layout.pages:
        for box in page._page_box.descendants():
            number = box.element.get("data-number") if box.element is not None else None
            if number and box.element_tag == "span::footnote-call":
                _link(page, box, f"call-{number}", f"note-{number}")
            elif number and box.element_tag == "span::footnote-marker":
                _link(page, box, f"note-{number}", f"call-{number}")


def name_title(layout: Any, title: str) -> None:
    """Let the bookmark of the title read as the title does: of a title in two lines the engine joins the last word to the first."""
    for page in layout.pages:
        page.bookmarks[:] = [(level, title if level == 1 else label, *rest) for level, label, *rest in page.bookmarks]
