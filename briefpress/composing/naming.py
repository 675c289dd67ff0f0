"""The parts of a reference that both styles build alike: names, short titles, places inside a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from briefpress.localising.numbers import NBSP
from briefpress.model.record import Locator
from briefpress.model.sources import Name, Source
from briefpress.model.words import Language

_LEAST_WORDS = 3
_CONJUNCTIONS = ("and", "or", "и", "или")
_LOCATOR_WORDS = {
    "page": "p. {number}",
    "article": "Article {number}",
    "paragraph": "para. {number}",
    "chapter": "Chapter {number}",
    "section": "Section {number}",
}
Word = Callable[[str], str]


def initials(name: Name, language: Language) -> str:
    """The given names as initials: «С. А.», “J.-P.”; what was given as initials stays as it is."""
    given = re.sub(r"\.(?=\w)", ". ", name.given.of(language)) if name.given is not None else ""
    parts = (
        part if part.endswith(".") else "-".join(f"{half[0]}." for half in part.split("-") if half)
        for part in given.split()
    )
    return NBSP.join(parts)


def inverted(name: Name, language: Language, signs: str) -> str:
    """The family name, the signs, the initials; an institution by its name."""
    if name.literal is not None:
        return name.literal.of(language)
    family = name.family.of(language) if name.family is not None else ""
    return signs.join(part for part in (family, initials(name, language)) if part)


def direct(name: Name, language: Language) -> str:
    """The initials, then the family name; an institution by its name."""
    if name.literal is not None:
        return name.literal.of(language)
    family = name.family.of(language) if name.family is not None else ""
    return NBSP.join(part for part in (initials(name, language), family) if part)


def own_title(source: Source, language: Language) -> str:
    """The title without a full stop of its own; an abbreviation keeps its."""
    return re.sub(r"(?<=\w{4})\.$", "", source.title.of(language))


def english_ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def year_is_enough(source: Source) -> bool:
    """Whether references give the year alone: of books, and of articles that their volume or issue tells apart."""
    in_volume = source.volume is not None or source.issue is not None
    return source.type in ("book", "chapter") or (source.type == "article-journal" and in_volume)


def _is_torn(words: Sequence[str], following: str) -> bool:
    """Whether the words break off inside quotation marks, at a preposition, or before an “and” or “or” that goes on with them."""
    text = " ".join(words)
    open_marks = any(text.count(one) > text.count(other) for one, other in ("«»", "“”", "()"))
    return open_marks or len(words[-1]) <= 3 or words[-1].endswith((":", ",")) or following in _CONJUNCTIONS


def short_title(title: str, others: Iterable[str]) -> str:
    """The first words of a title, as many as tell it from the `others`; the whole where it would lose but a word."""
    words, rivals = title.split(), [other.casefold().split() for other in others]
    for count in range(_LEAST_WORDS, len(words) - 1):
        begun = [word.casefold() for word in words[:count]]
        if not _is_torn(words[:count], words[count]) and all(rival[:count] != begun for rival in rivals):
            return " ".join(words[:count])
    return title


def print_locators(locators: Iterable[Locator], word: Word) -> str:
    """The places inside a document: “pp. 3–5, 7, Article 2”; `word` gives the wording of a key."""
    numbers: dict[str, list[str]] = {}
    for locator in dict.fromkeys(locators):
        numbers.setdefault(locator.kind, []).append(locator.number)
    parts = []
    for kind, found in numbers.items():
        number = ", ".join(found)
        key = "pp. {number}" if kind == "page" and not number.isdigit() else _LOCATOR_WORDS[kind]
        parts.append(word(key).format(number=number).replace(" ", NBSP, 1))
    return ", ".join(parts)
