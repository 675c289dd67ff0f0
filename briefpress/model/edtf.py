"""Uncertain dates: EDTF (ISO 8601-2:2019) level 0 and the parts of level 1 that documents need.

Read are days, months, years, `~` (about), `?` (uncertain), `%` (both), intervals `a/b`, `a/..` (still holds) and `../b`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
OPEN = ".."


@dataclass(frozen=True)
class Point:
    """A day, a month or a year. `month` and `day` are None where the date is not that exact."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def first(self) -> dt.date:
        """The earliest day that the point may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day that the point may mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_vague(self) -> bool:
        """Whether the point is approximate or uncertain: print takes both as “about”."""
        return self.approximate or self.uncertain


@dataclass(frozen=True)
class Date:
    """A point, or an interval in which `start` or `end` may be open (None)."""

    text: str
    start: Point | None
    end: Point | None
    interval: bool

    @property
    def first(self) -> dt.date:
        """The earliest day of the date; of an open beginning the earliest day there is."""
        return self.start.first if self.start else dt.date.min

    @property
    def last(self) -> dt.date:
        """The latest day of the date; of an open end the latest day there is."""
        return self.end.last if self.end else dt.date.max

    @property
    def order(self) -> tuple[dt.date, dt.date]:
        """The order of a chronology: by the earliest day, then the shorter date first."""
        return (self.first, self.last)

    @property
    def is_open(self) -> bool:
        """Whether the date goes on without a known end."""
        return self.end is None


def _parse_point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not an EDTF date")
    year, month, day, mark = match.groups()
    point = Point(
        int(year),
        int(month) if month else None,
        int(day) if day else None,
        mark in "~%" and mark != "",
        mark in "?%" and mark != "",
    )
    try:
        _ = point.first, point.last
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"'{text}' is no date of the calendar") from None
    return point


def parse(text: str) -> Date:
    """The EDTF expression `text` as a Date.

    Raises ValueError, with a message for people, where it is none or where an interval ends before it begins.
    """
    if "/" not in text:
        point = _parse_point(text)
        return Date(text, point, point, interval=False)
    start_text, _, end_text = text.partition("/")
    start = None if start_text == OPEN else _parse_point(start_text)
    end = None if end_text == OPEN else _parse_point(end_text)
    if start is None and end is None:
        raise ValueError(f"'{text}' is open at both ends")
    date = Date(text, start, end, interval=True)
    if date.last < date.first:
        raise ValueError(f"'{text}' ends before it begins")
    return date
