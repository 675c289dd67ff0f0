"""The smallest things a template prints: a message, a row of figures, an event, a party to a dispute, a dispute.

Values are composed when the template first prints them, so that notes follow the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from briefpress.composing.notes import dispute_text, value_with_note
from briefpress.composing.page import Page, passage, sources_of, spaced, value_in_table
from briefpress.composing.runs import markup_of
from briefpress.composing.sentences import compose_fact, compose_prose
from briefpress.composing.spans import compose_plain
from briefpress.localising.dates import format_edtf
from briefpress.model.brief import Prose
from briefpress.model.edtf import Date
from briefpress.model.facts import Dispute, Fact
from briefpress.model.placeholders import Printed, resolver_of, resolver_of_fact


@dataclass(frozen=True)
class MessageView:
    """One key message, by its unit."""

    page: Page
    prose: Prose
    unit: str

    @cached_property
    def text(self) -> Markup:
        """Its prose with notes."""
        wording, resolver = self.prose.of(self.page.language), resolver_of(self.page.selection.base)
        return passage(self.unit, compose_prose(self.page, wording, self.prose.forms, resolver))


@dataclass(frozen=True)
class FigureView:
    """One row of a table of figures, or a key figure."""

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
        return value_with_note(self.page, self.printed)

    @property
    def amount(self) -> Markup:
        """The value without its note, whose call would read as a power of it where it stands large and alone."""
        return value_in_table(self.page, self.printed)

    @property
    def _when(self) -> Date:
        return self.printed.fact.speaks_of or self.printed.fact.as_of

    @cached_property
    def date(self) -> Markup:
        """When the value held, or the date a forecast speaks of."""
        return spaced(self.page, format_edtf(self._when, self.page.language, bare_year=False))

    @cached_property
    def words(self) -> Markup:
        """What the value is of, with its note, and when it held, unless the value is that date itself."""
        label = value_with_note(self.page, self.printed, self.label)
        if self.printed.value.date is not None and self.printed.value.date.text == self._when.text:
            return label
        return Markup("{label}, {date}").format(label=label, date=self.date)


@dataclass(frozen=True)
class EventView:
    """One row of a chronology, or one item of a list of facts."""

    page: Page
    fact: Fact

    @cached_property
    def date(self) -> Markup:
        """The fact's date."""
        return spaced(self.page, format_edtf(self.fact.as_of, self.page.language, bare_year=False))

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
        if self.fact.caveat is not None and ("fact", self.fact.id) not in self.page.told:
            return compose_fact(self.page, self.fact)
        wording = self.fact.text.of(self.page.language)
        words = compose_plain(self.page, wording, self.fact.forms, resolver_of_fact(self.fact), self.fact)
        return passage(f"facts/{self.fact.id}", words)

    @property
    def fact_id(self) -> str:
        """The fact's id, for the trace."""
        return self.fact.id

    @cached_property
    def source(self) -> Markup:
        """The sources in short; the list of sources has them in full."""
        sources = sources_of(self.page, self.fact)
        self.page.cited.update({source.id: source for source in sources if source.id not in self.page.cited})
        shelf = self.page.shelf
        return markup_of(shelf.together([shelf.short(source) for source in sources]), self.page.language)


@dataclass(frozen=True)
class DisputeView:
    """One dispute: the decision in words, and the parties."""

    page: Page
    dispute: Dispute

    @cached_property
    def text(self) -> Markup:
        """The decision; told here in the text, it is not told again in a note."""
        self.page.told.add(("dispute", self.dispute.id))
        return dispute_text(self.page, self.dispute)

    @cached_property
    def rivals(self) -> tuple[RivalView, ...]:
        """The parties that speak at the as-of date, the preferred one first."""
        return tuple(RivalView(self.page, fact) for fact in self.page.selection.parties(self.dispute))
