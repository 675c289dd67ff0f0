"""The translatable texts of briefs, facts and disputes, each with its stable id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpress.model.brief import Brief
from briefpress.model.edtf import Date
from briefpress.model.facts import Dispute, Fact
from briefpress.model.node import Node
from briefpress.model.words import Bilingual, Case, Language


@dataclass(frozen=True)
class Unit:
    """One translatable text: its stable id, its wordings, and the node that holds it; a caveat is part of a fact.

    `date` is the date that the text speaks of: names are those borne then.
    """

    id: str
    ru: str
    en: str
    origin: Language
    node: Node
    forms: Mapping[str, Case]
    is_prose: bool = True
    is_part: bool = False
    date: Date | None = None

    def of(self, language: Language) -> str:
        """The wording in `language`."""
        return self.ru if language == "ru" else self.en


def units_of(name: str, brief: Brief) -> Iterator[Unit]:
    """Every translatable text of the brief `name`, in the order of the page; ids are `name/place`."""

    def plain(place: str, node: Bilingual | None) -> Iterator[Unit]:
        if node is not None:
            yield Unit(f"{name}/{place}", node.ru, node.en, brief.origin, node, {}, is_prose=False, date=brief.as_of)

    yield from plain("title", brief.title)
    for key in ("prepared_by", "marking", "audience"):
        yield from plain(key, getattr(brief, key))
    for message in brief.key_messages:
        yield Unit(
            f"{name}/key-messages/{message.id}",
            message.ru,
            message.en,
            brief.origin,
            message,
            message.forms,
            date=brief.as_of,
        )
    for section in brief.sections:
        yield from plain(f"{section.id}/heading", section.heading)
        for block in section.blocks:
            if block.text is not None:
                unit_id = f"{name}/{section.id}/{block.id}"
                yield Unit(
                    unit_id, block.text.ru, block.text.en, brief.origin, block.text, block.forms, date=brief.as_of
                )
            if block.table is not None:
                yield from plain(
                    f"{section.id}/table/{(block.table.series or block.table.facts)[0]}", block.table.caption
                )
            if block.chart is not None:
                chart = block.chart
                named = (chart.series or chart.facts or chart.topics or [route.fact for route in chart.routes])[0]
                yield from plain(f"{section.id}/chart/{named}", chart.title)
                for route in chart.routes:
                    yield from plain(f"{section.id}/route/{'-'.join(route.through)}", route.name)


def units_of_fact(fact: Fact) -> Iterator[Unit]:
    """The translatable texts of a fact; ids are `facts/id`, `facts/id/caveat` and so on."""
    yield Unit(f"facts/{fact.id}", fact.text.ru, fact.text.en, fact.origin, fact.text, fact.forms, date=fact.as_of)
    for key in ("caveat", "reason"):
        node = getattr(fact, key)
        if node is not None:
            yield Unit(
                f"facts/{fact.id}/{key}", node.ru, node.en, fact.origin, node, fact.forms, is_part=True, date=fact.as_of
            )


def unit_of_dispute(dispute: Dispute) -> Unit:
    """The translatable text of a dispute."""
    return Unit(f"disputes/{dispute.id}", dispute.text.ru, dispute.text.en, "ru", dispute.text, {})
