"""What all charts of Word's own have alike: type, language, the unit above, the key below, and where on the sheet each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Pt

from briefpress.document.nodes import LanguageTag
from briefpress.writing.charting.fills import rgb
from briefpress.writing.charting.workbook import Rows
from briefpress.writing.look import Look

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_LANGUAGES = {"ru": MSO_LANGUAGE_ID.RUSSIAN, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
LANGUAGE_TAGS = {"ru": "ru-RU", "en": "en-GB"}
# The library numbers axes from below nought, which the schema does not let it.
_AXIS_NUMBERS = 0x7FFFFFFF
# The piece of line or column before a name in the key, and the space behind it, in points.
_PIECE = 44.0
_EMPTY = f'<c:spPr xmlns:c="{_C}" xmlns:a="{_A}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'


@dataclass(frozen=True)
class Dress:
    """What words of a chart are set in: the look of figures, the family by its own name, the language."""

    look: Look
    family: str
    language: LanguageTag


@dataclass(frozen=True)
class Built:
    """A chart with the rows of its workbook and its height in points."""

    chart: Any
    rows: Rows
    height: float


@dataclass(frozen=True)
class Margins:
    """What is kept free round the plot, in points."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


def opened(xml: bytes, dress: Dress) -> Any:
    """The chart that the library writes, in the words of our language and type, and without what Word adds unasked."""
    space = parse_xml(xml)
    chart = Chart(space, None)
    chart.font.name, chart.font.size = dress.family, Pt(dress.look.size)
    chart.font.color.rgb = rgb(dress.look.text)
    for said in space.iter(f"{{{_A}}}endParaRPr"):
        said.set("lang", LANGUAGE_TAGS[dress.language])
    for axis in space.iter(f"{{{_C}}}axId", f"{{{_C}}}crossAx"):
        axis.set("val", str(int(axis.get("val")) & _AXIS_NUMBERS))
    for element in (f'<c:lang xmlns:c="{_C}" val="{LANGUAGE_TAGS[dress.language]}"/>', f'<c:roundedCorners xmlns:c="{_C}" val="0"/>'):  # fmt: skip
        space.chart.addprevious(parse_xml(element))
    space.chart.addnext(parse_xml(_EMPTY))
    chart.has_legend = chart.has_title = False
    return chart


def led_to_workbook(chart: Any, relationship: str) -> bytes:
    """The chart as bytes, with the way to its workbook."""
    space = chart._chartSpace
    space._add_externalData().set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relationship)  # fmt: skip
    return bytes(serialize_part_xml(space))


def set_unit(chart: Any, unit: str, dress: Dress) -> None:
    """The unit in the upper left corner, over no part of the plot."""
    if not unit:
        return
    title = chart.chart_title
    run = title.text_frame.paragraphs[0].add_run()
    run.text = unit
    run.font.bold, run.font.size, run.font.name = False, Pt(dress.look.size), dress.family
    run.font.color.rgb, run.font.language_id = rgb(dress.look.grey), _LANGUAGES[dress.language]
    _without_layout(title._title).get_or_add_tx().addnext(_layout("", 0, 0))
    title.include_in_layout = False
    chart._chartSpace.chart.get_or_add_autoTitleDeleted().val = False


def set_key(chart: Any, names: Sequence[str], width: float, look: Look) -> float:
    """The names of several subjects under the plot; how much of the sheet they need, in points."""
    if len(names) < 2:
        return 0.0
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    rows, left = 1, width
    for need in (look.width(name) + _PIECE for name in names):
        if need > left and left < width:
            rows, left = rows + 1, width
        left -= need
    return look.line * (rows + 1)


def keep_fills(series: Any) -> None:
    """Columns below nought are filled as those above: Word would else empty them."""
    series.invert_if_negative = False
    for number in series._element.xpath("c:dPt/c:idx"):
        number.addnext(parse_xml(f'<c:invertIfNegative xmlns:c="{_C}" val="0"/>'))


def keep_words_level(axis: Any) -> None:
    """Each place has its words, in lines: Word would else turn them, and pass over some."""
    element = axis._element
    element.txPr.bodyPr.set("rot", "0")
    element.find(f"{{{_C}}}noMultiLvlLbl").addprevious(parse_xml(f'<c:tickLblSkip xmlns:c="{_C}" val="1"/>'))


def set_ground(chart: Any, colour: str) -> None:
    """A ground behind the whole plot."""
    ground = f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'
    chart._chartSpace.plotArea.append(parse_xml(f'<c:spPr xmlns:c="{_C}" xmlns:a="{_A}">{ground}</c:spPr>'))


def place_plot(chart: Any, width: float, height: float, margins: Margins) -> None:
    """The plot between its margins on a sheet of this size in points."""
    wide, tall = width - margins.left - margins.right, height - margins.top - margins.bottom
    area = _without_layout(chart._chartSpace.plotArea)
    area.insert(0, _layout("inner", margins.left / width, margins.top / height, wide / width, tall / height))


def _without_layout(element: Any) -> Any:
    for old in element.findall(f"{{{_C}}}layout"):
        element.remove(old)
    return element


def _layout(target: str, *place: float) -> Any:
    """A place on the sheet in shares of its size: left, top, and if it is to be held, width and height."""
    edges = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in zip("xywh", place, strict=False))
    inner = f'<c:layoutTarget val="{target}"/>' if target else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return parse_xml(f'<c:layout xmlns:c="{_C}"><c:manualLayout>{inner}{modes}{edges}</c:manualLayout></c:layout>')
