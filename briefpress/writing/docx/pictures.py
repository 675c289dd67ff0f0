"""Pictures and charts in a Word file: the parts that hold them, and the element that places one in a line."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from briefpress.writing.charts import WORKBOOK, Drawn, Native
from briefpress.writing.docx.package import Attached, Part, Relationship
from briefpress.writing.docx.styles import R

_UNITS = 36000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"


def picture_part(number: int, data: bytes) -> Attached:
    """The part that holds picture `number`."""
    name = f"media/image{number}.png"
    return Attached(Relationship(_picture_id(number), f"{R}/image", name), Part(f"word/{name}", "image/png", data))


def chart_part(number: int, chart: Native) -> Attached:
    """The part that holds chart `number`, and that of its workbook."""
    name, book = f"charts/chart{number}.xml", f"embeddings/chart{number}.xlsx"
    leads = Relationship(WORKBOOK, f"{R}/package", f"../{book}")
    return Attached(
        Relationship(_chart_id(number), f"{R}/chart", name),
        Part(f"word/{name}", f"{_OFFICE}.drawingml.chart+xml", chart.xml, (leads,)),
        (Part(f"word/{book}", f"{_OFFICE}.spreadsheetml.sheet", chart.workbook),),
    )


def _picture_id(number: int) -> str:
    return f"rIdPicture{number}"


def _chart_id(number: int) -> str:
    return f"rIdChart{number}"


def _inline(size: Drawn | Native, properties: str, kind: str, content: str, locks: str = "") -> str:
    """What stands in the line; 36,000 of Word's units are a millimetre."""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent {_extent(size)}/>'
        f"<wp:docPr {properties}/><wp:cNvGraphicFramePr>{locks}</wp:cNvGraphicFramePr>"
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/{kind}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _extent(size: Drawn | Native) -> str:
    return f'cx="{round(size.width * _UNITS)}" cy="{round(size.height * _UNITS)}"'


def inline_chart(number: int, chart: Native, alternative: str) -> str:
    """The chart in the line, with its alternative text."""
    properties = f'id="{number}" name="Chart {number}" descr={quoteattr(alternative)}'
    content = f'<c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{R}" r:id="{_chart_id(number)}"/>'
    return _inline(chart, properties, "chart", content)


def inline_picture(number: int, drawn: Drawn, alternative: str) -> str:
    """The picture in the line, with its alternative text."""
    properties = f'id="{number}" name="Picture {number}" descr={quoteattr(alternative)}'
    content = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="image{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{_picture_id(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {_extent(drawn)}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    locks = f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
    return _inline(drawn, properties, "picture", content, locks)
