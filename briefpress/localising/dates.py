"""EDTF dates in Russian and in English: 25 May 1992, 25 мая 1992 г.; months by case; intervals; about and since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from babel.dates import format_date

from briefpress.localising.numbers import NBSP
from briefpress.model.edtf import Date, Point
from briefpress.model.facts import Case, Language

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


def format_point(
    point: Point, language: Language, case: Case = "nom", *, era: bool = True, bare_year: bool = True
) -> str:
    """A day, month or year. A year stands bare unless `bare_year` is False; `era` is the Russian «г.» of days and months."""
    if point.month is None:
        return str(point.year) + ("" if bare_year else _era(language))
    if point.day is None:
        text = _month(point, language, case) + NBSP + str(point.year)
    else:
        text = str(point.day) + NBSP + _month(point, language, "gen") + NBSP + str(point.year)
    return text + (_era(language) if era else "")


def _end(point: Point, language: Language, case: Case) -> str:
    """One end of an interval, with “about” where it is not certain."""
    if not (point.approximate or point.uncertain):
        return format_point(point, language, case)
    return _ABOUT[language] + NBSP + format_point(point, language, "gen")


def _interval(start: Point, end: Point, language: Language, case: Case) -> str:
    if any(point.approximate or point.uncertain for point in (start, end)):
        return f"{_end(start, language, case)}{NBSP}{_DASH[language]} {_end(end, language, case)}"
    if start.month is None and end.month is None:
        return f"{start.year}\u2013{end.year}" + _era(language, plural=True)
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}\u2013" + format_point(end, language, case)
    if start.day is None and end.day is None and start.year == end.year:
        dash = f"{NBSP}{_DASH[language]} " if language == "ru" else "\u2013"
        return _month(start, language, case) + dash + format_point(end, language, case)
    return f"{_end(start, language, case)}{NBSP}{_DASH[language]} {_end(end, language, case)}"


def format_edtf(date: Date, language: Language, case: Case = "nom", *, bare_year: bool = True) -> str:
    """The date in words of `language`: an open interval with “since”, an approximate one with “about”."""
    if date.start is None and date.end is not None:
        return _UNTIL[language] + NBSP + format_point(date.end, language, "gen", bare_year=bare_year)
    if date.start is None:
        raise ValueError("a date without a beginning and an end")
    if date.end is None:
        about = _ABOUT[language] + NBSP if date.start.approximate or date.start.uncertain else ""
        return _SINCE[language] + NBSP + about + format_point(date.start, language, "gen", bare_year=bare_year)
    if date.interval:
        return _interval(date.start, date.end, language, case)
    approximate = date.start.approximate or date.start.uncertain
    text = format_point(date.start, language, "gen" if approximate else case, bare_year=bare_year and not approximate)
    return _ABOUT[language] + NBSP + text if approximate else text


def sort_key(date: Date) -> tuple[dt.date, dt.date]:
    """The order of a chronology: by the earliest day, then the shorter date first."""
    return (date.first, date.last)
