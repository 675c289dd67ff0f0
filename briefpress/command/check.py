"""`check`: every finding in facts, briefs, templates and translations."""

from __future__ import annotations

import sys

import click

from briefpress.command.options import World, counts, exit_code, print_findings
from briefpress.findings import as_json, errors_of, in_order
from briefpress.model.brief import EDITIONS
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import read_project


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.pass_obj
def check(world: World, form: str, strict: bool) -> None:
    """Every finding in facts, briefs, templates and translations; exit 1 if any is an error."""
    project = read_project(world.root, world.today)
    found = list(project.findings)
    if not errors_of(project.common):
        for name, brief in project.briefs.items():
            if not errors_of(project.of_brief[name]):
                found += documents_of(project, name, brief, EDITIONS)[1]
    findings = in_order(found)
    if form == "json":
        click.echo(as_json(findings))
    else:
        print_findings(findings)
        facts = len(project.base.file.facts) if project.base else 0
        click.echo(f"{facts} facts, {len(project.briefs)} briefs: {counts(findings)}")
    sys.exit(exit_code(findings, strict=strict))
