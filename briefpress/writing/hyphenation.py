"""Words that the PDF engine does not hyphenate though its patterns would: those with a capital letter, months, powers of ten.

Patterns know no names (“Kaza-khstan”), and a date or a sum is read at one glance; the first word of a sentence is not told from
a name. The engine's hyphenator is replaced while one document is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pyphen
from weasyprint.text import line_break

_WHOLE = re.compile(
    r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:[ьяею]|ем|ём|а|е|у|ом)?"
    r"|(?:thousand|million|billion|trillion)s?"
    r"|(?:тысяч|миллион|миллиард|триллион)[а-я]{0,3}"
)


def stays_whole(word: str) -> bool:
    """Whether a word is not to be hyphenated."""
    return word != word.lower() or _WHOLE.fullmatch(word) is not None


class _Hyphens(pyphen.Pyphen):  # type: ignore[misc]
    """The engine's patterns for all other words."""

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        return iter(()) if stays_whole(word) else super().iterate(word)


@contextmanager
def whole_words() -> Iterator[None]:
    """Lay out with these words whole."""
    engines: Any = line_break.pyphen
    line_break.pyphen = SimpleNamespace(Pyphen=_Hyphens, language_fallback=pyphen.language_fallback)
    try:
        yield
    finally:
        line_break.pyphen = engines
