"""What one file of `briefs/` describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from briefpress.model.facts import Kind
from briefpress.model.node import Node
from briefpress.model.value import EdtfDate
from briefpress.model.words import Bilingual, Case, Id, Language, Text

Genre = Literal["information-note", "analytical-note", "talking-points", "chronology", "fact-sheet", "reference-note"]
# Genres that say what matters first; the others are lists to look things up in.
WITH_MESSAGES: tuple[Genre, ...] = ("information-note", "analytical-note", "talking-points")
EditionName = Literal["ru", "en", "ru-en"]
EDITIONS: tuple[EditionName, ...] = ("ru", "en", "ru-en")


class Prose(Node):
    """One unit of authored prose in both languages; `forms` gives the Russian case of month-year dates."""

    id: Id
    ru: Text
    en: Text
    forms: Mapping[str, Case] = Field(default_factory=dict)

    def of(self, language: Language) -> str:
        """The prose in `language`."""
        return self.ru if language == "ru" else self.en


class Chronology(Node):
    """A chronology of all facts of some topics and kinds, or of named facts; oldest first.

    `since` and `until` keep it to the facts that began between them.
    """

    topics: tuple[Id, ...] = ()
    kinds: tuple[Kind, ...] = ()
    facts: tuple[Id, ...] = ()
    since: EdtfDate | None = Field(default=None, alias="from")
    until: EdtfDate | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _something(self) -> Chronology:
        if bool(self.topics) == bool(self.facts):
            raise ValueError("a chronology names either 'topics' (with 'kinds') or 'facts'")
        return self


class Table(Node):
    """A table of figures: the series of one or several subjects, by date, or named facts, one a row."""

    subject: Id | None = None
    subjects: tuple[Id, ...] = Field(default=(), max_length=4)
    facts: tuple[Id, ...] = ()
    caption: Bilingual | None = None

    @model_validator(mode="after")
    def _something(self) -> Table:
        if [self.subject is not None, bool(self.subjects), bool(self.facts)].count(True) != 1:
            raise ValueError("a table names a 'subject', 'subjects' or 'facts'")
        return self

    @property
    def series(self) -> tuple[Id, ...]:
        """The subjects whose observations it shows by date; none where it names facts."""
        return (self.subject,) if self.subject is not None else self.subjects


class Disputes(Node):
    """The disputes of some topics, or named ones."""

    topics: tuple[Id, ...] = ()
    ids: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> Disputes:
        if bool(self.topics) == bool(self.ids):
            raise ValueError("disputes are chosen either by 'topics' or by 'ids'")
        return self


class Block(Node):
    """One block of a section: exactly one of prose, facts as a list, a chronology, a table, or disputes."""

    id: Id | None = None
    text: Bilingual | None = None
    forms: Mapping[str, Case] = Field(default_factory=dict)
    facts: tuple[Id, ...] | None = None
    chronology: Chronology | None = None
    table: Table | None = None
    disputes: Disputes | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Block:
        given = [
            name for name in ("text", "facts", "chronology", "table", "disputes") if getattr(self, name) is not None
        ]
        if len(given) != 1:
            raise ValueError("a block has exactly one of 'text', 'facts', 'chronology', 'table' and 'disputes'")
        if self.text is not None and self.id is None:
            raise ValueError("a block of text has an 'id': its translation is kept under it")
        return self


class Section(Node):
    """A titled section; its blocks have one order in every language."""

    id: Id
    heading: Bilingual
    blocks: tuple[Block, ...] = Field(min_length=1)


class Waiver(Node):
    """A naked figure or an unlisted name that may stand, by the unit it stands in and the text it is part of, with the reason."""

    unit: Text
    text: Text
    reason: Text


class Brief(Node):
    """One brief: what it is, and what it says in both languages."""

    genre: Genre
    title: Bilingual
    topics: tuple[Id, ...] = Field(min_length=1)
    as_of: EdtfDate
    status: Literal["draft", "final"]
    origin: Language = "ru"
    number: Text | None = None
    date: EdtfDate | None = None
    prepared_by: Bilingual | None = None
    marking: Bilingual | None = None
    audience: Bilingual | None = None
    key_messages: tuple[Prose, ...] = ()
    key_figures: tuple[Id, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    waivers: tuple[Waiver, ...] = ()

    @model_validator(mode="after")
    def _messages_of_genre(self) -> Brief:
        if self.genre in WITH_MESSAGES and not self.key_messages:
            raise ValueError(f"the genre '{self.genre}' opens with 'key_messages': write at least one")
        return self
