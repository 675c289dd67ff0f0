"""The design tokens: what both the page's CSS and the Word styles are made of, and what each may be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from briefpress.document.nodes import Layout

_CLOSED = ConfigDict(extra="forbid", strict=True)
# Names and words go into CSS and XML: what could end a string there is not let in.
Family = Annotated[str, Field(pattern=r"^[\w][\w .-]*$", max_length=60)]
Points = Annotated[float, Field(ge=4, le=72, allow_inf_nan=False)]
Thickness = Annotated[float, Field(ge=0, le=12, allow_inf_nan=False)]
Length = Annotated[float, Field(ge=0, le=60, allow_inf_nan=False)]
LineHeight = Annotated[float, Field(ge=0.9, le=3, allow_inf_nan=False)]
Side = Annotated[float, Field(ge=100, le=600, allow_inf_nan=False)]
Colour = Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{6}$")]
Line = Annotated[str, Field(pattern=r"^[^\p{Cc}\p{Cn}\p{Co}]+$", max_length=200)]
Words = Annotated[str, Field(pattern=r"^[^\p{Cc}\p{Cn}\p{Co}]*$", max_length=400)]
Align = Literal["left", "center", "right"]
NumberBox = Literal["top-center", "top-right", "bottom-left", "bottom-center", "bottom-right"]


@dataclass(frozen=True)
class FontFile:
    """A font file of a theme's own: the family it belongs to, its weight, and whether it slants."""

    path: Path
    family: str
    weight: Literal[400, 700]
    style: Literal["normal", "italic"]


@dataclass(frozen=True, config=_CLOSED)
class Fonts:
    """Families by their own names; `files` are those that the theme brings with it."""

    serif: Family
    sans: Family
    fallback: Family
    files: tuple[FontFile, ...] = ()


@dataclass(frozen=True, config=_CLOSED)
class Sizes:
    """Type sizes in points."""

    body: Points
    parallel: Points
    table: Points
    parallel_table: Points
    small: Points
    running: Points
    title: Points
    heading1: Points
    heading2: Points
    genre: Points


@dataclass(frozen=True, config=_CLOSED)
class Page:
    """Lengths in millimetres, and where the page number stands; `parallel_side` is the side margin of the two-language page."""

    width: Side
    height: Side
    top: Length
    bottom: Length
    left: Length
    right: Length
    parallel_side: Length
    head_gap: Length
    foot_gap: Length
    number: NumberBox
    number_form: Literal["full", "plain"]
    number_on_first: bool
    running_title: bool


@dataclass(frozen=True, config=_CLOSED)
class Setting:
    """How text is set: line height and letter space as parts of the type size, the first line's indent in millimetres."""

    line_height: LineHeight
    parallel_line_height: LineHeight
    note_line_height: LineHeight
    align: Literal["left", "justify"]
    parallel_align: Literal["left", "justify"]
    indent: Length
    title_align: Align
    heading_align: Align
    genre_align: Align
    genre_spacing: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


@dataclass(frozen=True, config=_CLOSED)
class Spacing:
    """Distances in millimetres."""

    paragraph: Length
    parallel_paragraph: Length
    title: Length
    heading1_before: Length
    heading1_after: Length
    heading2_before: Length
    heading2_after: Length
    list_item: Length
    list_indent: Length
    cell: Length
    box: Length


@dataclass(frozen=True, config=_CLOSED)
class Compact:
    """What takes the place of other tokens on a page to be filled: type sizes in points, lengths in millimetres."""

    top: Length
    bottom: Length
    title: Points
    heading1: Points
    line_height: LineHeight
    paragraph: Length
    title_after: Length
    heading1_before: Length
    heading1_after: Length
    cell: Length


@dataclass(frozen=True, config=_CLOSED)
class Lines:
    """The thickness of lines in points."""

    bar: Thickness
    grid: Thickness


@dataclass(frozen=True, config=_CLOSED)
class Colours:
    """Colours as RRGGBB."""

    accent: Colour
    text: Colour
    grey: Colour
    rule: Colour
    band: Colour


@dataclass(frozen=True, config=_CLOSED)
class Letterhead:
    """The head of the first page: lines of text in both languages, how high its picture is, and in words (`alt`) what that shows."""

    height: Annotated[float, Field(ge=3, le=60, allow_inf_nan=False)]
    align: Align
    ru: Annotated[tuple[Line, ...], Field(max_length=12)] = ()
    en: Annotated[tuple[Line, ...], Field(max_length=12)] = ()
    alt_ru: Words = ""
    alt_en: Words = ""


@dataclass(frozen=True)
class Theme:
    """A theme read whole: its tokens, the style sheets that use them (of the page, of the screen), the pictures of its letterhead.

    `name` is what findings call its folder, `folder` what its style sheet may draw on; `png` serves Word, and the PDF too
    where there is no `svg`.
    """

    name: str
    folder: Path
    fonts: Fonts
    sizes: Sizes
    page: Page
    text: Setting
    spacing: Spacing
    compact: Compact
    lines: Lines
    colours: Colours
    letterhead: Letterhead
    style_sheet: str
    screen_sheet: str
    svg: bytes | None = None
    png: bytes | None = None


def for_layout(theme: Theme, layout: Layout) -> Theme:
    """The theme as it sets a document of this layout."""
    if layout == "normal":
        return theme
    compact = theme.compact
    return replace(
        theme,
        sizes=replace(theme.sizes, title=compact.title, heading1=compact.heading1),
        page=replace(theme.page, top=compact.top, bottom=compact.bottom),
        text=replace(theme.text, line_height=compact.line_height),
        spacing=replace(
            theme.spacing,
            paragraph=compact.paragraph,
            title=compact.title_after,
            heading1_before=compact.heading1_before,
            heading1_after=compact.heading1_after,
            cell=compact.cell,
        ),
    )
