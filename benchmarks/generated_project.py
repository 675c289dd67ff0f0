"""A project of invented facts, as large as wanted and without a fault: the same number gives the same bytes.

Half of the facts are figures in series of ten years; the others are agreements, events, states and assessments. One
figure in forty has a rival, with a dispute. Every fact has values or dates printed by placeholders in both languages.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

_RU = "ба ве го ди жа зе ко лу ми но па ре со ту фи ха че шо да ли ма не ро са те ви"
_EN = "ba ve go di zha ze ko lu mi no pa re so tu fi kha che sho da li ma ne ro sa te vi"
_UNITS = ("USD", "tonnes", "km", "percent", "people")
_SERIES = 10
_RIVALS = 40
_FACT = """
  - id: {id}
    kind: {kind}
    topics: [{topic}]
{head}    as_of: "{as_of}"
    dating: stated
{values}    origin: ru
    text:
      ru: >-
        {ru}
      en: >-
        {en}
    evidence:
      - {{source: {source}, anchor: "{anchor}", supports: full}}
      - {{source: {other}, anchor: "там же, {anchor}", supports: partly}}
    caveat:
      ru: >-
        Сведение взято из одного источника, второй подтверждает его лишь отчасти; другие данные
        об этом не приводятся.
      en: >-
        The statement comes from one source, which a second bears out only in part; no other data
        on it are given.
"""
_DISPUTE = """
  - id: {id}
    facts: [{one}, {other}]
    present: both
    text:
      ru: >-
        Источники расходятся: один называет около {{{one}.number}} в год,
        другой — около {{{other}.number}} в год. Здесь приводятся обе величины.
      en: >-
        The sources differ: one gives about {{{one}.number}} a year, the other about
        {{{other}.number}} a year. Both quantities are given here.
"""


def _word(number: int, syllables: str) -> str:
    """A pronounceable word that no other number below 17,576 gives."""
    known = syllables.split()
    word = known[number % 26] + known[number // 26 % 26] + known[number // 676 % 26]
    return word.capitalize() + ("нск" if syllables == _RU else "nsk")


def _source(number: int) -> str:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    return f"""
  - id: source-{number}
    type: report
    standing: scholarly
    language: ru
    author:
      - {{family: {{ru: "{_word(number, _RU)}", en: "{_word(number, _EN)}"}}, given: {{ru: "А. Б.", en: "A. B."}}}}
    title:
      ru: "Обзор сотрудничества: {_word(number, _RU)}"
      en: "A Review of Cooperation: {_word(number, _EN)}"
    issued: "2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    sha256: {digest}
"""


def _term(number: int) -> str:
    kind = ("organisation", "place", "person", "treaty")[number % 4]
    ru, en = _word(number, _RU), _word(number, _EN)
    return f"""
  - id: term-{number}
    kind: {kind}
    ru: {{name: "Объединённый {ru}", short: "{ru}"}}
    en: {{name: "United {en}", short: "{en}", forbidden: ["{en}ish"]}}
"""


def _subject(number: int) -> str:
    unit = _UNITS[number % len(_UNITS)]
    ru, en = _word(number, _RU), _word(number, _EN)
    return f"  - {{id: subject-{number}, ru: Показатель {ru.lower()}, en: Indicator {en.lower()}, unit: {unit}, measure: flow}}\n"


def _fact(number: int, count: int, body: dict[str, str]) -> str:
    sources = _sources(count)
    return _FACT.format_map(
        {
            "id": f"fact-{number}",
            "topic": f"topic-{number // 40}",
            "source": f"source-{number % sources}",
            "other": f"source-{(number * 7 + 1) % sources}",
            "anchor": f"отчёт {_word(number, _RU)} за период",
            "head": "",
            "values": "",
            **body,
        }
    )


def _figure(number: int, count: int, chance: random.Random) -> Iterator[str]:
    """An observation of a series; now and then with a rival of the same year."""
    subject = number // 2 // _SERIES
    unit, year = _UNITS[subject % len(_UNITS)], 2000 + number // 2 % _SERIES
    amount = chance.randrange(11, 99)
    scale = "" if unit == "percent" else ", scale: million"
    body = {
        "kind": "figure",
        "head": f"    subject: subject-{subject}\n",
        "as_of": str(year),
        "ru": f"По данным обзора, показатель [[term-{number % _terms(count)}]] в {{date}} году составил\n        около {{number}} в год, заметно больше прежнего.",
        "en": f"According to the review, the indicator of [[term-{number % _terms(count)}]] came to\n        about {{number}} a year in {{date}}, well above the earlier level.",
    }
    value = '    values:\n      number: {{amount: "{0}.{1}", unit: {2}{3}, per: year, approx: about}}\n'
    yield _fact(number, count, {**body, "values": value.format(amount, number % 9 + 1, unit, scale)})
    if number % _RIVALS == 0:
        rival = {"id": f"fact-{number}-rival", "values": value.format(amount + 1, number % 9 + 1, unit, scale)}
        yield _fact(number, count, {**body, **rival})


def _event(number: int, count: int, chance: random.Random) -> str:
    kind = ("agreement", "event", "state", "assessment")[number // 2 % 4]
    term = number // 2 % _terms(count)
    day = f"{chance.randrange(1995, 2024)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    owner = f"    attributed_to: [term-{term}]\n" if kind == "assessment" else ""
    return _fact(
        number,
        count,
        {
            "kind": kind,
            "head": owner,
            "as_of": day,
            "values": f'    values:\n      signed: {{date: "{day}"}}\n      parties: {{amount: "{chance.randrange(5, 21)}", unit: count}}\n',
            "ru": f"Как считает [[term-{term}]], {{signed}} стороны согласовали порядок работы: его подписали\n        представители {{parties}} государств. *Договорённость* остаётся в силе.",
            "en": f"In the view of [[term-{term}]], on {{signed}} the sides settled how to proceed: representatives\n        of {{parties}} states signed it. The *arrangement* remains in force.",
        },
    )


def _sources(count: int) -> int:
    return max(count // 100, 5)


def _terms(count: int) -> int:
    return max(count // 20, 8)


def facts_text(count: int) -> str:
    """`facts.yaml` with `count` facts and, beside them, the rivals of some."""
    chance = random.Random(count)
    facts = [
        fact
        for number in range(count)
        for fact in ([_event(number, count, chance)] if number % 2 else _figure(number, count, chance))
    ]
    disputes = [
        _DISPUTE.format(id=f"dispute-{number}", one=f"fact-{number}", other=f"fact-{number}-rival")
        for number in range(0, count, _RIVALS)
    ]
    topics = range((count - 1) // 40 + 1)
    parts = {
        "topics": (
            f"  - {{id: topic-{topic}, ru: Тема {_word(topic, _RU).lower()}, en: Topic {_word(topic, _EN).lower()}}}\n"
            for topic in topics
        ),
        "sources": (_source(number) for number in range(_sources(count))),
        "terms": (_term(number) for number in range(_terms(count))),
        "subjects": (_subject(number) for number in range(count // 2 // _SERIES + 1)),
        "facts": facts,
        "disputes": disputes,
    }
    return "".join(f"{key}:\n{''.join(records)}\n" for key, records in parts.items())


def brief_text(number: int) -> str:
    """A brief of the facts around `number`, a multiple of forty."""
    ru, en = _word(number, _RU), _word(number, _EN)
    facts = [number + step for step in range(1, 20, 2)]
    prose = [
        f"""
      - id: text-{fact}
        text:
          ru: >-
            Как считает [[term-1]], стороны подписали документ {{fact-{fact}.signed}}; показатель был тогда
            около {{fact-{fact - 1}.number}} в год [@fact-{fact}]. Мнения экспертов разделились.
          en: >-
            In the view of [[term-1]], the sides signed the document on {{fact-{fact}.signed}}; the indicator was
            about {{fact-{fact - 1}.number}} a year at the time [@fact-{fact}]. Experts are divided.
"""
        for fact in facts
        if fact // 2 % 4 != 3
    ]
    return f"""genre: information-note
title: {{ru: "О положении дел: {ru.lower()}", en: "The state of affairs: {en.lower()}"}}
topics: [topic-{number // 40}]
as_of: "2024-12"
status: draft
key_messages:
  - id: first
    ru: >-
      Показатель составил около {{fact-{number}.number}} в год.
    en: >-
      The indicator came to about {{fact-{number}.number}} a year.
key_figures: [fact-{number}.number]
sections:
  - id: account
    heading: {{ru: "Изложение", en: "Account"}}
    blocks:{"".join(prose)}
  - id: data
    heading: {{ru: "Данные", en: "Data"}}
    blocks:
      - chronology: {{topics: [topic-{number // 40}], kinds: [agreement, event]}}
      - table: {{subject: subject-{number // 2 // _SERIES}}}
      - disputes: {{ids: [dispute-{number}]}}
"""


def write_project(folder: Path, count: int, briefs: int = 3) -> None:
    """Put `facts.yaml` with `count` facts (forty at least for each brief) and some briefs into `folder`."""
    (folder / "briefs").mkdir(parents=True)
    (folder / "facts.yaml").write_text(facts_text(count), encoding="utf-8")
    for number in range(briefs):
        (folder / "briefs" / f"brief-{number + 1}.yaml").write_text(brief_text(number * 40), encoding="utf-8")
