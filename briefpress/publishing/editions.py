"""The documents of a brief: composed once a language, paired for the two-language page."""

from __future__ import annotations

import datetime as dt

from briefpress.composing.compose import compose
from briefpress.composing.page import Page
from briefpress.document.nodes import Document
from briefpress.document.pairing import side_by_side
from briefpress.document.profile import parse_markup
from briefpress.findings import Finding
from briefpress.model.brief import Brief, EditionName
from briefpress.model.words import Language
from briefpress.publishing.project import Project
from briefpress.selecting.selection import Selection


def compose_language(
    project: Project, name: str, brief: Brief, language: Language, known_at: dt.date | None = None
) -> tuple[Document | None, list[Finding]]:
    """The document of one language of a brief, at the brief's as-of date, as far as was known at `known_at`."""
    if project.base is None:
        return None, []
    page = Page(
        language,
        Selection(project.base, brief.as_of.last, known_at),
        project.catalogues[language],
        notes_in_short=brief.genre in ("fact-sheet", "chronology"),
        names_rivals=brief.genre != "fact-sheet",
    )
    composed, findings = compose(name, brief, page, project.reviews, project.templates, project.root)
    if composed is None:
        return None, findings
    document, faults = parse_markup(composed.markup, composed.template)
    return document, findings + faults


def documents_of(
    project: Project, name: str, brief: Brief, editions: tuple[EditionName, ...], known_at: dt.date | None = None
) -> tuple[dict[EditionName, Document], list[Finding]]:
    """The documents of the editions asked for; the languages are composed once each."""
    languages: tuple[Language, ...] = (
        ("ru", "en") if "ru-en" in editions else tuple(edition for edition in editions if edition != "ru-en")
    )
    documents: dict[EditionName, Document] = {}
    findings: list[Finding] = []
    for language in languages:
        document, found = compose_language(project, name, brief, language, known_at)
        findings += found
        if document is not None:
            documents[language] = document
    if "ru-en" in editions and {"ru", "en"} <= documents.keys():
        paired, found = side_by_side(documents["ru"], documents["en"], f"briefs/{name}.yaml")
        findings += found
        if paired is not None:
            documents["ru-en"] = paired
    return {edition: documents[edition] for edition in editions if edition in documents}, findings
