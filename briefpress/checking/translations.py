"""Whether a translation is reviewed: the wording and values of a unit held against `reviews.yaml`."""

from __future__ import annotations

from typing import Literal

from briefpress.model.placeholders import Printed, Resolver
from briefpress.model.reviews import ReviewFile, values_hash, wording_hash
from briefpress.model.units import Unit
from briefpress.model.value import Value
from briefpress.model.words import Language
from briefpress.reading.prose import Placeholder, flat, parse_prose

TranslationState = Literal["original", "reviewed", "translated", "stale", "unreviewed"]


def unit_values(unit: Unit, resolver: Resolver) -> list[Value]:
    """The values that the unit prints, in the order of the original."""
    pieces = flat(parse_prose(unit.of(unit.origin))) if unit.is_prose else ()
    found = (resolver(piece.name) for piece in pieces if isinstance(piece, Placeholder))
    return [printed.value for printed in found if isinstance(printed, Printed)]


def hashes_of(unit: Unit, resolver: Resolver) -> tuple[str, str]:
    """The hash of both wordings, and that of the values."""
    return wording_hash(unit.ru, unit.en), values_hash(unit_values(unit, resolver))


def state_of(unit: Unit, language: Language, reviews: ReviewFile, resolver: Resolver) -> TranslationState:
    """How far the unit's text in `language` can be relied on; a changed wording or value makes a review stale."""
    if language == unit.origin:
        return "original"
    review = (reviews.ru if language == "ru" else reviews.en).get(unit.id)
    if review is None:
        return "unreviewed"
    if (review.of, review.values_of) != hashes_of(unit, resolver):
        return "stale"
    return "translated" if review.state == "translated" else "reviewed"
