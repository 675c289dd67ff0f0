"""EDTF dates in Russian and in English: 25 May 1992, 25 мая 1992 г.; months by case; intervals; about and since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from babel.dates import format_date

from briefpress.localising.numbers import NBSP
from briefpress.model.edtf import Date, Point
from briefpress.model.words import Case, Language

_MONTHS_PREPOSITIONAL = (
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
)
_SINCE: Mapping[Language, str] = {"ru": "с", "en": "since"}
_UNTIL: Mapping[Language, str] = {"ru": "до", "en": "until"}
_ABOUT: Mapping[Language, str] = {"ru": "около", "en": "about"}
_DASH: Mapping[Language, str] = {"ru": "\u2014", "en": "\u2013"}
_LOCALES: Mapping[Language, str] = {"ru": "ru_RU", "en": "en_GB"}


def _month(point: Point, language: Language, case: Case) -> str:
    if language == "ru" and case == "prep":
        return _MONTHS_PREPOSITIONAL[(point.month or 1) - 1]
    pattern = "LLLL" if language == "ru" and case == "nom" else "MMMM"
    return str(format_date(dt.date(point.year, point.month or 1, 1), pattern, locale=_LOCALES[language]))


def _era(language: Language, plural: bool = False) -> str:
    return (NBSP + ("гг." if plural else "г.")) if language == "ru" else ""


def format_point(point: Point, language: Language, case: Case = "nom", *, bare_year: bool = True) -> str:
    """A day, month or year. A year stands bare unless `bare_year` is False; then it takes the Russian «г.» as days do."""
    if point.month is None:
        return str(point.year) + ("" if bare_year else _era(language))
    month = _month(point, language, case if point.day is None else "gen")
    day = f"{point.day}{NBSP}" if point.day is not None else ""
    return f"{day}{month}{NBSP}{point.year}{_era(language)}"


def format_day_and_month(point: Point, language: Language, *, month_first: bool = False) -> str:
    """A day without its year («25 мая», “25 May”, with `month_first` “May 25”), or a month alone; of a year nothing."""
    if point.month is None:
        return ""
    month = _month(point, language, "nom" if point.day is None else "gen")
    if point.day is None:
        return month
    return f"{month}{NBSP}{point.day}" if month_first else f"{point.day}{NBSP}{month}"


def _about(point: Point, language: Language, case: Case, *, bare_year: bool = True) -> str:
    """The point, with “about” before it where it is vague."""
    if not point.is_vague:
        return format_point(point, language, case, bare_year=bare_year)
    return _ABOUT[language] + NBSP + format_point(point, language, "gen", bare_year=bare_year)


def _interval(start: Point, end: Point, language: Language, case: Case) -> str:
    if not (start.is_vague or end.is_vague):
        if start.month is None and end.month is None:
            return f"{start.year}\u2013{end.year}" + _era(language, plural=True)
        if start.day and end.day and (start.year, start.month) == (end.year, end.month):
            return f"{start.day}\u2013" + format_point(end, language, case)
        if start.day is None and end.day is None and start.year == end.year:
            dash = f"{NBSP}{_DASH[language]} " if language == "ru" else _DASH[language]
            return _month(start, language, case) + dash + format_point(end, language, case)
    return f"{_about(start, language, case)}{NBSP}{_DASH[language]} {_about(end, language, case)}"


def format_edtf(date: Date, language: Language, case: Case = "nom", *, bare_year: bool = True) -> str:
    """The date in words of `language`: an open interval with “since”, an approximate one with “about”.

    `bare_year=False` is for a date that stands alone, in a table or a head: there a Russian year takes its «г.».
    """
    if date.start is None and date.end is not None:
        return _UNTIL[language] + NBSP + format_point(date.end, language, "gen", bare_year=bare_year)
    if date.start is None:
        raise ValueError("a date without a beginning and an end")
    if date.end is None:
        return _SINCE[language] + NBSP + _about(date.start, language, "gen", bare_year=bare_year)
    if date.interval:
        return _interval(date.start, date.end, language, case)
    return _about(date.start, language, case, bare_year=bare_year and not date.start.is_vague)


def format_when(date: Date, language: Language) -> str:
    """The date as an adverbial of its sentence: «в 2015 г.», «25 мая 1992 г.», “in March 1994”, “on 25 May 1992”."""
    words = format_edtf(date, language, "prep", bare_year=False)
    is_vague = any(point is not None and point.is_vague for point in (date.start, date.end))
    if date.start is None or date.end is None or is_vague:
        return words
    if date.start.day is None:
        return ("в" if language == "ru" else "in") + NBSP + words
    return words if language == "ru" else ("from" if date.interval else "on") + NBSP + words
