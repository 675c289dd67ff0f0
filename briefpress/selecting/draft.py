"""A brief made of the facts on a topic, for which no one has written one: figures, agreements, events, views, disputes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from briefpress.localising.catalogue import Catalogue
from briefpress.model.brief import Brief, Disputes
from briefpress.model.edtf import Date, parse
from briefpress.model.facts import Fact, FactBase, Kind, Topic
from briefpress.model.node import Origin
from briefpress.model.words import LANGUAGES, Language
from briefpress.selecting.selection import Selection

# The sections of such a brief: its id, its heading in the catalogues, and the kinds of fact that it lists as sentences.
_LISTS: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("state", "State of affairs", ("state", "membership", "office", "figure")),
    ("assessments", "Assessments and forecasts", ("assessment",)),
    ("recommendations", "Recommendations", ("recommendation",)),
)
_CHRONOLOGIES: tuple[tuple[str, str, Kind], ...] = (
    ("agreements", "Agreements", "agreement"),
    ("events", "Events", "event"),
)


def _heading(word: str, catalogues: Mapping[Language, Catalogue]) -> dict[str, str]:
    return {language: catalogues[language].word(word) for language in LANGUAGES}


def latest_date(base: FactBase, facts: tuple[Fact, ...]) -> str:
    """The day up to which the sources of the facts reach, in EDTF."""
    cited = (evidence.source for fact in facts for evidence in fact.evidence)
    days = [base.sources[source].issued for source in cited if base.sources[source].standing != "editorial"]
    return max(days, key=lambda date: date.last).last.isoformat() if days else ""


def series_on(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """The subjects of which the facts hold two observations or more: those make a table."""
    observed = Counter(fact.subject for fact in facts if fact.subject is not None and fact.rank != "deprecated")
    return tuple(subject for subject, number in observed.items() if number > 1)


def _sections(selection: Selection, topic: Topic, catalogues: Mapping[Language, Catalogue]) -> Iterator[dict[str, Any]]:
    on_topic = selection.base.facts_on((topic.id,))
    facts = tuple(fact for fact in on_topic if fact.rank != "deprecated" and selection.speaks(fact))
    series = series_on(facts)
    if series:
        tables = [{"table": {"subject": subject}} for subject in series]
        yield {"id": "figures", "heading": _heading("Figures", catalogues), "blocks": tables}
    for section, word, kind in _CHRONOLOGIES:
        if any(fact.kind == kind for fact in facts):
            block = {"chronology": {"topics": [topic.id], "kinds": [kind]}}
            yield {"id": section, "heading": _heading(word, catalogues), "blocks": [block]}
    for section, word, kinds in _LISTS:
        listed = sorted(
            (fact for fact in facts if fact.kind in kinds and fact.subject not in series),
            key=lambda fact: (fact.as_of.order, fact.id),
        )
        if listed:
            texts = {"facts": [fact.id for fact in listed]}
            yield {"id": section, "heading": _heading(word, catalogues), "blocks": [texts]}
    if selection.disputes(Disputes(topics=(topic.id,))):
        differing = {"disputes": {"topics": [topic.id]}}
        yield {"id": "disputes", "heading": _heading("Where the sources differ", catalogues), "blocks": [differing]}


def brief_on_topic(
    base: FactBase,
    topic: Topic,
    catalogues: Mapping[Language, Catalogue],
    as_of: Date | None = None,
    known_at: dt.date | None = None,
) -> Brief | None:
    """The brief on `topic` of what speaks at a date (default: that of the newest source), or None where nothing does.

    Its findings stand at the topic in the fact base.
    """
    facts = base.facts_on((topic.id,))
    date = as_of or (parse(latest_date(base, facts)) if facts else None)
    sections = list(_sections(Selection(base, date.last, known_at), topic, catalogues)) if date else []
    if date is None or not sections:
        return None
    brief = Brief.model_validate(
        {
            "genre": "reference-note",
            "title": {"ru": topic.ru, "en": topic.en},
            "topics": (topic.id,),
            "as_of": date,
            "status": "draft",
            "sections": sections,
        }
    )
    brief._origin = Origin.at(topic.place)
    return brief
