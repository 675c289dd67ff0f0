"""Schematics of routes: nothing is shown that the fact does not say, and what is shown keeps to its sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefpress.document.nodes import Document, Figure, Mark, Series, Table, Text
from briefpress.document.pairing import side_by_side
from briefpress.document.profile import parse_markup
from briefpress.document.walks import facts_of, figures_of, marks_of, plain
from briefpress.findings import as_text
from briefpress.publishing.project import Project
from briefpress.publishing.tracing import Cited, Printed, trace_of
from briefpress.writing.charts import picture_room, png_pictures, svg_pictures
from briefpress.writing.drawing.look import looking
from briefpress.writing.drawing.routes import draw_routes
from briefpress.writing.look import look_of
from tests.test_charts import with_chart
from tests.test_documents import ARTICLE

HEAD = "kind: routes, title: {ru: Пути, en: Ways}, routes: "
NAMED = "name: {ru: Паром, en: Ferry}, fact: ferry.agreement"
THERE = f"{{{NAMED}, through: [severny, ferry-union]}}"
BACK = "{fact: ferry.agreement, through: [ferry-union, severny], directed: true}"
SAID = (
    """об аренде причала подписан {signed} на {term} лет.
      en: >-
        The treaty on the rent of the berth was""",
    """об аренде причала в Северном подписан с СПП {signed} на {term} лет.
      en: >-
        The treaty with the UFP on the rent of the berth in Severny was""",
)


def routes(*lines: str) -> str:
    """A chart of these routes."""
    return f"{{{HEAD}[{', '.join(lines)}]}}"


def test_a_schematic_stands_in_every_edition_with_its_words_its_data_and_its_trace(
    tmp_path: Path, project: Project
) -> None:
    documents, _ = with_chart(tmp_path, routes(THERE, BACK), SAID)
    russian, english = figures_of(documents["ru"])[0], figures_of(documents["en"])[0]
    table = next(block for block in documents["en"].blocks if isinstance(block, Table) and "Figure 1" in block.summary)

    assert len(figures_of(documents["ru-en"])) == 2
    assert [(series.name, [mark.label for mark in series.marks]) for series in english.series] == [
        ("Ferry", ["Severny", "UFP"]),
        ("Ferry", ["UFP", "Severny"]),
    ]
    assert [mark.state for mark in marks_of(english)] == ["result", "result", "result", "goal"]
    assert english.alternative.replace("\u00a0", " ") == "Ways: Ferry: Severny – UFP, UFP → Severny."
    assert russian.alternative.replace("\u00a0", " ") == "Пути: Паром: Северный — СПП, СПП → Северный."
    rows = [[plain(cell.children).replace("\u00a0", " ") for cell in row] for row in table.body]
    assert rows == [["Ferry", "Severny – UFP"], ["Ferry", "UFP → Severny"]]
    only = replace(documents["en"], blocks=(english,))
    assert facts_of(only) == ("ferry.agreement",)
    traces = trace_of(only)
    assert [trace.facts for trace in traces if isinstance(trace, Cited)][:2] == [("ferry.agreement",)] * 2
    assert not any(isinstance(trace, Printed) and trace.datum.value == "severny" for trace in traces)
    for document in documents.values():
        assert all(image.data.startswith(b"\x89PNG") for image in png_pictures(document, project.theme).values())
        assert svg_pictures(document, project.theme) == svg_pictures(document, project.theme)


UNSAID = (SAID[0], SAID[1].replace(" with the UFP", ""))


@pytest.mark.parametrize(
    ("lines", "facts", "code", "said"),
    [
        ((THERE, BACK), ("", ""), "chart.unnamed", "does not speak of 'severny' (ru, en)"),
        ((THERE, BACK), UNSAID, "chart.unnamed", "does not speak of 'ferry-union' (en)"),
        ((THERE, BACK.replace("severny", "severn")), SAID, "term.unknown", "no term 'severn'"),
        ((THERE, BACK.replace("agreement", "treaty")), SAID, "fact.unknown", "no fact 'ferry.treaty'"),
        ((THERE,), SAID, "chart.single", "one route between two places"),
        ((THERE, *[BACK] * 10), SAID, "chart.crowded", "11 routes"),
        ((BACK, THERE), SAID, "value.invalid", "the first route has a 'name'"),
        ((THERE.replace(", ferry-union", ""),), SAID, "list.short", "at least 2"),
    ],
)
def test_what_no_fact_bears_is_refused(
    lines: tuple[str, ...], facts: tuple[str, str], code: str, said: str, tmp_path: Path
) -> None:
    documents, findings = with_chart(tmp_path, routes(*lines), facts)

    assert not documents
    assert any(code in line and said in line for line in findings.splitlines()), findings


def test_routes_are_of_their_own_kind(tmp_path: Path) -> None:
    _, findings = with_chart(tmp_path, routes(THERE, BACK).replace("kind: routes", "kind: lines"), SAID)

    assert "a chart of the kind 'routes', and no other, names 'routes'" in findings


def schematic(*lines: tuple[str, ...], goal: bool = True) -> Document:
    """A document of one figure, a route a line of names."""
    series = []
    for names in lines:
        marks = [Mark("a.fact", f"p{number}", name, "", "") for number, name in enumerate(names)]
        marks[-1] = replace(marks[-1], state="goal" if goal else "result")
        series.append(Series("Ожидаемые пути в Европу", tuple(marks)))
    figure = Figure("routes", tuple(series), (Text("Пути"),), "Пути.", "Рисунок", "ru", number=1)
    return Document(("ru",), "t", (figure,))


LONG = ("Китай", "Центральная Азия", "Персидский залив", "Туркменистан", "Средиземное море")


@pytest.mark.parametrize("languages", [("ru",), ("ru", "en")])
def test_names_keep_to_the_sheet_and_off_each_other(languages: tuple[str, ...], project: Project) -> None:
    document = replace(schematic(LONG, LONG[:2], LONG[:3]), languages=languages)
    width = picture_room(document, project.theme)[0] * 72 / 25.4
    look = look_of(project.theme)
    with looking(look, project.theme, "t"):
        canvas = draw_routes(figures_of(document)[0], width, look)
        height = canvas.get_size_inches()[1] * 72
        boxes = []
        for text in canvas.axes[0].texts:
            wide = look.width(text.get_text(), bold=text.get_fontweight() == "bold")
            x, y = text.get_position()
            left = x - wide / 2 if text.get_horizontalalignment() == "center" else x
            boxes.append((left, y - look.size * 0.2, left + wide, y + look.size * 0.75))

    assert all(
        left >= -0.01 and right <= width + 0.01 and low >= 0 and high <= height for left, low, right, high in boxes
    )
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def test_an_arrow_stands_at_the_goal_alone(project: Project) -> None:
    directed, plain_one = (
        next(iter(svg_pictures(schematic(LONG[:2], LONG[:2], goal=goal), project.theme).values()))
        for goal in (True, False)
    )

    assert directed.count("<path") > plain_one.count("<path")
    assert set(re.findall(r"#([0-9a-f]{6})", directed)) - {"ffffff"} <= {
        colour.lower() for colour in vars(project.theme.colours).values()
    }


def test_two_languages_show_the_same_places(tmp_path: Path) -> None:
    documents, _ = with_chart(tmp_path, routes(THERE, BACK), SAID)
    swapped = tuple(
        replace(block, series=block.series[::-1]) if isinstance(block, Figure) else block
        for block in documents["en"].blocks
    )

    paired, findings = side_by_side(documents["ru"], replace(documents["en"], blocks=swapped), "ferry")

    assert paired is None and "show different values" in as_text(findings)


STATION = '<li><data value="a" data-fact="x.y">A</data></li>'
GOAL = STATION.replace("<li>", '<li class="goal">')


def _markup(stations: str) -> str:
    """A document of one figure of one route."""
    figure = (
        '<figure class="routes" label="Figure" alternative="Ways."><figcaption>Ways</figcaption>'
        f'<ul title="Ferry">{stations}</ul></figure>'
    )
    return ARTICLE.format(language="en", body=figure)


@pytest.mark.parametrize(
    ("stations", "said"),
    [
        (STATION, "two stations or more"),
        (STATION + STATION.replace("x.y", "x.z"), "all of one fact"),
        (GOAL + STATION, "only the last"),
        (STATION + STATION.replace("<li>", '<li class="part">'), "no class 'part'"),
        (STATION + STATION.replace("data", "span", 1).replace("/data", "/span"), "a station is a <data>"),
        (STATION + STATION.replace('value="a" ', ""), "the id of a place"),
    ],
)
def test_the_profile_of_a_route(stations: str, said: str) -> None:
    _, findings = parse_markup(_markup(stations), "t")

    assert said in as_text(findings)


def test_a_route_to_its_goal_keeps_to_the_profile() -> None:
    document, findings = parse_markup(_markup(STATION + GOAL), "t")

    assert document is not None, as_text(findings)
