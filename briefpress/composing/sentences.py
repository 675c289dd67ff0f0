"""Authored prose into markup: values printed, terms named, and one note at the end of each sentence that needs one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from markupsafe import Markup, escape

from briefpress.composing.page import Page, bearing, cite_sources, print_term, value_in_prose
from briefpress.composing.references import title_in_quotes
from briefpress.localising.typography import join_stops, set_spaces
from briefpress.model.facts import Dispute, Fact
from briefpress.model.placeholders import Printed, Resolver, Unresolved, resolver_of, resolver_of_fact
from briefpress.model.words import Case, Language
from briefpress.reading.citations import facts_in
from briefpress.reading.prose import Citation, Emphasis, Piece, Placeholder, TermMark, Words, parse_prose

_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[»”’)]*)(?=\s+[A-ZА-ЯЁ«“(]|\s*$)")
_QUOTES: Mapping[Language, tuple[str, str]] = {"ru": ("«„", "»“"), "en": ("“", "”")}
_SHORTENED = re.compile(
    r"(?:^|[\s\u00a0(«“\u2011-])(?:г|гг|в|вв|им|т|д|п|др|пр|св|см|с|ул|руб|долл|тыс|[A-ZА-ЯЁ]|No|vs|Mr|Dr|St|e\.g|i\.e)$"
)
NO_VALUES: Mapping[str, Collection[str]] = MappingProxyType({})


@dataclass(frozen=True)
class _Cited:
    """A fact that a sentence prints or cites; `value` is what it prints of it, nothing where the whole fact is cited."""

    fact: Fact
    value: str = ""


@dataclass(frozen=True)
class _Span:
    """A stretch of a sentence: markup, the facts it prints or cites, and the stop with which it ends the sentence."""

    markup: Markup
    facts: tuple[_Cited, ...] = ()
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
    return sum((character in opening) - (character in closing) for character in text)


def _words(page: Page, raw: str, before: str, is_last: bool, quoted: int) -> list[_Span]:
    """Words as spans, cut after each end of a sentence; a short word keeps hold of what follows it.

    `quoted` is how deep in quotation marks the words begin: a stop inside a title ends no sentence.
    """
    text = set_spaces(join_stops(before, raw), page.language)
    dropped_stop = len(join_stops(before, raw)) < len(raw)
    if not is_last and page.language == "ru":
        text = re.sub(r"(?<![\w-])([А-ЯЁа-яё]{1,2}) $", "\\1\u00a0", text)
    spans: list[_Span] = [_Span(Markup(""), stop=" ")] if dropped_stop else []
    position = 0
    for match in _END.finditer(text):
        is_inside = quoted + _opened(text[: match.end()], page.language) > 0
        if is_inside or not match.group().strip() or _is_shortened(text, match, is_last):
            continue
        spans.append(_Span(escape(text[position : match.start()]), stop=match["stop"] + match["close"]))
        position = match.end()
    if position < len(text):
        spans.append(_Span(escape(text[position:])))
    return spans


def _spans(
    page: Page, pieces: Sequence[Piece], forms: Mapping[str, Case], resolver: Resolver, day: dt.date
) -> list[_Span]:
    spans: list[_Span] = []
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
) -> _Span:
    if isinstance(piece, Placeholder):
        printed = _printed(resolver, piece.name)
        return _Span(value_in_prose(page, printed, forms.get(piece.name, "nom")), (_Cited(printed.fact, printed.key),))
    if isinstance(piece, Citation):
        return _Span(Markup(""), (_Cited(page.selection.base.facts[piece.fact]),))
    if isinstance(piece, TermMark):
        return _Span(escape(set_spaces(print_term(page, piece.term, piece.form, day), page.language)))
    inner = _spans(page, piece.pieces, forms, resolver, day)
    markup = Markup("<em>{}</em>").format(Markup("").join(span.markup + escape(span.stop) for span in inner))
    return _Span(markup, tuple(fact for span in inner for fact in span.facts))


def _day_of(page: Page, fact: Fact | None) -> dt.date:
    """The day whose names a text prints: of a fact the last day of its date, but none after the as-of date."""
    return min(fact.as_of.last, page.selection.as_of) if fact is not None else page.selection.as_of


def compose_prose(
    page: Page,
    text: str,
    forms: Mapping[str, Case],
    resolver: Resolver,
    *,
    about: Fact | None = None,
) -> Markup:
    """`text` as markup with a note at the end of each sentence that prints or cites a fact.

    The text of a fact (`about`) cites it in its last sentence whether or not it prints it, and names things as they
    were named at its date. The note stands before the full stop in Russian and after it in English.
    """
    cited = (about,) if about is not None else ()
    out: list[Markup] = []
    facts: list[_Cited] = []
    spans = _spans(page, parse_prose(text), forms, resolver, _day_of(page, about))
    last_stop = max((index for index, span in enumerate(spans) if span.stop), default=-1)
    for index, span in enumerate(spans):
        out.append(span.markup)
        facts += span.facts
        if index == last_stop:
            facts += map(_Cited, cited)
        if not span.stop:
            continue
        stop = escape(span.stop.strip())
        if facts:
            note = _note_of(page, facts)
            before_stop = page.language == "ru" and span.stop.startswith(".") and not span.stop.startswith("..")
            out += [note, stop] if before_stop else [stop, note]
        else:
            out.append(stop)
        facts = []
    if last_stop < 0:
        facts += map(_Cited, cited)
    if facts:
        out.append(_note_of(page, facts))
    return Markup("").join(out)


def compose_plain(
    page: Page, text: str, forms: Mapping[str, Case], resolver: Resolver, about: Fact | None = None
) -> Markup:
    """`text` as markup without notes: for what stands inside a note."""
    spans = _spans(page, parse_prose(text), forms, resolver, _day_of(page, about))
    return Markup("").join(span.markup + escape(span.stop.strip()) for span in spans)


def _note_of(page: Page, cited: Sequence[_Cited]) -> Markup:
    """The note of one sentence; a fact of which single values are printed names the sources of those alone."""
    whole = {item.fact.id for item in cited if item.value not in item.fact.values}
    values: dict[str, set[str]] = {}
    for item in cited:
        if item.fact.id not in whole:
            values.setdefault(item.fact.id, set()).add(item.value)
    return compose_note(page, tuple(dict.fromkeys(item.fact for item in cited)), values)


def compose_note(page: Page, facts: tuple[Fact, ...], values: Mapping[str, Collection[str]] = NO_VALUES) -> Markup:
    """The note of one sentence: its facts' sources, then what is to be said of them, each thing once on a page.

    `values` names by fact id the values that the note bears out, where it does not bear out the whole fact.
    """
    base = page.selection.base
    parts = [cite_sources(page, (item for fact in facts for item in bearing(fact, values.get(fact.id, ()))))]
    for fact in facts:
        dispute = base.dispute_of.get(fact.id)
        if dispute is not None and dispute.id not in page.told and len(page.selection.parties(dispute)) > 1:
            page.told.add(dispute.id)
            parts.append(_dispute_in_note(page, dispute))
        if fact.caveat is not None and fact.id not in page.told:
            caveat = compose_plain(page, fact.caveat.of(page.language), fact.forms, resolver_of_fact(fact), fact)
            parts += [caveat] if str(caveat) not in page.told else []
            page.told.add(str(caveat))
        if fact.id not in page.told:
            parts += _disputing_sources(page, fact)
        page.told.add(fact.id)
    ids = " ".join(fact.id for fact in facts)
    return Markup('<span class="note" data-facts="{}">{}</span>').format(ids, Markup(" ").join(parts))


def _disputing_sources(page: Page, fact: Fact) -> list[Markup]:
    """That, and which, sources dispute the fact."""
    against = [item for item in fact.evidence if item.supports == "disputes"]
    if not against:
        return []
    said = set_spaces(page.catalogue.word("Disputed by: {sources}"), page.language)
    return [escape(said).format(sources=cite_sources(page, against))]


def dispute_text(page: Page, dispute: Dispute) -> Markup:
    """The decision in words; where it speaks of what had not happened at the as-of date, only that the sources differ."""
    wording = dispute.text.of(page.language)
    base = page.selection.base
    if all(page.selection.speaks(fact) for fact in facts_in(base, wording)):
        return compose_plain(page, wording, {}, resolver_of(base))
    return escape(page.catalogue.word("The sources differ."))


def _dispute_in_note(page: Page, dispute: Dispute) -> Markup:
    """The decision of a dispute; where the page has a section on it, only that the sources differ, and where to look."""
    section = page.sections_of_disputes.get(dispute.id)
    if section is not None:
        heading = title_in_quotes(section, page.language)
        return escape(
            set_spaces(
                page.catalogue.word("The sources differ: see the section {section}.").format(section=heading),
                page.language,
            )
        )
    if page.notes_in_short:
        return escape(page.catalogue.word("The sources differ."))
    return dispute_text(page, dispute)


def compose_fact(page: Page, fact: Fact) -> Markup:
    """The text of a fact with its note."""
    return compose_prose(page, fact.text.of(page.language), fact.forms, resolver_of_fact(fact), about=fact)
