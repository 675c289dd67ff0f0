"""Word files that users might give as a pattern: English, Russian with its own ids of styles, a letterhead, one full of secrets."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECRET = "SECRET"


def png(colour: tuple[int, int, int] = (160, 30, 40), width: int = 60, height: int = 20) -> bytes:
    """A small picture of one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def saved(word: docx.document.Document) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes | str) -> bytes:
    """The file with a part put in or in place of another."""
    return zipped({**parts_of(data), name: content})


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    """The file with words of a part in place of others."""
    text = parts_of(data)[name].decode()
    assert old in text
    return with_part(data, name, text.replace(old, new))


@cache
def english() -> bytes:
    """Letter paper, a green Georgia for headings, running words above and below; a body that is not to be seen again."""
    word = docx.Document()
    word.styles["Heading 1"].font.name = "Georgia"
    word.styles["Heading 1"].font.color.rgb = docx.shared.RGBColor(0, 0x70, 0x30)
    word.styles["Normal"].font.name = "Arial"
    section = word.sections[0]
    section.header.paragraphs[0].text = "Far Port Authority"
    section.footer.paragraphs[0].text = "1 Harbour Road"
    word.add_heading("A former paper", 1)
    word.add_paragraph("Words of a former paper")
    return saved(word)


@cache
def letterhead() -> bytes:
    """A4, a picture in the head of the first page, others above even and odd pages, a link in the foot."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(30), Mm(15), Mm(25)
    section.different_first_page_header_footer = True
    word.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(png()), height=Mm(18))
    section.first_page_header.add_paragraph("Letterhead of the Far Port")
    section.header.paragraphs[0].text = "Odd pages"
    section.even_page_header.paragraphs[0].text = "Even pages"
    section.even_page_footer.paragraphs[0].add_run().add_picture(io.BytesIO(png((0, 90, 60))), height=Mm(6))
    foot = section.first_page_footer
    link = foot.part.relate_to("https://port.example", f"{R}/hyperlink", is_external=True)
    run = foot.paragraphs[0].add_run("port.example")._r
    element = run.makeelement(f"{{{W}}}hyperlink", {f"{{{R}}}id": link})
    run.getparent().append(element)
    element.append(run)
    style = word.styles.add_style("Key Messages", WD_STYLE_TYPE.PARAGRAPH)
    style.font.size = Pt(11)
    callout = word.styles.add_style("callout list", WD_STYLE_TYPE.PARAGRAPH)
    callout.font.size = Pt(11.5)
    return saved(word)


def _style(style_id: str, name: str, inner: str = "", kind: str = "paragraph", based: str = "a", mark: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based and not mark else ""
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>{base}<w:rsid w:val="00A1B2C3"/>'
        f"{inner}</w:style>"
    )


def _numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


_RUSSIAN_STYLES = "".join(
    (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        '<w:sz w:val="28"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>',
        _style("a", "Normal", '<w:rPr><w:lang w:val="de-DE"/></w:rPr>', mark=' w:default="1"'),
        _style("a0", "Default Paragraph Font", kind="character", mark=' w:default="1"'),
        _style("a1", "Normal Table", kind="table", mark=' w:default="1"'),
        _style("a2", "No List", kind="numbering", mark=' w:default="1"'),
        _style("1", "heading 1", f'<w:pPr><w:keepNext/>{_numbered(7)}<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'),
        _style("2", "heading 2", f'<w:pPr><w:keepNext/>{_numbered(7, 1)}<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        _style("a3", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr>'),
        _style("a4", "Body Text", '<w:pPr><w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="709"/><w:jc w:val="both"/></w:pPr>'),
        _style("a5", "caption", "<w:rPr><w:i/></w:rPr>"),
        _style("a6", "footnote text", '<w:rPr><w:sz w:val="20"/></w:rPr>'),
        _style("a7", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character", based="a0"),
        _style("a8", "List Bullet", f"<w:pPr>{_numbered(8)}</w:pPr>"),
        _style("a9", "List Number", f"<w:pPr>{_numbered(9)}</w:pPr>"),
        _style("aa", "header", "<w:rPr><w:sz w:val=\"20\"/></w:rPr>"),
        _style("Source", "Quelle"),
    )
)  # fmt: skip


def _abstract(number: int, form: str, text: str, styles: tuple[str, ...] = ("",)) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{text * (index + 1)}"/><w:lvlJc w:val="left"/></w:lvl>'
        for index, style in enumerate(styles)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


_RUSSIAN_NUMBERING = (
    _abstract(3, "upperRoman", "%1.", ("1", "2")).replace("%1.%1.", "%1.%2.")
    + _abstract(4, "bullet", "▪")
    + _abstract(5, "russianLower", "%1)")
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>' for n, a in ((7, 3), (8, 4), (9, 5)))
)


@cache
def russian() -> bytes:
    """What a Russian Word writes: ids of styles are numbers and letters; headings and lists have numberings of their own."""
    return zipped(
        _package(
            {
                "styles": f'<w:styles xmlns:w="{W}">{_RUSSIAN_STYLES}</w:styles>',
                "numbering": f'<w:numbering xmlns:w="{W}">{_RUSSIAN_NUMBERING}</w:numbering>',
                "settings": f'<w:settings xmlns:w="{W}"><w:zoom w:percent="90"/><w:defaultTabStop w:val="709"/></w:settings>',
                "header1": f'<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="aa"/></w:pPr><w:r><w:t>Управление порта</w:t></w:r></w:p></w:hdr>',
            },
            '<w:p><w:r><w:t>Прежний текст</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>',
        )
    )


def _package(parts: Mapping[str, str], body: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """A Word file of these parts; the kind of each is its name without a number."""
    kinds = {name: name.rstrip("0123456789") for name in parts}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORDS}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relationships = "".join(
        f'<Relationship Id="rId{name}" Type="{R}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORDS}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relationships}</Relationships>',
        **{f"word/{name}.xml": text for name, text in parts.items()},
        **(more or {}),
    }


@cache
def telling() -> bytes:
    """A file that tells much of its history, each time in the word SECRET; only «Letterhead» in its head is meant to be seen."""
    tracked = f'w:id="9" w:author="{SECRET}" w:date="2020-01-01T00:00:00Z"'
    header = (
        f'<w:hdr xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:o="urn:schemas-microsoft-com:office:office">'
        f'<w:p w:rsidR="00A1B2C3"><w:pPr><w:rPr><w:ins {tracked}/></w:rPr></w:pPr><w:bookmarkStart w:id="1" w:name="{SECRET}"/>'
        f"<w:ins {tracked}><w:r><w:t>Letter</w:t></w:r></w:ins><w:del {tracked}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>"
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/{SECRET}" w:storeItemID="{{00000000-0000-0000-0000-000000000001}}"/></w:sdtPr>'
        '<w:sdtContent><w:r><w:t>head</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id="1"/>'
        '<w:r><w:pict><a:blip r:link="rIdpixel"/></w:pict></w:r><w:hyperlink r:id="rIdfile"/>'
        f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="http://{SECRET}"/></w:pict></w:r>'
        f'<w:fldSimple w:instr="DDEAUTO {SECRET}"><w:r><w:t> of </w:t></w:r></w:fldSimple>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r>'
        f'<w:r><w:instrText>PICTURE "http://{SECRET}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>the port, page </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rIdole"/></w:object></w:r></w:p></w:hdr>'
    )
    settings = (
        f'<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:writeProtection w:recommended="1"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
        f'<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars>'
        '<w:rsids><w:rsidRoot w:val="00A1B2C3"/></w:rsids></w:settings>'
    )
    more = {
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/attachedTemplate" Target="file:///C:/{SECRET}.dotm" TargetMode="External"/></Relationships>',
        "word/_rels/header1.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rIdpixel" Type="{R}/image" Target="http://{SECRET}.example/p.png" TargetMode="External"/>'
        f'<Relationship Id="rIdfile" Type="{R}/hyperlink" Target="file:///C:/{SECRET}.docx" TargetMode="External"/>'
        f'<Relationship Id="rIdole" Type="{R}/package" Target="embeddings/book.xlsx"/></Relationships>',
        "word/embeddings/book.xlsx": SECRET,
        "word/vbaProject.bin": SECRET,
        "docProps/core.xml": f"<a>{SECRET}</a>",
        "docProps/custom.xml": f"<a>{SECRET}</a>",
        "customXml/item1.xml": f"<a>{SECRET}</a>",
    }
    body = (
        f'<w:p w:rsidR="00A1B2C3"><w:r><w:t>{SECRET}</w:t></w:r></w:p><w:sectPr w:rsidR="00A1B2C3"><w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>'
        '<w:cols w:num="3"/>'
        f"<w:sectPrChange {tracked}><w:sectPr/></w:sectPrChange></w:sectPr>"
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="{SECRET}"><w:p/></w:comment></w:comments>'
    parts = {
        "styles": f'<w:styles xmlns:w="{W}">{_RUSSIAN_STYLES}</w:styles>',
        "settings": settings,
        "header1": header,
        "comments": comments,
    }
    return zipped(_package(parts, body, more))
