"""The text of a new brief's file: what the fact base holds on its topics, laid out to be written upon."""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefpress.model.brief import WITH_MESSAGES, Block, Brief, Genre
from briefpress.model.words import Bilingual

_HEAD = """\
# What may stand here: docs/writing.md. A value is printed with {fact.value}, a fact cited with [@fact], a name with [[term]].
# Write the texts, throw out what is not to the point, and run: python build.py check
"""
_MESSAGE = """\
key_messages:
  - id: main
    ru: >-
      {ru}
    en: >-
      {en}
"""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _both(text: Bilingual) -> str:
    return f"{{ru: {_quoted(text.ru)}, en: {_quoted(text.en)}}}"


def _block_lines(block: Block) -> Iterator[str]:
    if block.facts is not None:
        yield "      - facts:"
        yield from (f"          - {fact}" for fact in block.facts)
    elif block.chronology is not None:
        topics, kinds = ", ".join(block.chronology.topics), ", ".join(block.chronology.kinds)
        yield f"      - chronology: {{topics: [{topics}], kinds: [{kinds}]}}"
    elif block.table is not None:
        yield f"      - table: {{subject: {block.table.subject}}}"
    elif block.disputes is not None:
        yield f"      - disputes: {{topics: [{', '.join(block.disputes.topics)}]}}"


def starter_text(brief: Brief, genre: Genre, title: Bilingual, message: Bilingual) -> str:
    """The YAML of a brief of that genre and title on the topics of `brief`, with its sections and one message to be written."""
    lines = [
        f"genre: {genre}",
        f"title: {_both(title)}",
        f"topics: [{', '.join(brief.topics)}]",
        f"as_of: {_quoted(brief.as_of.text)}",
        "status: draft",
    ]
    if genre in WITH_MESSAGES:
        lines.append(_MESSAGE.format(ru=message.ru, en=message.en).rstrip())
    lines.append("sections:")
    for section in brief.sections:
        lines += [f"  - id: {section.id}", f"    heading: {_both(section.heading)}", "    blocks:"]
        lines += [line for block in section.blocks for line in _block_lines(block)]
    return _HEAD + "\n".join(lines) + "\n"
