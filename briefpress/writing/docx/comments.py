"""Remarks as Word comments (ECMA-376 part 1, 17.13.4): each at the first words it is about, the rest at the title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import LanguageTag
from briefpress.writing.docx.package import XML_HEAD, Attached, Part, Relationship
from briefpress.writing.docx.styles import LANGUAGE_TAGS, R, W
from briefpress.writing.remarks import Remark

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass
class Comments:
    """The remarks that have not found their place yet, and those placed, in order.

    `is_open` is false inside notes, where Word allows no comment.
    """

    leading: LanguageTag
    waiting: list[Remark] = field(default_factory=list)
    placed: list[Remark] = field(default_factory=list)
    is_open: bool = True

    def about(self, inner: str, language: LanguageTag, *, facts: Iterable[str] = (), unit: str = "") -> str:
        """Runs, and round them the comments that wait for one of these facts or for this text, if there are any."""
        if not self.waiting or not self.is_open:
            return inner
        wanted = set(facts)
        found = [
            remark
            for remark in self.waiting
            if remark.language == language and (remark.fact in wanted if remark.fact else remark.unit == unit)
        ]
        return self._placed(inner, found)

    def rest(self, inner: str) -> str:
        """Runs, and round them the comments that have found no place."""
        return self._placed(inner, list(self.waiting))

    def _placed(self, inner: str, remarks: list[Remark]) -> str:
        for remark in remarks:
            number = len(self.placed)
            self.waiting.remove(remark)
            self.placed.append(remark)
            inner = (
                f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
            )
        return inner

    def part(self, date: str) -> Attached | None:
        """The comments, dated `date` (ISO 8601), or nothing where there are none."""
        if not self.placed:
            return None
        inner = "".join(self._comment(number, remark, date) for number, remark in enumerate(self.placed))
        xml = f'{XML_HEAD}<w:comments xmlns:w="{W}">{inner}</w:comments>'
        return Attached(
            Relationship("rIdComments", f"{R}/comments", "comments.xml"), Part("word/comments.xml", _TYPE, xml)
        )

    def _comment(self, number: int, remark: Remark, date: str) -> str:
        initials = "".join(word[0].upper() for word in remark.author.split())
        language = (
            ""
            if remark.language == self.leading
            else f'<w:rPr><w:lang w:val="{LANGUAGE_TAGS[remark.language]}"/></w:rPr>'
        )
        return (
            f'<w:comment w:id="{number}" w:author={quoteattr(remark.author)} w:date="{date}T12:00:00Z" w:initials={quoteattr(initials)}>'
            '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:annotationRef/></w:r><w:r>{language}<w:t xml:space="preserve">{escape(remark.text)}</w:t></w:r></w:p></w:comment>'
        )
