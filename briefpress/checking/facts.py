"""The rules of the fact base: evidence, attribution, dates, rivals and disputes."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from briefpress.checking.names import names_one_of
from briefpress.checking.prose import check_unit
from briefpress.findings import Finding, did_you_mean, error, warning
from briefpress.model.brief import Unit
from briefpress.model.facts import ATTRIBUTED, LANGUAGES, Dispute, Fact, FactBase, Subject
from briefpress.model.placeholders import resolver_of, resolver_of_fact
from briefpress.model.value import Value

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
        counted = Counter(node.id for node in nodes)
        for node in nodes:
            if counted[node.id] > 1 and node is not next(other for other in nodes if other.id == node.id):
                yield error(node.place_of("id"), "id.duplicate", f"a second {kind} '{node.id}'")


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
        for language in LANGUAGES:
            named = names_one_of(fact.text.of(language), fact.attributed_to, base, language)
            if fact.kind in ATTRIBUTED and fact.attributed_to and not named:
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


def _measures(fact: Fact) -> frozenset[tuple[str, ...]]:
    return frozenset(value.measure for value in fact.values.values() if value.status == "result")


def _at_one_date(one: Fact, other: Fact, constant: bool) -> bool:
    if constant:
        return True
    if one.as_of.is_open or other.as_of.is_open:
        return one.as_of.first == other.as_of.first
    return one.as_of.first <= other.as_of.last and other.as_of.first <= one.as_of.last


def rivals_of(base: FactBase) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts of one subject, at one date (or of a constant one), whose values differ; deprecated ones left out."""
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in base.file.facts:
        if fact.subject is not None and fact.rank != "deprecated" and _measures(fact):
            by_subject[fact.subject].append(fact)
    for subject_id, facts in by_subject.items():
        constant = subject_id in base.subjects and base.subjects[subject_id].constant
        for one, other in itertools.combinations(facts, 2):
            if _at_one_date(one, other, constant) and _measures(one) != _measures(other):
                yield one, other


def find_undecided_rivals(base: FactBase) -> Iterator[Finding]:
    """`rivals.undecided`: two facts contradict each other and no dispute says how to present them."""
    for one, other in rivals_of(base):
        if not any({one.id, other.id} <= set(dispute.facts) for dispute in base.file.disputes):
            yield error(
                other.place_of("id"),
                "rivals.undecided",
                f"'{other.id}' contradicts '{one.id}', and no dispute decides",
                "add a dispute that names both, or another subject if they measure different things",
            )


def find_overlapping_disputes(base: FactBase) -> Iterator[Finding]:
    """`dispute.overlap`: a fact is party to two disputes, and a note can tell only one."""
    parties: dict[str, str] = {}
    for dispute in base.file.disputes:
        for index, fact_id in enumerate(dispute.facts):
            if parties.setdefault(fact_id, dispute.id) != dispute.id:
                yield error(
                    dispute.place_of("facts", index),
                    "dispute.overlap",
                    f"'{fact_id}' is party to '{parties[fact_id]}' too",
                )


def find_foreign_units(base: FactBase) -> Iterator[Finding]:
    """`subject.unit`: a fact of a subject none of whose values is in the subject's unit."""
    for fact in base.file.facts:
        subject = base.subjects.get(fact.subject or "")
        if subject is None or not fact.values:
            continue
        if not any(value.unit == subject.unit or _is_year_of(value, subject) for value in fact.values.values()):
            yield error(
                fact.place_of("subject"),
                "subject.unit",
                f"no value of '{fact.id}' is in '{subject.unit}', the unit of '{subject.id}'",
            )


def _is_year_of(value: Value, subject: Subject) -> bool:
    return value.date is not None and subject.unit == "year"


def find_undecided_disputes(base: FactBase) -> Iterator[Finding]:
    """`dispute.undecided`: `present: prefer` asks for exactly one preferred fact, the others forbid one."""
    for dispute in base.file.disputes:
        preferred = [
            fact_id for fact_id in dispute.facts if fact_id in base.facts and base.facts[fact_id].rank == "preferred"
        ]
        if dispute.present == "prefer" and len(preferred) != 1:
            yield error(
                dispute.place_of("present"),
                "dispute.undecided",
                f"the dispute '{dispute.id}' prefers, and {len(preferred)} of its facts are ranked preferred",
            )
        if dispute.present != "prefer" and preferred:
            yield error(
                dispute.place_of("present"),
                "dispute.undecided",
                f"the dispute '{dispute.id}' presents '{dispute.present}', and '{preferred[0]}' is ranked preferred",
            )


def units_of_fact(fact: Fact) -> Iterator[Unit]:
    """The translatable texts of a fact; ids are `facts/id`, `facts/id/caveat` and so on."""
    yield Unit(f"facts/{fact.id}", fact.text.ru, fact.text.en, fact.origin, fact.text, fact.forms)
    for key in ("caveat", "reason"):
        node = getattr(fact, key)
        if node is not None:
            yield Unit(f"facts/{fact.id}/{key}", node.ru, node.en, fact.origin, node, fact.forms, is_part=True)


def unit_of_dispute(dispute: Dispute) -> Unit:
    """The translatable text of a dispute."""
    return Unit(f"disputes/{dispute.id}", dispute.text.ru, dispute.text.en, "ru", dispute.text, {})


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


def find_overdue_reviews(base: FactBase, today: dt.date) -> Iterator[Finding]:
    """`review.overdue`: a fact whose `review_by` has passed."""
    for fact in base.file.facts:
        if fact.review_by is not None and fact.review_by.last < today:
            yield warning(
                fact.place_of("review_by"), "review.overdue", f"'{fact.id}' was to be reviewed by {fact.review_by.text}"
            )


def check_facts(base: FactBase) -> list[Finding]:
    """Every finding in the fact base."""
    return [finding for rule in FACT_RULES for finding in rule(base)]
