"""One page in the making: a language, a selection of facts, and what the reader has met so far."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from briefpress.composing.references import full_reference, short_reference
from briefpress.localising.catalogue import Catalogue
from briefpress.localising.hedges import format_in_prose, format_in_table
from briefpress.localising.typography import set_spaces
from briefpress.model.facts import Fact, Language, Source
from briefpress.model.placeholders import Printed
from briefpress.model.value import Value
from briefpress.selecting.selection import Selection


@dataclass
class Page:
    """The state of composing one language of one brief: terms met, sources cited, caveats told.

    `sections_of_disputes` names, by dispute id, the heading of the section that treats it.
    """

    language: Language
    selection: Selection
    catalogue: Catalogue
    met_terms: set[str] = field(default_factory=set)
    cited: dict[str, Source] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    notes_in_short: bool = False
    sections_of_disputes: dict[str, str] = field(default_factory=dict)


def machine_value(value: Value) -> str:
    """The value for `data` and `time`: a plain decimal with the scale multiplied in, `low/high`, or EDTF."""
    if value.date is not None:
        return value.date.text
    return "/".join(f"{number:f}" for number in value.numbers)


def _datum(printed: Printed, text: str) -> Markup:
    if printed.value.date is not None:
        return Markup('<time datetime="{}" data-fact="{}">{}</time>').format(
            machine_value(printed.value), printed.fact.id, text
        )
    return Markup('<data value="{}" data-fact="{}">{}</data>').format(
        machine_value(printed.value), printed.fact.id, text
    )


def value_in_prose(page: Page, printed: Printed, case: str) -> Markup:
    """The markup of a printed value inside a sentence."""
    return _datum(printed, format_in_prose(printed.value, page.language, case))


def value_in_table(page: Page, printed: Printed) -> Markup:
    """The markup of a printed value in a table, with its hedge, period and status."""
    return _datum(printed, format_in_table(printed.value, page.language))


def print_term(page: Page, term_id: str, form: str | None, day: dt.date) -> str:
    """The name that a term bore on `day`: in full with its abbreviation at first, short later; a typed form stands as typed."""
    term = page.selection.base.terms[term_id]
    name = term.named_on(day, page.language)
    is_abbreviated = name.short is not None and term.kind in ("organisation", "treaty", "expression")
    if term_id in page.met_terms:
        return name.short if is_abbreviated and name.short else form or name.short or name.name
    page.met_terms.add(term_id)
    full = form or name.name
    if is_abbreviated and name.short and name.short not in full:
        return f"{full} ({name.short})"
    return full


def cite_source(page: Page, source: Source) -> str:
    """A source as a note names it: in full at first, short later; on a page of short notes always short."""
    if source.id in page.cited or page.notes_in_short:
        page.cited[source.id] = source
        return short_reference(source, page.language)
    page.cited[source.id] = source
    return full_reference(source, page.language, page.catalogue)


def sources_of(page: Page, fact: Fact) -> tuple[Source, ...]:
    """The sources that bear the fact out, each once, those of full support first."""
    ordered = sorted(
        (item for item in fact.evidence if item.supports != "disputes"), key=lambda item: item.supports != "full"
    )
    return tuple(
        dict.fromkeys(
            page.selection.base.sources[item.source] for item in ordered if item.source in page.selection.base.sources
        )
    )


def spaced(page: Page, text: str) -> Markup:
    """Plain words as markup, with the no-break spaces of the language."""
    return escape(set_spaces(text, page.language))
