"""`build`: briefs, or notes on topics that have no brief, in every edition and format, into the output folder."""

from __future__ import annotations

import datetime as dt
import platform
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

import briefpress
from briefpress.command.options import (
    FOUND,
    EdtfDate,
    Names,
    World,
    counts,
    exit_code,
    print_findings,
    theme_folder,
)
from briefpress.command.word_dress import dress_order
from briefpress.findings import Finding, as_record, errors_of, in_order
from briefpress.model import edtf
from briefpress.model.brief import EDITIONS, Brief, EditionName
from briefpress.publishing.building import WRITERS, Built, build_brief
from briefpress.publishing.dress import PLAIN, WordDress, read_dress
from briefpress.publishing.files import digests, manifest_of, publish
from briefpress.publishing.project import HOUSE, Project, read_project, verify_project
from briefpress.publishing.topics import note_name, with_note_on
from briefpress.writing.theme_text import ThemeFolder

_ENGINE_PARTS = ("weasyprint", "python-docx", "fonttools", "brotli", "jinja2", "babel", "pydantic")


@dataclass(frozen=True)
class _Order:
    """What is to be built: which briefs, editions and formats, the two clocks that were given, and how Word files are dressed."""

    briefs: tuple[str, ...]
    editions: tuple[EditionName, ...]
    formats: tuple[str, ...]
    as_of: edtf.Date | None
    known_at: dt.date | None
    dress: WordDress = PLAIN


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "--edition", "editions", type=Names(EDITIONS), default=",".join(EDITIONS), show_default=True, help="Languages."
)
@click.option(
    "--format", "formats", type=Names(WRITERS), default=",".join(WRITERS), show_default=True, help="File formats."
)
@click.option("--as-of", type=EdtfDate(), help="Say what held at this date (default: each brief's own).")
@click.option("--topic", "topics", multiple=True, help="Make a note of the facts on a topic; no brief file is needed.")
@click.option("--known-at", type=EdtfDate(), help="Leave out what only sources issued after this date bear out.")
@click.option(
    "--theme", default=HOUSE, show_default=True, help="A theme in templates/theme, or your own theme's folder."
)
@click.option(
    "--reference-docx",
    "reference",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Dress the Word files as this one: its styles, page, heads and feet.",
)
@click.option("--embed-fonts", is_flag=True, help="Put the theme's fonts into the Word files.")
@click.option(
    "--comments",
    is_flag=True,
    help="Put caveats, disputes, stale translations and waivers into the Word files as comments.",
)
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the files (default: output/)."
)
@click.option("--release", is_flag=True, help="Refuse unreviewed translations and overdue facts.")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.pass_obj
def build(
    world: World,
    names: tuple[str, ...],
    editions: tuple[EditionName, ...],
    formats: tuple[str, ...],
    as_of: edtf.Date | None,
    topics: tuple[str, ...],
    known_at: edtf.Date | None,
    theme: str,
    reference: Path | None,
    embed_fonts: bool,
    comments: bool,
    output: Path | None,
    release: bool,
    strict: bool,
) -> None:
    """Build all briefs, or those named, in every edition and format."""
    folder = output or world.root / "output"
    chosen_theme = theme_folder(world, theme)
    wanted = dress_order(world, reference, embed_fonts=embed_fonts, comments=comments, formats=formats)
    known_on = known_at.last if known_at else None
    project, notes = _with_notes(read_project(world.root, world.today, chosen_theme), topics, as_of, known_on)
    known = sorted({*project.briefs, *project.unreadable})
    for name in names:
        if name not in known:
            raise click.UsageError(f"no brief '{name}'; there are: {', '.join(known)}")
    chosen = tuple(dict.fromkeys((*names, *notes))) or tuple(known)
    dress, of_dress = read_dress(wanted, project.theme, editions)
    if errors_of(of_dress):  # an error stops what it concerns
        formats = tuple(form for form in formats if form != "docx")
    order = _Order(chosen, editions, formats, as_of, known_on, dress)
    builds, of_brief = _build_all(project, order)
    of_briefs = dict.fromkeys(finding for findings in of_brief.values() for finding in findings)
    found = in_order((*project.common, *of_dress, *of_briefs))
    failed = tuple(
        name
        for name in order.briefs
        if errors_of((*project.common, *of_brief[name]))
        or not any(built.brief == name for built in builds)
        or (release and _is_unfit_for_release(project, name, builds, of_brief[name]))
    )
    finished = [built for built in builds if built.brief not in failed]
    manifest = manifest_of(
        folder, finished, of_brief, _keepable(project, known), failed, _about(project, found, chosen_theme, dress)
    )
    print_findings(found)
    try:
        publish(folder, finished, manifest)
    except OSError as fault:
        click.echo(f"the files cannot be written: {fault}", err=True)
        sys.exit(FOUND)
    _print_summary(finished, of_brief, order.briefs, failed, world.shown(folder))
    sys.exit(FOUND if failed else exit_code(found, strict=strict))


def _with_notes(
    project: Project, topics: tuple[str, ...], as_of: edtf.Date | None, known_at: dt.date | None
) -> tuple[Project, tuple[str, ...]]:
    """The project with a note on each topic, and the names of the notes."""
    names = []
    for topic in topics:
        if project.base is not None and topic not in project.topics:
            raise click.UsageError(f"no topic '{topic}'; there are: {', '.join(project.topics)}")
        project, name = with_note_on(project, topic, as_of, known_at)
        names.append(name)
    return project, tuple(names)


def _keepable(project: Project, briefs: list[str]) -> set[str]:
    """The names under which files may stand in the output folder: briefs, and notes on topics."""
    return {*briefs, *(note_name(project, topic) for topic in project.topics)}


def _is_unfit_for_release(project: Project, name: str, builds: list[Built], findings: tuple[Finding, ...]) -> bool:
    """Whether a text of the brief is not reviewed, or a fact that it prints or cites is overdue for review."""
    facts = {fact for built in builds if built.brief == name for fact in built.facts}
    return bool(facts & project.overdue) or any(finding.code == "translation.unreviewed" for finding in findings)


def _build_all(project: Project, order: _Order) -> tuple[list[Built], dict[str, tuple[Finding, ...]]]:
    builds: list[Built] = []
    findings: dict[str, tuple[Finding, ...]] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("building", total=len(order.briefs) * len(order.editions) * len(order.formats))
        for name in order.briefs:
            progress.update(task, description=name)
            found = list(project.of_brief.get(name, ()))
            for result in _built(project, name, order):
                if isinstance(result, Finding):
                    found.append(result)
                    continue
                found += result.written.findings
                builds.append(result)
                progress.advance(task)
            findings[name] = tuple(dict.fromkeys(found))
    return builds, findings


def _built(project: Project, name: str, order: _Order) -> list[Built | Finding]:
    """The files of one brief and the findings of making them."""
    brief = project.briefs.get(name)
    if brief is None:
        return []
    return list(
        build_brief(project, name, _at(brief, order.as_of), order.editions, order.formats, order.known_at, order.dress)
    )


def _at(brief: Brief, as_of: edtf.Date | None) -> Brief:
    return brief.model_copy(update={"as_of": as_of}) if as_of is not None else brief


def _about(project: Project, findings: tuple[Finding, ...], theme: ThemeFolder, dress: WordDress) -> dict[str, Any]:
    """What the manifest says of the build as a whole."""
    verification = verify_project(project.base, project.root / "sources") if project.base else None
    anchors: dict[str, Any] = {"checked": False, "why": "no source documents at hand"}
    if verification is not None:
        numbers = {name: getattr(verification, name) for name in ("sought", "found", "out_of_reach")}
        anchors = {"checked": True, **numbers}
    reference = {dress.reference.name: dress.reference.sha256} if dress.reference is not None else {}
    return {
        "versions": {
            "briefpress": briefpress.__version__,
            "python": platform.python_version(),
            **{part: version(part) for part in _ENGINE_PARTS},
        },
        "inputs": {**digests(project.root, theme), **reference},
        "anchors": anchors,
        "findings": [as_record(finding) for finding in findings],
    }


def _print_summary(
    builds: list[Built],
    of_brief: dict[str, tuple[Finding, ...]],
    names: tuple[str, ...],
    failed: tuple[str, ...],
    folder: str,
) -> None:
    table = Table("Brief", "Files", "Pages (PDF)", "Facts", "Findings", box=None)
    for name in names:
        own = [built for built in builds if built.brief == name]
        pages = ", ".join(f"{built.edition} {built.written.pages}" for built in own if built.written.pages)
        facts = len({fact for built in own for fact in built.facts})
        table.add_row(
            name, str(len(own)) if name not in failed else "not built", pages, str(facts), counts(of_brief[name])
        )
    console = Console()
    console.print(table)
    console.print(f"{len(builds)} files in {folder}")
