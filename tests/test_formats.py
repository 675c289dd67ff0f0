"""Every format of the house style, line by line: a new Babel or CLDR cannot change a document unseen."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.localising.hedges import format_in_prose, format_in_table, has_hedge
from briefpress.localising.nouns import NOUNS, allowed_forms, counted_noun
from briefpress.localising.numbers import format_number
from briefpress.localising.typography import join_stops, set_spaces
from briefpress.model.value import Value

VALUES = {
    "money, billion": {"amount": "19.065", "scale": "billion", "unit": "USD"},
    "money, trillion roubles": {"amount": "1.5", "scale": "trillion", "unit": "RUB"},
    "money, euro": {"amount": "12", "scale": "million", "unit": "EUR"},
    "money, tenge": {"amount": "36190", "unit": "KZT"},
    "money a year": {"amount": "115", "scale": "million", "unit": "USD", "per": "year"},
    "trailing zeros": {"amount": "19.0650", "scale": "billion", "unit": "USD"},
    "distance": {"amount": "7500", "unit": "km"},
    "distance, five digits": {"amount": "75000", "unit": "km"},
    "area": {"amount": "2724.9", "scale": "thousand", "unit": "sq-km"},
    "gauge": {"amount": "1520", "unit": "mm"},
    "mass": {"amount": "3", "scale": "million", "unit": "tonnes"},
    "percentage": {"amount": "91.7", "unit": "percent"},
    "negative percentage": {"amount": "-1.20", "unit": "percent"},
    "people": {"amount": "3619000", "unit": "people"},
    "people, one": {"amount": "21", "unit": "people"},
    "people, few": {"amount": "22", "unit": "people"},
    "people, scaled": {"amount": "4", "scale": "million", "unit": "people", "approx": "almost"},
    "count": {"amount": "200", "unit": "count", "approx": "over"},
    "count, forecast": {"amount": "300", "unit": "count", "status": "forecast"},
    "years": {"amount": "10", "unit": "years"},
    "years, one": {"amount": "1", "unit": "years"},
    "years, few": {"amount": "22", "unit": "years"},
    "years, fraction": {"amount": "2.5", "unit": "years"},
    "up to": {"amount": "70", "unit": "percent", "approx": "up-to"},
    "range": {"range": ("20", "30"), "unit": "percent"},
    "range of money": {"range": ("20", "30"), "scale": "million", "unit": "USD"},
    "range of years": {"range": ("5", "7"), "unit": "years"},
    "day": {"date": "1992-05-25"},
    "month": {"date": "1992-05"},
    "year": {"date": "1992"},
    "about a year": {"date": "2004~"},
    "years, interval": {"date": "1998/2007"},
    "days, interval": {"date": "2004-01-09/2004-01-10"},
    "days across months": {"date": "2004-01-30/2004-02-01"},
    "months, interval": {"date": "2006-01/2006-06"},
    "open end": {"date": "1994-03-28/.."},
    "open end, month": {"date": "1994-03/.."},
    "open beginning": {"date": "../2007"},
}


def visible(text: str) -> str:
    return text.replace("\u00a0", "_")


def test_formats(golden: Callable[[str, str], None]) -> None:
    lines = []
    for name, fields in VALUES.items():
        value = Value.model_validate(fields)
        lines.append(f"{name}\n")
        for language in ("en", "ru"):
            lines.append(
                f"  {language}  prose {visible(format_in_prose(value, language))!r}  table {visible(format_in_table(value, language))!r}\n"
            )
        if value.date is not None:
            cases = "  ".join(
                f"{case} {visible(format_in_prose(value, 'ru', case))!r}" for case in ("nom", "gen", "prep")
            )
            lines.append(f"  ru  {cases}\n")
    golden("formats.txt", "".join(lines))


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=3)
)
def test_a_formatted_number_reads_back_as_it_was(number: Decimal) -> None:
    for language, mark in (("ru", ","), ("en", ".")):
        text = format_number(number, language)  # type: ignore[arg-type]
        plain = text.replace("\u00a0", "").replace("\u2212", "-")
        plain = plain.replace(",", ".") if mark == "," else plain.replace(",", "")
        assert Decimal(plain) == number
        assert text.count(mark) <= 1 or mark == "."


@pytest.mark.parametrize(
    ("number", "scaled", "right", "wrong"),
    [
        ("200", False, "договоров", "договора"),
        ("201", False, "договор", "договоров"),
        ("3", False, "договора", "договор"),
        ("1.5", False, "договора", "договоров"),
        ("2", True, "предприятий", "предприятия"),
        ("11", False, "регионов", "региона"),
    ],
)
def test_nouns_agree_with_numbers(number: str, scaled: bool, right: str, wrong: str) -> None:
    assert right in allowed_forms(Decimal(number), right, scaled)
    assert wrong not in allowed_forms(Decimal(number), wrong, scaled)


def test_the_noun_is_found_behind_adjectives_and_not_beyond_a_preposition() -> None:
    assert counted_noun(" совместных российско-казахстанских предприятий") == "предприятий"
    assert counted_noun(" на приграничные регионы") is None
    assert counted_noun(", в том числе") is None


def test_every_noun_has_nine_forms() -> None:
    assert len(NOUNS) > 200
    assert {len(forms) for forms in NOUNS.values()} == {9}


def test_hedges_are_words_not_parts_of_words() -> None:
    assert has_hedge("составила более {x}", "over", "ru")
    assert not has_hedge("договор", "up-to", "ru")
    assert has_hedge("up to {x}", "up-to", "en")


@given(st.text(alphabet="абвгАБ .,—-№«»XIV0123456789 тыс млн", max_size=60))
def test_setting_spaces_twice_changes_nothing_more(text: str) -> None:
    for language in ("ru", "en"):
        once = set_spaces(text, language)  # type: ignore[arg-type]
        assert set_spaces(once, language) == once  # type: ignore[arg-type]
        assert once.replace("\u00a0", "").replace(" ", "") == text.replace("\u00a0", "").replace(" ", "")


def test_spaces_hold_what_belongs_together() -> None:
    assert visible(set_spaces("в 1992 г. — С. А. Семедов, г. Москва", "ru")) == "в_1992_г._— С._А._Семедов, г._Москва"
    assert visible(set_spaces("S. A. Semedov – No. 5", "en")) == "S._A._Semedov_– No._5"


def test_one_full_stop_stands_for_two() -> None:
    assert join_stops("25\u00a0мая 1992\u00a0г.", ". Далее") == " Далее"
    assert join_stops("1,5 млрд руб.", ".") == ""
    assert join_stops("слово", ". Далее") == ". Далее"
