"""Shares: a bar of a hundred per cent for each, its share filled, the value behind its name."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle

from briefpress.document.nodes import Figure
from briefpress.writing.drawing.columns import style
from briefpress.writing.drawing.sheet import sheet, write, write_lines
from briefpress.writing.look import Look
from briefpress.writing.marks import bars, numbers

_NAMES, _GAP, _BAR = 0.42, 8.0, 9.0


def draw_shares(figure: Figure, width: float, look: Look) -> Canvas:
    """The figure as bars, one under another, in the order in which the brief names them."""
    rows = bars(figure)
    names = [look.wrapped(words, width * _NAMES - _GAP) for words, _ in rows]
    heights = [len(lines) * look.line + 5 for lines in names]
    values = max(look.width(mark.label, bold=True) for _, mark in rows) + 5
    canvas, axes = sheet(width, sum(heights))
    start = width * _NAMES
    most = max(100.0, *(numbers(mark, figure.power)[1] for _, mark in rows))
    room = (width - start - values) / most
    y = sum(heights)
    for (_, mark), lines, height in zip(rows, names, heights, strict=True):
        write_lines(axes, 0, y - look.size - 1, lines, look)
        middle = y - height / 2
        low, high = numbers(mark, figure.power)
        low, high = max(0.0, low), max(0.0, high)
        whole: dict[str, Any] = {"facecolor": look.band, "edgecolor": look.rule, "linewidth": 0.5}
        axes.add_patch(Rectangle((start, middle - _BAR / 2), 100 * room, _BAR, **whole))
        if high != low:
            outline: dict[str, Any] = {
                "facecolor": "white",
                "edgecolor": look.accent,
                "linestyle": (0, (1, 1)),
                "linewidth": 0.8,
            }
            axes.add_patch(Rectangle((start, middle - _BAR / 2), high * room, _BAR, **outline))
        axes.add_patch(Rectangle((start, middle - _BAR / 2), low * room, _BAR, **style(mark, 0, look)))
        write(axes, width, middle - look.size * 0.35, mark.label, look, ha="right", fontweight="bold")
        y -= height
    return canvas
