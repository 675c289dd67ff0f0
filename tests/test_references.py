"""References in the national styles: every type and odd case line by line, the order of lists, the real sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from markupsafe import Markup
from pydantic import ValidationError

from briefpress.composing.page import Page, bearing, cite_sources
from briefpress.composing.references import STYLES, Shelf, order_in_list
from briefpress.composing.runs import Run, ended, fill, markup_of, plain_runs
from briefpress.findings import errors_of
from briefpress.localising.catalogue import Catalogue
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.model.facts import Evidence, FactBase
from briefpress.model.record import Locator, parse_locator
from briefpress.model.sources import Source
from briefpress.model.words import LANGUAGES, Language
from briefpress.publishing.building import documents_of
from briefpress.publishing.project import Project
from briefpress.writing.pdf import write_pdf
from tests.synthetic import real_project, synthetic_project
from tests.test_composing import composed, page_of, unlinked


def two(ru: str, en: str) -> dict[str, str]:
    return {"ru": ru, "en": en}


def person(family: str, latin: str, given: str = "", given_latin: str = "") -> dict[str, Any]:
    return {"family": two(family, latin)} | ({"given": two(given, given_latin)} if given else {})


IVANOV = person("Иванов", "Ivanov", "Иван Петрович", "Ivan")
SIDOROVA = person("Сидорова", "Sidorova", "А.В.", "A.V.")
SARTRE = person("Сартр", "Sartre", "Жан-Поль", "Jean-Paul")
PETROV = person("Петров", "Petrov", "С. Н.", "S. N.")
PLATO = person("Платон", "Plato")
SMITH = person("Смит", "Smith", "Дж.", "John A.")
BROWN = person("Браун", "Brown", "М.", "M.")
PORT = {"literal": two("Управление порта Северный", "Severny Port Authority")}
JOURNAL = two("Морской вестник", "Maritime Herald")
TRADE = two("Торговля портов: итоги и перспективы", "Trade of ports: results and prospects")
ADDRESS = {"url": "https://port.example/ru/2024?page=1", "accessed": "2026-01-15"}

RECORDS: Mapping[str, dict[str, Any]] = {
    "journal article": {
        "author": [IVANOV, SIDOROVA],
        "title": TRADE,
        "container": JOURNAL,
        "volume": "67",
        "issue": "5",
        "pages": "34-45",
        "doi": "10.1234/mv.2023.5",
        "issued": "2023-05-12",
    },
    "journal article without volume": {
        "author": [IVANOV],
        "title": two("Порты", "Ports"),
        "container": JOURNAL,
        "issue": "5",
        "pages": "7",
        "issued": "2023",
    },
    "journal article that only a day tells apart": {"author": [IVANOV], "title": TRADE, "issued": "2021-05-22"},
    "journal article in English": {
        "language": "en",
        "author": [SMITH, BROWN],
        "title": two("Торговля и границы", "Trade and borders in the Northern Sea"),
        "container": two("Исследования Европы и Азии", "Europe-Asia Studies"),
        "volume": "75",
        "issue": "2",
        "pages": "210-233",
        "issued": "2023",
        "url": "https://journal.example/75/2/trade",
        "accessed": "2026-01-15",
    },
    "newspaper article": {
        "type": "article-newspaper",
        "author": [IVANOV],
        "title": two("Что делать порту?", "What is a port to do?"),
        "container": two("Власть", "Vlast"),
        "issued": "2012-11-12",
    },
    "newspaper article, month only, title with quotation marks": {
        "type": "article-newspaper",
        "title": two("Куда идёт «Северный»…", "Where the “Severny” goes…"),
        "container": two("Власть", "Vlast"),
        "issued": "2012-11",
    },
    "article without an author": {
        "type": "article",
        "language": "en",
        "title": two("Перспективы сотрудничества", "Prospects for economic and political cooperation"),
        "issued": "2004~",
    },
    "interview": {
        "type": "interview",
        "author": [PETROV],
        "interviewer": [IVANOV],
        "title": two("«Мы рассчитываем на рост»", "“We expect growth”"),
        "container": two("Новости", "News"),
        "issued": "2024-05-25",
        **ADDRESS,
    },
    "interview whose title says so": {
        "type": "interview",
        "author": [PETROV],
        "title": two("Интервью начальника порта", "Interview with the head of the port"),
        "title_is": "descriptive",
        "issued": "2025-10-11",
    },
    "interview that nothing else tells": {
        "type": "interview",
        "author": [PETROV],
        "title": two("О росте", "On growth"),
        "issued": "2025",
    },
    "survey with an interviewer, in English, title of ours": {
        "type": "article",
        "language": "en",
        "author": [IVANOV, SIDOROVA, SARTRE],
        "interviewer": [BROWN],
        "title": two("Порты в прогнозах экспертов", "Ports in experts’ forecasts"),
        "title_is": "descriptive",
        "issued": "2018-01",
    },
    "report of an institution": {
        "type": "report",
        "author": [PORT],
        "title": two("Паромная линия: итоги", "The ferry line: results"),
        "publisher": two("Управление порта Северный", "Severny Port Authority"),
        "publisher_place": two("Северный", "Severny"),
        "number": "14",
        "issued": "2020-06-01",
    },
    "report online": {
        "type": "report",
        "author": [PORT],
        "title": two("Линия до 2030 года.", "The line to 2030."),
        "issued": "2023-10-12",
        "url": "https://port.example/report",
    },
    "book of four authors": {
        "type": "book",
        "author": [PETROV, IVANOV, SIDOROVA, SARTRE],
        "title": two("История порта", "A history of the port"),
        "publisher": two("Наука", "Nauka"),
        "publisher_place": two("Москва", "Moscow"),
        "edition": "2",
        "issued": "2019",
    },
    "book of five authors in English": {
        "type": "book",
        "language": "en",
        "author": [SMITH, BROWN, PETROV, IVANOV, SARTRE],
        "title": two("История моря", "A history of the sea"),
        "publisher": two("Кембридж", "Cambridge University Press"),
        "edition": "3",
        "interviewer": [SIDOROVA],
        "issued": "2019",
    },
    "book of one author of one name": {
        "type": "book",
        "author": [PLATO],
        "title": two("Государство", "The Republic"),
        "publisher": two("Наука", "Nauka"),
        "edition": "11",
        "issued": "1998/2007",
    },
    "chapter": {
        "type": "chapter",
        "author": [IVANOV, SIDOROVA, PETROV],
        "title": two("Порт и город", "The port and the city"),
        "container": two("Города севера: сборник", "Cities of the north"),
        "publisher": two("Наука", "Nauka"),
        "publisher_place": two("Москва", "Moscow"),
        "pages": "5–19",
        "edition": "2",
        "issued": "2020",
    },
    "chapter without a book": {
        "type": "chapter",
        "title": two("Порт", "The port"),
        "pages": "5",
        "issued": "2020",
    },
    "web page, dated": {
        "type": "webpage",
        "author": [PORT],
        "title": two("О порте", "About the port"),
        "container": two("Управление порта Северный", "Severny Port Authority"),
        "issued": "2025-05-01",
        **ADDRESS,
    },
    "web page that goes on changing, title of ours": {
        "type": "webpage",
        "language": "en",
        "title": two("Порты: справочный текст", "Ports: a reference text"),
        "title_is": "descriptive",
        "container": two("Справочник", "Reference Site"),
        "issued": "2006~",
        **ADDRESS,
    },
    "document": {
        "type": "document",
        "title": two("О портах: закон", "On ports: an act"),
        "container": two("Собрание законов", "Collected Acts"),
        "number": "5-ФЗ",
        "issued": "2012-01-09",
    },
}


def source(name: str, **changes: Any) -> Source:
    slug = re.sub(r"[^a-z0-9]+", "-", name)
    record = {"id": slug, "type": "article-journal", "standing": "scholarly", "language": "ru", **RECORDS[name]}
    return Source.model_validate(record | changes)


def catalogue(language: Language) -> Catalogue:
    return synthetic_project().catalogues[language]


def shelf(language: Language, *sources: Source) -> Shelf:
    return Shelf(sources, language, catalogue(language))


def visible(markup: Markup) -> str:
    return str(markup).replace("&amp;", "&").replace("\u00a0", "_")


def test_references(golden: Callable[[str, str], None]) -> None:
    sources = [source(name) for name in RECORDS]
    assert {item.type for item in sources} == set(Source.model_fields["type"].annotation.__args__)  # type: ignore[union-attr]
    lines = []
    for name, item in zip(RECORDS, sources, strict=True):
        lines.append(f"{name}\n")
        for language in LANGUAGES:
            named = shelf(language, *sources)
            lines.append(f"  {language}  {visible(named.entry(item))}\n")
            place = (Locator("page", "3–5"),)
            lines.append(f"      then {visible(markup_of(ended(named.short(item, place)), language))}\n")
    golden("references.txt", "".join(lines))


def faults_of(entry: str) -> list[str]:
    """What no reference may hold, whatever its source."""
    text = re.sub(r"<[^>]+>", "", entry).replace("\u00a0", " ")
    bad = {
        "empty brackets": r"\(\s*\)|\[\s*\]|“\s*”|«\s*»",
        "doubled stop": r"[.?!…][»”]?\.(?!\.)|\.\.|,,|[,;:]\.|\. \.|, ,| :\s*:",
        "space": r"  | [,.](?!\d)|^\s|\s$",
        "brace": r"[{}]|None",
    }
    found = [name for name, pattern in bad.items() if re.search(pattern, text)]
    if not re.search(r"[.!?…][»”]?$|https?://\S+$", text):
        found.append("no end")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_sources_are_named_well(language: Language) -> None:
    project = real_project()
    assert project.base is not None
    named = Shelf(project.base.file.sources, language, project.catalogues[language])
    full = [str(named.entry(item)) for item in named.sources]
    short = [str(markup_of(ended(named.short(item)), language)) for item in named.sources]

    assert len(full) >= 11
    assert [(entry, faults_of(entry)) for entry in full + short if faults_of(entry)] == []
    assert len(set(full)) == len(set(short)) == len(full)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RECORDS)
def test_no_case_breaks_the_laws_of_a_reference(name: str, language: Language) -> None:
    item = source(name)

    assert faults_of(str(shelf(language, item).entry(item))) == []


def test_the_laws_of_a_reference_can_be_broken() -> None:
    assert faults_of("A. ().")
    assert faults_of("Кто?».")
    assert faults_of("A..")
    assert faults_of("A")
    assert faults_of("A , b.")


def titled(language: str, title: str, latin: str, *authors: dict[str, Any]) -> Source:
    record = {"language": language, "title": two(title, latin), "author": list(authors)}
    return source("journal article without volume", id=latin, **record)


def test_lists_have_one_order() -> None:
    """Russian sources by the Russian alphabet, ё as е, signs passed over; then the others by the Latin one."""
    expected = [
        titled("ru", "Второй", "w", person("Едва", "Yedva")),
        titled("ru", "Первый", "v", person("Ёлкин", "Zz")),
        titled("ru", "Третий", "u", person("Ель", "Aa")),
        titled("ru", "А", "s", IVANOV),
        titled("ru", "Б", "r", IVANOV),
        titled("ru", "А", "q", IVANOV, PETROV),
        titled("ru", "«Море» и порт", "t"),
        titled("ru", "Ня", "t2", PETROV, IVANOV, SIDOROVA, SARTRE),
        titled("ru", "Ящик", "a0", person("Щукин", "Aaa")),
        titled("en", "А", "z1", person("Эклер", "Éclair")),
        titled("en", "А", "z2", person("Экс", "Ex")),
        titled("en", "А", "z3"),
    ]

    mixed = expected[6:] + expected[:6]

    assert sorted(mixed, key=order_in_list) == expected


def test_of_three_authors_all_stand_in_front_and_of_four_none() -> None:
    three = source("book of four authors", author=[PETROV, IVANOV, SARTRE])
    named = shelf("ru", three)

    assert plain_runs(named.full(three)).startswith(
        "Петров\u00a0С.\u00a0Н., Иванов\u00a0И.\u00a0П., Сартр\u00a0Ж.-П. История"
    )
    assert plain_runs(named.full(source("book of four authors"))).startswith(
        "История порта / С.\u00a0Н.\u00a0Петров [и др.]".replace(" /", "\u00a0/")
    )


@pytest.mark.parametrize(("count", "expected"), [(20, "& A20"), (21, "A19, … A21"), (2, "A1, & A2"), (1, "A1. (")])
def test_apa_names_up_to_twenty_authors(count: int, expected: str) -> None:
    many = source("book of four authors", author=[person(f"А{n}", f"A{n}") for n in range(1, count + 1)])

    assert expected in plain_runs(shelf("en", many).full(many))


def test_short_references_tell_sources_apart() -> None:
    """GOST tells by the title's words, then by the year; APA by a letter after the year."""
    first = source("journal article that only a day tells apart", id="first")
    second = source(
        "journal article that only a day tells apart", id="second", title=two("Торговля портов: новые задачи", "b")
    )
    third = source("journal article that only a day tells apart", id="third", issued="2019")
    russian, english = shelf("ru", first, second, third), shelf("en", first, second, third)

    ru = [plain_runs(russian.short(item)).replace("\u00a0", " ") for item in (first, second, third)]
    en = [plain_runs(english.short(item)) for item in (first, second, third)]

    assert ru == [
        "Иванов И. П. Торговля портов: итоги и перспективы. 2021",
        "Иванов И. П. Торговля портов: новые задачи",
        "Иванов И. П. Торговля портов: итоги и перспективы. 2019",
    ]
    assert en == ["Ivanov, 2021a", "Ivanov, 2021b", "Ivanov, 2019"]
    assert plain_runs(english.full(first)).startswith("Ivanov, I. (2021a, May")


def test_a_source_without_a_title_is_named_in_russian_and_told_from_others_so_named() -> None:
    record = {"language": "en", "title_is": "descriptive"}
    name = "journal article that only a day tells apart"
    first = source(name, id="first", title=two("Порт глазами лоцмана: обзор за зиму", "Winter review"), **record)
    second = source(name, id="second", title=two("Порт глазами лоцмана: обзор за лето", "Summer review"), **record)
    again = source(name, id="again", title=two("Порт глазами лоцмана: обзор за лето", "x"), issued="2019", **record)
    russian = shelf("ru", first, second, again)

    assert [plain_runs(russian.short(item)).replace("\u00a0", " ") for item in (first, second, again)] == [
        "Иванов И. П. [Порт глазами лоцмана: обзор за зиму]",
        "Иванов И. П. [Порт глазами лоцмана: обзор за лето]. 2021",
        "Иванов И. П. [Порт глазами лоцмана: обзор за лето]. 2019",
    ]
    assert plain_runs(russian.full(first)).replace("\u00a0", " ").startswith("Иванов И. П. [Порт глазами лоцмана")


def test_words_of_the_other_language_are_marked() -> None:
    item = source("journal article in English")
    russian = str(shelf("ru", item).entry(item))

    assert russian.count('<span lang="en">') == 1
    assert russian.startswith('<span lang="en">Smith')
    assert "дата обращения" in russian.split("</span>")[1]
    assert "span" not in str(shelf("en", item).entry(item))
    assert '<span lang="ru">Торговля' in str(shelf("en", source("journal article")).entry(source("journal article")))


@pytest.mark.parametrize(
    ("before", "signs", "expected"),
    [
        ("Кто?", ". ", "Кто? я"),
        ("Кто…", ". ", "Кто… я"),
        ("«Кто?»", ". ", "«Кто?» я"),
        ("2021 г.", ". ", "2021 г. я"),
        ("[Кто?]", ". ", "[Кто?]. я"),
        ("Кто", " : ", "Кто\u00a0: я"),
        ("", ". ", "я"),
    ],
)
def test_stops_are_not_doubled(before: str, signs: str, expected: str) -> None:
    fields = {"a": (Run(before),) if before else (), "b": (Run("я"),)}

    assert plain_runs(fill("{a}" + signs + "{b}", fields)) == expected


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [
        ("3", "page", "3"),
        ("с. 3", "page", "3"),
        ("pp. 3-5, 7", "page", "3–5, 7"),
        ("ст. 7", "article", "7"),
        ("Art. 7", "article", "7"),
        ("п. 1.2", "paragraph", "1.2"),
        ("гл. 2", "chapter", "2"),
    ],
)
def test_places_in_documents(typed: str, kind: str, number: str) -> None:
    assert parse_locator(typed) == Locator(kind, number)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["", "с.", "там же", "том 3 4", "3 c"])
def test_what_names_no_place_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="."):
        parse_locator(typed)


@pytest.mark.parametrize(
    "field",
    [
        {"url": "port.example"},
        {"url": "ftp://port.example"},
        {"url": "https://port example"},
        {"doi": "https://doi.org/10.1234/x"},
        {"accessed": "2026-01"},
        {"accessed": "2026-01-15~"},
        {"edition": "2nd"},
        {"title_is": "ours"},
    ],
)
def test_fields_have_their_form(field: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        source("journal article", **field)


def page_with(project: Project, language: Language, *items: Evidence) -> tuple[Page, str]:
    page = page_of(project, language)
    return page, unlinked(cite_sources(page, items)).replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "expected"), [("ru", ". С. 3, 5."), ("en", ", pp. 3, 5.")])
def test_a_note_gives_the_place_in_the_document(project: Project, language: Language, expected: str) -> None:
    items = [
        Evidence.model_validate({"source": "harbour-2020", "supports": "full", "locator": locator})
        for locator in ("с. 3", "p. 5", "3")
    ]
    page, first = page_with(project, language, *items)
    again = unlinked(cite_sources(page, items)).replace("\u00a0", " ")

    assert first.endswith(expected)
    assert again.endswith(expected)
    assert len(again) < len(first)


def test_a_note_on_a_value_names_the_sources_of_that_value(project: Project) -> None:
    assert project.base is not None
    fact = project.base.facts["ferry.agreement"]
    other = Evidence.model_validate({"source": "ivanov-2021", "anchor": "x", "supports": "full", "for": ["term"]})
    fact = fact.model_copy(update={"evidence": (fact.evidence[0], other)})

    assert [item.source for item in bearing(fact, {"signed"})] == ["harbour-2020"]
    assert [item.source for item in bearing(fact, {"term"})] == ["ivanov-2021"]
    assert [item.source for item in bearing(fact)] == ["harbour-2020", "ivanov-2021"]

    changed = FactBase(project.base.file.model_copy(update={"facts": (fact, *project.base.file.facts[1:])}))
    page = page_of(Project(**{**vars(project), "base": changed}), "en")
    assert "Ivanov" not in composed(page, "It was signed on {ferry.agreement.signed}.")
    assert "Ivanov" in composed(page, "It was signed [@ferry.agreement] on {ferry.agreement.signed}.")
    assert "Ivanov" in composed(page, "For {ferry.agreement.term} years.")


def test_every_language_has_a_style() -> None:
    assert set(STYLES) == set(LANGUAGES)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_long_address_keeps_to_its_column(project: Project, edition: EditionName) -> None:
    assert project.base is not None
    address = "https://port.example/" + "very-long-path/" * 12 + "report?" + "x" * 120
    first = project.base.file.sources[0].model_copy(update={"url": address})
    changed = FactBase(project.base.file.model_copy(update={"sources": (first, *project.base.file.sources[1:])}))
    made, findings = documents_of(
        Project(**{**vars(project), "base": changed}), "ferry", project.briefs["ferry"], (edition,)
    )
    pdf, faults = write_pdf(made[edition], project.theme, "ferry")

    assert not errors_of(findings)
    assert pdf is not None, faults
    assert address in str(made[edition])
