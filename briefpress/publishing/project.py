"""A project's folder, read whole: facts, briefs, reviews, catalogues and theme, with every finding about them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.checking.anchors import Verification, verify_anchors
from briefpress.checking.briefs import check_brief
from briefpress.checking.facts import check_facts, find_overdue_reviews
from briefpress.composing.templates import check_templates
from briefpress.findings import Finding, Place, error
from briefpress.localising.catalogue import Catalogue, read_catalogue
from briefpress.model.brief import Brief
from briefpress.model.facts import FactBase, Topic
from briefpress.model.reviews import ReviewFile
from briefpress.model.words import LANGUAGES, Language
from briefpress.reading.documents import Document, read_document
from briefpress.reading.models import read_brief, read_facts, read_reviews
from briefpress.reading.yaml_text import MOST_BYTES, find_excess
from briefpress.writing.theme_text import ThemeFolder
from briefpress.writing.themes import read_theme
from briefpress.writing.tokens import Theme


@dataclass(frozen=True)
class Project:
    """What a project's folder holds, as far as it could be read; `overdue` are the facts whose review is due."""

    root: Path
    base: FactBase | None
    briefs: Mapping[str, Brief]
    unreadable: tuple[str, ...]
    reviews: ReviewFile
    catalogues: Mapping[Language, Catalogue]
    theme: Theme | None
    common: tuple[Finding, ...]
    of_brief: Mapping[str, tuple[Finding, ...]]
    overdue: frozenset[str] = frozenset()

    @property
    def templates(self) -> Path:
        """The folder of templates."""
        return self.root / "templates"

    @property
    def topics(self) -> Mapping[str, Topic]:
        """The topics of the fact base, or none where it could not be read."""
        return self.base.topics if self.base is not None else {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of reading and checking."""
        return self.common + tuple(finding for found in self.of_brief.values() for finding in found)


HOUSE = "house"
BRIEF_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
NAME_HINT = "a brief's file is named in lower-case Latin words joined by '-', and ends in .yaml"


def _bytes_of(path: Path, name: str) -> tuple[bytes, list[Finding]]:
    """The bytes of a file; of one that is too large only as many as prove it."""
    try:
        with path.open("rb") as file:
            head = file.read(MOST_BYTES + 1)
        if len(head) > MOST_BYTES:
            return b"", find_excess(path.stat().st_size, name)
        return head, []
    except FileNotFoundError:
        return b"", [error(Place(name), "file.absent", "there is no such file")]
    except OSError as fault:
        return b"", [error(Place(name), "file.unreadable", f"the file cannot be read: {fault.strerror}")]


def _read_base(root: Path) -> tuple[FactBase | None, list[Finding]]:
    data, findings = _bytes_of(root / "facts.yaml", "facts.yaml")
    if findings:
        return None, findings
    base, findings = read_facts(data, "facts.yaml")
    return base, findings + (check_facts(base) if base else [])


def _read_briefs(root: Path, base: FactBase | None) -> tuple[dict[str, Brief], dict[str, tuple[Finding, ...]]]:
    briefs: dict[str, Brief] = {}
    findings: dict[str, tuple[Finding, ...]] = {}
    for path in sorted((root / "briefs").glob("*.yaml")):
        data, found = _bytes_of(path, f"briefs/{path.name}")
        if not BRIEF_NAME.fullmatch(path.stem):
            found.append(error(Place(f"briefs/{path.name}"), "brief.name", NAME_HINT))
        brief = None
        if not found:
            brief, found = read_brief(data, f"briefs/{path.name}")
        if brief is not None:
            briefs[path.stem] = brief
            found = found + (check_brief(path.stem, brief, base) if base else [])
        findings[path.stem] = tuple(found)
    return briefs, findings


def _read_catalogues(root: Path) -> tuple[dict[Language, Catalogue], list[Finding]]:
    catalogues: dict[Language, Catalogue] = {}
    findings: list[Finding] = []
    for language in LANGUAGES:
        name = f"templates/locale/{language}/LC_MESSAGES/briefpress.po"
        data, found = _bytes_of(root / name, name)
        catalogues[language] = Catalogue(language, {})
        if not found:
            catalogues[language], found = read_catalogue(data, name, language)
        findings += found
    return catalogues, findings


def _read_reviews(root: Path) -> tuple[ReviewFile, list[Finding]]:
    if not (root / "reviews.yaml").exists():
        return ReviewFile(), []
    data, findings = _bytes_of(root / "reviews.yaml", "reviews.yaml")
    reviews, found = read_reviews(data, "reviews.yaml") if not findings else (None, [])
    return reviews or ReviewFile(), findings + found


def theme_shelf(root: Path) -> ThemeFolder:
    """The folder of a project in which its themes lie."""
    return ThemeFolder(root / "templates" / "theme", "templates/theme")


def shelved_theme(root: Path, name: str) -> ThemeFolder:
    """The theme called `name` on the project's shelf."""
    shelf = theme_shelf(root)
    return ThemeFolder(shelf.path / name, f"{shelf.name}/{name}")


def read_project(root: Path, today: dt.date, theme_folder: ThemeFolder | None = None) -> Project:
    """Everything in the project folder `root`, and every finding. `today` serves only `review_by`.

    `theme_folder` is the theme to build in, the house theme if none is named.
    """
    base, common = _read_base(root)
    briefs, of_brief = _read_briefs(root, base)
    catalogues, words = _read_catalogues(root)
    reviews, stamps = _read_reviews(root)
    common += words + stamps + check_templates(root / "templates", tuple(catalogues.values()), root)
    theme, faults = read_theme(theme_folder or shelved_theme(root, HOUSE), theme_shelf(root))
    common += faults
    overdue = dict(find_overdue_reviews(base, today)) if base is not None else {}
    common += overdue.values()
    common += [error(Place(f"briefs/{path.name}"), "brief.name", NAME_HINT) for path in (root / "briefs").glob("*.yml")]
    if not of_brief:
        common.append(error(Place("briefs"), "briefs.absent", "the folder holds no brief (*.yaml)"))
    return Project(
        root,
        base,
        briefs,
        tuple(sorted(set(of_brief) - set(briefs))),
        reviews,
        catalogues,
        theme,
        tuple(common),
        of_brief,
        frozenset(overdue),
    )


def read_documents(folder: Path) -> dict[str, Document]:
    """The source documents (*.txt) in `folder`, by the SHA-256 of their bytes."""
    documents = (read_document(path.read_bytes()) for path in sorted(folder.glob("*.txt")))
    return {document.sha256: document for document in documents}


def verify_project(base: FactBase, folder: Path) -> Verification | None:
    """Every anchor held against the documents in `folder`; None where it holds none."""
    documents = read_documents(folder) if folder.is_dir() else {}
    return verify_anchors(base, documents) if documents else None
