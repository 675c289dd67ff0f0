"""Figures of a column stand below each other by the decimal mark of their language."""

from __future__ import annotations

import pytest

from briefpress.document.nodes import Cell, Datum, Emphasis, LanguageTag, Note, Text
from briefpress.writing.alignment import fillers


def column(*texts: str, language: LanguageTag | None = None) -> tuple[tuple[Cell, ...], ...]:
    note = Note((Text("x"),), number=1)
    return tuple((Cell((Datum("f", "1", text), note), number=True, language=language),) for text in texts)


@pytest.mark.parametrize(
    ("language", "texts", "wanted"),
    [
        ("en", ("19.065", "5.5", "28", "7,500"), {1: "00", 2: ".000", 3: ".000"}),
        ("ru", ("19,065", "около\u00a05,5", "28", "36\u00a0190"), {1: "00", 2: ",000", 3: ",000"}),
        ("ru", ("91,7\u00a0%", "33\u00a0%"), {1: ",0"}),
        ("en", ("7,500", "28"), {}),
        ("en", ("1.5\u00a0million", "28"), {}),
        ("en", ("20–30", "2.25"), {0: ".00"}),
    ],
)
def test_a_shorter_fraction_is_filled(language: LanguageTag, texts: tuple[str, ...], wanted: dict[int, str]) -> None:
    assert fillers(column(*texts), language) == {(row, 0): filler for row, filler in wanted.items()}


def test_each_language_has_its_own_mark() -> None:
    rows = tuple(
        (*russian, *english)
        for russian, english in zip(column("1,25", "2", language="ru"), column("1.25", "2", language="en"), strict=True)
    )

    assert fillers(rows, "ru") == {(1, 0): ",00", (1, 1): ".00"}


def test_words_and_dates_are_left_where_they_stand() -> None:
    dates = tuple((Cell((Datum("f", "1998", "1998", is_date=True),), number=True),) for _ in range(2))
    words = ((Cell((Text("no data"),), number=True),), (Cell((Emphasis((Text("1.5"),)),), number=True),))

    assert fillers((*column("1.5"), *dates, *words), "en") == {}
