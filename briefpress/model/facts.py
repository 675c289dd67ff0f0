"""The fact base: sources, terms, subjects, facts with their evidence, and disputes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from briefpress.model.node import Node
from briefpress.model.record import Day, Digest, Doi, Edition, LocatorText, Pages, SourceType, WebAddress
from briefpress.model.value import EdtfDate, Unit, Value

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Case = Literal["nom", "gen", "prep"]
Kind = Literal["figure", "event", "agreement", "assessment", "recommendation", "office", "membership", "state"]
# Facts of these kinds are somebody's, and are never printed as plain fact.
ATTRIBUTED: tuple[Kind, ...] = ("assessment", "recommendation")
Standing = Literal["official", "scholarly", "expert", "press", "interview", "reference", "editorial"]


class Bilingual(Node):
    """One text in each language."""

    ru: Text
    en: Text

    def of(self, language: Language) -> str:
        """The text in `language`."""
        return self.ru if language == "ru" else self.en


class Name(Node):
    """A person: family and given names in each language, or one literal name (of an institution)."""

    family: Bilingual | None = None
    given: Bilingual | None = None
    literal: Bilingual | None = None


class Part(Node):
    """The part of a compendium that is a source of its own: its first and its last words."""

    first: Text = Field(alias="from")
    last: Text = Field(alias="to")


class Source(Node):
    """A document that facts are drawn from; the fields are those of a CSL record, in two languages.

    `title_is` tells a title of the document's own from one that describes a document without a title.
    """

    id: Id
    type: SourceType
    standing: Standing
    language: Language
    author: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    title: Bilingual
    title_is: Literal["own", "descriptive"] = "own"
    container: Bilingual | None = None
    publisher: Bilingual | None = None
    publisher_place: Bilingual | None = None
    edition: Edition | None = None
    volume: Text | None = None
    issue: Text | None = None
    number: Text | None = None
    pages: Pages | None = None
    issued: EdtfDate
    doi: Doi | None = None
    url: WebAddress | None = None
    accessed: Day | None = None
    sha256: Digest | None = None
    span: Part | None = None
    note: Bilingual | None = None


class TermName(Node):
    """A term's approved form in one language, its short form, other forms that may stand, and those that may not.

    `also` are words made of the name (Kazakh, Kazakhs) and other names in use.
    """

    name: Text
    short: Text | None = None
    also: tuple[Text, ...] = ()
    forbidden: tuple[Text, ...] = ()

    @property
    def approved(self) -> tuple[str, ...]:
        """Every form that may stand."""
        return (self.name, *((self.short,) if self.short else ()), *self.also)


class DatedName(Node):
    """The name a term bore between two dates."""

    since: EdtfDate | None = Field(default=None, alias="from")
    until: EdtfDate | None = Field(default=None, alias="to")
    ru: TermName
    en: TermName

    def of(self, language: Language) -> TermName:
        """The forms in `language`."""
        return self.ru if language == "ru" else self.en

    def held_on(self, day: dt.date) -> bool:
        """Whether the name was borne on that day."""
        return (self.since is None or self.since.first <= day) and (self.until is None or day <= self.until.last)


class Term(Node):
    """A person, place, body, treaty or expression with its approved forms."""

    id: Id
    kind: Literal["person", "place", "organisation", "treaty", "expression"]
    ru: TermName
    en: TermName
    names: tuple[DatedName, ...] = ()
    note: Text | None = None

    def of(self, language: Language) -> TermName:
        """The approved forms in `language`, of the name borne today."""
        return self.ru if language == "ru" else self.en

    def named_on(self, day: dt.date, language: Language) -> TermName:
        """The approved forms in `language` of the name borne on that day."""
        for name in self.names:
            if name.held_on(day):
                return name.of(language)
        return self.of(language)


class Topic(Node):
    """What facts are gathered under, with its name in each language; `of` names the topics that a wider one joins."""

    id: Id
    ru: Text
    en: Text
    joins: tuple[Id, ...] = Field(default=(), alias="of")

    def of(self, language: Language) -> str:
        """The name in `language`."""
        return self.ru if language == "ru" else self.en


class Subject(Node):
    """What several facts measure; `constant` where rivals at different dates are still rivals."""

    id: Id
    ru: Text
    en: Text
    unit: Unit
    measure: Literal["stock", "flow"]
    constant: bool = False

    def of(self, language: Language) -> str:
        """The name in `language`."""
        return self.ru if language == "ru" else self.en

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
