"""Names: the approved forms of persons, places, bodies and treaties, and when each was borne."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from briefpress.model.node import Node
from briefpress.model.value import EdtfDate
from briefpress.model.words import Id, Language, Text


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
