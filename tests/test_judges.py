"""What outside judges say of the files: the Open XML SDK's validator, LibreOffice, poppler, veraPDF, Chromium with axe."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefpress.document.walks import figures_of, marks_of
from briefpress.model.edtf import parse
from briefpress.publishing.records import records_of
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.pdf import write_pdf
from briefpress.writing.web import write_web
from tests.conftest import ROOT, judge
from tests.synthetic import real_project, synthetic_project
from tests.test_drift import every_document, is_in, pieces_of, shown_beside, squashed
from tests.test_themes import theme
from tests.test_word_charts import SYNTHETIC

NAMES = ("ferry.ru-en", "baikonur.ru", "eaeu.en", "border.ru-en", "trade-investment.ru")
THEMED = (*((name, "house") for name in NAMES), ("ferry.en", "gost"), ("ferry.ru-en", "gost"), ("ferry.en", "port"), ("ferry.ru-en", "port"))  # fmt: skip


@cache
def word_file(name: str, dress: str) -> bytes:
    return write_docx(every_document()[name], theme(dress))


def found_by_the_validator(data: bytes, folder: Path) -> list[str]:
    """What the validator of the Open XML SDK says of a Word file."""
    validator = judge("ooxml-validator", ROOT / ".judges" / "node_modules" / ".bin" / "ooxml-validator")
    path = folder / "judged.docx"
    path.write_bytes(data)
    result = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=120, check=False)
    answer = json.loads(result.stdout)
    verdicts = answer if isinstance(answer, list) else [answer]
    assert verdicts
    return [json.dumps(verdict)[:2000] for verdict in verdicts if not verdict["ok"]]


def pdf_by_libreoffice(data: bytes, folder: Path) -> Path:
    """The Word file as LibreOffice shows it, with the system's own fonts."""
    office = judge("soffice")
    folder.mkdir(exist_ok=True)
    path = folder / "judged.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        capture_output=True,
        timeout=240,
        check=True,
        env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"},
    )
    return path.with_suffix(".pdf")


@pytest.mark.parametrize(("name", "dress"), THEMED)
def test_the_open_xml_validator_finds_nothing(name: str, dress: str, tmp_path: Path) -> None:
    assert found_by_the_validator(word_file(name, dress), tmp_path) == []


def test_the_open_xml_validator_finds_nothing_in_any_kind_of_chart(tmp_path: Path) -> None:
    assert found_by_the_validator(write_docx(SYNTHETIC, theme("house")), tmp_path) == []


@pytest.mark.parametrize(("name", "dress"), THEMED)
def test_libreoffice_opens_the_word_file_and_shows_its_words(name: str, dress: str, tmp_path: Path) -> None:
    pdftotext = judge("pdftotext")
    pdf = pdf_by_libreoffice(word_file(name, dress), tmp_path)
    shown = subprocess.run([pdftotext, str(pdf), "-"], capture_output=True, text=True, check=True)
    text = squashed(shown.stdout).casefold()
    pieces = [squashed(piece).casefold() for piece in pieces_of(every_document()[name]) if squashed(piece)]

    assert len(PdfReader(pdf).pages) >= 2
    assert len(pieces) > 100
    assert [piece for piece in pieces if not is_in(piece, text)] == []
    marks = [mark for figure in figures_of(every_document()[name]) for mark in marks_of(figure)]
    assert [word for mark in marks for word in shown_beside(mark) if squashed(word).casefold() not in text] == []


def test_verapdf_finds_both_declared_profiles_met(tmp_path: Path) -> None:
    validator = judge("verapdf", ROOT / ".judges" / "verapdf")
    paths = []
    dresses = {
        "ferry.ru": "port",
        "baikonur.en": "house",
        "eaeu.ru": "gost",
        "border.ru-en": "house",
        "ferry.ru-en": "port",
    }
    for name, dress in dresses.items():
        document = every_document()[name]
        project = synthetic_project() if name.startswith("ferry") else real_project()
        records = records_of(project.base, project.catalogues, parse("2025"), None, document)
        pdf, findings = write_pdf(document, theme(dress), name, records)
        assert pdf is not None, findings
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(pdf.data)

    result = subprocess.run([validator, *map(str, paths)], capture_output=True, text=True, timeout=240, check=False)

    assert result.returncode == 0, result.stdout[:3000] + result.stderr[:1000]
    for profile in ("3a", "ua1"):
        assert result.stdout.count(f"[{profile}] compliant=true") == len(paths)


PAGES = ("ferry.ru", "ferry.en", "ferry.ru-en", "eaeu.ru", "border.en", "baikonur.ru-en")
# What a reader may meet on no page, as tests/judges/browse.mjs tells it.
FAULTS = ("requests", "messages", "overflow", "unseen", "fonts", "violations", "lost")


def web_page(name: str) -> str:
    data, findings = write_web(every_document()[name], theme("house"), f"{name}.html")
    assert data is not None, findings
    return data.decode()


def browsed(folder: Path, pages: dict[str, str]) -> list[dict[str, Any]]:
    """What Chromium meets on the pages at each width."""
    modules = ROOT / ".judges" / "node_modules"
    places = [Path("/usr/bin/chromium-browser"), Path("/usr/bin/google-chrome"), Path("/opt/google/chrome/chrome")]
    chromium, node = judge("chromium", *places), judge("node")
    judge("playwright-core", modules / "playwright-core" / "package.json")
    judge("axe-core", modules / "axe-core" / "axe.min.js")
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    script = ROOT / "tests" / "judges" / "browse.mjs"
    files = [str(folder / f"{name}.html") for name in pages]
    result = subprocess.run(
        [node, str(script), str(modules), chromium, str(folder), *files],
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"},
    )
    assert result.returncode == 0, result.stderr[:3000]
    told: list[dict[str, Any]] = json.loads(result.stdout)
    return told


def test_chromium_shows_the_page_on_a_telephone_and_on_a_desk_and_prints_it(tmp_path: Path) -> None:
    told = browsed(tmp_path, {name: web_page(name) for name in PAGES})

    assert [(page["page"], page["width"]) for page in told] == [
        (name, width) for name in PAGES for width in (360, 1280)
    ]
    assert [(page["page"], page["width"], fault, page[fault]) for page in told for fault in FAULTS if page[fault]] == []
    assert {page["contents"] for page in told} == {1}
    for name in PAGES:
        printed = PdfReader(tmp_path / f"{name}.pdf").pages
        text = squashed("".join(page.extract_text() for page in printed)).casefold()
        pieces = [squashed(piece).casefold() for piece in pieces_of(every_document()[name]) if squashed(piece)]
        assert len(printed) >= 2
        assert [piece for piece in pieces if not is_in(piece, text)] == []


def test_the_browser_sees_planted_faults(tmp_path: Path) -> None:
    planted = (
        '<p style="white-space:nowrap">' + "слово " * 200 + '</p><p style="color:#ccc;font-family:monospace">бледно</p>'
        '<p style="display:none">скрыто</p><img src="http://127.0.0.1:9/x.png">'
    )
    page = web_page("ferry.ru").replace("</main>", planted + "</main>").replace('id="note:1"', 'id="elsewhere"')
    open_page = page.replace("img-src data:", "img-src *").replace("position: fixed", "position: static")

    for told in browsed(tmp_path, {"planted": open_page}):
        assert [fault for fault in FAULTS if not told[fault]] == []
        assert any(violation.startswith("color-contrast") for violation in told["violations"])
        assert "скрыто" in told["unseen"]
