"""What styles are made of, from the theme's tokens: sizes, fonts, distances, borders, indents as WordprocessingML."""

from __future__ import annotations

from briefpress.writing.fonts import letter_heights, regular_file
from briefpress.writing.tokens import Theme

_TWIPS = 1440 / 25.4
# Word counts lines in 240ths of a single one, which is as high as the font's letters reach.
SINGLE_LINE = 240


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * _TWIPS)


def size(points: float) -> str:
    """A type size as run properties (half-points)."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def fonts(family: str) -> str:
    """The font of a style as run properties."""
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'


def spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    """The distance to what stands before and after, in twips, and between lines, in 240ths of a single one."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def lines(theme: Theme, line_height: float) -> int:
    """A line height of the theme as Word counts it: by the text's font, so that lines are as far apart as in the PDF."""
    return round(line_height * SINGLE_LINE / sum(letter_heights(regular_file(theme.fonts, theme.fonts.serif))))


def alignment(align: str) -> str:
    """Alignment as a paragraph property; left is Word's own."""
    word = "both" if align == "justify" else align
    return f'<w:jc w:val="{word}"/>' if align != "left" else ""


def first_line(theme: Theme) -> str:
    """The indent of a paragraph's first line."""
    return f'<w:ind w:firstLine="{twips(theme.text.indent)}"/>' if theme.text.indent else ""


def border(side: str, points: float, space: int, colour: str) -> str:
    """One border; none where the line has no thickness."""
    eighths = round(points * 8)
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>' if eighths else ""


def borders(inner: str) -> str:
    """The borders of a paragraph, if there are any."""
    return f"<w:pBdr>{inner}</w:pBdr>" if inner else ""


def _list_indent(theme: Theme, *, shift: int, room: int) -> str:
    """The indent of a list's words, and how far before them the dash or number stands."""
    left = twips(theme.spacing.list_indent) + shift
    return f'<w:ind w:left="{left}" w:hanging="{min(left, room)}"/>'


def dash_indent(theme: Theme) -> str:
    """The indent of a list with dashes."""
    return _list_indent(theme, shift=28, room=280)


def number_indent(theme: Theme) -> str:
    """The indent of a numbered list; numbers take more room than dashes."""
    return _list_indent(theme, shift=88, room=340)
