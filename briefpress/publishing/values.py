"""Whether a value that was printed once is what the fact base holds today."""

from __future__ import annotations

from briefpress.composing.page import machine_value
from briefpress.model.facts import FactBase


def is_still_so(base: FactBase, fact_id: str, value: str) -> bool:
    """Whether the fact has a value, or a date, with this machine form."""
    fact = base.facts.get(fact_id)
    if fact is None:
        return False
    dates = {date.text for date in (fact.as_of, fact.speaks_of) if date is not None}
    return value in dates or value in {machine_value(held) for held in fact.values.values()}
