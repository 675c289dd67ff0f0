"""What a screen reader goes through: every word of the document, in its order and language, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import weasyprint.pdf

from briefpress.document.nodes import (
    Block,
    Box,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    LineBreak,
    ListBlock,
    Note,
    Pairs,
    Paragraph,
    Table,
    Text,
)
from briefpress.document.numbering import numbered
from briefpress.document.walks import opened
from briefpress.model.brief import EDITIONS
from briefpress.publishing.project import Project
from briefpress.writing.markup import table_label
from briefpress.writing.pdf import write_pdf
from briefpress.writing.spoken_words import SOFT_HYPHEN, spoken_words
from briefpress.writing.tagging import own_tags
from tests.screen_reader import Spoken, spoken
from tests.synthetic import real_project, synthetic_project
from tests.test_drift import every_document

Said = list[tuple[str, str]]
NAMES = [f"{name}.{edition}" for name in ("ferry", "baikonur", "eaeu") for edition in EDITIONS]
_STANDING_ALONE = ("P", "H1", "H2", "H3", "TH", "TD", "LBody", "Caption", "Note")


def joined(said: Said) -> Said:
    """Words with their languages: neighbours of one language as one, spaces as one, invisible joiners left out."""
    out: Said = []
    for language, words in said:
        if out and (out[-1][0] == language or not words.strip()):
            out[-1] = (out[-1][0], out[-1][1] + words)
        else:
            out.append((language, words))
    cleaned = ((language, re.sub("[\u00ad\u2060]", "", " ".join(words.split()))) for language, words in out)
    return [(language, words) for language, words in cleaned if words]


def of_inlines(children: tuple[Inline, ...], language: str) -> Iterator[tuple[str, str]]:
    for child in children:
        if isinstance(child, Note):
            yield language, str(child.number)
        elif isinstance(child, LineBreak):
            yield language, " "
        elif hasattr(child, "children"):
            yield from of_inlines(child.children, getattr(child, "language", language))
        else:
            yield language, child.text


def of_run(children: tuple[Inline, ...], language: str, before: str = "") -> Iterator[Said]:
    """A run of words, then its notes."""
    yield [(language, before), *of_inlines(children, language)]
    for child in opened(children):
        if isinstance(child, Note):
            own = child.language or language
            yield [(own, f"{child.number} "), *of_inlines(child.children, own)]


def of_block(block: Block, language: str) -> Iterator[Said]:
    if isinstance(block, Heading):
        yield from of_run(block.children, language, f"{block.number} " if block.number else "")
    elif isinstance(block, Paragraph):
        yield from of_run(block.children, language)
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield from of_run(item, language)
    elif isinstance(block, Table):
        yield from of_run(block.caption, language, table_label(block))
        for cell in (cell for row in (*block.head, *block.body) for cell in row):
            yield from of_run(cell.children, cell.language or language)
    elif isinstance(block, Figure):
        yield from of_run(block.caption, language, table_label(block))
    elif isinstance(block, Box):
        for inner in block.blocks:
            yield from of_block(inner, language)
    else:
        for row in block.rows:
            for side, own in zip(row, block.languages, strict=True):
                for inner in side:
                    yield from of_block(inner, own)


def of_document(document: Document) -> list[Said]:
    said = (joined(words) for block in document.blocks for words in of_block(block, document.language))
    return [words for words in said if words]


def of_element(element: Spoken) -> Iterator[Said]:
    """The words of an element that stand alone, then those of the elements inside it that do."""

    def own(node: Spoken) -> Iterator[tuple[str, str]]:
        for kid in node.kids:
            if isinstance(kid, str):
                yield node.language, kid
            elif kid.role not in (*_STANDING_ALONE, "L", "Div", "Table"):
                yield from own(kid)

    if element.role in _STANDING_ALONE:
        yield list(own(element))
    for kid in element.kids:
        if isinstance(kid, Spoken):
            yield from of_element(kid)


def of_pdf(data: bytes) -> list[Said]:
    said = (joined(words) for words in of_element(spoken(data)))
    return [words for words in said if words]


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_is_read_out_as_the_document_stands(name: str) -> None:
    document = every_document()[name]
    project = synthetic_project() if name.startswith("ferry") else real_project()
    pdf, findings = write_pdf(document, project.theme, name)
    assert pdf is not None, findings

    read, written = of_pdf(pdf.data), of_document(document)

    assert len(written) > 40
    assert read == written


def written(document: Document, project: Project) -> Spoken:
    pdf, findings = write_pdf(document, project.theme, "x.pdf")
    assert pdf is not None, findings
    assert pdf.pages > 1
    return spoken(pdf.data)


def test_a_table_over_several_pages_is_one_and_its_head_is_read_once(project: Project) -> None:
    head = ((Cell((Text("Год"),), head=True), Cell((Text("Число"),), head=True)),)
    body = tuple((Cell((Text(f"год {row}"),), head=True), Cell((Text(f"число {row}"),))) for row in range(120))
    document = numbered(
        Document(("ru",), "t", (Table("figures", head, body, (50, 50), "s", (Text("имя"),), "Таблица"),))
    )

    read = written(document, project)

    (table,) = read.all("Table")
    assert [kid.role for kid in table.kids if isinstance(kid, Spoken)] == ["Caption", "THead", "TBody"]
    rows = list(table.all("TR"))
    assert [row.text for row in rows] == ["ГодЧисло", *(f"год {row}число {row}" for row in range(120))]
    assert [mark.marks["Scope"] for mark in table.all("TH")] == ["Column", "Column", *["Row"] * 120]
    (last,) = list(rows[-1].all("TD"))
    heads = {cell.marks["ID"]: cell.text for cell in table.all("TH")}
    assert [heads[name] for name in last.marks["Headers"].split()] == ["год 119", "Число"]


def test_a_list_and_a_paragraph_over_two_pages_are_one(project: Project) -> None:
    items = tuple((Text(f"пункт {number} " * 30),) for number in range(40))
    document = Document(("ru",), "t", (ListBlock(items, ordered=True), Paragraph((Text("слово " * 1500),))))

    read = written(document, project)

    (listed,) = read.all("L")
    assert listed.marks["ListNumbering"] == "Decimal"
    assert [item.text.split()[0] for item in listed.all("LI")] == [f"{number}." for number in range(1, 41)]
    (paragraph,) = (element for element in read.kids if isinstance(element, Spoken) and element.role == "P")
    assert paragraph.text.split() == ["слово"] * 1500


def test_a_row_of_two_languages_over_two_pages_is_read_left_then_right(project: Project) -> None:
    left, right = Paragraph((Text("слово " * 1200),)), Paragraph((Text("word " * 1200),))
    document = Document(("ru", "en"), "t", (Pairs((((left,), (right,)), ((left,), (right,))), ("ru", "en")),))

    words = written(document, project).text.split()

    assert words == (["слово"] * 1200 + ["word"] * 1200) * 2


def test_a_note_is_named_and_led_to_from_its_call(project: Project) -> None:
    document = numbered(
        Document(
            ("ru",), "t", tuple(Paragraph((Text("слово " * 60), Note((Text("взято оттуда"),)))) for _ in range(20))
        )
    )

    read = written(document, project)

    order = list(read.all("P", "Note"))
    assert [element.role for element in order] == ["P", "Note"] * 20
    assert [note.marks["ID"] for note in order[1::2]] == [f"note-{number}" for number in range(1, 21)]
    assert [[link.text for link in paragraph.all("Link")] for paragraph in order[::2]] == [
        [str(n)] for n in range(1, 21)
    ]
    assert {call.kids[0].role for call in read.all("Reference") if isinstance(call.kids[0], Spoken)} == {"Link"}


def test_the_engines_own_function_is_put_back() -> None:
    before = weasyprint.pdf.add_tags
    with own_tags():
        assert weasyprint.pdf.add_tags is not before

    assert weasyprint.pdf.add_tags is before


@pytest.mark.parametrize(
    ("drawn", "source", "read"),
    [
        (["одно", "два"], ["одно два"], ["одно", " два"]),
        (["пере-", "нос"], ["перенос"], [f"пере{SOFT_HYPHEN}", "нос"]),
        (["кто-", "то"], ["кто-то"], ["кто-", "то"]),
        (["СПРАВКА"], ["Справка"], ["Справка"]),
        (["одно", "три"], ["одно ", " три"], ["одно ", " три"]),
        (["строка"], ["строка ", ""], ["строка "]),
        (["чужое"], ["иное"], ["чужое"]),
        (["один", "два"], ["один\n   два"], ["один", " два"]),
    ],
)
def test_words_are_read_whole(drawn: list[str], source: list[str], read: list[str]) -> None:
    assert spoken_words(drawn, source) == read
