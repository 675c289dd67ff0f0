"""Every rule, planted in the synthetic project: the finding has its code and stands at its line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefpress.findings import Finding, as_json, as_text, errors_of, in_order
from briefpress.model.brief import EDITIONS
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import read_project, verify_project
from briefpress.writing.conformance.word import RULES
from tests.synthetic import ROOT, TODAY, copy_project

TOKENS, CSS = "templates/theme/house/theme.toml", "templates/theme/house/page.css"
FACTS, BRIEF, TEMPLATE = "facts.yaml", "briefs/ferry.yaml", "templates/brief.xml.j2"
GENRE = "templates/information-note.xml.j2"
PO = "templates/locale/en/LC_MESSAGES/briefpress.po"


@dataclass(frozen=True)
class Fault:
    """`old` in `file` becomes `new`; the finding `code` then stands in a line of `file` that holds `at`."""

    code: str
    file: str
    old: str
    new: str
    at: str
    only: bool = True


SECOND_DISPUTE = """disputes:
  - id: ferry.again
    facts: [ferry.length-long, ferry.rent-1994]
    present: both
    text: {ru: Дважды., en: Twice.}
"""
CHART, TITLED = "kind: columns, subject: ferry.passengers", "title: {ru: Всё, en: Everything}"
ISSUED = '    issued: "2020-06-01"\n'
FAULTS = (
    # files and YAML
    Fault(
        "yaml.syntax",
        FACTS,
        "ru: {name: Союз паромных портов, short: СПП}",
        "ru: {rent} растёт",
        "{rent} растёт",
        only=False,
    ),
    Fault(
        "yaml.cut",
        FACTS,
        "      ru: >-\n        Сведения управления порта новее.",
        "      ru: Сведения # порта",
        "Сведения # порта",
    ),
    Fault(
        "yaml.cut", FACTS, "      ru: >-\n        Сведения управления порта новее.", "      ru: {rent}", "ru: {rent}"
    ),
    Fault("yaml.alias", FACTS, "short: СПП", "short: *name", "*name"),
    Fault("yaml.tag", FACTS, "short: СПП", "short: !!python/name:os.system СПП", "!!python", only=False),
    Fault("yaml.key", FACTS, "terms:\n", "? [a, b]\n: c\nterms:\n", "[a, b]"),
    Fault("yaml.depth", FACTS, "short: СПП", "short: " + "[" * 40 + "]" * 40, "[[[["),
    Fault(
        "key.duplicate",
        FACTS,
        "    origin: ru\n    text:\n      ru: >-\n        Договор",
        "    origin: ru\n    origin: en\n    text:\n      ru: >-\n        Договор",
        "origin: en",
    ),
    Fault("key.unknown", FACTS, "standing: official", "standing: official\n    stading: x", "stading"),
    Fault("key.unknown", FACTS, "ru: Длина линии", "ru: Длина, линии", "линии", only=False),
    Fault("key.missing", FACTS, "    standing: scholarly\n", "", "id: ivanov-2021"),
    Fault(
        "language.missing",
        FACTS,
        "      en: >-\n        The source does not name the currency of account.\n",
        "",
        "ru: >-",
    ),
    Fault("id.form", FACTS, "- id: ferry.opinion", "- id: Ferry opinion", "Ferry opinion"),
    Fault("text.empty", FACTS, 'anchor: "останется сезонной"', 'anchor: ""', 'anchor: ""'),
    Fault(
        "list.short",
        FACTS,
        "facts: [ferry.length-long, ferry.length-short]",
        "facts: [ferry.length-long]",
        "facts: [ferry.length-long]",
    ),
    Fault("value.choice", FACTS, "kind: agreement", "kind: agrement", "agrement"),
    Fault(
        "value.type",
        FACTS,
        "topics: [ferry]\n    subject: ferry.rent",
        "topics: ferry\n    subject: ferry.rent",
        "topics: ferry",
    ),
    Fault("value.invalid", FACTS, 'term: {amount: "20", unit: years}', 'term: {amount: "20"}', 'amount: "20"}'),
    Fault("number.invalid", FACTS, 'amount: "20"', 'amount: "2O"', "2O"),
    Fault("date.invalid", FACTS, 'as_of: "1992-05-25"', 'as_of: "1992-13"', "1992-13"),
    # facts
    Fault("id.duplicate", FACTS, "id: ferry.rent, ru", "id: ferry.length, ru", "id: ferry.length", only=False),
    Fault(
        "source.unknown",
        FACTS,
        'source: ivanov-2021, anchor: "останется',
        'source: ivanov-2022, anchor: "останется',
        "ivanov-2022",
    ),
    Fault("term.unknown", FACTS, "attributed_to: [ivanov]", "attributed_to: [ivanof]", "ivanof"),
    Fault("subject.unknown", FACTS, "subject: ferry.rent\n", "subject: ferry.rents\n", "ferry.rents", only=False),
    Fault("value.unknown", FACTS, "for: [signed]", "for: [singed]", "singed", only=False),
    Fault(
        "fact.unknown",
        FACTS,
        "facts: [ferry.length-long, ferry.length-short]",
        "facts: [ferry.length-long, ferry.length-short, ferry.x]",
        "ferry.x]",
    ),
    Fault(
        "evidence.missing",
        FACTS,
        "supports: full}\n    attributed_to",
        "supports: disputes}\n    attributed_to",
        "ferry.opinion",
    ),
    Fault("evidence.missing", FACTS, "for: [term]", "for: [signed]", "evidence:"),
    Fault(
        "anchor.missing", FACTS, 'ivanov-2021, anchor: "останется сезонной", ', "ivanov-2021, ", "ivanov-2021, supports"
    ),
    Fault("anchor.long", FACTS, '"останется сезонной"', '"а б в г д е ж з и"', "а б в"),
    Fault("assessment.unattributed", FACTS, "    attributed_to: [ivanov]\n", "", "kind: assessment"),
    Fault(
        "rank.unreasoned",
        FACTS,
        "    rank: preferred\n    reason:\n      ru: >-\n        Сведения управления порта новее.\n      en: >-\n        The port authority's figure is newer.\n",
        "    rank: preferred\n",
        "rank: preferred",
    ),
    Fault("date.late", FACTS, 'as_of: "2021"', 'as_of: "2022"', "2022", only=False),
    Fault(
        "rivals.undecided",
        FACTS,
        'as_of: "1994-03"\n    values:\n      rent: {amount: "1.50", scale: million, unit: USD, per: year}',
        'as_of: "1994-03"\n    values:\n      rent: {amount: "1.50", scale: million, unit: USD, per: year}',
        "ferry.rent-again",
    ),
    Fault("dispute.undecided", FACTS, "present: prefer", "present: both", "present: both"),
    Fault("dispute.overlap", FACTS, "disputes:\n", SECOND_DISPUTE, "facts: [ferry.length-long", only=False),
    Fault("subject.unit", FACTS, "unit: km, measure", "unit: mm, measure", "subject: ferry.length", only=False),
    Fault("value.choice", FACTS, "unit: km, measure", "unit: kilogram, measure", "kilogram"),
    Fault("value.invalid", FACTS, 'term: {amount: "20"', 'term: {range: ["30", "20"]', '"30"'),
    Fault("yaml.syntax", FACTS, "disputes:\n", "---\nfoo: [\n---\ndisputes:\n", "---", only=False),
    # sources
    Fault("value.invalid", FACTS, ISSUED, f"{ISSUED}    url: www.port.example\n", "www.port"),
    Fault("value.invalid", FACTS, ISSUED, f"{ISSUED}    doi: https://doi.org/10.1234/x\n", "doi.org"),
    Fault("value.invalid", FACTS, ISSUED, f'{ISSUED}    accessed: "2026-01"\n', "2026-01"),
    Fault("value.invalid", FACTS, ISSUED, f"{ISSUED}    edition: second\n", "second"),
    Fault(
        "value.invalid", FACTS, 'anchor: "25 мая 1992 года",', 'anchor: "25 мая 1992 года", locator: там же,', "там же"
    ),
    Fault("value.choice", FACTS, ISSUED, f"{ISSUED}    title_is: ours\n", "title_is"),
    Fault("accessed.idle", FACTS, ISSUED, f'{ISSUED}    accessed: "2021-06-30"\n', "accessed"),
    Fault("accessed.missing", FACTS, ISSUED, f"{ISSUED}    url: https://port.example/r\n", "https://port"),
    Fault(
        "accessed.early",
        FACTS,
        ISSUED,
        f'{ISSUED}    url: https://port.example/r\n    accessed: "2020-05-31"\n',
        "2020-05-31",
    ),
    # charts
    Fault("value.invalid", BRIEF, CHART, "kind: lines, topics: [ferry]", "topics: [ferry]"),
    Fault("value.invalid", BRIEF, CHART, "kind: timeline, subject: ferry.passengers", "kind: timeline"),
    Fault(
        "value.invalid", BRIEF, CHART, "kind: lines, facts: [ferry.passengers-2015]", "facts: [ferry.passengers-2015"
    ),
    Fault("value.choice", BRIEF, CHART, "kind: pie, subject: ferry.passengers", "kind: pie"),
    Fault("subject.unknown", BRIEF, CHART, "kind: lines, subject: ferry.passenger", "ferry.passenger}"),
    Fault("fact.unknown", BRIEF, CHART, f"kind: lines, {TITLED}, facts: [ferry.passengers-2018, ferry.x]", "ferry.x"),
    Fault("topic.unknown", BRIEF, CHART, f"kind: timeline, {TITLED}, topics: [ferries]", "ferries", only=False),
    Fault(
        "chart.unnamed",
        BRIEF,
        CHART,
        f"kind: routes, {TITLED}, routes: [{{name: {{ru: А, en: A}}, fact: ferry.agreement, through: [severny, ivanov]}}]",
        "severny",
        only=False,
    ),
    Fault(
        "chart.value",
        BRIEF,
        CHART,
        f"kind: lines, {TITLED}, facts: [ferry.opinion, ferry.passengers-2015, ferry.passengers-2018]",
        "ferry.opinion",
    ),
    Fault("chart.single", BRIEF, CHART, "kind: columns, subject: ferry.rent", "subject: ferry.rent"),
    Fault("chart.units", BRIEF, CHART, f"kind: lines, {TITLED}, subjects: [ferry.passengers, ferry.rent]", "subjects:"),
    Fault("chart.units", BRIEF, CHART, "kind: shares, subject: ferry.passengers", "kind: shares"),
    # prose
    Fault("per.missing", BRIEF, "{ferry.rent-1994} в год", "{ferry.rent-1994}", "Плата — {"),
    Fault("per.missing", BRIEF, "{ferry.rent-1994} a year", "{ferry.rent-1994}", "rent is {"),
    Fault(
        "hedge.missing",
        BRIEF,
        "Линия длиной более {ferry.length-long} принадлежит",
        "Линия длиной {ferry.length-long}. Более того, она принадлежит",
        "Линия длиной {",
    ),
    Fault("assessment.plain", BRIEF, "This matters.", "This matters [@ferry.opinion].", "[@ferry.opinion]", only=False),
    Fault("assessment.plain", FACTS, "Иванов считает, что линия", "Линия, как полагают,", "Линия, как полагают"),
    Fault("term.forbidden", BRIEF, "This matters.", "This Ferry Union matters.", "Ferry Union"),
    Fault("term.form", BRIEF, "[[ivanov|Иван Иванов]]", "[[ivanov|Иван Иваненко]]", "Иваненко"),
    Fault("term.unlisted", BRIEF, "This matters.", "This matters to Petrov.", "Petrov"),
    Fault("term.unlisted", BRIEF, "Это важно.", "Это важно для МИД.", "МИД"),
    Fault("term.forbidden", BRIEF, "This matters.", "This matters to Northport.", "Northport"),
    Fault("term.forbidden", BRIEF, "Это важно.", "Это важно в Норд-Порту.", "Норд-Порту"),
    Fault("term.untimely", BRIEF, "Это важно.", "Это важно для Нового Порта.", "Нового Порта"),
    Fault("term.untimely", BRIEF, "This matters.", "This matters to Newport.", "Newport"),
    Fault(
        "forms.idle",
        BRIEF,
        "forms: {ferry.rent-1994.date: prep}",
        "forms: {ferry.rent-1994.date: prep, ferry.agreement.date: prep}",
        "",
    ),
    Fault("id.duplicate", BRIEF, "- id: figures", "- id: sources", "id: sources"),
    Fault("figure.naked", BRIEF, "Это важно.", "Это важно в 2021 году.", "2021 году"),
    Fault("figure.naked", FACTS, "ru: Аренда причала", "ru: Аренда причала 7", "причала 7"),
    Fault("figure.naked", BRIEF, 'heading: {ru: "Показатели"', 'heading: {ru: "Показатели 2"', "Показатели 2"),
    Fault("fact.unknown", BRIEF, "{ferry.rent-1994} в год", "{ferry.rnt-1994} в год", "ferry.rnt", only=False),
    Fault(
        "value.unknown",
        BRIEF,
        "{ferry.agreement.signed}. Плата",
        "{ferry.agreement.singed}. Плата",
        "singed",
        only=False,
    ),
    Fault(
        "value.ambiguous",
        BRIEF,
        "{ferry.agreement.signed}. Плата",
        "{ferry.agreement}. Плата",
        "{ferry.agreement}",
        only=False,
    ),
    Fault("term.unknown", BRIEF, "[[ivanov]]", "[[ivanoff]]", "ivanoff"),
    Fault("term.form", BRIEF, "[[ivanov|Иван Иванов]]", "[[ivanov|Пётр Петров]]", "Пётр"),
    Fault("prose.mark", BRIEF, "Это важно.", "Это] важно.", "Это]"),
    Fault(
        "placeholder.differs",
        BRIEF,
        "The line, over {ferry.length-long} long, belongs",
        "The line belongs",
        "The line belongs",
    ),
    Fault("hedge.missing", BRIEF, "Линия длиной более {", "Линия длиной {", "Линия длиной {"),
    Fault("noun.agreement", FACTS, "на {term} лет.", "на {term} года.", "{term} года"),
    Fault("noun.unknown", FACTS, "на {term} лет.", "на {term} вахт.", "{term} вахт"),
    Fault("script.mixed", BRIEF, "Это важно.", "Это вaжно.", "вaжно"),
    Fault("script.foreign", BRIEF, "This matters.", "This важно.", "This важно"),
    Fault("typography.quotes", BRIEF, "Это важно.", 'Это "важно".', '"важно"', only=False),
    Fault("typography.dash", BRIEF, "Плата — {", "Плата - {", "Плата - {"),
    Fault("typography.space", BRIEF, "Это важно.", "Это  важно.", "Это  важно"),
    Fault(
        "waiver.idle",
        BRIEF,
        "key_figures:",
        "waivers:\n  - {unit: ferry/title, text: нет, reason: проба}\nkey_figures:",
        "unit: ferry/title",
    ),
    # briefs
    Fault("id.duplicate", BRIEF, "- id: length", "- id: rent", "id: rent"),
    Fault(
        "topic.unknown",
        BRIEF,
        'title: {ru: "Паромная линия", en: "The ferry line"}\ntopics: [ferry]',
        'title: {ru: "Паромная линия", en: "The ferry line"}\ntopics: [fery]',
        "fery",
    ),
    Fault("subject.unknown", BRIEF, "table: {subject: ferry.rent}", "table: {subject: ferry.rant}", "ferry.rant"),
    Fault("dispute.unknown", BRIEF, "disputes: {topics: [ferry]}", "disputes: {ids: [ferry.lenght]}", "ferry.lenght"),
    Fault(
        "figure.subject",
        BRIEF,
        "key_figures: [ferry.rent-1994.rent,",
        "key_figures: [ferry.agreement.term,",
        "ferry.agreement.term",
    ),
    Fault("block.empty", BRIEF, "disputes: {topics: [ferry]}", "disputes: {topics: [harbour]}", "harbour"),
    Fault("date.left-out", BRIEF, 'as_of: "2021-06"', 'as_of: "1993"', "id: rent", only=False),
    # templates and catalogues
    Fault("template.undefined", TEMPLATE, "{{ brief.title }}</h1>", "{{ brief.titel }}</h1>", "brief.titel"),
    Fault("template.undefined", TEMPLATE, "{{ brief.title }}</h1>", "{{ breif.title }}</h1>", "breif.title"),
    Fault(
        "template.syntax",
        TEMPLATE,
        "{% for source in brief.sources %}",
        "{% for source brief.sources %}",
        "for source brief",
    ),
    Fault("word.unknown", TEMPLATE, "{{ _('Key messages') }}", "{{ _('Key mesages') }}", "Key mesages", only=False),
    Fault(
        "markup.profile",
        GENRE,
        '{% extends "brief.xml.j2" %}',
        '{% extends "brief.xml.j2" %}{% block messages %}<marquee/>{% endblock %}',
        "",
        only=False,
    ),
    Fault(
        "markup.syntax",
        GENRE,
        '{% extends "brief.xml.j2" %}',
        '{% extends "brief.xml.j2" %}{% block messages %}</h3>{% endblock %}',
        "",
        only=False,
    ),
    Fault("template.failed", TEMPLATE, "{{ brief.title }}</h1>", "{{ brief.title / 2 }}</h1>", "brief.title / 2"),
    Fault("template.failed", TEMPLATE, "<h1>", "{{ range(10000000) | list }}<h1>", "range(10000000)"),
    Fault("theme.invalid", TOKENS, "body = ", "boddy = ", "[sizes]", only=False),
    Fault("theme.invalid", TOKENS, "left = 26", "left = 260", "left = 260"),
    Fault("theme.invalid", CSS, "#$grey; vertical-align: bottom", "#$gray; vertical-align: bottom", "#$gray"),
    Fault("theme.invalid", TOKENS, "[fonts]", "[fonts", ""),
    Fault("catalogue.placeholder", PO, 'msgstr "page {page} of', 'msgstr "page {pagge} of', 'msgid "page {page}'),
    Fault("catalogue.untranslated", PO, 'msgstr "Key messages"', 'msgstr ""', 'msgid "Key messages"'),
    Fault("catalogue.fuzzy", PO, 'msgid "Key messages"', '#, fuzzy\nmsgid "Key messages"', 'msgid "Key messages"'),
    Fault(
        "catalogue.obsolete", PO, 'msgid "Event"', '#~ msgid "Old"\n#~ msgstr "Old"\n\nmsgid "Event"', "", only=False
    ),
    Fault("catalogue.syntax", PO, 'msgid "Event"', 'garbage\nmsgid "Event"', "", only=False),
)
SECOND_RENT = """  - id: ferry.rent-again
    kind: figure
    topics: [ferry]
    subject: ferry.rent
    as_of: "1994-03"
    values:
      rent: {amount: "2", scale: million, unit: USD, per: year}
    origin: ru
    text:
      ru: >-
        Арендная плата составила {rent} в год.
      en: >-
        The rent was set at {rent} a year.
    evidence:
      - {source: ivanov-2021, anchor: "6000 км", supports: full}
disputes:
"""


def findings_of(root: Path) -> tuple[Finding, ...]:
    project = read_project(root, TODAY)
    found = list(project.findings)
    if not errors_of(found):
        for name, brief in project.briefs.items():
            found += documents_of(project, name, brief, EDITIONS)[1]
    return in_order(finding for finding in found if finding.code != "translation.unreviewed")


def plant(fault: Fault, root: Path) -> None:
    path = root / fault.file
    text = path.read_text(encoding="utf-8")
    assert text.count(fault.old) >= 1, f"'{fault.old}' does not stand in {fault.file}"
    text = text.replace(fault.old, fault.new, 1)
    if fault.code == "rivals.undecided":
        text = text.replace("disputes:\n", SECOND_RENT, 1)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}: {fault.at}")
def test_a_planted_fault_is_found_at_its_line(fault: Fault, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    plant(fault, root)

    found = findings_of(root)

    matching = [finding for finding in found if finding.code == fault.code]
    assert matching, as_text(found)
    assert {finding.place.file for finding in matching} == {fault.file}, as_text(matching)
    if fault.at:
        lines = (root / fault.file).read_text(encoding="utf-8").split("\n")
        assert any(fault.at in lines[finding.place.line - 1] for finding in matching), as_text(matching)
    if fault.only:
        assert {finding.code for finding in found} == {fault.code}, as_text(found)


def test_the_synthetic_project_has_no_finding(tmp_path: Path) -> None:
    assert findings_of(copy_project(tmp_path)) == ()


def test_the_column_is_that_of_the_typed_digit(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    plant(Fault("", BRIEF, "Это важно.", "Это важно в 2021 году.", ""), root)

    (finding,) = findings_of(root)

    line = (root / BRIEF).read_text(encoding="utf-8").split("\n")[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("2021 году")


def test_every_finding_of_a_stage_is_told_at_once(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    plant(Fault("", BRIEF, "Это важно.", "Это важно в 2021 году.", ""), root)
    plant(Fault("", BRIEF, "This matters.", "This matters [[x]].", ""), root)
    plant(Fault("", FACTS, "на {term} лет.", "на {term} года.", ""), root)

    assert {finding.code for finding in findings_of(root)} == {"figure.naked", "term.unknown", "noun.agreement"}


def test_a_named_waiver_lets_a_figure_stand(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    plant(Fault("", BRIEF, "Это важно.", "Это важно для группы «Семь 7».", ""), root)
    plant(
        Fault(
            "",
            BRIEF,
            "key_figures:",
            "waivers:\n  - {unit: ferry/key-messages/rent, text: «Семь 7», reason: имя группы}\nkey_figures:",
            "",
        ),
        root,
    )

    assert findings_of(root) == ()


def test_a_passed_review_date_is_a_warning(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    plant(
        Fault(
            "", FACTS, "    attributed_to: [ivanov]\n", '    attributed_to: [ivanov]\n    review_by: "2021-06-30"\n', ""
        ),
        root,
    )

    assert [finding.code for finding in findings_of(root)] == ["review.overdue"]
    assert not any(finding.code == "review.overdue" for finding in read_project(root, dt.date(2021, 6, 30)).findings)


@pytest.mark.parametrize(("until", "codes"), [("2021-07", []), ("2021-06-30", ["review.overdue"])])
def test_a_waiver_lets_a_passed_review_date_stand_until_it_ends(until: str, codes: list[str], tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    waiver = f'    review_by: "2021-06-30"\n    review_waiver: {{until: "{until}", reason: No newer report is out.}}\n'
    plant(Fault("", FACTS, "    attributed_to: [ivanov]\n", f"    attributed_to: [ivanov]\n{waiver}", ""), root)

    assert [finding.code for finding in findings_of(root)] == codes


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("anchor.absent", '"останется сезонной"', '"остаётся сезонной"'),
        ("source.span", 'from: "Часть вторая"', 'from: "Часть третья"'),
        ("source.digest", "    sha256: ", "    # sha256: "),
        ("source.absent", "    sha256: ", "    sha256: " + "0" * 64 + "\n    # "),
    ],
)
def test_what_the_documents_do_not_bear_out_is_found(code: str, old: str, new: str, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    plant(Fault("", FACTS, old, new, ""), root)
    base = read_project(root, TODAY).base
    assert base is not None

    verification = verify_project(base, root / "sources")

    assert verification is not None
    assert code in {finding.code for finding in verification.findings}


def test_every_anchor_of_the_synthetic_project_is_found(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    base = read_project(root, TODAY).base
    assert base is not None

    verification = verify_project(base, root / "sources")

    assert verification is not None
    assert (verification.sought, verification.found, verification.findings) == (10, 10, ())
    assert verify_project(base, tmp_path / "nowhere") is None


# Codes whose faults are planted in other tests, each with the test that does it.
ELSEWHERE = {
    "file.absent": "test_bad_input",
    "file.unreadable": "test_bad_input",
    "file.size": "test_bad_input",
    "file.binary": "test_bad_input",
    "file.encoding": "test_bad_input",
    "file.empty": "test_bad_input",
    "file.shape": "test_bad_input",
    "briefs.absent": "test_bad_input",
    "template.absent": "test_bad_input",
    "brief.name": "test_bad_input",
    "chart.rivals": "test_charts",
    "chart.crowded": "test_charts",
    "topic.empty": "test_clocks",
    "review.overdue": "test_findings",
    "translation.unreviewed": "test_command",
    "anchor.absent": "test_findings",
    "source.span": "test_findings",
    "source.digest": "test_findings",
    "source.absent": "test_findings",
    "parity.structure": "test_documents",
    "note.lost": "test_pdf",
    "note.order": "test_pdf",
    "note.outside": "test_pdf",
    "pdf.warning": "test_pdf",
    "page.overflow": "test_pdf",
    "pdf.refused": "test_pdf",
    "pdf.profile": "test_conformance",
    "font.missing": "test_pdf",
    "font.foreign": "test_pdf",
    "font.invalid": "test_themes",
    "font.embedding": "test_themes",
    "glyph.missing": "test_pdf",
    "reference.unreadable": "test_reference",
    "copy.unreadable": "test_trace",
    "reference.style-missing": "test_reference",
    "reference.turned": "test_reference",
    "reference.left-out": "test_reference",
    **{code: "test_word_faults" for code, _ in RULES},
}


def codes_in_the_engine() -> set[str]:
    codes: set[str] = set()
    for path in (ROOT / "briefpress").rglob("*.py"):
        codes |= set(re.findall(r'"([a-z]+\.[a-z-]+)"', path.read_text(encoding="utf-8")))
    return {code for code in codes if code.rsplit(".", 1)[1] not in ("yaml", "css", "toml", "json", "dtd", "xml", "py")}


def test_every_code_is_planted_and_explained() -> None:
    guide = set(re.findall(r"`([a-z]+\.[a-z-]+)`", (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")))
    codes = codes_in_the_engine()

    assert len(codes) > 60
    assert codes == guide
    assert codes == {fault.code for fault in FAULTS} | set(ELSEWHERE)
    for code, module in ELSEWHERE.items():
        assert f'"{code}"' in (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8"), (
            f"{module} does not plant {code}"
        )


def test_findings_are_told_as_text_and_as_json(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    plant(Fault("", BRIEF, "[[ivanov]]", "[[ivanow]]", ""), root)
    found = findings_of(root)

    assert re.fullmatch(
        r"briefs/ferry\.yaml:\d+:\d+: term\.unknown: no term 'ivanow'\n  hint: did you mean 'ivanov'\?", as_text(found)
    )
    assert '"code": "term.unknown"' in as_json(found)
