"""Inlines as runs, and notes as Word's own footnotes."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from briefpress.document.nodes import (
    Datum,
    Emphasis,
    Foreign,
    Inline,
    LanguageTag,
    LineBreak,
    Link,
    Named,
    Note,
    Passage,
    Reference,
    Text,
)
from briefpress.writing.docx.comments import Comments
from briefpress.writing.docx.styles import LANGUAGE_TAGS
from briefpress.writing.docx.values import Printed, Values, figure_in

# Word has elements of its own for these characters; as characters they would call a fallback font.
_OWN_ELEMENTS = {"\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>", "\t": "<w:tab/>"}


# The longest name that Word lets a bookmark have.
_LONGEST_NAME = 40


def bookmark_name(anchor: str) -> str:
    """An anchor as Word names bookmarks; a name that would be cut ends in a digest, so that no two are cut alike."""
    name = "_" + "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in anchor)
    if len(name) > _LONGEST_NAME - 1:
        name = f"{name[:30]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"
    return name


@dataclass(frozen=True)
class Look:
    """What sets a run apart from its paragraph's style; `language` is None in the document's leading language."""

    language: LanguageTag | None = None
    emphasis: bool = False
    strong: bool = False


@dataclass
class Gathered:
    """What stands beside the text so far: the footnotes, as `w:footnote` elements in order, the values printed, the comments made."""

    leading: LanguageTag
    values: Values
    comments: Comments
    written: list[str] = field(default_factory=list)
    bookmarks: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def bookmarked(self, anchor: str, inner: str) -> str:
        """Runs with a bookmark round them, if they have a name."""
        if not anchor:
            return inner
        return self.enclosed(bookmark_name(anchor), inner)

    def enclosed(self, name: str, inner: str) -> str:
        """Runs with a bookmark of this name round them."""
        number = next(self.bookmarks)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'

    def add(self, note: Note, look: Look) -> str:
        """Write the note and return the run that calls it."""
        look = Look(note.language or look.language)
        reference = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        self.comments.is_open = False
        body = runs(note.children, look, self)
        self.comments.is_open = True
        self.written.append(
            f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{reference}'
            f"{run(' ', look, self.leading)}{body}</w:p></w:footnote>"
        )
        call = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{note.number}"/></w:r>'
        return self.comments.about(call, look.language or self.leading, facts=note.facts)


def _properties(look: Look, leading: LanguageTag) -> str:
    style = "Emphasis" if look.emphasis else "Strong" if look.strong else ""
    parts = f'<w:rStyle w:val="{style}"/>' if style else ""
    if look.language is not None and look.language != leading:
        parts += f'<w:lang w:val="{LANGUAGE_TAGS[look.language]}"/>'
    return f"<w:rPr>{parts}</w:rPr>" if parts else ""


def run(text: str, look: Look, leading: LanguageTag) -> str:
    """One run of `text`."""
    pieces = "".join(
        _OWN_ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split("([\u2011\u00ad\t])", text)
        if piece
    )
    return f"<w:r>{_properties(look, leading)}{pieces}</w:r>"


def runs(children: tuple[Inline, ...], look: Look, gathered: Gathered) -> str:
    """The runs of `children` in order."""
    return "".join(_inline(child, look, gathered) for child in children)


def _inline(inline: Inline, look: Look, gathered: Gathered) -> str:
    match inline:
        case Text(text):
            return run(text, look, gathered.leading)
        case Datum():
            return _datum(inline, look, gathered)
        case Emphasis(children, strong):
            return runs(children, replace(look, emphasis=not strong, strong=strong), gathered)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case Foreign(language, children):
            return runs(children, replace(look, language=language), gathered)
        case Link(target, children, anchor):
            inner = runs(children, look, gathered)
            return gathered.bookmarked(
                anchor, f'<w:hyperlink w:anchor="{bookmark_name(target)}" w:history="1">{inner}</w:hyperlink>'
            )
        case Reference(target, text):
            return field_runs(f"REF {bookmark_name(target)} \\h", text, look, gathered.leading)
        case Named(anchor, children):
            return gathered.bookmarked(anchor, runs(children, look, gathered))
        case Passage(unit, children):
            inner = runs(children, look, gathered)
            return gathered.comments.about(inner, look.language or gathered.leading, unit=unit)
        case Note():
            return gathered.add(inline, look)


def _datum(datum: Datum, look: Look, gathered: Gathered) -> str:
    """A printed value: its figure in a control, the words before and behind it as they are."""
    before, figure, behind = (run(text, look, gathered.leading) if text else "" for text in figure_in(datum))
    printed = Printed(datum.fact, datum.value, look.language or gathered.leading, figure_in(datum)[1])
    control = gathered.values.control(printed, figure, _properties(look, gathered.leading))
    return before + gathered.comments.about(control, printed.language, facts=(datum.fact,)) + behind


def field_runs(instruction: str, result: str, look: Look, leading: LanguageTag) -> str:
    """A complex field with its cached result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result, look, leading)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
