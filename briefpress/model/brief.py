"""What one file of `briefs/` describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from briefpress.model.facts import Bilingual, Case, Id, Kind, Language, Text
from briefpress.model.node import Node
from briefpress.model.value import EdtfDate

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
    """A chronology of all facts of some topics and kinds, or of named facts; oldest first."""

    topics: tuple[Id, ...] = ()
    kinds: tuple[Kind, ...] = ()
    facts: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> Chronology:
        if bool(self.topics) == bool(self.facts):
            raise ValueError("a chronology names either 'topics' (with 'kinds') or 'facts'")
        return self


class Table(Node):
    """A table of figures: all observations of one subject, or named facts."""

    subject: Id | None = None
    facts: tuple[Id, ...] = ()
    caption: Bilingual | None = None

    @model_validator(mode="after")
    def _something(self) -> Table:
        if (self.subject is not None) == bool(self.facts):
            raise ValueError("a table names either a 'subject' or 'facts'")
        return self


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

    genre: Literal["information-note"]
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
    key_messages: tuple[Prose, ...] = Field(min_length=1)
    key_figures: tuple[Id, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    waivers: tuple[Waiver, ...] = ()
