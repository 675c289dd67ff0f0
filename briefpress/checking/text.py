"""A unit in one language, as the rules of prose look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefpress.checking.lexicon import Lexicon, Mention, lexicon_of
from briefpress.findings import Finding, error, warning
from briefpress.model.brief import Waiver
from briefpress.model.facts import FactBase
from briefpress.model.placeholders import Printed, Resolver, Unresolved
from briefpress.model.units import Unit
from briefpress.model.words import Language
from briefpress.reading.prose import Citation, Placeholder, TermMark, Words, flat, parse_prose


@dataclass(frozen=True)
class Text:
    """A unit in one language, with all that its rules look at."""

    unit: Unit
    language: Language
    base: FactBase
    resolver: Resolver
    waivers: tuple[Waiver, ...]

    @cached_property
    def wording(self) -> str:
        """The text as written."""
        return self.unit.of(self.language)

    @cached_property
    def pieces(self) -> tuple[Words | Placeholder | Citation | TermMark, ...]:
        """The pieces of the text; a title or heading is words only."""
        if not self.unit.is_prose:
            return (Words(self.wording, 0),)
        return flat(parse_prose(self.wording))

    @cached_property
    def values(self) -> Mapping[int, Printed | Unresolved]:
        """What each placeholder stands for, by its offset."""
        return {piece.offset: self.resolver(piece.name) for piece in self.pieces if isinstance(piece, Placeholder)}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The listed names in the text's language."""
        return lexicon_of(self.base, self.language)

    @cached_property
    def mentions(self) -> Mapping[int, tuple[Mention, ...]]:
        """The listed names in the plain words of the text, by the offset of the piece they stand in."""
        words = (piece for piece in self.pieces if isinstance(piece, Words))
        return {piece.offset: self.lexicon.mentions(piece.raw) for piece in words}

    def is_waived(self, offset: int, stretch: str) -> bool:
        """Whether a waiver of the brief names the unit and a text that holds the stretch at `offset`."""
        for waiver in self.waivers:
            start = self.wording.find(waiver.text)
            if (
                waiver.unit == self.unit.id
                and 0 <= start <= offset
                and offset + len(stretch) <= start + len(waiver.text)
            ):
                return True
        return False

    def finding(self, offset: int, code: str, message: str, hint: str = "", *, is_warning: bool = False) -> Finding:
        """A finding at the character `offset` of the text."""
        place = self.unit.node.place_in(self.language, self.wording, offset)
        return (warning if is_warning else error)(place, code, message, hint)
