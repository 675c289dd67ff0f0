"""The rules of the fact base: evidence, attribution, dates, rivals and disputes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from briefpress.checking.names import names_one_of
from briefpress.checking.prose import check_unit
from briefpress.checking.rivals import find_overlapping_disputes, find_undecided_disputes, find_undecided_rivals
from briefpress.checking.sources import (
    find_early_days_of_access,
    find_idle_days_of_access,
    find_missing_days_of_access,
)
from briefpress.findings import Finding, did_you_mean, error, warning
from briefpress.model.facts import ATTRIBUTED, FactBase
from briefpress.model.placeholders import resolver_of, resolver_of_fact
from briefpress.model.units import Unit, unit_of_dispute, units_of_fact
from briefpress.model.words import LANGUAGES

MOST_ANCHOR_WORDS = 8


def find_duplicate_ids(base: FactBase) -> Iterator[Finding]:
    """`id.duplicate`: two sources, terms, subjects, facts or disputes with one id."""
    groups = (
        ("source", base.file.sources),
        ("term", base.file.terms),
        ("subject", base.file.subjects),
        ("fact", base.file.facts),
        ("dispute", base.file.disputes),
    )
    for kind, nodes in groups:
        seen: set[str] = set()
        for node in nodes:
            if node.id in seen:
                yield error(node.place_of("id"), "id.duplicate", f"a second {kind} '{node.id}'")
            seen.add(node.id)


def find_unknown_references(base: FactBase) -> Iterator[Finding]:
    """`source.unknown`, `term.unknown`, `subject.unknown`, `fact.unknown`: an id that nothing bears."""
    for fact in base.file.facts:
        for evidence in fact.evidence:
            if evidence.source not in base.sources:
                yield error(
                    evidence.place_of("source"),
                    "source.unknown",
                    f"no source '{evidence.source}'",
                    did_you_mean(evidence.source, base.sources),
                )
            for name in evidence.values:
                if name not in fact.values:
                    yield error(
                        evidence.place_of("for"),
                        "value.unknown",
                        f"the fact '{fact.id}' has no value '{name}'",
                        did_you_mean(name, fact.values),
                    )
        named = [("attributed_to", term) for term in fact.attributed_to] + [("holder", fact.holder or "")]
        for key, term in named:
            if term and term not in base.terms:
                yield error(fact.place_of(key), "term.unknown", f"no term '{term}'", did_you_mean(term, base.terms))
        if fact.subject is not None and fact.subject not in base.subjects:
            yield error(
                fact.place_of("subject"),
                "subject.unknown",
                f"no subject '{fact.subject}'",
                did_you_mean(fact.subject, base.subjects),
            )
    for dispute in base.file.disputes:
        for index, fact_id in enumerate(dispute.facts):
            if fact_id not in base.facts:
                yield error(
                    dispute.place_of("facts", index),
                    "fact.unknown",
                    f"no fact '{fact_id}'",
                    did_you_mean(fact_id, base.facts),
                )


def find_unknown_topics(base: FactBase) -> Iterator[Finding]:
    """`topic.unknown`: a topic of a fact, or of a wider topic, that is not listed."""
    for fact in base.file.facts:
        for index, topic in enumerate(fact.topics):
            if topic not in base.topics:
                hint = did_you_mean(topic, base.topics) or "list it under 'topics' with its names"
                yield error(fact.place_of("topics", index), "topic.unknown", f"no topic '{topic}'", hint)
    for wider in base.file.topics:
        for index, topic in enumerate(wider.joins):
            if topic not in base.topics:
                hint = did_you_mean(topic, base.topics)
                yield error(wider.place_of("of", index), "topic.unknown", f"no topic '{topic}'", hint)


def find_missing_evidence(base: FactBase) -> Iterator[Finding]:
    """`evidence.missing`: a fact that no source bears out, or a value that no evidence names."""
    for fact in base.file.facts:
        supporting = [evidence for evidence in fact.evidence if evidence.supports != "disputes"]
        if not supporting:
            yield error(fact.place_of("id"), "evidence.missing", f"no source bears out the fact '{fact.id}'")
            continue
        if any(not evidence.values for evidence in supporting):
            continue
        named = {name for evidence in supporting for name in evidence.values}
        for name in sorted(set(fact.values) - named):
            yield error(fact.place_of("evidence"), "evidence.missing", f"no evidence bears out the value '{name}'")


def find_bad_anchors(base: FactBase) -> Iterator[Finding]:
    """`anchor.missing`, `anchor.long`: evidence without an anchor (unless editorial), or with more than eight words."""
    for fact in base.file.facts:
        for evidence in fact.evidence:
            source = base.sources.get(evidence.source)
            if evidence.anchor is None:
                if source is not None and source.standing != "editorial":
                    yield error(evidence.place_of("source"), "anchor.missing", "the evidence has no anchor")
            elif len(evidence.anchor.split()) > MOST_ANCHOR_WORDS:
                yield error(
                    evidence.place_of("anchor"),
                    "anchor.long",
                    f"the anchor has {len(evidence.anchor.split())} words; at most {MOST_ANCHOR_WORDS} are copied",
                )


def find_unattributed(base: FactBase) -> Iterator[Finding]:
    """`assessment.unattributed`: an opinion, forecast or recommendation with no name."""
    for fact in base.file.facts:
        if fact.kind in ATTRIBUTED and not fact.attributed_to:
            yield error(
                fact.place_of("kind"),
                "assessment.unattributed",
                f"the {fact.kind} '{fact.id}' names nobody",
                "add 'attributed_to: [term]'",
            )


def find_plain_assessments(base: FactBase) -> Iterator[Finding]:
    """`assessment.plain`: the text of an assessment or recommendation does not say whose it is."""
    for fact in base.file.facts:
        if fact.kind not in ATTRIBUTED or not fact.attributed_to:
            continue
        for language in LANGUAGES:
            if not names_one_of(fact.text.of(language), fact.attributed_to, base, language):
                message = f"the text does not name {' and '.join(fact.attributed_to)}, whose {fact.kind} it is"
                yield error(fact.text.place_of(language), "assessment.plain", message)


def find_unreasoned_ranks(base: FactBase) -> Iterator[Finding]:
    """`rank.unreasoned`: a rank other than normal needs a reason."""
    for fact in base.file.facts:
        if fact.rank != "normal" and fact.reason is None:
            yield error(
                fact.place_of("rank"), "rank.unreasoned", f"the rank '{fact.rank}' of '{fact.id}' has no reason"
            )


def find_late_dates(base: FactBase) -> Iterator[Finding]:
    """`date.late`: a fact dated after every source that bears it out."""
    for fact in base.file.facts:
        issued = [
            base.sources[evidence.source].issued.last
            for evidence in fact.evidence
            if evidence.source in base.sources and evidence.supports != "disputes"
        ]
        if issued and fact.as_of.first > max(issued):
            yield error(
                fact.place_of("as_of"),
                "date.late",
                f"'{fact.as_of.text}' is later than the sources of '{fact.id}'",
                "the date that a forecast speaks of stands under 'for'",
            )


def find_foreign_units(base: FactBase) -> Iterator[Finding]:
    """`subject.unit`: a fact of a subject none of whose values is in the subject's unit."""
    for fact in base.file.facts:
        subject = base.subjects.get(fact.subject or "")
        if subject is None or not fact.values:
            continue
        if not any(subject.measures(value) for value in fact.values.values()):
            yield error(
                fact.place_of("subject"),
                "subject.unit",
                f"no value of '{fact.id}' is in '{subject.unit}', the unit of '{subject.id}'",
            )


def find_text_faults(base: FactBase) -> Iterator[Finding]:
    """The rules of prose, on the texts of facts and disputes and on the names of subjects."""
    for subject in base.file.subjects:
        unit = Unit(f"subjects/{subject.id}", subject.ru, subject.en, "ru", subject, {}, is_prose=False)
        yield from check_unit(unit, base, resolver_of(base))
    for fact in base.file.facts:
        for unit in units_of_fact(fact):
            yield from check_unit(unit, base, resolver_of_fact(fact))
    for dispute in base.file.disputes:
        yield from check_unit(unit_of_dispute(dispute), base, resolver_of(base))


FACT_RULES: tuple[Callable[[FactBase], Iterator[Finding]], ...] = (
    find_duplicate_ids,
    find_unknown_references,
    find_unknown_topics,
    find_idle_days_of_access,
    find_missing_days_of_access,
    find_early_days_of_access,
    find_missing_evidence,
    find_bad_anchors,
    find_unattributed,
    find_plain_assessments,
    find_unreasoned_ranks,
    find_late_dates,
    find_undecided_rivals,
    find_undecided_disputes,
    find_overlapping_disputes,
    find_foreign_units,
    find_text_faults,
)


def find_overdue_reviews(base: FactBase, today: dt.date) -> Iterator[tuple[str, Finding]]:
    """`review.overdue`: by its id, a fact whose `review_by` has passed, unless a waiver lets it stand and has not ended."""
    for fact in base.file.facts:
        if fact.review_by is None or fact.review_by.last >= today:
            continue
        message = f"'{fact.id}' was to be reviewed by {fact.review_by.text}"
        if fact.review_waiver is None:
            hint = "review it and move the date, or waive it: review_waiver: {until: …, reason: …}"
            yield fact.id, warning(fact.place_of("review_by"), "review.overdue", message, hint)
        elif fact.review_waiver.until.last < today:
            message += f"; the waiver ended in {fact.review_waiver.until.text}"
            yield fact.id, warning(fact.review_waiver.place_of("until"), "review.overdue", message)


def check_facts(base: FactBase) -> list[Finding]:
    """Every finding in the fact base."""
    return [finding for rule in FACT_RULES for finding in rule(base)]
