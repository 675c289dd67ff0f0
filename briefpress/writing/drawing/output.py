"""A drawn figure as an SVG element or as PNG: the same bytes whenever and wherever it is drawn."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from xml.sax.saxutils import escape

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas

from briefpress.document.nodes import Figure
from briefpress.writing.drawing.columns import draw_columns
from briefpress.writing.drawing.lines import draw_lines
from briefpress.writing.drawing.look import looking
from briefpress.writing.drawing.routes import draw_routes
from briefpress.writing.drawing.shares import draw_shares
from briefpress.writing.drawing.timeline import draw_timeline
from briefpress.writing.look import Look, look_of
from briefpress.writing.tokens import Theme

_DRAWERS: Mapping[str, Callable[[Figure, float, Look], Canvas]] = {
    "columns": draw_columns,
    "lines": draw_lines,
    "shares": draw_shares,
    "timeline": draw_timeline,
    "routes": draw_routes,
}
_POINTS = 72 / 25.4
_DOTS = 200
_UNDATED = {"Date": None, "Creator": None, "Format": None, "Type": None}


@contextmanager
def drawn(figure: Figure, width: float, theme: Theme) -> Iterator[Canvas]:
    """The canvas of a figure; `width` in millimetres."""
    look = look_of(theme)
    with looking(look, theme, f"{figure.language}-{figure.number}"):
        canvas = _DRAWERS[figure.role](figure, width * _POINTS, look)
        FigureCanvasAgg(canvas)
        yield canvas


def svg(figure: Figure, room: tuple[float, float], theme: Theme) -> str:
    """The figure as an `<svg>` with its alternative text as `<title>`; its ids are its own among all figures of a page.

    `room` is the width to fill and the height to keep to, in millimetres: a taller figure is set smaller, to the left.
    """
    out = io.StringIO()
    with drawn(figure, room[0], theme) as canvas:
        canvas.savefig(out, format="svg", metadata=_UNDATED)
        wide, tall = (float(inches) * 72 for inches in canvas.get_size_inches())
    return _inline(out.getvalue(), figure, f"0 0 {wide / _reduction(tall, room[1]):.6g} {tall:.6g}")


def png(figure: Figure, room: tuple[float, float], theme: Theme) -> tuple[bytes, float, float]:
    """The figure as PNG on white, and the width and height, in millimetres, at which it keeps to the room."""
    out = io.BytesIO()
    with drawn(figure, room[0], theme) as canvas:
        tall = float(canvas.get_size_inches()[1]) * 72
        canvas.patch.set_visible(True)
        canvas.savefig(out, format="png", dpi=_DOTS, metadata={"Software": None}, facecolor="white")
    reduction = _reduction(tall, room[1])
    return out.getvalue(), room[0] * reduction, tall / _POINTS * reduction


def _reduction(tall: float, limit: float) -> float:
    """By how much a figure of `tall` points must be reduced to keep to the limit in millimetres; 1 where it does."""
    return min(1.0, limit * _POINTS / tall)


def _inline(text: str, figure: Figure, viewbox: str) -> str:
    """The root element alone, without what is for files of their own: ids of groups, a style for the whole page, turns by nought."""
    text = text[text.index("<svg") :].strip()
    text = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", text, flags=re.DOTALL)
    text = re.sub(r'<g id="[^"]*">', "<g>", text)
    text = re.sub(r' transform="rotate\(-?0 [^)]*\)"', "", text)
    text = re.sub(r' style="([^"]*)"', _attributes, text)
    text = re.sub(r"\s*\n\s*", " ", text).replace("> <", ">\n<")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{viewbox}" '
        f'role="img" stroke-linejoin="round"><title>{escape(figure.alternative)}</title>'
    )
    return head + text[text.index(">") + 1 :]


def _attributes(style: re.Match[str]) -> str:
    """The declarations of a style as attributes: the PDF engine takes styles for those of the page, and warns."""
    pairs = (declaration.split(":", 1) for declaration in style.group(1).split(";") if declaration.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)
