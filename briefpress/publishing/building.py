"""The editions of a brief handed to the writers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.document.nodes import Document
from briefpress.document.walks import facts_of, notes_of
from briefpress.findings import Finding, Place, errors_of, warning
from briefpress.model.brief import Brief, EditionName
from briefpress.publishing.dress import PLAIN, WordDress
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import Project
from briefpress.publishing.records import records_of
from briefpress.publishing.remarks import remarks_of
from briefpress.writing.attachments import Attachment
from briefpress.writing.conformance.word import find_word_faults
from briefpress.writing.docx.reference.pattern import Reference
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.pdf import write_pdf
from briefpress.writing.remarks import Remark
from briefpress.writing.tokens import Theme
from briefpress.writing.web import write_web

# Faults for which Word refuses a file, or mends it before it opens.
_UNOPENABLE = frozenset({"word.package", "word.type", "word.target"})


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
    known_at: str | None
    theme: str
    written: Written
    facts: tuple[str, ...]
    notes: int
    dress: WordDress = PLAIN


@dataclass(frozen=True)
class Beside:
    """What goes into the files beside the document: data for machines into a PDF; remarks, and how it is dressed, into Word."""

    records: tuple[Attachment, ...]
    remarks: tuple[Remark, ...]
    dress: WordDress


def _pdf(document: Document, theme: Theme, name: str, beside: Beside) -> Written:
    pdf, findings = write_pdf(document, theme, name, beside.records)
    return Written(pdf.data if pdf else None, tuple(findings), pdf.pages if pdf else None)


def _docx(document: Document, theme: Theme, name: str, beside: Beside) -> Written:
    dress = beside.dress
    data = write_docx(document, theme, dress.reference, embed_fonts=dress.embed_fonts, remarks=beside.remarks)
    findings = find_word_faults(data, name)
    if dress.reference is not None:
        findings = [_of_reference(finding, dress.reference) for finding in findings]
    return Written(None if errors_of(findings) else data, tuple(findings))


def _of_reference(finding: Finding, reference: Reference) -> Finding:
    """A fault of a dressed file: ours, where Word could not open it; else of the user's heads and styles, and only told."""
    if finding.code in _UNOPENABLE:
        return finding
    hint = "it stands in the file whose looks are taken on: mend it there"
    return warning(Place(reference.name), finding.code, finding.message, hint)


def _html(document: Document, theme: Theme, name: str, beside: Beside) -> Written:
    data, findings = write_web(document, theme, name)
    return Written(data, tuple(findings))


Writer = Callable[[Document, Theme, str, Beside], Written]
WRITERS: Mapping[str, Writer] = {"pdf": _pdf, "docx": _docx, "html": _html}


def theme_title(theme: Theme) -> str:
    """What the manifest calls a theme: by the name of its folder."""
    return theme.folder.name


def build_brief(
    project: Project,
    name: str,
    brief: Brief,
    editions: tuple[EditionName, ...],
    formats: tuple[str, ...],
    known_at: dt.date | None = None,
    dress: WordDress = PLAIN,
) -> Iterator[Built | Finding]:
    """The files of a brief one by one, and the findings of making them; nothing is written yet.

    A brief with an error in it, or in what it stands on, gives findings only.
    """
    standing = (*project.common, *project.of_brief.get(name, ()))
    if errors_of(standing) or project.base is None or project.theme is None:
        return
    documents, findings = documents_of(project, name, brief, editions, known_at)
    yield from dict.fromkeys(findings)
    if errors_of(findings):
        return
    for edition, document in documents.items():
        records = records_of(project.base, project.catalogues, brief.as_of, known_at, document)
        remarks = remarks_of(project, name, brief, known_at, document) if dress.comments else ()
        for form in formats:
            file = f"{name}.{edition}.{form}"
            written = WRITERS[form](document, project.theme, file, Beside(records, remarks, dress))
            yield Built(
                file,
                name,
                edition,
                form,
                brief.as_of.text,
                known_at.isoformat() if known_at is not None else None,
                theme_title(project.theme),
                written,
                facts_of(document),
                len(notes_of(document)),
                dress if form == "docx" else PLAIN,
            )
