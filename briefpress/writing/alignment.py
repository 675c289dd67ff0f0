"""Figures below each other by their decimal mark: what each lacks of the longest fraction in its column."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefpress.document.nodes import Cell, Datum, LanguageTag, Row

_MARKS: Mapping[LanguageTag, str] = {"ru": ",", "en": "."}
# A cell of nothing but hedge, number and per cent sign: what has its unit or status behind it stands by its right edge.
_NUMBER = {
    language: re.compile(rf"(?:^|[^\d{mark}])[\d\u00a0,.]*?\d(?P<fraction>\{mark}\d+)?(?:\u00a0?%)?$")
    for language, mark in _MARKS.items()
}


def _fraction(cell: Cell, language: LanguageTag) -> str | None:
    """The decimal mark and what follows it, nothing of a whole number, None of what is no number."""
    data = [child for child in cell.children if isinstance(child, Datum)]
    if not cell.number or len(data) != 1 or data[0].is_date:
        return None
    found = _NUMBER[cell.language or language].search(data[0].text)
    return (found["fraction"] or "") if found else None


def fillers(rows: tuple[Row, ...], language: LanguageTag) -> dict[tuple[int, int], str]:
    """By row and column, the digits (with the mark where there is none) by which a figure is shorter than the longest fraction."""
    lacking: dict[tuple[int, int], str] = {}
    for column in range(min(map(len, rows), default=0)):
        fractions = [_fraction(row[column], language) for row in rows]
        longest = max((fraction for fraction in fractions if fraction is not None), key=len, default="")
        for row, fraction in enumerate(fractions):
            if fraction is not None and len(fraction) < len(longest):
                lacking[row, column] = longest[0] * (not fraction) + "0" * (len(longest) - max(1, len(fraction)))
    return lacking
