"""What one file of `briefs/` describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from briefpress.model.edtf import Date
from briefpress.model.facts import Fact, Kind
from briefpress.model.node import Node
from briefpress.model.value import EdtfDate
from briefpress.model.words import Bilingual, Case, Id, Language, Text

Genre = Literal["information-note", "analytical-note", "talking-points", "chronology", "fact-sheet", "reference-note"]
# Genres that say what matters first; the others are lists to look things up in.
WITH_MESSAGES: tuple[Genre, ...] = ("information-note", "analytical-note", "talking-points")
EditionName = Literal["ru", "en", "ru-en"]
EDITIONS: tuple[EditionName, ...] = ("ru", "en", "ru-en")
BLOCKS = ("text", "facts", "chronology", "table", "chart", "disputes")


class Prose(Bilingual):
    """One unit of authored prose in both languages; `forms` gives the Russian case of month-year dates."""

    id: Id
    forms: Mapping[str, Case] = Field(default_factory=dict)


def _begins_between(fact: Fact, since: Date | None, until: Date | None) -> bool:
    begins_in_time = since is None or since.first <= fact.as_of.first
    return begins_in_time and (until is None or fact.as_of.first <= until.last)


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

    def spans(self, fact: Fact) -> bool:
        """Whether the fact began between `since` and `until`."""
        return _begins_between(fact, self.since, self.until)


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


class Route(Node):
    """One line of a schematic: the fact that speaks of it, the terms it leads through in order, and what it is.

    A route without a `name` is what the one before it is. One that is `directed` leads from the first to the last.
    """

    fact: Id
    through: tuple[Id, ...] = Field(min_length=2, max_length=5)
    name: Bilingual | None = None
    directed: bool = False


class Chart(Node):
    """A picture made from facts: of subjects by date, of named facts, (a timeline) of what happened when, or of routes."""

    kind: Literal["columns", "lines", "shares", "timeline", "routes"]
    subject: Id | None = None
    subjects: tuple[Id, ...] = Field(default=(), max_length=4)
    facts: tuple[Id, ...] = ()
    topics: tuple[Id, ...] = ()
    kinds: tuple[Kind, ...] = ()
    routes: tuple[Route, ...] = ()
    since: EdtfDate | None = Field(default=None, alias="from")
    until: EdtfDate | None = Field(default=None, alias="to")
    title: Bilingual | None = None

    @model_validator(mode="after")
    def _something(self) -> Chart:
        named = (self.subjects, self.facts, self.topics, self.routes)
        if [self.subject is not None, *map(bool, named)].count(True) != 1:
            raise ValueError("a chart names a 'subject', 'subjects' or 'facts', a timeline 'topics' or 'facts'")
        if bool(self.routes) != (self.kind == "routes"):
            raise ValueError("a chart of the kind 'routes', and no other, names 'routes'")
        if self.routes and self.routes[0].name is None:
            raise ValueError("the first route has a 'name'")
        if self.series and self.kind == "timeline":
            raise ValueError("a timeline names 'topics' (with 'kinds') or 'facts'")
        if self.topics and self.kind != "timeline":
            raise ValueError("only a timeline names 'topics'")
        if self.kind != "timeline" and (self.kinds or self.since or self.until):
            raise ValueError("'kinds', 'from' and 'to' are for a timeline")
        if self.subject is None and self.title is None:
            raise ValueError("a chart of anything but one 'subject' has a 'title'")
        return self

    @property
    def series(self) -> tuple[Id, ...]:
        """The subjects whose observations it shows; none where it names facts or topics."""
        return (self.subject,) if self.subject is not None else self.subjects

    def spans(self, fact: Fact) -> bool:
        """Whether the fact began between `since` and `until`."""
        return _begins_between(fact, self.since, self.until)


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
    """One block of a section: exactly one of prose, facts as a list, a chronology, a table, a chart, or disputes."""

    id: Id | None = None
    text: Bilingual | None = None
    forms: Mapping[str, Case] = Field(default_factory=dict)
    facts: tuple[Id, ...] | None = None
    chronology: Chronology | None = None
    table: Table | None = None
    chart: Chart | None = None
    disputes: Disputes | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Block:
        if sum(getattr(self, name) is not None for name in BLOCKS) != 1:
            names = ", ".join(f"'{name}'" for name in BLOCKS[:-1])
            raise ValueError(f"a block has exactly one of {names} and '{BLOCKS[-1]}'")
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
