"""How Word fills columns and draws lines so that greyscale tells subjects, forecasts and parts of years apart, as the drawing does."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from briefpress.document.nodes import Mark
from briefpress.writing.look import Look
from briefpress.writing.marks import filling

_WHITE = "#ffffff"
_THIN, _THICK = 0.8, 1.3
# Of several subjects in one chart: the pattern of columns, dashes and marker of lines. Two neighbours differ in both.
_PATTERNS = (None, MSO_PATTERN.WIDE_UPWARD_DIAGONAL, MSO_PATTERN.PERCENT_20, MSO_PATTERN.DIAGONAL_CROSS)
_DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
_MARKERS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND)


def rgb(colour: str) -> RGBColor:
    """A colour of the look, `#rrggbb`, as the library has it."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def fill(shape: Any, colour: str) -> None:
    """One colour all over."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def draw_line(line: Any, colour: str, points: float, dash: Any = MSO_LINE.SOLID) -> None:
    """A line of this colour and thickness."""
    line.color.rgb = rgb(colour)
    line.width = Pt(points)
    line.dash_style = dash


def _hatch(shape: Any, pattern: Any, look: Look) -> None:
    shape.fill.patterned()
    shape.fill.pattern = pattern
    shape.fill.fore_color.rgb, shape.fill.back_color.rgb = rgb(look.accent), rgb(_WHITE)


def fill_subject(shape: Any, subject: int, look: Look) -> None:
    """The columns of a subject: solid, of a further one hatched."""
    pattern = _PATTERNS[subject]
    if pattern is None:
        fill(shape, look.accent)
    else:
        _hatch(shape, pattern, look)
    draw_line(shape.line, look.accent, _THIN)


def fill_mark(point: Any, mark: Mark, look: Look) -> None:
    """A column that is no plain result: a part of a year hatched lightly, a forecast empty with a dashed edge."""
    match filling(mark):
        case "part":
            _hatch(point.format, MSO_PATTERN.LIGHT_DOWNWARD_DIAGONAL, look)
            draw_line(point.format.line, look.accent, _THIN)
        case "open":
            fill(point.format, _WHITE)
            draw_line(point.format.line, look.accent, _THIN, MSO_LINE.DASH)


def draw_subject(series: Any, subject: int, look: Look) -> None:
    """The line of a subject and its markers."""
    draw_line(series.format.line, look.accent, _THICK, _DASHES[subject])
    series.marker.style, series.marker.size = _MARKERS[subject], 5
    fill(series.marker.format, look.accent)
    draw_line(series.marker.format.line, look.accent, _THIN)


def draw_mark(point: Any, mark: Mark, subject: int, look: Look, *, is_joined: bool) -> None:
    """A mark of a line that is no plain result: an empty marker, a diamond for a part of a year; the line that joins a forecast is dashed."""
    if filling(mark) == "full":
        return
    point.marker.style = XL_MARKER_STYLE.DIAMOND if mark.state == "part" else _MARKERS[subject]
    point.marker.size = 6
    fill(point.marker.format, _WHITE)
    draw_line(point.marker.format.line, look.accent, _THIN)
    if is_joined:
        draw_line(point.format.line, look.accent, _THIN, MSO_LINE.SQUARE_DOT)
