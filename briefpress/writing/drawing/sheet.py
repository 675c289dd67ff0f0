"""The sheet a figure is drawn on: one coordinate a point, from the lower left corner; and what is drawn by its own layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure as Canvas

from briefpress.writing.look import Look


@dataclass(frozen=True)
class Box:
    """A stretch of the sheet that something stands on."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether the two cover each other anywhere."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def free_box(
    spot: tuple[float, float], wide: float, tall: float, taken: Sequence[Box], sides: tuple[float, float]
) -> Box:
    """A place for words at a mark: above it, below it, to its left or right; the first of these that nothing stands on."""
    x, y = spot
    corners = (
        (x - wide / 2, y + 4),
        (x - wide / 2, y - 4 - tall),
        (x - wide - 5, y - tall / 2),
        (x + 5, y - tall / 2),
        (x - wide / 2, y + 4 + tall),
        (x - wide / 2, y - 4 - 2 * tall),
    )
    boxes = []
    for corner, bottom in corners:
        left = min(max(corner, sides[0]), sides[1] - wide)
        boxes.append(Box(left, bottom, left + wide, bottom + tall))
    return next((box for box in boxes if not any(box.meets(other) for other in taken)), boxes[0])


def sheet(width: float, height: float) -> tuple[Canvas, Any]:
    """An empty canvas of this size in points, and axes that measure it in points and show nothing of themselves."""
    canvas = Canvas(figsize=(width / 72, height / 72), dpi=72)
    canvas.patch.set_visible(False)
    axes = canvas.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.axis("off")
    return canvas, axes


def write(axes: Any, x: float, y: float, words: str, look: Look, **how: Any) -> None:
    """Words at a place: `y` is the baseline of the (first) line."""
    axes.text(x, y, words, **{"va": "baseline", "ha": "left", "clip_on": False, "color": look.text, **how})


def write_lines(axes: Any, x: float, y: float, lines: list[str], look: Look, **how: Any) -> None:
    """Lines of words from `y` downwards."""
    for number, line in enumerate(lines):
        write(axes, x, y - number * look.line, line, look, **how)
