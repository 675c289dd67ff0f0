"""The small parsers: EDTF, prose marks, anchors in documents, places in files."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.model import edtf
from briefpress.model.sources import Part
from briefpress.reading.documents import has_anchor, has_part, read_document
from briefpress.reading.models import read_facts
from briefpress.reading.prose import Citation, Emphasis, Placeholder, TermMark, Words, flat, parse_prose, stray_marks


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1992-05-25", dt.date(1992, 5, 25), dt.date(1992, 5, 25)),
        ("1992-02", dt.date(1992, 2, 1), dt.date(1992, 2, 29)),
        ("2004~", dt.date(2004, 1, 1), dt.date(2004, 12, 31)),
        ("1998/2007", dt.date(1998, 1, 1), dt.date(2007, 12, 31)),
        ("1994-03-28/..", dt.date(1994, 3, 28), dt.date.max),
        ("../2007", dt.date.min, dt.date(2007, 12, 31)),
        ("2004?", dt.date(2004, 1, 1), dt.date(2004, 12, 31)),
    ],
)
def test_edtf_dates(text: str, first: dt.date, last: dt.date) -> None:
    date = edtf.parse(text)

    assert (date.first, date.last) == (first, last)
    assert date.text == text


@pytest.mark.parametrize(
    "text",
    ["", "92", "1992-13", "1992-02-30", "25.05.1992", "2007/1998", "../..", "1992-5", "1992-05-25T00:00", "0000"],
)
def test_what_is_no_edtf_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="."):
        edtf.parse(text)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_an_edtf_date(day: dt.date) -> None:
    assert edtf.parse(day.isoformat()).first == day
    assert edtf.parse(day.isoformat()[:7]).first == day.replace(day=1)
    assert edtf.parse(f"{day.isoformat()}/..").is_open


@given(st.text(max_size=40))
def test_parsing_a_date_fails_only_with_a_message(text: str) -> None:
    try:
        edtf.parse(text)
    except ValueError as fault:
        assert str(fault)


def test_marks() -> None:
    pieces = parse_prose("Плата {a.b} [@c.d] у [[eaeu]] и [[astana|Астане]] *очень {x}*.")

    assert [type(piece) for piece in pieces] == [
        Words,
        Placeholder,
        Words,
        Citation,
        Words,
        TermMark,
        Words,
        TermMark,
        Words,
        Emphasis,
        Words,
    ]
    assert [piece.name for piece in flat(pieces) if isinstance(piece, Placeholder)] == ["a.b", "x"]
    assert [(piece.term, piece.form) for piece in pieces if isinstance(piece, TermMark)] == [
        ("eaeu", None),
        ("astana", "Астане"),
    ]


@given(st.text(alphabet="ab {}[]@*|.я", max_size=60))
def test_parsing_prose_loses_nothing_and_never_fails(text: str) -> None:
    pieces = parse_prose(text)

    assert "".join(piece.raw for piece in pieces) == text
    for piece in flat(pieces):
        assert text[piece.offset : piece.offset + len(piece.raw)] == piece.raw
    for offset, character in stray_marks(pieces):
        assert text[offset] == character


DOCUMENT = read_document(
    "Первая часть: товаро\u00adоборот вырос на 40 %.\r\nВторая  часть: межре-\n гиональное сотруд-\nничество,\tюго-восток; 2,5\u00a0млн. Конец.".encode()
)


@pytest.mark.parametrize(
    "anchor",
    ["товарооборот вырос", "межрегиональное сотрудничество", "юго-восток", "2,5 млн", "Вторая часть: меж", "на 40 %."],
)
def test_anchors_are_found_through_breaks_hyphens_and_spaces(anchor: str) -> None:
    assert has_anchor(DOCUMENT, anchor, None)


@pytest.mark.parametrize("anchor", ["товарооборот упал", "ВТОРАЯ ЧАСТЬ", "2.5 млн"])
def test_anchors_that_are_not_there_are_not_found(anchor: str) -> None:
    assert not has_anchor(DOCUMENT, anchor, None)


def test_an_anchor_is_sought_within_its_part() -> None:
    first = Part.model_validate({"from": "Первая часть", "to": "40 %"})
    missing = Part.model_validate({"from": "Третья", "to": "Конец"})

    assert has_anchor(DOCUMENT, "вырос", first)
    assert not has_anchor(DOCUMENT, "Конец", first)
    assert has_part(DOCUMENT, first)
    assert not has_part(DOCUMENT, missing)
    assert not has_anchor(DOCUMENT, "вырос", missing)


def test_every_scalar_is_text() -> None:
    base, findings = read_facts(
        b"terms:\n  - id: no\n    kind: place\n    ru: {name: NO, short: 12:30}\n    en: {name: 2020, short: 3.10}\n",
        "f.yaml",
    )

    assert findings == []
    assert base is not None
    term = base.terms["no"]
    assert (term.ru.name, term.ru.short, term.en.name, term.en.short) == ("NO", "12:30", "2020", "3.10")


@pytest.mark.parametrize(
    ("scalar", "line", "column"),
    [
        ("ru: Слово и цифра 7", 4, 25),
        ('ru: "Слово и цифра 7"', 4, 26),
        ("ru: >-\n        Слово и\n        цифра 7", 6, 15),
        ("ru: |-\n        Слово и\n        цифра 7", 6, 15),
    ],
)
def test_the_place_of_a_character_is_found_through_folding(scalar: str, line: int, column: int) -> None:
    text = f"disputes:\n  - id: d\n    text:\n      {scalar}\n      en: x\n    facts: [a, b]\n    present: both\n"
    base, findings = read_facts(text.encode(), "f.yaml")
    assert findings == []
    assert base is not None
    (dispute,) = base.file.disputes

    place = dispute.text.place_in("ru", dispute.text.ru, dispute.text.ru.index("7"))

    assert (place.line, place.column) == (line, column)
