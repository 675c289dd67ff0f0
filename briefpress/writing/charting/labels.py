"""What stands beside the marks of a chart, word for word: taken from a column of the workbook, where it is edited with the number.

The element that names the column is an addition of Word 2013 ([MS-ODRAWXML] 2.24.3, `datalabelsRange`); older readers show the words kept with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from briefpress.writing.charting.frame import LANGUAGE_TAGS, Dress

_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c15="{_C15}"'
)
_SHOWN = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_NOTHING = "".join(
    f'<c:show{what} val="0"/>' for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
_UPRIGHT = ' rot="-5400000" vert="horz"'


@dataclass(frozen=True)
class Label:
    """The words at one point: the first line is that of the workbook."""

    point: int
    lines: tuple[str, ...]
    position: Literal["outEnd", "t", "b"]


def write_labels(
    series: Any,
    labels: Sequence[Label],
    cells: Sequence[str | None],
    place: str,
    dress: Dress,
    *,
    upright: bool = False,
) -> None:
    """The labels of a series, whose words the workbook holds in `cells` at `place`."""
    found = series._element
    number = found.idx.val
    inside = "".join(_label(number, label, dress, upright) for label in labels)
    turned = _UPRIGHT if upright else ""
    type_ = f'<c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr><a:defRPr b="1"/></a:pPr><a:endParaRPr lang="{LANGUAGE_TAGS[dress.language]}"/></a:p></c:txPr>'
    old = found.get_or_add_dLbls()
    old.getparent().replace(old, parse_xml(f"<c:dLbls {_SPACES}>{inside}{type_}{_NOTHING}</c:dLbls>"))
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(cell)}</c:v></c:pt>' for at, cell in enumerate(cells) if cell)
    cache = f'<c15:dlblRangeCache><c:ptCount val="{len(cells)}"/>{points}</c15:dlblRangeCache>'
    content = f"<c15:datalabelsRange><c15:f>{place}</c15:f>{cache}</c15:datalabelsRange>"
    found.append(parse_xml(f'<c:extLst {_SPACES}><c:ext uri="{_RANGE}">{content}</c:ext></c:extLst>'))


def _label(series: int, label: Label, dress: Dress, upright: bool) -> str:
    turned = _UPRIGHT if upright else ""
    first, *others = label.lines
    field = (
        f'<a:fld id="{{00000000-0000-4000-8000-{series:04d}{label.point:08d}}}" type="CELLRANGE">{_type(dress, bold=True)}'
        f"<a:pPr/><a:t>{escape(first)}</a:t></a:fld>"
    )
    lines = [field, *(f"<a:r>{_type(dress, bold=False)}<a:t>{escape(line)}</a:t></a:r>" for line in others)]
    words = "".join(f"<a:p>{line}</a:p>" for line in lines)
    shown = f'<c:extLst><c:ext uri="{_SHOWN}"><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>'
    return (
        f'<c:dLbl><c:idx val="{label.point}"/><c:tx><c:rich><a:bodyPr{turned} wrap="none"/><a:lstStyle/>{words}</c:rich></c:tx>'
        f'<c:dLblPos val="{label.position}"/>{_NOTHING}{shown}</c:dLbl>'
    )


def _type(dress: Dress, *, bold: bool) -> str:
    look = dress.look
    return (
        f'<a:rPr lang="{LANGUAGE_TAGS[dress.language]}" sz="{round(look.size * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:srgbClr val="{look.text.lstrip("#").upper()}"/></a:solidFill><a:latin typeface={quoteattr(dress.family)}/></a:rPr>'
    )
