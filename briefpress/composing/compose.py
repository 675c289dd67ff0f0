"""A brief and a selection into brief markup: what speaks at the date is chosen, the template of the genre arranges it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpress.checking.translations import state_of
from briefpress.composing.ageing import age_in_words
from briefpress.composing.page import Page
from briefpress.composing.rows import FigureView, MessageView
from briefpress.composing.templates import named, render
from briefpress.composing.usage import uses_of
from briefpress.composing.views import BlockView, BriefView, SectionView
from briefpress.findings import Finding, Place, warning
from briefpress.localising.dates import format_edtf
from briefpress.model.brief import Block, Brief
from briefpress.model.edtf import parse
from briefpress.model.facts import Fact
from briefpress.model.placeholders import Printed, Resolver, resolve, resolver_of, resolver_of_fact
from briefpress.model.reviews import ReviewFile
from briefpress.model.units import Unit, unit_of_dispute, units_of, units_of_fact
from briefpress.reading.citations import facts_in
from briefpress.selecting.selection import Selection


@dataclass(frozen=True)
class Composed:
    """The markup of one language of a brief, and the file that findings about it name."""

    markup: str
    template: str


def _left_out(selection: Selection, fact: Fact, place: Place, what: str) -> Finding:
    return warning(
        place,
        "date.left-out",
        f"{what} is left out: '{fact.id}' was not known or had not happened on {selection.as_of.isoformat()}",
    )


def _silent(selection: Selection, text: str, place: Place, unit: str) -> Finding | None:
    """A warning where the text cites a fact that does not speak at the as-of date: it is then left out."""
    silent = [fact for fact in facts_in(selection.base, text) if not selection.speaks(fact)]
    return _left_out(selection, silent[0], place, f"'{unit}'") if silent else None


def _silent_facts(selection: Selection, block: Block) -> Iterator[Finding]:
    """A warning for each fact that a block names and that does not speak at the as-of date."""
    for node in (block, block.chronology, block.table, block.chart):
        for index, fact_id in enumerate(node.facts or () if node is not None else ()):
            fact = selection.base.facts[fact_id]
            if node is not None and not selection.speaks(fact):
                yield _left_out(selection, fact, node.place_of("facts", index), f"'{fact_id}'")
    for route in block.chart.routes if block.chart is not None else ():
        fact = selection.base.facts[route.fact]
        if not selection.speaks(fact):
            yield _left_out(selection, fact, route.place_of("fact"), f"the route of '{fact.id}'")


def _messages(page: Page, name: str, brief: Brief) -> tuple[tuple[MessageView, ...], list[Finding]]:
    chosen: list[MessageView] = []
    findings: list[Finding] = []
    for message in brief.key_messages:
        unit = f"{name}/key-messages/{message.id}"
        silent = _silent(page.selection, message.of(page.language), message.place, unit)
        if silent:
            findings.append(silent)
        else:
            chosen.append(MessageView(page, message, unit))
    return tuple(chosen), findings


def _sections(page: Page, name: str, brief: Brief) -> tuple[tuple[SectionView, ...], list[Finding]]:
    chosen: list[SectionView] = []
    findings: list[Finding] = []
    for section in brief.sections:
        views: list[BlockView] = []
        for block in section.blocks:
            wording = block.text.of(page.language) if block.text else ""
            unit = f"{name}/{section.id}/{block.id}"
            silent = _silent(page.selection, wording, block.place, unit)
            findings += [silent] if silent else _silent_facts(page.selection, block)
            view = BlockView(page, block, unit)
            if view.is_empty:
                message = f"a block of '{name}/{section.id}' has nothing to say at this date"
                findings.append(warning(block.place, "block.empty", message))
            elif not silent:
                views.append(view)
                page.sections_of_disputes.update({item.dispute.id: section for item in view.disputes})
        if views:
            chosen.append(SectionView(page, section, tuple(views)))
    return tuple(chosen), findings


def _key_figures(page: Page, brief: Brief) -> tuple[tuple[FigureView, ...], list[Finding]]:
    chosen: list[FigureView] = []
    findings: list[Finding] = []
    for index, figure in enumerate(brief.key_figures):
        printed = resolve(page.selection.base, figure)
        if isinstance(printed, Printed) and page.selection.speaks(printed.fact):
            chosen.append(FigureView(page, printed))
        elif isinstance(printed, Printed):
            findings.append(
                _left_out(page.selection, printed.fact, brief.place_of("key_figures", index), f"'{figure}'")
            )
    return tuple(chosen), findings


def units_on_page(page: Page, name: str, brief: Brief) -> Iterator[tuple[Unit, Resolver]]:
    """Every unit the page prints, notes included, with what resolves its placeholders."""
    base = page.selection.base
    for unit in units_of(name, brief):
        yield unit, resolver_of(base)
    uses = tuple(uses_of(page, name, brief))
    shown = {use.fact for use in uses if use.is_text}
    disputes: set[str] = set()
    for fact in dict.fromkeys(use.fact for use in uses):
        for unit in units_of_fact(fact):
            is_text = unit.id == f"facts/{fact.id}"
            if (is_text and fact in shown) or unit.id.endswith("/caveat"):
                yield unit, resolver_of_fact(fact)
        dispute = page.selection.dispute_of(fact)
        if dispute is not None and dispute.id not in disputes:
            disputes.add(dispute.id)
            yield unit_of_dispute(dispute), resolver_of(base)


def _review_notice(page: Page, name: str, brief: Brief, reviews: ReviewFile) -> tuple[str, list[Finding]]:
    states = [state_of(unit, page.language, reviews, resolver) for unit, resolver in units_on_page(page, name, brief)]
    open_units = sum(1 for state in states if state not in ("original", "reviewed"))
    if not open_units:
        return "", []
    wording = page.catalogue.word("Translation not yet reviewed: {open} of {all} texts")
    finding = warning(
        brief.place_of("status"),
        "translation.unreviewed",
        f"'{name}' in '{page.language}': {open_units} of {len(states)} texts are not reviewed",
        f"python build.py review {name} --lang {page.language} --by NAME",
    )
    return wording.format(open=open_units, all=len(states)), [finding]


def _known_at(page: Page) -> str:
    """The day of the second clock in words, or nothing where all that is known may speak."""
    day = page.selection.known_at
    return format_edtf(parse(day.isoformat()), page.language) if day is not None else ""


def compose(
    name: str, brief: Brief, page: Page, reviews: ReviewFile, templates: Path, root: Path
) -> tuple[Composed | None, list[Finding]]:
    """The markup of `brief` on `page`, or None, and the findings of composing it. Findings name files relative to `root`."""
    template = f"{brief.genre}.xml.j2"
    messages, silent_messages = _messages(page, name, brief)
    sections, silent_blocks = _sections(page, name, brief)
    figures, silent_figures = _key_figures(page, brief)
    notice, unreviewed = _review_notice(page, name, brief, reviews)
    findings = silent_messages + silent_blocks + silent_figures + unreviewed
    view = BriefView(
        page,
        name,
        brief,
        messages,
        figures,
        sections,
        as_of=format_edtf(brief.as_of, page.language, bare_year=False),
        known_at=_known_at(page),
        age=age_in_words(page, brief),
        date=format_edtf(brief.date, page.language, bare_year=False) if brief.date else "",
        review_notice=notice,
    )
    values = {"brief": view, "_": page.catalogue.word}
    rendered, faults = render(template, values, templates, root, page.catalogue)
    if rendered is None:
        return None, findings + faults
    return Composed(rendered, named(templates / template, root)), findings
