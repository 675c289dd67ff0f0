"""A timeline: years down the left edge, to scale; each event led from its day to its date and words."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import MaxNLocator

from briefpress.document.nodes import Figure, Mark
from briefpress.model.edtf import Date, parse
from briefpress.writing.drawing.sheet import sheet, write, write_lines
from briefpress.writing.look import Look

# The share of the width that a date may take, if it can be cut; the space behind dates, and between events.
_DATES, _GAP, _BETWEEN = 0.25, 8.0, 6.0
_LEAD = 26.0


def _year(day: Any) -> float:
    return float(day.year + (day.timetuple().tm_yday - 1) / 366)


def _end(date: Date) -> float:
    """The end of what lasted; of what still lasts, or was a day, its beginning."""
    return _year(date.last) if date.interval and date.end is not None else _year(date.first)


def draw_timeline(figure: Figure, width: float, look: Look) -> Canvas:
    """The figure as a timeline."""
    marks = figure.series[0].marks
    axis = look.width("0000") + 8
    dates_at = axis + _LEAD
    dates = [look.wrapped(mark.when, width * _DATES, bold=True) for mark in marks]
    words_at = dates_at + max(look.width(line, bold=True) for lines in dates for line in lines) + _GAP
    words = [look.wrapped(mark.label, width - words_at) for mark in marks]
    tall = [max(len(one), len(other)) * look.line + _BETWEEN for one, other in zip(dates, words, strict=True)]
    height = sum(tall)
    canvas, axes = sheet(width, height)
    first = min(_year(parse(mark.period).first) for mark in marks)
    last = max(_end(parse(mark.period)) for mark in marks)
    inset = look.line / 2

    def y_of(year: float) -> float:
        return height - inset - (height - 2 * inset) * (year - first) / (last - first or 1)

    axes.plot((axis, axis), (inset, height - inset), color=look.grey, linewidth=1.0)
    _draw_years(axes, first, last, y_of, axis, look)
    top = height
    for mark, when, said, room in zip(marks, dates, words, tall, strict=True):
        base = top - look.size
        _draw_event(axes, mark, y_of, (axis, dates_at, base + look.size * 0.35), look)
        write_lines(axes, dates_at, base, when, look, fontweight="bold", color=look.accent)
        write_lines(axes, words_at, base, said, look)
        top -= room
    return canvas


def _draw_years(axes: Any, first: float, last: float, y_of: Any, axis: float, look: Look) -> None:
    for year in MaxNLocator(nbins=8, integer=True).tick_values(first, last):
        if first <= year <= last:
            axes.plot((axis - 3, axis), (y_of(year), y_of(year)), color=look.grey, linewidth=0.8)
            write(axes, axis - 5, y_of(year) - look.size * 0.35, str(int(year)), look, ha="right", color=look.grey)


def _draw_event(axes: Any, mark: Mark, y_of: Any, frame: tuple[float, float, float], look: Look) -> None:
    """The mark on the axis (of what lasted, a bar), and the line that leads to its words."""
    axis, words, level = frame
    date = parse(mark.period)
    begin, end = y_of(_year(date.first)), y_of(_end(date))
    if abs(begin - end) > 1:
        axes.plot((axis, axis), (begin, end), color=look.accent, linewidth=3.0)
    axes.plot((axis, axis + 8, words - 8, words - 3), (begin, begin, level, level), color=look.rule, linewidth=0.6)
    axes.plot((axis,), (begin,), marker="o", markersize=4.5, color=look.accent)
