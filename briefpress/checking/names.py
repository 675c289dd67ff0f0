"""The rules of names in prose: facts, values and terms must exist, and terms stand in an approved form."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import snowballstemmer

from briefpress.checking.text import Text
from briefpress.findings import Finding, did_you_mean
from briefpress.model.facts import Language, Term
from briefpress.model.placeholders import Unresolved
from briefpress.reading.prose import Citation, Placeholder, TermMark

# What may follow the unchanging part of a person's name in Russian: Семедов-а, Токаев-ым, Юри-й, Юри-я, Марат-у.
_NAME_ENDINGS = frozenset(
    [
        "",
        "а",
        "у",
        "ым",
        "ом",
        "ем",
        "е",
        "я",
        "ю",
        "й",
        "и",
        "ы",
        "ой",
        "ей",
        "ого",
        "ому",
        "ий",
        "ая",
        "ую",
        "ь",
        "ии",
        "ию",
        "ия",
    ]
)
_STEMMERS = {"ru": snowballstemmer.stemmer("russian"), "en": snowballstemmer.stemmer("english")}


def find_unknown_names(text: Text) -> Iterator[Finding]:
    """`fact.unknown`, `value.unknown`, `value.ambiguous`: a placeholder or citation that stands for nothing."""
    for piece in text.pieces:
        if isinstance(piece, Placeholder):
            found = text.resolver(piece.name)
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


def _is_form_of(word: str, approved: str, term: Term, language: Language) -> bool:
    """Whether two words share their stem; of persons' names also where they differ by endings only (Семедов, Семедова)."""
    if any(character.isdigit() for character in word + approved):
        return word == approved
    stem = _STEMMERS[language].stemWord
    if stem(word) == stem(approved):
        return True
    shared = len(os.path.commonprefix((word, approved)))
    return (
        term.kind == "person" and shared >= 3 and word[shared:] in _NAME_ENDINGS and approved[shared:] in _NAME_ENDINGS
    )


def _words_of(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower())


def find_foreign_forms(text: Text) -> Iterator[Finding]:
    """`term.form`: a typed form that shares no stem with the term's approved name or short form."""
    for piece in text.pieces:
        if isinstance(piece, TermMark) and piece.form and piece.term in text.base.terms:
            record = text.base.terms[piece.term]
            term = record.of(text.language)
            approved = _words_of(f"{term.name} {term.short or ''}")
            if not all(
                any(_is_form_of(word, known, record, text.language) for known in approved)
                for word in _words_of(piece.form)
            ):
                yield text.finding(
                    piece.offset,
                    "term.form",
                    f"'{piece.form}' is no form of '{term.name}'",
                    "type an inflected form of the approved name or of its short form",
                )


def find_forbidden_forms(text: Text) -> Iterator[Finding]:
    """`term.forbidden`: a variant of a name that the fact base forbids."""
    for term in text.base.terms.values():
        for form in term.of(text.language).forbidden:
            for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text.wording):
                message = f"'{form}' is a forbidden form of '{term.of(text.language).name}'"
                yield text.finding(match.start(), "term.forbidden", message)
