"""The rules of charts: one unit, two observations or more, no rival left undecided, no more than can be read, no unnamed place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from briefpress.checking.names import names_term
from briefpress.findings import Finding, did_you_mean, error
from briefpress.model.brief import Chart, Route
from briefpress.model.facts import Fact, FactBase
from briefpress.model.observations import Observation, measured, observations, without_set_aside
from briefpress.model.words import LANGUAGES

# How many marks a chart of the width of a page can show.
_MOST: Mapping[str, int] = {"columns": 32, "lines": 160, "shares": 14, "timeline": 10, "routes": 10}


def _place_key(chart: Chart) -> str:
    return next(key for key in ("subject", "subjects", "facts", "topics", "routes") if getattr(chart, key))


def _facts(chart: Chart, base: FactBase) -> tuple[Fact, ...]:
    """The facts that the chart may draw at any date; what it names and does not exist is told elsewhere."""
    if chart.facts:
        return tuple(base.facts[fact_id] for fact_id in chart.facts if fact_id in base.facts)
    if chart.topics:
        kinds = chart.kinds or ("event", "agreement")
        return tuple(
            fact
            for fact in base.facts_on(chart.topics)
            if fact.kind in kinds and fact.rank != "deprecated" and chart.spans(fact)
        )
    wanted = tuple(fact for fact in base.file.facts if fact.subject in chart.series and fact.rank != "deprecated")
    return without_set_aside(base, wanted)


def _seen(chart: Chart, base: FactBase) -> tuple[Observation, ...]:
    return tuple(seen for seen in observations(base, _facts(chart, base)) if seen.printed.value.numbers)


def find_undrawable(chart: Chart, base: FactBase) -> Iterator[Finding]:
    """`chart.value`: a named fact that has no subject or no amount to draw."""
    for index, fact_id in enumerate(chart.facts if chart.kind != "timeline" else ()):
        fact = base.facts.get(fact_id)
        if fact is not None and not (fact.subject and any(item.value.numbers for item in measured(base, fact))):
            message = f"the fact '{fact_id}' has no subject, or no amount that a chart could draw"
            yield error(chart.place_of("facts", index), "chart.value", message)


def find_mixed_units(chart: Chart, base: FactBase) -> Iterator[Finding]:
    """`chart.units`: values of several units or periods in one chart, or shares that are no percentages."""
    if chart.kind in ("timeline", "routes"):
        return
    units = sorted(
        {"/".join(filter(None, (seen.printed.value.unit, seen.printed.value.per))) for seen in _seen(chart, base)}
    )
    place = chart.place_of(_place_key(chart))
    if len(units) > 1:
        yield error(place, "chart.units", f"one chart of several units: {', '.join(units)}", "draw a chart of each")
    elif chart.kind == "shares" and units and units != ["percent"]:
        yield error(place, "chart.units", f"shares are percentages, and these are '{units[0]}'", "draw 'columns'")


def find_undecided_marks(chart: Chart, base: FactBase) -> Iterator[Finding]:
    """`chart.rivals`: two values of one subject for one period, and no dispute that prefers one of them."""
    if chart.kind in ("timeline", "routes"):
        return
    marks: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for seen in _seen(chart, base):
        marks[(seen.printed.fact.subject, seen.period.order)].append(f"{seen.printed.fact.id}.{seen.printed.key}")
    for names in marks.values():
        if len(names) > 1:
            yield error(
                chart.place_of(_place_key(chart)),
                "chart.rivals",
                f"'{names[0]}' and '{names[1]}' give one period different values, and a chart can draw but one",
                "prefer one of them in a dispute, or name the facts to draw under 'facts'",
            )


def find_wrong_number(chart: Chart, base: FactBase) -> Iterator[Finding]:
    """`chart.single`, `chart.crowded`: a chart of fewer than two marks, or of more than can be read."""
    if chart.kind == "routes":
        yield from _wrong_number_of_routes(chart)
        return
    facts = _facts(chart, base)
    number = len(facts) if chart.kind == "timeline" else len(_seen(chart, base))
    place = chart.place_of(_place_key(chart))
    if number < 2:
        yield error(place, "chart.single", f"a chart of {number} values shows nothing", "say it in a sentence")
    if number > _MOST[chart.kind]:
        yield error(
            place, "chart.crowded", f"{number} marks; '{chart.kind}' can show {_MOST[chart.kind]}", "name fewer facts"
        )


def _wrong_number_of_routes(chart: Chart) -> Iterator[Finding]:
    """One route between two places is a sentence; more routes than a column has room for cannot be read."""
    place, number = chart.place_of("routes"), len(chart.routes)
    if number == 1 and len(chart.routes[0].through) == 2:
        yield error(place, "chart.single", "a schematic of one route between two places", "say it in a sentence")
    if number > _MOST["routes"]:
        yield error(
            place, "chart.crowded", f"{number} routes; 'routes' can show {_MOST['routes']}", "name fewer routes"
        )


def _unnamed(route: Route, base: FactBase) -> Iterator[Finding]:
    fact = base.facts[route.fact]
    for index, term_id in enumerate(route.through):
        place = route.place_of("through", index)
        if term_id not in base.terms:
            yield error(place, "term.unknown", f"no term '{term_id}'", did_you_mean(term_id, base.terms))
            continue
        silent = [
            language for language in LANGUAGES if not names_term(fact.text.of(language), base.terms[term_id], language)
        ]
        if silent:
            message = f"the fact '{fact.id}' does not speak of '{term_id}' ({', '.join(silent)})"
            yield error(place, "chart.unnamed", message, "show only what the fact names in both languages")


def find_unnamed_places(chart: Chart, base: FactBase) -> Iterator[Finding]:
    """`fact.unknown`, `term.unknown`, `chart.unnamed`: a route of no fact, or through a place that its fact does not name."""
    for route in chart.routes:
        if route.fact in base.facts:
            yield from _unnamed(route, base)
        else:
            hint = did_you_mean(route.fact, base.facts)
            yield error(route.place_of("fact"), "fact.unknown", f"no fact '{route.fact}'", hint)


CHART_RULES: tuple[Callable[[Chart, FactBase], Iterator[Finding]], ...] = (
    find_undrawable,
    find_mixed_units,
    find_undecided_marks,
    find_wrong_number,
    find_unnamed_places,
)


def check_chart(chart: Chart, base: FactBase) -> Iterator[Finding]:
    """Every finding in a chart all of whose names are known."""
    if all(fact in base.facts for fact in chart.facts) and all(subject in base.subjects for subject in chart.series):
        for rule in CHART_RULES:
            yield from rule(chart, base)
