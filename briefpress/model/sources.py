"""The documents that facts are drawn from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefpress.model.node import Node
from briefpress.model.record import Day, Digest, Doi, Edition, Pages, SourceType, WebAddress
from briefpress.model.value import EdtfDate
from briefpress.model.words import Bilingual, Id, Language, Text

Standing = Literal["official", "scholarly", "expert", "press", "interview", "reference", "editorial"]


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
