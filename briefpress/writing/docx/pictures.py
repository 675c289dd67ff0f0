"""Pictures in a Word file: the parts that hold them, and the element that places one in a line."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from briefpress.writing.charts import Drawn
from briefpress.writing.docx.package import Attached, Part, Relationship
from briefpress.writing.docx.styles import R

_UNITS = 36000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def picture_part(number: int, data: bytes) -> Attached:
    """The part that holds picture `number`."""
    name = f"media/image{number}.png"
    return Attached(Relationship(_picture_id(number), f"{R}/image", name), Part(f"word/{name}", "image/png", data))


def _picture_id(number: int) -> str:
    return f"rIdPicture{number}"


def inline_picture(number: int, drawn: Drawn, alternative: str) -> str:
    """The picture in the line, with its alternative text; 36,000 of Word's units are a millimetre."""
    extent = f'cx="{round(drawn.width * _UNITS)}" cy="{round(drawn.height * _UNITS)}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr={quoteattr(alternative)}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="image{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{_picture_id(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
