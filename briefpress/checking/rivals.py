"""The rules of rivals: what contradicts what, and that each contradiction is decided once."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.findings import Finding, error
from briefpress.model.facts import Fact, FactBase


@dataclass(frozen=True)
class _Observation:
    """What of a fact is compared with others, worked out once."""

    fact: Fact
    measures: frozenset[tuple[str, ...]]
    first: dt.date
    last: dt.date
    is_open: bool

    def is_at_date_of(self, other: _Observation) -> bool:
        if self.is_open or other.is_open:
            return self.first == other.first
        return self.first <= other.last and other.first <= self.last


def _observation(fact: Fact) -> _Observation:
    measures = frozenset(value.measure for value in fact.values.values() if value.status == "result")
    return _Observation(fact, measures, *fact.as_of.order, fact.as_of.is_open)


def rivals_of(base: FactBase) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts of one subject, at one date (or of a constant one), whose values differ; deprecated ones left out."""
    by_subject: dict[str, list[_Observation]] = defaultdict(list)
    for fact in base.file.facts:
        if fact.subject is not None and fact.rank != "deprecated":
            observation = _observation(fact)
            if observation.measures:
                by_subject[fact.subject].append(observation)
    for subject_id, observations in by_subject.items():
        constant = subject_id in base.subjects and base.subjects[subject_id].constant
        for one, other in itertools.combinations(observations, 2):
            if (constant or one.is_at_date_of(other)) and one.measures != other.measures:
                yield one.fact, other.fact


def find_undecided_rivals(base: FactBase) -> Iterator[Finding]:
    """`rivals.undecided`: two facts contradict each other and no dispute says how to present them."""
    disputes_of: dict[str, set[int]] = defaultdict(set)
    for number, dispute in enumerate(base.file.disputes):
        for fact_id in dispute.facts:
            disputes_of[fact_id].add(number)
    for one, other in rivals_of(base):
        if not disputes_of[one.id] & disputes_of[other.id]:
            yield error(
                other.place_of("id"),
                "rivals.undecided",
                f"'{other.id}' contradicts '{one.id}', and no dispute decides",
                "add a dispute that names both, or another subject if they measure different things",
            )


def find_undecided_disputes(base: FactBase) -> Iterator[Finding]:
    """`dispute.undecided`: `present: prefer` asks for exactly one preferred fact, the others forbid one."""
    for dispute in base.file.disputes:
        preferred = [
            fact_id for fact_id in dispute.facts if fact_id in base.facts and base.facts[fact_id].rank == "preferred"
        ]
        if dispute.present == "prefer" and len(preferred) != 1:
            yield error(
                dispute.place_of("present"),
                "dispute.undecided",
                f"the dispute '{dispute.id}' prefers, and {len(preferred)} of its facts are ranked preferred",
            )
        if dispute.present != "prefer" and preferred:
            yield error(
                dispute.place_of("present"),
                "dispute.undecided",
                f"the dispute '{dispute.id}' presents '{dispute.present}', and '{preferred[0]}' is ranked preferred",
            )


def find_overlapping_disputes(base: FactBase) -> Iterator[Finding]:
    """`dispute.overlap`: a fact is party to two disputes, and a note can tell only one."""
    parties: dict[str, str] = {}
    for dispute in base.file.disputes:
        for index, fact_id in enumerate(dispute.facts):
            if parties.setdefault(fact_id, dispute.id) != dispute.id:
                yield error(
                    dispute.place_of("facts", index),
                    "dispute.overlap",
                    f"'{fact_id}' is party to '{parties[fact_id]}' too",
                )
