"""Columns: a place a period, a column a subject, the value on its head. No axis of values: each says its own."""

from __future__ import annotations

from typing import Any, NamedTuple

from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle

from briefpress.document.nodes import Figure, Mark
from briefpress.writing.drawing.look import HATCHES
from briefpress.writing.drawing.sheet import sheet, write, write_lines
from briefpress.writing.look import Look
from briefpress.writing.marks import FULL, filling, is_upright, numbers, places

_TALL, _GAP = 120.0, 3.0
# The room of a piece of column before a name in the key, and between two names.
_PIECE, _APART = 18.0, 16.0


class Name(NamedTuple):
    """Where a subject's name stands in the key: how far from the left, in which line, and its own lines."""

    left: float
    line: int
    words: list[str]


def style(mark: Mark, subject: int, look: Look) -> dict[str, Any]:
    """How a column is filled: a result solid or hatched by subject, a part of a year hatched lightly, a forecast empty."""
    edge = {"edgecolor": look.accent, "linewidth": 0.8}
    match filling(mark):
        case "open":
            return {**edge, "facecolor": "white", "linestyle": (0, (3, 2))}
        case "part":
            return {**edge, "facecolor": "white", "hatch": "\\\\\\\\"}
    return {**edge, "facecolor": "white" if subject else look.accent, "hatch": HATCHES[subject]}


def draw_columns(figure: Figure, width: float, look: Look) -> Canvas:
    """The figure as columns."""
    spots = places(figure)
    slot = width / len(spots)
    names = [look.wrapped(words, slot - _GAP) for words, _ in spots]
    foot = max(map(len, names)) * look.line + 4
    subjects = len(spots[0][1])
    column = slot * FULL / subjects
    labels = [mark.label for _, marks in spots for mark in marks if mark is not None and mark.state != "gap"]
    longest = max(look.width(label, bold=True) for label in labels)
    upright = is_upright(longest, slot, subjects)
    head = (longest if upright else look.line) + 4
    key = _key(figure, width, look) if subjects > 1 else []
    legend = look.line * (max(name.line + len(name.words) for name in key) + 0.6) if key else 0
    top = look.line * 1.5 if figure.unit else 2
    shown = [numbers(mark, figure.power) for _, marks in spots for mark in marks if mark is not None and mark.value]
    least, most = min(0.0, *(low for low, _ in shown)), max(0.0, *(high for _, high in shown))
    under = head if least < 0 else 0
    height = foot + under + _TALL + head + legend + top
    canvas, axes = sheet(width, height)
    share = _TALL / (most - least or 1)
    ground = foot + under - least * share
    write(axes, 0, height - look.size, figure.unit, look, color=look.grey)
    _draw_key(axes, key, height - top - look.size, look)
    for number, (_, marks) in enumerate(spots):
        middle = slot * (number + 0.5)
        write_lines(axes, middle, foot - look.line, names[number], look, ha="center")
        for subject, mark in enumerate(marks):
            if mark is not None:
                x = middle + (subject - subjects / 2) * column
                _draw_mark(axes, mark, (x, ground, column, share), style(mark, subject, look), figure, look, upright)
    axes.plot((0, width), (ground, ground), color=look.text, linewidth=0.8)
    return canvas


def _draw_mark(
    axes: Any,
    mark: Mark,
    frame: tuple[float, float, float, float],
    fill: dict[str, Any],
    figure: Figure,
    look: Look,
    upright: bool,
) -> None:
    """One column with its value; a range is drawn to its lower end and outlined to the higher; a gap says that it is one."""
    x, ground, column, share = frame
    middle = x + column / 2
    if mark.state == "gap":
        lines = look.wrapped(mark.label, column / FULL - _GAP)
        write_lines(axes, middle, ground + 3 + look.line * (len(lines) - 1), lines, look, ha="center", color=look.grey)
        return
    low, high = numbers(mark, figure.power)
    inset = column * 0.04
    if high != low:
        outline = {**fill, "facecolor": "white", "hatch": "", "linestyle": (0, (1, 1))}
        axes.add_patch(Rectangle((x + inset, ground), column - 2 * inset, high * share, **outline))
    axes.add_patch(Rectangle((x + inset, ground), column - 2 * inset, low * share, **fill))
    below = high < 0
    y = ground + (low if below else high) * share + (-look.size - 1 if below and not upright else -3 if below else 3)
    how = {"rotation": 90, "va": "top" if below else "bottom"} if upright else {}
    write(axes, middle, y, mark.label, look, ha="center", fontweight="bold", **how)


def _key(figure: Figure, width: float, look: Look) -> list[Name]:
    """The names of the subjects in as many lines as they need."""
    x, line, lines, spots = 0.0, 0, 0, []
    for series in figure.series:
        words = look.wrapped(series.name, width - _PIECE)
        wide = _PIECE + max(map(look.width, words))
        if x and x + wide > width:
            x, line, lines = 0.0, line + lines, 0
        spots.append(Name(x, line, words))
        x, lines = x + wide + _APART, max(lines, len(words))
    return spots


def _draw_key(axes: Any, key: list[Name], top: float, look: Look) -> None:
    """The names of the subjects, each behind a piece of its column."""
    piece = Mark("", "", "", "", "")
    for subject, name in enumerate(key):
        y = top - name.line * look.line
        axes.add_patch(Rectangle((name.left, y - 1), _PIECE - 4, look.size, **style(piece, subject, look)))
        write_lines(axes, name.left + _PIECE, y, name.words, look)
