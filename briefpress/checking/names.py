"""The rules of names in prose: facts, values and terms must exist, and terms stand in an approved form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefpress.checking.text import Text
from briefpress.findings import Finding, did_you_mean
from briefpress.localising.stems import name_stem, stem
from briefpress.model.facts import ATTRIBUTED, Fact, FactBase
from briefpress.model.placeholders import Printed, Unresolved
from briefpress.model.terms import Term, TermName
from briefpress.model.words import Language
from briefpress.reading.prose import Citation, Placeholder, TermMark, flat, parse_prose

# A word of a name that is long enough to tell whose it is.
_TELLING_LENGTH = 4
_WORD = re.compile(r"[\w-]+")


def find_unknown_names(text: Text) -> Iterator[Finding]:
    """`fact.unknown`, `value.unknown`, `value.ambiguous`: a placeholder or citation that stands for nothing."""
    for piece in text.pieces:
        if isinstance(piece, Placeholder):
            found = text.values[piece.offset]
            if isinstance(found, Unresolved):
                yield text.finding(piece.offset, found.code, found.message, did_you_mean(piece.name, found.known))
        elif isinstance(piece, Citation) and piece.fact not in text.base.facts:
            yield text.finding(
                piece.offset, "fact.unknown", f"no fact '{piece.fact}'", did_you_mean(piece.fact, text.base.facts)
            )


def find_unknown_terms(text: Text) -> Iterator[Finding]:
    """`term.unknown`: a term that is not in the fact base."""
    for piece in text.pieces:
        if isinstance(piece, TermMark) and piece.term not in text.base.terms:
            yield text.finding(
                piece.offset, "term.unknown", f"no term '{piece.term}'", did_you_mean(piece.term, text.base.terms)
            )


@cache
def _holds_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _is_form_of(word: str, approved: str, language: Language) -> bool:
    """Whether two words differ by their endings only (Семедов, Семедова)."""
    if _holds_digit(word) or _holds_digit(approved):
        return word == approved
    if name_stem(word, language) == name_stem(approved, language):
        return True
    return language == "ru" and stem(word, language) == stem(approved, language)


def _share_a_form(some: set[str], others: set[str], language: Language) -> bool:
    """Whether a word of the one differs from a word of the other by its ending only."""
    if {name_stem(word, language) for word in some} & {name_stem(word, language) for word in others}:
        return True
    return language == "ru" and bool(
        {stem(word, language) for word in some} & {stem(word, language) for word in others}
    )


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _names_of(term: Term, language: Language) -> tuple[TermName, ...]:
    """The forms of every name that the term bears or bore: a marked one is a deliberate one."""
    return (term.of(language), *(name.of(language) for name in term.names))


def find_foreign_forms(text: Text) -> Iterator[Finding]:
    """`term.form`: a typed form that shares no stem with the term's approved name or short form."""
    for piece in text.pieces:
        if isinstance(piece, TermMark) and piece.form and piece.term in text.base.terms:
            record = text.base.terms[piece.term]
            term = record.of(text.language)
            approved = _words_of(" ".join(form for name in _names_of(record, text.language) for form in name.approved))
            if not all(
                any(_is_form_of(word, known, text.language) for known in approved) for word in _words_of(piece.form)
            ):
                yield text.finding(
                    piece.offset,
                    "term.form",
                    f"'{piece.form}' is no form of '{term.name}'",
                    "type an inflected form of the approved name or of its short form",
                )


@lru_cache(maxsize=8192)
def names_one_of(wording: str, term_ids: tuple[str, ...], base: FactBase, language: Language) -> bool:
    """Whether the text names one of the terms: by a mark, or by a word of an approved name in any form.

    Of terms that do not exist nothing can be told; they are a finding of their own.
    """
    if not set(term_ids) <= base.terms.keys():
        return True
    names = [base.terms[term_id].of(language) for term_id in term_ids]
    approved = (word for name in names for word in _words_of(f"{name.name} {name.short or ''}"))
    known, words = {word for word in approved if len(word) >= _TELLING_LENGTH}, set(_words_of(wording))
    if _share_a_form(known, words, language):
        return True
    return any(isinstance(piece, TermMark) and piece.term in term_ids for piece in flat(parse_prose(wording)))


def names_term(wording: str, term: Term, language: Language) -> bool:
    """Whether the text names the term: by a mark, or by every word of its name or short form, in any form of the word."""
    if any(isinstance(piece, TermMark) and piece.term == term.id for piece in flat(parse_prose(wording))):
        return True
    said = _words_of(wording)
    forms = [form for name in _names_of(term, language) for form in (name.name, name.short) if form]
    return any(
        all(any(_is_form_of(word, wanted, language) for word in said) for wanted in _words_of(form)) for form in forms
    )


def find_plain_assessments(text: Text) -> Iterator[Finding]:
    """`assessment.plain`: an opinion, forecast or recommendation is used, and the text does not say whose it is."""
    used: dict[str, tuple[Fact, int]] = {}
    for piece in text.pieces:
        if isinstance(piece, Citation) and piece.fact in text.base.facts:
            used.setdefault(piece.fact, (text.base.facts[piece.fact], piece.offset))
        found = text.values[piece.offset] if isinstance(piece, Placeholder) else None
        if isinstance(found, Printed):
            used.setdefault(found.fact.id, (found.fact, piece.offset))
    for fact, offset in used.values():
        is_somebodys = fact.kind in ATTRIBUTED and fact.attributed_to and not text.unit.is_part
        if is_somebodys and not names_one_of(text.wording, fact.attributed_to, text.base, text.language):
            owners = " and ".join(fact.attributed_to)
            message = f"'{fact.id}' is the {fact.kind} of {owners}, whom the text does not name"
            yield text.finding(offset, "assessment.plain", message)
