"""The numbering of headings and lists: `numbering.xml`."""

from __future__ import annotations

from briefpress.writing.docx.paragraph_styles import BULLETS, HEADINGS
from briefpress.writing.docx.properties import dash_indent, number_indent
from briefpress.writing.docx.styles import W
from briefpress.writing.tokens import Theme


def _level(index: int, number_format: str, text: str, indent: str, style: str = "", suffix: str = "") -> str:
    style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
    suffix_xml = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{style_xml}{suffix_xml}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )


def numbering_xml(theme: Theme, list_starts: tuple[int, ...]) -> str:
    """`numbering.xml`: headings, bullets, and one numbering for each ordered list (ids from 3), from its start."""
    headings = _level(0, "decimal", "%1.", '<w:ind w:left="0" w:firstLine="0"/>', "Heading1", "space") + _level(
        1, "decimal", "%1.%2", '<w:ind w:left="0" w:firstLine="0"/>', "Heading2", "space"
    )
    bullets = _level(0, "bullet", "–", dash_indent(theme))
    decimals = _level(0, "decimal", "%1.", number_indent(theme))
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
        f'<w:numbering xmlns:w="{W}">{abstract}<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num>{lists}</w:numbering>'
    )
