"""The letterhead as HTML: a picture with words for those who do not see it, and lines in the languages of the document."""

from __future__ import annotations

import base64
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import LanguageTag
from briefpress.writing.tokens import Theme


def letterhead_lines(theme: Theme, language: LanguageTag) -> tuple[str, ...]:
    """The lines of text in one language."""
    return theme.letterhead.ru if language == "ru" else theme.letterhead.en


def picture_words(theme: Theme, language: LanguageTag) -> str:
    """What the picture shows, in words."""
    return theme.letterhead.alt_ru if language == "ru" else theme.letterhead.alt_en


def _picture(theme: Theme, language: LanguageTag) -> str:
    # The picture stands in the page itself: the engine names pictures by their address, and bytes must not depend on it.
    kind, data = ("svg+xml", theme.svg) if theme.svg else ("png", theme.png)
    if not data:
        return ""
    source = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return f'<img src="{source}" alt={quoteattr(picture_words(theme, language))}>'


def letterhead_html(theme: Theme, languages: tuple[LanguageTag, ...]) -> str:
    """The letterhead for a page in `languages`; nothing where the theme has none."""
    lines = "".join(
        f'<p lang="{language}">{"<br>".join(map(escape, letterhead_lines(theme, language)))}</p>'
        for language in languages
        if letterhead_lines(theme, language)
    )
    inner = _picture(theme, languages[0]) + (f'<div class="letterhead-lines">{lines}</div>' if lines else "")
    return f'<div class="letterhead">{inner}</div>\n' if inner else ""
