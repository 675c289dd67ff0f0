"""A chart as a template sees it: its series with what is known and what is not, its words, and the table of its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

from briefpress.composing.notes import compose_note
from briefpress.composing.page import Page, machine_value, spaced
from briefpress.composing.routes import RouteView, routes_of, told_routes
from briefpress.composing.rows import EventView, FigureView
from briefpress.composing.series import SeriesView, gap_between
from briefpress.composing.spans import compose_plain, plain_words
from briefpress.localising.dates import format_edtf, format_when
from briefpress.localising.hedges import format_beside_mark, format_counted_in, format_in_table
from briefpress.localising.numbers import NBSP
from briefpress.model.brief import Chart
from briefpress.model.edtf import Date
from briefpress.model.facts import Fact
from briefpress.model.observations import Observation, measured, observations, without_set_aside
from briefpress.model.placeholders import Printed, resolver_of_fact
from briefpress.model.value import POWERS, Scale

# Of a longer series the sentence that stands for the picture tells the first, the least, the greatest and the last.
_TOLD = 8


@dataclass(frozen=True)
class MarkView:
    """One mark: its period, what stands beside it, and what is to be known of it (`result`, `forecast`, `gap` …)."""

    period: str
    when: Markup
    label: Markup
    state: str = "result"
    fact_id: str = ""
    value: str = ""


@dataclass(frozen=True)
class MarksView:
    """The marks of one subject, by date."""

    name: Markup
    marks: tuple[MarkView, ...]


@dataclass(frozen=True)
class ChartView:
    """One chart; it is empty where fewer than two of its facts, or none of its routes, speak at the as-of date."""

    page: Page
    chart: Chart

    @property
    def kind(self) -> str:
        """columns, lines, shares, timeline or routes."""
        return self.chart.kind

    @cached_property
    def id(self) -> str:
        """The name by which the page refers to the chart."""
        return f"figure-{next(self.page.charts)}"

    @cached_property
    def _seen(self) -> tuple[Observation, ...]:
        base = self.page.selection.base
        speaking = without_set_aside(base, self.page.selection.table(self.chart))
        return tuple(seen for seen in observations(base, speaking) if seen.printed.value.numbers)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts drawn."""
        if self.kind == "timeline":
            return self.page.selection.chronology(self.chart)
        if self.kind == "routes":
            return tuple(dict.fromkeys(route.fact for route in self.routes))
        return tuple(dict.fromkeys(seen.printed.fact for seen in self._seen))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not self.routes if self.kind == "routes" else len(self.facts) < 2

    @property
    def _is_counted(self) -> bool:
        """Whether its marks are amounts."""
        return self.kind not in ("timeline", "routes")

    @cached_property
    def title(self) -> Markup:
        """Its own title, or the name of its only subject."""
        language, base = self.page.language, self.page.selection.base
        own = self.chart.title or base.subjects[self.chart.series[0]]
        return spaced(self.page, own.of(language))

    @cached_property
    def note(self) -> Markup:
        """The one note of the figure: the sources of all its facts, and what is to be said of them."""
        values: dict[str, set[str]] = {}
        for seen in self._seen if self._is_counted else ():
            values.setdefault(seen.printed.fact.id, set()).add(seen.printed.key)
        return compose_note(self.page, self.facts, values)

    @cached_property
    def _scale(self) -> Scale | None:
        """The scale of the greatest value, as its source counts it."""
        return max((seen.printed.value for seen in self._seen), key=lambda value: max(value.numbers)).scale

    @cached_property
    def unit(self) -> str:
        """What the numbers are counted in."""
        if not self._is_counted:
            return ""
        return format_counted_in(self._seen[0].printed.value, self._scale, self.page.language)

    @property
    def power(self) -> int:
        """The power of ten in the unit."""
        return POWERS[self._scale] if self._is_counted else 0

    @cached_property
    def series(self) -> tuple[MarksView, ...]:
        """The marks, of each subject by date; the events of a timeline are one series."""
        if self.kind == "timeline":
            return (MarksView(self.title, tuple(self._event(fact) for fact in self.facts)),)
        if self.kind == "routes":
            return tuple(MarksView(route.name, tuple(self._stations(route))) for route in self.routes)
        base, language = self.page.selection.base, self.page.language
        return tuple(
            MarksView(spaced(self.page, base.subjects[subject].of(language)), tuple(self._marks(seen)))
            for subject, seen in self._by_subject().items()
        )

    def _by_subject(self) -> dict[str, list[Observation]]:
        """The observations by subject, in the order in which the chart names subjects or facts."""
        facts = self.page.selection.base.facts
        named = self.chart.series or [facts[fact_id].subject or "" for fact_id in self.chart.facts]
        found: dict[str, list[Observation]] = {subject: [] for subject in named}
        for seen in self._seen:
            found[seen.printed.fact.subject or ""].append(seen)
        return {subject: seen for subject, seen in found.items() if seen}

    def _marks(self, seen: list[Observation]) -> Iterator[MarkView]:
        for before, after in pairwise([None, *seen]):
            gap = self._gap(before, after) if before is not None and after is not None else None
            if gap is not None and self.kind != "shares":
                yield MarkView(gap.text, self._when(gap), spaced(self.page, self.page.catalogue.word("no data")), "gap")
            if after is not None:
                yield self._mark(after)

    def _gap(self, before: Observation, after: Observation) -> Date | None:
        return gap_between(before.period, after.period, self.page.selection.as_of)

    def _mark(self, seen: Observation) -> MarkView:
        value, word = seen.printed.value, self.page.catalogue.word
        said = {"part": "part of the year", "forecast": "forecast", "target": "target"}.get(seen.state)
        return MarkView(
            seen.period.text,
            self._when(seen.period, f" ({word(said)})" if said else ""),
            spaced(self.page, format_beside_mark(value, self._scale, self.page.language)),
            seen.state,
            seen.printed.fact.id,
            machine_value(value),
        )

    def _stations(self, route: RouteView) -> Iterator[MarkView]:
        last = len(route.stations) - 1
        for index, (term_id, name) in enumerate(route.stations):
            state = "goal" if route.route.directed and index == last else "result"
            yield MarkView("", Markup(), name, state, route.fact.id, term_id)

    def _event(self, fact: Fact) -> MarkView:
        wording = fact.text.of(self.page.language)
        words = plain_words(compose_plain(self.page, wording, fact.forms, resolver_of_fact(fact), fact))
        state = "part" if fact.as_of.interval else "result"
        return MarkView(fact.as_of.text, self._when(fact.as_of), spaced(self.page, words), state, fact.id)

    def _when(self, period: Date, said: str = "") -> Markup:
        bare = self.kind in ("columns", "lines")
        words = format_edtf(period, self.page.language, bare_year=bare)
        return spaced(self.page, (words.removesuffix(f"{NBSP}гг.") if bare else words) + said)

    # The words that stand for the picture.

    @cached_property
    def alternative(self) -> Markup:
        """One sentence that says what the picture shows."""
        word = self.page.catalogue.word
        if self.kind == "timeline":
            first, last = (self._when(fact.as_of) for fact in (self.facts[0], self.facts[-1]))
            pattern = word("{title}, a timeline of {count} entries: the first, {first}; the last, {last}.")
            said = pattern.format(title=self.title, count=len(self.facts), first=first, last=last)
        elif self.kind == "routes":
            said = word("{title}: {values}.").format(title=self.title, values=told_routes(self.routes))
        elif self.kind == "shares":
            pairs = ((self._subject(seen), seen) for seen in self._seen)
            values = "; ".join(
                word("{name} – {value}").format(name=name, value=self._value(seen)) for name, seen in pairs
            )
            said = word("{title}: {values}.").format(title=self.title, values=values)
        else:
            said = word("{title}: {values}.").format(title=self.title, values="; ".join(self._told()))
        return spaced(self.page, said.removesuffix(".") if said.endswith("..") else said)

    def _subject(self, seen: Observation) -> str:
        return self.page.selection.base.subjects[seen.printed.fact.subject or ""].of(self.page.language)

    def _value(self, seen: Observation) -> str:
        return (
            f"{format_in_table(seen.printed.value, self.page.language)} {format_when(seen.period, self.page.language)}"
        )

    def _told(self) -> Iterator[str]:
        """What is said of each subject; of a single one its name is the title."""
        word, by_subject = self.page.catalogue.word, self._by_subject()
        for seen in by_subject.values():
            values = ", ".join(map(self._value, _remarkable(seen)))
            alone = len(by_subject) == 1
            yield values if alone else word("“{name}” – {value}").format(name=self._subject(seen[0]), value=values)
            gaps = [gap for one, other in pairwise(seen) if (gap := self._gap(one, other))]
            if gaps:
                yield word("no data for {periods}").format(periods=self._listed(gaps))

    def _listed(self, gaps: list[Date]) -> str:
        """The periods in a row, “and” before the last."""
        *before, last = (format_edtf(gap, self.page.language, bare_year=False) for gap in gaps)
        return (
            self.page.catalogue.word("{list} and {last}").format(list=", ".join(before), last=last) if before else last
        )

    # The data as a table.

    @cached_property
    def table(self) -> SeriesView | None:
        """The data by period; None where named facts of several subjects are told row by row."""
        if not self._is_counted:
            return None
        named = self.chart.series or tuple(self._by_subject())
        if not self.chart.series and len(named) > 1:
            return None
        subjects = tuple(self.page.selection.base.subjects[subject] for subject in named)
        return SeriesView(self.page, subjects, self.facts)

    @cached_property
    def rows(self) -> tuple[FigureView, ...]:
        """The data of named facts."""
        base = self.page.selection.base
        printed: list[Printed] = [item for fact in self.facts for item in measured(base, fact)]
        return tuple(FigureView(self.page, item) for item in printed)

    @cached_property
    def routes(self) -> tuple[RouteView, ...]:
        """The routes whose facts speak."""
        return routes_of(self.page, self.chart)

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The events of a timeline."""
        return tuple(EventView(self.page, fact) for fact in self.facts)


def _remarkable(seen: list[Observation]) -> list[Observation]:
    """All of a short series; of a long one the first, the least, the greatest, the last, and what is no result of a year."""
    if len(seen) <= _TOLD:
        return seen
    results = [one for one in seen if one.state == "result"]
    ends = {id(seen[0]), id(seen[-1]), *(id(one) for one in seen if one.state in ("forecast", "target"))}
    if results:
        ends |= {id(min(results, key=_number)), id(max(results, key=_number)), id(results[-1])}
    return [one for one in seen if id(one) in ends]


def _number(seen: Observation) -> Decimal:
    return max(seen.printed.value.numbers)
