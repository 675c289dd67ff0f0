"""A Word file taken apart and put together, and one that holds all that a Word file of a brief may hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache

from briefpress.writing.docx.package import zipped
from tests.synthetic import ROOT

KEPT = ROOT / "tests" / "content" / "ferry.docx"
Files = dict[str, bytes]
Change = Callable[[Files], None]

DOCUMENT, NOTES, STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"
NUMBERING, SETTINGS, FONTS = "word/numbering.xml", "word/settings.xml", "word/fontTable.xml"
TYPES, CORE, RELS = "[Content_Types].xml", "docProps/core.xml", "word/_rels/document.xml.rels"
COMMENTS, CHART, STORE = "word/comments.xml", "word/charts/chart1.xml", "customXml/item1.xml"
OWN = "docProps/custom.xml"
FONT, WORKBOOK = "word/fonts/font1.odttf", "word/embeddings/table1.xlsx"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KEY = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
_ITEM = "{6D4CF0B5-6E7B-4A5D-9C1E-1B2A3C4D5E6F}"
_KINDS = "application/vnd.openxmlformats-officedocument"


def files_of(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(data: bytes, *changes: Change) -> bytes:
    """The package with the changes made in it."""
    files = files_of(data)
    for change in changes:
        change(files)
    return zipped(files)


def edit(part: str, old: str, new: str, *, all_of_them: bool = False) -> Change:
    """The first `old` in a part becomes `new`; it must be there."""

    def change(files: Files) -> None:
        text = files[part].decode()
        assert old in text, f"{part} holds no {old}"
        files[part] = text.replace(old, new, -1 if all_of_them else 1).encode()

    return change


def cut(part: str, start: str, end: str) -> Change:
    """What stands between the first `start` and the next `end`, both included, is taken out."""

    def change(files: Files) -> None:
        before, found, rest = files[part].decode().partition(start)
        inner, ended, after = rest.partition(end)
        assert found and ended, f"{part} holds no {start} … {end}"
        files[part] = (before + after).encode()

    return change


def drop(part: str) -> Change:
    def change(files: Files) -> None:
        del files[part]

    return change


def add(part: str, data: str | bytes) -> Change:
    def change(files: Files) -> None:
        files[part] = data if isinstance(data, bytes) else data.encode()

    return change


def _typed(part: str, kind: str) -> Change:
    return edit(TYPES, "</Types>", f'<Override PartName="/{part}" ContentType="{kind}"/></Types>')


def _led_to(identifier: str, kind: str, target: str) -> Change:
    return edit(RELS, "</Relationships>", f"{_relation(identifier, kind, target)}</Relationships>")


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'


def _relations(*rows: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner: str, style: str = "BodyText") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def field(instruction: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    begin, separate, end = kinds
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{separate}{text(result)}{end}'


def _style(kind: str, identifier: str, name: str, inner: str = "") -> str:
    based = "Normal" if kind == "paragraph" else "DefaultParagraphFont"
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{inner}</w:style>'


BEFORE_KEY_FIGURES = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="4" w:name="_key_figures"/>'
_PAGE = field(r"PAGEREF _key_figures \h", "1")
CONTENTS = (
    '<w:sdt><w:sdtPr><w:id w:val="41"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
    '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'<w:hyperlink w:anchor="_key_figures" w:history="1">{text("Ключевые показатели")}<w:r><w:tab/></w:r>{_PAGE}</w:hyperlink></w:p>'
    f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:hyperlink w:anchor="_sources" w:history="1">{text("Источники")}</w:hyperlink>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
)
SINCE = "25\xa0мая\xa01992\xa0г."
CONTROL = (
    '<w:sdt><w:sdtPr><w:tag w:val="fact:ferry.since"/><w:id w:val="42"/>'
    f'<w:dataBinding w:prefixMappings="xmlns:b=\'urn:briefs\'" w:xpath="/b:facts[1]/b:fact[1]" w:storeItemID="{_ITEM}"/><w:text/></w:sdtPr>'
    f"<w:sdtContent>{text(SINCE)}</w:sdtContent></w:sdt>"
)
COMMENTED = (
    f'<w:commentRangeStart w:id="0"/>{text(" принадлежит СПП")}<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="0"/></w:r>'
)
MERGED = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/><w:tblW w:w="6000" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCaption w:val="Рейсы"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge w:val="restart"/></w:tcPr>{paragraph(text("Рейс"), "TableHead")}</w:tc>'
    f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>{paragraph(text("Годы"), "TableHead")}</w:tc></w:tr>'
    "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
    f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge/></w:tcPr>{paragraph("", "TableText")}</w:tc>'
    f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(text("первый"), "TableText")}</w:tc>'
    f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(text("второй"), "TableText")}</w:tc></w:tr></w:tbl>'
    f"{paragraph('', 'TableSpacer')}"
)
STRUCK = (
    '<w:del w:id="901" w:author="Редактор" w:date="2021-06-15T12:00:00Z"><w:r><w:delText xml:space="preserve">прежде</w:delText></w:r></w:del>'
    f'<w:ins w:id="902" w:author="Редактор" w:date="2021-06-15T12:00:00Z">{text("теперь")}</w:ins>'
)
LINKED = f'<w:hyperlink r:id="rIdPage">{text("страница порта")}</w:hyperlink>'
CHART_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="5400000" cy="2700000"/><wp:docPr id="71" name="Chart 1" descr="Рейсы по годам"/><wp:cNvGraphicFramePr/>'
    f'<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="rIdChart"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_CHART_XML = (
    f'<c:chartSpace xmlns:c="{_C}" xmlns:r="{_OFFICE}/relationships"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
    '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
    '<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$3</c:f><c:strCache><c:ptCount val="2"/>'
    '<c:pt idx="0"><c:v>2019</c:v></c:pt><c:pt idx="1"><c:v>2020</c:v></c:pt></c:strCache></c:strRef></c:cat>'
    '<c:val><c:numRef><c:f>Sheet1!$B$2:$B$3</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/>'
    '<c:pt idx="0"><c:v>7</c:v></c:pt><c:pt idx="1"><c:v>10</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
    '<c:axId val="11"/><c:axId val="12"/></c:barChart>'
    '<c:catAx><c:axId val="11"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="12"/></c:catAx>'
    '<c:valAx><c:axId val="12"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="11"/></c:valAx>'
    '</c:plotArea><c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rIdTable"/></c:chartSpace>'
)


def _hidden_font() -> bytes:
    """The beginning of a font, with its key laid over it."""
    key = bytes.fromhex(_KEY.strip("{}").replace("-", ""))[::-1]
    return bytes(one ^ other for one, other in zip(b"\x00\x01\x00\x00" + bytes(28), key * 2, strict=True)) + bytes(32)


_COMMENT = (
    f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="Редактор" w:initials="Р" w:date="2021-06-15T12:00:00Z">'
    '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    f"{text('Проверить.')}</w:p></w:comment></w:comments>"
)
_ITEM_PROPERTIES = (
    f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM}"><ds:schemaRefs/></ds:datastoreItem>'
)
_OWN_PROPERTIES = (
    f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
    + "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:lpwstr>{name}</vt:lpwstr></property>'
        for number, name in ((2, "AsOf"), (3, "Edition"))
    )
    + "</Properties>"
)
_STYLES = (
    _style(
        "paragraph",
        "TOC1",
        "toc 1",
        '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9298"/></w:tabs></w:pPr>',
    ),
    _style("paragraph", "CommentText", "annotation text"),
    _style("character", "CommentReference", "annotation reference"),
)
_FULL: tuple[Change, ...] = (
    edit(STYLES, "</w:styles>", f"{''.join(_STYLES)}</w:styles>"),
    edit(DOCUMENT, BEFORE_KEY_FIGURES, CONTENTS + MERGED + BEFORE_KEY_FIGURES),
    edit(DOCUMENT, text(SINCE), CONTROL),
    edit(DOCUMENT, text(" принадлежит СПП"), COMMENTED),
    edit(
        DOCUMENT,
        '<w:p><w:pPr><w:pStyle w:val="Picture"/>',
        paragraph(CHART_DRAWING, "Picture")
        + paragraph(text("См. ") + STRUCK + text(", ") + LINKED + text(".") + field("REF _sources \\h", "Источники"))
        + '<w:p><w:pPr><w:pStyle w:val="Picture"/>',
    ),
    add(OWN, _OWN_PROPERTIES),
    _typed(OWN, f"{_KINDS}.custom-properties+xml"),
    edit("_rels/.rels", "</Relationships>", f"{_relation('rIdOwn', 'custom-properties', OWN)}</Relationships>"),
    add(COMMENTS, _COMMENT),
    _typed(COMMENTS, f"{_KINDS}.wordprocessingml.comments+xml"),
    _led_to("rIdComments", "comments", "comments.xml"),
    add(STORE, '<facts xmlns="urn:briefs"><fact>' + SINCE + "</fact></facts>"),
    add("customXml/itemProps1.xml", _ITEM_PROPERTIES),
    add("customXml/_rels/item1.xml.rels", _relations(_relation("rId1", "customXmlProps", "itemProps1.xml"))),
    _typed("customXml/itemProps1.xml", f"{_KINDS}.customXmlProperties+xml"),
    _led_to("rIdStore", "customXml", "../customXml/item1.xml"),
    add(CHART, _CHART_XML),
    add("word/charts/_rels/chart1.xml.rels", _relations(_relation("rIdTable", "package", "../embeddings/table1.xlsx"))),
    add(WORKBOOK, zipped({"xl/workbook.xml": "<workbook/>"})),
    _typed(CHART, f"{_KINDS}.drawingml.chart+xml"),
    _typed(WORKBOOK, f"{_KINDS}.spreadsheetml.sheet"),
    _led_to("rIdChart", "chart", "charts/chart1.xml"),
    edit(
        RELS,
        "</Relationships>",
        f'<Relationship Id="rIdPage" Type="{_OFFICE}/relationships/hyperlink" Target="https://example.org/port" TargetMode="External"/></Relationships>',
    ),
    add(FONT, _hidden_font()),
    add("word/_rels/fontTable.xml.rels", _relations(_relation("rIdFont", "font", "fonts/font1.odttf"))),
    _typed(FONT, f"{_KINDS}.obfuscatedFont"),
    edit(
        FONTS,
        '<w:pitch w:val="variable"/></w:font>',
        f'<w:pitch w:val="variable"/><w:embedRegular xmlns:r="{_OFFICE}/relationships" r:id="rIdFont" w:fontKey="{_KEY}"/></w:font>',
    ),
    edit(SETTINGS, "<w:defaultTabStop", "<w:embedTrueTypeFonts/><w:defaultTabStop"),
)


@cache
def full_file() -> bytes:
    """A Word file kept as it once was written, with contents, merged cells, a comment, a change, links, a bound control, a
    chart and a font put into it: the rules are tried on what does not move with the writer.
    """
    return changed(KEPT.read_bytes(), *_FULL)
