"""`verify`: every anchor and digest of the fact base held against the source documents."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefpress.command.options import DONE, FOUND, World, print_findings
from briefpress.findings import errors_of, in_order
from briefpress.publishing.project import read_project, verify_project


@click.command()
@click.option(
    "--sources",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the source documents (default: sources/).",
)
@click.pass_obj
def verify(world: World, sources: Path | None) -> None:
    """Find every anchor and digest of the fact base in the source documents."""
    folder = sources or world.root / "sources"
    project = read_project(world.root, world.today)
    if project.base is None:
        print_findings(in_order(project.common))
        sys.exit(FOUND)
    verification = verify_project(project.base, folder)
    if verification is None:
        click.echo(f"not checked: no source documents (*.txt) in {folder}", err=True)
        sys.exit(FOUND)
    print_findings(in_order(verification.findings))
    click.echo(f"{verification.found} of {verification.sought} anchors found, {verification.out_of_reach} out of reach")
    sys.exit(FOUND if errors_of(verification.findings) else DONE)
