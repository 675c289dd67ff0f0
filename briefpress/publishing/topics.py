"""A note on a topic, put among the project's briefs as if someone had written its file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from briefpress.checking.briefs import check_brief
from briefpress.findings import Finding, error
from briefpress.model.edtf import Date
from briefpress.publishing.project import Project
from briefpress.selecting.draft import brief_on_topic


def note_name(project: Project, topic: str) -> str:
    """What the files of the note are called: by the topic, unless a brief bears that name."""
    return f"topic-{topic}" if topic in project.briefs or topic in project.unreadable else topic


def with_note_on(
    project: Project, topic: str, as_of: Date | None = None, known_at: dt.date | None = None
) -> tuple[Project, str]:
    """The project with a note on the topic among its briefs, and the note's name; a topic of which nothing speaks is a finding."""
    name = note_name(project, topic)
    if project.base is None:
        return project, name
    listed = project.base.topics[topic]
    brief = brief_on_topic(project.base, listed, project.catalogues, as_of, known_at)
    if brief is None:
        findings: tuple[Finding, ...] = (
            error(listed.place, "topic.empty", f"no fact on the topic '{topic}' speaks at this date"),
        )
        return replace(project, of_brief={**project.of_brief, name: findings}), name
    found = tuple(check_brief(name, brief, project.base))
    briefs, of_brief = {**project.briefs, name: brief}, {**project.of_brief, name: found}
    return replace(project, briefs=briefs, of_brief=of_brief), name
