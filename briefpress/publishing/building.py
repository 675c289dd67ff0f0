"""Editions of a brief: composed once a language, paired for the two-language page, handed to the writers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.composing.compose import compose
from briefpress.composing.page import Page
from briefpress.document.nodes import Document, facts_of, notes_of
from briefpress.document.pairing import side_by_side
from briefpress.document.profile import parse_markup
from briefpress.findings import Finding, errors_of
from briefpress.model.brief import Brief, EditionName
from briefpress.model.facts import Language
from briefpress.publishing.project import Project
from briefpress.selecting import Selection
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.pdf import write_pdf
from briefpress.writing.tokens import Theme


@dataclass(frozen=True)
class Written:
    """The bytes of one file, or none, and what the writer found; `pages` where the format has them."""

    data: bytes | None
    findings: tuple[Finding, ...]
    pages: int | None = None


@dataclass(frozen=True)
class Built:
    """One file of one edition."""

    name: str
    brief: str
    edition: EditionName
    format: str
    as_of: str
    written: Written
    facts: tuple[str, ...]
    notes: int


def _pdf(document: Document, theme: Theme, name: str) -> Written:
    pdf, findings = write_pdf(document, theme, name)
    return Written(pdf.data if pdf else None, tuple(findings), pdf.pages if pdf else None)


def _docx(document: Document, theme: Theme, name: str) -> Written:
    return Written(write_docx(document, theme), ())


WRITERS: Mapping[str, Callable[[Document, Theme, str], Written]] = {"pdf": _pdf, "docx": _docx}


def compose_language(
    project: Project, name: str, brief: Brief, language: Language
) -> tuple[Document | None, list[Finding]]:
    """The document of one language of a brief, at the brief's as-of date."""
    if project.base is None:
        return None, []
    page = Page(language, Selection(project.base, brief.as_of.last), project.catalogues[language])
    composed, findings = compose(name, brief, page, project.reviews, project.templates, project.root)
    if composed is None:
        return None, findings
    document, faults = parse_markup(composed.markup, composed.template)
    return document, findings + faults


def documents_of(
    project: Project, name: str, brief: Brief, editions: tuple[EditionName, ...]
) -> tuple[dict[EditionName, Document], list[Finding]]:
    """The documents of the editions asked for; the languages are composed once each."""
    languages: tuple[Language, ...] = (
        ("ru", "en") if "ru-en" in editions else tuple(edition for edition in editions if edition != "ru-en")
    )
    documents: dict[EditionName, Document] = {}
    findings: list[Finding] = []
    for language in languages:
        document, found = compose_language(project, name, brief, language)
        findings += found
        if document is not None:
            documents[language] = document
    if "ru-en" in editions and {"ru", "en"} <= documents.keys():
        paired, found = side_by_side(documents["ru"], documents["en"], f"briefs/{name}.yaml")
        findings += found
        if paired is not None:
            documents["ru-en"] = paired
    return {edition: documents[edition] for edition in editions if edition in documents}, findings


def build_brief(
    project: Project, name: str, brief: Brief, editions: tuple[EditionName, ...], formats: tuple[str, ...]
) -> Iterator[Built | Finding]:
    """The files of a brief one by one, and the findings of making them; nothing is written yet.

    A brief with an error in it, or in what it stands on, gives findings only.
    """
    standing = (*project.common, *project.of_brief.get(name, ()))
    if errors_of(standing) or project.base is None or project.theme is None:
        return
    documents, findings = documents_of(project, name, brief, editions)
    yield from dict.fromkeys(findings)
    if errors_of(findings):
        return
    for edition, document in documents.items():
        for form in formats:
            file = f"{name}.{edition}.{form}"
            written = WRITERS[form](document, project.theme, file)
            yield Built(
                file, name, edition, form, brief.as_of.text, written, facts_of(document), len(notes_of(document))
            )
