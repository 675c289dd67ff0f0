"""The styles of the Word template, made of the same tokens as the page's CSS: `styles.xml` and `numbering.xml`."""

from __future__ import annotations

from briefpress.writing.tokens import Theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LANGUAGE_TAGS = {"ru": "ru-RU", "en": "en-GB"}
HEADINGS, BULLETS = 1, 2


def size(points: float) -> str:
    """A type size as run properties (half-points)."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _fonts(family: str) -> str:
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'


def _paragraph_style(
    style_id: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    priority: int = 99,
    default: bool = False,
) -> str:
    following_xml = f'<w:next w:val="{following}"/>' if following else ""
    based_xml = "" if default else f'<w:basedOn w:val="{based}"/>'
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>{based_xml}{following_xml}'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _character_style(style_id: str, name: str, run: str, *, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="DefaultParagraphFont"/>'
    return (
        f'<w:style w:type="character"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}<w:uiPriority w:val="99"/>'
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _heading(level: int, theme: Theme, points: float, before: int) -> str:
    run = f'{_fonts(theme.fonts.sans)}<w:b/><w:bCs/><w:color w:val="{theme.colours.accent}"/>{size(points)}'
    paragraph = (
        f'<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{HEADINGS}"/></w:numPr>'
        f'<w:suppressAutoHyphens/>{_spacing(before, 100)}<w:outlineLvl w:val="{level - 1}"/>'
    )
    return _paragraph_style(f"Heading{level}", f"heading {level}", paragraph, run, following="BodyText", priority=9)


def _callout_borders(theme: Theme) -> str:
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{theme.colours.accent}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{theme.colours.band}"/>'
    )


def _paragraph_styles(theme: Theme) -> list[str]:
    sans, colours, sizes = _fonts(theme.fonts.sans), theme.colours, theme.sizes
    grey, accent = f'<w:color w:val="{colours.grey}"/>', f'<w:color w:val="{colours.accent}"/>'
    callout = _callout_borders(theme)
    return [
        _paragraph_style("Normal", "Normal", priority=0, default=True),
        _paragraph_style("BodyText", "Body Text", f"<w:widowControl/>{_spacing(0, 120, 276)}", priority=1),
        _paragraph_style("LeadIn", "Lead In", "<w:keepNext/>", based="BodyText"),
        _paragraph_style(
            "Title",
            "Title",
            f"<w:keepNext/><w:suppressAutoHyphens/>{_spacing(0, 160)}",
            f"{sans}<w:b/><w:bCs/>{accent}{size(sizes.title)}",
            following="BodyText",
            priority=10,
        ),
        _paragraph_style(
            "Marking", "Marking", f'{_spacing(0, 120)}<w:jc w:val="right"/>', f"{sans}<w:b/><w:bCs/>{size(sizes.genre)}"
        ),
        _paragraph_style(
            "Genre",
            "Genre",
            f'<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="18" w:space="6" w:color="{colours.accent}"/></w:pBdr>'
            f"{_spacing(0, 60)}",
            f'{sans}<w:b/><w:bCs/><w:caps/>{grey}<w:spacing w:val="16"/>{size(sizes.genre)}',
        ),
        _paragraph_style(
            "DocumentStatus",
            "Document Status",
            "<w:pBdr>"
            + "".join(
                f'<w:{side} w:val="single" w:sz="4" w:space="3" w:color="{colours.rule}"/>'
                for side in ("top", "left", "bottom", "right")
            )
            + f"</w:pBdr>{_spacing(120, 160)}",
            f"{sans}{size(sizes.table)}",
        ),
        _heading(1, theme, sizes.heading1, 300),
        _heading(2, theme, sizes.heading2, 220),
        _paragraph_style(
            "CalloutHeading",
            "Callout Heading",
            f"<w:keepNext/><w:keepLines/>{callout}{_spacing(160, 60)}"
            '<w:ind w:left="200" w:right="120"/><w:outlineLvl w:val="0"/>',
            f"{sans}<w:b/><w:bCs/>{accent}{size(sizes.heading2)}",
            following="CalloutList",
        ),
        _paragraph_style(
            "CalloutList",
            "Callout List",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>{callout}'
            f'{_spacing(0, 80, 269)}<w:ind w:left="480" w:right="120" w:hanging="280"/>',
        ),
        _paragraph_style(
            "ListBullet",
            "List Bullet",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>'
            f'{_spacing(0, 80, 269)}<w:ind w:left="340" w:hanging="280"/>',
        ),
        _paragraph_style(
            "ListNumber",
            "List Number",
            f'{_spacing(0, 60, 259)}<w:ind w:left="400" w:hanging="340"/>',
            size(sizes.table),
        ),
        _paragraph_style(
            "Caption",
            "caption",
            f"<w:keepNext/><w:keepLines/>{_spacing(160, 80)}",
            f"{sans}<w:b/><w:bCs/>{size(sizes.table)}",
            following="BodyText",
            priority=35,
        ),
        _paragraph_style("Picture", "Picture", f"<w:keepNext/>{_spacing(160, 0)}", following="Caption"),
        _paragraph_style("Source", "Source", _spacing(60, 160), f"{grey}{size(sizes.small)}"),
        _paragraph_style("TableText", "Table Text", _spacing(40, 40), f"{sans}{size(sizes.table)}"),
        _paragraph_style(
            "TableNumber",
            "Table Number",
            '<w:suppressAutoHyphens/><w:jc w:val="right"/>',
            "<w:b/><w:bCs/>",
            based="TableText",
        ),
        _paragraph_style("TableHead", "Table Head", "<w:keepNext/>", f"<w:b/><w:bCs/>{accent}", based="TableText"),
        _paragraph_style("TableHeadNumber", "Table Head Number", '<w:jc w:val="right"/>', based="TableHead"),
        _paragraph_style("TableRowHead", "Table Row Head", "<w:suppressAutoHyphens/>", accent, based="TableText"),
        _paragraph_style(
            "TableSpacer", "Table Spacer", '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
        ),
        _paragraph_style("Header", "header", _spacing(), f"{sans}{grey}{size(sizes.small)}"),
        _paragraph_style("Footer", "footer", f'{_spacing()}<w:jc w:val="right"/>', f"{sans}{grey}{size(sizes.small)}"),
        _paragraph_style("FootnoteText", "footnote text", _spacing(0, 20), size(sizes.small)),
    ]


def _table_style(style_id: str, name: str, properties: str, parts: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr>{properties}</w:tblPr>{parts}</w:style>'
    )


def _table_styles(theme: Theme) -> list[str]:
    accent, rule, band = theme.colours.accent, theme.colours.rule, theme.colours.band
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
            f'<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>'
            f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders>',
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
            f'<w:tblBorders><w:left w:val="single" w:sz="18" w:space="0" w:color="{accent}"/>'
            f'<w:insideV w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders>',
            f'<w:tblStylePr w:type="wholeTable"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{band}"/></w:tcPr></w:tblStylePr>',
        ),
    ]


def styles_xml(theme: Theme, language: str, *, parallel: bool) -> str:
    """`styles.xml` with `language` (ru, en) as the default of every run."""
    body = theme.sizes.parallel if parallel else theme.sizes.body
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(theme.fonts.serif)}<w:color w:val="{theme.colours.text}"/>{size(body)}'
        f'<w:lang w:val="{LANGUAGE_TAGS[language]}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    characters = [
        _character_style("DefaultParagraphFont", "Default Paragraph Font", "", default=True),
        _character_style("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
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
        f'{XML_HEAD}<w:styles xmlns:w="{W}">{defaults}'
        + "".join(_paragraph_styles(theme))
        + "".join(characters)
        + numbering
        + "".join(_table_styles(theme))
        + "</w:styles>"
    )


def _level(index: int, number_format: str, text: str, indent: str, style: str = "", suffix: str = "") -> str:
    style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
    suffix_xml = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{style_xml}{suffix_xml}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )


def numbering_xml(list_starts: tuple[int, ...]) -> str:
    """`numbering.xml`: headings, bullets, and one numbering for each ordered list (ids from 3), from its start."""
    headings = _level(0, "decimal", "%1.", '<w:ind w:left="0" w:firstLine="0"/>', "Heading1", "space") + _level(
        1, "decimal", "%1.%2", '<w:ind w:left="0" w:firstLine="0"/>', "Heading2", "space"
    )
    bullets = _level(0, "bullet", "–", '<w:ind w:left="340" w:hanging="280"/>')
    decimals = _level(0, "decimal", "%1.", '<w:ind w:left="400" w:hanging="340"/>')
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        for index, (kind, levels) in enumerate(
            (("multilevel", headings), ("singleLevel", bullets), ("singleLevel", decimals))
        )
    )
    lists = "".join(
        f'<w:num w:numId="{3 + index}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/>'
        "</w:lvlOverride></w:num>"
        for index, start in enumerate(list_starts)
    )
    return (
        f'{XML_HEAD}<w:numbering xmlns:w="{W}">{abstract}<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num>{lists}</w:numbering>'
    )
