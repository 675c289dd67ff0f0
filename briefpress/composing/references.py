"""How a page names its sources: by GOST in Russian, by APA in English; in full at first, then short; in one order."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from string import ascii_lowercase

from markupsafe import Markup

from briefpress.composing import apa, gost
from briefpress.composing.runs import Run, Runs, ended, joined, markup_of
from briefpress.localising.catalogue import Catalogue
from briefpress.model.record import Locator
from briefpress.model.sources import Source
from briefpress.model.words import Language


@dataclass(frozen=True)
class Style:
    """A national style: the full reference, the short one, and what stands between two in one note."""

    full: Callable[[Source, Catalogue, str, Sequence[Locator]], Runs]
    short: Callable[[Source, Iterable[Source], Catalogue, str, Sequence[Locator]], Runs]
    between: str


STYLES: Mapping[Language, Style] = {
    "ru": Style(gost.reference, gost.short_reference, gost.BETWEEN),
    "en": Style(apa.reference, apa.short_reference, apa.BETWEEN),
}


Maker = Callable[[Source, tuple[Locator, ...]], Runs]


def title_in_quotes(text: str, language: Language) -> str:
    """A title in the quotation marks of the language; quotation marks inside become the inner ones."""
    if language == "ru":
        return "«" + text.replace("«", "„").replace("»", "“") + "»"
    return "“" + text.replace("“", "‘").replace("”", "’") + "”"


def _alphabetical(text: str) -> str:
    """Letters and digits only, in one case; ё as е, Latin letters without their accents."""
    bare = "".join(
        unicodedata.normalize("NFKD", character)[0] if character < "Ѐ" else character
        for character in text.casefold().replace("ё", "е")
    )
    return " ".join(re.findall(r"\w+", bare))


def order_in_list(source: Source) -> tuple[bool, str, str, tuple[dt.date, dt.date], str]:
    """The place in every list: those that GOST names in Russian first, each by the words that its entry by GOST begins with."""
    language = gost.language_of(source)
    title = source.title.of(language)
    begins = gost.heading(source) or title
    return (language != "ru", _alphabetical(begins), _alphabetical(title), source.issued.order, source.id)


@dataclass(frozen=True)
class Shelf:
    """The sources of a fact base as a page in `language` names them; all of them, so that no two are named alike."""

    sources: tuple[Source, ...]
    language: Language
    catalogue: Catalogue
    _made: dict[tuple[str, Source, tuple[Locator, ...]], Runs] = field(default_factory=dict, compare=False, repr=False)

    def full(self, source: Source, locators: Sequence[Locator] = ()) -> Runs:
        """A source as its first note names it."""
        return self._once(self._full, "full", source, tuple(locators))

    def short(self, source: Source, locators: Sequence[Locator] = ()) -> Runs:
        """A source as a later note names it."""
        return self._once(self._short, "short", source, tuple(locators))

    def _once(self, make: Maker, form: str, source: Source, locators: tuple[Locator, ...]) -> Runs:
        key = (form, source, locators)
        if key not in self._made:
            self._made[key] = make(source, locators)
        return self._made[key]

    def _full(self, source: Source, locators: tuple[Locator, ...]) -> Runs:
        return STYLES[self.language].full(source, self.catalogue, self._letters.get(source.id, ""), locators)

    def _short(self, source: Source, locators: tuple[Locator, ...]) -> Runs:
        others = [other for other in self.sources if other.id != source.id]
        letter = self._letters.get(source.id, "")
        return STYLES[self.language].short(source, others, self.catalogue, letter, locators)

    def together(self, references: Sequence[Runs]) -> Runs:
        """Several references of one note."""
        return joined(references, STYLES[self.language].between)

    def entry(self, source: Source) -> Markup:
        """A source as the list names it, with what a reader must know of it."""
        note = f" {source.note.of(self.language)}" if source.note is not None else ""
        return markup_of((*ended(self.full(source)), *((Run(note, self.language),) if note else ())), self.language)

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        """The letter after the year of each source that shares its authors and year with another."""
        alike: dict[str, list[str]] = {}
        for source in sorted(self.sources, key=order_in_list):
            others = [other for other in self.sources if other.id != source.id]
            if self.language == "en":
                alike.setdefault(apa.sameness(source, others, self.catalogue), []).append(source.id)
        return {
            source_id: letter
            for ids in alike.values()
            if len(ids) > 1
            for source_id, letter in zip(ids, ascii_lowercase, strict=False)
        }
