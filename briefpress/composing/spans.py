"""Authored prose cut into spans: values printed, terms named, sentences ended, and what each stretch cites."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from briefpress.composing.page import Page, print_term, value_in_prose
from briefpress.localising.typography import join_stops, set_spaces
from briefpress.model.facts import Fact
from briefpress.model.placeholders import Printed, Resolver, Unresolved
from briefpress.model.words import Case, Language
from briefpress.reading.prose import Citation, Emphasis, Piece, Placeholder, TermMark, Words, parse_prose

_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[»”’)]*)(?=\s+[A-ZА-ЯЁ«“(]|\s*$)")
_QUOTES: Mapping[Language, tuple[str, str]] = {"ru": ("«„", "»“"), "en": ("“", "”")}
_SHORTENED = re.compile(
    r"(?:^|[\s\u00a0(«“\u2011-])(?:г|гг|в|вв|им|т|д|п|др|пр|св|см|с|ул|руб|долл|тыс|[A-ZА-ЯЁ]|No|vs|Mr|Dr|St|e\.g|i\.e)$"
)


@dataclass(frozen=True)
class Cited:
    """A fact that a sentence prints or cites; `value` is what it prints of it, nothing where the whole fact is cited.

    `is_mentioned`: the sentence cites the fact and prints nothing of it.
    """

    fact: Fact
    value: str = ""
    is_mentioned: bool = False


@dataclass(frozen=True)
class Span:
    """A stretch of a sentence: markup, the facts it prints or cites, and the stop with which it ends the sentence."""

    markup: Markup
    facts: tuple[Cited, ...] = ()
    stop: str = ""


class _ProseFault(Exception):
    """Prose that the checks should have refused: our own fault."""


def _printed(resolver: Resolver, name: str) -> Printed:
    found = resolver(name)
    if isinstance(found, Unresolved):
        raise _ProseFault(found.message)
    return found


def _is_shortened(text: str, match: re.Match[str], is_last: bool) -> bool:
    """Whether the stop belongs to an abbreviation («г.»); at the very end of a text it ends the sentence all the same."""
    ends_text = is_last and match.end() >= len(text.rstrip())
    return not ends_text and _SHORTENED.search(text[: match.start()]) is not None


def _opened(text: str, language: Language) -> int:
    """How many more quotation marks the text opens than it closes."""
    opening, closing = _QUOTES[language]
    return sum(map(text.count, opening)) - sum(map(text.count, closing))


def _words(page: Page, raw: str, before: str, is_last: bool, quoted: int) -> list[Span]:
    """Words as spans, cut after each end of a sentence; a short word keeps hold of what follows it.

    `quoted` is how deep in quotation marks the words begin: a stop inside a title ends no sentence.
    """
    text = set_spaces(join_stops(before, raw), page.language)
    dropped_stop = len(join_stops(before, raw)) < len(raw)
    if not is_last and page.language == "ru":
        text = re.sub(r"(?<![\w-])([А-ЯЁа-яё]{1,2}) $", "\\1\u00a0", text)
    spans: list[Span] = [Span(Markup(""), stop=" ")] if dropped_stop else []
    position = 0
    for match in _END.finditer(text):
        is_inside = quoted + _opened(text[: match.end()], page.language) > 0
        if is_inside or not match.group().strip() or _is_shortened(text, match, is_last):
            continue
        spans.append(Span(escape(text[position : match.start()]), stop=match["stop"] + match["close"]))
        position = match.end()
    if position < len(text):
        spans.append(Span(escape(text[position:])))
    return spans


def spans_of(
    page: Page, pieces: Sequence[Piece], forms: Mapping[str, Case], resolver: Resolver, day: dt.date
) -> list[Span]:
    """The pieces of a text as spans; names are those borne on `day`, months stand in the cases of `forms`."""
    spans: list[Span] = []
    before, quoted = "", 0
    for index, piece in enumerate(pieces):
        if isinstance(piece, Words):
            raw = piece.raw
            if raw.startswith(" ") and before[-1:].isdigit() and isinstance(pieces[index - 1], Placeholder):
                raw = "\u00a0" + raw[1:]
            spans += _words(page, raw, before, index == len(pieces) - 1, quoted)
            before, quoted = piece.raw, quoted + _opened(piece.raw, page.language)
            continue
        span = _span(page, piece, forms, resolver, day)
        if isinstance(piece, Citation) and spans and not spans[-1].stop:
            spans[-1] = replace(spans[-1], markup=Markup(str(spans[-1].markup).rstrip(" \u00a0")))
        spans.append(span)
        before = span.markup.striptags() or before
    return spans


def _span(
    page: Page,
    piece: Placeholder | Citation | TermMark | Emphasis,
    forms: Mapping[str, Case],
    resolver: Resolver,
    day: dt.date,
) -> Span:
    if isinstance(piece, Placeholder):
        printed = _printed(resolver, piece.name)
        return Span(value_in_prose(page, printed, forms.get(piece.name, "nom")), (Cited(printed.fact, printed.key),))
    if isinstance(piece, Citation):
        return Span(Markup(""), (Cited(page.selection.base.facts[piece.fact], is_mentioned=True),))
    if isinstance(piece, TermMark):
        return Span(escape(set_spaces(print_term(page, piece.term, piece.form, day), page.language)))
    inner = spans_of(page, piece.pieces, forms, resolver, day)
    words = Markup("").join(span.markup + escape(span.stop) for span in inner)
    markup = Markup(f"<em>{words}</em>")
    return Span(markup, tuple(fact for span in inner for fact in span.facts))


def day_of(page: Page, fact: Fact | None) -> dt.date:
    """The day whose names a text prints: of a fact the last day of its date, but none after the as-of date."""
    return min(fact.as_of.last, page.selection.as_of) if fact is not None else page.selection.as_of


def compose_plain(
    page: Page, text: str, forms: Mapping[str, Case], resolver: Resolver, about: Fact | None = None
) -> Markup:
    """`text` as markup without notes: for what stands inside a note."""
    spans = spans_of(page, parse_prose(text), forms, resolver, day_of(page, about))
    return Markup("").join(span.markup + escape(span.stop.strip()) for span in spans)


def plain_words(markup: Markup) -> str:
    """The words of markup without its marks; no-break spaces are kept."""
    return Markup(re.sub(r"<[^>]*>", "", str(markup))).unescape()
