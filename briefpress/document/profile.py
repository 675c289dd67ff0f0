"""The brief markup that templates emit: a strict profile of semantic HTML, written as XML, parsed once.

What is outside the profile (an element, an attribute, a class, loose text) is a finding; nothing is passed over.
The guide to it is docs/markup.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from briefpress.document.allowed import ATTRIBUTES, CLASSES, INLINE
from briefpress.document.figure_profile import read_figure
from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Datum,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    LanguageTag,
    LineBreak,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Particulars,
    Passage,
    Reference,
    Row,
    Signposts,
    Table,
    Text,
)
from briefpress.document.numbering import numbered
from briefpress.findings import Finding, Place, error


@dataclass
class _Parser:
    """Turns elements into nodes; faults are gathered with the line of the markup they stand at."""

    name: str
    language: LanguageTag = "ru"
    findings: list[Finding] = field(default_factory=list)

    def fault(self, element: Any, message: str) -> None:
        """A departure from the profile; the line is that of the rendered markup, which is no file, so it is told in words."""
        where = f"{message} (line {element.sourceline} of what the template emits)"
        self.findings.append(
            error(Place(self.name), "markup.profile", where, "docs/markup.md lists what a template may emit")
        )

    def check(self, element: Any) -> None:
        allowed = ATTRIBUTES.get(element.tag)
        if allowed is None:
            self.fault(element, f"<{element.tag}> is not in the profile")
            return
        for attribute in element.attrib:
            if attribute not in allowed:
                self.fault(element, f"<{element.tag}> has no attribute '{attribute}'")
        role = element.get("class")
        if role is not None and role not in CLASSES.get(element.tag, frozenset()):
            self.fault(element, f"<{element.tag}> has no class '{role}'")

    def no_loose_text(self, element: Any) -> None:
        loose = (element.text or "") + "".join(child.tail or "" for child in element)
        if loose.strip():
            self.fault(element, f"loose text in <{element.tag}>: '{loose.strip()[:30]}'")

    def inlines(self, element: Any) -> tuple[Inline, ...]:
        """The words of a block, without spaces at its ends: markup is indented, words are not."""
        run = list(self.inlines_kept(element))
        if run and isinstance(run[0], Text):
            run[0] = Text(run[0].text.lstrip(" "))
        if run and isinstance(run[-1], Text):
            run[-1] = Text(run[-1].text.rstrip(" "))
        return tuple(inline for inline in run if inline != Text(""))

    def inline(self, element: Any) -> Inline:
        if element.tag not in INLINE:
            self.fault(element, f"<{element.tag}> stands where only words may")
            return Text("")
        self.check(element)
        if element.tag in ("data", "time"):
            return self.datum(element)
        if element.tag == "br":
            return self.line_break(element)
        if element.tag in ("em", "strong"):
            return Emphasis(self.inlines_kept(element), strong=element.tag == "strong")
        if element.get("class") == "reference":
            return self.reference(element)
        if element.tag == "a":
            target = (element.get("href") or "").removeprefix("#")
            return Link(target, self.inlines_kept(element), element.get("id") or "")
        if element.get("class") == "note":
            facts = tuple((element.get("data-facts") or "").split())
            return Note(self.inlines(element), facts)
        if element.get("data-unit"):
            return Passage(element.get("data-unit"), self.inlines_kept(element))
        language = element.get("lang")
        if language not in ("ru", "en"):
            self.fault(element, "a <span> is a note (class), in another language (lang) or one text (data-unit)")
            language = "ru"
        return Foreign(cast(LanguageTag, language), self.inlines_kept(element))

    def reference(self, element: Any) -> Reference:
        if len(element) or element.text or element.get("id"):
            self.fault(element, "a reference is empty: what the place is called is filled in")
        return Reference((element.get("href") or "").removeprefix("#"))

    def line_break(self, element: Any) -> LineBreak:
        item = element.getparent()
        if item.tag != "li" or item.getparent().get("class") != "key-figures" or len(item.findall("br")) > 1:
            self.fault(element, "a <br> stands once in an item of key figures, between the figure and its words")
        return LineBreak()

    def inlines_kept(self, element: Any) -> tuple[Inline, ...]:
        """The inlines of an element inside a run: its outer spaces belong to the run and stay."""
        out: list[Inline] = []
        _add_text(out, element.text)
        for child in element:
            out.append(self.inline(child))
            _add_text(out, child.tail)
        return tuple(out)

    def datum(self, element: Any) -> Datum:
        is_date = element.tag == "time"
        value = element.get("datetime" if is_date else "value")
        fact = element.get("data-fact")
        text = element.text or ""
        if len(element) or value is None or fact is None or not text:
            self.fault(element, f"<{element.tag}> holds words only, and names its fact and value")
        return Datum(fact or "", value or "", text, is_date)

    def children(self, element: Any, *allowed: str) -> list[Any]:
        """The children of an element that may hold these only; none at all is a fault too."""
        self.no_loose_text(element)
        for child in element:
            self.check(child)
            if child.tag not in allowed:
                self.fault(child, f"<{child.tag}> in <{element.tag}>")
        if not len(element):
            self.fault(element, f"an empty <{element.tag}>")
        return [child for child in element if child.tag in allowed]

    def blocks(self, element: Any) -> tuple[Block, ...]:
        self.no_loose_text(element)
        out: list[Block] = []
        for child in element:
            self.check(child)
            reader = _BLOCKS.get(child.tag)
            if reader is None:
                self.fault(child, f"<{child.tag}> stands where a block must")
            else:
                out.append(reader(self, child))
        return tuple(out)

    def heading(self, element: Any) -> Heading:
        level = int(element.tag[1])
        return Heading(level, self.inlines(element), element.get("id") or "title", element.get("class") != "unnumbered")

    def paragraph(self, element: Any) -> Paragraph:
        return Paragraph(self.inlines(element), element.get("class") or "body")

    def list_block(self, element: Any) -> ListBlock:
        items = tuple(self.inlines(child) for child in self.children(element, "li"))
        return ListBlock(items, ordered=element.tag == "ol", role=element.get("class") or "plain")

    def box(self, element: Any) -> Box:
        return Box("key-messages", self.blocks(element))

    def table(self, element: Any) -> Table:
        parts = {child.tag: child for child in self.children(element, "caption", "thead", "tbody")}
        if len(parts) != len(element):
            self.fault(element, "a table has at most one <caption>, one <thead> and one <tbody>")
        caption = self.inlines(parts["caption"]) if "caption" in parts else ()
        head = self.rows(parts["thead"]) if "thead" in parts else ()
        body = self.rows(parts["tbody"]) if "tbody" in parts else ()
        widths = tuple(int(width) for width in re.findall(r"\d+", element.get("widths") or ""))
        if not widths or 0 in widths:
            self.fault(element, "a table names the widths of its columns, none of them 0")
        if any(len(row) != len(widths) for row in (*head, *body)):
            self.fault(element, f"a row of another number of cells than the {len(widths)} widths")
        if not body:
            self.fault(element, "a table without rows")
        if caption and not (element.get("label") or "").strip():
            self.fault(element, "a table with a caption has a label, the word before its number")
        summary, label = element.get("summary") or "", element.get("label") or ""
        return Table(element.get("class") or "figures", head, body, widths, summary, caption, label)

    def figure(self, element: Any) -> Figure:
        return read_figure(element, self.language, self.inlines, self.fault)

    def rows(self, element: Any) -> tuple[Row, ...]:
        return tuple(
            tuple(self.cell(cell) for cell in self.children(row, "th", "td")) for row in self.children(element, "tr")
        )

    def cell(self, element: Any) -> Cell:
        facts = tuple((element.get("data-facts") or "").split())
        return Cell(self.inlines(element), element.tag == "th", element.get("class") == "number", facts=facts)

    def whole(self, root: Any) -> None:
        """What holds of the document as a whole: one title, every anchor once, a date of the calendar, no note in a note."""
        if len(root.findall(".//h1")) > 1:
            self.fault(root, "a second <h1>")
        anchors = Counter(element.get("id") for element in root.iter("h2", "h3", "a", "figure"))
        named = {element.get("id") for element in root.iter("h2", "h3", "figure")}
        for element in root.iter("h2", "h3", "a", "figure"):
            if element.tag in ("h2", "h3") and not element.get("id"):
                self.fault(element, f"<{element.tag}> without an id")
            elif element.get("id") and anchors[element.get("id")] > 1:
                self.fault(element, f"the id '{element.get('id')}' stands twice")
        for link in root.iter("a"):
            target = link.get("href") or ""
            if not target.startswith("#") or target[1:] not in anchors:
                self.fault(link, f"a link to '{target}', which is no place in the document")
            elif link.get("class") == "reference" and target[1:] not in named:
                self.fault(link, f"a reference to '{target}', which is neither a heading nor a figure")
        if root.findall(".//span[@class='note']//span[@class='note']"):
            self.fault(root, "a note inside a note")
        try:
            dt.date.fromisoformat(root.get("date") or "2000-01-01")
        except ValueError:
            self.fault(root, f"'{root.get('date')}' is no date (ISO 8601)")


_BLOCKS: Mapping[str, Callable[[_Parser, Any], Block]] = {
    "h1": _Parser.heading,
    "h2": _Parser.heading,
    "h3": _Parser.heading,
    "p": _Parser.paragraph,
    "ul": _Parser.list_block,
    "ol": _Parser.list_block,
    "aside": _Parser.box,
    "table": _Parser.table,
    "figure": _Parser.figure,
}


def _add_text(out: list[Inline], text: str | None) -> None:
    if not text:
        return
    collapsed = re.sub(r"[ \t\r\n]+", " ", text)
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text + collapsed)
    else:
        out.append(Text(collapsed))


def parse_markup(markup: str, name: str) -> tuple[Document | None, list[Finding]]:
    """The numbered Document that `markup` describes, or None, and every departure from the profile.

    `name` is what findings call the markup (the template's file).
    """
    try:
        root = etree.fromstring(
            markup.encode(), etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        )
    except etree.XMLSyntaxError as fault:
        return None, [error(Place(name), "markup.syntax", f"{fault.msg} (of what the template emits)")]
    parser = _Parser(name)
    parser.check(root)
    language = root.get("lang")
    if root.tag != "article" or language not in ("ru", "en"):
        parser.fault(root, 'the root is <article lang="ru"> or <article lang="en">')
        return None, parser.findings
    tag = cast(LanguageTag, language)
    parser.language = tag
    parser.whole(root)
    blocks = parser.blocks(root)
    if parser.findings:
        return None, parser.findings
    particulars = Particulars(
        running=root.get("running") or "",
        page_label=root.get("page-label") or "{page}/{pages}",
        subject=root.get("subject") or "",
        keywords=root.get("keywords") or "",
        author=root.get("author") or "",
        date=root.get("date") or "",
        identifier=root.get("id") or "",
        layout="compact" if root.get("class") == "compact" else "normal",
        signposts=(Signposts(tag, *(root.get(name) or "" for name in ("contents", "notes", "skip", "back"))),),
    )
    return numbered(Document((tag,), root.get("title") or "", blocks, particulars)), []
