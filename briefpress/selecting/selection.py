"""Which facts speak at a date: what held by then, what could be known by then, and which rival comes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from briefpress.model.brief import Chart, Chronology, Disputes, Table
from briefpress.model.facts import Dispute, Fact, FactBase

_LASTING = ("state", "office", "membership")
_RANKS = ("preferred", "normal", "deprecated")


@dataclass(frozen=True)
class Selection:
    """A fact base seen at `as_of`, as far as it could be known at `known_at` (None: all that is known)."""

    base: FactBase
    as_of: dt.date
    known_at: dt.date | None = None

    def speaks(self, fact: Fact) -> bool:
        """Whether the fact had happened by the as-of date and was borne out by the known-at date."""
        return fact.as_of.first <= self.as_of and self._was_known(fact)

    def _was_known(self, fact: Fact) -> bool:
        if self.known_at is None:
            return True
        issued = [
            self.base.sources[evidence.source].issued.first
            for evidence in fact.evidence
            if evidence.supports != "disputes"
        ]
        return any(date <= self.known_at for date in issued)

    def holds(self, fact: Fact) -> bool:
        """Whether the fact speaks and, if it is a state, an office or a membership, still held at the as-of date."""
        return self.speaks(fact) and (
            fact.kind not in _LASTING or not fact.as_of.interval or fact.as_of.last >= self.as_of
        )

    def chronology(self, wanted: Chronology | Chart) -> tuple[Fact, ...]:
        """The facts of a chronology or timeline, oldest first; those of one date as they are named, or as they stand in the fact base."""
        if wanted.facts:
            chosen: Iterable[Fact] = (self.base.facts[fact_id] for fact_id in wanted.facts)
        else:
            kinds = wanted.kinds or ("event", "agreement")
            on_topics = self.base.facts_on(wanted.topics)
            chosen = (fact for fact in on_topics if fact.kind in kinds and fact.rank != "deprecated")
        within = (fact for fact in chosen if self.speaks(fact) and wanted.spans(fact))
        return tuple(sorted(within, key=lambda fact: fact.as_of.order))

    def table(self, wanted: Table | Chart) -> tuple[Fact, ...]:
        """The facts of a table or chart: as named, or the observations of its subjects by date, deprecated ones left out."""
        if wanted.facts:
            return tuple(self.base.facts[fact_id] for fact_id in wanted.facts if self.speaks(self.base.facts[fact_id]))
        observations = [
            fact
            for fact in self.base.file.facts
            if fact.subject in wanted.series and fact.rank != "deprecated" and self.holds(fact)
        ]
        return tuple(sorted(observations, key=lambda fact: (fact.as_of.order, _RANKS.index(fact.rank), fact.id)))

    def disputes(self, wanted: Disputes) -> tuple[Dispute, ...]:
        """The disputes asked for of which at least two parties speak, as they are named, or as they stand in the fact base."""
        on_topics = {fact.id for fact in self.base.facts_on(wanted.topics)}

        def is_wanted(dispute: Dispute) -> bool:
            if wanted.ids:
                return dispute.id in wanted.ids
            return any(fact_id in on_topics for fact_id in dispute.facts)

        chosen = [dispute for dispute in self.base.file.disputes if is_wanted(dispute) and self._is_open(dispute)]
        return tuple(sorted(chosen, key=lambda dispute: wanted.ids.index(dispute.id) if wanted.ids else 0))

    def dispute_of(self, fact: Fact) -> Dispute | None:
        """The dispute that the fact is party to, if at least two of its parties speak."""
        dispute = self.base.dispute_of.get(fact.id)
        return dispute if dispute is not None and self._is_open(dispute) else None

    def _is_open(self, dispute: Dispute) -> bool:
        return len(self.parties(dispute)) > 1

    def parties(self, dispute: Dispute) -> tuple[Fact, ...]:
        """The facts of a dispute that speak, preferred first, then as listed."""
        facts = [self.base.facts[fact_id] for fact_id in dispute.facts if self.speaks(self.base.facts[fact_id])]
        return tuple(sorted(facts, key=lambda fact: _RANKS.index(fact.rank)))
