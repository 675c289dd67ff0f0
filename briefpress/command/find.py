"""`facts`, `ask` and `where-used`: what the fact base holds, one sourced sentence of it, and where a fact stands."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, get_args

import click

from briefpress.command.options import FOUND, EdtfDate, World, print_findings
from briefpress.composing.answers import Answer, answer_of
from briefpress.composing.page import Page
from briefpress.composing.usage import uses_of
from briefpress.findings import did_you_mean, errors_of, in_order
from briefpress.model import edtf
from briefpress.model.facts import FactBase, Kind
from briefpress.model.words import LANGUAGES, Language
from briefpress.publishing.project import Project, read_project
from briefpress.selecting.search import Filter, Found, Index, search
from briefpress.selecting.selection import Selection

_LANGUAGE = click.option("--lang", "language", type=click.Choice(LANGUAGES), default="ru", show_default=True)
_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
_AS_OF = click.option("--as-of", type=EdtfDate(), help="Only what had happened by this date.")
# Of a question in words an answer must hold at least this share, weighed by how rare they are.
_LEAST_SHARE_OF_ANSWER = 0.6


def _base(world: World) -> tuple[Project, FactBase]:
    """The project and its fact base; errors in it end the command."""
    project = read_project(world.root, world.today)
    if project.base is None or errors_of(project.common):
        print_findings(in_order(project.common))
        click.echo("nothing looked up: mend the errors first", err=True)
        sys.exit(FOUND)
    return project, project.base


def _page(project: Project, base: FactBase, language: Language, as_of: edtf.Date | None) -> Page:
    return Page(language, Selection(base, as_of.last if as_of else dt.date.max), project.catalogues[language])


def _answers(page: Page, found: Iterable[Found]) -> list[Answer]:
    return [answer_of(page, one.fact) for one in found if page.selection.speaks(one.fact)]


def _json(answers: Iterable[Answer]) -> str:
    return json.dumps([asdict(answer) for answer in answers], ensure_ascii=False, indent=2)


@click.command()
@click.argument("query", nargs=-1)
@click.option("--topic", "topics", multiple=True, help="Only facts on this topic.")
@click.option("--source", help="Only facts that this source bears out.")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only facts of this kind.")
@click.option("--from", "since", type=EdtfDate(), help="Only what held or happened at this date or later.")
@click.option("--to", "until", type=EdtfDate(), help="Only what had begun by this date.")
@_LANGUAGE
@_AS_OF
@_FORMAT
@click.pass_obj
def facts(
    world: World,
    query: tuple[str, ...],
    topics: tuple[str, ...],
    source: str | None,
    kind: Any,
    since: edtf.Date | None,
    until: edtf.Date | None,
    language: Any,
    as_of: edtf.Date | None,
    form: str,
) -> None:
    """List the facts that hold the words of QUERY, in either language, the best first."""
    project, base = _base(world)
    for what, given, known in (("topic", topics, base.topics), ("source", (source,) if source else (), base.sources)):
        for name in given:
            if name not in known:
                raise click.UsageError(f"no {what} '{name}'; there are: {', '.join(known)}")
    found = search(Index(base), " ".join(query), Filter(topics, source, kind, since, until))
    answers = _answers(_page(project, base, language, as_of), found)
    if form == "json":
        click.echo(_json(answers))
    else:
        for answer in answers:
            click.echo(f"{answer.fact_id} · {answer.kind} · {answer.date}\n  {answer.sourced}")
        click.echo(f"{len(answers)} facts", err=True)
    sys.exit(0 if answers else FOUND)


@click.command()
@click.argument("question", nargs=-1, required=True)
@_LANGUAGE
@_AS_OF
@_FORMAT
@click.pass_obj
def ask(world: World, question: tuple[str, ...], language: Any, as_of: edtf.Date | None, form: str) -> None:
    """Answer QUESTION, asked in either language, with one sourced sentence ready to paste."""
    project, base = _base(world)
    found = search(Index(base), " ".join(question), Filter(), _LEAST_SHARE_OF_ANSWER)
    answers = _answers(_page(project, base, language, as_of), found)
    if form == "json":
        click.echo(_json(answers[:1]))
    elif answers:
        click.echo("\n".join((answers[0].sourced, *answers[0].remarks)))
        more = ", ".join(answer.fact_id for answer in answers[1:4])
        click.echo(f"fact: {answers[0].fact_id}" + (f"; see also: {more}" if more else ""), err=True)
    else:
        click.echo("no fact answers this; 'facts' looks for single words", err=True)
    sys.exit(0 if answers else FOUND)


@click.command(name="where-used")
@click.argument("fact_id", metavar="FACT")
@_FORMAT
@click.pass_obj
def where_used(world: World, fact_id: str, form: str) -> None:
    """Tell in which briefs and disputes FACT stands, and where in them."""
    project, base = _base(world)
    if fact_id not in base.facts:
        hint = did_you_mean(fact_id, base.facts)
        raise click.UsageError(f"no fact '{fact_id}'" + (f"; {hint}" if hint else ""))
    uses = {name: list(_places(project, base, name, fact_id)) for name in project.briefs}
    dispute = base.dispute_of.get(fact_id)
    record = {
        "fact": fact_id,
        "briefs": {name: places for name, places in uses.items() if places},
        "dispute": dispute.id if dispute is not None else None,
        "unreadable": list(project.unreadable),
    }
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if form == "json" else _use_in_words(record))


def _places(project: Project, base: FactBase, name: str, fact_id: str) -> Iterable[str]:
    """The places of a brief that use the fact, each once; a brief with errors is passed over and told as unreadable."""
    brief = project.briefs[name]
    if errors_of(project.of_brief[name]):
        return
    page = Page("ru", Selection(base, brief.as_of.last), project.catalogues["ru"])
    yield from dict.fromkeys(use.place for use in uses_of(page, name, brief) if use.fact.id == fact_id)


def _use_in_words(record: dict[str, Any]) -> str:
    lines = [f"{place}" for places in record["briefs"].values() for place in places]
    lines += [f"dispute {record['dispute']}"] if record["dispute"] else []
    lines += [f"not looked at, it cannot be read: {name}" for name in record["unreadable"]]
    return "\n".join(lines) or f"'{record['fact']}' is used nowhere"
