#!/usr/bin/env python3
"""The command: arguments in, files out. The only place that knows the clock, the environment and the output folder."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import sys
import traceback
import warnings
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
# The PDF engine's font library looks at these when it is loaded: no system fonts, no clock.
os.environ["FONTCONFIG_FILE"] = str(ROOT / "briefpress" / "writing" / "fontconfig.xml")
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
warnings.filterwarnings("ignore", message="No fonts configured")

try:
    import click
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Table

    import briefpress
    from briefpress.findings import Finding, as_json, as_record, as_text, errors_of, in_order
    from briefpress.model import edtf
    from briefpress.model.brief import EDITIONS, Brief, EditionName
    from briefpress.model.facts import LANGUAGES
    from briefpress.publishing.building import WRITERS, Built, build_brief, documents_of
    from briefpress.publishing.files import digests, manifest_of, publish, write_whole
    from briefpress.publishing.project import Project, read_project, verify_project
    from briefpress.publishing.stamping import reviews_text, stamp
except (ImportError, OSError) as fault:
    print(
        f"Something that Briefpress needs is not installed ({fault}): run 'make briefs', or '.venv/bin/python build.py' after it.",
        file=sys.stderr,
    )
    sys.exit(3)

DONE, FOUND, MISUSED, OUR_FAULT = 0, 1, 2, 3
_ENGINE_PARTS = ("weasyprint", "python-docx", "jinja2", "babel", "pydantic")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RELEASE_ERRORS = frozenset({"translation.unreviewed", "review.overdue"})


class _Names(click.ParamType[tuple[str, ...]]):
    """A list of names separated by commas, each from a fixed set."""

    name = "names"

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(part.strip() for part in str(value).split(",") if part.strip()))
        if not names:
            self.fail(f"name at least one of {', '.join(self.known)}", param, ctx)
        for name in names:
            if name not in self.known:
                self.fail(f"'{name}' is not one of {', '.join(self.known)}", param, ctx)
        return names


class _EdtfDate(click.ParamType[edtf.Date]):
    """A date: 2023-12-31, 2023-12 or 2023."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> edtf.Date:
        if isinstance(value, edtf.Date):
            return value
        try:
            return edtf.parse(str(value))
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


def _print_findings(findings: Iterable[Finding]) -> None:
    text = as_text(findings)
    if text:
        click.echo(text, err=True)


def _counts(findings: tuple[Finding, ...]) -> str:
    errors = len(errors_of(findings))
    warnings = len(findings) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _exit_code(findings: tuple[Finding, ...], *, strict: bool, release: bool) -> int:
    return FOUND if _blocks(findings, release=release) or (strict and findings) else DONE


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(briefpress.__version__, prog_name="briefpress")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Build sourced, bilingual briefs. Without a command, everything is built into output/."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(build)


@main.command()
@click.argument("names", nargs=-1)
@click.option(
    "--edition", "editions", type=_Names(EDITIONS), default=",".join(EDITIONS), show_default=True, help="Languages."
)
@click.option(
    "--format", "formats", type=_Names(WRITERS), default=",".join(WRITERS), show_default=True, help="File formats."
)
@click.option("--as-of", type=_EdtfDate(), help="Say what held at this date (default: each brief's own).")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "output", help="Folder for the files."
)
@click.option("--release", is_flag=True, help="Refuse unreviewed translations and overdue facts.")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
def build(
    names: tuple[str, ...],
    editions: tuple[EditionName, ...],
    formats: tuple[str, ...],
    as_of: edtf.Date | None,
    output: Path,
    release: bool,
    strict: bool,
) -> None:
    """Build all briefs, or those named, in every edition and format."""
    project = read_project(ROOT, dt.date.today())
    known = sorted({*project.briefs, *project.unreadable})
    for name in names:
        if name not in known:
            raise click.UsageError(f"no brief '{name}'; there are: {', '.join(known)}")
    chosen = tuple(dict.fromkeys(names)) or tuple(known)
    builds, of_brief = _build_all(project, chosen, editions, formats, as_of)
    found = in_order((*project.common, *(finding for findings in of_brief.values() for finding in findings)))
    failed = tuple(
        name
        for name in chosen
        if _blocks((*project.common, *of_brief[name]), release=release)
        or not any(built.brief == name for built in builds)
    )
    finished = [built for built in builds if built.brief not in failed]
    manifest = manifest_of(output, finished, of_brief, known, failed, _about(project, found))
    _print_findings(found)
    try:
        publish(output, finished, manifest)
    except OSError as fault:
        click.echo(f"the files cannot be written: {fault}", err=True)
        sys.exit(FOUND)
    _print_summary(finished, of_brief, chosen, failed, output)
    sys.exit(_exit_code(found, strict=strict, release=release))


def _blocks(findings: tuple[Finding, ...], *, release: bool) -> bool:
    """Whether a brief with these findings is not written."""
    return bool(errors_of(findings)) or (release and any(finding.code in _RELEASE_ERRORS for finding in findings))


def _build_all(
    project: Project,
    names: tuple[str, ...],
    editions: tuple[EditionName, ...],
    formats: tuple[str, ...],
    as_of: edtf.Date | None,
) -> tuple[list[Built], dict[str, tuple[Finding, ...]]]:
    builds: list[Built] = []
    findings: dict[str, tuple[Finding, ...]] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("building", total=len(names) * len(editions) * len(formats))
        for name in names:
            progress.update(task, description=name)
            found = list(project.of_brief.get(name, ()))
            brief = project.briefs.get(name)
            results = build_brief(project, name, _at(brief, as_of), editions, formats) if brief else iter(())
            for result in results:
                if isinstance(result, Finding):
                    found.append(result)
                    continue
                found += result.written.findings
                builds.append(result)
                progress.advance(task)
            findings[name] = tuple(dict.fromkeys(found))
    return builds, findings


def _at(brief: Brief, as_of: edtf.Date | None) -> Brief:
    return brief.model_copy(update={"as_of": as_of}) if as_of is not None else brief


def _about(project: Project, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """What the manifest says of the build as a whole."""
    verification = verify_project(project.base, ROOT / "sources") if project.base else None
    anchors: dict[str, Any] = {"checked": False, "why": "no source documents at hand"}
    if verification is not None:
        numbers = {name: getattr(verification, name) for name in ("sought", "found", "out_of_reach")}
        anchors = {"checked": True, **numbers}
    return {
        "versions": {
            "briefpress": briefpress.__version__,
            "python": platform.python_version(),
            **{part: version(part) for part in _ENGINE_PARTS},
        },
        "inputs": digests(ROOT),
        "anchors": anchors,
        "findings": [as_record(finding) for finding in findings],
    }


def _print_summary(
    builds: list[Built],
    of_brief: dict[str, tuple[Finding, ...]],
    names: tuple[str, ...],
    failed: tuple[str, ...],
    output: Path,
) -> None:
    table = Table("Brief", "Files", "Pages (PDF)", "Facts", "Findings", box=None)
    for name in names:
        own = [built for built in builds if built.brief == name]
        pages = ", ".join(f"{built.edition} {built.written.pages}" for built in own if built.written.pages)
        facts = len({fact for built in own for fact in built.facts})
        table.add_row(
            name, str(len(own)) if name not in failed else "not built", pages, str(facts), _counts(of_brief[name])
        )
    console = Console()
    console.print(table)
    console.print(f"{len(builds)} files in {_shown(output)}")


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() + "/" if path.is_relative_to(ROOT) else str(path)


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
def check(form: str, strict: bool) -> None:
    """Every finding in facts, briefs, templates and translations; exit 1 if any is an error."""
    project = read_project(ROOT, dt.date.today())
    found = list(project.findings)
    if not errors_of(project.common):
        for name, brief in project.briefs.items():
            if not errors_of(project.of_brief[name]):
                found += documents_of(project, name, brief, EDITIONS)[1]
    findings = in_order(found)
    if form == "json":
        click.echo(as_json(findings))
    else:
        _print_findings(findings)
        facts = len(project.base.file.facts) if project.base else 0
        click.echo(f"{facts} facts, {len(project.briefs)} briefs: {_counts(findings)}")
    sys.exit(_exit_code(findings, strict=strict, release=False))


@main.command()
@click.option(
    "--sources",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "sources",
    help="Folder of the source documents.",
)
def verify(sources: Path) -> None:
    """Find every anchor and digest of the fact base in the source documents."""
    project = read_project(ROOT, dt.date.today())
    if project.base is None:
        _print_findings(in_order(project.common))
        sys.exit(FOUND)
    verification = verify_project(project.base, sources)
    if verification is None:
        click.echo(f"not checked: no source documents (*.txt) in {sources}", err=True)
        sys.exit(FOUND)
    _print_findings(in_order(verification.findings))
    click.echo(f"{verification.found} of {verification.sought} anchors found, {verification.out_of_reach} out of reach")
    sys.exit(FOUND if errors_of(verification.findings) else DONE)


@main.command()
@click.argument("name")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), required=True, help="The language that was reviewed.")
@click.option("--by", required=True, help="Who reviewed it.")
@click.option("--on", type=_EdtfDate(), help="The day (default: today).")
@click.option("--state", type=click.Choice(["translated", "reviewed", "final"]), default="reviewed", show_default=True)
def review(name: str, language: Any, by: str, on: edtf.Date | None, state: Any) -> None:
    """Stamp the translation of a brief, and of the facts it prints, as reviewed in reviews.yaml."""
    project = read_project(ROOT, dt.date.today())
    if name not in project.briefs:
        raise click.UsageError(f"no brief '{name}'; there are: {', '.join(sorted(project.briefs))}")
    found = in_order((*project.common, *project.of_brief[name]))
    if errors_of(found):
        _print_findings(found)
        click.echo("nothing stamped: mend the errors first", err=True)
        sys.exit(FOUND)
    day = on.text if on else dt.date.today().isoformat()
    if not by.strip() or not _DAY.fullmatch(day):
        raise click.UsageError("--by names a person, --on one day (2026-11-22)")
    reviews, count = stamp(project, name, project.briefs[name], language, state, by, day)
    try:
        write_whole(ROOT / "reviews.yaml", reviews_text(reviews).encode())
    except OSError as fault:
        click.echo(f"reviews.yaml cannot be written: {fault}", err=True)
        sys.exit(FOUND)
    click.echo(f"{count} texts of '{name}' in '{language}' stamped '{state}' by {by} on {day}")


def run() -> None:
    """The command with its exit codes: 0 done, 1 errors found, 2 wrong call, 3 our fault."""
    try:
        main(standalone_mode=True)
    except Exception:
        traceback.print_exc()
        click.echo(
            "briefpress failed; this is its own fault, not the content's. Please report the lines above.", err=True
        )
        sys.exit(OUR_FAULT)


if __name__ == "__main__":
    run()
