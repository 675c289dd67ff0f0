"""`review`: the translation of a brief, and of the facts it prints, stamped as reviewed."""

from __future__ import annotations

import re
import sys
from typing import Any

import click

from briefpress.command.options import FOUND, EdtfDate, World, print_findings
from briefpress.findings import errors_of, in_order
from briefpress.model import edtf
from briefpress.model.words import LANGUAGES
from briefpress.publishing.project import Project, read_project
from briefpress.publishing.stamping import reviews_text, stamp
from briefpress.publishing.topics import note_name, with_note_on
from briefpress.publishing.whole import write_whole

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@click.command()
@click.argument("name")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), required=True, help="The language that was reviewed.")
@click.option("--by", required=True, help="Who reviewed it.")
@click.option("--on", type=EdtfDate(), help="The day (default: today).")
@click.option("--state", type=click.Choice(["translated", "reviewed", "final"]), default="reviewed", show_default=True)
@click.pass_obj
def review(world: World, name: str, language: Any, by: str, on: edtf.Date | None, state: Any) -> None:
    """Stamp the translation of a brief, and of the facts it prints, as reviewed in reviews.yaml."""
    project = _with_its_note(read_project(world.root, world.today), name)
    if name not in project.briefs:
        raise click.UsageError(f"no brief '{name}'; there are: {', '.join(sorted(project.briefs))}")
    found = in_order((*project.common, *project.of_brief[name]))
    if errors_of(found):
        print_findings(found)
        click.echo("nothing stamped: mend the errors first", err=True)
        sys.exit(FOUND)
    day = on.text if on else world.today.isoformat()
    if not by.strip() or not _DAY.fullmatch(day):
        raise click.UsageError("--by names a person, --on one day (2026-11-22)")
    reviews, count = stamp(project, name, project.briefs[name], language, state, by, day)
    try:
        write_whole(world.root / "reviews.yaml", reviews_text(reviews).encode())
    except OSError as fault:
        click.echo(f"reviews.yaml cannot be written: {fault}", err=True)
        sys.exit(FOUND)
    click.echo(f"{count} texts of '{name}' in '{language}' stamped '{state}' by {by} on {day}")


def _with_its_note(project: Project, name: str) -> Project:
    """The project, with the note on a topic where `name` is what such a note is called."""
    topic = next((topic for topic in project.topics if note_name(project, topic) == name), None)
    return with_note_on(project, topic)[0] if topic is not None else project
