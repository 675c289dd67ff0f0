"""The document, the PDF and the Word file hold the same words, notes and counts; the two languages the same facts."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby

import pytest
from lxml import etree
from pypdf import PdfReader

from briefpress.document.nodes import (
    Block,
    Datum,
    Document,
    Emphasis,
    Figure,
    Heading,
    Holder,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Mark,
    Note,
    Paragraph,
    Reference,
    Table,
    Text,
)
from briefpress.document.walks import (
    data_of,
    facts_of,
    figures_of,
    inlines_in,
    inlines_of,
    marks_of,
    notes_of,
    opened,
    plain,
)
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.writing.docx.words import bookmark_name
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.markup import table_label
from briefpress.writing.pdf import write_pdf
from tests.synthetic import ROOT, documents, real_project, synthetic_project

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

CONTENTS = "w:sdt[w:sdtPr/w:docPartObj/w:docPartGallery/@w:val = 'Table of Contents']"
HEADING_STYLES = ("Title", "Heading1", "Heading2", "HeadingUnnumbered", "HeadingUnnumbered2", "CalloutHeading")


def squashed(text: str) -> str:
    """The letters of a text, without spaces and without hyphens (a line's end may bring one)."""
    return re.sub(r"[\s\u00ad\u200b\u2060\u2010\u2011-]+", "", text)


def blocks_of(document: Document) -> Iterator[Block]:
    """Every block, those inside boxes and pairs included, in reading order."""

    def inside(blocks: tuple[Block, ...]) -> Iterator[Block]:
        for block in blocks:
            yield block
            if hasattr(block, "blocks"):
                yield from inside(block.blocks)
            for left, right in getattr(block, "rows", ()):
                yield from inside(left)
                yield from inside(right)

    return inside(document.blocks)


def body_words(document: Document) -> str:
    """The squashed text of the document without its notes, with the numbers of headings and tables."""
    parts: list[str] = []

    def add(block: Block) -> None:
        if isinstance(block, Heading):
            parts.append(block.number)
        if isinstance(block, Table | Figure):
            parts.append(table_label(block))
        if hasattr(block, "blocks") or hasattr(block, "rows"):
            for inner in [
                *getattr(block, "blocks", ()),
                *(one for row in getattr(block, "rows", ()) for side in row for one in side),
            ]:
                add(inner)
            return
        parts.extend(plain(run) for run in inlines_of(block))

    for block in document.blocks:
        add(block)
    return squashed("".join(parts))


def note_words(document: Document) -> list[str]:
    return [squashed(plain(note.children)) for note in notes_of(document)]


def counts(document: Document) -> dict[str, int]:
    found = list(blocks_of(document))
    return {
        "headings": sum(isinstance(block, Heading) for block in found),
        "tables": sum(isinstance(block, Table) for block in found),
        "figures": sum(isinstance(block, Figure) for block in found),
        "rows": sum(len(block.head) + len(block.body) for block in found if isinstance(block, Table)),
        "head rows": sum(len(block.head) for block in found if isinstance(block, Table)),
        "items": sum(len(block.items) for block in found if isinstance(block, ListBlock)),
        "notes": len(notes_of(document)),
        "emphasis": sum(
            isinstance(inline, Emphasis)
            for block in document.blocks
            for run in inlines_of(block)
            for inline in opened(run)
        ),
        "pairs": sum(len(getattr(block, "rows", ())) for block in found),
    }


class Word:
    """A Word file as the words and counts that are compared."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.body = etree.fromstring(package.read("word/document.xml"))[0]
            self.footnotes = [
                note for note in etree.fromstring(package.read("word/footnotes.xml")) if note.get(f"{W}type") is None
            ]

    def words(self) -> str:
        numbers, parts = [0, 0], []
        for paragraph in self.paragraphs():
            style = self.style(paragraph)
            if style in ("Heading1", "Heading2"):
                level = int(style[-1]) - 1
                numbers[level] += 1
                numbers[level + 1 :] = [0] * (1 - level)
                parts.append(".".join(str(number) for number in numbers[: level + 1]) + ("." if level == 0 else ""))
            parts += [text.text or "" for text in paragraph.iter(f"{W}t")]
        return squashed("".join(parts))

    def paragraphs(self) -> Iterator[etree._Element]:
        """Every paragraph but those of the table of contents, which tests/test_word_contents.py compares."""
        (*contents,) = self.body.xpath(CONTENTS, namespaces={"w": W.strip("{}")})
        assert len(contents) <= 1
        listed = {paragraph for control in contents for paragraph in control.iter(f"{W}p")}
        return (paragraph for paragraph in self.body.iter(f"{W}p") if paragraph not in listed)

    @staticmethod
    def style(paragraph: etree._Element) -> str:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return found.get(f"{W}val") or "" if found is not None else ""

    @staticmethod
    def stress(run: etree._Element) -> str:
        found = run.find(f"{W}rPr/{W}rStyle")
        return found.get(f"{W}val") or "" if found is not None else ""

    def alternatives(self) -> list[str]:
        return [str(picture.get("descr")) for picture in self.body.iter(f"{WP}docPr")]

    def notes(self) -> list[str]:
        return [squashed("".join(text.text or "" for text in note.iter(f"{W}t"))) for note in self.footnotes]

    def calls(self) -> list[str]:
        return [str(call.get(f"{W}id")) for call in self.body.iter(f"{W}footnoteReference")]

    def counts(self) -> dict[str, int]:
        styles = Counter(self.style(paragraph) for paragraph in self.paragraphs())
        tables = list(self.body.iter(f"{W}tbl"))
        parallel = [
            table
            for table in tables
            if (table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")) in ("ParallelTable", "CalloutTable")
        ]
        rows = [row for table in tables if table not in parallel for row in table.iter(f"{W}tr")]
        emphasised = [
            name
            for part in (self.body, *self.footnotes)
            for paragraph in part.iter(f"{W}p")
            # A stressed value is several runs, one of them in its control.
            for name, _ in groupby(self.stress(run) for run in paragraph.iter(f"{W}r"))
            if name in ("Emphasis", "Strong")
        ]
        return {
            "headings": sum(styles[name] for name in HEADING_STYLES),
            "tables": len(tables) - len(parallel),
            "figures": styles["Picture"],
            "rows": len(rows),
            "head rows": sum(1 for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None),
            "items": sum(styles[name] for name in ("ListBullet", "ListNumber", "CalloutList", "KeyFigure")),
            "notes": len(self.calls()),
            # The strong words of a key figure are a paragraph of their own.
            "emphasis": len(emphasised) + styles["KeyFigure"],
            "pairs": sum(1 for table in parallel for _ in table.iter(f"{W}tr")),
        }


@cache
def every_document() -> dict[str, Document]:
    """Every edition of the synthetic brief and of every real one, by name."""
    made: dict[str, Document] = {}
    for project in (synthetic_project(), real_project()):
        for name in project.briefs:
            made |= {f"{name}.{edition}": document for edition, document in documents(project, name).items()}
    assert len(made) >= 4 * len(EDITIONS)
    return made


REAL = sorted(path.stem for path in (ROOT / "briefs").glob("*.yaml"))
NAMES = [f"{name}.{edition}" for name in ("ferry", *REAL) for edition in EDITIONS]


def test_every_brief_is_compared() -> None:
    assert set(NAMES) <= set(every_document())


@pytest.mark.parametrize("name", NAMES)
def test_the_word_file_holds_the_document(name: str) -> None:
    document = every_document()[name]
    word = Word(write_docx(document, synthetic_project().theme))

    assert word.words() == body_words(document)
    assert word.notes() == note_words(document)
    assert word.calls() == [str(note.number) for note in notes_of(document)]
    assert word.counts() == counts(document)
    assert word.alternatives() == [figure.alternative for figure in figures_of(document)]


def pieces_of(document: Document) -> Iterator[str]:
    """Stretches of words that no note call and no line break interrupts: body first, then the notes."""

    def runs(children: tuple[Inline, ...]) -> Iterator[str]:
        held = ""
        for child in unheld(children):
            if isinstance(child, Note | LineBreak):
                yield held
                held = ""
            elif isinstance(child, Text | Datum | Reference):
                held += child.text
        yield held

    def unheld(children: tuple[Inline, ...]) -> Iterator[Inline]:
        for child in children:
            yield from unheld(child.children) if isinstance(child, Holder) else (child,)

    for block in document.blocks:
        for run in inlines_of(block):
            yield from runs(run)
    for note in notes_of(document):
        yield plain(note.children)


def is_in(piece: str, text: str) -> bool:
    """Whether the piece stands in the text whole, or cut once by the turn of a page; one of the parts tells which it is.

    A page may end with the first word of a piece: that no letter is lost is counted beside this.
    """
    if piece in text:
        return True
    cuts = (cut for cut in range(1, len(piece)) if max(cut, len(piece) - cut) >= 12)
    return any(piece[:cut] in text and piece[cut:] in text for cut in cuts)


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_holds_the_document(name: str) -> None:
    document = every_document()[name]
    pdf, findings = write_pdf(document, synthetic_project().theme, name)
    assert pdf is not None, findings
    reader = PdfReader(io.BytesIO(pdf.data))
    pages = [page.extract_text() for page in reader.pages]
    text = squashed("".join(pages))
    folded = text.casefold()

    pieces = [squashed(piece) for piece in pieces_of(document) if squashed(piece)]
    assert len(pieces) > 30
    missing = [piece for piece in pieces if not is_in(piece.casefold(), folded)]
    assert missing == []
    wanted = Counter(body_words(document).casefold()) + Counter("".join(note_words(document)).casefold())
    wanted += Counter("".join(str(note.number) * 2 for note in notes_of(document)))
    assert wanted - Counter(folded) == Counter()
    assert len(pages) == pdf.pages
    figures = figures_of(document)
    assert alternatives_in(reader) == [figure.alternative for figure in figures]
    shown = [squashed(word) for figure in figures for mark in marks_of(figure) for word in shown_beside(mark)]
    assert [word for word in shown if word not in text] == []


def shown_beside(mark: Mark) -> list[str]:
    """The words that a picture prints of a mark; they may be cut into lines anywhere between two words."""
    return [word for said in (mark.label, mark.when) for word in said.split(" ")]


def alternatives_in(reader: PdfReader) -> list[str]:
    """The alternative texts of the figures in the structure of the PDF, in order."""

    def inside(node: object) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        for child in node if isinstance(node, list) else [node.get("/K", [])] if isinstance(node, dict) else []:
            yield from inside(child)
        if isinstance(node, dict) and "/Alt" in node:
            yield str(node["/Alt"])

    return list(inside(reader.trailer["/Root"]["/StructTreeRoot"]))  # type: ignore[index]


def without_notes(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(
        replace(child, children=without_notes(child.children)) if isinstance(child, Holder) else child
        for child in children
        if not isinstance(child, Note)
    )


def test_the_comparison_sees_what_is_lost() -> None:
    """Proof that the tests above can fail: a note, a row, an item and a stressed word are taken away."""
    document = every_document()["ferry.ru"]
    word = Word(write_docx(document, synthetic_project().theme))
    table = next(block for block in document.blocks if isinstance(block, Table) and len(block.body) > 1)
    paragraph = next(
        block
        for block in document.blocks
        if isinstance(block, Paragraph) and any(isinstance(child, Note) for child in opened(block.children))
    )
    shorter = replace(
        document,
        blocks=tuple(replace(block, body=block.body[1:]) if block is table else block for block in document.blocks),
    )
    key_figures = next(
        block for block in document.blocks if isinstance(block, ListBlock) and block.role == "key-figures"
    )
    unnoted = replace(
        document,
        blocks=tuple(
            replace(block, children=without_notes(block.children)) if block is paragraph else block
            for block in document.blocks
        ),
    )

    assert word.counts() != counts(shorter)
    assert word.words() != body_words(shorter)
    undrawn = replace(document, blocks=tuple(block for block in document.blocks if not isinstance(block, Figure)))

    assert word.counts() != counts(undrawn)
    assert word.alternatives()
    assert values_of(document) != values_of(undrawn)
    assert word.notes() != note_words(unnoted)
    assert word.counts()["notes"] != counts(unnoted)["notes"]
    assert counts(document)["emphasis"] == 1 + len(key_figures.items)


@pytest.mark.parametrize("name", ["ferry", *REAL])
def test_the_languages_use_the_same_facts_with_equal_values(name: str) -> None:
    russian, english = (every_document()[f"{name}.{language}"] for language in ("ru", "en"))

    assert facts_of(russian) == facts_of(english)
    assert values_of(russian) == values_of(english)
    assert len(values_of(russian)) > 5
    assert len(notes_of(russian)) == len(notes_of(english))
    assert [note.facts for note in notes_of(russian)] == [note.facts for note in notes_of(english)]


@pytest.mark.parametrize("name", ["ferry", *REAL])
def test_side_by_side_holds_both_languages_whole(name: str) -> None:
    editions: tuple[EditionName, ...] = ("ru", "en")
    both, single = every_document()[f"{name}.ru-en"], [every_document()[f"{name}.{edition}"] for edition in editions]

    assert facts_of(both) == facts_of(single[0])
    assert values_of(both) == values_of(single[0]) + values_of(single[1])
    assert sorted(note_words(both)) == sorted(note_words(single[0]) + note_words(single[1]))


def values_of(document: Document) -> Counter[tuple[str, str]]:
    """How often each value of each fact is printed or drawn."""
    drawn = [(mark.fact, mark.value) for figure in figures_of(document) for mark in marks_of(figure)]
    return Counter([(datum.fact, datum.value) for datum in data_of(document)] + drawn)


@pytest.mark.parametrize("name", NAMES)
def test_references_are_fields_that_lead_to_bookmarks(name: str) -> None:
    """Every cross-reference of the document is a REF field with its words cached, and its bookmark holds the same words."""
    document = every_document()[name]
    wanted = [inline for inline in inlines_in(document) if isinstance(inline, Reference)]
    with zipfile.ZipFile(io.BytesIO(write_docx(document, synthetic_project().theme))) as package:
        parts = [etree.fromstring(package.read(f"word/{part}.xml")) for part in ("document", "footnotes")]
    found = []
    for part in parts:
        for code in part.iter(f"{W}instrText"):
            if (code.text or "").split()[0] == "REF":
                shown = code.getparent().xpath("following-sibling::*[2]//*[local-name()='t']/text()")
                found.append(((code.text or "").split()[1], "".join(shown)))
    marked = {
        str(mark.get(f"{W}name")): words_between(part, mark)
        for part in parts
        for mark in part.iter(f"{W}bookmarkStart")
    }

    assert sorted(found) == sorted((bookmark_name(one.target), one.text) for one in wanted)
    assert all(squashed(marked[target]) == squashed(text) for target, text in found)


def words_between(part: etree._Element, start: etree._Element) -> str:
    """The words between the ends of a bookmark in one paragraph."""
    words, number = "", start.get(f"{W}id")
    for element in start.itersiblings():
        if element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") == number:
            return words
        words += "".join(text.text or "" for text in element.iter(f"{W}t"))
    raise AssertionError(f"the bookmark {number} is not closed")


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_the_same_places_in_the_word_file(name: str) -> None:
    """Every link of the document is a hyperlink to a bookmark that stands once, in the text or in a note."""
    links = [inline for inline in inlines_in(every_document()[name]) if isinstance(inline, Link)]
    with zipfile.ZipFile(io.BytesIO(write_docx(every_document()[name], synthetic_project().theme))) as package:
        parts = [etree.fromstring(package.read(f"word/{part}.xml")) for part in ("document", "footnotes")]
    bookmarks = [mark for part in parts for mark in part.iter(f"{W}bookmarkStart")]
    names = [str(mark.get(f"{W}name")) for mark in bookmarks]
    led = [str(link.get(f"{W}anchor")) for part in parts for link in part.iter(f"{W}hyperlink")]
    # Those of the table of contents are compared in tests/test_word_contents.py.
    targets = [target for target in led if not target.startswith("_Toc")]

    assert links
    assert sorted(targets) == sorted(bookmark_name(link.target) for link in links)
    assert set(targets) <= set(names)
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40
    assert len({mark.get(f"{W}id") for mark in bookmarks}) == len(bookmarks)
