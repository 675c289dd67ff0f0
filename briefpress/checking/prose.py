"""The rules of authored text: what a unit says must come from the fact base, and be the same in both languages."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import snowballstemmer

from briefpress.findings import Finding, did_you_mean, error, warning
from briefpress.localising.hedges import has_hedge, has_period
from briefpress.localising.nouns import NOUNS, allowed_forms, counted_noun
from briefpress.model.brief import Unit, Waiver
from briefpress.model.facts import LANGUAGES, FactBase, Language, Term
from briefpress.model.placeholders import Printed, Resolver, Unresolved
from briefpress.reading.prose import Citation, Placeholder, TermMark, Words, flat, parse_prose, stray_marks

_DIGITS = re.compile(r"\d[\d\s\u00a0.,–—-]*\d|\d")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_MIXED = re.compile(r"\b\w*(?:[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z])\w*\b")
# What may follow the unchanging part of a person's name in Russian: Семедов-а, Токаев-ым, Юри-й, Юри-я, Марат-у.
_NAME_ENDINGS = frozenset(
    {
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
    }
)
_STEMMERS = {"ru": snowballstemmer.stemmer("russian"), "en": snowballstemmer.stemmer("english")}


@dataclass(frozen=True)
class Text:
    """A unit in one language, with all that its rules look at."""

    unit: Unit
    language: Language
    base: FactBase
    resolver: Resolver
    waivers: tuple[Waiver, ...]

    @property
    def wording(self) -> str:
        """The text as written."""
        return self.unit.of(self.language)

    @property
    def pieces(self) -> tuple[Words | Placeholder | Citation | TermMark, ...]:
        """The pieces of the text; a title or heading is words only."""
        if not self.unit.is_prose:
            return (Words(self.wording, 0),)
        return flat(parse_prose(self.wording))

    def finding(self, offset: int, code: str, message: str, hint: str = "", *, is_warning: bool = False) -> Finding:
        """A finding at the character `offset` of the text."""
        place = self.unit.node.place_in(self.language, self.wording, offset)
        return (warning if is_warning else error)(place, code, message, hint)


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


def find_stray_marks(text: Text) -> Iterator[Finding]:
    """`prose.mark`: a brace, bracket or star that belongs to no mark."""
    for offset, character in stray_marks(tuple(text.pieces)):
        yield text.finding(
            offset,
            "prose.mark",
            f"'{character}' belongs to no mark",
            "marks are {fact}, {fact.value}, [@fact], [[term]], [[term|form]] and *emphasis*",
        )


def _is_waived(text: Text, offset: int, figure: str) -> bool:
    for waiver in text.waivers:
        start = text.wording.find(waiver.text)
        if (
            waiver.unit == text.unit.id
            and start >= 0
            and start <= offset
            and offset + len(figure) <= start + len(waiver.text)
        ):
            return True
    return False


def _in_term_name(text: Text, start: int, end: int, words: str) -> bool:
    """Whether `words[start:end]` lies inside an approved name that holds digits."""
    names = [term.of(text.language) for term in text.base.terms.values()]
    for name in {name for term in names for name in (term.name, term.short or "") if re.search(r"\d", name)}:
        if any(match.start() <= start and end <= match.end() for match in re.finditer(re.escape(name), words)):
            return True
    return False


def find_naked_figures(text: Text) -> Iterator[Finding]:
    """`figure.naked`: a digit typed into prose. A figure is a fact's value; a name that holds digits is a term."""
    for piece in text.pieces:
        if not isinstance(piece, Words):
            continue
        for match in _DIGITS.finditer(piece.raw):
            offset = piece.offset + match.start()
            if not _is_waived(text, offset, match[0]) and not _in_term_name(
                text, match.start(), match.end(), piece.raw
            ):
                yield text.finding(
                    offset,
                    "figure.naked",
                    f"the figure '{match[0].strip()}' is typed, not taken from a fact",
                    "make it a fact's value and print it with {fact.value}",
                )


def _sentence_at(text: Text, offset: int) -> str:
    """The words of the sentence that holds the character `offset`."""
    ends = [match.end() for match in re.finditer(r"[.!?…]+[»”)]*\s+(?=[A-ZА-ЯЁ«“({\[*])", text.wording)]
    start = max((end for end in ends if end <= offset), default=0)
    end = min((end for end in ends if end > offset), default=len(text.wording))
    return text.wording[start:end]


def find_missing_hedges(text: Text) -> Iterator[Finding]:
    """`hedge.missing`, `per.missing`: an approximate value, or one a year, and the sentence does not say so."""
    for piece in text.pieces:
        found = text.resolver(piece.name) if isinstance(piece, Placeholder) else None
        if not isinstance(found, Printed):
            continue
        sentence, value = _sentence_at(text, piece.offset), found.value
        if value.approx and not has_hedge(sentence, value.approx, text.language):
            message = f"the value '{piece.raw}' is '{value.approx}', and the sentence has no word for it"
            yield text.finding(piece.offset, "hedge.missing", message)
        if value.per and not has_period(sentence, value.per, text.language):
            message = f"the value '{piece.raw}' is per {value.per}, and the sentence has no word for it"
            yield text.finding(piece.offset, "per.missing", message)


def find_forbidden_forms(text: Text) -> Iterator[Finding]:
    """`term.forbidden`: a variant of a name that the fact base forbids."""
    for term in text.base.terms.values():
        for form in term.of(text.language).forbidden:
            for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text.wording):
                message = f"'{form}' is a forbidden form of '{term.of(text.language).name}'"
                yield text.finding(match.start(), "term.forbidden", message)


def find_disagreement(text: Text) -> Iterator[Finding]:
    """`noun.agreement`, `noun.unknown`: the Russian noun after a counted number is in a form the number cannot take."""
    if text.language != "ru":
        return
    pieces = text.pieces
    for piece, following in zip(pieces, pieces[1:], strict=False):
        found = text.resolver(piece.name) if isinstance(piece, Placeholder) else None
        if not (isinstance(found, Printed) and found.value.is_counted and isinstance(following, Words)):
            continue
        noun = counted_noun(following.raw)
        number = found.value.amount if found.value.amount is not None else (found.value.range or (None, None))[1]
        if noun is None or number is None:
            continue
        if noun not in NOUNS:
            yield text.finding(
                following.offset,
                "noun.unknown",
                f"the noun '{noun}' after a number could not be checked",
                "add it to the table of counted nouns",
                is_warning=True,
            )
        elif noun not in allowed_forms(number, noun, found.value.scale is not None):
            allowed = ", ".join(sorted(allowed_forms(number, noun, found.value.scale is not None)))
            yield text.finding(
                following.offset, "noun.agreement", f"'{noun}' cannot follow {number}", f"one of: {allowed}"
            )


def find_script_faults(text: Text) -> Iterator[Finding]:
    """`script.mixed`: a word of both alphabets; `script.foreign`: Cyrillic in an English text."""
    for piece in text.pieces:
        if isinstance(piece, Words):
            for match in _MIXED.finditer(piece.raw):
                yield text.finding(
                    piece.offset + match.start(), "script.mixed", f"'{match[0]}' mixes Latin and Cyrillic letters"
                )
            if text.language == "en" and (found := _CYRILLIC.search(piece.raw)) and not _MIXED.search(piece.raw):
                yield text.finding(
                    piece.offset + found.start(), "script.foreign", "Cyrillic letters in an English text"
                )


def find_typographic_faults(text: Text) -> Iterator[Finding]:
    """`typography.quotes`, `typography.dash`, `typography.space`: straight quotes, a hyphen for a dash, two spaces."""
    for piece in text.pieces:
        if not isinstance(piece, Words):
            continue
        wanted = "« »" if text.language == "ru" else "“ ”"
        for match in re.finditer(r'"', piece.raw):
            yield text.finding(
                piece.offset + match.start(), "typography.quotes", "straight quotation mark", f"use {wanted}"
            )
        for match in re.finditer(r"(?<=\s)-(?=\s)", piece.raw):
            yield text.finding(
                piece.offset + match.start(), "typography.dash", "a hyphen stands for a dash", "use — or –"
            )
        for match in re.finditer(r"  +", piece.raw):
            yield text.finding(piece.offset + match.start(), "typography.space", "two spaces")


TEXT_RULES = (
    find_unknown_names,
    find_unknown_terms,
    find_foreign_forms,
    find_stray_marks,
    find_naked_figures,
    find_missing_hedges,
    find_forbidden_forms,
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
