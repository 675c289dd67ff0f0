"""What a machine needs to check a document: the facts it prints or cites with their sources, and where each stands."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from briefpress.composing.page import Page, machine_value
from briefpress.composing.runs import ended, plain_runs
from briefpress.composing.spans import compose_plain
from briefpress.document.nodes import Document
from briefpress.document.walks import facts_of
from briefpress.localising.catalogue import Catalogue
from briefpress.model.edtf import Date
from briefpress.model.facts import Evidence, Fact, FactBase
from briefpress.model.placeholders import resolver_of_fact
from briefpress.model.sources import Source
from briefpress.model.value import Value
from briefpress.model.words import Bilingual, Language
from briefpress.publishing.tracing import Cited, Printed, Trace, trace_of
from briefpress.selecting.selection import Selection
from briefpress.writing.attachments import Attachment

FACTS, TRACE = "facts.json", "trace.json"


def _known(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record without what is not known."""
    return {key: value for key, value in record.items() if value not in (None, "", (), [], {})}


def _words(text: Bilingual | None, pages: Sequence[Page]) -> dict[str, str]:
    return {page.language: text.of(page.language) for page in pages} if text is not None else {}


def _prose(text: Bilingual | None, fact: Fact, pages: Sequence[Page]) -> dict[str, str]:
    """A text of the fact in each language, its values filled in, names in full."""
    if text is None:
        return {}
    fresh = (Page(page.language, page.selection, page.catalogue) for page in pages)
    return {
        page.language: compose_plain(page, text.of(page.language), fact.forms, resolver_of_fact(fact), fact).striptags()
        for page in fresh
    }


def _value(value: Value, fact: Fact, trace: Sequence[Trace]) -> dict[str, Any]:
    machine = machine_value(value)
    printed: dict[str, list[str]] = {}
    for item in trace:
        if isinstance(item, Printed) and (item.datum.fact, item.datum.value) == (fact.id, machine):
            texts = printed.setdefault(item.spot.language, [])
            texts += [item.datum.text] if item.datum.text not in texts else []
    return _known(
        {
            "value": machine,
            "unit": value.unit,
            "per": value.per,
            "approx": value.approx,
            "status": value.status,
            "printed": printed,
        }
    )


def _evidence(item: Evidence) -> dict[str, Any]:
    return _known(
        {
            "source": item.source,
            "supports": item.supports,
            "values": list(item.values),
            "anchor": item.anchor,
            "locator": item.locator,
        }
    )


def _fact(fact: Fact, base: FactBase, pages: Sequence[Page], trace: Sequence[Trace]) -> dict[str, Any]:
    subject = base.subjects.get(fact.subject) if fact.subject else None
    return _known(
        {
            "id": fact.id,
            "kind": fact.kind,
            "as_of": fact.as_of.text,
            "for": fact.speaks_of.text if fact.speaks_of else None,
            "rank": fact.rank,
            "reason": _words(fact.reason, pages),
            "subject": {page.language: subject.of(page.language) for page in pages} if subject else None,
            "attributed_to": list(fact.attributed_to),
            "text": _prose(fact.text, fact, pages),
            "caveat": _prose(fact.caveat, fact, pages),
            "values": {name: _value(value, fact, trace) for name, value in fact.values.items()},
            "evidence": [_evidence(item) for item in fact.evidence],
        }
    )


def _source(source: Source, pages: Sequence[Page]) -> dict[str, Any]:
    return _known(
        {
            "id": source.id,
            "type": source.type,
            "standing": source.standing,
            "language": source.language,
            "title": _words(source.title, pages),
            "issued": source.issued.text,
            "reference": {page.language: plain_runs(ended(page.shelf.full(source))) for page in pages},
            "url": source.url,
            "doi": source.doi,
            "sha256": source.sha256,
        }
    )


def _traced(item: Trace) -> dict[str, Any]:
    place = {"section": item.spot.section, "language": item.spot.language, "note": item.spot.note or None}
    if isinstance(item, Cited):
        return _known({**place, "facts": list(item.facts)})
    return _known({"fact": item.datum.fact, "value": item.datum.value, "printed": item.datum.text, **place})


def _attachment(name: str, description: str, record: Mapping[str, Any]) -> Attachment:
    return Attachment(name, description, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())


def records_of(
    base: FactBase,
    catalogues: Mapping[Language, Catalogue],
    as_of: Date,
    known_at: dt.date | None,
    document: Document,
) -> tuple[Attachment, ...]:
    """`facts.json` and `trace.json` of a document: equal documents have equal records."""
    selection = Selection(base, as_of.last, known_at)
    pages = [Page(language, selection, catalogues[language]) for language in document.languages]
    trace = trace_of(document)
    facts = [base.facts[fact_id] for fact_id in facts_of(document)]
    cited = {item.source for fact in facts for item in fact.evidence}
    about = _known(
        {
            "document": document.particulars.identifier,
            "title": document.title,
            "languages": list(document.languages),
            "date": document.particulars.date,
            "as_of": as_of.text,
            "known_at": known_at.isoformat() if known_at else None,
        }
    )
    told = {
        "format": "briefpress facts 1",
        **about,
        "facts": [_fact(fact, base, pages, trace) for fact in facts],
        "sources": [_source(source, pages) for source in base.file.sources if source.id in cited],
    }
    traced = {
        "format": "briefpress trace 1",
        **about,
        "values": [_traced(item) for item in trace if isinstance(item, Printed)],
        "notes": [_traced(item) for item in trace if isinstance(item, Cited) and item.spot.note],
        "cells": [_traced(item) for item in trace if isinstance(item, Cited) and not item.spot.note],
    }
    return (
        _attachment(FACTS, "The facts that this document prints or cites, with their sources", told),
        _attachment(TRACE, "Where each fact stands in this document", traced),
    )
