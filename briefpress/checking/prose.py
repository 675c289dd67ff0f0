"""All rules of authored text, applied to a unit: each language by itself, then the two against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefpress.checking.figures import find_disagreement, find_missing_hedges, find_naked_figures
from briefpress.checking.letters import find_script_faults, find_stray_marks, find_typographic_faults
from briefpress.checking.listing import find_forbidden_forms, find_unlisted_names, find_untimely_names
from briefpress.checking.names import (
    find_foreign_forms,
    find_plain_assessments,
    find_unknown_names,
    find_unknown_terms,
)
from briefpress.checking.text import Text
from briefpress.findings import Finding, error
from briefpress.model.brief import Waiver
from briefpress.model.facts import FactBase
from briefpress.model.placeholders import Resolver
from briefpress.model.units import Unit
from briefpress.model.words import LANGUAGES, Language
from briefpress.reading.prose import Citation, Placeholder, flat, parse_prose

TEXT_RULES = (
    find_unknown_names,
    find_unknown_terms,
    find_foreign_forms,
    find_stray_marks,
    find_naked_figures,
    find_missing_hedges,
    find_forbidden_forms,
    find_untimely_names,
    find_unlisted_names,
    find_plain_assessments,
    find_disagreement,
    find_script_faults,
    find_typographic_faults,
)


def find_language_differences(unit: Unit) -> Iterator[Finding]:
    """`placeholder.differs`: the two languages print or cite different values."""
    names: dict[Language, Counter[str]] = {}
    for language in LANGUAGES:
        pieces = flat(parse_prose(unit.of(language)))
        names[language] = Counter(
            piece.name if isinstance(piece, Placeholder) else f"@{piece.fact}"
            for piece in pieces
            if isinstance(piece, Placeholder | Citation)
        )
    for one, other in (("ru", "en"), ("en", "ru")):
        missing = names[one] - names[other]  # type: ignore[index]
        for name in sorted(missing):
            mark = f"[{name}]" if name.startswith("@") else f"{{{name}}}"
            yield error(
                unit.node.place_of(other), "placeholder.differs", f"'{mark}' stands in '{one}' and not in '{other}'"
            )


def find_idle_forms(unit: Unit) -> Iterator[Finding]:
    """`forms.idle`: the case of a date that the text does not print."""
    printed = {piece.name for piece in flat(parse_prose(unit.ru)) if isinstance(piece, Placeholder)}
    for name in unit.forms:
        if name not in printed:
            yield error(unit.node.place, "forms.idle", f"'forms' names '{name}', which the Russian text does not print")


def check_unit(unit: Unit, base: FactBase, resolver: Resolver, waivers: tuple[Waiver, ...] = ()) -> Iterator[Finding]:
    """Every finding of one unit, in both languages."""
    for language in LANGUAGES:
        text = Text(unit, language, base, resolver, waivers)
        for rule in TEXT_RULES:
            yield from rule(text)
    if unit.is_prose:
        yield from find_language_differences(unit)
    if not unit.is_part:
        yield from find_idle_forms(unit)
