"""Columns and shares as charts of Word's own: a category a place, with the words that the drawing sets under it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from briefpress.document.nodes import Figure, Mark
from briefpress.document.walks import plain
from briefpress.writing.charting.fills import draw_line, fill_mark, fill_subject
from briefpress.writing.charting.frame import (
    Built,
    Dress,
    Margins,
    keep_fills,
    keep_words_level,
    opened,
    place_plot,
    set_ground,
    set_key,
    set_unit,
)
from briefpress.writing.charting.labels import Label, write_labels
from briefpress.writing.charting.workbook import Rows, amount_of, cells, printed_head
from briefpress.writing.look import Look
from briefpress.writing.marks import FULL, bars, ends, is_upright, places

_TALL, _GAP, _SMALLEST = 120.0, 3.0, 6.0
_NAMES, _BAR = 0.42, 9.0
# Where the theme's font is not at hand another stands in for it, and may run wider.
_SLACK = 1.1
Spots = Sequence[tuple[str, list[Mark | None]]]


def _words(words: str, marks: list[Mark | None]) -> str:
    """The words of a place; of one of which nothing is known they say so."""
    (mark, *others) = marks
    return f"{words} ({mark.label})" if mark is not None and mark.state == "gap" and not others else words


def _names(figure: Figure, subjects: int) -> list[str]:
    return [series.name for series in figure.series] if len(figure.series) == subjects else [plain(figure.caption)]


def _chart(figure: Figure, spots: Spots, kind: Any, dress: Dress) -> tuple[Any, Rows]:
    """The chart as the library makes it, and its workbook: places, amounts by subject, and what is printed beside each."""
    names = _names(figure, len(spots[0][1]))
    categories = [_words(*spot) for spot in spots]
    amounts = [[amount_of(mark, figure) for mark in marks] for _, marks in spots]
    data = CategoryChartData()
    data.categories = categories
    for subject, name in enumerate(names):
        data.add_series(name, [row[subject] for row in amounts])
    rows: list[list[str | Decimal | None]] = [[None, *names, *[printed_head(figure)] * len(names)]]
    for category, row, printed in zip(categories, amounts, _printed(spots), strict=True):
        rows.append([category, *row, *printed])
    return opened(data.xml_bytes(kind), dress), rows


def _printed(spots: Spots) -> list[list[str | None]]:
    return [[mark.label if mark is not None else None for mark in marks] for _, marks in spots]


def _fill(chart: Any, spots: Spots, dress: Dress, upright: bool) -> None:
    """Each column filled by subject and state, its value on its head."""
    printed, subjects = _printed(spots), len(spots[0][1])
    for subject, series in enumerate(chart.plots[0].series):
        fill_subject(series.format, subject, dress.look)
        labels = []
        for place, (_, marks) in enumerate(spots):
            mark = marks[subject]
            if mark is not None and mark.value:
                fill_mark(series.points[place], mark, dress.look)
                labels.append(Label(place, (mark.label,), "outEnd"))
        keep_fills(series)
        where = cells(1 + subjects + subject, 1, len(spots))
        write_labels(series, labels, [row[subject] for row in printed], where, dress, upright=upright)


def _set_axes(chart: Any, look: Look, least: Decimal, size: float) -> None:
    """Places on a line at nought, and no axis of values: each says its own."""
    axis, values = chart.category_axis, chart.value_axis
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(size)
    draw_line(axis.format.line, look.text, 0.8)
    axis.tick_labels.offset = 30
    keep_words_level(axis)
    values.visible = values.has_major_gridlines = False
    if least >= 0:
        values.minimum_scale = 0


def build_columns(figure: Figure, width: float, dress: Dress) -> Built:
    """The figure as columns on a sheet `width` points wide."""
    spots, look = places(figure), dress.look
    subjects, slot = len(spots[0][1]), width / len(spots)
    shown = [mark for _, marks in spots for mark in marks if mark is not None and mark.value]
    longest = max(look.width(mark.label, bold=True) for mark in shown)
    upright = is_upright(longest, slot, subjects)
    size, lines = _fitted([_words(*spot) for spot in spots], slot - _GAP, look)
    least = min(ends(mark, figure.power)[0] for mark in shown)
    chart, rows = _chart(figure, spots, XL_CHART_TYPE.COLUMN_CLUSTERED, dress)
    plot = chart.plots[0]
    plot.vary_by_categories, plot.overlap, plot.gap_width = False, 0, round((1 - FULL) / FULL * subjects * 100)
    _fill(chart, spots, dress, upright)
    _set_axes(chart, look, least, size)
    set_unit(chart, figure.unit, dress)
    key = set_key(chart, _names(figure, subjects), width, look)
    head = (longest if upright else look.line) + 4
    top = head + (look.line * 1.5 if figure.unit else 2)
    bottom = lines * size * look.line / look.size + 6 + key + (head if least < 0 else 0)
    height = top + _TALL + bottom
    place_plot(chart, width, height, Margins(top=top, bottom=bottom))
    return Built(chart, rows, height)


def _fitted(words: list[str], room: float, look: Look) -> tuple[float, int]:
    """The type size at which the longest word fits into the room, and the lines that the words then take at most."""
    longest = _SLACK * max(look.width(line) for said in words for line in look.wrapped(said, room))
    size = max(_SMALLEST, min(look.size, look.size * room / longest))
    return size, max(len(look.wrapped(said, room * look.size / size)) for said in words)


def build_shares(figure: Figure, width: float, dress: Dress) -> Built:
    """The figure as bars of a hundred per cent, one under another, the share of each filled."""
    rows_of, look = bars(figure), dress.look
    spots: Spots = [(words, [mark]) for words, mark in rows_of]
    lines = max(len(look.wrapped(words, width * _NAMES - 8)) for words, _ in rows_of)
    row, height = lines * look.line + 5, (lines * look.line + 5) * len(rows_of)
    chart, rows = _chart(figure, spots, XL_CHART_TYPE.BAR_CLUSTERED, dress)
    plot = chart.plots[0]
    plot.vary_by_categories, plot.gap_width = False, round((row - _BAR) / _BAR * 100)
    _fill(chart, spots, dress, upright=False)
    _set_axes(chart, look, Decimal(0), look.size)
    chart.category_axis.reverse_order = True
    if all(ends(mark, figure.power)[1] <= 100 for _, mark in rows_of):
        chart.value_axis.maximum_scale = 100
    _show_whole(chart, row, look)
    right = max(look.width(mark.label, bold=True) for _, mark in rows_of) + 8
    place_plot(chart, width, height, Margins(right=right, left=width * _NAMES))
    return Built(chart, rows, height)


def _show_whole(chart: Any, row: float, look: Look) -> None:
    """The hundred per cent behind each bar: a ground, and between the bars white lines as thick as their distance."""
    axis = chart.category_axis
    axis.has_major_gridlines = True
    draw_line(axis.major_gridlines.format.line, "#ffffff", row - _BAR)
    axis.format.line.fill.background()
    set_ground(chart, look.band)
