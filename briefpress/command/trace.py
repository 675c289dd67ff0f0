"""`trace`: an edited copy of a Word file held against what it was built of, and against the fact base of today."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from briefpress.command.options import FOUND, World, print_findings
from briefpress.findings import Place, error, errors_of, in_order
from briefpress.model.facts import FactBase
from briefpress.publishing.project import read_project
from briefpress.publishing.values import is_still_so
from briefpress.writing.docx.edited import Copied, values_in
from briefpress.writing.docx.opening import MOST_BYTES, Unreadable


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def trace(world: World, file: Path, form: str) -> None:
    """Tell which values of FILE, a Word file built here, were edited, and which the fact base no longer holds."""
    project = read_project(world.root, world.today)
    if project.base is None or errors_of(project.common):
        print_findings(in_order(project.common))
        click.echo("nothing traced: mend the errors first", err=True)
        sys.exit(FOUND)
    try:
        with file.open("rb") as opened:
            copied = values_in(opened.read(MOST_BYTES + 1))
    except (Unreadable, OSError) as fault:
        print_findings([error(Place(str(file)), "copy.unreadable", f"nothing can be traced in it: {fault}")])
        sys.exit(FOUND)
    records = [_record(project.base, item) for item in copied]
    told = [record for record in records if record["shown"] != [record["built"]] or not record["holds"]]
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for record in told:
        click.echo(_line(record))
    click.echo(f"{len(records)} printed values: {len(told)} edited, deleted or no longer in the fact base")


def _record(base: FactBase, item: Copied) -> dict[str, Any]:
    """What is told of one printed value; `places` are those left, `holds` is whether the fact base has the value today."""
    return {
        "fact": item.fact,
        "value": item.value,
        "language": item.language,
        "built": item.built,
        "shown": sorted(set(item.shown)),
        "places": len(item.shown),
        "holds": is_still_so(base, item.fact, item.value),
    }


def _line(record: dict[str, Any]) -> str:
    shown = ", ".join(f"'{text}'" for text in record["shown"]) if record["places"] else "deleted"
    edited = "" if record["shown"] == [record["built"]] else f": '{record['built']}' is now {shown}"
    gone = "" if record["holds"] else "; the fact base no longer has this value"
    return f"{record['fact']} ({record['language']}){edited}{gone}"
