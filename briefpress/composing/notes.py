"""Notes: the sources of what a sentence prints or cites, and what must be said of it, each thing once on a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from markupsafe import Markup, escape

from briefpress.composing.page import Page, bearing, cite_sources, passage, sources_of, spaced, value_in_table
from briefpress.composing.references import title_in_quotes
from briefpress.composing.runs import ended, markup_of
from briefpress.composing.spans import compose_plain
from briefpress.localising.typography import set_spaces
from briefpress.model.brief import Section
from briefpress.model.facts import Dispute, Fact
from briefpress.model.placeholders import Printed, resolver_of, resolver_of_fact
from briefpress.model.sources import Source
from briefpress.reading.citations import facts_in

NO_VALUES: Mapping[str, Collection[str]] = MappingProxyType({})


def compose_note(
    page: Page,
    facts: tuple[Fact, ...],
    values: Mapping[str, Collection[str]] = NO_VALUES,
    mentioned: Collection[str] = (),
) -> Markup:
    """The note of one sentence: its facts' sources, then what is to be said of them, each thing once on a page.

    `values` names by fact id the values that the note bears out, where it does not bear out the whole fact; `mentioned`
    are the facts of which the sentence prints nothing.
    """
    parts = [cite_sources(page, (item for fact in facts for item in bearing(fact, values.get(fact.id, ()))))]
    for fact in facts:
        parts += _dispute_in_note(page, fact, fact.id in mentioned)
        own = ("fact", fact.id)
        if fact.caveat is not None and own not in page.told:
            caveat = compose_plain(page, fact.caveat.of(page.language), fact.forms, resolver_of_fact(fact), fact)
            parts += [caveat] if ("caveat", str(caveat)) not in page.told else []
            page.told.add(("caveat", str(caveat)))
        if own not in page.told:
            parts += _disputing_sources(page, fact)
        page.told.add(own)
    ids = escape(" ".join(fact.id for fact in facts))
    return Markup(f'<span class="note" data-facts="{ids}">{Markup(" ").join(parts)}</span>')


def value_with_note(page: Page, printed: Printed, value: Markup | None = None) -> Markup:
    """A value as tables print it, or as given, with the note of its own sources."""
    fact = printed.fact
    return (value_in_table(page, printed) if value is None else value) + compose_note(
        page, (fact,), {fact.id: (printed.key,)}
    )


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
        return passage(f"disputes/{dispute.id}", compose_plain(page, wording, {}, resolver_of(base)))
    return escape(page.catalogue.word("The sources differ."))


def _dispute_in_note(page: Page, fact: Fact, is_mentioned: bool) -> list[Markup]:
    """What a note says of the dispute that the fact is party to, once on a page; nothing where it is party to none.

    The decision in words; where the page has a section on it, only where to look; in short notes, and where the sentence
    prints nothing of the fact, that the sources differ, and which the others are: of facts told apart, which measure
    different things, nothing.
    """
    dispute = page.selection.dispute_of(fact)
    if dispute is None or ("dispute", dispute.id) in page.told:
        return []
    section = page.sections_of_disputes.get(dispute.id)
    if section is not None:
        page.told.add(("dispute", dispute.id))
        word = set_spaces(page.catalogue.word("The sources differ: see the section {section}."), page.language)
        return [escape(word).format(section=_reference(page, section))]
    if is_mentioned or page.notes_in_short:
        if dispute.present == "apart":
            return []
        others = _others(page, dispute, fact) if page.names_rivals else ()
        if others or page.notes_in_short:
            mark = ("compared", dispute.id)
            said = [] if mark in page.told else [_compared(page, others)]
            page.told.add(mark)
            return said
    page.told.add(("dispute", dispute.id))
    return [dispute_text(page, dispute)]


def _reference(page: Page, section: Section) -> Markup:
    """The heading of a section in quotation marks, as a reference; one with quotation marks inside is told as words."""
    heading = spaced(page, section.heading.of(page.language))
    quoted = title_in_quotes(heading, page.language)
    if quoted[1:-1] != heading or any(mark in heading for mark in "«»“”"):
        return escape(quoted)
    return Markup('{}<a class="reference" href="#{}"/>{}').format(quoted[0], section.id, quoted[-1])


def _others(page: Page, dispute: Dispute, fact: Fact) -> tuple[Source, ...]:
    """The sources of the other parties to a dispute that do not bear out the fact too."""
    own = sources_of(page, fact)
    found = (source for party in page.selection.parties(dispute) for source in sources_of(page, party))
    return tuple(source for source in dict.fromkeys(found) if source not in own)


def _compared(page: Page, others: tuple[Source, ...]) -> Markup:
    """That the sources differ, and in short which the others are."""
    if not others:
        return escape(page.catalogue.word("The sources differ."))
    page.cited.update({source.id: source for source in others if source.id not in page.cited})
    said = set_spaces(page.catalogue.word("The sources differ; compare: {sources}"), page.language)
    named = markup_of(ended(page.shelf.together([page.shelf.short(source) for source in others])), page.language)
    return escape(said).format(sources=named)
