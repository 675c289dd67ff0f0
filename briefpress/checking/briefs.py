"""The rules of a brief: what it names must be in the fact base."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefpress.checking.charts import check_chart
from briefpress.checking.prose import check_unit
from briefpress.findings import Finding, did_you_mean, error, warning
from briefpress.model.brief import Brief
from briefpress.model.facts import FactBase
from briefpress.model.placeholders import Unresolved, resolve, resolver_of
from briefpress.model.units import units_of

# Headings that templates set themselves.
_RESERVED = ("title", "key-messages", "key-figures", "figure-data", "sources")


def find_duplicate_names(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """`id.duplicate`: two sections, or two texts of one section, with one id, or one that templates use themselves."""
    seen: set[str] = set()
    for unit in units_of(name, brief):
        if unit.id in seen:
            yield error(unit.node.place, "id.duplicate", f"a second text '{unit.id}'")
        seen.add(unit.id)
    sections = set(_RESERVED)
    for section in brief.sections:
        if section.id in sections:
            yield error(section.place_of("id"), "id.duplicate", f"a second section '{section.id}'")
        sections.add(section.id)


def find_unknown_topics(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """`topic.unknown`: a topic that is not listed."""
    blocks = [block for section in brief.sections for block in section.blocks]
    nodes = [node for block in blocks for node in (block.chronology, block.chart, block.disputes) if node is not None]
    for node in (brief, *nodes):
        for index, topic in enumerate(node.topics):
            if topic not in base.topics:
                hint = did_you_mean(topic, base.topics)
                yield error(node.place_of("topics", index), "topic.unknown", f"no topic '{topic}'", hint)


def find_unknown_facts(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """`fact.unknown`, `subject.unknown`, `dispute.unknown`: a block names what is not in the fact base."""
    disputes = {dispute.id for dispute in base.file.disputes}
    for section in brief.sections:
        for block in section.blocks:
            for node in (block, block.chronology, block.table, block.chart):
                for index, fact_id in enumerate(node.facts or () if node is not None else ()):
                    if node is not None and fact_id not in base.facts:
                        yield error(
                            node.place_of("facts", index),
                            "fact.unknown",
                            f"no fact '{fact_id}'",
                            did_you_mean(fact_id, base.facts),
                        )
            for shown in (block.table, block.chart):
                for subject in shown.series if shown is not None else ():
                    if subject not in base.subjects and shown is not None:
                        place = shown.place_of("subject" if shown.subject else "subjects")
                        hint = did_you_mean(subject, base.subjects)
                        yield error(place, "subject.unknown", f"no subject '{subject}'", hint)
            for dispute_id in block.disputes.ids if block.disputes else ():
                if dispute_id not in disputes and block.disputes is not None:
                    yield error(
                        block.disputes.place_of("ids"),
                        "dispute.unknown",
                        f"no dispute '{dispute_id}'",
                        did_you_mean(dispute_id, disputes),
                    )


def find_bad_key_figures(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """`fact.unknown`, `figure.subject`: a key figure that is no fact's value, or whose fact names no subject to label it."""
    for index, figure in enumerate(brief.key_figures):
        found = resolve(base, figure)
        place = brief.place_of("key_figures", index)
        if isinstance(found, Unresolved):
            yield error(place, found.code, found.message, did_you_mean(figure, found.known))
        elif found.fact.subject is None:
            yield error(place, "figure.subject", f"the fact '{found.fact.id}' has no subject to label the row with")


def find_unlabelled_rows(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """`figure.subject`: a table of facts holds one without a subject."""
    for section in brief.sections:
        for block in section.blocks:
            for fact_id in block.table.facts if block.table else ():
                if fact_id in base.facts and base.facts[fact_id].subject is None and block.table is not None:
                    yield error(
                        block.table.place_of("facts"),
                        "figure.subject",
                        f"the fact '{fact_id}' has no subject to label the row with",
                    )


def find_bad_charts(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """The rules of charts, on every chart of the brief."""
    for section in brief.sections:
        for block in section.blocks:
            if block.chart is not None:
                yield from check_chart(block.chart, base)


def find_text_faults(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """The rules of prose, on every text of the brief."""
    for unit in units_of(name, brief):
        yield from check_unit(unit, base, resolver_of(base), brief.waivers)


def find_idle_waivers(name: str, brief: Brief, base: FactBase) -> Iterator[Finding]:
    """`waiver.idle`: a waiver whose unit does not exist or does not hold its text."""
    texts = {unit.id: unit.ru + "\n" + unit.en for unit in units_of(name, brief)}
    for waiver in brief.waivers:
        if waiver.text not in texts.get(waiver.unit, ""):
            yield warning(
                waiver.place,
                "waiver.idle",
                f"'{waiver.text}' does not stand in the text '{waiver.unit}'",
                did_you_mean(waiver.unit, texts),
            )


BRIEF_RULES: tuple[Callable[[str, Brief, FactBase], Iterator[Finding]], ...] = (
    find_duplicate_names,
    find_unknown_topics,
    find_unknown_facts,
    find_bad_key_figures,
    find_unlabelled_rows,
    find_bad_charts,
    find_text_faults,
    find_idle_waivers,
)


def check_brief(name: str, brief: Brief, base: FactBase) -> list[Finding]:
    """Every finding in the brief `name`."""
    return [finding for rule in BRIEF_RULES for finding in rule(name, brief, base)]
