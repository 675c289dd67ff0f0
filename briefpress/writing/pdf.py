"""A document as PDF by WeasyPrint: every note proved to be on a page, every warning of the engine an error.

The engine reads the theme's font files, what lies in the theme's folder, and nothing else; what it logs becomes findings. It may lose a footnote
without a word, so what loses them is mended, the notes laid out are counted against the document's, and a file that
lacks one is refused.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from briefpress.document.nodes import Document
from briefpress.findings import Finding, Place, error
from briefpress.writing.archive import PROFILE, attached, finisher, set_metadata, stamp_of
from briefpress.writing.attachments import Attachment
from briefpress.writing.charts import svg_pictures
from briefpress.writing.conformance.profiles import find_unmet_profiles
from briefpress.writing.fonts import FontMissing, find_missing_glyphs, font_files
from briefpress.writing.footnote_layout import mended_footnotes
from briefpress.writing.html import style_of, write_html
from briefpress.writing.hyphenation import whole_words
from briefpress.writing.laid_out_pages import find_foreign_fonts, find_lost_notes, find_overflow
from briefpress.writing.letterhead import letterhead_html
from briefpress.writing.navigation import link_notes, name_title
from briefpress.writing.tagging import own_tags
from briefpress.writing.tokens import Theme

# The engine breaks a line far too early where an unbreakable phrase («на 12 октября») runs over the edge of an element,
# so the elements of values, which the PDF does not show, are taken out; words are escaped and hold no tag.
_VALUE_TAGS = re.compile(r"</?(?:data|time)\b[^>]*>")
# The picture of a letterhead is no text.
_TAG = re.compile(r"<[^>]*>")
# A range of figures is not cut behind its dash: U+2060 joins without being drawn.
_DIGIT_DASH = re.compile(r"(?<=\d)\u2013(?=\d)")
# A picture that stands in its own address, as the engine tells it.
_WRITTEN_OUT = re.compile(r"(data:[\w/+]*)[^\s']*")
# What a style sheet's own addresses begin with, as the engine sees them.
_THEME_FOLDER = "/briefpress-theme/"
_PICTURE = re.compile(r"(<svg .*?</svg>)", re.DOTALL)
# Captioned tables stand among the bookmarks, under the heading before them; links look like the words around them.
_NAVIGATION = """
caption { bookmark-level: 4; bookmark-label: content(text) }
a { color: inherit; text-decoration: none }
"""


@dataclass(frozen=True)
class Pdf:
    """The bytes of a PDF and the number of its pages."""

    data: bytes
    pages: int


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Lets the engine read the theme's font files and what lies in its folder; anything else is refused and remembered.

    A style sheet's addresses are relative to a folder of no real name, so that where the theme lies leaves no trace in the
    bytes. What is written out in the address itself (`data:`) is read.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=False)
        self.fonts = font_files(theme.fonts)
        self.folder = theme.folder.resolve()
        self.refused: list[str] = []

    def _real(self, url: str) -> Path | None:
        """The file that `url` stands for, if it may be read."""
        try:
            parts = urlsplit(url)
            path = unquote(parts.path)
            if parts.scheme != "file" or parts.netloc:
                return None
            if path.startswith(_THEME_FOLDER):
                inside = (self.folder / path.removeprefix(_THEME_FOLDER)).resolve()
                return inside if inside.is_relative_to(self.folder) else None
            return Path(path) if Path(path) in self.fonts else None
        except (OSError, ValueError):
            return None

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url[:5].lower() == "data:":
            return super().fetch(url, headers)
        real = self._real(url)
        if real is None:
            self.refused.append(url)
            raise ValueError(f"refused to read {url}")
        return super().fetch(real.as_uri(), headers)


class _LogKeeper(logging.Handler):
    """Keeps what the engine logs at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _kept_log() -> Iterator[_LogKeeper]:
    logger, keeper = logging.getLogger("weasyprint"), _LogKeeper()
    logger.addHandler(keeper)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="No fonts configured")
            # The engine leaves it to Python to close its own file of colours.
            warnings.filterwarnings("ignore", message="unclosed file.*sRGB", category=ResourceWarning)
            yield keeper
    finally:
        logger.removeHandler(keeper)


def _for_the_engine(page: str) -> str:
    """The page as the engine sets it well; what stands in pictures is left as it is."""
    parts = _PICTURE.split(page)
    parts[::2] = [_DIGIT_DASH.sub("\u2013\u2060", _VALUE_TAGS.sub("", part)) for part in parts[::2]]
    return "".join(parts)


def _lay_out(page: str, fetcher: _Fetcher) -> Any:
    with mended_footnotes(), whole_words():
        return weasyprint.HTML(string=page, base_url=f"file://{_THEME_FOLDER}", url_fetcher=fetcher).render(
            font_config=FontConfiguration()
        )


def _written(layout: Any, document: Document, attachments: tuple[Attachment, ...]) -> bytes:
    """The file: tagged by us, both profiles declared, the attachments in it."""
    set_metadata(layout, document)
    link_notes(layout)
    name_title(layout, document.title)
    with own_tags():
        data: bytes = layout.write_pdf(
            pdf_variant=PROFILE, finisher=finisher(document), attachments=attached(attachments, stamp_of(document))
        )
    return data


def write_pdf(
    document: Document, theme: Theme, name: str, attachments: tuple[Attachment, ...] = ()
) -> tuple[Pdf | None, list[Finding]]:
    """The document as PDF with the attachments in it, or None and the reasons why not. `name` is the file that findings bear."""
    try:
        style = style_of(document, theme) + _NAVIGATION
        fetcher = _Fetcher(theme)
        pictures = svg_pictures(document, theme)
    except FontMissing as missing:
        return None, [missing.finding]
    except (KeyError, ValueError) as fault:
        return None, [
            error(Place(f"{theme.name}/page.css"), "theme.invalid", f"a token is not known or not closed: {fault}")
        ]
    opening = letterhead_html(theme, document.languages)
    page = _for_the_engine(write_html(document, style, opening, pictures))
    words = write_html(document, opening=_TAG.sub("", opening), pictures=pictures) + document.particulars.running
    findings = find_missing_glyphs(words, theme.fonts, Place(name))
    if findings:
        return None, findings
    with _kept_log() as log:
        layout = _lay_out(page, fetcher)
        findings = find_lost_notes(document, layout, name)
        data = b"" if findings else _written(layout, document, attachments)
        # Of a page that lacks a picture or a font the cause is told below, and not what follows from it.
        is_whole = data and not (log.messages or fetcher.refused)
        findings += find_unmet_profiles(data, name) if is_whole else []
        findings += find_foreign_fonts(layout, name) + find_overflow(layout, name)
    told = dict.fromkeys(_WRITTEN_OUT.sub(r"\1…", message) for message in log.messages)
    findings += [error(Place(name), "pdf.warning", message) for message in told]
    findings += [error(Place(name), "pdf.refused", f"the PDF engine asked for {url}") for url in fetcher.refused]
    return (None, findings) if findings else (Pdf(data, len(layout.pages)), [])
