"""One page in the making: a language, a selection of facts, and what the reader has met so far."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup, escape

from briefpress.composing.references import Shelf
from briefpress.composing.runs import ended, markup_of
from briefpress.localising.catalogue import Catalogue
from briefpress.localising.hedges import format_in_column, format_in_prose, format_in_table
from briefpress.localising.typography import set_spaces
from briefpress.model.brief import Section
from briefpress.model.facts import Evidence, Fact
from briefpress.model.placeholders import Printed
from briefpress.model.record import Locator, parse_locator
from briefpress.model.sources import Source
from briefpress.model.value import Scale, Value
from briefpress.model.words import Language
from briefpress.selecting.selection import Selection

# A short form that does not change by cases and explains nothing by itself: ЕАЭС, EurAsEC, CIS+.
_ABBREVIATION = re.compile(r"(?=(?:\S*[A-ZА-ЯЁ]){2})\S+")


@dataclass
class Page:
    """The state of composing one language of one brief: terms met, sources cited, caveats told.

    `in_notes` are the sources that a note has named, so that their entries can lead back to it.
    Short notes say of a fact in dispute who the others are only where the page `names_rivals`.
    `sections_of_disputes` names, by dispute id, the section that treats it; `charts` counts those met, to name each.
    """

    language: Language
    selection: Selection
    catalogue: Catalogue
    met_terms: set[str] = field(default_factory=set)
    cited: dict[str, Source] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    in_notes: set[str] = field(default_factory=set)
    notes_in_short: bool = False
    names_rivals: bool = True
    sections_of_disputes: dict[str, Section] = field(default_factory=dict)
    charts: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @cached_property
    def shelf(self) -> Shelf:
        """The sources as this page names them."""
        return Shelf(self.selection.base.file.sources, self.language, self.catalogue)


def machine_value(value: Value) -> str:
    """The value for `data` and `time`: a plain decimal with the scale multiplied in, `low/high`, or EDTF."""
    if value.date is not None:
        return value.date.text
    return "/".join(f"{number:f}" for number in value.numbers)


def _datum(printed: Printed, text: str) -> Markup:
    machine, fact = escape(machine_value(printed.value)), escape(printed.fact.id)
    if printed.value.date is not None:
        return Markup(f'<time datetime="{machine}" data-fact="{fact}">{escape(text)}</time>')
    return Markup(f'<data value="{machine}" data-fact="{fact}">{escape(text)}</data>')


def value_in_prose(page: Page, printed: Printed, case: str) -> Markup:
    """The markup of a printed value inside a sentence."""
    return _datum(printed, format_in_prose(printed.value, page.language, case))


def value_in_table(page: Page, printed: Printed) -> Markup:
    """The markup of a printed value in a table, with its hedge, period and status."""
    return _datum(printed, format_in_table(printed.value, page.language))


def value_in_column(page: Page, printed: Printed, scale: Scale | None, *, with_status: bool) -> Markup:
    """The markup of a printed value in a column whose head names the unit: hedge, number, and whether it is a forecast."""
    return _datum(printed, format_in_column(printed.value, scale, page.language, with_status=with_status))


def print_term(page: Page, term_id: str, form: str | None, day: dt.date) -> str:
    """The name that a term bore on `day`: in full with its abbreviation at first, short later; a typed form stands as typed."""
    term = page.selection.base.terms[term_id]
    name = term.named_on(day, page.language)
    abbreviation = name.short if name.short and _ABBREVIATION.fullmatch(name.short) else None
    if term_id in page.met_terms:
        return abbreviation or form or name.short or name.name
    page.met_terms.add(term_id)
    if abbreviation and form == abbreviation:
        return f"{name.name} ({abbreviation})"
    full = form or name.name
    return f"{full} ({abbreviation})" if abbreviation and abbreviation not in full else full


def cite_sources(page: Page, evidence: Iterable[Evidence]) -> Markup:
    """The sources of the evidence as a note names them, each once: in full at first, short later; and the full stop.

    On a page of short notes they are named in short always.
    """
    base = page.selection.base
    places: dict[Source, list[Locator]] = {}
    for item in evidence:
        if item.source in base.sources:
            found = places.setdefault(base.sources[item.source], [])
            found += [parse_locator(item.locator)] if item.locator is not None else []
    named = []
    for source, locators in places.items():
        is_met = source.id in page.cited or page.notes_in_short
        runs = (page.shelf.short if is_met else page.shelf.full)(source, locators)
        is_first = source.id not in page.in_notes
        named.append(tuple(replace(run, source=source.id) for run in runs) if is_first else runs)
        page.in_notes.add(source.id)
        page.cited[source.id] = source
    return markup_of(ended(page.shelf.together(named)), page.language)


def bearing(fact: Fact, values: Collection[str] = ()) -> tuple[Evidence, ...]:
    """The evidence that bears the fact out, that of full support first; with `values`, that which bears out these."""
    ordered = sorted(
        (item for item in fact.evidence if item.supports != "disputes"), key=lambda item: item.supports != "full"
    )
    bound = [item for item in ordered if not item.values or set(item.values) & set(values)] if values else []
    return tuple(bound or ordered)


def sources_of(page: Page, fact: Fact) -> tuple[Source, ...]:
    """The sources that bear the fact out, each once, those of full support first."""
    sources = page.selection.base.sources
    return tuple(dict.fromkeys(sources[item.source] for item in bearing(fact) if item.source in sources))


def passage(unit: str, words: Markup) -> Markup:
    """The words of one translatable text, marked with its id."""
    return Markup('<span data-unit="{}">{}</span>').format(unit, words)


def spaced(page: Page, text: str) -> Markup:
    """Plain words as markup, with the no-break spaces of the language."""
    return escape(set_spaces(text, page.language))
