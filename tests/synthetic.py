"""The synthetic project of tests/content, read with the templates of the product."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from functools import cache
from pathlib import Path

from briefpress.document.nodes import Document
from briefpress.findings import as_text, errors_of
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import Project, read_project

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "tests" / "content"
TODAY = dt.date(2021, 7, 1)


def copy_project(folder: Path, *, command: bool = False) -> Path:
    """The synthetic project laid out in `folder` as a user's; with `command` also build.py and the engine."""
    shutil.copytree(CONTENT, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "templates", folder / "templates")
    if command:
        shutil.copy(ROOT / "build.py", folder)
        shutil.copytree(ROOT / "briefpress", folder / "briefpress", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@cache
def synthetic_project() -> Project:
    """The synthetic project without a finding."""
    with tempfile.TemporaryDirectory() as folder:
        project = read_project(copy_project(Path(folder) / "project"), TODAY)
    project = Project(**{**vars(project), "root": ROOT})
    assert not project.findings, as_text(project.findings)
    return project


@cache
def real_project() -> Project:
    """The product's own content."""
    project = read_project(ROOT, dt.date(2000, 1, 1))
    assert project.briefs
    assert project.base is not None
    return project


def documents(project: Project, name: str) -> dict[EditionName, Document]:
    """The documents of every edition of a brief, which must compose without an error."""
    made, findings = documents_of(project, name, project.briefs[name], EDITIONS)
    assert not errors_of(findings), as_text(findings)
    assert set(made) == set(EDITIONS)
    return made


@cache
def ferry() -> dict[EditionName, Document]:
    """The documents of the synthetic brief."""
    return documents(synthetic_project(), "ferry")
