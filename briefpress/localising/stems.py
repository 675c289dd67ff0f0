"""Words and their stems: what Астане, Астаной and Astana’s have in common with the name that is listed."""

from __future__ import annotations

import re
from functools import cache

import snowballstemmer

from briefpress.model.words import Language

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CAPITALISED = re.compile(rf"(?<![^\W\d_])(?<![^\W\d_][-’'])(?=[A-ZА-ЯЁ]){_WORD.pattern}")
_POSSESSIVE = re.compile(r"[’']s?$")
# The endings of Russian nouns and adjectives; «-ов» and «-ев» are left out: they belong to surnames.
_WRITTEN_ENDINGS = (
    "иями ями ами иях иям ией иею ием ого его ому ему ыми ими ей ой ую юю ая яя ое ее ые ие ий ый ых их ым им ом ем "
    "ам ям ах ях ью ия ию ии ья ье ьи а я о е ы и у ю й ь"
)
_ENDINGS = frozenset(_WRITTEN_ENDINGS.split())
_VOWELS = "аеийоуыэюяь"
_STEMMERS = {"ru": snowballstemmer.stemmer("russian"), "en": snowballstemmer.stemmer("english")}


@cache
def stem(word: str, language: Language) -> str:
    """The stem of a word in lower case; of an English possessive that of the word itself. Snowball algorithms."""
    plain = word.lower().replace("ё", "е")
    return str(_STEMMERS[language].stemWord(_POSSESSIVE.sub("", plain) if language == "en" else plain))


@cache
def name_stem(word: str, language: Language) -> str:
    """The unchanging part of a name: that of Астана, Астане and Астаной is one.

    Snowball's Russian stemmer is made for running text and takes «-на» of «Астана» for the ending of a verb. English
    names have a plural and a possessive at most.
    """
    if language == "en":
        return _POSSESSIVE.sub("", word.lower()).removesuffix("s")
    plain = word.lower().replace("ё", "е")
    for length in (4, 3, 2, 1):
        if plain[-length:] in _ENDINGS and len(plain) - length >= 2:
            return plain[:-length].rstrip(_VOWELS) or plain
    return plain


def words_in(text: str) -> list[tuple[int, str]]:
    """Every word of the text, hyphens and apostrophes inside it kept, with its offset; digits are no words."""
    return [(match.start(), match[0]) for match in _WORD.finditer(text)]


def capitalised_in(text: str) -> list[tuple[int, str]]:
    """The words of the text that begin with a capital, as `words_in` gives them."""
    return [(match.start(), match[0]) for match in _CAPITALISED.finditer(text)]


def stems_of(text: str, language: Language) -> frozenset[str]:
    """The stems of the words of the text."""
    return frozenset(stem(word, language) for _, word in words_in(text))
