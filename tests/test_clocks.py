"""The two clocks, the age of key facts, and tables whose gaps are shown."""

from __future__ import annotations

import datetime as dt

import pytest

from briefpress.composing.ageing import oldest_key_fact
from briefpress.composing.series import SeriesColumn, SeriesView
from briefpress.document.walks import facts_of
from briefpress.findings import errors_of
from briefpress.model import edtf
from briefpress.model.brief import Table
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import Project
from briefpress.publishing.topics import with_note_on
from briefpress.selecting.draft import brief_on_topic
from tests.test_composing import page_of


def test_what_later_sources_alone_bear_out_is_left_out(project: Project) -> None:
    made, findings = documents_of(project, "ferry", project.briefs["ferry"], ("en",), dt.date(2020, 12, 31))

    assert not errors_of(findings)
    assert "ferry.length-short" not in facts_of(made["en"])
    assert {"ferry.agreement", "ferry.rent-1994", "ferry.length-long"} <= set(facts_of(made["en"]))
    assert {finding.code for finding in findings} >= {"block.empty"}


@pytest.mark.parametrize(
    ("figures", "as_of", "oldest", "years"),
    [
        (("ferry.rent-1994.rent", "ferry.length-long"), dt.date(2021, 6, 30), "ferry.rent-1994", 27),
        (("ferry.rent-1994.rent",), dt.date(1995, 3, 30), "ferry.rent-1994", 0),
        (("ferry.rent-1994.rent",), dt.date(1995, 3, 31), "ferry.rent-1994", 1),
        (("ferry.length-long", "ferry.passengers-2018"), dt.date(2021, 6, 30), "ferry.passengers-2018", 3),
    ],
)
def test_the_oldest_key_fact_is_told_with_its_age(
    project: Project, figures: tuple[str, ...], as_of: dt.date, oldest: str, years: int
) -> None:
    brief = project.briefs["ferry"].model_copy(update={"key_messages": (), "key_figures": figures})
    age = oldest_key_fact(page_of(project, "ru", as_of), brief)

    assert age is not None
    assert (age.fact.id, age.years) == (oldest, years)


def test_an_agreement_does_not_go_stale(project: Project) -> None:
    brief = project.briefs["ferry"].model_copy(update={"key_messages": (), "key_figures": ("ferry.agreement.term",)})

    assert oldest_key_fact(page_of(project, "ru"), brief) is None


def rows(project: Project, *subjects: str) -> list[tuple[str, ...]]:
    page = page_of(project, "en")
    table = Table(subjects=subjects) if len(subjects) > 1 else Table(subject=subjects[0])
    known = tuple(page.selection.base.subjects[subject] for subject in subjects)
    view = SeriesView(page, known, page.selection.table(table))
    return [
        (str(row.label), *(cell.value.split("</data>")[0].split(">")[-1] for cell in row.cells)) for row in view.rows
    ]


def test_a_series_shows_gaps_parts_of_years_and_forecasts(project: Project) -> None:
    assert rows(project, "ferry.passengers") == [
        ("2015", "10"),
        ("2016–2017",),
        ("2018", "12"),
        ("January–June\u00a02019 (part of the year)", "7"),
        ("2020",),
        ("2030 (forecast)", "20"),
    ]


def test_two_series_share_the_periods(project: Project) -> None:
    both = rows(project, "ferry.passengers", "ferry.length")

    assert ("2015", "10", "—") in both
    assert ("2020", "—", "over\u00a07,500") in both
    assert ("2030", "20\u00a0(forecast)", "—") in both


def test_the_head_of_a_column_names_the_unit_that_its_figures_share(project: Project) -> None:
    page = page_of(project, "ru")
    subjects = tuple(page.selection.base.subjects[name] for name in ("ferry.passengers", "ferry.length"))
    facts = page.selection.table(Table(subjects=tuple(subject.id for subject in subjects)))

    assert SeriesView(page, subjects, facts).heads == ("Число пассажиров, тыс. человек", "Длина линии, км")
    assert SeriesView(page, subjects[:1], facts).heads == ("Значение, тыс. человек",)

    mixed = SeriesColumn(subjects[0], tuple(value for fact in facts for value in fact.values.values()), is_alone=True)
    assert not mixed.is_counted_alike
    assert mixed.counted_in("ru") == ""


def test_a_topic_without_a_brief_makes_a_note(project: Project) -> None:
    noted, name = with_note_on(project, "ferry-harbour")
    made, findings = documents_of(noted, name, noted.briefs[name], ("ru", "en", "ru-en"))

    assert name == "ferry-harbour"
    assert not errors_of((*noted.of_brief[name], *findings))
    assert set(made) == {"ru", "en", "ru-en"}
    assert project.base is not None
    assert set(facts_of(made["ru"])) == set(project.base.facts)
    assert with_note_on(project, "ferry")[1] == "topic-ferry"


def test_a_note_holds_what_had_happened(project: Project) -> None:
    assert project.base is not None
    topic = project.base.topics["ferry"]
    brief = brief_on_topic(project.base, topic, project.catalogues, edtf.parse("1993"))

    assert brief is not None
    assert [section.id for section in brief.sections] == ["agreements"]
    assert brief_on_topic(project.base, topic, project.catalogues, edtf.parse("1991")) is None


def test_a_topic_of_which_nothing_speaks_is_a_finding(project: Project) -> None:
    noted, name = with_note_on(project, "harbour")

    assert [finding.code for finding in noted.of_brief[name]] == ["topic.empty"]
    assert name not in noted.briefs
