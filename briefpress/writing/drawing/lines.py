"""Lines over time: broken where nothing is known, solid between results, apart from forecasts and parts of years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from briefpress.document.nodes import Figure, Mark
from briefpress.localising.numbers import format_number
from briefpress.model.edtf import parse
from briefpress.writing.drawing.look import DASHES, MARKERS
from briefpress.writing.drawing.sheet import Box, free_box, sheet, write, write_lines
from briefpress.writing.look import Look
from briefpress.writing.marks import WRAP, known_of, labelled, moment, numbers, stretches

_TALL = 140.0


class _Frame:
    """Where years and amounts stand on the sheet."""

    def __init__(self, figure: Figure, width: float, look: Look) -> None:
        known = [mark for series in figure.series for mark in known_of(series.marks)]
        ends = [end for mark in known for end in numbers(mark, figure.power)]
        ticks = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]).tick_values(min(0.0, *ends), max(0.0, *ends))
        self.ticks = [float(tick) for tick in ticks]
        places = max((len(f"{tick:.6f}".rstrip("0").partition(".")[2]) for tick in self.ticks), default=0)
        self.words = [format_number(_decimal(tick, places), figure.language) for tick in self.ticks]
        self.left = max(map(look.width, self.words)) + 6
        names = [look.wrapped(series.name, width * 0.24) for series in figure.series] if len(figure.series) > 1 else []
        self.names = names
        self.right = width - (max(look.width(line) for lines in names for line in lines) + 8 if names else 22)
        self.over = 0.0 if names else 20.0
        self.known, self.power = known, figure.power
        moments = [moment(mark.period) for mark in known]
        self.first, self.last = min(moments), max(moments)
        self.foot = look.line + 6
        self.height = self.foot + _TALL + look.line * 2.4

    def x(self, when: float) -> float:
        span = self.last - self.first or 1
        return self.left + 10 + (self.right - self.left - 20) * (when - self.first) / span

    def spot(self, mark: Mark) -> tuple[float, float]:
        """Where a mark stands: of a range in its middle."""
        low, high = numbers(mark, self.power)
        return self.x(moment(mark.period)), self.y((low + high) / 2)

    def y(self, amount: float) -> float:
        return self.foot + _TALL * (amount - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])


def draw_lines(figure: Figure, width: float, look: Look) -> Canvas:
    """The figure as lines."""
    frame = _Frame(figure, width, look)
    canvas, axes = sheet(width, frame.height)
    write(axes, 0, frame.height - look.size, figure.unit, look, color=look.grey)
    _draw_axes(axes, frame, look)
    if len(figure.series) == 1:
        _draw_gaps(axes, figure.series[0].marks, frame, look)
    for number, series in enumerate(figure.series):
        _draw_line(axes, series.marks, number, figure, frame, look)
    _draw_labels(axes, figure, frame, look)
    _draw_names(axes, figure, frame, look)
    return canvas


def _draw_axes(axes: Any, frame: _Frame, look: Look) -> None:
    for tick, words in zip(frame.ticks, frame.words, strict=True):
        y, is_ground = frame.y(tick), tick == 0
        colour, thick = (look.text, 0.8) if is_ground else (look.rule, 0.4)
        axes.plot((frame.left, frame.right), (y, y), color=colour, linewidth=thick, zorder=0)
        write(axes, frame.left - 4, y - look.size * 0.35, words, look, ha="right", color=look.grey)
    years = MaxNLocator(nbins=12, integer=True, steps=[1, 2, 5, 10]).tick_values(frame.first, frame.last)
    for year in dict.fromkeys(int(year) for year in years):
        # A year's mark stands in its middle, as its value does.
        x = frame.x(year + 0.5)
        if frame.left <= x <= frame.right:
            write(axes, x, frame.foot - look.line - 2, str(year), look, ha="center")


def _draw_gaps(axes: Any, marks: tuple[Mark, ...], frame: _Frame, look: Look) -> None:
    """A band over the years of which nothing is known, and where it is wide enough the words that say so."""
    for mark in (mark for mark in marks if mark.state == "gap"):
        date = parse(mark.period)
        left, right = frame.x(date.first.year), frame.x(date.last.year + 1)
        band = Rectangle((left, frame.foot), right - left, _TALL, facecolor=look.band, edgecolor="none", zorder=0)
        axes.add_patch(band)
        lines = look.wrapped(mark.label, right - left)
        if max(map(look.width, lines)) <= right - left:
            write_lines(
                axes, (left + right) / 2, frame.foot + _TALL - look.line, lines, look, ha="center", color=look.grey
            )


def _draw_line(axes: Any, marks: tuple[Mark, ...], number: int, figure: Figure, frame: _Frame, look: Look) -> None:
    for one, other in stretches(marks):
        (x, y), (to_x, to_y) = frame.spot(one), frame.spot(other)
        is_forecast = "forecast" in (one.state, other.state) or "target" in (one.state, other.state)
        dashes = (0, (2, 2)) if is_forecast else DASHES[number]
        axes.plot((x, to_x), (y, to_y), color=look.accent, linewidth=0.8 if is_forecast else 1.3, linestyle=dashes)
    crowded = sum(len(known_of(series.marks)) for series in figure.series) > 50
    for mark in known_of(marks):
        x, y = frame.spot(mark)
        low, high = (frame.y(end) for end in numbers(mark, figure.power))
        if low != high:
            axes.plot((x, x), (low, high), color=look.accent, linewidth=1.3)
        is_result = mark.state == "result"
        axes.plot(
            (x,),
            (y,),
            marker="D" if mark.state == "part" else MARKERS[number],
            markersize=2.6 if crowded else 4.2,
            color=look.accent,
            markerfacecolor=look.accent if is_result else "white",
        )


def _draw_labels(axes: Any, figure: Figure, frame: _Frame, look: Look) -> None:
    """The values beside their marks, each where it covers neither another nor a mark."""
    taken = [Box(x - 3, y - 3, x + 3, y + 3) for x, y in (frame.spot(mark) for mark in frame.known)]
    for series in figure.series:
        for mark in labelled(series.marks, len(figure.series) == 1, figure.power):
            lines = [mark.label] if mark.state == "result" else [mark.label, *look.wrapped(mark.when, WRAP)]
            wide = max(look.width(line, bold=True) for line in lines)
            box = free_box(
                frame.spot(mark), wide, look.line * len(lines), taken, (frame.left, frame.right + frame.over)
            )
            taken.append(box)
            middle, top = (box.left + box.right) / 2, box.top - look.size
            write_lines(axes, middle, top, lines[:1], look, ha="center", fontweight="bold")
            write_lines(axes, middle, top - look.line, lines[1:], look, ha="center")


def _draw_names(axes: Any, figure: Figure, frame: _Frame, look: Look) -> None:
    """The subjects' names at the ends of their lines, moved apart where these meet."""
    ends = []
    for number, lines in enumerate(frame.names):
        last = known_of(figure.series[number].marks)[-1]
        low, high = numbers(last, figure.power)
        ends.append((frame.y((low + high) / 2), lines))
    floor = frame.foot
    for y, lines in sorted(ends, key=lambda end: end[0]):
        tall = len(lines) * look.line
        bottom = max(floor, y - tall / 2)
        write_lines(axes, frame.right + 6, bottom + tall - look.size, lines, look)
        floor = bottom + tall + 2


def _decimal(tick: float, places: int) -> Decimal:
    return Decimal(f"{tick:.{places}f}")
