"""What the marks of a figure show and where they stand: decided once for the drawing and for Word's own charts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from briefpress.document.nodes import Figure, Mark
from briefpress.model.edtf import parse

# The longest line each of whose values is written.
_ALL_LABELLED = 12
# The part of its place that columns fill, and how wide in points the words beside a mark of a line are set.
FULL, WRAP = 0.72, 70.0
Filling = Literal["full", "part", "open"]


def ends(mark: Mark, power: int) -> tuple[Decimal, Decimal]:
    """The ends of what the mark shows, counted in the figure's unit: of an amount both are the same."""
    found = [Decimal(part).scaleb(-power) for part in mark.value.split("/")]
    return found[0], found[-1]


def numbers(mark: Mark, power: int) -> tuple[float, float]:
    """The ends as the numbers that a sheet is measured in."""
    low, high = ends(mark, power)
    return float(low), float(high)


def filling(mark: Mark) -> Filling:
    """How a mark is filled: a forecast and a target not at all, a part of a year in part."""
    if mark.state in ("forecast", "target"):
        return "open"
    return "part" if mark.state == "part" else "full"


def places(figure: Figure) -> list[tuple[str, list[Mark | None]]]:
    """What stands on the axis of columns: its words, and the mark of each subject there. Subjects of one mark each are places themselves."""
    if len(figure.series) > 1 and all(len(series.marks) == 1 for series in figure.series):
        periods = {series.marks[0].when for series in figure.series}
        return [
            (series.name if len(periods) == 1 else f"{series.name}, {series.marks[0].when}", [series.marks[0]])
            for series in figure.series
        ]
    known = {mark.period: mark.when for series in figure.series for mark in series.marks if mark.state != "gap"}
    if len(figure.series) == 1:
        known |= {mark.period: mark.when for mark in figure.series[0].marks}
    found = []
    for period in sorted(known, key=lambda text: parse(text).order):
        here = [next((mark for mark in series.marks if mark.period == period), None) for series in figure.series]
        found.append((known[period], here))
    return found


def is_upright(longest: float, slot: float, subjects: int) -> bool:
    """Whether values stand upright over their columns: the longest is wider than what one of them may take of a place."""
    return longest > (slot if subjects == 1 else slot * FULL / subjects) - 1


def bars(figure: Figure) -> list[tuple[str, Mark]]:
    """The bars of shares, one under another, in the order in which the brief names them."""
    several = len({mark.when for series in figure.series for mark in series.marks}) > 1
    return [
        (f"{series.name}, {mark.when}" if several else series.name, mark)
        for series in figure.series
        for mark in series.marks
    ]


def known_of(marks: tuple[Mark, ...]) -> list[Mark]:
    """The marks that show an amount."""
    return [mark for mark in marks if mark.state != "gap"]


def moment(period: str) -> float:
    """The middle of a period as a year and its part."""
    date = parse(period)
    first, last = date.first.toordinal(), (date.last if date.end else date.first).toordinal()
    middle = date.first.fromordinal((first + last) // 2)
    return middle.year + (middle.timetuple().tm_yday - 1) / 365.25


def stretches(marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, Mark]]:
    """Neighbours that a line joins: nothing unknown between them, and neither a part of a year."""
    for one, other in pairwise(mark for mark in marks if mark.state != "part"):
        too_far = other.state in ("forecast", "target") and moment(other.period) - moment(one.period) > 1.5
        if "gap" not in (one.state, other.state) and not too_far:
            yield one, other


def labelled(marks: tuple[Mark, ...], alone: bool, power: int) -> list[Mark]:
    """The marks whose value is written: all of a short line, else its ends, its extremes, and what is no plain result."""
    known = known_of(marks)
    if alone and len(known) <= _ALL_LABELLED:
        return known
    results = [mark for mark in known if mark.state == "result"]
    chosen = [known[0], known[-1], *(mark for mark in known if mark.state != "result")]
    if alone and results:
        chosen += [
            min(results, key=lambda mark: ends(mark, power)),
            max(results, key=lambda mark: ends(mark, power)),
        ]
    return list(dict.fromkeys(chosen))
