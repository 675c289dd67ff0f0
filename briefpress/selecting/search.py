"""Facts found for words typed in either language: every word counts by how rare it is, and by where it stands."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from briefpress.localising.stems import stem, stems_of, words_in
from briefpress.model.edtf import Date
from briefpress.model.facts import Fact, FactBase, Kind
from briefpress.model.words import LANGUAGES, Language
from briefpress.reading.prose import TermMark, Words, flat, parse_prose

_YEAR = re.compile(r"\b\d{4}\b")
# Words that every question has and no answer is found by.
_IDLE_RUSSIAN = "а в во и из к как какая какие какой каков ко на о об от по при с со сколько у что это ли за для до"
_IDLE_ENGLISH = "a an and are at by for from how in is it many much of on or the to was were what when which who"
_IDLE = frozenset(f"{_IDLE_RUSSIAN} {_IDLE_ENGLISH}".split())
# How much a word tells by where it stands: the name of what is measured, the id, the text, its topic.
_OF_SUBJECT, _OF_ID, _OF_TEXT, _OF_TOPIC = 3.0, 2.0, 1.0, 0.5
# What a question that names all of a subject, and nothing else, is worth beyond that.
_OF_WHOLE_SUBJECT = 20.0
# A state of affairs answers a question better than what somebody thinks of it.
_KINDS: tuple[Kind, ...] = (
    "figure",
    "agreement",
    "state",
    "membership",
    "office",
    "event",
    "assessment",
    "recommendation",
)
_RANKS = ("preferred", "normal", "deprecated")


@dataclass(frozen=True)
class Filter:
    """Which facts are looked through at all: by topics, source, kind, and a date that their own must touch."""

    topics: tuple[str, ...] = ()
    source: str | None = None
    kind: Kind | None = None
    since: Date | None = None
    until: Date | None = None

    def lets_through(self, fact: Fact, on_topics: frozenset[str]) -> bool:
        """Whether the fact meets every condition; `on_topics` are the ids of the facts on the topics asked for."""
        if (self.topics and fact.id not in on_topics) or (self.kind and fact.kind != self.kind):
            return False
        if self.source and self.source not in {evidence.source for evidence in fact.evidence}:
            return False
        begins_in_time = self.until is None or fact.as_of.first <= self.until.last
        return begins_in_time and (self.since is None or fact.as_of.last >= self.since.first)


@dataclass(frozen=True)
class Found:
    """A fact, how well it answers, and the share of the question's words that it holds (0 to 1)."""

    fact: Fact
    score: float
    share: float


def _language_of(word: str) -> Language:
    return "ru" if re.search(r"[а-яё]", word, re.IGNORECASE) else "en"


def asked_words(query: str) -> tuple[str, ...]:
    """The words of a question that tell something, as stems, each once; years stand as they are."""
    words = (word.lower() for _, word in words_in(query))
    stems = (stem(word, _language_of(word)) for word in words if word not in _IDLE)
    return tuple(dict.fromkeys((*(one for one in stems if one not in _IDLE), *_YEAR.findall(query))))


def _words_of_text(base: FactBase, text: str, language: Language) -> Iterator[str]:
    for piece in flat(parse_prose(text)):
        if isinstance(piece, Words):
            yield piece.raw
        elif isinstance(piece, TermMark) and piece.term in base.terms:
            yield " ".join(base.terms[piece.term].of(language).approved)


@dataclass(frozen=True)
class Index:
    """The words of every fact with their weights, and how many facts hold each."""

    base: FactBase

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, float]]:
        """By fact id, the weight of each stem in it."""
        return {fact.id: self._weights(fact) for fact in self.base.file.facts}

    def _weights(self, fact: Fact) -> Mapping[str, float]:
        weights: dict[str, float] = {}

        def add(stems: Set[str], weight: float) -> None:
            weights.update({one: max(weight, weights.get(one, 0.0)) for one in stems})

        for language in LANGUAGES:
            subject = self.base.subjects.get(fact.subject or "")
            topics = " ".join(
                self.base.topics[topic].of(language) for topic in fact.topics if topic in self.base.topics
            )
            add(stems_of(topics, language), _OF_TOPIC)
            add(stems_of(" ".join(_words_of_text(self.base, fact.text.of(language), language)), language), _OF_TEXT)
            add(stems_of(subject.of(language) if subject else "", language), _OF_SUBJECT)
        add({stem(word, "en") for word in re.split(r"[.-]", fact.id)}, _OF_ID)
        dates = [fact.as_of, fact.speaks_of, *(value.date for value in fact.values.values())]
        add({year for date in dates if date is not None for year in _YEAR.findall(date.text)}, _OF_TEXT)
        return weights

    @cached_property
    def holders(self) -> Counter[str]:
        """How many facts hold each stem."""
        return Counter(word for weights in self.words.values() for word in weights)

    def share_of_subject(self, fact: Fact, asked: frozenset[str]) -> float:
        """How much of the name of what the fact measures is asked for, in the language that fits better (0 to 1)."""
        subject = self.base.subjects.get(fact.subject or "")
        names = [stems_of(subject.of(language), language) for language in LANGUAGES] if subject else []
        weights = [(sum(map(self.rarity, name & asked)), sum(map(self.rarity, name))) for name in names]
        return max((held / whole for held, whole in weights if whole), default=0.0)

    def rarity(self, word: str) -> float:
        """How much a word tells: the fewer facts hold it, the more (inverse document frequency)."""
        return math.log(1 + len(self.words) / (1 + self.holders[word]))


def search(index: Index, query: str, chosen: Filter, least_share: float = 0.5) -> tuple[Found, ...]:
    """The facts that hold at least `least_share` of the question, by rarity of its words, the best answer first.

    Without words every fact that the filter lets through, in the order of the fact base.
    """
    base, asked = index.base, asked_words(query)
    on_topics = frozenset(fact.id for fact in base.facts_on(chosen.topics)) if chosen.topics else frozenset()
    facts = [fact for fact in base.file.facts if chosen.lets_through(fact, on_topics)]
    if not asked:
        return tuple(Found(fact, 0.0, 1.0) for fact in facts)
    found = [_found(index, fact, asked) for fact in facts]
    return tuple(sorted((one for one in found if one.share >= least_share), key=_order))


def _found(index: Index, fact: Fact, asked: Sequence[str]) -> Found:
    weights = index.words[fact.id]
    everything = sum(index.rarity(word) for word in asked)
    held = sum(index.rarity(word) for word in asked if word in weights)
    score = sum(index.rarity(word) * weights[word] for word in asked if word in weights)
    score += _OF_WHOLE_SUBJECT * index.share_of_subject(fact, frozenset(asked))
    return Found(fact, score, held / everything if everything else 0.0)


def _order(found: Found) -> tuple[object, ...]:
    fact = found.fact
    return (
        -round(found.share, 6),
        _RANKS.index(fact.rank) == 2,
        -round(found.score, 6),
        _RANKS.index(fact.rank),
        _KINDS.index(fact.kind),
        -fact.as_of.first.toordinal(),
        fact.id,
    )
