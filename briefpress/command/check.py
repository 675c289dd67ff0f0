"""`check`: every finding in facts, briefs, templates, themes and translations."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

import briefpress
from briefpress.command.options import World, counts, exit_code, print_findings, theme_folder
from briefpress.command.verbs import part
from briefpress.findings import as_json
from briefpress.publishing.checked import Checked, digest_of, load, store
from briefpress.writing.theme_text import ThemeFolder


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--theme", help="Your own theme's folder, if it lies outside templates/theme.")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.pass_obj
def check(world: World, form: str, theme: str | None, strict: bool) -> None:
    """Every finding in facts, briefs, templates, themes and translations; exit 1 if any is an error."""
    checked = _checked(world, theme_folder(world, theme) if theme else None)
    if form == "json":
        click.echo(as_json(checked.findings))
    else:
        print_findings(checked.findings)
        click.echo(f"{checked.facts} facts, {checked.briefs} briefs: {counts(checked.findings)}")
    sys.exit(exit_code(checked.findings, strict=strict))


def _checked(world: World, theme: ThemeFolder | None) -> Checked:
    """What the last check found if nothing has changed since, or else what a new one finds."""
    kept, digest = world.root / "output" / ".cache" / "check.json", _digest(world, theme)
    checked = load(kept, digest) if digest else None
    if checked is None:
        examine: Callable[..., Checked] = part("briefpress.publishing.examining", "examine")
        checked = examine(world.root, world.today, theme)
        if digest and digest == _digest(world, theme):
            store(kept, digest, checked)
    return checked


def _digest(world: World, theme: ThemeFolder | None) -> str | None:
    engine, conditions = Path(briefpress.__file__).parent, (world.today.isoformat(), sys.version)
    if theme is None:
        return digest_of(world.root, engine, sys.path, conditions)
    return digest_of(world.root, engine, sys.path, (*conditions, "theme", theme.name), theme.path)
