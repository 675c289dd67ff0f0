"""The design tokens: one small file that both the page's CSS and the Word styles are made of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fonts:
    """Families by their own names."""

    serif: str
    sans: str
    fallback: str


@dataclass(frozen=True)
class Sizes:
    """Type sizes in points."""

    body: float
    parallel: float
    table: float
    small: float
    title: float
    heading1: float
    heading2: float
    genre: float


@dataclass(frozen=True)
class Page:
    """Lengths in millimetres; `parallel_side` is the side margin of the two-language page."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    parallel_side: float


@dataclass(frozen=True)
class Colours:
    """Colours as RRGGBB."""

    accent: str
    text: str
    grey: str
    rule: str
    band: str


@dataclass(frozen=True)
class Theme:
    """The tokens of one theme, and the style sheet that uses them."""

    fonts: Fonts
    sizes: Sizes
    page: Page
    colours: Colours
    style_sheet: str


def read_theme(folder: Path) -> Theme:
    """The theme in `folder` (house.toml and page.css). Raises KeyError or TypeError where a token lacks."""
    tokens = tomllib.loads((folder / "house.toml").read_text(encoding="utf-8"))
    return Theme(
        Fonts(**tokens["fonts"]),
        Sizes(**tokens["sizes"]),
        Page(**tokens["page"]),
        Colours(**tokens["colours"]),
        (folder / "page.css").read_text(encoding="utf-8"),
    )
