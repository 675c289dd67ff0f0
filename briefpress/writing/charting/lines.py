"""Lines over time as a chart of Word's own: years to scale, each line broken where the drawing breaks it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK

from briefpress.document.nodes import Figure, LanguageTag, Mark
from briefpress.writing.charting.fills import draw_line, draw_mark, draw_subject, rgb
from briefpress.writing.charting.frame import Built, Dress, Margins, opened, place_plot, set_key, set_unit
from briefpress.writing.charting.labels import Label, write_labels
from briefpress.writing.charting.workbook import Rows, amount_of, cells, printed_head
from briefpress.writing.look import Look
from briefpress.writing.marks import WRAP, known_of, labelled, moment, numbers, stretches

_TALL = 140.0
_STEPS, _MOST_YEARS = (1, 2, 5, 10, 20, 50, 100), 12
# Large numbers are grouped as the house style groups them; the sign between groups is that of the reader's machine.
_FORMATS: dict[LanguageTag, str] = {"ru": "[>=10000]#,##0;General", "en": "[>=1000]#,##0;General"}


def year_of(period: str) -> Decimal:
    """Where a period stands: a year at its own number, what is shorter at its middle, counted so."""
    return Decimal(f"{moment(period) - 0.5:.2f}").normalize() + 0


def points_of(marks: tuple[Mark, ...]) -> list[Mark | None]:
    """The marks in the order of the line, nothing where it breaks; parts of years stand behind it, each alone."""
    joined = set(stretches(marks))
    found: list[Mark | None] = []
    for before, mark in pairwise([None, *(mark for mark in marks if mark.state != "part")]):
        if before is not None and mark is not None and (before, mark) not in joined and "gap" not in (before.state, mark.state):  # fmt: skip
            found.append(None)
        found.append(mark)
    for mark in marks:
        if mark.state == "part":
            found += [None, mark]
    return found


def _years(points: list[Mark | None]) -> Iterator[Decimal]:
    """Where each point stands; nothing stands where the mark before it does."""
    last = Decimal(0)
    for mark in points:
        last = year_of(mark.period) if mark is not None else last
        yield last


def _chart(figure: Figure, lines: list[list[Mark | None]], dress: Dress) -> tuple[Any, Rows]:
    """The chart as the library makes it, and its workbook: for each subject years, amounts, periods, and what is printed."""
    data = XyChartData()
    rows: list[list[str | Decimal | None]] = []
    for series, points in zip(figure.series, lines, strict=True):
        line = data.add_series(series.name)
        rows.append([None, series.name, None, printed_head(figure)])
        for mark, year in zip(points, _years(points), strict=True):
            amount = amount_of(mark, figure)
            line.add_data_point(year, amount)
            rows.append([year, amount, mark.when if mark else None, mark.label if mark else None])
        rows.append([])
    return opened(data.xml_bytes(XL_CHART_TYPE.XY_SCATTER_LINES), dress), rows


def _is_under(mark: Mark, figure: Figure, marks: tuple[Mark, ...]) -> bool:
    """Whether the value stands below its mark: where the line turns up again, or another runs above at that time."""
    at, here = year_of(mark.period), numbers(mark, figure.power)
    if any(
        year_of(other.period) == at and numbers(other, figure.power) > here
        for series in figure.series
        if series.marks is not marks
        for other in known_of(series.marks)
    ):
        return True
    line = [other for other in known_of(marks) if other.state != "part" and other is not mark]
    before = [other for other in line if year_of(other.period) < at][-1:]
    after = [other for other in line if year_of(other.period) >= at][:1]
    return bool(before and after) and all(numbers(other, figure.power) > here for other in before + after)


def _draw(chart: Any, figure: Figure, lines: list[list[Mark | None]], dress: Dress) -> None:
    """Each line with its markers, and the values that the drawing writes."""
    row = 1
    for subject, (series, points) in enumerate(zip(chart.plots[0].series, lines, strict=True)):
        marks = figure.series[subject].marks
        draw_subject(series, subject, dress.look)
        joined = {other for _, other in stretches(marks)}
        for place, mark in enumerate(points):
            if mark is not None and mark.value:
                draw_mark(series.points[place], mark, subject, dress.look, is_joined=mark in joined)
        printed = [mark.label if mark else None for mark in points]
        where = cells(3, row, row + len(points) - 1)
        write_labels(series, _labels(figure, marks, points, dress.look), printed, where, dress)
        row += len(points) + 2


def _labels(figure: Figure, marks: tuple[Mark, ...], points: list[Mark | None], look: Look) -> list[Label]:
    """The values that are written: with its time where a mark is no plain result."""
    written = labelled(marks, len(figure.series) == 1, figure.power)
    found = []
    for place, mark in enumerate(points):
        if mark in written and mark is not None:
            time = () if mark.state == "result" else tuple(look.wrapped(mark.when, WRAP))
            found.append(Label(place, (mark.label, *time), "b" if _is_under(mark, figure, marks) else "t"))
    return found


def _set_axes(chart: Any, figure: Figure, years: list[Decimal], dress: Dress) -> None:
    """Years along the foot, amounts from nought, over light lines."""
    look, axis, values = dress.look, chart.category_axis, chart.value_axis
    first, last = math.floor(min(years)), math.ceil(max(years))
    step = next((step for step in _STEPS if (last - first) / step <= _MOST_YEARS), _STEPS[-1])
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = first - step, last, step
    axis.has_major_gridlines = False
    for one, form in ((axis, "0"), (values, _FORMATS[figure.language])):
        one.major_tick_mark = one.minor_tick_mark = XL_TICK_MARK.NONE
        one.tick_labels.number_format, one.tick_labels.number_format_is_linked = form, False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    draw_line(axis.format.line, look.text, 0.8)
    values.has_major_gridlines = True
    draw_line(values.major_gridlines.format.line, look.rule, 0.4)
    values.format.line.fill.background()
    values.tick_labels.font.color.rgb = rgb(look.grey)
    if all(numbers(mark, figure.power)[0] >= 0 for series in figure.series for mark in known_of(series.marks)):
        values.minimum_scale = 0


def build_lines(figure: Figure, width: float, dress: Dress) -> Built:
    """The figure as lines on a sheet `width` points wide."""
    look, lines = dress.look, [points_of(series.marks) for series in figure.series]
    known = [mark for series in figure.series for mark in known_of(series.marks)]
    chart, rows = _chart(figure, lines, dress)
    _draw(chart, figure, lines, dress)
    _set_axes(chart, figure, [year_of(mark.period) for mark in known], dress)
    set_unit(chart, figure.unit, dress)
    key = set_key(chart, [series.name for series in figure.series], width, look)
    margins = Margins(
        top=look.line * 2.4,
        right=_beside(known, look),
        bottom=look.line + 8 + key,
        left=max(look.width("0" * len(f"{max(numbers(mark, figure.power)):.4g}")) for mark in known) + 10,
    )
    height = margins.top + _TALL + margins.bottom
    place_plot(chart, width, height, margins)
    return Built(chart, rows, height)


def _beside(known: list[Mark], look: Look) -> float:
    """How far the words at the last mark reach beyond it."""
    last = max(known, key=lambda mark: year_of(mark.period))
    words = [last.label, *(look.wrapped(last.when, WRAP) if last.state != "result" else [])]
    return max(look.width(line, bold=True) for line in words) / 2 + 4
