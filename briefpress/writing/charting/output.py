"""A figure as a chart part and its workbook: the same bytes whenever and wherever they are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefpress.document.nodes import Figure
from briefpress.writing.charting.columns import build_columns, build_shares
from briefpress.writing.charting.frame import Built, Dress, led_to_workbook
from briefpress.writing.charting.lines import build_lines
from briefpress.writing.charting.workbook import workbook
from briefpress.writing.look import look_of
from briefpress.writing.tokens import Theme

_BUILDERS: Mapping[str, Callable[[Figure, float, Dress], Built]] = {
    "columns": build_columns,
    "lines": build_lines,
    "shares": build_shares,
}
_POINTS = 72 / 25.4


def chart(
    figure: Figure, room: tuple[float, float], theme: Theme, relationship: str
) -> tuple[bytes, bytes, float, float]:
    """The XML of the chart, its workbook (to which it leads by `relationship`), and its width and height in millimetres.

    `room` is the width to fill and the height to keep to, in millimetres.
    """
    built = _BUILDERS[figure.role](figure, room[0] * _POINTS, Dress(look_of(theme), theme.fonts.sans, figure.language))
    height = min(room[1], built.height / _POINTS)
    return led_to_workbook(built.chart, relationship), workbook(built.rows), room[0], height
