"""Our own empty Word file: no compatibility mode, no foreign languages, no leftovers; made anew from the tokens."""

from __future__ import annotations

from briefpress.document.nodes import LanguageTag
from briefpress.writing.docx.numbering import numbering_xml
from briefpress.writing.docx.package import XML_HEAD, Attached, Part, Relationship, packaged
from briefpress.writing.docx.properties import twips
from briefpress.writing.docx.styles import LANGUAGE_TAGS, R, W, styles_xml
from briefpress.writing.tokens import Theme

_POINT = 25.4 / 72
# The line of the running title or the page number is so many times its type size high.
_LINE = 1.4
_OFFICE = "application/vnd.openxmlformats-officedocument"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_OPEN = "http://schemas.openxmlformats.org/officeDocument/2006"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"


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
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:autoHyphenation/>'
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


def _word_part(kind: str, xml: str) -> Part:
    return Part(f"word/{kind}.xml", f"{_OFFICE}.wordprocessingml.{kind}+xml", f"{XML_HEAD}{xml}")


def _styling_parts(theme: Theme, language: LanguageTag, parallel: bool, list_starts: tuple[int, ...]) -> list[Part]:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="CC"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, family in _families(theme)
    )
    width = text_width(theme, parallel=parallel)
    return [
        _word_part("styles", styles_xml(theme, language, parallel=parallel, width=width)),
        _word_part("settings", _settings(language)),
        _word_part("numbering", numbering_xml(theme, list_starts)),
        _word_part("fontTable", f'<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'),
    ]


def _footnotes_part(footnotes: str) -> Part:
    separators = _separator(-1, "separator") + _separator(0, "continuationSeparator")
    return _word_part("footnotes", f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{separators}{footnotes}</w:footnotes>')


def _property_parts(pages: int) -> list[Part]:
    core = (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )
    extended = (
        f'{XML_HEAD}<Properties xmlns="{_OPEN}/extended-properties"><Application>Briefpress</Application>'
        f"<Pages>{pages}</Pages></Properties>"
    )
    return [
        Part("docProps/core.xml", _CORE, core),
        Part("docProps/app.xml", f"{_OFFICE}.extended-properties+xml", extended),
    ]


def template_docx(
    theme: Theme,
    language: LanguageTag,
    *,
    parallel: bool,
    body: str,
    footnotes: str,
    list_starts: tuple[int, ...],
    attached: tuple[Attached, ...] = (),
    pages: int = 1,
) -> bytes:
    """A Word file of our styles with `body` (block-level XML), `footnotes` (`w:footnote` elements) and what is `attached` in it; `pages` is said of it."""
    beside = [*_styling_parts(theme, language, parallel, list_starts), _footnotes_part(footnotes)]
    kinds = [part.name.removeprefix("word/").removesuffix(".xml") for part in beside]
    own = [Relationship(f"rId{index}", f"{R}/{kind}", f"{kind}.xml") for index, kind in enumerate(kinds, 1)]
    document = Part(
        "word/document.xml",
        f"{_OFFICE}.wordprocessingml.document.main+xml",
        f'{XML_HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{_section(theme, parallel=parallel)}</w:body></w:document>',
        (*own, *(item.relationship for item in attached)),
    )
    carried = [part for item in attached for part in (item.part, *item.within)]
    return packaged(
        (document, *beside, *_property_parts(pages), *carried),
        (
            Relationship("rId1", f"{R}/officeDocument", "word/document.xml"),
            Relationship("rId2", f"{_METADATA}/core-properties", "docProps/core.xml"),
            Relationship("rId3", f"{R}/extended-properties", "docProps/app.xml"),
        ),
        # It is opened again before it is let go.
        level=0,
    )
