"""Decimals, money, percentages, distances and counts as the house style prints them in each language.

Every digit of the source is kept. Russian groups from five digits, English from four; the space inside a number and
before a unit is U+00A0, the minus U+2212, the range dash U+2013.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from briefpress.model.value import POWERS, Value
from briefpress.model.words import Language

NBSP = "\u00a0"
_LOCALES: Mapping[Language, Locale] = {"ru": Locale.parse("ru_RU"), "en": Locale.parse("en_GB")}
_SCALES: Mapping[Language, Mapping[str, str]] = {
    "ru": {"thousand": "тыс.", "million": "млн", "billion": "млрд", "trillion": "трлн"},
    "en": {"thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion"},
}
_UNITS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "USD": "{} долл. США",
        "RUB": "{} руб.",
        "EUR": "{} евро",
        "KZT": "{} тенге",
        "km": "{} км",
        "sq-km": "{} кв. км",
        "mm": "{} мм",
        "tonnes": "{} т",
        "cubic-metres": "{} куб. м",
        "percent": "{} %",
    },
    "en": {
        "USD": "US${}",
        "RUB": "{} roubles",
        "EUR": "€{}",
        "KZT": "{} tenge",
        "km": "{} km",
        "sq-km": "{} sq. km",
        "mm": "{} mm",
        "tonnes": "{} tonnes",
        "cubic-metres": "{} cubic metres",
        "percent": "{}%",
    },
}
# Singular, few (2–4) and many of the nouns that the engine itself prints; English has the first and the last.
_NOUNS: Mapping[Language, Mapping[str, tuple[str, str, str]]] = {
    "ru": {
        "people": ("человек", "человека", "человек"),
        "years": ("год", "года", "лет"),
        "months": ("месяц", "месяца", "месяцев"),
        "days": ("день", "дня", "дней"),
    },
    "en": {
        "people": ("person", "people", "people"),
        "years": ("year", "years", "years"),
        "months": ("month", "months", "months"),
        "days": ("day", "days", "days"),
    },
}


def plural_category(number: Decimal, language: Language) -> str:
    """The CLDR plural category of `number`: one, few, many or other."""
    return str(_LOCALES[language].plural_form(number))


def format_number(number: Decimal, language: Language) -> str:
    """`number` with all its digits, grouped by the house style: 7,500 and 7500, 36,190 and 36 190."""
    exponent = number.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    grouped = language == "en" or abs(number) >= 10000
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    text = format_decimal(number, pattern, locale=_LOCALES[language], decimal_quantization=False)
    return str(text).replace("-", "\u2212").replace("\u202f", NBSP)


def _noun(number: Decimal, scaled: bool, unit: str, language: Language) -> str:
    one, few, many = _NOUNS[language][unit]
    if scaled:
        return many
    category = plural_category(number, language)
    if language == "ru" and number != number.to_integral_value():
        return few
    return {"one": one, "few": few}.get(category, many)


def _with_unit(number: Decimal, value: Value, language: Language, with_noun: bool) -> str:
    text = format_number(number, language)
    if value.unit == "year":
        return str(number)
    if value.scale:
        text += NBSP + _SCALES[language][value.scale]
    unit = value.unit or ""
    if unit in _NOUNS[language] and (with_noun or unit == "people"):
        return text + NBSP + _noun(number, value.scale is not None, unit, language)
    return _UNITS[language].get(unit, "{}").format(text).replace(" ", NBSP)


def format_amount(value: Value, language: Language, *, with_noun: bool = False) -> str:
    """An amount or range with its scale and invariable unit; `with_noun` adds the noun of counted years or days.

    Of a range the ends share what they have in common: 20–30 %, US$20–30 million.
    """
    if value.amount is not None:
        return _with_unit(value.amount, value, language, with_noun)
    if value.range is None:
        raise ValueError("a date has no amount")
    low, high = (_with_unit(number, value, language, with_noun) for number in value.range)
    tail = 0
    while tail < min(len(low), len(high)) and low[-1 - tail] == high[-1 - tail] and not low[-1 - tail].isdigit():
        tail += 1
    head = 0
    while (
        head < min(len(low), len(high))
        and low[head] == high[head]
        and not low[head].isdigit()
        and low[head] != "\u2212"
    ):
        head += 1
    return low[: len(low) - tail] + "\u2013" + high[head:]


def format_unit(unit: str, scale: str | None, language: Language) -> str:
    """What numbers of a unit and scale are counted in, without a number: “US$ million”, «тыс. человек», «%»."""
    parts = [_SCALES[language][scale]] if scale else []
    if unit in _NOUNS[language]:
        return " ".join((*parts, _NOUNS[language][unit][2]))
    gap = " " if parts and unit in ("USD", "EUR") and language == "en" else ""
    return _UNITS[language].get(unit, "{}").format(gap + " ".join(parts)).strip()


def format_scaled(number: Decimal, own: str | None, wanted: str | None, language: Language) -> str:
    """`number`, counted in its `own` scale, as counted in the `wanted` one; where these are one, every digit is kept."""
    if own != wanted:
        number = number.scaleb(POWERS[own] - POWERS[wanted])
        number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    return format_number(number, language)
