"""The listed names as stems, and where a text mentions one: by its approved form, by a forbidden one, or by a former one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from briefpress.localising.stems import name_stem, words_in
from briefpress.model.facts import FactBase
from briefpress.model.terms import DatedName, Term
from briefpress.model.words import Language

Standing = Literal["approved", "dated", "forbidden"]


@dataclass(frozen=True)
class Form:
    """One form of a term: its words, their stems, and whether it may stand."""

    term: Term
    words: tuple[str, ...]
    stems: tuple[str, ...]
    standing: Standing
    dated: DatedName | None = None


@dataclass(frozen=True)
class Mention:
    """A stretch of a text that is a form of a term."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True)
class Lexicon:
    """The forms of all terms in one language, by their first stems, the longest first; and every stem of what may stand."""

    language: Language
    by_first: Mapping[str, tuple[Form, ...]]
    stems: frozenset[str]
    words: frozenset[str]
    _seen: dict[str, tuple[Mention, ...]] = field(default_factory=dict, compare=False, repr=False)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The listed names in the text, the longest at each place, none overlapping another; of one text found once."""
        if text not in self._seen:
            self._seen[text] = tuple(self._find(text))
        return self._seen[text]

    def _find(self, text: str) -> Iterator[Mention]:
        words = words_in(text)
        stems = [name_stem(word, self.language) for _, word in words]
        index = 0
        while index < len(words):
            forms = self.by_first.get(stems[index])
            form = next((form for form in forms if _stands(form, words, stems, index)), None) if forms else None
            if form is None:
                index += 1
                continue
            last_offset, last_word = words[index + len(form.stems) - 1]
            yield Mention(words[index][0], last_offset + len(last_word), form)
            index += len(form.stems)


def _stands(form: Form, words: list[tuple[int, str]], stems: list[str], index: int) -> bool:
    """Whether the form begins at the word `index`; a capital of the form must be one in the text, an abbreviation stands as it is."""
    if tuple(stems[index : index + len(form.stems)]) != form.stems:
        return False
    for wanted, (_, word) in zip(form.words, words[index:], strict=False):
        if wanted[0].isupper() and not word[0].isupper():
            return False
        if len(wanted) > 1 and wanted.isupper() and not word.startswith(wanted):
            return False
    return True


def _forms_of(term: Term, language: Language) -> Iterator[Form]:
    names: list[tuple[str, Standing, DatedName | None]] = [
        (form, "approved", None) for form in term.of(language).approved
    ]
    names += [(form, "forbidden", None) for form in term.of(language).forbidden]
    names += [(form, "dated", dated) for dated in term.names for form in dated.of(language).approved]
    for name, standing, dated in names:
        words = tuple(word for _, word in words_in(name))
        if words:
            yield Form(term, words, tuple(name_stem(word, language) for word in words), standing, dated)


@lru_cache(maxsize=8)
def lexicon_of(base: FactBase, language: Language) -> Lexicon:
    """The lexicon of a fact base."""
    by_first: dict[str, list[Form]] = defaultdict(list)
    known: set[str] = set()
    words: set[str] = set()
    for term in base.terms.values():
        for form in _forms_of(term, language):
            by_first[form.stems[0]].append(form)
            if form.standing != "forbidden":
                known.update(form.stems)
                words.update(form.words)
    ordered = {first: tuple(sorted(forms, key=lambda form: -len(form.stems))) for first, forms in by_first.items()}
    return Lexicon(language, ordered, frozenset(known), frozenset(words))
