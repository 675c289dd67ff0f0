"""The render-time pass over running text: no-break spaces where a line may not end, and one full stop for two.

Authored text is checked, not rewritten; this pass changes spaces only, but for «г..» and the hyphen of initials (К.-Ж.).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefpress.model.words import Language

_NBSP = "\u00a0"
_DOUBLE_STOP = re.compile(r"(\b(?:г|гг|руб|тыс|кв|куб|долл|др|т|см))\.\.(?!\.)")
# A no-break space behind a word or an abbreviation of two letters or more, and not before a dash.
_BREAKABLE = re.compile(r"(?<=[^\W\d_]{2})\u00a0(?![\u2013\u2014])|(?<=[^\W\d_]{2}\.)\u00a0")
_Rules = tuple[tuple[re.Pattern[str], str], ...]
_RULES: Mapping[Language, _Rules] = {
    "ru": (
        (re.compile(r"[\u202f\u2009]"), _NBSP),
        (re.compile(r" (?=—)"), _NBSP),
        (re.compile(r"(?<![\w-])([А-ЯЁа-яё]{1,2}) (?=[\w«])"), rf"\1{_NBSP}"),
        (re.compile(r"\b([А-ЯЁ]\.) ?(?=[А-ЯЁ]\.)"), rf"\1{_NBSP}"),
        (re.compile(r"\b([А-ЯЁ]\.)-(?=[А-ЯЁ]\.)"), "\\1\u2011"),
        (re.compile(r"\b([А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])"), rf"\1{_NBSP}"),
        (re.compile(r"(?<=\d) (?=(?:г|гг|в|вв|тыс|млн|млрд|трлн|км|руб|долл|чел)\b|%)"), _NBSP),
        (re.compile(r"(?<=\d) (?=год[ауе]?\b|лет\b)"), _NBSP),
        (re.compile(r"(?<=[IVXLC]) (?=век|сесси|форум|в\.)"), _NBSP),
        (re.compile(r"\b(г|ул|им|т|см|с|ст|п)\. (?=[\wА-ЯЁ])"), rf"\1.{_NBSP}"),
        (re.compile(r"№ "), f"№{_NBSP}"),
        (re.compile(r" (бы|же|ли|б|ж)\b"), rf"{_NBSP}\1"),
    ),
    "en": (
        (re.compile(r"[\u202f\u2009]"), _NBSP),
        (re.compile(r" (?=[–—])"), _NBSP),
        (re.compile(r"\b([A-Z]\.) (?=[A-Z]\.)"), rf"\1{_NBSP}"),
        (re.compile(r"\b([A-Z]\.) (?=[A-Z][a-z])"), rf"\1{_NBSP}"),
        (re.compile(r"(?<=\d) (?=(?:km|million|billion|trillion|thousand|per cent)\b)"), _NBSP),
        (re.compile(r"\b(No\.|p\.|pp\.) (?=\d)"), rf"\1{_NBSP}"),
    ),
}


@lru_cache(maxsize=32768)
def set_spaces(text: str, language: Language) -> str:
    """`text` with no-break spaces by the rules of `language`; applying it twice changes nothing more."""
    for pattern, replacement in _RULES[language]:
        text = pattern.sub(replacement, text)
    return text


def join_stops(before: str, after: str) -> str:
    """`after` without its leading full stop where `before` ends with an abbreviation's own («1992 г.» + «. Далее»)."""
    if after.startswith(".") and not after.startswith("..") and _DOUBLE_STOP.search(before[-8:] + "."):
        return after[1:]
    return after


def loosened(text: str) -> str:
    """A phrase that a narrow place may break: «1,50 млн долл. США в год» behind «млн», «долл.» and «США»."""
    return _BREAKABLE.sub(" ", text)
