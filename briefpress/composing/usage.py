"""Where a brief uses a fact: the texts that print or cite it, and the blocks that list it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.composing.page import Page
from briefpress.composing.views import BlockView
from briefpress.model.brief import Brief
from briefpress.model.facts import Fact
from briefpress.model.units import units_of
from briefpress.reading.citations import facts_in, figures_in


@dataclass(frozen=True)
class Use:
    """One place of a brief (its unit, or section and kind of block) and a fact that it uses; `is_text`: by the fact's own text."""

    place: str
    fact: Fact
    is_text: bool = False


def uses_of(page: Page, name: str, brief: Brief) -> Iterator[Use]:
    """Every use of a fact on the page: in prose, among the key figures, in tables, lists, chronologies and disputes."""
    base = page.selection.base
    for unit in units_of(name, brief):
        if unit.is_prose:
            yield from (Use(unit.id, fact) for fact in facts_in(base, unit.of(page.language)))
    yield from (Use(f"{name}/key-figures", fact) for fact in figures_in(base, brief.key_figures))
    for section in brief.sections:
        for block in section.blocks:
            view, place = BlockView(page, block), f"{name}/{section.id}"
            yield from (Use(f"{place}/table", figure.printed.fact) for figure in view.figures)
            yield from (Use(f"{place}/{view.kind}", event.fact, is_text=True) for event in view.events)
            for fact in view.chart.facts if view.chart is not None else ():
                yield Use(f"{place}/chart", fact, is_text=view.chart is not None and view.chart.kind == "timeline")
            for dispute in view.disputes:
                yield from (Use(f"{place}/disputes", rival.fact, is_text=True) for rival in dispute.rivals)
