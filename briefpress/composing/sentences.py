"""Authored prose into markup: one note at the end of each sentence that prints or cites a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from briefpress.composing.notes import compose_note
from briefpress.composing.page import Page, passage
from briefpress.composing.spans import Cited, day_of, spans_of
from briefpress.model.facts import Fact
from briefpress.model.placeholders import Resolver, resolver_of_fact
from briefpress.model.words import Case
from briefpress.reading.prose import parse_prose


def compose_prose(
    page: Page,
    text: str,
    forms: Mapping[str, Case],
    resolver: Resolver,
    *,
    about: Fact | None = None,
) -> Markup:
    """`text` as markup with a note at the end of each sentence that prints or cites a fact.

    The text of a fact (`about`) has one note at its end, and names things as they were named at the fact's date. The
    note stands before the full stop in Russian and after it in English.
    """
    cited = (about,) if about is not None else ()
    out: list[Markup] = []
    facts: list[Cited] = []
    spans = spans_of(page, parse_prose(text), forms, resolver, day_of(page, about))
    last_stop = max((index for index, span in enumerate(spans) if span.stop), default=-1)
    for index, span in enumerate(spans):
        out.append(span.markup)
        facts += span.facts
        if index == last_stop:
            facts += map(Cited, cited)
        if not span.stop:
            continue
        stop = escape(span.stop.strip())
        if facts and (about is None or index == last_stop):
            note = _note_of(page, facts)
            before_stop = page.language == "ru" and span.stop.startswith(".") and not span.stop.startswith("..")
            out += [note, stop] if before_stop else [stop, note]
            facts = []
        else:
            out.append(stop)
    if last_stop < 0:
        facts += map(Cited, cited)
    if facts:
        out.append(_note_of(page, facts))
    return Markup("").join(out)


def _note_of(page: Page, cited: Sequence[Cited]) -> Markup:
    """The note of one sentence; a fact of which single values are printed names the sources of those alone."""
    whole = {item.fact.id for item in cited if item.value not in item.fact.values}
    values: dict[str, set[str]] = {}
    for item in cited:
        if item.fact.id not in whole:
            values.setdefault(item.fact.id, set()).add(item.value)
    printed = {item.fact.id for item in cited if not item.is_mentioned}
    mentioned = {item.fact.id for item in cited} - printed
    return compose_note(page, tuple(dict.fromkeys(item.fact for item in cited)), values, mentioned)


def compose_fact(page: Page, fact: Fact) -> Markup:
    """The text of a fact with its note."""
    wording = fact.text.of(page.language)
    return passage(f"facts/{fact.id}", compose_prose(page, wording, fact.forms, resolver_of_fact(fact), about=fact))
