"""What facts of a subject observed, when, and which of several rivals a chart shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefpress.model.edtf import Date
from briefpress.model.facts import Fact, FactBase
from briefpress.model.placeholders import Printed

_RANKS = ("preferred", "normal", "deprecated")


@dataclass(frozen=True)
class Observation:
    """A value of a fact, and the period or day for which it holds."""

    printed: Printed
    period: Date

    @property
    def is_part_of_year(self) -> bool:
        """Whether the period is some months of one year, and not all of it."""
        return is_part_of_year(self.period)

    @property
    def state(self) -> str:
        """result, forecast, target, or part: the result of a part of a year, which no year can be compared with."""
        status = self.printed.value.status
        return "part" if status == "result" and self.is_part_of_year else status


def is_part_of_year(period: Date) -> bool:
    """Whether the period is some months of one year, and not all of it."""
    if not period.interval or period.start is None or period.end is None or period.start.month is None:
        return False
    return period.start.year == period.end.year and (period.first.month, period.last.month) != (1, 12)


def measured(base: FactBase, fact: Fact) -> Iterator[Printed]:
    """What a table or chart shows of a fact: its values in its subject's unit, or else its only value."""
    subject = base.subjects.get(fact.subject or "")
    for key, value in fact.values.items():
        if len(fact.values) == 1 or (subject is not None and subject.measures(value)):
            yield Printed(fact, key, value)


def observations(base: FactBase, facts: Iterable[Fact]) -> tuple[Observation, ...]:
    """What the facts measured, by date; of what two facts measured alike for one period, the first."""
    found: dict[tuple[object, ...], Observation] = {}
    for fact in facts:
        period = fact.speaks_of or fact.as_of
        for printed in measured(base, fact):
            found.setdefault((fact.subject, period.order, *printed.value.measure), Observation(printed, period))
    return tuple(sorted(found.values(), key=lambda seen: seen.period.order))


def without_set_aside(base: FactBase, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without those that a dispute sets aside: where it prefers, the best ranked of its facts is left."""
    given = tuple(facts)
    best: dict[str, Fact] = {}
    for fact in sorted(given, key=lambda fact: _RANKS.index(fact.rank)):
        dispute = base.dispute_of.get(fact.id)
        if dispute is not None and dispute.present == "prefer":
            best.setdefault(dispute.id, fact)
    kept = {fact.id for fact in best.values()}
    set_aside = {
        fact.id for fact in given if fact.id not in kept and getattr(base.dispute_of.get(fact.id), "id", "") in best
    }
    return tuple(fact for fact in given if fact.id not in set_aside)
