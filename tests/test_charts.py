"""Charts: what is drawn of which facts, how it looks in greyscale, what stands for it in words, and where it is refused."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from matplotlib.figure import Figure as Canvas

from briefpress.checking.charts import check_chart
from briefpress.document.nodes import Document, Figure, Mark, Series, Table
from briefpress.document.walks import figures_of, marks_of
from briefpress.findings import as_text, errors_of
from briefpress.model.brief import Chart
from briefpress.model.facts import FactBase
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import Project, read_project
from briefpress.writing.charts import native_charts, picture_room, png_pictures, svg_pictures
from briefpress.writing.drawing.output import drawn
from briefpress.writing.look import Look, look_of
from briefpress.writing.pdf import write_pdf
from tests.synthetic import ROOT, TODAY, copy_project, documents, ferry, real_project, synthetic_project

OF_THE_FERRY = "- chart: {kind: columns, subject: ferry.passengers}"
PASSENGERS = "ferry.passengers-2015, ferry.passengers-2018, ferry.passengers-2019, ferry.passengers-2030"


def with_chart(root: Path, chart: str, facts: tuple[str, str] = ("", "")) -> tuple[dict[str, Document], str]:
    """The ferry's documents with another chart, and the findings; `facts` is a change of the fact base."""
    copy_project(root)
    brief, base = root / "briefs" / "ferry.yaml", root / "facts.yaml"
    brief.write_text(brief.read_text(encoding="utf-8").replace(OF_THE_FERRY, f"- chart: {chart}"), encoding="utf-8")
    base.write_text(
        base.read_text(encoding="utf-8").replace(*facts) if facts[0] else base.read_text(), encoding="utf-8"
    )
    project = read_project(root, TODAY)
    if errors_of(project.findings):
        return {}, as_text(project.findings)
    documents, findings = documents_of(project, "ferry", project.briefs["ferry"], ("ru", "en", "ru-en"))
    assert not errors_of(findings), as_text(findings)
    return dict(documents), as_text(findings)


TITLED = "title: {ru: Всё, en: Everything}"
KINDS = (
    f"{{kind: columns, {TITLED}, facts: [{PASSENGERS}]}}",
    "{kind: lines, subject: ferry.passengers}",
    f"{{kind: timeline, {TITLED}, topics: [ferry], kinds: [agreement, figure]}}",
    f"{{kind: timeline, {TITLED}, facts: [ferry.agreement, ferry.opinion]}}",
)


@pytest.mark.parametrize("chart", KINDS)
def test_every_kind_is_drawn_in_every_edition(chart: str, tmp_path: Path, project: Project) -> None:
    documents, _ = with_chart(tmp_path, chart)

    for name, document in documents.items():
        figures = figures_of(document)
        assert len(figures) == (2 if name == "ru-en" else 1)
        assert {figure.number for figure in figures} == {1}
        pdf, findings = write_pdf(document, project.theme, name)
        assert pdf is not None, findings
        pictures, native = png_pictures(document, project.theme), native_charts(document, project.theme)
        assert all(drawn.data.startswith(b"\x89PNG") for drawn in pictures.values())
        assert {*pictures, *native} == {*figures}
        assert bool(pictures) == ("timeline" in chart)


def test_shares_are_percentages(tmp_path: Path) -> None:
    to_percent = ("scale: thousand, unit: people", "unit: percent")
    root = copy_project(tmp_path)
    base = root / "facts.yaml"
    text = base.read_text(encoding="utf-8").replace("unit: people, measure", "unit: percent, measure")
    base.write_text(text, encoding="utf-8")
    documents, _ = with_chart_kept(root, f"{{kind: shares, {TITLED}, facts: [{PASSENGERS}]}}", to_percent)

    figure = figures_of(documents["en"])[0]
    assert [mark.label for mark in marks_of(figure)] == ["10%", "12%", "7%", "20%"]
    assert figure.unit == ""
    assert figure.alternative.startswith("Everything: Passengers\u00a0– 10% in\u00a02015; ")


def with_chart_kept(root: Path, chart: str, facts: tuple[str, str]) -> tuple[dict[str, Document], str]:
    """As `with_chart`, in a project that is already there."""
    for path, change in (
        (root / "briefs" / "ferry.yaml", (OF_THE_FERRY, f"- chart: {chart}")),
        (root / "facts.yaml", facts),
    ):
        path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    project = read_project(root, TODAY)
    assert not errors_of(project.findings), as_text(project.findings)
    documents, findings = documents_of(project, "ferry", project.briefs["ferry"], ("ru", "en"))
    return dict(documents), as_text(findings)


def test_what_is_not_known_and_what_is_no_result_is_told_apart() -> None:
    marks = marks_of(figures_of(ferry()["en"])[0])

    assert [(mark.state, mark.when) for mark in marks] == [
        ("result", "2015"),
        ("gap", "2016–2017"),
        ("result", "2018"),
        ("part", "January–June\u00a02019 (part of the year)"),
        ("gap", "2020"),
        ("forecast", "2030 (forecast)"),
    ]


def test_the_sentence_for_the_picture() -> None:
    russian, english = (
        figures_of(ferry()[language])[0].alternative.replace("\u00a0", " ") for language in ("ru", "en")
    )

    assert russian == (
        "Число пассажиров: 10 тыс. человек в 2015 г., 12 тыс. человек в 2018 г., 7 тыс. человек в январе — июне 2019 г., "
        "20 тыс. человек (прогноз) в 2030 г.; нет данных за 2016–2017 гг. и 2020 г."
    )
    assert english == (
        "Passengers: 10 thousand people in 2015, 12 thousand people in 2018, 7 thousand people in January–June 2019, "
        "20 thousand people (forecast) in 2030; no data for 2016–2017 and 2020."
    )


def test_a_figure_names_its_sources_once_and_has_its_data_behind_the_sections() -> None:
    document = ferry()["ru"]
    figure = figures_of(document)[0]
    tables = [block for block in document.blocks if isinstance(block, Table) and "рисунку 1" in block.summary]

    assert len([inline for inline in figure.caption if type(inline).__name__ == "Note"]) == 1
    assert len(tables) == 1
    told = {value.value for row in tables[0].body for cell in row for value in cell.children if hasattr(value, "value")}
    assert told == {mark.value for mark in marks_of(figure) if mark.value}


def test_of_rivals_the_preferred_is_drawn(tmp_path: Path) -> None:
    later = 'subject: ferry.length\n    as_of: "2021"'
    documents, told = with_chart(
        tmp_path, "{kind: columns, subject: ferry.length}", (later, later.replace("2021", "2020"))
    )

    assert not documents
    assert "chart.single: a chart of 1 values" in told


def test_rivals_that_no_dispute_prefers_are_refused(project: Project) -> None:
    base = project.base
    assert base is not None
    dispute = base.file.disputes[0].model_copy(update={"present": "both"})
    facts = tuple(
        fact.model_copy(update={"as_of": base.facts["ferry.length-long"].as_of, "rank": "normal"})
        if fact.subject == "ferry.length"
        else fact
        for fact in base.file.facts
    )
    changed = FactBase(base.file.model_copy(update={"facts": facts, "disputes": (dispute,)}))

    found = list(check_chart(Chart(kind="columns", subject="ferry.length"), changed))

    assert [finding.code for finding in found] == ["chart.rivals"]


def test_more_than_can_be_read_is_refused(project: Project) -> None:
    base = project.base
    assert base is not None
    event = base.facts["ferry.agreement"]
    many = tuple(event.model_copy(update={"id": f"ferry.agreement-{number}"}) for number in range(15))
    changed = FactBase(base.file.model_copy(update={"facts": many}))
    chart = Chart.model_validate({"kind": "timeline", "topics": ["ferry"], "title": {"ru": "т", "en": "t"}})

    assert [finding.code for finding in check_chart(chart, changed)] == ["chart.crowded"]


def test_a_chart_of_which_too_little_was_known_is_left_out(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    brief = root / "briefs" / "ferry.yaml"
    brief.write_text(
        brief.read_text(encoding="utf-8").replace('as_of: "2021-06"', 'as_of: "2016-06"'), encoding="utf-8"
    )
    project = read_project(root, TODAY)
    documents, findings = documents_of(project, "ferry", project.briefs["ferry"], ("en",))

    assert "block.empty" in as_text(findings)
    assert figures_of(documents["en"]) == ()
    assert not [block for block in documents["en"].blocks if getattr(block, "anchor", "") == "figure-data"]


def lines_of(*series: tuple[Mark, ...], role: str = "lines") -> Document:
    """A document that holds one figure."""
    named = tuple(Series(f"Series {place}", marks) for place, marks in enumerate(series))
    figure = Figure(role, named, (), "A picture.", "Figure", "en", "units", 0, 1)  # type: ignore[arg-type]
    return Document(("en",), "t", (figure,))


def year(number: int, value: str, state: str = "result") -> Mark:
    return Mark(f"f.{number}", value, value, str(number), str(number), state)  # type: ignore[arg-type]


def test_ranges_falls_and_several_subjects_are_drawn(project: Project) -> None:
    one = (year(2001, "-4"), year(2002, "3/5"), year(2003, "7", "forecast"))
    other = (year(2001, "2"), year(2002, "2.5"), year(2003, "1", "target"))
    for role in ("columns", "lines"):
        for series in ((one,), (one, other), (one[:1], other[:1])):
            assert svg_pictures(lines_of(*series, role=role), project.theme)


def drawn_words(canvas: Canvas, look: Look) -> list[tuple[str, float, float]]:
    """Each line of words that is set level in a figure, with its left and right edge in points."""
    found = []
    for text in canvas.axes[0].texts:
        words = text.get_text()
        wide = look.width(words, bold=text.get_fontweight() == "bold")
        left = text.get_position()[0] - {"left": 0, "center": wide / 2, "right": wide}[text.get_horizontalalignment()]
        if not text.get_rotation() and words:
            found.append((words, left, left + wide))
    return found


@pytest.mark.parametrize("width", [90.0, 170.0, 250.0])
def test_the_key_of_columns_keeps_to_the_sheet(project: Project, width: float) -> None:
    marks = (year(2001, "2"), year(2002, "2.5"))
    for names in (
        ("Ввоз", "Вывоз"),
        ("Вывоз товаров с северного берега пролива на южный", "Ввоз товаров с южного берега на северный"),
        (" ".join(["Численность работников портов и пароходств"] * 3), "Ввоз", "Вывоз"),
    ):
        named = tuple(Series(name, marks) for name in names)
        (figure,) = lines_of(*(marks for _ in names), role="columns").blocks
        assert isinstance(figure, Figure)
        with drawn(replace(figure, series=named), width, project.theme) as canvas:
            words = drawn_words(canvas, look_of(project.theme))
            sheet = canvas.get_size_inches()[0] * 72
            assert " ".join(" ".join(name.split()) for name in names) in " ".join(line for line, _, _ in words)
        assert [line for line, left, right in words if left < -0.1 or right > sheet + 0.1] == []


@pytest.mark.parametrize("source", [synthetic_project, real_project], ids=["the ferry", "the briefs"])
def test_no_words_of_a_figure_run_off_its_sheet(source: Callable[[], Project]) -> None:
    project, seen = source(), 0
    for name in project.briefs:
        for document in documents(project, name).values():
            for figure in figures_of(document):
                width = picture_room(document, project.theme)[0]
                with drawn(figure, width, project.theme) as canvas:
                    words = drawn_words(canvas, look_of(project.theme))
                    sheet = canvas.get_size_inches()[0] * 72
                assert [line for line, left, right in words if left < -1 or right > sheet + 1] == []
                seen += 1
    assert seen


def test_a_label_that_finds_no_room_is_parted_where_it_should_stay_together(project: Project) -> None:
    look = look_of(project.theme)
    words = "июнь\u00a02006\u00a0г."

    assert look.wrapped(words, look.width(words) + 1) == [words]
    assert look.wrapped(words, look.width("2006 г.") + 1) == ["июнь", "2006 г."]


def test_a_line_is_broken_where_nothing_is_known(project: Project) -> None:
    joined = lines_of((year(2001, "1"), year(2002, "2")))
    gap = Mark("", "", "no data", "2002/2004", "2002–2004", "gap")
    broken = lines_of((year(2001, "1"), gap, year(2005, "2")))

    def strokes(document: Document) -> int:
        picture = next(iter(svg_pictures(document, project.theme).values()))
        return picture.count('stroke-width="1.3"')

    assert strokes(joined) == strokes(broken) + 1
    assert "no data" in next(iter(svg_pictures(broken, project.theme).values()))


def test_pictures_are_plain_words_of_the_themes_fonts_and_hold_no_colour_but_the_themes(project: Project) -> None:
    picture = next(iter(svg_pictures(ferry()["en"], project.theme).values()))
    root = etree.fromstring(picture)
    colours = {colour.lower() for colour in vars(project.theme.colours).values()}
    used = set(re.findall(r"#([0-9a-f]{6})", re.sub(r"url\([^)]*\)", "", picture)))

    assert root[0].tag.endswith("title") and root[0].text == figures_of(ferry()["en"])[0].alternative
    assert set(re.findall(r'font-family="([^"]*)"', picture)) == {"'Brief Sans', 'Brief Fallback'"}
    assert used - {"ffffff"} <= colours
    assert "style=" not in picture


def test_ids_of_two_pictures_do_not_meet(project: Project) -> None:
    pictures = list(svg_pictures(ferry()["ru-en"], project.theme).values())
    ids = [set(re.findall(r' id="([^"]*)"', picture)) for picture in pictures]

    assert len(pictures) == 2 and all(ids)
    assert not ids[0] & ids[1]


def test_settings_of_the_machine_change_no_picture(tmp_path: Path, project: Project) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nlines.linewidth: 9\nsvg.fonttype: path\n", encoding="utf-8")
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from tests.synthetic import ferry, synthetic_project\n"
        "from tests.test_charts import lines_of, year\n"
        "from briefpress.writing.charts import svg_pictures, png_pictures\n"
        "theme = synthetic_project().theme\n"
        "drawn = ''.join(svg_pictures(ferry()['ru'], theme).values()).encode()\n"
        "events = lines_of((year(2001, ''), year(2002, '')), role='timeline')\n"
        "pictures = png_pictures(events, theme).values()\n"
        "assert pictures\n"
        "drawn += b''.join(one.data for one in pictures)\n"
        "print(hashlib.sha256(drawn).hexdigest())\n"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script, str(ROOT)],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for folder, seed, zone in ((tmp_path, "1", "Asia/Almaty"), (ROOT, "2", "America/New_York"))
    ]

    assert len(answers[0]) == 65
    assert answers[0] == answers[1]


def test_the_library_is_loaded_with_the_first_figure_alone() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import briefpress.publishing.building\n"
        "from briefpress.document.nodes import Document\n"
        "from briefpress.writing.charts import svg_pictures\n"
        "svg_pictures(Document(('en',), 't', ()), None)\n"
        "print('matplotlib' in sys.modules)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, str(ROOT)], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "False"


def test_a_figure_is_never_taller_than_its_page_leaves_room_for(project: Project) -> None:
    long = tuple(replace(year(1990 + number, ""), label="слово " * 60) for number in range(10))
    document = lines_of(long, role="timeline")
    paired = replace(document, languages=("ru", "en"))

    for held in (document, paired):
        drawn = next(iter(png_pictures(held, project.theme).values()))
        width, height = picture_room(held, project.theme)
        left, top, wide, tall = (
            float(part)
            for part in re.findall(r'viewBox="([^"]*)"', next(iter(svg_pictures(held, project.theme).values())))[
                0
            ].split()
        )
        assert drawn.height <= height + 0.1
        assert width * tall / wide <= height + 0.1
    assert drawn.width < width


def test_many_columns_keep_to_the_page(project: Project) -> None:
    many = tuple(year(1990 + number, f"{number}.125") for number in range(32))
    for role in ("columns", "lines"):
        pdf, findings = write_pdf(lines_of(many, role=role), project.theme, "x.pdf")
        assert pdf is not None, findings
