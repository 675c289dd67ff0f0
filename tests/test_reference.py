"""A user's Word file as the pattern: its looks, our text; what it lacks is said, what it hides stays behind, what is wrong is a finding."""

from __future__ import annotations

import hashlib
import io
import json
import random
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_word
from lxml import etree

from briefpress.document.walks import figures_of
from briefpress.findings import Severity, as_text
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.writing.docx.reference.pattern import Reference, read_reference
from briefpress.writing.docx.writer import write_docx
from tests.command import run_command
from tests.conftest import judge
from tests.reference_files import (
    SECRET,
    W,
    english,
    letterhead,
    parts_of,
    png,
    replaced,
    russian,
    telling,
    with_part,
    zipped,
)
from tests.synthetic import copy_project, ferry
from tests.test_drift import Word, body_words, counts, is_in, note_words, pieces_of, squashed
from tests.test_judges import found_by_the_validator, pdf_by_libreoffice
from tests.test_themes import theme

FILES = {"english": english, "letterhead": letterhead, "russian": russian, "telling": telling}
_W = f"{{{W}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@cache
def reference(name: str) -> Reference:
    made, findings = read_reference(FILES[name](), f"{name}.docx", theme("house"), EDITIONS)
    assert made is not None, as_text(findings)
    return made


@cache
def written(name: str, edition: EditionName) -> bytes:
    return write_docx(ferry()[edition], theme("house"), reference(name))


def styles_in(data: bytes) -> dict[str, etree._Element]:
    return {str(style.get(f"{_W}styleId")): style for style in root(data, "styles").findall(f"{_W}style")}


def root(data: bytes, part: str) -> etree._Element:
    return etree.fromstring(parts_of(data)[f"word/{part}.xml"])


def name_of(style: etree._Element) -> str:
    """The name of a style in small letters."""
    return str(style.find(f"{_W}name").get(f"{_W}val")).casefold()  # type: ignore[union-attr]


def names_of(data: bytes) -> dict[str, str]:
    """For each name of a style its id."""
    return {name_of(style): style_id for style_id, style in styles_in(data).items()}


class Dressed(Word):
    """A dressed file as the words and counts that are compared: its styles called by our own ids again."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        plain = names_of(write_docx(ferry()["ru"], theme("house")))
        ids = {style_id: plain.get(name_of(style), style_id) for style_id, style in styles_in(data).items()}
        for part in (self.body, *self.footnotes):
            for call in part.iter(f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle"):
                assert call.get(f"{_W}val") in ids
                call.set(f"{_W}val", ids[str(call.get(f"{_W}val"))])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FILES)
def test_the_words_notes_and_tables_are_the_same_as_without(name: str, edition: EditionName) -> None:
    word, document = Dressed(written(name, edition)), ferry()[edition]

    assert word.words() == body_words(document)
    assert word.notes() == note_words(document)
    assert word.counts() == counts(document)
    assert word.alternatives() == [figure.alternative for figure in figures_of(document)]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FILES)
def test_the_open_xml_validator_finds_nothing(name: str, edition: EditionName, tmp_path: Path) -> None:
    assert found_by_the_validator(written(name, edition), tmp_path) == []


@pytest.mark.parametrize("name", FILES)
def test_libreoffice_shows_every_word_and_the_head(name: str, tmp_path: Path) -> None:
    reader = judge("pdftotext")
    pdf = pdf_by_libreoffice(written(name, "ru"), tmp_path)
    text = subprocess.run([reader, str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    shown = squashed(text).casefold()
    pieces = [squashed(piece).casefold() for piece in pieces_of(ferry()["ru"]) if squashed(piece)]
    heads = {"english": "Far Port", "letterhead": "Letterhead of", "russian": "Управление", "telling": "Letterhead"}

    assert [piece for piece in pieces if not is_in(piece, shown)] == []
    assert heads[name] in text
    assert SECRET not in text


def test_styles_of_the_file_are_used_by_their_names_with_its_own_ids() -> None:
    data = written("russian", "ru")
    used = {
        str(call.get(f"{_W}val"))
        for part in ("document", "footnotes")
        for call in root(data, part).iter(f"{_W}pStyle", f"{_W}rStyle")
    }

    assert {"1", "a3", "a4", "a5", "a6", "a7", "a8", "a9"} <= used
    assert not used & {"Heading1", "Title", "BodyText", "Caption", "FootnoteText", "ListBullet", "ListNumber"}
    assert used <= styles_in(data).keys()
    assert b"firstLine" in etree.tostring(styles_in(data)["a4"])


def test_a_style_of_ours_never_takes_the_id_of_another() -> None:
    """The file calls a style «Quelle» by the id that our «Source» has."""
    styles = styles_in(written("russian", "ru"))

    assert styles["Source"].find(f"{_W}name").get(f"{_W}val") == "Quelle"  # type: ignore[union-attr]
    assert styles["Source2"].find(f"{_W}name").get(f"{_W}val") == "Source"  # type: ignore[union-attr]


def test_names_match_whatever_their_capitals() -> None:
    """The letterhead has a style «callout list» of its own."""
    word = open_word(io.BytesIO(written("letterhead", "ru")))
    boxed = [paragraph for paragraph in word.paragraphs if paragraph.style.name == "callout list"]

    assert boxed
    assert boxed[0].style.font.size.pt == 11.5
    assert "Callout List" not in [style.name for style in word.styles]


def test_what_the_file_lacks_is_added_and_said() -> None:
    _, findings = read_reference(russian(), "mine.docx", theme("house"), ("ru",))

    (finding,) = findings
    assert (finding.code, finding.severity, finding.place.file) == (
        "reference.style-missing",
        Severity.WARNING,
        "mine.docx",
    )
    for name in ("Callout List", "Table Text", "Emphasis", "Brief Table"):
        assert f"'{name}'" in finding.message
        assert name.casefold() in names_of(written("russian", "ru"))
    for name in ("heading 1", "Body Text", "caption", "Normal", "header"):
        assert f"'{name}'" not in finding.message


def test_every_style_that_is_added_is_said_and_no_other() -> None:
    _, findings = read_reference(english(), "mine.docx", theme("house"), ("ru",))
    added = names_of(written("english", "ru")).keys() - names_of(english()).keys()

    (finding,) = findings
    assert added == {name.casefold() for name in finding.message.partition(": ")[2].replace("'", "").split(", ")}


def test_a_file_with_every_style_gives_no_finding() -> None:
    own = write_docx(ferry()["ru"], theme("gost"))
    made, findings = read_reference(own, "own.docx", theme("house"), ("ru", "en"))

    assert made is not None
    assert findings == []
    assert Dressed(write_docx(ferry()["ru"], theme("house"), made)).counts() == counts(ferry()["ru"])


def test_added_styles_are_set_in_the_fonts_of_the_file() -> None:
    styles = etree.tostring(root(written("russian", "ru"), "styles")).decode()

    assert "Times New Roman" in styles
    assert "PT Serif" not in styles
    assert "PT Sans" not in styles


def test_text_without_a_style_of_its_own_looks_as_the_files_normal() -> None:
    bare = zipped(
        {
            name: content.replace(b'"Body Text"', b'"Textkorper"') if name == "word/styles.xml" else content
            for name, content in parts_of(russian()).items()
        }
    )
    made, findings = read_reference(bare, "bare.docx", theme("house"), ("ru",))
    assert made is not None
    style = styles_in(write_docx(ferry()["ru"], theme("house"), made))["BodyText"]

    assert "'Body Text'" in as_text(findings)
    assert [etree.QName(child).localname for child in style] == ["name", "basedOn", "uiPriority", "qFormat"]
    assert style.find(f"{_W}basedOn").get(f"{_W}val") == "a"  # type: ignore[union-attr]


# Numbering


def numbering_of(data: bytes, style_id: str) -> tuple[str, str]:
    """The form and text of the numbering that a style gives."""
    numbers = root(data, "numbering")
    found = styles_in(data)[style_id].find(f"{_W}pPr/{_W}numPr")
    assert found is not None
    level = found.find(f"{_W}ilvl").get(f"{_W}val")  # type: ignore[union-attr]
    number = found.find(f"{_W}numId").get(f"{_W}val")  # type: ignore[union-attr]
    abstract = numbers.find(f"{_W}num[@{_W}numId='{number}']/{_W}abstractNumId").get(f"{_W}val")  # type: ignore[union-attr]
    shape = numbers.find(f"{_W}abstractNum[@{_W}abstractNumId='{abstract}']/{_W}lvl[@{_W}ilvl='{level}']")
    assert shape is not None
    return (shape.find(f"{_W}numFmt").get(f"{_W}val"), shape.find(f"{_W}lvlText").get(f"{_W}val"))  # type: ignore[union-attr, return-value]


def test_headings_keep_the_numbering_of_the_file() -> None:
    assert numbering_of(written("russian", "ru"), "1") == ("upperRoman", "%1.")
    assert numbering_of(written("russian", "ru"), "2") == ("upperRoman", "%1.%2.")


def test_headings_that_have_none_take_ours() -> None:
    assert numbering_of(written("english", "ru"), "Heading1") == ("decimal", "%1.")
    assert numbering_of(written("english", "ru"), "Heading2") == ("decimal", "%1.%2")
    assert numbering_of(written("english", "ru"), "CalloutList") == ("bullet", "–")


def test_lists_take_the_bullets_and_numbers_of_the_file_and_still_begin_anew() -> None:
    data = written("russian", "ru")
    numbers, lists = root(data, "numbering"), root(data, "document")
    direct = [
        (style.get(f"{_W}val"), style.getparent().find(f"{_W}numPr"))  # type: ignore[union-attr]
        for style in lists.iter(f"{_W}pStyle")
        if style.get(f"{_W}val") in ("a8", "a9")
    ]

    assert [found for name, found in direct if name == "a8"] == [None]
    used = {found.find(f"{_W}numId").get(f"{_W}val") for name, found in direct if name == "a9"}  # type: ignore[union-attr]
    assert len(used) == 1
    assert used.isdisjoint({"7", "8", "9"})
    own = numbers.find(f"{_W}num[@{_W}numId='{used.pop()}']")
    assert own is not None
    assert own.find(f"{_W}abstractNumId").get(f"{_W}val") == "5"  # type: ignore[union-attr]
    assert own.find(f"{_W}lvlOverride/{_W}startOverride") is not None


@pytest.mark.parametrize("name", FILES)
def test_no_numbering_is_defined_twice_or_called_in_vain(name: str) -> None:
    data = written(name, "ru-en")
    numbers = root(data, "numbering")
    defined = [item.get(f"{_W}abstractNumId") for item in numbers.findall(f"{_W}abstractNum")]
    known = [item.get(f"{_W}numId") for item in numbers.findall(f"{_W}num")]
    called = {
        item.get(f"{_W}val")
        for part in ("document", "styles", "footnotes")
        for item in root(data, part).iter(f"{_W}numId")
    }

    assert len(set(defined)) == len(defined) > 0
    assert len(set(known)) == len(known) > 0
    assert called <= {*known, "0"}
    assert {item.get(f"{_W}val") for item in numbers.iter(f"{_W}abstractNumId")} <= set(defined)
    linked = {item.get(f"{_W}val") for item in numbers.iter(f"{_W}pStyle")}
    assert linked <= styles_in(data).keys()


# The page


def page_of(data: bytes) -> dict[str, str]:
    section = root(data, "document").find(f"{_W}body/{_W}sectPr")
    assert section is not None
    return {
        etree.QName(name).localname: str(content)
        for child in ("pgSz", "pgMar")
        for name, content in section.find(f"{_W}{child}").attrib.items()  # type: ignore[union-attr]
    }


def table_widths(data: bytes) -> set[int]:
    return {int(width.get(f"{_W}w", "0")) for width in root(data, "document").iter(f"{_W}tblW")}


@pytest.mark.parametrize(
    ("name", "page", "text"), [("english", ("12240", "15840"), 8640), ("russian", ("11906", "16838"), 9638)]
)
def test_the_page_is_that_of_the_file_and_tables_fill_it(name: str, page: tuple[str, str], text: int) -> None:
    data = written(name, "ru")

    assert (page_of(data)["w"], page_of(data)["h"]) == page
    assert "orient" not in page_of(data)
    assert table_widths(data) == {text}


def test_pictures_are_no_wider_than_the_text() -> None:
    extents = [int(extent.get("cx", "0")) for extent in root(written("english", "ru"), "document").iter("{*}extent")]

    assert extents
    assert max(extents) <= 8640 * 635 + 36000


@pytest.mark.parametrize(("name", "page", "text"), [("english", 15840, 12240), ("russian", 16838, 14570)])
def test_an_upright_page_is_turned_for_two_languages_and_said(name: str, page: int, text: int) -> None:
    data = written(name, "ru-en")
    _, findings = read_reference(FILES[name](), "mine.docx", theme("house"), ("ru", "ru-en"))

    assert (int(page_of(data)["w"]), page_of(data)["orient"]) == (page, "landscape")
    assert max(table_widths(data)) == text
    assert [finding.code for finding in findings] == ["reference.style-missing", "reference.turned"]


def test_a_wide_page_is_left_as_it_is() -> None:
    wide = replaced(russian(), "word/document.xml", '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')  # fmt: skip
    made, findings = read_reference(wide, "wide.docx", theme("house"), ("ru", "ru-en"))
    assert made is not None

    assert "reference.turned" not in [finding.code for finding in findings]
    for edition in ("ru", "ru-en"):
        assert page_of(write_docx(ferry()[edition], theme("house"), made))["w"] == "16838"  # type: ignore[index]


def test_text_stands_in_one_column_whatever_the_file_has() -> None:
    """Tables are as wide as the text."""
    assert b'w:num="3"' in parts_of(telling())["word/document.xml"]
    columns = root(written("telling", "ru"), "document").find(f"{_W}body/{_W}sectPr/{_W}cols")
    assert columns is not None

    assert columns.get(f"{_W}num") is None


def test_measures_may_have_units() -> None:
    metric = replaced(russian(), "word/document.xml", 'w:w="11906" w:h="16838"', 'w:w="210mm" w:h="29.7cm"')
    made, _ = read_reference(metric, "metric.docx", theme("house"), ("ru",))
    assert made is not None

    assert table_widths(write_docx(ferry()["ru"], theme("house"), made)) == {9638}


def test_a_file_without_a_section_leaves_the_page_of_the_theme() -> None:
    text = parts_of(russian())["word/document.xml"].decode()
    bare = with_part(russian(), "word/document.xml", text[: text.index("<w:sectPr")] + "</w:body></w:document>")
    made, _ = read_reference(bare, "bare.docx", theme("house"), EDITIONS)
    assert made is not None

    for edition in EDITIONS:
        plain = write_docx(ferry()[edition], theme("house"))
        assert page_of(write_docx(ferry()[edition], theme("house"), made)) == page_of(plain)


def test_heads_and_feet_come_with_their_pictures_and_links() -> None:
    word = open_word(io.BytesIO(written("letterhead", "ru")))
    section = word.sections[0]

    assert section.different_first_page_header_footer
    assert word.settings.odd_and_even_pages_header_footer
    assert section.first_page_header.paragraphs[1].text == "Letterhead of the Far Port"
    assert (section.header.paragraphs[0].text, section.even_page_header.paragraphs[0].text) == (
        "Odd pages",
        "Even pages",
    )
    pictures = {
        relationship.target_part.blob
        for head in (section.first_page_header, section.even_page_footer)
        for relationship in head.part.rels.values()
        if relationship.reltype.endswith("/image")
    }
    assert pictures == {png(), png((0, 90, 60))}
    assert [item.target_ref for item in section.first_page_footer.part.rels.values()] == ["https://port.example"]
    assert section.left_margin.mm == pytest.approx(30, abs=0.1)


def test_heads_of_an_earlier_section_hold_where_the_last_names_none() -> None:
    first = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr></w:pPr></w:p>'
    text = parts_of(russian())["word/document.xml"].decode()
    text = text.replace('<w:headerReference w:type="default" r:id="rIdheader1"/>', "")
    two = with_part(russian(), "word/document.xml", text.replace("<w:sectPr>", f"{first}<w:sectPr>", 1))
    made, _ = read_reference(two, "two.docx", theme("house"), ("ru",))
    assert made is not None
    word = open_word(io.BytesIO(write_docx(ferry()["ru"], theme("house"), made)))

    assert word.sections[0].header.paragraphs[0].text == "Управление порта"


# What stays behind


def test_nothing_of_the_files_history_comes_along() -> None:
    assert sum(SECRET.encode() in content for content in parts_of(telling()).values()) >= 8
    for edition in EDITIONS:
        for name, content in parts_of(written("telling", edition)).items():
            assert SECRET.encode() not in content, name
            assert b"rsid" not in content, name
            assert b"writeProtection" not in content and b"documentProtection" not in content, name


def test_fields_that_do_more_than_print_leave_their_words() -> None:
    header = root(written("telling", "ru"), "header1")
    words = "".join(text.text or "" for text in header.iter(f"{_W}t"))
    instructions = [text.text for text in header.iter(f"{_W}instrText")]

    assert words == "Letterhead of the port, page 1"
    assert instructions == [" PAGE "]
    assert len(list(header.iter(f"{_W}fldChar"))) == 3


def test_what_heads_show_from_elsewhere_is_left_and_said() -> None:
    _, findings = read_reference(telling(), "telling.docx", theme("house"), ("ru",))

    assert [finding.code for finding in findings] == ["reference.style-missing", "reference.left-out"]


def test_the_body_of_the_file_does_not_come_along() -> None:
    for name, words in (("english", b"former paper"), ("russian", "Прежний".encode())):
        assert words in parts_of(FILES[name]())["word/document.xml"]
        assert not [part for part, content in parts_of(written(name, "ru")).items() if words in content]


def test_properties_settings_and_language_are_ours() -> None:
    for edition, tag in (("ru", "ru-RU"), ("en", "en-GB")):
        data = written("russian", edition)  # type: ignore[arg-type]
        word = open_word(io.BytesIO(data))
        languages = {item.get(f"{_W}val") for item in root(data, "styles").iter(f"{_W}lang")}
        settings = root(data, "settings")

        assert word.core_properties.title == ferry()[edition].title  # type: ignore[index]
        assert languages == {tag}
        assert settings.find(f"{_W}themeFontLang").get(f"{_W}val") == tag  # type: ignore[union-attr]
        assert settings.find(f"{_W}defaultTabStop").get(f"{_W}val") == "709"  # type: ignore[union-attr]
        assert settings.find(f"{_W}footnotePr") is not None
    modes = [
        item.get(f"{_W}val")
        for item in root(written("english", "ru"), "settings").iter(f"{_W}compatSetting")
        if item.get(f"{_W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]


def test_theme_and_fonts_of_the_file_are_kept() -> None:
    before, after = parts_of(english()), parts_of(written("english", "ru"))

    assert etree.tostring(etree.fromstring(after["word/theme/theme1.xml"]), method="c14n") == etree.tostring(
        etree.fromstring(before["word/theme/theme1.xml"]), method="c14n"
    )
    names = [font.get(f"{_W}name") for font in etree.fromstring(after["word/fontTable.xml"])]
    assert names == [font.get(f"{_W}name") for font in etree.fromstring(before["word/fontTable.xml"])]


def test_equal_calls_give_equal_bytes() -> None:
    for name in FILES:
        made, _ = read_reference(FILES[name](), f"{name}.docx", theme("house"), EDITIONS)
        assert write_docx(ferry()["ru-en"], theme("house"), made) == written(name, "ru-en")


# Files that are none


def bomb() -> bytes:
    """A small file that unfolds to more than may be."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(russian()).items():
            package.writestr(name, content)
        with package.open("word/bomb.xml", "w", force_zip64=True) as file:
            for _ in range(140):
                file.write(bytes(1024 * 1024))
    return out.getvalue()


def encrypted() -> bytes:
    """A zip whose entries say that they are encrypted."""
    data = bytearray(russian())
    with zipfile.ZipFile(io.BytesIO(russian())) as package:
        for entry in package.infolist():
            data[entry.header_offset + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def doubled() -> bytes:
    out = io.BytesIO(russian())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/STYLES.xml", "<a/>")
    return out.getvalue()


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
STRICT = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
          "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument")  # fmt: skip
PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
UNREADABLE: dict[str, tuple[Any, str]] = {
    "empty": (lambda: b"", "Word file"),
    "text": (lambda: "просто текст".encode(), "Word file"),
    "picture": (png, "Word file"),
    "cut": (lambda: russian()[:900], "Word file"),
    "damaged": (lambda: russian()[:200] + bytes(50) + russian()[250:], "Word file"),
    "zip of something": (lambda: zipped({"a.txt": "a"}), "no Word file"),
    "password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "password"),
    "encrypted entries": (encrypted, "encrypted"),
    "macros": (lambda: replaced(russian(), "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    "strict": (lambda: replaced(russian(), "_rels/.rels", *STRICT), "Strict"),
    "workbook": (lambda: replaced(russian(), "[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"), "no Word file"),
    "no text": (lambda: with_part(russian(), "_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'), "no Word file"),
    "no body": (lambda: with_part(russian(), "word/document.xml", f'<w:document xmlns:w="{W}"/>'), "no Word file"),
    "bomb": (bomb, "unfolds"),
    "huge": (lambda: russian() + bytes(33 * 1024 * 1024), "larger"),
    "two of one name": (doubled, "two of one name"),
    "entities": (lambda: with_part(russian(), "word/styles.xml", LAUGHS + "<a>&b;</a>"), "document type"),
    "entities in another coding": (lambda: with_part(russian(), "word/styles.xml", ('<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS + "<a/>").encode("utf-16")), "document type"),
    "a part of many megabytes": (lambda: with_part(russian(), "word/styles.xml", "<a>" + " " * 17_000_000 + "</a>"), "16 MB"),
    "broken XML": (lambda: replaced(russian(), "word/styles.xml", "</w:styles>", ""), "broken"),
    "deep XML": (lambda: with_part(russian(), "word/styles.xml", "<a>" * 5000 + "</a>" * 5000), "broken"),
    "no styles": (lambda: replaced(russian(), "word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="nowhere.xml"'), "no styles"),
    "no head": (lambda: replaced(russian(), "word/_rels/document.xml.rels", 'Target="header1.xml"', 'Target="../../../etc/passwd"'), "not in the file"),
    "a head that is none": (lambda: replaced(russian(), "word/_rels/document.xml.rels", 'Target="header1.xml"', 'Target="numbering.xml"'), "is no header"),
    "numbers that are none": (lambda: replaced(russian(), "word/numbering.xml", 'w:numId="7"', 'w:numId="VII"'), "built"),
    "a page of no measure": (lambda: replaced(russian(), "word/document.xml", PAGE, '<w:pgSz w:w="broad" w:h="16838"/>'), "measure"),
    "a page without room": (lambda: replaced(russian(), "word/document.xml", PAGE, '<w:pgSz w:w="5000" w:h="16838"/>'), "60 by 80"),
    "a page of miles": (lambda: replaced(russian(), "word/document.xml", PAGE, '<w:pgSz w:w="99999999" w:h="16838"/>'), "measure"),
    "margins below nought": (lambda: replaced(russian(), "word/document.xml", 'w:left="1701"', 'w:left="-31000"'), "60 by 80"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_pattern_is_a_finding(name: str) -> None:
    make, why = UNREADABLE[name]
    made, findings = read_reference(make(), "mine.docx", theme("house"), EDITIONS)

    assert made is None
    assert [(finding.code, finding.severity, finding.place.file) for finding in findings] == [
        ("reference.unreadable", Severity.ERROR, "mine.docx")
    ]
    assert why in findings[0].message


def test_styles_based_on_each_other_in_a_ring_do_no_harm() -> None:
    ring = replaced(russian(), "word/styles.xml", '<w:name w:val="List Bullet"/><w:basedOn w:val="a"/>', '<w:name w:val="List Bullet"/><w:basedOn w:val="a8"/>')  # fmt: skip
    ring = replaced(ring, "word/styles.xml", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="8"/></w:numPr></w:pPr>', "")  # fmt: skip
    made, _ = read_reference(ring, "ring.docx", theme("house"), ("ru",))
    assert made is not None

    assert Dressed(write_docx(ferry()["ru"], theme("house"), made)).counts() == counts(ferry()["ru"])


def test_a_template_is_as_good_as_a_document() -> None:
    template = replaced(russian(), "[Content_Types].xml", "document.main+xml", "template.main+xml")
    made, _ = read_reference(template, "mine.dotx", theme("house"), ("ru",))
    assert made is not None

    assert b"template.main" not in parts_of(write_docx(ferry()["ru"], theme("house"), made))["[Content_Types].xml"]


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The file with a stretch of one of its parts lost, doubled or scrambled."""
    parts = parts_of(data)
    name = dice.choice(sorted(parts))
    content = parts[name]
    start = dice.randrange(len(content))
    piece = content[start : start + dice.choice((1, 8, 60, 400))]
    change = dice.choice((b"", piece * 2, bytes(dice.randrange(32, 127) for _ in piece)))
    return zipped({**parts, name: content[:start] + change + content[start + len(piece) :]})


@pytest.mark.parametrize("name", ["russian", "telling"])
def test_a_damaged_file_gives_findings_or_a_whole_file_and_nothing_else(name: str) -> None:
    dice, seen = random.Random(name), {True: 0, False: 0}
    for _ in range(40):
        made, findings = read_reference(mutated(FILES[name](), dice), "mine.docx", theme("house"), EDITIONS)
        seen[made is not None] += 1
        assert (made is None) == any(finding.code == "reference.unreadable" for finding in findings)
        if made is not None:
            for edition in ("ru", "ru-en"):
                data = write_docx(ferry()[edition], theme("house"), made)  # type: ignore[index]
                assert len(open_word(io.BytesIO(data)).paragraphs) > 10

    assert min(seen.values()) > 0


# The command


@pytest.fixture
def project_root(tmp_path: Path) -> Path:
    made = copy_project(tmp_path, command=True)
    (made / "pattern.docx").write_bytes(letterhead())
    return made


def test_the_command_dresses_the_word_files_and_says_after_what(project_root: Path) -> None:
    arguments = ("build", "--edition", "ru", "--format", "docx,html", "--reference-docx", "pattern.docx")
    result = run_command(project_root, *arguments, environment={"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty"})
    first = (project_root / "output" / "ferry.ru.docx").read_bytes()
    again = run_command(project_root, *arguments, environment={"PYTHONHASHSEED": "2", "TZ": "America/New_York"})
    manifest = json.loads((project_root / "output" / "manifest.json").read_text(encoding="utf-8"))

    assert (result.returncode, again.returncode) == (0, 0), result.stderr
    assert "pattern.docx: warning: reference.style-missing" in result.stderr
    assert (project_root / "output" / "ferry.ru.docx").read_bytes() == first == written("letterhead", "ru")
    digest = hashlib.sha256(letterhead()).hexdigest()
    told = {record["format"]: record["reference"] for record in manifest["files"]}
    assert told == {"docx": {"file": "pattern.docx", "sha256": digest}, "html": None}
    assert manifest["inputs"]["pattern.docx"] == digest


def test_a_file_that_is_no_pattern_stops_the_word_files_alone(project_root: Path) -> None:
    (project_root / "pattern.docx").write_bytes(b"nothing")
    arguments = ("build", "--edition", "ru", "--reference-docx", "pattern.docx")
    result = run_command(project_root, *arguments, "--format", "docx,html")

    assert result.returncode == 1
    assert "pattern.docx: reference.unreadable" in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(path.name for path in (project_root / "output").glob("ferry*")) == ["ferry.ru.html"]


def test_strict_takes_a_missing_style_for_a_fault(project_root: Path) -> None:
    arguments = ("build", "--edition", "ru", "--format", "docx", "--reference-docx", "pattern.docx", "--strict")

    assert run_command(project_root, *arguments).returncode == 1


def test_a_wrong_call_exits_2(project_root: Path) -> None:
    for arguments in (
        ("--reference-docx", "nowhere.docx"),
        ("--reference-docx", "briefs"),
        ("--reference-docx", "/dev/null"),
        ("--reference-docx", "pattern.docx", "--format", "pdf"),
        ("--reference-docx", "pattern.docx", "--embed-fonts"),
    ):
        result = run_command(project_root, "build", "--edition", "ru", *arguments)
        assert result.returncode == 2, arguments
        assert "Traceback" not in result.stderr
