"""The words that say how exact a number is: what a table prints, and what prose must hold beside a placeholder."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefpress.localising.dates import format_edtf
from briefpress.localising.numbers import NBSP, format_amount, format_scaled, format_unit
from briefpress.model.value import Approximation, Status, Value
from briefpress.model.words import Language

_PRINTED: Mapping[Language, Mapping[Approximation, str]] = {
    "ru": {
        "about": "около",
        "almost": "почти",
        "over": "более",
        "under": "менее",
        "at-least": "не менее",
        "up-to": "до",
    },
    "en": {
        "about": "about",
        "almost": "almost",
        "over": "over",
        "under": "under",
        "at-least": "at least",
        "up-to": "up to",
    },
}
_IN_PROSE: Mapping[Language, Mapping[Approximation, str]] = {
    "ru": {
        "about": r"\b(около|примерно|порядка|приблизительно)\b",
        "almost": r"\b(почти|без малого)\b",
        "over": r"\b(более|свыше|больше|превы\w+)\b",
        "under": r"\b(менее|меньше|ниже)\b",
        "at-least": r"\b(не менее|не меньше|как минимум|минимум|по меньшей мере)\b",
        "up-to": r"\b(до)\b",
    },
    "en": {
        "about": r"\b(about|around|roughly|approximately|some)\b",
        "almost": r"\b(almost|nearly)\b",
        "over": r"\b(over|more than|exceed\w*|above)\b",
        "under": r"\b(under|less than|fewer than|below)\b",
        "at-least": r"\b(at least|no less than|no fewer than|not less than)\b",
        "up-to": r"\b(up to|as much as|as many as)\b",
    },
}
_PER: Mapping[Language, Mapping[str, str]] = {
    "ru": {"year": "в год", "month": "в месяц", "day": "в день"},
    "en": {"year": "a year", "month": "a month", "day": "a day"},
}
_PER_IN_PROSE: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "year": r"\b(в год|годов\w+|ежегодн\w+|за год|в \{[^}]*\} г|за \{[^}]*\} год|в \{[^}]*\} году)",
        "month": r"\b(в месяц|месячн\w+|ежемесячн\w+)",
        "day": r"\b(в день|в сутки|ежедневн\w+|суточн\w+)",
    },
    "en": {
        "year": r"\b(a year|annual\w*|per year|yearly|in \{|for \{)",
        "month": r"\b(a month|monthly|per month)\b",
        "day": r"\b(a day|daily|per day)\b",
    },
}
_STATUS: Mapping[Language, Mapping[Status, str]] = {
    "ru": {"result": "", "forecast": "(прогноз)", "target": "(план)"},
    "en": {"result": "", "forecast": "(forecast)", "target": "(target)"},
}


def has_hedge(text: str, approximation: Approximation, language: Language) -> bool:
    """Whether prose says, in any of the usual words, what the value's approximation says."""
    return re.search(_IN_PROSE[language][approximation], text, re.IGNORECASE) is not None


def has_period(text: str, period: str, language: Language) -> bool:
    """Whether prose says that a value is a year's, a month's or a day's; naming the year itself says so too."""
    return re.search(_PER_IN_PROSE[language][period], text, re.IGNORECASE) is not None


def format_in_prose(value: Value, language: Language, case: str = "nom") -> str:
    """What a placeholder prints: the number and its invariable unit, or the date; never the hedge or “a year”."""
    if value.date is not None:
        return format_edtf(value.date, language, "gen" if case == "gen" else "prep" if case == "prep" else "nom")
    return format_amount(value, language)


def format_in_table(value: Value, language: Language) -> str:
    """What a table prints: hedge, number, unit or noun, period, and whether it is a forecast or a target."""
    if value.date is not None:
        return format_edtf(value.date, language, bare_year=False)
    parts = [
        _PRINTED[language][value.approx] if value.approx else "",
        format_amount(value, language, with_noun=True),
        _PER[language][value.per] if value.per else "",
        _STATUS[language][value.status],
    ]
    return NBSP.join(part.replace(" ", NBSP) for part in parts if part)


def format_beside_mark(value: Value, scale: str | None, language: Language) -> str:
    """What stands beside a mark of a chart: hedge and number, counted in the chart's scale; a percentage with its sign."""
    numbers = value.range or (() if value.amount is None else (value.amount,))
    text = "\u2013".join(format_scaled(number, value.scale, scale, language) for number in numbers)
    if value.unit == "percent":
        text += "%" if language == "en" else NBSP + "%"
    hedge = _PRINTED[language][value.approx].replace(" ", NBSP) + NBSP if value.approx else ""
    return hedge + text


def format_in_column(value: Value, scale: str | None, language: Language, *, with_status: bool) -> str:
    """What stands in a column whose head names the unit: as beside a mark; `with_status` says what is a forecast or target."""
    status = format_status(value, language) if with_status else ""
    return NBSP.join(part for part in (format_beside_mark(value, scale, language), status) if part)


def format_status(value: Value, language: Language) -> str:
    """That a value is a forecast or a target, in brackets; nothing of a result."""
    return _STATUS[language][value.status]


def format_counted_in(value: Value, scale: str | None, language: Language) -> str:
    """What the numbers of a chart are counted in: “US$ million a year”, «тыс. человек»; nothing for a percentage."""
    if value.unit is None or value.unit == "percent":
        return ""
    parts = (format_unit(value.unit, scale, language), _PER[language][value.per] if value.per else "")
    return " ".join(part for part in parts if part)
