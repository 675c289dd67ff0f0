"""Themes: one file of tokens makes the CSS and the Word styles alike; what is wrong with a theme is a finding at its line."""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_word
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf._text_extraction import mult

from briefpress.document.nodes import Block, Document, Figure, Pairs, Reference, Table
from briefpress.document.walks import opened
from briefpress.findings import Finding, Severity, as_text
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.publishing.project import shelved_theme, theme_shelf
from briefpress.writing.css import css_tokens
from briefpress.writing.docx.measures import measures_of
from briefpress.writing.docx.numbering import numbering_xml
from briefpress.writing.docx.properties import twips
from briefpress.writing.docx.styles import styles_xml
from briefpress.writing.docx.template import template_docx, text_width
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.fonts import font_file, letter_heights, regular_file
from briefpress.writing.html import style_of, write_html
from briefpress.writing.letterhead import letterhead_html
from briefpress.writing.pdf import Pdf, write_pdf
from briefpress.writing.theme_text import ThemeFolder
from briefpress.writing.themes import read_theme, theme_names
from briefpress.writing.tokens import Theme
from tests.synthetic import ROOT, ferry

PORT = ROOT / "tests" / "themes" / "port"
SHIPPED = ("house", "gost")
MILLIMETRE = 72 / 25.4
Golden = Callable[[str, str], None]


def read(folder: Path) -> tuple[Theme | None, list[Finding]]:
    return read_theme(ThemeFolder(folder, "mine"), theme_shelf(ROOT))


@cache
def theme(name: str) -> Theme:
    folder = ThemeFolder(PORT, "mine") if name == "port" else shelved_theme(ROOT, name)
    made, findings = read_theme(folder, theme_shelf(ROOT))
    assert made is not None, as_text(findings)
    assert findings == []
    return made


def refers_to_a_figure(block: Block) -> bool:
    return isinstance(block, Table) and any(isinstance(inline, Reference) for inline in opened(block.caption))


def without_figures(document: Document) -> Document:
    """The document without its pictures, whose words have places of their own, and without the tables that refer to them."""

    def kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            replace(block, rows=tuple((kept(one), kept(other)) for one, other in block.rows))
            if isinstance(block, Pairs)
            else block
            for block in blocks
            if not (isinstance(block, Figure) or refers_to_a_figure(block))
        )

    return replace(document, blocks=kept(document.blocks))


@cache
def pdf_of(name: str, edition: EditionName) -> Pdf:
    pdf, findings = write_pdf(without_figures(ferry()[edition]), theme(name), f"ferry.{edition}.pdf")
    assert pdf is not None, as_text(findings)
    return pdf


def test_the_shelf_holds_the_shipped_themes() -> None:
    assert theme_names(theme_shelf(ROOT)) == tuple(sorted(SHIPPED))


def test_a_theme_says_only_what_differs() -> None:
    house, port = theme("house"), theme("port")

    assert (port.page.left, port.colours.accent, port.fonts.sans) == (25, "004D40", "PT Serif")
    assert replace(port.page, left=house.page.left, number=house.page.number) == house.page
    assert (port.sizes, port.spacing, port.lines) == (house.sizes, house.spacing, house.lines)
    assert port.style_sheet.startswith(house.style_sheet)


# What both formats make of the tokens


def word_styles(made: Theme) -> str:
    """All of a Word file that tokens go into, for one language and for two."""
    parts = []
    for parallel in (False, True):
        width = text_width(made, parallel=parallel)
        package = template_docx(made, "ru", parallel=parallel, body="", footnotes="", list_starts=())
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            parts.append(opened.read("word/document.xml").decode() + opened.read("word/fontTable.xml").decode())
        parts += [styles_xml(made, "ru", parallel=parallel, width=width), numbering_xml(made, ())]
    return "".join(parts)


def changed(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + (0.5 if value < 1 else 1)
        case "004D40" | "PT Serif" | "PT Sans" | "IBM Plex Serif":
            return {"PT Serif": "PT Sans", "PT Sans": "PT Serif", "IBM Plex Serif": "PT Sans"}.get(value, "112233")
        case "left":
            return "justify"
        case "full":
            return "plain"
        case "bottom-right":
            return "top-center"
        case str():
            return "112233"
    raise AssertionError(f"no other value is known for {value!r}")


TOKENS = [
    (section.name, token.name)
    for section in fields(theme("house"))
    if hasattr(getattr(theme("house"), section.name), "__dataclass_fields__")
    for token in fields(getattr(theme("house"), section.name))
    if (section.name, token.name)
    not in (("fonts", "files"), *(("letterhead", name) for name in ("ru", "en", "alt_ru", "alt_en")))
]


def compact(document: Document) -> Document:
    return replace(document, particulars=replace(document.particulars, layout="compact"))


@pytest.mark.parametrize(("section", "token"), TOKENS, ids=lambda name: name)
def test_every_token_is_used(section: str, token: str) -> None:
    house = theme("house")
    values = getattr(house, section)
    value = changed(getattr(values, token))
    if section == "letterhead" and token == "align" or token.endswith("_align") and token != "parallel_align":
        value = "center"
    other = replace(house, **{section: replace(values, **{token: value})})

    documents = [*ferry().values(), compact(ferry()["ru"])]
    pages = [[style_of(document, made) for document in documents] for made in (house, other)]
    assert pages[0] != pages[1] or word_styles(house) != word_styles(other)


def test_there_are_tokens_to_look_at() -> None:
    assert len(TOKENS) > 50


def test_the_tokens_make_css_and_word_styles(golden: Golden) -> None:
    port = theme("port")
    names = css_tokens(port, parallel=False, running="Заголовок", page_label="стр. {page} из {pages}")
    css = "".join(f"{name}: {value}\n" for name, value in sorted(names.items()))
    styles = re.sub(r"(<w:style |</w:styles>)", r"\n\1", styles_xml(port, "ru", parallel=False, width=9000))
    golden("port.css.txt", css)
    golden("port.styles.xml", styles + "\n")


@pytest.mark.parametrize("name", ["house", "gost", "port"])
def test_lines_are_as_far_apart_in_both(name: str) -> None:
    made = theme(name)
    styles = measures_of(styles_xml(made, "ru", parallel=False, width=9000)).paragraphs
    single = sum(letter_heights(regular_file(made.fonts, made.fonts.serif)))

    for style in ("BodyText", "ListBullet", "ListNumber", "CalloutList"):
        assert styles[style].line / 240 * single == pytest.approx(made.text.line_height, abs=0.003)
    assert styles["FootnoteText"].line / 240 * single == pytest.approx(made.text.note_line_height, abs=0.003)


def test_a_compact_document_is_set_close_in_both() -> None:
    house, usual = theme("house"), ferry()["ru"]
    for document, top, title in (
        (usual, house.page.top, house.sizes.title),
        (compact(usual), house.compact.top, house.compact.title),
    ):
        assert f"margin: {top:g}mm " in style_of(document, house)
        assert f"h1 {{ font: bold {title:g}pt" in style_of(document, house)
        with zipfile.ZipFile(io.BytesIO(write_docx(document, house))) as word:
            assert f'w:top="{twips(top)}"' in word.read("word/document.xml").decode()
            assert measures_of(word.read("word/styles.xml").decode()).paragraphs["Title"].points == title


def test_an_alignment_or_indent_is_the_same_in_both() -> None:
    made = replace(theme("house"), text=replace(theme("house").text, align="justify", indent=12.5))
    body = re.search(r'w:styleId="BodyText".*?</w:style>', styles_xml(made, "ru", parallel=False, width=9000))
    assert body is not None
    sheet = style_of(ferry()["ru"], made)

    assert "text-indent: 12.5mm" in sheet
    assert "text-align: justify" in sheet
    assert 'w:firstLine="709"' in body[0]
    assert '<w:jc w:val="both"/>' in body[0]


# The page as it was laid out


def words_of(pdf: Pdf, page: int) -> list[tuple[float, float, str]]:
    """The words of a page, each run with the place of its beginning in millimetres from the left and from the top."""
    found: list[tuple[float, float, str]] = []
    paper = PdfReader(io.BytesIO(pdf.data)).pages[page]
    height = float(paper.mediabox.height)

    def look(text: str, current: list[float], matrix: list[float], *_: object) -> None:
        if text.strip():
            place = mult(matrix, current)
            found.append((place[4] / MILLIMETRE, (height - place[5]) / MILLIMETRE, text.strip()))

    paper.extract_text(visitor_text=look)
    return found


def margins_of(name: str, edition: EditionName) -> tuple[float, float, float, float]:
    page = theme(name).page
    sides = (page.parallel_side, page.parallel_side) if edition == "ru-en" else (page.left, page.right)
    return (page.top, sides[1], page.bottom, sides[0])


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_margins_and_the_page_number_stand_where_the_theme_says(name: str, edition: EditionName) -> None:
    pdf, page = pdf_of(name, edition), theme(name).page
    top, right, bottom, left = margins_of(name, edition)
    paper = PdfReader(io.BytesIO(pdf.data)).pages[1]
    width, height = float(paper.mediabox.width) / MILLIMETRE, float(paper.mediabox.height) / MILLIMETRE
    words = words_of(pdf, 1)
    number = next(word for word in words if re.search(r"(^|стр\. |page )2($| из| of)", word[2]))
    outside = [word for word in words if word is not number and word[1] > top]

    assert (round(width), round(height)) == ((297, 210) if edition == "ru-en" else (210, 297))
    assert min(word[0] for word in outside) == pytest.approx(left, abs=0.3)
    assert max(word[0] for word in outside) < width - right
    assert max(word[1] for word in outside) < height - bottom
    if name == "gost":
        assert (page.number, page.number_form) == ("top-center", "plain")
        assert number[0] == pytest.approx(left + (width - left - right) / 2, abs=2)
        assert 10 < number[1] - 12 / MILLIMETRE < number[1] < top
    else:
        assert number[0] > width / 2
        assert number[1] > height - bottom


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_first_page_of_the_official_layout_bears_no_number(edition: EditionName) -> None:
    words = words_of(pdf_of("gost", edition), 0)

    assert words
    assert min(word[1] for word in words) > theme("gost").page.top


@pytest.mark.parametrize("name", (*SHIPPED, "port"))
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_word_section_has_the_same_margins_and_number(name: str, edition: EditionName) -> None:
    word = open_word(io.BytesIO(write_docx(ferry()[edition], theme(name))))
    section, page = word.sections[0], theme(name).page
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    at_top = page.number.startswith("top")
    parts = {
        (True, False): section.header,
        (False, False): section.footer,
        (True, True): section.first_page_header,
        (False, True): section.first_page_footer,
    }
    numbered = {place for place, part in parts.items() if " PAGE " in part._element.xml}

    assert [twips(side) for side in margins_of(name, edition)] == [side.twips for side in sides]
    assert numbered == {(at_top, False), *([(at_top, True)] if page.number_on_first else [])}
    assert section.header_distance.twips < section.top_margin.twips
    style = word.styles["header" if at_top else "footer"].element.xml
    assert page.number.partition("-")[2] in style


# The letterhead


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_letterhead_stands_at_the_head_of_the_first_page_only(edition: EditionName) -> None:
    lines = [
        line for language in ("ru", "en") if language in edition for line in getattr(theme("port").letterhead, language)
    ]
    pdf = pdf_of("port", edition)
    first, second = (" ".join(word[2] for word in words_of(pdf, page)) for page in (0, 1))
    word = open_word(io.BytesIO(write_docx(ferry()[edition], theme("port"))))
    head = word.sections[0].first_page_header._element.xml

    assert lines
    for line in lines:
        assert line in first.replace("\xa0", " ")
        assert line not in second
        assert line in head
        assert line not in word.sections[0].header._element.xml
    words = theme("port").letterhead.alt_en if edition == "en" else theme("port").letterhead.alt_ru
    assert f'descr="{words}"' in head
    assert words in letterhead_html(theme("port"), ferry()[edition].languages)


def test_without_a_letterhead_the_page_begins_with_its_words() -> None:
    assert letterhead_html(theme("house"), ("ru",)) == ""
    assert write_html(ferry()["ru"], opening="") == write_html(ferry()["ru"])


def test_where_a_theme_lies_leaves_no_trace(tmp_path: Path) -> None:
    shutil.copytree(PORT, tmp_path / "elsewhere")
    moved, _ = read(tmp_path / "elsewhere")
    assert moved is not None

    assert write_pdf(ferry()["ru"], moved, "x.pdf") == write_pdf(ferry()["ru"], theme("port"), "x.pdf")
    assert write_docx(ferry()["ru"], moved) == write_docx(ferry()["ru"], theme("port"))


# What is wrong with a theme


HOUSE = 'extends = "house"\n'
WRONG: dict[str, tuple[str, str, str]] = {
    "no TOML": (HOUSE + "[page\n", "theme.invalid", "theme.toml:2:"),
    "cut off": (HOUSE + "[page]\nleft =", "theme.invalid", "theme.toml:3:"),
    "a nest": (HOUSE + "a = " + "[" * 5000, "theme.invalid", "theme.toml:"),
    "no such theme": ('\nextends = "hause"\n', "theme.invalid", "theme.toml:2:1"),
    "a list of themes": ('extends = ["house"]\n', "theme.invalid", "theme.toml:1:1"),
    "nothing to extend": ("[page]\nleft = 20\n", "theme.invalid", "theme.toml:"),
    "a strange section": (HOUSE + "\n[pages]\nleft = 20\n", "theme.invalid", "theme.toml:3:"),
    "no section": (HOUSE + "\npage = 20\n", "theme.invalid", "theme.toml:3:"),
    "a strange token": (HOUSE + "[page]\ntop = 20\nlefft = 20\n", "theme.invalid", "theme.toml:4:"),
    "a token that is no word": (HOUSE + '[page]\n"a b" = 20\n', "theme.invalid", "theme.toml:2:"),
    "words for a length": (HOUSE + '[page]\nleft = "20mm"\n', "theme.invalid", "theme.toml:3:"),
    "a length below nothing": (HOUSE + "[page]\nleft = -1\n", "theme.invalid", "theme.toml:3:"),
    "no number": (HOUSE + "[page]\nleft = nan\n", "theme.invalid", "theme.toml:3:"),
    "a table for a length": (HOUSE + "[page.left]\nmm = 3\n", "theme.invalid", "theme.toml:"),
    "a colour by name": (HOUSE + '[colours]\naccent = "green"\n', "theme.invalid", "theme.toml:3:"),
    "a colour with CSS in it": (HOUSE + '[colours]\naccent = "000;} p{"\n', "theme.invalid", "theme.toml:3:"),
    "a place that is none": (HOUSE + '[page]\nnumber = "middle"\n', "theme.invalid", "theme.toml:3:"),
    "a number for a truth": (HOUSE + "[page]\nrunning_title = 1\n", "theme.invalid", "theme.toml:3:"),
    "no such font": (HOUSE + '[fonts]\nserif = "PT Serf"\n', "theme.invalid", "theme.toml:3:"),
    "a font with XML in it": (HOUSE + '[fonts]\nserif = "a\\"/>"\n', "theme.invalid", "theme.toml:3:"),
    "font files in one": (HOUSE + '[fonts]\nfiles = "a.ttf"\n', "theme.invalid", "theme.toml:3:"),
    "no font file": (HOUSE + '[fonts]\nfiles = ["a.ttf"]\n', "file.absent", "theme.toml:3:"),
    "a font elsewhere": (HOUSE + '[fonts]\nfiles = ["../a.ttf"]\n', "theme.invalid", "theme.toml:3:"),
    "a font that is none": (HOUSE + '[fonts]\nfiles = ["theme.toml"]\n', "font.invalid", "theme.toml:3:"),
    "margins without a page": (
        HOUSE + "[page]\nleft = 60\nright = 60\nwidth = 150\n",
        "theme.invalid",
        "theme.toml:4:",
    ),
    "a number without room": (HOUSE + "[page]\nbottom = 5\n", "theme.invalid", "theme.toml:3:"),
    "one language": (HOUSE + '[letterhead]\nru = ["Порт"]\n', "theme.invalid", "theme.toml:3:"),
    "a line that is none": (HOUSE + '[letterhead]\nru = ["\\u0001"]\nen = ["x"]\n', "theme.invalid", "theme.toml:3:"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_theme_is_a_finding_at_its_line(kind: str, tmp_path: Path) -> None:
    text, code, at = WRONG[kind]
    (tmp_path / "theme.toml").write_text(text, encoding="utf-8")

    made, findings = read(tmp_path)

    assert made is None
    assert code in {finding.code for finding in findings}, as_text(findings)
    assert any(str(finding.place).startswith(f"mine/{at}") for finding in findings if finding.code == code), as_text(
        findings
    )


PICTURE = (PORT / "letterhead.png").read_bytes()


def mutated(text: str, number: int) -> str:
    """The theme with one line dropped, doubled or given another value; which, the number decides."""
    chance, lines = random.Random(number), text.split("\n")
    at = chance.choice([index for index, line in enumerate(lines) if re.match(r"\[|\w+ =", line)])
    key = lines[at].split("=")[0]
    values = ("", "7", "-7", "1e400", "nan", "[]", "{}", "[[1], {a = 1}]", '"<b>&"', '""', "true", "1979-05-27")
    others = ([], [lines[at]] * 2, [f"{key}= {chance.choice(values)}"], ["[[page]]"], [f"extends.{key} = 1"])
    lines[at : at + 1] = chance.choice(others)
    return "\n".join(lines)


@pytest.mark.parametrize("source", [shelved_theme(ROOT, "house").path, PORT], ids=["house", "port"])
def test_no_change_of_a_theme_makes_the_reader_fail(source: Path, tmp_path: Path) -> None:
    shutil.copytree(source, tmp_path / "mine")
    text = (source / "theme.toml").read_text(encoding="utf-8")
    outcomes = set()
    for number in range(120):
        (tmp_path / "mine" / "theme.toml").write_text(mutated(text, number), encoding="utf-8")
        made, findings = read(tmp_path / "mine")
        outcomes.add(made is None)
        assert (made is None) == bool(findings), as_text(findings)
        if made is not None:
            write_docx(ferry()["ru"], made)

    assert outcomes == {True, False}


FILES: dict[str, tuple[str, bytes, str, str]] = {
    "a token that is none": ("page.css", b"p { color: red }\np { color: #$acent }", "theme.invalid", "page.css:2:"),
    "a dollar sign": ("page.css", b'p::before { content: "$ 5" }', "theme.invalid", "page.css:1:"),
    "the end of the sheet": ("page.css", b"p{}\n</style><p>", "theme.invalid", "page.css:2:1"),
    "letters of another time": ("page.css", b"/* \xff */", "file.unreadable", "page.css"),
    "a picture that is none": ("letterhead.png", b"GIF89a", "theme.invalid", "letterhead.png"),
    "a picture cut off": ("letterhead.png", (PORT / "letterhead.png").read_bytes()[:-9], "theme.invalid", "letterhead.png"),
    "a picture too large": ("letterhead.png", PICTURE[:16] + b"\0\1\0\0" * 2 + PICTURE[24:], "theme.invalid", "letterhead.png"),
    "a picture without words": ("letterhead.png", (PORT / "letterhead.png").read_bytes(), "theme.invalid", "theme.toml"),
    "a picture that Word lacks": ("letterhead.svg", b"<svg/>", "theme.invalid", "letterhead.svg"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_wrong_file_of_a_theme_is_a_finding(kind: str, tmp_path: Path) -> None:
    name, data, code, at = FILES[kind]
    (tmp_path / "theme.toml").write_text(HOUSE, encoding="utf-8")
    (tmp_path / name).write_bytes(data)

    made, findings = read(tmp_path)

    assert made is None
    assert any(finding.code == code and str(finding.place).startswith(f"mine/{at}") for finding in findings), as_text(
        findings
    )


def test_a_theme_that_extends_itself_or_has_no_file_says_so(tmp_path: Path) -> None:
    shelf = ThemeFolder(tmp_path, "shelf")
    for name, base in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.toml").write_text(f'extends = "{base}"\n', encoding="utf-8")
    (tmp_path / "empty").mkdir()

    _, circle = read_theme(ThemeFolder(tmp_path / "one", "shelf/one"), shelf)
    _, nothing = read_theme(ThemeFolder(tmp_path / "empty", "shelf/empty"), shelf)

    assert [finding.code for finding in circle] == ["theme.invalid"]
    assert [(finding.code, str(finding.place)) for finding in nothing] == [("file.absent", "shelf/empty/theme.toml")]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x.png",
        "//127.0.0.1/x.png",
        "file:///etc/passwd",
        "../secret.svg",
        "%2e%2e/secret.svg",
        "link.svg",
        "ftp://127.0.0.1/x",
    ],
)
@pytest.mark.parametrize(
    "rule",
    [
        "body {{ background: url('{0}') }}",
        "@font-face {{ font-family: 'Brief X'; src: url('{0}') }} p {{ font-family: 'Brief X' }}",
    ],
)
def test_a_style_sheet_reaches_nothing_outside_its_folder(address: str, rule: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (tmp_path / "secret.svg").write_bytes((PORT / "wave.svg").read_bytes())
    (folder / "link.svg").symlink_to(tmp_path / "secret.svg")
    (folder / "theme.toml").write_text(HOUSE, encoding="utf-8")
    (folder / "page.css").write_text(rule.format(address), encoding="utf-8")
    made, findings = read(folder)
    assert made is not None, as_text(findings)

    pdf, findings = write_pdf(ferry()["ru"], made, "x.pdf")

    assert pdf is None
    assert "pdf.refused" in {finding.code for finding in findings}


def test_a_style_sheet_imports_no_other(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "page.css").write_text("@import 'http://127.0.0.1/x.css';", encoding="utf-8")
    made, _ = read(tmp_path)
    assert made is not None

    pdf, findings = write_pdf(ferry()["ru"], made, "x.pdf")

    assert pdf is None
    assert {finding.code for finding in findings} == {"pdf.warning"}


def test_a_picture_that_draws_on_other_files_is_refused(tmp_path: Path) -> None:
    shutil.copytree(PORT, tmp_path / "mine")
    outside = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>'
    (tmp_path / "mine" / "letterhead.svg").write_text(outside, encoding="utf-8")
    made, _ = read(tmp_path / "mine")
    assert made is not None

    pdf, findings = write_pdf(ferry()["ru"], made, "x.pdf")

    assert pdf is None
    assert "pdf.refused" in {finding.code for finding in findings}


def test_a_picture_that_cannot_be_drawn_is_told_in_a_line(tmp_path: Path) -> None:
    shutil.copytree(PORT, tmp_path / "mine")
    (tmp_path / "mine" / "letterhead.svg").write_bytes(b"<svg" + b" " * 900)
    made, _ = read(tmp_path / "mine")
    assert made is not None

    pdf, findings = write_pdf(ferry()["ru"], made, "x.pdf")

    assert pdf is None
    assert [finding.code for finding in findings] == ["pdf.warning"]
    assert len(findings[0].message) < 200


# Fonts of a theme's own


def own_font(path: Path, rights: int = 0, weight: int = 400) -> None:
    with TTFont(font_file("IBM Plex Serif", weight, "normal")) as font:
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = "Port Antiqua"
        font["OS/2"].fsType = rights
        font.save(path)


@pytest.mark.parametrize(
    ("rights", "severity"),
    [
        (0, None),
        (8, None),
        (4, Severity.WARNING),
        (2, Severity.ERROR),
        (0x100, Severity.ERROR),
        (0x200, Severity.ERROR),
    ],
)
def test_a_font_is_embedded_if_it_allows_it(rights: int, severity: Severity | None, tmp_path: Path) -> None:
    own_font(tmp_path / "port.ttf", rights)
    text = HOUSE + '[fonts]\nserif = "Port Antiqua"\nfiles = ["port.ttf"]\n'
    (tmp_path / "theme.toml").write_text(text, encoding="utf-8")

    made, findings = read(tmp_path)

    assert [(finding.code, finding.severity) for finding in findings] == (
        [("font.embedding", severity)] if severity else []
    )
    assert (made is None) == (severity is Severity.ERROR)


def test_a_font_of_the_themes_own_is_used_in_both_formats(tmp_path: Path) -> None:
    own_font(tmp_path / "port.ttf")
    own_font(tmp_path / "port-bold.ttf", weight=700)
    text = HOUSE + '[fonts]\nserif = "Port Antiqua"\nfiles = ["port.ttf", "port-bold.ttf"]\n'
    (tmp_path / "theme.toml").write_text(text, encoding="utf-8")
    made, findings = read(tmp_path)
    assert made is not None, as_text(findings)

    pdf, findings = write_pdf(ferry()["ru"], made, "x.pdf")

    assert pdf is not None, as_text(findings)
    assert "port-bold.ttf" in style_of(ferry()["ru"], made)
    assert 'w:ascii="Port Antiqua"' in styles_xml(made, "ru", parallel=False, width=9000)


@pytest.mark.parametrize(
    ("files", "code"),
    [('["port.ttf", "port.ttf"]', "font.invalid"), ('["port-bold.ttf"]', "theme.invalid")],
    ids=["twice", "bold only"],
)
def test_a_font_needs_each_face_once_and_the_plain_one(files: str, code: str, tmp_path: Path) -> None:
    own_font(tmp_path / "port.ttf")
    own_font(tmp_path / "port-bold.ttf", weight=700)
    (tmp_path / "theme.toml").write_text(
        HOUSE + f'[fonts]\nserif = "Port Antiqua"\nfiles = {files}\n', encoding="utf-8"
    )

    made, findings = read(tmp_path)

    assert made is None
    assert [finding.code for finding in findings] == [code]
