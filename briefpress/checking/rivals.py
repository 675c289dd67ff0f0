"""The rules of rivals: what contradicts what, and that each contradiction is decided once."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from briefpress.findings import Finding, error
from briefpress.model.facts import Fact, FactBase


def _measures(fact: Fact) -> frozenset[tuple[str, ...]]:
    return frozenset(value.measure for value in fact.values.values() if value.status == "result")


def _at_one_date(one: Fact, other: Fact, constant: bool) -> bool:
    if constant:
        return True
    if one.as_of.is_open or other.as_of.is_open:
        return one.as_of.first == other.as_of.first
    return one.as_of.first <= other.as_of.last and other.as_of.first <= one.as_of.last


def rivals_of(base: FactBase) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts of one subject, at one date (or of a constant one), whose values differ; deprecated ones left out."""
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in base.file.facts:
        if fact.subject is not None and fact.rank != "deprecated" and _measures(fact):
            by_subject[fact.subject].append(fact)
    for subject_id, facts in by_subject.items():
        constant = subject_id in base.subjects and base.subjects[subject_id].constant
        for one, other in itertools.combinations(facts, 2):
            if _at_one_date(one, other, constant) and _measures(one) != _measures(other):
                yield one, other


def find_undecided_rivals(base: FactBase) -> Iterator[Finding]:
    """`rivals.undecided`: two facts contradict each other and no dispute says how to present them."""
    for one, other in rivals_of(base):
        if not any({one.id, other.id} <= set(dispute.facts) for dispute in base.file.disputes):
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
