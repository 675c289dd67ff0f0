"""A project examined: read, checked, and every brief composed in every edition. Loaded only where that must be done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from briefpress.findings import errors_of, in_order
from briefpress.model.brief import EDITIONS
from briefpress.publishing.checked import Checked
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import read_project, shelved_theme, theme_shelf
from briefpress.writing.theme_text import ThemeFolder
from briefpress.writing.themes import read_theme, theme_names


def examine(root: Path, today: dt.date, theme_folder: ThemeFolder | None = None) -> Checked:
    """Every finding in the project `root`, all its themes and the one in `theme_folder`; briefs that stand on errors are not composed."""
    project = read_project(root, today, theme_folder)
    found = list(project.findings)
    shelf = theme_shelf(root)
    for name in theme_names(shelf):
        found += read_theme(shelved_theme(root, name), shelf)[1]
    if not errors_of(project.common):
        for name, brief in project.briefs.items():
            if not errors_of(project.of_brief[name]):
                found += documents_of(project, name, brief, EDITIONS)[1]
    facts = len(project.base.file.facts) if project.base else 0
    return Checked(facts, len(project.briefs), in_order(found))
