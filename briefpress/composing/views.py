"""What a template may name. Values are composed when the template first prints them, so that notes follow the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from briefpress.composing.page import Page, sources_of, spaced, value_in_table
from briefpress.composing.references import ended, full_reference, short_reference
from briefpress.composing.sentences import compose_fact, compose_note, compose_plain, compose_prose
from briefpress.localising.dates import format_edtf
from briefpress.model.brief import Block, Brief, Prose, Section
from briefpress.model.facts import Dispute, Fact, Source
from briefpress.model.placeholders import Printed, Unresolved, resolve, resolve_own


def _resolve(page: Page, name: str) -> Printed | Unresolved:
    return resolve(page.selection.base, name)


@dataclass(frozen=True)
class MessageView:
    """One key message."""

    page: Page
    prose: Prose

    @cached_property
    def text(self) -> Markup:
        """Its prose with notes."""
        return compose_prose(
            self.page, self.prose.of(self.page.language), self.prose.forms, lambda name: _resolve(self.page, name)
        )


@dataclass(frozen=True)
class FigureView:
    """One row of a table of figures."""

    page: Page
    printed: Printed

    @cached_property
    def label(self) -> Markup:
        """The subject's name."""
        subject = self.page.selection.base.subjects[self.printed.fact.subject or ""]
        return spaced(self.page, subject.of(self.page.language))

    @cached_property
    def value(self) -> Markup:
        """The value as tables print it, with its note."""
        return value_in_table(self.page, self.printed) + compose_note(self.page, (self.printed.fact,))

    @cached_property
    def date(self) -> Markup:
        """When the value held, or the date a forecast speaks of."""
        date = self.printed.fact.speaks_of or self.printed.fact.as_of
        return spaced(self.page, format_edtf(date, self.page.language, bare_year=self.page.language == "en"))


@dataclass(frozen=True)
class EventView:
    """One row of a chronology, or one item of a list of facts."""

    page: Page
    fact: Fact

    @cached_property
    def date(self) -> Markup:
        """The fact's date."""
        return spaced(self.page, format_edtf(self.fact.as_of, self.page.language, bare_year=self.page.language == "en"))

    @cached_property
    def text(self) -> Markup:
        """The fact's text with its note."""
        return compose_fact(self.page, self.fact)


@dataclass(frozen=True)
class RivalView:
    """One party to a dispute: what it says, and who says it."""

    page: Page
    fact: Fact

    @cached_property
    def text(self) -> Markup:
        """The fact's text; its sources stand beside it, so it has a note only where a caveat is still to be told."""
        if self.fact.caveat is not None and self.fact.id not in self.page.told:
            return compose_fact(self.page, self.fact)
        wording = self.fact.text.of(self.page.language)
        return compose_plain(self.page, wording, self.fact.forms, lambda name: resolve_own(self.fact, name))

    @property
    def fact_id(self) -> str:
        """The fact's id, for the trace."""
        return self.fact.id

    @cached_property
    def source(self) -> Markup:
        """The sources in short; the list of sources has them in full."""
        sources = sources_of(self.page, self.fact)
        self.page.cited.update({source.id: source for source in sources if source.id not in self.page.cited})
        return spaced(self.page, "; ".join(short_reference(source, self.page.language) for source in sources))


@dataclass(frozen=True)
class DisputeView:
    """One dispute: the decision in words, and the parties."""

    page: Page
    dispute: Dispute

    @cached_property
    def text(self) -> Markup:
        """The decision; told here in the text, it is not told again in a note."""
        self.page.told.add(self.dispute.id)
        return compose_plain(
            self.page, self.dispute.text.of(self.page.language), {}, lambda name: _resolve(self.page, name)
        )

    @cached_property
    def rivals(self) -> tuple[RivalView, ...]:
        """The parties that speak at the as-of date, the preferred one first."""
        return tuple(RivalView(self.page, fact) for fact in self.page.selection.parties(self.dispute))


@dataclass(frozen=True)
class BlockView:
    """One block of a section; `kind` says which of its parts is filled."""

    page: Page
    block: Block

    @property
    def kind(self) -> str:
        """text, facts, chronology, table or disputes."""
        return next(
            name
            for name in ("text", "facts", "chronology", "table", "disputes")
            if getattr(self.block, name) is not None
        )

    @cached_property
    def text(self) -> Markup:
        """The prose with its notes."""
        wording = self.block.text.of(self.page.language) if self.block.text else ""
        return compose_prose(self.page, wording, self.block.forms, lambda name: _resolve(self.page, name))

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The facts of a list or chronology."""
        base = self.page.selection.base
        facts = (
            self.page.selection.chronology(self.block.chronology)
            if self.block.chronology
            else tuple(
                base.facts[fact_id]
                for fact_id in self.block.facts or ()
                if self.page.selection.speaks(base.facts[fact_id])
            )
        )
        return tuple(EventView(self.page, fact) for fact in facts)

    @cached_property
    def caption(self) -> Markup:
        """The caption of a table: its own, or the subject's name."""
        table, base = self.block.table, self.page.selection.base
        if table is None:
            return Markup("")
        if table.caption is not None:
            return spaced(self.page, table.caption.of(self.page.language))
        return spaced(self.page, base.subjects[table.subject or ""].of(self.page.language))

    @cached_property
    def figures(self) -> tuple[FigureView, ...]:
        """The rows of a table: of each fact the values in its subject's unit, or else its only value."""
        facts = self.page.selection.table(self.block.table) if self.block.table else ()
        subjects = self.page.selection.base.subjects
        return tuple(
            FigureView(self.page, Printed(fact, key, value))
            for fact in facts
            for key, value in fact.values.items()
            if len(fact.values) == 1 or value.unit == subjects[fact.subject or ""].unit
        )

    @cached_property
    def disputes(self) -> tuple[DisputeView, ...]:
        """The disputes."""
        chosen = self.page.selection.disputes(self.block.disputes) if self.block.disputes else ()
        return tuple(DisputeView(self.page, dispute) for dispute in chosen)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the block speaks at the as-of date."""
        return not (self.events or self.figures or self.disputes) if self.kind != "text" else False


@dataclass(frozen=True)
class SectionView:
    """A section with the blocks that speak."""

    page: Page
    section: Section
    chosen: tuple[BlockView, ...]

    @property
    def id(self) -> str:
        """The section's id."""
        return self.section.id

    @cached_property
    def heading(self) -> Markup:
        """The heading."""
        return spaced(self.page, self.section.heading.of(self.page.language))

    @property
    def blocks(self) -> tuple[BlockView, ...]:
        """The blocks in order."""
        return self.chosen


@dataclass(frozen=True)
class BriefView:
    """A brief as a template sees it."""

    page: Page
    name: str
    brief: Brief
    messages: tuple[MessageView, ...]
    figures: tuple[FigureView, ...]
    sections: tuple[SectionView, ...]
    as_of: str
    date: str
    review_notice: str

    @property
    def title(self) -> Markup:
        """The title."""
        return spaced(self.page, self.brief.title.of(self.page.language))

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.page.language

    @property
    def number(self) -> str:
        """The number, or nothing."""
        return self.brief.number or ""

    @property
    def status(self) -> str:
        """draft or final."""
        return self.brief.status

    @property
    def stamp(self) -> str:
        """The date of the file: the brief's own, or else its as-of date (ISO 8601)."""
        return (self.brief.date or self.brief.as_of).first.isoformat()

    @property
    def prepared_by(self) -> Markup:
        """Who prepared the brief, or nothing."""
        return (
            spaced(self.page, self.brief.prepared_by.of(self.page.language)) if self.brief.prepared_by else Markup("")
        )

    @property
    def audience(self) -> Markup:
        """Whom the brief is for, or nothing."""
        return spaced(self.page, self.brief.audience.of(self.page.language)) if self.brief.audience else Markup("")

    @property
    def marking(self) -> Markup:
        """The handling mark, or nothing."""
        return spaced(self.page, self.brief.marking.of(self.page.language)) if self.brief.marking else Markup("")

    @property
    def topics(self) -> str:
        """The topics, for the file's keywords."""
        return ", ".join(self.brief.topics)

    @property
    def sources(self) -> tuple[Markup, ...]:
        """The sources that the page has cited so far, in the order of their first notes; ask for them last."""
        return tuple(_source_entry(self.page, source) for source in self.page.cited.values())


def _source_entry(page: Page, source: Source) -> Markup:
    entry = ended(full_reference(source, page.language, page.catalogue))
    if source.note is not None:
        entry += " " + source.note.of(page.language)
    return spaced(page, entry)


def named_facts(brief: Brief, page: Page) -> Iterator[Fact]:
    """The facts whose own texts the brief prints: lists, chronologies and disputes."""
    for section in brief.sections:
        for block in section.blocks:
            view = BlockView(page, block)
            yield from (event.fact for event in view.events)
            yield from (rival.fact for dispute in view.disputes for rival in dispute.rivals)
