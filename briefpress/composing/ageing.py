"""How old the key facts of a page are: the oldest of those that go stale, and its age at the as-of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from briefpress.composing.page import Page, value_in_table
from briefpress.localising.numbers import format_amount
from briefpress.model.brief import Brief
from briefpress.model.edtf import Date
from briefpress.model.facts import Fact, Kind
from briefpress.model.placeholders import DATE, Printed
from briefpress.model.value import Value
from briefpress.reading.citations import facts_in, figures_in

# What was once so may be so no longer; that something happened, or was agreed, does not go stale.
_AGEING: tuple[Kind, ...] = ("figure", "state", "office", "membership", "assessment")


@dataclass(frozen=True)
class Age:
    """The oldest key fact, the date at which it was observed, and the years from then to the as-of date."""

    fact: Fact
    observed: Date
    years: int


def key_facts(page: Page, brief: Brief) -> Iterator[Fact]:
    """The facts that speak in key messages and key figures."""
    base = page.selection.base
    for message in brief.key_messages:
        yield from facts_in(base, message.of(page.language))
    yield from figures_in(base, brief.key_figures)


def _observed(page: Page, fact: Fact) -> Date:
    """When the fact was last seen to hold: of what still holds the date of the newest source that says so."""
    if not fact.as_of.is_open:
        return fact.as_of
    sources = [page.selection.base.sources[item.source] for item in fact.evidence if item.supports != "disputes"]
    return max((source.issued for source in sources), key=lambda issued: issued.last)


def _years(observed: Date, to_day: dt.date) -> int:
    """Full years; from a date that is a year alone, as many as a reader counts: 2003 is 22 years before 2025."""
    from_day, end = observed.last, observed.end
    is_year = end is not None and end.month is None
    not_full = not is_year and (to_day.month, to_day.day) < (from_day.month, from_day.day)
    return max(0, to_day.year - from_day.year - not_full)


def oldest_key_fact(page: Page, brief: Brief) -> Age | None:
    """The oldest key fact of the kinds that go stale, or None where there is none."""
    ageing = [fact for fact in key_facts(page, brief) if fact.kind in _AGEING and page.selection.speaks(fact)]
    if not ageing:
        return None
    observed, oldest = min(((_observed(page, fact), fact) for fact in ageing), key=lambda seen: seen[0].last)
    return Age(oldest, observed, _years(observed, page.selection.as_of))


def age_in_words(page: Page, brief: Brief) -> Markup:
    """2006, 19 years old; nothing where no key fact goes stale."""
    age = oldest_key_fact(page, brief)
    if age is None:
        return Markup("")
    date = value_in_table(page, Printed(age.fact, DATE, Value.model_validate({"date": age.observed})))
    if not age.years:
        return date
    years = format_amount(
        Value.model_validate({"amount": str(age.years), "unit": "years"}), page.language, with_noun=True
    )
    return Markup(page.catalogue.word("{date}, {age} old")).format(date=date, age=years)
