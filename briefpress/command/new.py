"""`new`: the file of a new brief, begun with what the fact base holds on its topic."""

from __future__ import annotations

import re
import sys
from typing import Any, get_args

import click

from briefpress.command.options import FOUND, World, print_findings
from briefpress.findings import errors_of, in_order
from briefpress.model.brief import Genre
from briefpress.model.facts import Topic
from briefpress.model.words import Bilingual
from briefpress.publishing.project import BRIEF_NAME, NAME_HINT, Project, read_project
from briefpress.publishing.starting import starter_text
from briefpress.publishing.whole import write_whole
from briefpress.selecting.draft import brief_on_topic


@click.command()
@click.argument("name")
@click.option("--topic", "topic_id", help="The topic it is on (default: the one that NAME names).")
@click.option("--genre", type=click.Choice(get_args(Genre)), default="information-note", show_default=True)
@click.option("--title-ru", help="The title in Russian (default: the topic's name).")
@click.option("--title-en", help="The title in English (default: the topic's name).")
@click.pass_obj
def new(world: World, name: str, topic_id: str | None, genre: Any, title_ru: str | None, title_en: str | None) -> None:
    """Start the brief briefs/NAME.yaml; a file that is there already is left alone."""
    path = world.root / "briefs" / f"{name}.yaml"
    if not re.fullmatch(BRIEF_NAME, name):
        raise click.UsageError(f"'{name}': {NAME_HINT}")
    if path.exists():
        raise click.UsageError(f"briefs/{name}.yaml is there already")
    project = read_project(world.root, world.today)
    topic = _topic(project, topic_id or name)
    brief = brief_on_topic(project.base, topic, project.catalogues) if project.base is not None else None
    if brief is None:
        raise click.UsageError(f"no fact is on the topic '{topic.id}'")
    title = Bilingual(ru=title_ru or topic.ru, en=title_en or topic.en)
    word = "Write the main conclusion here."
    message = Bilingual(ru=project.catalogues["ru"].word(word), en=project.catalogues["en"].word(word))
    try:
        write_whole(path, starter_text(brief, genre, title, message).encode())
    except OSError as fault:
        click.echo(f"briefs/{name}.yaml cannot be written: {fault}", err=True)
        sys.exit(FOUND)
    click.echo(f"briefs/{name}.yaml is begun: write its texts, then run 'python build.py build {name}'")


def _topic(project: Project, topic_id: str) -> Topic:
    """The topic; errors in the fact base, and a topic that is not listed, end the command."""
    if project.base is None or errors_of(project.common):
        print_findings(in_order(project.common))
        click.echo("nothing begun: mend the errors first", err=True)
        sys.exit(FOUND)
    if topic_id not in project.base.topics:
        raise click.UsageError(f"no topic '{topic_id}'; choose with --topic: {', '.join(project.base.topics)}")
    return project.base.topics[topic_id]
