"""The charts of a Word file hold what its figures hold: amounts, words, states; in the chart, in what it keeps, and in its workbook."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from lxml import etree

from briefpress.document.nodes import Document, Figure, Mark, Series, Text
from briefpress.document.walks import figures_of, marks_of
from briefpress.model.brief import EDITIONS
from briefpress.writing.charts import is_native, native_charts, picture_room, svg_pictures
from briefpress.writing.docx.writer import write_docx
from tests.synthetic import ROOT, synthetic_project
from tests.test_drift import every_document
from tests.test_themes import theme

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def mark(period: str, value: str, label: str, state: str = "result", when: str = "") -> Mark:
    return Mark(f"f.{period}", value, label, period, when or period, state)  # type: ignore[arg-type]


GAP = Mark("", "", "нет данных", "2013/2015", "2013–2015", "gap")
GRAIN = (
    mark("2010", "1200000", "1,2"),
    mark("2011", "1500000.0", "около\u00a01,5"),
    mark("2012", "900000", "0,9"),
    GAP,
    mark("2016", "2100000", "2,1"),
    mark("2017-01/2017-06", "1100000", "1,1", "part", "январь\u00a0— июнь\u00a02017\u00a0г. (часть года)"),
    mark("2017", "2500000", "2,5"),
    mark("2018", "2600000", "более\u00a02,6"),
    mark("2019", "3000000", "3", "forecast", "2019 (прогноз)"),
    mark("2025", "5000000", "5", "target", "2025 (цель)"),
)
STEEL = (mark("2010", "2200000", "2,2"), mark("2018", "3600000", "3,6"), mark("2019", "4000000", "4", "forecast", "2019 (прогноз)"))  # fmt: skip
LOSS = (mark("2001", "-4000000", "−4"), mark("2002", "12345678", "12,345678"))
MANY = tuple(mark(str(1990 + number), f"{number * 7 % 13 + 3}000000", str(number * 7 % 13 + 3)) for number in range(25))
SHARES = tuple(
    (mark("2023", value, label, state, "2023" if state == "result" else "2023 (прогноз)"),)
    for value, label, state in (
        ("55", "55\u00a0%", "result"),
        ("7.5", "около\u00a07,5\u00a0%", "result"),
        ("83", "83\u00a0%", "forecast"),
    )  # fmt: skip
)


def figure(role: str, *series: tuple[Mark, ...], number: int = 1) -> Figure:
    named = tuple(Series(f"Ряд {place}", marks) for place, marks in enumerate(series))
    unit, power = ("", 0) if role == "shares" else ("млн тонн", 6)
    words = (Text(f"Подпись {number}"),)
    return Figure(role, named, words, f"Картина {number}.", "Рисунок", "ru", unit, power, number)  # type: ignore[arg-type]


def document_of(*figures: Figure) -> Document:
    return Document(("ru",), "Заголовок", figures)


SYNTHETIC = document_of(
    figure("columns", GRAIN, number=1),
    figure("columns", GRAIN, STEEL, number=2),
    figure("columns", GRAIN[:1], STEEL[:1], number=3),
    figure("columns", LOSS, number=4),
    figure("lines", GRAIN, number=5),
    figure("lines", GRAIN, STEEL, number=6),
    figure("lines", MANY, number=7),
    figure("shares", *SHARES, number=8),
)
NAMES = ("synthetic", *(f"{name}.{edition}" for name in ("ferry", "trade-investment", "eaeu") for edition in EDITIONS))


def document_named(name: str) -> Document:
    return SYNTHETIC if name == "synthetic" else every_document()[name]


@dataclass(frozen=True)
class Point:
    """A point of a chart as a reader meets it: series, place, amount, the words beside it, how it is filled."""

    series: str
    place: str
    amount: Decimal | None
    label: str
    state: str


def cells_of(workbook: bytes) -> dict[str, str | Decimal]:
    """The cells of the one sheet, by name."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        strings = ["".join(item.itertext()) for item in etree.fromstring(package.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        assert b'name="Sheet1"' in package.read("xl/workbook.xml")
    return {
        str(cell.get("r")): strings[int(cell.findtext(f"{S}v") or 0)] if cell.get("t") == "s" else Decimal(cell.findtext(f"{S}v") or "")
        for cell in sheet.iter(f"{S}c")
    }  # fmt: skip


def names_in(reference: str) -> list[str]:
    """The cells that a reference names: Sheet1!$B$2:$B$4."""
    found = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?", reference)
    assert found, reference
    column, first, other, last = found.groups()
    assert other in (None, column)
    return [f"{column}{row}" for row in range(int(first), int(last or first) + 1)]


class Chart:
    """A chart part with its workbook."""

    def __init__(self, xml: bytes, workbook: bytes) -> None:
        self.root = etree.fromstring(xml)
        self.cells = cells_of(workbook)

    def kept(self) -> Iterator[tuple[str, list[str], list[str | Decimal | None]]]:
        """Each reference with the cells it names and what the chart keeps of them."""
        for formula in self.root.iter(f"{C}f", f"{C15}f"):
            cache = next(formula.itersiblings())
            size = int(cache.find(f"{C}ptCount").get("val"))
            values: list[str | Decimal | None] = [None] * size
            for point in cache.iter(f"{C}pt"):
                text = point.findtext(f"{C}v") or ""
                values[int(point.get("idx"))] = Decimal(text) if cache.tag == f"{C}numCache" else text
            yield str(formula.getparent().tag), names_in(formula.text or ""), values

    def points(self) -> list[Point]:
        return [point for series in self.root.iter(f"{C}ser") for point in self.points_of(series)]

    def points_of(self, series: etree._Element) -> Iterator[Point]:
        name = series.findtext(f"{C}tx//{C}v") or ""
        amounts = self.column(series, "val", "yVal")
        states = {self.index(point): state_of(point) for point in series.findall(f"{C}dPt")}
        labels = {self.index(label): said(label) for label in series.iter(f"{C}dLbl")}
        printed = [self.cells.get(cell) for cell in names_in(series.findtext(f".//{C15}f") or "")]
        for index, (place, amount) in enumerate(zip(self.places(series), amounts, strict=True)):
            label = labels.get(index, "")
            assert label.partition("\n")[0] in (printed[index], "")
            if place:
                yield Point(name, place, amount, str(printed[index] or ""), "gap" if amount is None else states.get(index, "full"))  # fmt: skip

    @staticmethod
    def index(element: etree._Element) -> int:
        return int(element.find(f"{C}idx").get("val"))

    def column(self, series: etree._Element, *tags: str) -> list[Decimal | None]:
        formula = next(series.findtext(f"{C}{tag}//{C}f") for tag in tags if series.find(f"{C}{tag}") is not None)
        found = [self.cells.get(cell) for cell in names_in(formula or "")]
        assert not [amount for amount in found if isinstance(amount, str)]
        return found  # type: ignore[return-value]

    def places(self, series: etree._Element) -> list[str]:
        """The words of the places: on the axis of columns, beside the years of a line."""
        formula = series.findtext(f"{C}cat//{C}f")
        if formula is None:
            names = [f"C{cell[1:]}" for cell in names_in(series.findtext(f"{C}xVal//{C}f") or "")]
        else:
            names = names_in(formula)
        return [str(self.cells.get(cell, "")) for cell in names]

    def labels(self) -> list[str]:
        return [said(label) for label in self.root.iter(f"{C}dLbl")]


def said(label: etree._Element) -> str:
    return "\n".join("".join(text.text or "" for text in paragraph.iter(f"{A}t")) for paragraph in label.iter(f"{A}p"))


def state_of(point: etree._Element) -> str:
    """How a point is drawn: filled, hatched, or empty; of a line's by its marker."""
    drawn = point.find(f"{C}marker/{C}spPr") if point.find(f"{C}marker") is not None else point.find(f"{C}spPr")
    symbol = point.find(f"{C}marker/{C}symbol")
    if drawn.find(f"{A}pattFill") is not None or (symbol is not None and symbol.get("val") == "diamond"):
        return "part"
    assert drawn.find(f"{A}solidFill/{A}srgbClr").get("val") == "FFFFFF"
    return "open"


def charts_in(data: bytes) -> list[Chart]:
    """The charts of a Word file, in the order of its text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        targets = targets_of(package, "word/_rels/document.xml.rels")
        found = []
        for placed in body.iter(f"{C}chart"):
            name = targets[str(placed.get(f"{R}id"))].rpartition("/")[2]
            xml = package.read(f"word/charts/{name}")
            within = targets_of(package, f"word/charts/_rels/{name}.rels")
            leads = etree.fromstring(xml).find(f"{C}externalData").get(f"{R}id")
            found.append(Chart(xml, package.read(f"word/embeddings/{within[str(leads)].rpartition('/')[2]}")))
    return found


def targets_of(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    return {str(item.get("Id")): str(item.get("Target")) for item in etree.fromstring(package.read(name))}


STATES = {"result": "full", "forecast": "open", "target": "open", "part": "part", "gap": "gap"}


def told(held: Figure) -> Counter[tuple[str, str, Decimal | None, str, str]]:
    """What a chart of the figure must hold, mark for mark: subject, time, amount in the unit, words, state."""
    alone = len(held.series) == 1
    of_one = not alone and all(len(series.marks) == 1 for series in held.series) and held.role != "lines"
    found: Counter[tuple[str, str, Decimal | None, str, str]] = Counter()
    for series in held.series:
        for one in series.marks:
            if one.state == "gap" and not alone and held.role == "columns":
                continue
            place = f"{one.when} ({one.label})" if one.state == "gap" and held.role == "columns" else one.when
            whole = of_one or held.role == "shares"
            amount = Decimal(one.value).scaleb(-held.power) if one.value else None
            found["" if whole else series.name, series.name if whole else place, amount, one.label, STATES[one.state]] += 1  # fmt: skip
    return found


def shown(chart: Chart, held: Figure) -> Counter[tuple[str, str, Decimal | None, str, str]]:
    """What the chart holds, in the terms of `told`."""
    whole = held.role == "shares" or (
        len(held.series) > 1 and all(len(series.marks) == 1 for series in held.series) and held.role != "lines"
    )
    return Counter(
        ("" if whole else point.series, point.place.partition(", ")[0] if whole else point.place, point.amount, point.label, point.state)
        for point in chart.points()
        if point.amount is not None or point.label
    )  # fmt: skip


def natives(document: Document) -> list[Figure]:
    return [held for held in figures_of(document) if is_native(held)]


def charts_of(name: str) -> list[tuple[Chart, Figure]]:
    document = document_named(name)
    return list(zip(charts_in(write_docx(document, synthetic_project().theme)), natives(document), strict=True))


def test_every_chart_of_a_brief_is_compared() -> None:
    charted = {name for name, document in every_document().items() if natives(document)}

    assert charted == set(NAMES) - {"synthetic"}


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_holds_every_mark_of_its_figure(name: str) -> None:
    pairs = charts_of(name)

    assert pairs
    for chart, held in pairs:
        assert sum(told(held).values()) > 1
        assert shown(chart, held) == told(held)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_chart_keeps_is_what_its_workbook_holds(name: str) -> None:
    for chart, _ in charts_of(name):
        kept = list(chart.kept())
        assert len(kept) >= 4
        for kind, names, values in kept:
            assert [chart.cells.get(cell) for cell in names] == values, kind


@pytest.mark.parametrize("name", NAMES)
def test_the_labels_are_those_of_the_drawing(name: str) -> None:
    """Each label is a text of the SVG that the PDF holds, and each bold text of the SVG is a label."""
    pictures = svg_pictures(document_named(name), synthetic_project().theme)
    for chart, held in charts_of(name):
        drawn = etree.fromstring(pictures[held])
        bold = Counter("".join(text.itertext()) for text in drawn.iter("{*}text") if text.get("font-weight") == "700")
        assert Counter(label.partition("\n")[0] for label in chart.labels()) == bold
        assert sum(bold.values()) > 1


def test_planted_differences_are_seen() -> None:
    (chart,) = charts_in(write_docx(document_of(figure("columns", GRAIN)), synthetic_project().theme))

    for place, one in enumerate(GRAIN):
        for other in (
            replace(one, label=f"{one.label}0"),
            replace(one, when=f"{one.when}0"),
            replace(one, value="1" + one.value) if one.value else replace(one, when="2014"),
            replace(one, state="target" if one.state in ("result", "part") else "result"),
        ):
            held = figure("columns", (*GRAIN[:place], other, *GRAIN[place + 1 :]))
            assert shown(chart, held) != told(held), other
    assert told(figure("columns", GRAIN[1:])) != shown(chart, figure("columns", GRAIN[1:]))


def test_a_line_breaks_where_the_drawing_breaks_it() -> None:
    (chart,) = charts_in(write_docx(document_of(figure("lines", GRAIN)), synthetic_project().theme))
    points = [point for series in chart.root.iter(f"{C}ser") for point in chart.column(series, "yVal")]
    years = [year for series in chart.root.iter(f"{C}ser") for year in chart.column(series, "xVal")]

    # Known, unknown years, known up to the forecast; a target far away and a part of a year stand alone.
    assert [amount is not None for amount in points] == [True] * 3 + [False] + [True] * 4 + [False, True, False, True]
    assert [str(year) for year, amount in zip(years, points, strict=True) if amount is not None] == [
        "2010",
        "2011",
        "2012",
        "2016",
        "2017",
        "2018",
        "2019",
        "2025",
        "2016.75",
    ]
    assert chart.root.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_the_workbook_reads_well() -> None:
    chart = charts_of("synthetic")[0][0]

    assert chart.cells["B1"] == "Ряд 0"
    assert chart.cells["C1"] == "Рисунок 1, млн тонн"
    assert chart.cells["A5"] == "2013–2015 (нет данных)"
    assert "B5" not in chart.cells
    assert chart.cells["C5"] == "нет данных"
    assert (chart.cells["B3"], chart.cells["C3"]) == (Decimal("1.5"), "около\u00a01,5")
    assert charts_of("synthetic")[7][0].cells["C1"] == "Рисунок 8, %"


@pytest.mark.parametrize("dress", ["house", "gost", "port"])
def test_charts_are_set_in_the_themes_type_and_colours_and_in_the_documents_language(dress: str) -> None:
    held = theme(dress)
    for chart in charts_in(write_docx(SYNTHETIC, held)):
        colours = {str(colour.get("val")) for colour in chart.root.iter(f"{A}srgbClr")}
        assert colours - {"FFFFFF"} <= {colour.upper() for colour in vars(held.colours).values()}
        assert {str(font.get("typeface")) for font in chart.root.iter(f"{A}latin")} == {held.fonts.sans}
        assert {str(run.get("lang")) for run in chart.root.iter(f"{A}rPr", f"{A}endParaRPr") if run.get("lang")} == {"ru-RU"}  # fmt: skip
        assert chart.root.find(f"{C}lang").get("val") == "ru-RU"
    (english,) = charts_in(write_docx(every_document()["ferry.en"], held))
    assert english.root.find(f"{C}lang").get("val") == "en-GB"


def test_numbers_of_parts_and_elements_are_their_own() -> None:
    data = write_docx(SYNTHETIC, synthetic_project().theme)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        body = etree.fromstring(package.read("word/document.xml"))
    properties = list(body.iter(f"{WP}docPr"))

    assert len(set(names)) == len(names)
    assert sum(name.startswith("word/charts/chart") for name in names) == len(properties) == 8
    assert len({item.get("id") for item in properties}) == 8
    assert [item.get("descr") for item in properties] == [held.alternative for held in figures_of(SYNTHETIC)]
    for chart in charts_in(data):
        axes = [int(axis.find(f"{C}axId").get("val")) for axis in chart.root.iter(f"{C}valAx", f"{C}catAx")]
        fields = [field.get("id") for field in chart.root.iter(f"{A}fld")]
        assert len(set(axes)) == 2 and min(axes) > 0
        assert len(set(fields)) == len(fields) == len(chart.labels())


def test_what_word_has_no_chart_for_stays_a_picture() -> None:
    events = figure("timeline", (replace(GRAIN[0], value=""), replace(GRAIN[1], value="")))
    spread = figure("columns", (mark("2001", "3000000/5000000", "3–5"), *GRAIN), number=2)
    data = write_docx(document_of(events, spread), synthetic_project().theme)

    assert charts_in(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {name for name in package.namelist() if name.startswith("word/media/")} == {
            "word/media/image1.png",
            "word/media/image2.png",
        }


def test_a_chart_keeps_to_its_room() -> None:
    paired = replace(SYNTHETIC, languages=("ru", "en"))
    for document in (SYNTHETIC, paired):
        width, height = picture_room(document, synthetic_project().theme)
        for chart in native_charts(document, synthetic_project().theme).values():
            assert chart.width == width
            assert 0 < chart.height <= height


def test_the_names_of_several_subjects_have_room() -> None:
    def below(names: tuple[str, ...]) -> float:
        held = figure("lines", GRAIN, STEEL, number=1)
        held = replace(held, series=tuple(replace(one, name=name) for one, name in zip(held.series, names, strict=True)))  # fmt: skip
        (chart,) = native_charts(document_of(held), synthetic_project().theme).values()
        layout = etree.fromstring(chart.xml).find(f".//{C}plotArea/{C}layout/{C}manualLayout")
        y, tall = (float(layout.find(f"{C}{edge}").get("val")) for edge in ("y", "h"))
        return (1 - y - tall) * chart.height

    assert below(("Вывоз товаров " * 5, "Ввоз товаров " * 5)) > below(("Вывоз", "Ввоз")) + 2


SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from briefpress.writing.charts import native_charts
from briefpress.writing.docx.writer import write_docx
from tests.test_word_charts import SYNTHETIC, document_of, synthetic_project
theme = synthetic_project().theme
loaded = [any(name in sys.modules for name in ("pptx", "xlsxwriter", "matplotlib"))]
write_docx(document_of(), theme)
loaded.append(any(name in sys.modules for name in ("pptx", "xlsxwriter", "matplotlib")))
made = native_charts(SYNTHETIC, theme).values()
digest = hashlib.sha256(b"".join(one.xml + one.workbook for one in made) + write_docx(SYNTHETIC, theme))
print(digest.hexdigest(), loaded, "matplotlib" in sys.modules)
"""


def test_the_bytes_are_the_same_everywhere_and_libraries_wait_for_the_first_chart() -> None:
    answers = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", SCRIPT, str(ROOT)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Almaty"), ("2", "America/New_York"))
    ]

    assert len(answers[0].split()[0]) == 64
    assert answers[0].split(" ", 1)[1] == "[False, False] False\n"
    assert answers[0] == answers[1]


def test_amounts_are_those_of_the_facts() -> None:
    """No amount is rounded on its way: what the workbook holds, counted out, is the mark's own."""
    for name in NAMES:
        for chart, held in charts_of(name):
            amounts = Counter(point.amount.scaleb(held.power) for point in chart.points() if point.amount is not None)
            assert amounts == Counter(Decimal(one.value) for one in marks_of(held) if one.value), name
