"""The product's own content, tested for findings only."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import pytest

from briefpress.checking.rivals import rivals_of
from briefpress.findings import as_text, errors_of
from briefpress.model import edtf
from briefpress.model.brief import EDITIONS, EditionName, Genre
from briefpress.model.facts import FactBase
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import read_documents, verify_project
from briefpress.publishing.topics import with_note_on
from briefpress.writing.pdf import write_pdf
from tests.synthetic import ROOT, documents, real_project

SOURCES = Path(os.environ.get("BRIEFPRESS_SOURCES", ROOT / "sources"))


def real_base() -> FactBase:
    base = real_project().base
    assert base is not None
    return base


def test_facts_and_briefs_have_no_error() -> None:
    project = real_project()

    assert errors_of(project.findings) == (), as_text(errors_of(project.findings))
    assert len(project.briefs) >= 14
    assert {brief.genre for brief in project.briefs.values()} == set(get_args(Genre)) - {"reference-note"}
    for name, brief in project.briefs.items():
        _, findings = documents_of(project, name, brief, EDITIONS)
        assert {finding.code for finding in findings} <= {"translation.unreviewed"}, as_text(findings)


def test_the_fact_base_is_what_it_says() -> None:
    base = real_project().base
    assert base is not None

    assert len(base.file.facts) >= 400
    assert len(base.file.disputes) >= 40
    assert {topic for fact in base.file.facts for topic in fact.topics} == {
        topic.id for topic in base.file.topics if not topic.joins
    }
    assert {evidence.source for fact in base.file.facts for evidence in fact.evidence} == set(base.sources)
    assert {fact.subject for fact in base.file.facts if fact.subject} == set(base.subjects)
    undecided = [
        (one.id, other.id)
        for one, other in rivals_of(base)
        if base.dispute_of.get(one.id) is not base.dispute_of.get(other.id)
    ]
    assert undecided == []
    assert len(list(rivals_of(base))) >= 5


@pytest.mark.parametrize("topic", [topic.id for topic in real_base().file.topics])
def test_every_topic_makes_a_note(topic: str) -> None:
    project, name = with_note_on(real_project(), topic)

    made, findings = documents_of(project, name, project.briefs[name], EDITIONS)

    assert set(made) == set(EDITIONS)
    assert not errors_of((*project.of_brief[name], *findings)), as_text(findings)


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "briefs").glob("*.yaml")))
@pytest.mark.parametrize(("as_of", "known_at"), [("1996", None), ("2012-12-31", None), ("2025-10", "2018-12-31")])
def test_a_brief_can_be_asked_for_at_any_date(name: str, as_of: str, known_at: str | None) -> None:
    project = real_project()
    brief = project.briefs[name].model_copy(update={"as_of": edtf.parse(as_of)})
    known = edtf.parse(known_at).last if known_at else None

    made, findings = documents_of(project, name, brief, EDITIONS, known)

    assert set(made) == set(EDITIONS)
    assert {finding.code for finding in findings} <= {"translation.unreviewed", "date.left-out", "block.empty"}


def test_every_fact_has_evidence_a_date_and_both_languages() -> None:
    facts = real_base().file.facts

    assert facts
    for fact in facts:
        assert fact.evidence, fact.id
        assert fact.as_of.start is not None or fact.as_of.end is not None, fact.id
        assert fact.text.ru, fact.id
        assert fact.text.en, fact.id


def test_every_compendium_part_has_a_span_of_its_own() -> None:
    base = real_project().base
    assert base is not None
    by_document: dict[str, list[str]] = {}
    for source in base.file.sources:
        if source.sha256:
            by_document.setdefault(source.sha256, []).append(source.id)
    shared = [ids for ids in by_document.values() if len(ids) > 1]

    assert shared
    for ids in shared:
        spans = [base.sources[source_id].span for source_id in ids]
        assert None not in spans
        assert len({(span.first, span.last) for span in spans if span}) == len(ids)


def test_english_says_kazakh_things_in_the_approved_forms() -> None:
    """Forbidden variants of terms stand nowhere in the English texts."""
    base = real_project().base
    assert base is not None
    forbidden = {form for term in base.file.terms for form in term.en.forbidden}
    assert forbidden
    texts = {fact.id: fact.text.en for fact in base.file.facts} | {item.id: item.text.en for item in base.file.disputes}

    found = [
        (name, form) for name, text in texts.items() for form in forbidden if re.search(rf"\b{re.escape(form)}\b", text)
    ]
    assert found == []


def test_every_anchor_stands_in_its_document() -> None:
    documents = read_documents(SOURCES) if SOURCES.is_dir() else {}
    if not documents:
        pytest.skip("no source documents at hand (sources/ or BRIEFPRESS_SOURCES): the anchors could not be checked")
    base = real_project().base
    assert base is not None

    verification = verify_project(base, SOURCES)

    assert verification is not None
    assert as_text(verification.findings) == ""
    assert verification.sought == verification.found > 300


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_fact_sheet_is_one_page(language: EditionName) -> None:
    project = real_project()
    sheets = [name for name, brief in project.briefs.items() if brief.genre == "fact-sheet"]

    assert sheets
    assert project.theme is not None
    for name in sheets:
        pdf, _ = write_pdf(documents(project, name)[language], project.theme, name)
        assert pdf is not None
        assert pdf.pages == 1, name
