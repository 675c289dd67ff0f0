"""Every anchor and digest of the fact base held against the source documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefpress.findings import Finding, error
from briefpress.model.facts import FactBase
from briefpress.reading.documents import Document, has_anchor, has_part


@dataclass(frozen=True)
class Verification:
    """How many anchors were sought and found, and for how many no document was at hand."""

    sought: int
    found: int
    out_of_reach: int
    findings: tuple[Finding, ...]


def verify_anchors(base: FactBase, documents: Mapping[str, Document]) -> Verification:
    """Seek every anchor in the document whose digest its source names; `documents` are by SHA-256."""
    findings: list[Finding] = []
    for source in base.file.sources:
        if source.sha256 is None:
            if source.standing != "editorial":
                findings.append(
                    error(source.place_of("id"), "source.digest", f"the source '{source.id}' names no document")
                )
        elif source.sha256 not in documents:
            findings.append(
                error(
                    source.place_of("sha256"),
                    "source.absent",
                    f"no document with the digest of '{source.id}'",
                    "put the document into the folder named with --sources, unchanged",
                )
            )
        elif not has_part(documents[source.sha256], source.span):
            findings.append(
                error(source.place_of("span"), "source.span", f"the span of '{source.id}' is not in its document")
            )
    sought = found = out_of_reach = 0
    for fact in base.file.facts:
        for evidence in fact.evidence:
            origin = base.sources.get(evidence.source)
            if evidence.anchor is None or origin is None:
                continue
            sought += 1
            document = documents.get(origin.sha256 or "")
            if document is None:
                out_of_reach += 1
            elif has_anchor(document, evidence.anchor, origin.span):
                found += 1
            else:
                findings.append(
                    error(
                        evidence.place_of("anchor"),
                        "anchor.absent",
                        f"'{evidence.anchor}' does not stand in '{origin.id}'",
                    )
                )
    return Verification(sought, found, out_of_reach, tuple(findings))
