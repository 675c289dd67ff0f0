"""Sentences, notes, terms and sources as the page prints them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from briefpress.composing.notes import compose_note, dispute_text
from briefpress.composing.page import Page
from briefpress.composing.references import title_in_quotes
from briefpress.composing.rows import DisputeView
from briefpress.composing.sentences import compose_prose
from briefpress.model import edtf
from briefpress.model.facts import Evidence, FactBase
from briefpress.model.placeholders import resolve
from briefpress.model.words import Bilingual, Language
from briefpress.publishing.project import Project
from briefpress.selecting.selection import Selection


def page_of(
    project: Project, language: Language, as_of: dt.date = dt.date(2021, 6, 30), known_at: dt.date | None = None
) -> Page:
    assert project.base is not None
    return Page(language, Selection(project.base, as_of, known_at), project.catalogues[language])


def unlinked(markup: str) -> str:
    """The markup without its links."""
    return re.sub(r"</?a\b[^>]*>", "", str(markup))


def composed(page: Page, text: str) -> str:
    """The prose with notes as {facts: words}; values, links and words of the other language without their elements."""
    markup = str(
        compose_prose(page, text, {"ferry.rent-1994.date": "prep"}, lambda name: resolve(page.selection.base, name))
    )
    markup = re.sub(r"</?(data|time|a)\b[^>]*>", "", markup)
    markup = re.sub(r'<span lang="..">(.*?)</span>', r"\1", markup)
    return re.sub(r'<span class="note" data-facts="([^"]*)">(.*?)</span>', r"{\1: \2}", markup).replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "По данным на {ferry.rent-1994.date} в г. [[ivanov]] живёт.",
            "По_данным на_марте_1994_г. в_г. Иван Иванов живёт[NOTE].",
        ),
        ("en", "In the U.S. {ferry.rent-1994} was paid.", "In the U.S. US$1.50_million was paid.[NOTE]"),
        ("ru", "Плата — {ferry.rent-1994} в год. Это всё.", "Плата_— 1,50_млн_долл._США в_год[NOTE]. Это всё."),
        (
            "en",
            "The rent is {ferry.rent-1994} a year. That is all.",
            "The rent is US$1.50_million a year.[NOTE] That is all.",
        ),
        (
            "ru",
            "Плата установлена в {ferry.rent-1994.date}. Это всё.",
            "Плата установлена в_марте_1994_г.[NOTE] Это всё.",
        ),
        ("ru", "Подписан {ferry.agreement.signed}.", "Подписан 25_мая_1992_г.[NOTE]"),
        ("ru", "Слово [@ferry.agreement], и дальше.", "Слово, и_дальше[NOTE]."),
        ("en", "A word [@ferry.agreement], and on.", "A word, and on.[NOTE]"),
        (
            "ru",
            "С. А. Иванов и т. д. [@ferry.agreement] в г. Москве. Да.",
            "С._А._Иванов и_т._д. в_г._Москве[NOTE]. Да.",
        ),
        ("ru", "Правда ли? Плата — {ferry.rent-1994}!", "Правда_ли? Плата_— 1,50_млн_долл._США![NOTE]"),
        ("en", "On {ferry.agreement.signed} [@ferry.agreement]. Yes.", "On 25_May_1992.[NOTE] Yes."),
        ("ru", "Визит К.-Ж. Токаева [@ferry.agreement]. Да.", "Визит К.‑Ж._Токаева[NOTE]. Да."),
        ("ru", "Тема — «Порт: История. Культура» [@ferry.agreement].", "Тема_— «Порт: История. Культура»[NOTE]."),
        ("en", "It is “Port: History. Culture” [@ferry.agreement].", "It is “Port: History. Culture”.[NOTE]"),
        ("en", "He said “Yes [@ferry.agreement].” Then no.", "He said “Yes.”[NOTE] Then no."),
        ("en", "No full stop {ferry.rent-1994}", "No full stop US$1.50_million[NOTE]"),
        ("ru", "Ничего не сказано.", "Ничего не_сказано."),
        ("ru", "*Плата {ferry.rent-1994}* велика.", "<em>Плата 1,50_млн_долл._США</em> велика[NOTE]."),
    ],
)
def test_a_note_stands_at_the_end_of_its_sentence(
    project: Project, language: Language, text: str, expected: str
) -> None:
    made = re.sub(r"\{ferry[^}]*\}", "[NOTE]", composed(page_of(project, language), text))

    assert made == expected


def test_one_sentence_has_one_note_for_all_its_facts(project: Project) -> None:
    made = composed(page_of(project, "en"), "Over {ferry.length-long} and {ferry.length-short} and {ferry.rent-1994}.")

    assert made.count("{") == 1
    assert "{ferry.length-long ferry.length-short ferry.rent-1994:" in made
    assert (
        "Severny Port Authority. (2020, June_1). <em>Паромная линия: итоги</em> [The ferry line: results]; "
        "Ivanov, I._P. (2021, March). Паром и_«малый» порт [The ferry and the “small” port]."
    ) in made


def test_a_source_is_full_at_first_then_short_and_a_caveat_is_told_once(project: Project) -> None:
    page = page_of(project, "en")
    first, second = composed(page, "It is {ferry.rent-1994}."), composed(page, "It is {ferry.rent-1994}.")

    assert first.startswith("It is US$1.50_million.{ferry.rent-1994: Severny Port Authority. (2020, June_1). ")
    assert "The source does not name the currency of account." in first
    assert second.endswith("{ferry.rent-1994: Severny Port Authority, 2020.}")


def test_where_sources_disagree_the_note_says_so(project: Project) -> None:
    assert "Ivanov 6,000_km; the authority&#39;s figure is used." in composed(
        page_of(project, "en"), "Over {ferry.length-long}."
    )


def test_a_rival_that_could_not_yet_be_known_is_not_mentioned(project: Project) -> None:
    page = page_of(project, "en", known_at=dt.date(2020, 12, 31))

    assert "Ivanov" not in composed(page, "Over {ferry.length-long}.")


def test_a_term_is_full_at_first_then_short(project: Project) -> None:
    page = page_of(project, "ru")

    assert (
        composed(page, "[[ferry-union|Союза паромных портов]] нет. [[ferry-union]] есть.")
        == "Союза паромных портов (СПП) нет. СПП есть."
    )
    assert composed(page, "[[ivanov|Ивана Иванова]] и [[ivanov|И. Иванова]]") == "Ивана Иванова и_И._Иванова"


def test_authored_signs_are_escaped(project: Project) -> None:
    assert composed(page_of(project, "ru"), "a < b & c > d <script>") == "a &lt; b &amp; c &gt; d &lt;script&gt;"


def test_a_title_in_quotation_marks() -> None:
    assert title_in_quotes("Паром и «малый» порт", "ru") == "«Паром и „малый“ порт»"


def test_what_had_not_happened_does_not_speak(project: Project) -> None:
    selection = page_of(project, "ru", as_of=dt.date(1993, 1, 1)).selection

    assert [fact.id for fact in selection.base.file.facts if selection.speaks(fact)] == ["ferry.agreement"]


def test_a_dispute_does_not_tell_what_had_not_happened(project: Project) -> None:
    """Seen from 2020 the second rival is unknown; a text that speaks of it is not printed."""
    page = page_of(project, "en", as_of=dt.date(2020, 12, 31))
    assert project.base is not None
    (dispute,) = project.base.file.disputes

    assert str(dispute_text(page, dispute)) == "The sources differ."
    assert "6,000" not in composed(page, "Over {ferry.length-long}.")


def test_a_source_that_disputes_a_fact_is_named(project: Project) -> None:
    assert project.base is not None
    fact = project.base.facts["ferry.opinion"]
    against = Evidence.model_validate({"source": "harbour-2020", "anchor": "x", "supports": "disputes"})
    disputed = fact.model_copy(update={"evidence": (*fact.evidence, against)})

    note = unlinked(compose_note(page_of(project, "en"), (disputed,)))

    assert "Disputed by: Severny Port Authority" in note.replace("\u00a0", " ")


def test_a_section_on_a_dispute_does_not_tell_what_had_not_happened(project: Project) -> None:
    """What a note keeps to itself, the dispute's own section may not print either."""
    page = page_of(project, "en", as_of=dt.date(2020, 12, 31))
    assert project.base is not None
    (dispute,) = project.base.file.disputes

    assert str(DisputeView(page, dispute).text) == "The sources differ."


def test_a_table_keeps_the_year_beside_other_values(project: Project) -> None:
    """Of a subject whose unit is the year, the row is the date, however many values the fact has."""
    assert project.base is not None
    subject = project.base.subjects["ferry.length"].model_copy(update={"unit": "year"})
    agreement = project.base.facts["ferry.agreement"]

    assert [key for key, value in agreement.values.items() if subject.measures(value)] == ["signed"]


@pytest.mark.parametrize(("day", "printed"), [(dt.date(1940, 1, 1), "Newport"), (dt.date(2021, 6, 30), "Severny")])
def test_a_name_is_that_of_the_date(project: Project, day: dt.date, printed: str) -> None:
    assert composed(page_of(project, "en", day), "A ferry leaves [[severny]]") == f"A ferry leaves {printed}"


def test_a_fact_names_things_as_they_were_named_at_its_date(project: Project) -> None:
    assert project.base is not None
    fact = project.base.facts["ferry.agreement"].model_copy(update={"as_of": edtf.parse("1950/1951"), "evidence": ()})
    page = page_of(project, "ru")

    markup = compose_prose(
        page, "Паром из [[severny]]", {}, lambda name: resolve(page.selection.base, name), about=fact
    )

    assert str(markup).startswith("Паром из\u00a0Новый Порт")


def test_a_fact_that_is_only_mentioned_names_the_sources_that_differ(project: Project) -> None:
    page = page_of(project, "en")

    assert composed(page, "The line is long [@ferry.length-short].").endswith(
        "The sources differ; compare: Severny Port Authority, 2020.}"
    )
    assert "differ" not in composed(page, "The line is long [@ferry.length-short].")
    assert "figure is used" in composed(page, "It has {ferry.length-short}.")
    assert "differ" not in composed(page, "It is long [@ferry.length-long].")


def told_in(project: Project, changes: dict[str, object], *, in_short: bool = False, names_rivals: bool = True) -> str:
    """The note to the longer length, the one dispute being changed and the fact having a caveat."""
    assert project.base is not None
    file = project.base.file
    (dispute,) = file.disputes
    caveat = Bilingual(ru="Длина — по карте.", en="The length is from a map.")
    facts = tuple(
        fact.model_copy(update={"caveat": caveat}) if fact.id == "ferry.length-long" else fact for fact in file.facts
    )
    base = FactBase(file.model_copy(update={"facts": facts, "disputes": (dispute.model_copy(update=changes),)}))
    page = Page(
        "en",
        Selection(base, dt.date(2021, 6, 30), None),
        project.catalogues["en"],
        notes_in_short=in_short,
        names_rivals=names_rivals,
    )
    return composed(page, "Over {ferry.length-long}.")


def test_a_dispute_of_the_facts_own_name_leaves_its_caveat_in_place(project: Project) -> None:
    told = told_in(project, {"id": "ferry.length-long"})

    assert "figure is used" in told
    assert "The length is from a map." in told


def test_short_notes_name_who_differs_and_say_nothing_of_what_is_told_apart(project: Project) -> None:
    assert "The sources differ; compare: Ivanov" in told_in(project, {}, in_short=True)
    assert "The sources differ. The length" in told_in(project, {}, in_short=True, names_rivals=False)
    assert "differ" not in told_in(project, {"present": "apart"}, in_short=True)
    assert "figure is used" in told_in(project, {"present": "apart"})
