"""What the engine's laid-out pages hold, and lack: notes lost, off their page or out of order, words over the edge, fonts not ours."""

from __future__ import annotations

from typing import Any

from briefpress.document.nodes import Document
from briefpress.document.walks import notes_of
from briefpress.findings import Finding, Place, error

# A rounding difference of the engine, in its pixels, that no eye sees.
_SLACK = 1.0


def laid_out_notes(layout: Any) -> list[tuple[int, bool]]:
    """The numbers of the notes on the laid-out pages, in page order, each with whether it lies inside its page.

    A note set inline may be several boxes; it is counted once, and is inside if all of them are.
    """
    found: dict[int, bool] = {}
    for page in layout.pages:
        paper = page._page_box
        bottom = paper.margin_top + paper.height + paper.margin_bottom
        for area in paper.children:
            if type(area).__name__ != "FootnoteAreaBox":
                continue
            for box in area.descendants():
                if box.element is None or box.element_tag != "span" or not box.element.get("data-number"):
                    continue
                number = int(box.element.get("data-number"))
                inside = (
                    box.position_y >= paper.margin_top - _SLACK
                    and box.position_y + box.margin_height() <= bottom + _SLACK
                )
                found[number] = found.get(number, True) and inside
    return list(found.items())


def find_lost_notes(document: Document, layout: Any, name: str) -> list[Finding]:
    """`note.lost`, `note.outside`, `note.order`: a note of the document that the pages do not hold as they should."""
    wanted = [note.number for note in notes_of(document)]
    found = laid_out_notes(layout)
    numbers = [number for number, _ in found]
    place = Place(name)
    lost = sorted(set(wanted) - set(numbers))
    if lost:
        return [
            error(
                place,
                "note.lost",
                f"the PDF engine lost {len(lost)} of {len(wanted)} notes: {', '.join(map(str, lost))}",
            )
        ]
    if numbers != wanted:
        return [error(place, "note.order", "the PDF engine set the notes in another order than the text calls them")]
    return [error(place, "note.outside", f"note {number} runs off its page") for number, inside in found if not inside]


def find_overflow(layout: Any, name: str) -> list[Finding]:
    """`page.overflow`: words that run over the edge of their page; each page is told once."""
    findings: list[Finding] = []
    for number, page in enumerate(layout.pages, 1):
        paper = page._page_box
        edge = paper.margin_left + paper.width + paper.margin_right + _SLACK
        words = next(
            (box.text for box in paper.descendants() if hasattr(box, "text") and box.position_x + box.width > edge),
            None,
        )
        if words is not None:
            findings.append(error(Place(name), "page.overflow", f"'{words[:30]}…' runs off page {number}"))
    return findings


def find_foreign_fonts(layout: Any, name: str) -> list[Finding]:
    """`font.foreign`: a font on the pages that is not one of the theme's."""
    families = {
        str(font.family.decode() if isinstance(font.family, bytes) else font.family) for font in layout.fonts.values()
    }
    return [
        error(Place(name), "font.foreign", f"the font '{family}' is not one of the theme's")
        for family in sorted(families)
        if not family.lower().startswith("brief")
    ]
