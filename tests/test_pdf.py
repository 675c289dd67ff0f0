"""The PDF: no note lost, no font but ours, no warning passed over, the same bytes twice."""

from __future__ import annotations

import io
import logging
import random
import re
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyphen
import pytest
import weasyprint
from pypdf import PdfReader

import briefpress.writing.pdf as pdf_module
from briefpress.document.nodes import Document, Note, Paragraph, Text
from briefpress.document.numbering import numbered
from briefpress.document.walks import notes_of
from briefpress.findings import Finding
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.publishing.project import Project
from briefpress.writing import footnote_layout, laid_out_pages
from briefpress.writing.fonts import FontMissing, font_file
from briefpress.writing.footnote_layout import mended_footnotes
from briefpress.writing.hyphenation import stays_whole, whole_words
from briefpress.writing.laid_out_pages import find_lost_notes, laid_out_notes
from briefpress.writing.pdf import write_pdf
from briefpress.writing.tokens import Theme
from tests.synthetic import documents, ferry, real_project


def noted(paragraphs: int, notes: int, words: int) -> Document:
    """A document of many notes, all alike."""
    runs = tuple(
        Paragraph(
            tuple(
                inline
                for place in range(notes)
                for inline in (Text("слово " * words), Note((Text(f"примечание {paragraph}.{place} " * 6),)))
            )
        )
        for paragraph in range(paragraphs)
    )
    return numbered(Document(("ru",), "Много примечаний", runs))


def uneven(seed: int) -> Document:
    """A document of paragraphs and notes of any length: the kind in which the engine loses some."""
    length = random.Random(seed)
    runs = tuple(
        Paragraph(
            tuple(
                inline
                for _ in range(length.randint(1, 4))
                for inline in (
                    Text("слово " * length.randint(3, 40)),
                    Note((Text("примечание " * length.randint(2, 30)),)),
                )
            )
        )
        for _ in range(12)
    )
    return numbered(Document(("ru",), "Неровные примечания", runs))


def test_the_same_document_gives_the_same_bytes(project: Project) -> None:
    first, _ = write_pdf(ferry()["ru"], project.theme, "a.pdf")
    second, _ = write_pdf(ferry()["ru"], project.theme, "b.pdf")

    assert first is not None
    assert first == second


def test_only_the_themes_fonts_are_embedded(project: Project) -> None:
    pdf, _ = write_pdf(ferry()["ru-en"], project.theme, "a.pdf")
    assert pdf is not None
    names = set()
    for page in PdfReader(io.BytesIO(pdf.data)).pages:
        names |= {str(font.get_object()["/BaseFont"]).split("+")[1] for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]

    assert names
    assert all(name.startswith("Brief-") for name in names), names


def test_hundreds_of_notes_all_arrive(project: Project) -> None:
    for paragraphs, notes, words in ((40, 3, 9), (30, 5, 4), (60, 2, 17)):
        document = noted(paragraphs, notes, words)
        pdf, findings = write_pdf(document, project.theme, "many.pdf")

        assert pdf is not None, findings
        assert len(notes_of(document)) == paragraphs * notes


def layout_of(*pages: list[tuple[int, float]]) -> object:
    """A layout as the guard sees it: per page the notes' numbers and the top of each."""
    made = []
    for page in pages:
        boxes = [
            SimpleNamespace(
                element={"data-number": str(number)}, element_tag="span", position_y=top, margin_height=lambda: 10.0
            )
            for number, top in page
        ]
        area = type("FootnoteAreaBox", (), {"descendants": lambda self, boxes=boxes: boxes})()
        made.append(
            SimpleNamespace(_page_box=SimpleNamespace(margin_top=20, height=800, margin_bottom=20, children=[area]))
        )
    return SimpleNamespace(pages=made)


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ([[(1, 700), (2, 710)], [(3, 700)]], None),
        ([[(1, 700), (2, 710)]], "note.lost"),
        ([[(2, 700), (1, 710)], [(3, 700)]], "note.order"),
        ([[(1, 700), (2, 710)], [(3, 835)]], "note.outside"),
        ([[(1, 5), (2, 710)], [(3, 700)]], "note.outside"),
    ],
)
def test_the_guard_tells_what_became_of_the_notes(pages: list[list[tuple[int, float]]], code: str | None) -> None:
    document = noted(1, 3, 2)

    found = find_lost_notes(document, layout_of(*pages), "x.pdf")

    assert [finding.code for finding in found] == ([code] if code else [])


def test_a_file_that_lacks_a_note_is_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laid_out_pages, "laid_out_notes", lambda layout: laid_out_notes(layout)[:-1])
    pdf, findings = write_pdf(ferry()["ru"], project.theme, "x.pdf")

    assert pdf is None
    assert [finding.code for finding in findings] == ["note.lost"]


def engine_parts() -> tuple[object, ...]:
    """The functions of the engine that are replaced while it lays out."""
    layout = weasyprint.layout
    return (
        layout.block._linebox_layout,
        layout.make_all_pages,
        layout.LayoutContext._update_footnote_area,
        weasyprint.text.line_break.pyphen,
    )


def test_the_engine_is_left_as_it_was(project: Project) -> None:
    before = engine_parts()
    with mended_footnotes(), whole_words():
        assert not {id(part) for part in before} & {id(part) for part in engine_parts()}

    assert write_pdf(noted(10, 3, 7), project.theme, "x.pdf")[0] is not None
    assert engine_parts() == before


@pytest.mark.parametrize("seed", [11, 18])
def test_the_mending_keeps_notes_that_the_engine_loses(
    project: Project, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    assert write_pdf(uneven(seed), project.theme, "x.pdf")[1] == []

    monkeypatch.setattr(pdf_module, "mended_footnotes", nullcontext)
    assert [finding.code for finding in write_pdf(uneven(seed), project.theme, "x.pdf")[1]] == ["note.lost"]


def parted_notes(layout: Any) -> list[int]:
    """The numbers of the notes that stand on another page than their call."""
    pages: dict[str, dict[int, int]] = {"span::footnote-call": {}, "span::footnote-marker": {}}
    for place, page in enumerate(layout.pages):
        for box in page._page_box.descendants():
            if box.element is not None and box.element_tag in pages:
                pages[box.element_tag].setdefault(int(box.element.get("data-number")), place)
    calls, notes = pages.values()
    return [number for number, place in calls.items() if notes.get(number) != place]


def parted(document: Document, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The notes of a document's PDF that stand on another page than their call."""
    found: list[int] = []

    def watched(document: Document, layout: Any, name: str) -> list[Finding]:
        found.extend(parted_notes(layout))
        return find_lost_notes(document, layout, name)

    monkeypatch.setattr(pdf_module, "find_lost_notes", watched)
    write_pdf(document, theme, "x.pdf")
    return found


def test_a_note_stands_on_the_page_of_its_call(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [uneven(seed) for seed in range(12)]
    many += [
        documents(real_project(), name)[edition]
        for name, edition in (("education-science", "ru"), ("road-map-2030", "ru-en"))
    ]  # type: ignore[index]
    assert [parted(document, project.theme, monkeypatch) for document in many] == [[] for _ in many]

    monkeypatch.setattr(footnote_layout, "_Settled", list)
    assert [document.title for document in many if parted(document, project.theme, monkeypatch)] != []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "style",
    [
        "",
        "@page { @footnote { max-height: 30mm } }",
        ".note { margin: 1mm 0 }",
        ".note { footnote-display: inline }",
        "@page :first { @footnote { padding-left: 60mm } }",
    ],
    ids=["as it is", "a limit", "margins", "all in a line", "a narrow first page"],
)
def test_the_mended_engine_lays_out_what_it_would_without_a_fault(
    project: Project, monkeypatch: pytest.MonkeyPatch, edition: EditionName, style: str
) -> None:
    theme = replace(project.theme, style_sheet=project.theme.style_sheet + style)
    mended = write_pdf(ferry()[edition], theme, "x.pdf")
    monkeypatch.setattr(pdf_module, "mended_footnotes", nullcontext)

    assert mended == write_pdf(ferry()[edition], theme, "x.pdf")


def test_a_note_is_measured_once_a_page(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []

    def watched(context: object, area: Any, group: tuple[Any, ...]) -> float:
        measured.extend((id(area), id(note)) for note in group)
        return height(context, area, group)

    height = footnote_layout._height
    monkeypatch.setattr(footnote_layout, "_height", watched)
    document = noted(10, 3, 7)

    assert write_pdf(document, project.theme, "x.pdf")[0] is not None
    assert {note for _, note in measured}
    assert len(measured) == len(set(measured))


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("Kazakhstan", True), ("октября", True), ("марте", True), ("million", True), ("миллиарда", True), ("ОДКБ", True), ("millions", True), ("Сотрудничество", True),
        ("сотрудничество", False), ("cooperation", False), ("маршрут", False),
    ],
)  # fmt: skip
def test_names_months_and_powers_of_ten_stay_whole(word: str, whole: bool) -> None:
    assert stays_whole(word) == whole
    hyphens = {"en": pyphen.Pyphen(lang="en_GB"), "ru": pyphen.Pyphen(lang="ru")}
    with whole_words():
        ours = weasyprint.text.line_break.pyphen.Pyphen(lang="ru" if word[-1] > "z" else "en_GB")
        parts = list(ours.iterate(word))
    assert (parts == []) == whole
    if not whole:
        assert parts == list(hyphens["ru" if word[-1] > "z" else "en"].iterate(word))
    assert weasyprint.text.line_break.pyphen is pyphen


def test_no_line_of_a_pdf_ends_within_a_name_or_a_month(project: Project) -> None:
    words = "Встреча состоялась двенадцатого октября в Республике Казахстан, о чём сообщил сотрудникам Нурсултан Назарбаев. "
    document = numbered(Document(("ru",), "Переносы", (Paragraph((Text(words * 40),)),)))
    pdf, findings = write_pdf(document, project.theme, "x.pdf")

    assert pdf is not None, findings
    cut = re.findall(r"([\w]+)-\n", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages))
    assert cut
    assert [word for word in cut if stays_whole(word) or "октябр".startswith(word)] == []


def test_a_character_that_no_font_draws_is_an_error(project: Project) -> None:
    document = Document(("ru",), "t", (Paragraph((Text("Ханьцзы: 漢"),)),))

    pdf, findings = write_pdf(document, project.theme, "x.pdf")

    assert pdf is None
    assert [finding.code for finding in findings] == ["glyph.missing"]
    assert "U+6F22" in findings[0].message


def test_kazakh_letters_are_drawn(project: Project) -> None:
    document = Document(("ru",), "t", (Paragraph((Text("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі ₸ № «» „“ — – − … €"),)),))

    pdf, findings = write_pdf(document, project.theme, "x.pdf")

    assert findings == []
    assert pdf is not None


def test_a_font_that_is_not_installed_is_an_error(project: Project) -> None:
    theme = replace(project.theme, fonts=replace(project.theme.fonts, serif="No Such Serif"))

    pdf, findings = write_pdf(ferry()["ru"], theme, "x.pdf")

    assert pdf is None
    assert [finding.code for finding in findings] == ["font.missing"]
    with pytest.raises(FontMissing):
        font_file("No Such Serif", 400, "normal")


def styled(theme: Theme, css: str) -> Theme:
    return replace(theme, style_sheet=theme.style_sheet + css)


def test_a_warning_of_the_engine_is_an_error(project: Project) -> None:
    _, findings = write_pdf(ferry()["ru"], styled(project.theme, "\np { colour-of-text: red }"), "x.pdf")

    assert {finding.code for finding in findings} == {"pdf.warning"}
    assert "colour-of-text" in findings[0].message


def test_the_engine_reads_nothing_but_fonts(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    for address in ((tmp_path / "secret.png").as_uri(), "http://127.0.0.1/x.png", "file:///etc/passwd"):
        pdf, findings = write_pdf(
            ferry()["ru"], styled(project.theme, f"\nbody {{ background: url('{address}') }}"), "x.pdf"
        )

        assert pdf is None
        assert "pdf.refused" in {finding.code for finding in findings}


def test_a_font_of_another_name_is_an_error(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = {1: SimpleNamespace(family=b"DejaVu Serif"), 2: SimpleNamespace(family=b"Brief Serif")}

    found = laid_out_pages.find_foreign_fonts(SimpleNamespace(fonts=fonts), "x.pdf")

    assert [finding.code for finding in found] == ["font.foreign"]


def test_the_log_of_the_engine_is_left_as_it_was(project: Project) -> None:
    handlers = list(logging.getLogger("weasyprint").handlers)
    write_pdf(ferry()["ru"], project.theme, "x.pdf")

    assert logging.getLogger("weasyprint").handlers == handlers


def test_a_long_word_is_broken_and_one_that_cannot_be_is_an_error(project: Project) -> None:
    document = Document(("ru",), "t", (Paragraph((Text("я" * 400),)),))

    broken, findings = write_pdf(document, project.theme, "x.pdf")
    assert findings == []
    assert broken is not None

    refused, findings = write_pdf(document, styled(project.theme, "\np { white-space: nowrap }"), "x.pdf")
    assert refused is None
    assert [finding.code for finding in findings] == ["page.overflow"]
