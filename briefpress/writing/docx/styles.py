"""The styles of the Word template, made of the same tokens as the page's CSS: `styles.xml`."""

from __future__ import annotations

from briefpress.writing.docx.paragraph_styles import paragraph_styles
from briefpress.writing.docx.properties import (
    border,
    fonts,
    size,
)
from briefpress.writing.tokens import Theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LANGUAGE_TAGS = {"ru": "ru-RU", "en": "en-GB"}


def _character_style(style_id: str, name: str, run: str, *, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="DefaultParagraphFont"/>'
    return (
        f'<w:style w:type="character"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}<w:uiPriority w:val="99"/>'
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _table_style(style_id: str, name: str, properties: str, parts: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr>{properties}</w:tblPr>{parts}</w:style>'
    )


def _table_styles(theme: Theme) -> list[str]:
    accent, rule, band = theme.colours.accent, theme.colours.rule, theme.colours.band
    grid = {side: border(side, theme.lines.grid, 0, rule) for side in ("left", "right", "insideV")}
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{accent}"/>'
        f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{band}"/></w:tcPr></w:tblStylePr>'
    )
    return [
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        _table_style(
            "BriefTable",
            "Brief Table",
            f'<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>{grid["left"]}'
            f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>{grid["right"]}'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>{grid["insideV"]}</w:tblBorders>',
            head,
        ),
        _table_style(
            "ParticularsTable",
            "Particulars Table",
            f'<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders>',
        ),
        _table_style(
            "ParallelTable",
            "Parallel Table",
            f'<w:tblBorders><w:insideV w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders>',
        ),
        _table_style(
            "CalloutTable",
            "Callout Table",
            f"<w:tblBorders>{border('left', theme.lines.bar, 0, accent)}"
            f'<w:insideV w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders>',
            f'<w:tblStylePr w:type="wholeTable"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{band}"/></w:tcPr></w:tblStylePr>',
        ),
    ]


def styles_xml(theme: Theme, language: str, *, parallel: bool, width: int) -> str:
    """`styles.xml` with `language` (ru, en) as the default of every run, for text `width` twips wide."""
    body = theme.sizes.parallel if parallel else theme.sizes.body
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts(theme.fonts.serif)}<w:color w:val="{theme.colours.text}"/>{size(body)}'
        f'<w:lang w:val="{LANGUAGE_TAGS[language]}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    characters = [
        _character_style("DefaultParagraphFont", "Default Paragraph Font", "", default=True),
        _character_style("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
        _character_style("CommentReference", "annotation reference", size(8)),
        # Links look like the words around them; an editor that knows no such style would underline some.
        _character_style("Hyperlink", "Hyperlink", '<w:u w:val="none"/>'),
        _character_style("Strong", "Strong", "<w:b/><w:bCs/>"),
        _character_style(
            "FootnoteReference",
            "footnote reference",
            '<w:b w:val="0"/><w:bCs w:val="0"/><w:vertAlign w:val="superscript"/>',
        ),
    ]
    numbering = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    )
    return (
        f'<w:styles xmlns:w="{W}">{defaults}'
        + "".join(paragraph_styles(theme, width, parallel=parallel))
        + "".join(characters)
        + numbering
        + "".join(_table_styles(theme))
        + "</w:styles>"
    )
