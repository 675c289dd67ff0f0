"""The rules of figures in prose: none is typed, and the words about one agree with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.checking.text import Text
from briefpress.findings import Finding
from briefpress.localising.hedges import has_hedge, has_period
from briefpress.localising.nouns import NOUNS, allowed_forms, counted_noun
from briefpress.model.placeholders import Printed
from briefpress.reading.prose import Placeholder, Words

_DIGITS = re.compile(r"\d[\d\s\u00a0.,–—-]*\d|\d")
_SENTENCE_END = re.compile(r"[.!?…]+[»”)]*\s+(?=[A-ZА-ЯЁ«“({\[*])")


def _in_term_name(text: Text, start: int, end: int, words: str) -> bool:
    """Whether `words[start:end]` lies inside an approved name that holds digits."""
    for name in text.base.names_with_digits[text.language]:
        if any(match.start() <= start and end <= match.end() for match in re.finditer(re.escape(name), words)):
            return True
    return False


def find_naked_figures(text: Text) -> Iterator[Finding]:
    """`figure.naked`: a digit typed into prose. A figure is a fact's value; a name that holds digits is a term."""
    for piece in text.pieces:
        if not isinstance(piece, Words):
            continue
        for match in _DIGITS.finditer(piece.raw):
            offset = piece.offset + match.start()
            if not text.is_waived(offset, match[0]) and not _in_term_name(text, match.start(), match.end(), piece.raw):
                yield text.finding(
                    offset,
                    "figure.naked",
                    f"the figure '{match[0].strip()}' is typed, not taken from a fact",
                    "make it a fact's value and print it with {fact.value}",
                )


def _sentence_at(text: Text, offset: int) -> str:
    """The words of the sentence that holds the character `offset`."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text.wording)]
    start = max((end for end in ends if end <= offset), default=0)
    end = min((end for end in ends if end > offset), default=len(text.wording))
    return text.wording[start:end]


def find_missing_hedges(text: Text) -> Iterator[Finding]:
    """`hedge.missing`, `per.missing`: an approximate value, or one a year, and the sentence does not say so."""
    for piece in text.pieces:
        found = text.values[piece.offset] if isinstance(piece, Placeholder) else None
        if not isinstance(found, Printed):
            continue
        sentence, value = _sentence_at(text, piece.offset), found.value
        if value.approx and not has_hedge(sentence, value.approx, text.language):
            message = f"the value '{piece.raw}' is '{value.approx}', and the sentence has no word for it"
            yield text.finding(piece.offset, "hedge.missing", message)
        if value.per and not has_period(sentence, value.per, text.language):
            message = f"the value '{piece.raw}' is per {value.per}, and the sentence has no word for it"
            yield text.finding(piece.offset, "per.missing", message)


def find_disagreement(text: Text) -> Iterator[Finding]:
    """`noun.agreement`, `noun.unknown`: the Russian noun after a counted number is in a form the number cannot take."""
    if text.language != "ru":
        return
    pieces = text.pieces
    for piece, following in zip(pieces, pieces[1:], strict=False):
        found = text.values[piece.offset] if isinstance(piece, Placeholder) else None
        if not (isinstance(found, Printed) and found.value.is_counted and isinstance(following, Words)):
            continue
        noun = counted_noun(following.raw)
        number = found.value.amount if found.value.amount is not None else (found.value.range or (None, None))[1]
        if noun is None or number is None:
            continue
        if noun not in NOUNS:
            yield text.finding(
                following.offset,
                "noun.unknown",
                f"the noun '{noun}' after a number could not be checked",
                "add it to the table of counted nouns",
                is_warning=True,
            )
            continue
        allowed = allowed_forms(number, noun, found.value.scale is not None)
        if noun not in allowed:
            hint = f"one of: {', '.join(sorted(allowed))}"
            yield text.finding(following.offset, "noun.agreement", f"'{noun}' cannot follow {number}", hint)
