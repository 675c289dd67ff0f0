"""What a template may name: the brief, its sections and their blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from briefpress.composing.charts import ChartView
from briefpress.composing.page import Page, passage, spaced
from briefpress.composing.references import order_in_list
from briefpress.composing.rows import DisputeView, EventView, FigureView, MessageView
from briefpress.composing.runs import entry_of
from briefpress.composing.sentences import compose_prose
from briefpress.composing.series import SeriesView
from briefpress.model.brief import BLOCKS, Block, Brief, Genre, Section
from briefpress.model.observations import measured
from briefpress.model.placeholders import resolver_of

# What a genre is called in the catalogues.
_GENRES: Mapping[Genre, str] = {
    "information-note": "Information note",
    "analytical-note": "Analytical note",
    "talking-points": "Talking points",
    "chronology": "Chronology",
    "fact-sheet": "Fact sheet",
    "reference-note": "Reference note",
}


@dataclass(frozen=True)
class BlockView:
    """One block of a section; `kind` says which of its parts is filled, `unit` which text its prose is."""

    page: Page
    block: Block
    unit: str = ""

    @property
    def kind(self) -> str:
        """text, facts, chronology, table, chart or disputes."""
        return next(name for name in BLOCKS if getattr(self.block, name) is not None)

    @cached_property
    def text(self) -> Markup:
        """The prose with its notes."""
        wording = self.block.text.of(self.page.language) if self.block.text else ""
        words = compose_prose(self.page, wording, self.block.forms, resolver_of(self.page.selection.base))
        return passage(self.unit, words)

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
        """The caption of a table: its own, or the subject's name, or none."""
        table, base = self.block.table, self.page.selection.base
        if table is not None and table.caption is not None:
            return spaced(self.page, table.caption.of(self.page.language))
        if table is not None and table.series:
            return spaced(self.page, base.subjects[table.series[0]].of(self.page.language))
        return Markup("")

    @cached_property
    def figures(self) -> tuple[FigureView, ...]:
        """The figures of a table: of each fact the values in its subject's unit, or else its only value."""
        facts, base = self.page.selection.table(self.block.table) if self.block.table else (), self.page.selection.base
        return tuple(FigureView(self.page, printed) for fact in facts for printed in measured(base, fact))

    @cached_property
    def series(self) -> SeriesView | None:
        """The series of a table of subjects; None for a table of facts."""
        table, base = self.block.table, self.page.selection.base
        if table is None or not table.series:
            return None
        subjects = tuple(base.subjects[subject] for subject in table.series)
        return SeriesView(self.page, subjects, self.page.selection.table(table))

    @cached_property
    def chart(self) -> ChartView | None:
        """The chart, if it has two marks or more at the as-of date."""
        view = ChartView(self.page, self.block.chart) if self.block.chart is not None else None
        return view if view is not None and not view.is_empty else None

    @cached_property
    def disputes(self) -> tuple[DisputeView, ...]:
        """The disputes."""
        chosen = self.page.selection.disputes(self.block.disputes) if self.block.disputes else ()
        return tuple(DisputeView(self.page, dispute) for dispute in chosen)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the block speaks at the as-of date."""
        return not (self.events or self.figures or self.chart or self.disputes) if self.kind != "text" else False


@dataclass(frozen=True)
class SectionView:
    """A section with the blocks that speak."""

    page: Page
    section: Section
    blocks: tuple[BlockView, ...]

    @property
    def id(self) -> str:
        """The section's id."""
        return self.section.id

    @cached_property
    def heading(self) -> Markup:
        """The heading."""
        return spaced(self.page, self.section.heading.of(self.page.language))


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
    known_at: str
    age: Markup
    date: str
    review_notice: str

    @property
    def title(self) -> Markup:
        """The title."""
        return spaced(self.page, self.brief.title.of(self.page.language))

    @property
    def genre(self) -> str:
        """The kind of brief, in words."""
        return self.page.catalogue.word(_GENRES[self.brief.genre])

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.page.language

    @property
    def number(self) -> str:
        """The number, or nothing."""
        return self.brief.number or ""

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

    @cached_property
    def particulars(self) -> tuple[tuple[str, str], ...]:
        """What the head of the paper tells of it, each behind its name; what is not known is left out."""
        word, audience = self.page.catalogue.word, self.brief.audience
        told = (
            (word("Number"), self.number),
            (word("Date"), self.date),
            (word("As of"), self.as_of),
            (word("Oldest key data"), self.age),
            (word("Prepared by"), self.prepared_by),
            (word("For"), spaced(self.page, audience.of(self.page.language)) if audience else ""),
            (word("Status"), word(self.brief.status)),
            (word("Known at"), self.known_at),
        )
        return tuple((name, said) for name, said in told if said)

    @property
    def marking(self) -> Markup:
        """The handling mark, or nothing."""
        return spaced(self.page, self.brief.marking.of(self.page.language)) if self.brief.marking else Markup("")

    @property
    def topics(self) -> str:
        """The names of the topics, for the file's keywords."""
        listed = self.page.selection.base.topics
        return ", ".join(listed[topic].of(self.page.language) for topic in self.brief.topics if topic in listed)

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """The charts of all sections, in the order in which they are numbered."""
        return tuple(block.chart for section in self.sections for block in section.blocks if block.chart is not None)

    @property
    def sources(self) -> tuple[Markup, ...]:
        """The sources that the page has cited so far, in the one order of all editions; ask for them last."""
        cited = sorted(self.page.cited.values(), key=order_in_list)
        return tuple(
            entry_of(self.page.shelf.entry(source), source.id)
            if source.id in self.page.in_notes
            else self.page.shelf.entry(source)
            for source in cited
        )
