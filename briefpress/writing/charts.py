"""The pictures of a document: which are drawn, how wide, and for which writer. What draws them is loaded with the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any

from briefpress.document.nodes import Document, Figure
from briefpress.document.walks import figures_of, marks_of
from briefpress.writing.tokens import Theme

# The space between the columns of the two-language page, and a little for Word's own, in millimetres.
_GUTTER = 12.0
# What a page keeps free for the caption and notes of a figure as tall as it can be.
_BESIDE = 50.0


@dataclass(frozen=True)
class Drawn:
    """A figure as PNG, with its size in millimetres."""

    data: bytes
    width: float
    height: float


@dataclass(frozen=True)
class Native:
    """A figure as a chart of Word's own with the workbook it leads to by `WORKBOOK`, and its size in millimetres."""

    xml: bytes
    workbook: bytes
    width: float
    height: float


WORKBOOK = "rId1"
NO_PICTURES: Mapping[Figure, str] = MappingProxyType({})
NO_IMAGES: Mapping[Figure, Drawn] = MappingProxyType({})
NO_NATIVES: Mapping[Figure, Native] = MappingProxyType({})


def _drawing() -> Any:
    """The module that draws: its library takes longer to load than a brief without figures to write."""
    return import_module("briefpress.writing.drawing")


def _charting() -> Any:
    """The module that makes charts of Word's own; its library too is not waited for without need."""
    return import_module("briefpress.writing.charting")


def is_native(figure: Figure) -> bool:
    """Whether Word has a chart that shows the figure: it has no timeline, no schematic, and no mark for a range."""
    return figure.role not in ("timeline", "routes") and not any("/" in mark.value for mark in marks_of(figure))


def picture_room(document: Document, theme: Theme) -> tuple[float, float]:
    """The width of the text, or of its column in the two-language page, and the height of a picture, in millimetres."""
    page = theme.page
    margins = page.top + page.bottom + _BESIDE
    if len(document.languages) > 1:
        return (page.height - 2 * page.parallel_side) / 2 - _GUTTER, page.width - margins
    return page.width - page.left - page.right, page.height - margins


def svg_pictures(document: Document, theme: Theme) -> Mapping[Figure, str]:
    """Each figure of the document as an SVG element to stand in HTML."""
    figures = figures_of(document)
    if not figures:
        return NO_PICTURES
    draw, room = _drawing(), picture_room(document, theme)
    return {figure: draw.svg(figure, room, theme) for figure in figures}


def png_pictures(document: Document, theme: Theme) -> Mapping[Figure, Drawn]:
    """Each figure of the document that Word has no chart for, as PNG."""
    figures = [figure for figure in figures_of(document) if not is_native(figure)]
    if not figures:
        return NO_IMAGES
    draw, room = _drawing(), picture_room(document, theme)
    return {figure: Drawn(*draw.png(figure, room, theme)) for figure in figures}


def native_charts(document: Document, theme: Theme) -> Mapping[Figure, Native]:
    """Each figure of the document that Word has a chart for, as one."""
    figures = [figure for figure in figures_of(document) if is_native(figure)]
    if not figures:
        return NO_NATIVES
    make, room = _charting(), picture_room(document, theme)
    return {figure: Native(*make.chart(figure, room, theme, WORKBOOK)) for figure in figures}
