"""A schematic of routes: what each is at the left edge, its stations in a line, an arrow at the end of a directed one."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Polygon

from briefpress.document.nodes import Figure, Series
from briefpress.writing.drawing.sheet import sheet, write, write_lines
from briefpress.writing.look import Look

# The share of the width for what routes are; the space behind it, between names, around a line, and between routes.
_NAMES, _BEHIND, _GAP, _AROUND, _BETWEEN = 0.26, 10.0, 6.0, 6.0, 7.0
# Of the places in a row every second name stands above the line where one is wider than its place; it may then be wider.
_WIDER = 1.5
_STATION, _HEAD = 6.0, 7.0


def draw_routes(figure: Figure, width: float, look: Look) -> Canvas:
    """The figure as a schematic; neighbours of one name are named once."""
    before = ["", *(series.name for series in figure.series)]
    names = [
        look.wrapped(series.name, width * _NAMES, bold=True) if series.name != earlier else []
        for series, earlier in zip(figure.series, before, strict=False)
    ]
    left = max(look.width(line, bold=True) for lines in names for line in lines) + _BEHIND
    slot = (width - left) / max(len(series.marks) for series in figure.series)
    placed = [_placed(series, slot, look) for series in figure.series]
    above = [max((len(lines) for lines in labels[1::2]), default=0) if high else 0 for labels, high in placed]
    below = [max(len(lines) for lines in (labels[::2] if high else labels)) for labels, high in placed]
    tall = [
        max((up + down) * look.line + 2 * _AROUND, len(lines) * look.line) + _BETWEEN
        for up, down, lines in zip(above, below, names, strict=True)
    ]
    canvas, axes = sheet(width, sum(tall))
    top = sum(tall)
    for series, lines, (labels, high), up, room in zip(figure.series, names, placed, above, tall, strict=True):
        level = top - up * look.line - _AROUND
        write_lines(axes, 0, level - look.size * 0.35, lines, look, fontweight="bold", color=look.accent)
        _draw_line(axes, series, left, slot, level, look)
        for index, label in enumerate(labels):
            raised = high and index % 2 == 1
            first = level + _AROUND + (len(label) - 1) * look.line if raised else level - _AROUND - look.size
            _draw_name(axes, label, left + slot * (index + 0.5), first, (left, width), look)
        top -= room
    return canvas


def _placed(series: Series, slot: float, look: Look) -> tuple[list[list[str]], bool]:
    """The names of the stations in lines, and whether every second stands above the line."""
    lines = [look.wrapped(mark.label, slot - _GAP) for mark in series.marks]
    if all(look.width(line) <= slot - _GAP for label in lines for line in label):
        return lines, False
    return [look.wrapped(mark.label, slot * _WIDER - _GAP) for mark in series.marks], True


def _draw_line(axes: Any, series: Series, left: float, slot: float, level: float, look: Look) -> None:
    spots = [left + slot * (index + 0.5) for index in range(len(series.marks))]
    axes.plot((spots[0], spots[-1]), (level, level), color=look.accent, linewidth=2.0)
    if series.marks[-1].state == "goal":
        tip = spots[-1] - _STATION / 2
        corners = ((tip, level), (tip - _HEAD, level + _HEAD / 2), (tip - _HEAD, level - _HEAD / 2))
        axes.add_patch(Polygon(corners, closed=True, facecolor=look.accent, edgecolor="none", zorder=3))
    for spot in spots:
        axes.plot(
            (spot,), (level,), marker="o", markersize=_STATION, color=look.accent, markerfacecolor="white", zorder=4
        )


def _draw_name(
    axes: Any, lines: list[str], middle: float, first: float, sides: tuple[float, float], look: Look
) -> None:
    """The name at its station, moved inwards where it would leave the sheet or meet what the route is."""
    half = max(look.width(line) for line in lines) / 2
    x = max(sides[0] + half, min(middle, sides[1] - half))
    for number, line in enumerate(lines):
        write(axes, x, first - number * look.line, line, look, ha="center")
