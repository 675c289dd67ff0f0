"""Fonts inside Word files: whole alphabets, disguised by the standard, as their makers allow, always the same bytes."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from lxml import etree

from briefpress.findings import Severity
from briefpress.publishing.dress import DressOrder, read_dress
from briefpress.writing.docx.fonts import disguised, find_unembeddable, key_of
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.fonts import font_file
from briefpress.writing.tokens import FontFile, Theme
from tests.command import run_command
from tests.conftest import judge
from tests.synthetic import copy_project, ferry
from tests.test_drift import Word, body_words, counts, note_words
from tests.test_judges import found_by_the_validator, pdf_by_libreoffice
from tests.test_themes import theme

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What an editor of these briefs will type: Russian, Kazakh, English with the accents of names, punctuation, signs.
TYPED = "АБВЁЪЫЭЮЯабвёъыэюя ӘҒҚҢӨҰҮҺІәғқңөұүһі ABCXYZ abcxyz éüñçß 0123456789 «»„“”‘’ –— … № § ° % € ₽ ₸ ± × − ‑"

# The fonts have not these letters.
ABSENT = frozenset("₸")


@cache
def word_file(edition: str = "ru", dress: str = "house", *, embed: bool = True) -> bytes:
    return write_docx(ferry()[edition], theme(dress), embed_fonts=embed)  # type: ignore[index]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def embedded(data: bytes) -> dict[tuple[str, str], TTFont]:
    """The fonts in a Word file as a reader of it finds them: by family and face."""
    parts = parts_of(data)
    targets = {item.get("Id"): item.get("Target") for item in etree.fromstring(parts["word/_rels/fontTable.xml.rels"])}
    found = {}
    for font in etree.fromstring(parts["word/fontTable.xml"]):
        for face in font:
            if face.tag.startswith(f"{W}embed"):
                plain = disguised(parts[f"word/{targets[face.get(f'{R}id')]}"], face.get(f"{W}fontKey"))
                name = etree.QName(face).localname.removeprefix("embed")
                found[str(font.get(f"{W}name")), name] = TTFont(io.BytesIO(plain))
    return found


def test_every_face_of_the_theme_is_inside() -> None:
    fonts = embedded(word_file())

    assert sorted(fonts) == sorted(
        (family, face) for family in ("PT Serif", "PT Sans") for face in ("Regular", "Bold", "Italic", "BoldItalic")
    )
    for (family, _), font in fonts.items():
        assert font["name"].getDebugName(1) == family
        assert font["name"].getDebugName(13)


def test_the_fonts_hold_what_an_editor_will_type() -> None:
    for (family, face), font in embedded(word_file()).items():
        whole = TTFont(font_file(family, 700 if "Bold" in face else 400, "italic" if "Italic" in face else "normal"))
        wanted = {ord(letter) for letter in TYPED} & whole.getBestCmap().keys()
        assert len(wanted) == len(set(TYPED) - ABSENT)
        assert wanted <= font.getBestCmap().keys()
        assert len(font.getBestCmap()) < len(whole.getBestCmap())


def test_a_letter_beyond_the_alphabets_comes_with_its_use() -> None:
    rare = next(
        chr(letter) for letter in sorted(TTFont(font_file("PT Serif", 400, "normal")).getBestCmap()) if letter > 0xF000
    )
    document = replace(ferry()["ru"], particulars=replace(ferry()["ru"].particulars, running=f"Порт {rare}"))
    fonts = embedded(write_docx(document, theme("house"), embed_fonts=True))

    assert ord(rare) in fonts["PT Serif", "Regular"].getBestCmap()
    assert ord(rare) not in embedded(word_file())["PT Serif", "Regular"].getBestCmap()


def test_the_words_are_the_same_with_and_without() -> None:
    word, document = Word(word_file()), ferry()["ru"]

    assert word.words() == body_words(document)
    assert word.notes() == note_words(document)
    assert word.counts() == counts(document)


def test_the_settings_say_that_fonts_are_inside() -> None:
    names = [etree.QName(child).localname for child in etree.fromstring(parts_of(word_file())["word/settings.xml"])]

    assert names[:3] == ["zoom", "embedTrueTypeFonts", "saveSubsetFonts"]
    assert b"embedTrueTypeFonts" not in parts_of(word_file(embed=False))["word/settings.xml"]
    assert not [name for name in parts_of(word_file(embed=False)) if "font" in name and name.endswith(".odttf")]


def test_equal_documents_give_equal_bytes() -> None:
    assert write_docx(ferry()["ru"], theme("house"), embed_fonts=True) == word_file()


def test_what_it_costs() -> None:
    assert 150_000 < len(word_file()) - len(word_file(embed=False)) < 400_000


def test_a_font_is_disguised_by_the_key_reversed() -> None:
    """ECMA-376 part 4, 17.8.1, worked out by hand."""
    key = "{00112233-4455-6677-8899-AABBCCDDEEFF}"

    hidden = disguised(bytes(40), key)

    assert hidden[:16] == bytes.fromhex("FFEEDDCCBBAA99887766554433221100")
    assert hidden[16:32] == hidden[:16]
    assert hidden[32:] == bytes(8)
    assert disguised(hidden, key) == bytes(40)
    assert key_of(b"a") == key_of(b"a") != key_of(b"b")


def with_own_font(folder: Path, family: str, rights: int = 0) -> Theme:
    """The house theme with a serif font of another name, which is installed nowhere."""
    font = TTFont(font_file("PT Serif", 400, "normal"))
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
    font["OS/2"].fsType = rights
    path = folder / f"{family}.ttf"
    font.save(path)
    house = theme("house")
    return replace(house, fonts=replace(house.fonts, serif=family, files=(FontFile(path, family, 400, "normal"),)))


@pytest.mark.parametrize("rights", [0x0002, 0x0004, 0x0100, 0x0200, 0x0108])
def test_a_font_that_may_not_be_embedded_is_told_and_left_out(rights: int, tmp_path: Path) -> None:
    made = with_own_font(tmp_path, "ZzProof", rights)

    (finding,) = find_unembeddable(made)

    assert (finding.code, finding.severity) == ("font.embedding", Severity.WARNING)
    assert "ZzProof.ttf" in finding.place.file
    assert f"fsType {rights}" in finding.message
    assert {family for family, _ in embedded(write_docx(ferry()["ru"], made, embed_fonts=True))} == {"PT Sans"}


@pytest.mark.parametrize("rights", [0x0000, 0x0008, 0x000C])
def test_a_font_that_may_be_embedded_for_editing_is(rights: int, tmp_path: Path) -> None:
    made = with_own_font(tmp_path, "ZzProof", rights)

    assert find_unembeddable(made) == []
    assert ("ZzProof", "Regular") in embedded(write_docx(ferry()["ru"], made, embed_fonts=True))


def test_a_font_with_outlines_that_word_does_not_embed_is_told(tmp_path: Path) -> None:
    letters = {"A": 65, ".notdef": None}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({code: name for name, code in letters.items() if code})
    builder.setupHorizontalMetrics(dict.fromkeys(letters, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupCFF("ZzCurves", {}, {name: T2CharStringPen(500, None).getCharString() for name in letters}, {})
    builder.setupNameTable({"familyName": "ZzCurves", "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.save(tmp_path / "ZzCurves.otf")
    fonts = replace(
        theme("house").fonts,
        serif="ZzCurves",
        files=(FontFile(tmp_path / "ZzCurves.otf", "ZzCurves", 400, "normal"),),
    )

    (finding,) = find_unembeddable(replace(theme("house"), fonts=fonts))

    assert finding.code == "font.embedding"
    assert "PostScript" in finding.message


def test_a_font_that_is_not_installed_is_a_finding() -> None:
    unknown = replace(theme("house"), fonts=replace(theme("house").fonts, serif="Nowhere Serif"))

    dress, findings = read_dress(DressOrder(embed_fonts=True), unknown, ("ru",))

    assert not dress.embed_fonts
    assert [finding.code for finding in findings] == ["font.missing"]


def test_the_open_xml_validator_finds_nothing(tmp_path: Path) -> None:
    assert found_by_the_validator(word_file(), tmp_path) == []
    assert found_by_the_validator(word_file("ru-en", "gost"), tmp_path) == []


def test_libreoffice_uses_a_font_that_is_nowhere_but_in_the_file(tmp_path: Path) -> None:
    reader = judge("pdffonts")
    made = with_own_font(tmp_path, "ZzProof")
    used = {}
    for embed in (True, False):
        pdf = pdf_by_libreoffice(write_docx(ferry()["ru"], made, embed_fonts=embed), tmp_path / f"embed{embed}")
        used[embed] = subprocess.run([reader, str(pdf)], capture_output=True, text=True, check=True).stdout

    assert "ZzProof" in used[True]
    assert "ZzProof" not in used[False]


def test_the_command_embeds_fonts_and_says_so(tmp_path: Path) -> None:
    root = copy_project(tmp_path, command=True)
    result = run_command(root, "build", "--edition", "ru", "--format", "docx", "--embed-fonts")

    assert result.returncode == 0, result.stderr
    assert (root / "output" / "ferry.ru.docx").read_bytes() == word_file()
    assert '"embedded_fonts": true' in (root / "output" / "manifest.json").read_text(encoding="utf-8")


def test_fonts_for_no_word_file_are_a_wrong_call(tmp_path: Path) -> None:
    root = copy_project(tmp_path, command=True)
    result = run_command(root, "build", "--format", "pdf", "--embed-fonts")

    assert result.returncode == 2
    assert "docx" in result.stderr
