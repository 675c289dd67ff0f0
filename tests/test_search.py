"""Facts found by words of either language, and told as an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.composing.answers import answer_of
from briefpress.localising.stems import capitalised_in, name_stem, words_in
from briefpress.model import edtf
from briefpress.publishing.project import Project
from briefpress.selecting.search import Filter, Index, asked_words, search
from tests.test_composing import page_of


@pytest.fixture(scope="module")
def index(project: Project) -> Index:
    assert project.base is not None
    return Index(project.base)


def ids(index: Index, query: str, chosen: Filter = Filter(), least: float = 0.5) -> list[str]:  # noqa: B008
    return [found.fact.id for found in search(index, query, chosen, least)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("длина линии", "ferry.length-long"),
        ("длиной линию", "ferry.length-long"),
        ("length of the line", "ferry.length-long"),
        ("How long is the line?", "ferry.length-long"),
        ("сколько стоит аренда причала", "ferry.rent-1994"),
        ("пассажиры 2018", "ferry.passengers-2018"),
        ("passengers 2030", "ferry.passengers-2030"),
        ("ferry.opinion", "ferry.opinion"),
    ],
)
def test_the_best_answer_comes_first(index: Index, query: str, first: str) -> None:
    assert ids(index, query)[0] == first


def test_what_nothing_tells_is_not_found(index: Index) -> None:
    assert ids(index, "космический туризм") == []
    assert ids(index, "a berth on the Moon in the rain", least=0.6) == []


def test_idle_words_are_not_asked_for() -> None:
    assert asked_words("сколько и что это") == ()
    assert asked_words("Какова длина в 2018 году?") == (*asked_words("длина"), *asked_words("году"), "2018")


def test_a_question_without_words_gives_all_that_the_filter_lets_through(index: Index) -> None:
    everything = ids(index, "")

    assert everything == list(index.base.facts)
    assert ids(index, "", Filter(kind="assessment")) == ["ferry.opinion"]
    assert ids(index, "", Filter(topics=("harbour",))) == []
    assert ids(index, "", Filter(topics=("ferry-harbour",))) == everything
    assert ids(index, "", Filter(source="harbour-2020")) == ["ferry.agreement", "ferry.rent-1994", "ferry.length-long"]
    assert ids(index, "", Filter(until=edtf.parse("1992"))) == ["ferry.agreement"]
    assert ids(index, "", Filter(since=edtf.parse("2021"))) == [
        "ferry.length-short",
        "ferry.opinion",
        "ferry.passengers-2030",
    ]


def test_an_answer_stands_alone_with_its_sources_and_what_must_be_told(project: Project) -> None:
    assert project.base is not None
    page = page_of(project, "en")
    answer = answer_of(page, project.base.facts["ferry.length-long"])

    assert answer.sourced == "The line is over 7,500\u00a0km long (Severny Port Authority, 2020)."
    assert answer.remarks == (
        "The port authority gives over 7,500\u00a0km, Ivanov 6,000\u00a0km; the authority's figure is used.",
    )
    assert answer_of(page, project.base.facts["ferry.rent-1994"]).remarks == (
        "The source does not name the currency of account.",
    )


@given(st.text(alphabet=st.sampled_from("аяЁжБ zAQé-’' .1«»[]{}")))
def test_the_words_with_a_capital_are_words(text: str) -> None:
    assert capitalised_in(text) == [found for found in words_in(text) if found[1][0].isupper()]


@pytest.mark.parametrize(
    "forms",
    [
        "Астана Астаны Астане Астану Астаной",
        "Россия России Россию Россией",
        "Токаев Токаева Токаеву Токаевым Токаеве",
        "Китай Китая Китаю Китаем Китае",
        "Юрий Юрия Юрию Юрием",
        "Сибирь Сибири Сибирью",
        "Беларусь Беларуси Беларусью",
        "Алматы Алматы",
        "Евразийский Евразийского Евразийскому Евразийским Евразийская Евразийской",
        "Президент Президента Президенту Президентом Президенте",
    ],
)
def test_a_name_has_one_stem_in_every_case(forms: str) -> None:
    assert len({name_stem(form, "ru") for form in forms.split()}) == 1
