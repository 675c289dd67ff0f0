"""Our own empty Word file: no compatibility mode, no foreign languages, no leftovers; made anew from the tokens."""

from __future__ import annotations

from briefpress.document.nodes import LanguageTag
from briefpress.writing.docx.numbering import numbering_xml
from briefpress.writing.docx.package import zipped
from briefpress.writing.docx.pictures import picture_id, picture_part
from briefpress.writing.docx.properties import twips
from briefpress.writing.docx.styles import LANGUAGE_TAGS, XML_HEAD, R, W, styles_xml
from briefpress.writing.tokens import Theme

_POINT = 25.4 / 72
# The line of the running title or the page number is so many times its type size high.
_LINE = 1.4
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "word/document.xml": f"{_OFFICE}.document.main+xml",
    "word/styles.xml": f"{_OFFICE}.styles+xml",
    "word/settings.xml": f"{_OFFICE}.settings+xml",
    "word/numbering.xml": f"{_OFFICE}.numbering+xml",
    "word/footnotes.xml": f"{_OFFICE}.footnotes+xml",
    "word/fontTable.xml": f"{_OFFICE}.fontTable+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def text_width(theme: Theme, *, parallel: bool) -> int:
    """The width of the text in twips."""
    page = theme.page
    return twips(page.height - 2 * page.parallel_side) if parallel else twips(page.width - page.left - page.right)


def head_distance(theme: Theme) -> int:
    """From the edge of the paper to the top of the running title, in twips."""
    return twips(theme.page.top - theme.page.head_gap - theme.sizes.running * _POINT * _LINE)


def _foot_distance(theme: Theme) -> int:
    """From the lower edge of the paper to the bottom of the page number below the text, in twips."""
    return max(0, twips(theme.page.bottom - theme.page.foot_gap - theme.sizes.running * _POINT * _LINE))


def _section(theme: Theme, *, parallel: bool) -> str:
    page = theme.page
    width, height = (page.height, page.width) if parallel else (page.width, page.height)
    left, right = (page.parallel_side, page.parallel_side) if parallel else (page.left, page.right)
    orientation = ' w:orient="landscape"' if parallel else ""
    return (
        f'<w:sectPr><w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orientation}/><w:pgMar w:top="{twips(page.top)}" w:right="{twips(right)}" '
        f'w:bottom="{twips(page.bottom)}" w:left="{twips(left)}" w:header="{head_distance(theme)}" w:footer="{_foot_distance(theme)}" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def _settings(language: LanguageTag) -> str:
    decimal, separator = (",", ";") if language == "ru" else (".", ",")
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{XML_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{compatibility}</w:compat><w:themeFontLang w:val="{LANGUAGE_TAGS[language]}"/>'
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{separator}"/></w:settings>'
    )


def _separator(number: int, kind: str) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


def _families(theme: Theme) -> list[tuple[str, str]]:
    """The fonts that the styles name, each once, with its kind."""
    fonts = theme.fonts
    return [(fonts.serif, "roman"), *([(fonts.sans, "swiss")] if fonts.sans != fonts.serif else [])]


def _relationships(*targets: tuple[str, str], pictures: int = 0) -> str:
    rows = "".join(
        f'<Relationship Id="rId{index}" Type="{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets, 1)
    )
    rows += "".join(
        f'<Relationship Id="{picture_id(number)}" Type="{R}/image" Target="{picture_part(number)}"/>'
        for number in range(1, pictures + 1)
    )
    return f'{XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def template_docx(
    theme: Theme,
    language: LanguageTag,
    *,
    parallel: bool,
    body: str,
    footnotes: str,
    list_starts: tuple[int, ...],
    pictures: tuple[bytes, ...] = (),
) -> bytes:
    """A Word file of our styles with `body` (block-level XML), `footnotes` (`w:footnote` elements) and `pictures` (PNG) in it."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items())
    images = '<Default Extension="png" ContentType="image/png"/>' if pictures else ""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="CC"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, family in _families(theme)
    )
    return zipped(
        {
            "[Content_Types].xml": f'{XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f"{images}{overrides}</Types>",
            "_rels/.rels": _relationships(
                (f"{R}/officeDocument", "word/document.xml"),
                (
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
                (f"{R}/extended-properties", "docProps/app.xml"),
            ),
            "word/_rels/document.xml.rels": _relationships(
                *(
                    (f"{R}/{kind}", f"{kind}.xml")
                    for kind in ("styles", "settings", "numbering", "footnotes", "fontTable")
                ),
                pictures=len(pictures),
            ),
            "word/document.xml": f'{XML_HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
            f"{_section(theme, parallel=parallel)}</w:body></w:document>",
            "word/styles.xml": styles_xml(
                theme, language, parallel=parallel, width=text_width(theme, parallel=parallel)
            ),
            "word/settings.xml": _settings(language),
            "word/numbering.xml": numbering_xml(theme, list_starts),
            "word/footnotes.xml": f'{XML_HEAD}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{_separator(-1, "separator")}'
            f"{_separator(0, 'continuationSeparator')}{footnotes}</w:footnotes>",
            "word/fontTable.xml": f'{XML_HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>',
            "docProps/core.xml": f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
            "docProps/app.xml": f'{XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>Briefpress</Application></Properties>",
            **{f"word/{picture_part(number)}": data for number, data in enumerate(pictures, 1)},
        }
    )
