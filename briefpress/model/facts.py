"""The fact base: topics, subjects, facts with their evidence, and disputes, beside the sources and terms."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from briefpress.model.node import Node
from briefpress.model.record import LocatorText
from briefpress.model.sources import Source
from briefpress.model.terms import Term
from briefpress.model.value import EdtfDate, Unit, Value
from briefpress.model.words import LANGUAGES, Bilingual, Case, Id, Language, Text

Kind = Literal["figure", "event", "agreement", "assessment", "recommendation", "office", "membership", "state"]
# Facts of these kinds are somebody's, and are never printed as plain fact.
ATTRIBUTED: tuple[Kind, ...] = ("assessment", "recommendation")


class Topic(Bilingual):
    """What facts are gathered under, with its name in each language; `of` names the topics that a wider one joins."""

    id: Id
    joins: tuple[Id, ...] = Field(default=(), alias="of")


class Subject(Bilingual):
    """What several facts measure; `constant` where rivals at different dates are still rivals."""

    id: Id
    unit: Unit
    measure: Literal["stock", "flow"]
    constant: bool = False

    def measures(self, value: Value) -> bool:
        """Whether the value is in the subject's unit; a date is, where the unit is the year."""
        return value.unit == self.unit or (value.date is not None and self.unit == "year")


class Evidence(Node):
    """Where a source bears a fact out: at most eight words as printed, and which values they hold."""

    source: Id
    anchor: Text | None = None
    supports: Literal["full", "partly", "disputes"]
    values: tuple[Id, ...] = Field(default=(), alias="for")
    locator: LocatorText | None = None


class ReviewWaiver(Node):
    """Why, and until when, a fact may stand although its `review_by` has passed."""

    until: EdtfDate
    reason: Text


class Fact(Node):
    """One checkable claim, restated in each language, with its values, date, evidence and rank."""

    id: Id
    kind: Kind
    topics: tuple[Id, ...] = Field(min_length=1)
    subject: Id | None = None
    as_of: EdtfDate
    speaks_of: EdtfDate | None = Field(default=None, alias="for")
    dating: Literal["stated", "inferred", "issued"] = "stated"
    values: Mapping[str, Value] = Field(default_factory=dict)
    origin: Language
    text: Bilingual
    forms: Mapping[str, Case] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    attributed_to: tuple[Id, ...] = ()
    holder: Id | None = None
    post: Bilingual | None = None
    rank: Literal["preferred", "normal", "deprecated"] = "normal"
    reason: Bilingual | None = None
    caveat: Bilingual | None = None
    note: Text | None = None
    review_by: EdtfDate | None = None
    review_waiver: ReviewWaiver | None = None

    @model_validator(mode="after")
    def _waiver_of_a_review(self) -> Fact:
        if self.review_waiver is not None and self.review_by is None:
            raise ValueError("'review_waiver' stands without a 'review_by' to waive")
        return self


class Dispute(Node):
    """The recorded decision how a brief presents rivals."""

    id: Id
    facts: tuple[Id, ...] = Field(min_length=2)
    present: Literal["prefer", "both", "range", "apart"]
    text: Bilingual


class FactFile(Node):
    """The whole of `facts.yaml`."""

    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...] = ()
    subjects: tuple[Subject, ...] = ()
    facts: tuple[Fact, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, eq=False)
class FactBase:
    """The facts of one file, and the same by id. Two bases are two, so that what is made of one can be kept by it."""

    file: FactFile

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.file.topics}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.file.sources}

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Terms by id."""
        return {term.id: term for term in self.file.terms}

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """Subjects by id."""
        return {subject.id: subject for subject in self.file.subjects}

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.file.facts}

    @cached_property
    def dispute_of(self) -> Mapping[str, Dispute]:
        """The dispute that a fact is a party to, by the fact's id."""
        return {fact_id: dispute for dispute in self.file.disputes for fact_id in dispute.facts}

    @cached_property
    def names_with_digits(self) -> Mapping[Language, frozenset[str]]:
        """The approved names and short forms that hold a digit."""
        return {
            language: frozenset(
                name
                for term in self.terms.values()
                for name in (term.of(language).name, term.of(language).short or "")
                if any(character.isdecimal() for character in name)
            )
            for language in LANGUAGES
        }

    def facts_on(self, topics: Collection[str]) -> tuple[Fact, ...]:
        """The facts on any of the topics, those that a wider topic joins included, in the order of the fact base."""
        wanted = set(topics).union(*(self.topics[topic].joins for topic in topics if topic in self.topics))
        return tuple(fact for fact in self.file.facts if wanted & set(fact.topics))
