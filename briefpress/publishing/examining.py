"""A project examined: read, checked, and every brief composed in every edition. Loaded only where that must be done."""

from __future__ import annotations

import datetime as dt
import gc
import multiprocessing
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from briefpress.findings import Finding, errors_of, in_order
from briefpress.model.brief import EDITIONS
from briefpress.publishing.checked import Checked
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import HOUSE, Project, read_project, shelved_theme, theme_shelf
from briefpress.writing.theme_text import ThemeFolder
from briefpress.writing.themes import read_theme, theme_names

# From so many briefs on a second process composes half of them: starting one costs what one brief does.
_MANY = 6


def examine(root: Path, today: dt.date, theme_folder: ThemeFolder | None = None) -> Checked:
    """Every finding in the project `root`, all its themes and the one in `theme_folder`; briefs that stand on errors are not composed."""
    project = read_project(root, today, theme_folder)
    found = list(project.findings)
    shelf = theme_shelf(root)
    read_already = theme_folder or shelved_theme(root, HOUSE)
    for home in (shelved_theme(root, name) for name in theme_names(shelf)):
        found += read_theme(home, shelf)[1] if home != read_already else []
    if not errors_of(project.common):
        found += _of_composing(project, tuple(name for name in project.briefs if not errors_of(project.of_brief[name])))
    facts = len(project.base.file.facts) if project.base else 0
    return Checked(facts, len(project.briefs), in_order(found))


def _of_composing(project: Project, names: tuple[str, ...]) -> list[Finding]:
    """The findings of composing the briefs, in their order; of many briefs half in a copy of this process."""
    if len(names) < _MANY or not sys.platform.startswith("linux"):
        return _composed(project, names)
    middle = len(names) // 2
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    other = context.Process(target=_send, args=(sender, project, names[middle:]))
    gc.freeze()
    other.start()
    sender.close()
    first = _composed(project, names[:middle])
    try:
        second: list[Finding] = receiver.recv()
    except EOFError:
        # The other process failed: here the same fault comes to light with its traceback.
        second = _composed(project, names[middle:])
    other.join()
    return first + second


def _composed(project: Project, names: tuple[str, ...]) -> list[Finding]:
    return [finding for name in names for finding in documents_of(project, name, project.briefs[name], EDITIONS)[1]]


def _send(sender: Connection, project: Project, names: tuple[str, ...]) -> None:
    """What the other process does; its own words on a failure are kept back: the first process repeats them."""
    sys.stderr = None
    sender.send(_composed(project, names))
