"""The design tokens: one small file that both the page's CSS and the Word styles are made of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from briefpress.findings import Finding, Place, error


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
    """The tokens of one theme, and the style sheets that use them: of the PDF and of the page for a browser."""

    fonts: Fonts
    sizes: Sizes
    page: Page
    colours: Colours
    style_sheet: str
    screen_sheet: str


def read_theme(folder: Path, name: str) -> tuple[Theme | None, list[Finding]]:
    """The theme in `folder` (house.toml, page.css and screen.css), or None and why not; `name` is the folder as findings name it."""
    try:
        return _theme(folder), []
    except FileNotFoundError as fault:
        return None, [error(Place(f"{name}/{Path(fault.filename).name}"), "file.absent", "there is no such file")]
    except (OSError, UnicodeDecodeError) as fault:
        return None, [error(Place(name), "file.unreadable", f"the theme cannot be read: {fault}")]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as fault:
        return None, [error(Place(f"{name}/house.toml"), "theme.invalid", f"a token is missing or wrong: {fault}")]


def _theme(folder: Path) -> Theme:
    tokens = tomllib.loads((folder / "house.toml").read_text(encoding="utf-8"))
    return Theme(
        Fonts(**tokens["fonts"]),
        Sizes(**tokens["sizes"]),
        Page(**tokens["page"]),
        Colours(**tokens["colours"]),
        (folder / "page.css").read_text(encoding="utf-8"),
        (folder / "screen.css").read_text(encoding="utf-8"),
    )
