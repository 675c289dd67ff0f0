"""A route of a schematic as a template sees it: its name, the names of its stations, and both as words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from markupsafe import Markup

from briefpress.composing.notes import compose_note
from briefpress.composing.page import Page, spaced
from briefpress.localising.numbers import NBSP
from briefpress.model.brief import Chart, Route
from briefpress.model.facts import Fact
from briefpress.model.words import Bilingual


@dataclass(frozen=True)
class RouteView:
    """One route."""

    page: Page
    route: Route
    named: Bilingual

    @property
    def fact(self) -> Fact:
        """The fact that speaks of it."""
        return self.page.selection.base.facts[self.route.fact]

    @cached_property
    def name(self) -> Markup:
        """What it is."""
        return spaced(self.page, self.named.of(self.page.language))

    @cached_property
    def stations(self) -> tuple[tuple[str, Markup], ...]:
        """The terms it leads through, each with the short form of the name borne at the as-of date."""
        selection, language = self.page.selection, self.page.language
        names = (
            (term_id, selection.base.terms[term_id].named_on(selection.as_of, language))
            for term_id in self.route.through
        )
        return tuple((term_id, spaced(self.page, name.short or name.name)) for term_id, name in names)

    @cached_property
    def words(self) -> Markup:
        """The stations in a row; an arrow tells the direction of a directed route."""
        dash = "—" if self.page.language == "ru" else "–"
        return Markup(f"{NBSP}{'→' if self.route.directed else dash} ").join(name for _, name in self.stations)

    @cached_property
    def note(self) -> Markup:
        """The source."""
        return compose_note(self.page, (self.fact,), {})


def routes_of(page: Page, chart: Chart) -> tuple[RouteView, ...]:
    """The routes whose facts speak; what has no name is what the one before it is."""
    found, named = [], chart.title
    for route in chart.routes:
        named = route.name or named
        if named is not None and page.selection.speaks(page.selection.base.facts[route.fact]):
            found.append(RouteView(page, route, named))
    return tuple(found)


def told_routes(routes: Iterable[RouteView]) -> str:
    """The routes in words, neighbours of one name together."""
    groups = (
        (name, ", ".join(route.words for route in group)) for name, group in groupby(routes, lambda route: route.name)
    )
    return "; ".join(f"{name}: {words}" for name, words in groups)
