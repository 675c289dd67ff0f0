"""The fact base: sources, terms, subjects, facts with their evidence, and disputes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from briefpress.model.node import Node
from briefpress.model.value import EdtfDate, Unit, Value

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")
_FIRST_WORD = re.compile(r"[\w-]*")
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


def _sha256(text: str) -> str:
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError("a SHA-256 has 64 hexadecimal digits in lower case")
    return text


class Source(Node):
    """A document that facts are drawn from; the fields are those of a CSL record, in two languages."""

    id: Id
    type: Literal[
        "article-journal", "article-newspaper", "article", "interview", "report", "chapter", "webpage", "document"
    ]
    standing: Standing
    language: Language
    author: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    title: Bilingual
    container: Bilingual | None = None
    issued: EdtfDate
    sha256: Annotated[str, AfterValidator(_sha256)] | None = None
    span: Part | None = None
    note: Bilingual | None = None


class TermName(Node):
    """A term's approved form in one language, its short form, and the forms that may not be used."""

    name: Text
    short: Text | None = None
    forbidden: tuple[Text, ...] = ()


class DatedName(Node):
    """The name a term bore between two dates."""

    since: EdtfDate | None = Field(default=None, alias="from")
    until: EdtfDate | None = Field(default=None, alias="to")
    ru: TermName
    en: TermName


class Term(Node):
    """A person, place, body, treaty or expression with its approved forms."""

    id: Id
    kind: Literal["person", "place", "organisation", "treaty", "expression"]
    ru: TermName
    en: TermName
    names: tuple[DatedName, ...] = ()
    note: Text | None = None

    def of(self, language: Language) -> TermName:
        """The approved forms in `language`."""
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
    locator: Text | None = None


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


class Dispute(Node):
    """The recorded decision how a brief presents rivals."""

    id: Id
    facts: tuple[Id, ...] = Field(min_length=2)
    present: Literal["prefer", "both", "range", "apart"]
    text: Bilingual


class FactFile(Node):
    """The whole of `facts.yaml`."""

    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...] = ()
    subjects: tuple[Subject, ...] = ()
    facts: tuple[Fact, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True)
class FactBase:
    """The facts of one file, and the same by id."""

    file: FactFile

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

    @cached_property
    def forbidden_forms(self) -> Mapping[Language, Mapping[str, tuple[tuple[int, str, str], ...]]]:
        """By their first words the forbidden forms, each with its place in the file's order and its term's id."""
        found: dict[Language, dict[str, tuple[tuple[int, str, str], ...]]] = {language: {} for language in LANGUAGES}
        for language, by_word in found.items():
            forms = [(term.id, form) for term in self.terms.values() for form in term.of(language).forbidden]
            for order, (term_id, form) in enumerate(forms):
                first = _FIRST_WORD.match(form)
                word = first[0] if first else ""
                by_word[word] = (*by_word.get(word, ()), (order, term_id, form))
        return found
