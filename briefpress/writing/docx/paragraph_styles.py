"""The paragraph styles of a Word file, made of the same tokens as the page's CSS."""

from __future__ import annotations

from briefpress.writing.docx.properties import (
    alignment,
    border,
    borders,
    dash_indent,
    first_line,
    fonts,
    lines,
    number_indent,
    size,
    spacing,
    twips,
)
from briefpress.writing.tokens import Theme

# The numberings of headings and of lists with dashes.
HEADINGS, BULLETS = 1, 2
# Word sets the bar of the key messages, and borders, outside the indents: the ground ends at the margin.
_BAR_ROOM = 55
_GROUND_LINE, _GROUND_SPACE = 0.5, 8
_GROUND_ROOM = _GROUND_SPACE * 20 + 10
# Rows of tables are set closer than in the PDF, since each note at the foot of a page takes a line of its own.
_CELL_SHARE = 0.75
# The frame of the status stands outside its indents.
_FRAME_ROOM = 70
# The entries of the table of contents stand close, those of the second level a little to the right.
_ENTRY_AFTER, _ENTRY_INDENT = 10, 220


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


def _heading(level: int, theme: Theme, points: float, before: float, after: float) -> str:
    run = f'{fonts(theme.fonts.sans)}<w:b/><w:bCs/><w:color w:val="{theme.colours.accent}"/>{size(points)}'
    paragraph = (
        f'<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{HEADINGS}"/></w:numPr>'
        f"<w:suppressAutoHyphens/>{spacing(twips(before), twips(after))}{alignment(theme.text.heading_align)}"
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    return _paragraph_style(f"Heading{level}", f"heading {level}", paragraph, run, following="BodyText", priority=9)


def _unnumbered_heading(level: int) -> str:
    """A heading that the numbers pass over."""
    place = f" {level}" if level > 1 else ""
    return _paragraph_style(
        f"HeadingUnnumbered{place.strip()}",
        f"Heading Unnumbered{place}",
        '<w:numPr><w:numId w:val="0"/></w:numPr>',
        based=f"Heading{level}",
        following="BodyText",
        priority=9,
    )


def _contents(level: int, theme: Theme, width: int) -> str:
    """An entry of the table of contents: the page number at the right edge, dots before it."""
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    indent = f'<w:ind w:left="{(level - 1) * _ENTRY_INDENT}"/>' if level > 1 else ""
    return _paragraph_style(
        f"TOC{level}",
        f"toc {level}",
        f"<w:keepLines/>{tabs}<w:suppressAutoHyphens/>{spacing(0, _ENTRY_AFTER)}{indent}",
        f"{fonts(theme.fonts.sans)}{size(theme.sizes.table)}",
        following="Normal",
        priority=39,
    )


def _spacer(style_id: str, name: str, height: int) -> str:
    """The empty paragraph, so many twips high, that must follow a table."""
    return _paragraph_style(
        style_id, name, f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    )


def _callout(theme: Theme, *, above: int, below: int) -> str:
    """The bar and the ground of key messages; borders of the ground's colour hold the words off its edges, so many points."""
    band = theme.colours.band
    lines = (
        border("top", _GROUND_LINE, above, band) if above else "",
        border("left", theme.lines.bar, 8, theme.colours.accent),
        border("bottom", _GROUND_LINE, below, band),
        border("right", _GROUND_LINE, _GROUND_SPACE, band),
    )
    return f'{borders("".join(lines))}<w:shd w:val="clear" w:color="auto" w:fill="{band}"/>'


def _number_side(theme: Theme) -> str:
    return theme.page.number.partition("-")[2]


def _head(theme: Theme, width: int) -> str:
    """How the head of a page is set: the running title, the page number, or the one left and the other at its place."""
    if not theme.page.number.startswith("top"):
        return spacing()
    side = _number_side(theme)
    if not theme.page.running_title:
        return spacing() + alignment(side)
    return f'<w:tabs><w:tab w:val="{side}" w:pos="{width // 2 if side == "center" else width}"/></w:tabs>{spacing()}'


def paragraph_styles(theme: Theme, width: int, *, parallel: bool) -> list[str]:
    """Each paragraph style as a `w:style` element; `width` is that of the text in twips."""
    align = alignment(theme.text.parallel_align if parallel else theme.text.align)
    sans, colours, sizes = fonts(theme.fonts.sans), theme.colours, theme.sizes
    grey, accent = f'<w:color w:val="{colours.grey}"/>', f'<w:color w:val="{colours.accent}"/>'
    box_left = max(0, twips(theme.spacing.box) - _BAR_ROOM)
    key_figure_bar = borders(border("left", 1, 8, colours.accent))
    key_figure_indent = f'<w:ind w:left="{_BAR_ROOM * 3}"/>'
    line = lines(theme, theme.text.parallel_line_height if parallel else theme.text.line_height)
    after = twips(theme.spacing.parallel_paragraph if parallel else theme.spacing.paragraph)
    cell = round(twips(theme.spacing.cell) * _CELL_SHARE)
    item = spacing(0, twips(theme.spacing.list_item), line)
    return [
        _paragraph_style("Normal", "Normal", priority=0, default=True),
        _paragraph_style(
            "BodyText",
            "Body Text",
            f"<w:widowControl/>{spacing(0, after, line)}{first_line(theme)}{align}",
            priority=1,
        ),
        _paragraph_style("LeadIn", "Lead In", "<w:keepNext/><w:keepLines/>", based="BodyText"),
        _paragraph_style(
            "Title",
            "Title",
            f"<w:keepNext/><w:suppressAutoHyphens/>{spacing(0, twips(theme.spacing.title))}{alignment(theme.text.title_align)}",
            f"{sans}<w:b/><w:bCs/>{accent}{size(sizes.title)}",
            following="BodyText",
            priority=10,
        ),
        _paragraph_style(
            "Marking", "Marking", f'{spacing(0, 120)}<w:jc w:val="right"/>', f"{sans}<w:b/><w:bCs/>{size(sizes.genre)}"
        ),
        _paragraph_style(
            "Genre",
            "Genre",
            f"<w:keepNext/>{borders(border('top', theme.lines.bar, 6, colours.accent))}"
            f"{spacing(0, 60)}{alignment(theme.text.genre_align)}",
            f'{sans}<w:b/><w:bCs/><w:caps/>{grey}<w:spacing w:val="{round(theme.text.genre_spacing * sizes.genre * 20)}"/>'
            f"{size(sizes.genre)}",
        ),
        _paragraph_style(
            "DocumentStatus",
            "Document Status",
            borders("".join(border(side, 0.5, 3, colours.rule) for side in ("top", "left", "bottom", "right")))
            + f'{spacing(120, 160)}<w:ind w:left="{_FRAME_ROOM}" w:right="{_FRAME_ROOM}"/>',
            f"{sans}{size(sizes.table)}",
        ),
        _heading(1, theme, sizes.heading1, theme.spacing.heading1_before, theme.spacing.heading1_after),
        _heading(2, theme, sizes.heading2, theme.spacing.heading2_before, theme.spacing.heading2_after),
        _unnumbered_heading(1),
        _unnumbered_heading(2),
        _paragraph_style(
            "TOCHeading",
            "TOC Heading",
            f"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>{spacing(160, 60)}{alignment(theme.text.heading_align)}",
            f"{sans}<w:b/><w:bCs/>{accent}{size(sizes.heading2)}",
            following="Normal",
            priority=39,
        ),
        _contents(1, theme, width),
        _contents(2, theme, width),
        _paragraph_style(
            "CalloutHeading",
            "Callout Heading",
            f"<w:keepNext/><w:keepLines/>{_callout(theme, above=5, below=3)}{spacing(160)}"
            f'<w:ind w:left="{box_left}" w:right="{_GROUND_ROOM}"/>{alignment(theme.text.heading_align)}<w:outlineLvl w:val="0"/>',
            f"{sans}<w:b/><w:bCs/>{accent}{size(sizes.heading2)}",
            following="CalloutList",
        ),
        _paragraph_style(
            "CalloutList",
            "Callout List",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>{_callout(theme, above=0, below=2)}'
            f'{item}<w:ind w:left="{box_left + 280}" w:right="{_GROUND_ROOM}" w:hanging="280"/>{align}',
        ),
        _paragraph_style(
            "ListBullet",
            "List Bullet",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{BULLETS}"/></w:numPr>{item}{dash_indent(theme)}{align}',
        ),
        _paragraph_style(
            "KeyFigure",
            "Key Figure",
            f"<w:keepNext/><w:keepLines/>{key_figure_bar}{spacing()}{key_figure_indent}",
            f"{sans}<w:b/><w:bCs/>{accent}{size(sizes.heading2)}",
            following="KeyFigureLabel",
        ),
        _paragraph_style(
            "KeyFigureLabel",
            "Key Figure Label",
            f"<w:keepNext/><w:keepLines/>{key_figure_bar}{spacing(0, 90)}{key_figure_indent}",
            f"{sans}{size(sizes.table)}",
        ),
        _paragraph_style(
            "ListNumber",
            "List Number",
            f"{item}{number_indent(theme)}{align}",
            size(sizes.table),
        ),
        _paragraph_style(
            "Caption",
            "caption",
            f"<w:keepNext/><w:keepLines/>{spacing(160, 80)}",
            f"{sans}<w:b/><w:bCs/>{size(sizes.table)}",
            following="BodyText",
            priority=35,
        ),
        _paragraph_style("Picture", "Picture", f"<w:keepNext/>{spacing(160, 0)}", following="Caption"),
        _paragraph_style("Source", "Source", spacing(60, 160), f"{grey}{size(sizes.small)}"),
        _paragraph_style(
            "TableText",
            "Table Text",
            spacing(cell, cell),
            f"{sans}{size(sizes.parallel_table if parallel else sizes.table)}",
        ),
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
        _spacer("TableSpacer", "Table Spacer", 160),
        _spacer("PairsSpacer", "Pairs Spacer", 60),
        _paragraph_style("Header", "header", _head(theme, width), f"{sans}{grey}{size(sizes.running)}"),
        _paragraph_style(
            "Footer", "footer", f"{spacing()}{alignment(_number_side(theme))}", f"{sans}{grey}{size(sizes.running)}"
        ),
        _paragraph_style(
            "Letterhead",
            "Letterhead",
            f"<w:suppressAutoHyphens/>{spacing(0, 40)}{alignment(theme.letterhead.align)}",
            f"{sans}{size(sizes.table)}",
        ),
        _paragraph_style("CommentText", "annotation text", spacing(), size(sizes.table)),
        _paragraph_style(
            "FootnoteText",
            "footnote text",
            spacing(line=lines(theme, theme.text.note_line_height)),
            size(sizes.small),
        ),
    ]
