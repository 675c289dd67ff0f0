"""How the drawing looks: the theme's font files made known to the library, its settings, marks that greyscale tells apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from matplotlib import rc, rc_context, rcParamsDefault
from matplotlib.font_manager import FontEntry, fontManager

from briefpress.writing.fonts import FALLBACK, SANS
from briefpress.writing.look import WEIGHTS, Look, face
from briefpress.writing.tokens import Theme

# Of several subjects in one chart: fill and hatch of columns, dashes and marker of lines. Two neighbours differ in both.
HATCHES = ("", "////", "....", "xxxx")
DASHES = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)))
MARKERS = ("o", "s", "^", "D")


@cache
def _register(path: Path, weight: int, own: str) -> None:
    """A font of the theme under our own name, so that no font of the machine is taken for it."""
    fontManager.ttflist.append(FontEntry(fname=str(path), name=own, weight=weight, size="scalable"))


@contextmanager
def looking(look: Look, theme: Theme, salt: str) -> Iterator[None]:
    """The library's own defaults, whatever the machine is set to, and ours: words stay words, ids are salted."""
    for family, own in ((theme.fonts.sans, SANS), (theme.fonts.fallback, FALLBACK)):
        for weight in WEIGHTS:
            _register(face(theme, family, weight), weight, own)
    with rc_context(dict(rcParamsDefault)):
        rc("svg", fonttype="none", hashsalt=salt)
        rc("font", family=[SANS, FALLBACK], size=look.size)
        rc("text", color=look.text, parse_math=False)
        rc("hatch", linewidth=0.6)
        rc("lines", solid_capstyle="butt")
        yield
