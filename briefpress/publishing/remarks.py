"""The remarks on a document: caveats and disputes of its facts, translations gone stale, waivers, facts overdue for review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from briefpress.checking.translations import state_of
from briefpress.composing.compose import units_on_page
from briefpress.composing.notes import dispute_text
from briefpress.composing.page import Page
from briefpress.composing.spans import compose_plain, plain_words
from briefpress.document.nodes import Document
from briefpress.document.walks import facts_of
from briefpress.localising.dates import format_edtf
from briefpress.model.brief import Brief
from briefpress.model.facts import Fact
from briefpress.model.placeholders import resolver_of_fact
from briefpress.publishing.project import Project
from briefpress.selecting.selection import Selection
from briefpress.writing.remarks import Remark


def remarks_of(
    project: Project, name: str, brief: Brief, known_at: dt.date | None, document: Document
) -> tuple[Remark, ...]:
    """The remarks on a document of the brief `name`, by language, in the order of facts and texts."""
    base = project.base
    if base is None:
        return ()
    found: list[Remark] = []
    for language in document.languages:
        page = Page(language, Selection(base, brief.as_of.last, known_at), project.catalogues[language])
        facts = [base.facts[fact_id] for fact_id in facts_of(document)]
        found += _on_facts(page, facts, project.overdue)
        found += _on_translations(page, project, name, brief)
        found += _on_waivers(page, brief)
    return tuple(found)


def _remark(page: Page, text: str, *, fact: str = "", unit: str = "") -> Remark:
    return Remark(text, page.catalogue.word("Fact base"), page.language, fact, unit)


def _on_facts(page: Page, facts: list[Fact], overdue: frozenset[str]) -> Iterator[Remark]:
    """The caveat of each fact, the dispute it is party to (told once), and that its review is due."""
    told: set[str] = set()
    word = page.catalogue.word
    for fact in facts:
        if fact.caveat is not None:
            page.met_terms.clear()
            caveat = compose_plain(page, fact.caveat.of(page.language), fact.forms, resolver_of_fact(fact), fact)
            yield _remark(page, word("Caveat: {text}").format(text=plain_words(caveat)), fact=fact.id)
        dispute = page.selection.dispute_of(fact)
        if dispute is not None and dispute.id not in told:
            told.add(dispute.id)
            said = plain_words(dispute_text(page, dispute))
            yield _remark(page, word("Where the sources differ: {text}").format(text=said), fact=fact.id)
        if fact.id in overdue and fact.review_by is not None:
            day = format_edtf(fact.review_by, page.language)
            yield _remark(page, word("Overdue for review since {date}.").format(date=day), fact=fact.id)


def _on_translations(page: Page, project: Project, name: str, brief: Brief) -> Iterator[Remark]:
    """Each text whose wording or values have changed since its translation was reviewed."""
    reviews = project.reviews.ru if page.language == "ru" else project.reviews.en
    for unit, resolver in units_on_page(page, name, brief):
        if state_of(unit, page.language, project.reviews, resolver) == "stale":
            review = reviews[unit.id]
            said = page.catalogue.word("Changed since the translation was reviewed ({by}, {date}): {unit}")
            day = format_edtf(review.on, page.language)
            yield _remark(page, said.format(by=review.by, date=day, unit=unit.id), unit=unit.id)


def _on_waivers(page: Page, brief: Brief) -> Iterator[Remark]:
    """What may stand in a text against a rule, and the reason that its author gave."""
    for waiver in brief.waivers:
        said = page.catalogue.word("Allowed here: “{text}”. Reason: {reason}")
        yield _remark(page, said.format(text=waiver.text, reason=waiver.reason), unit=waiver.unit)
