"""What outside judges say of the files: the Open XML SDK's validator, LibreOffice, poppler, veraPDF."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefpress.writing.docx.writer import write_docx
from briefpress.writing.pdf import write_pdf
from tests.conftest import ROOT, judge
from tests.test_drift import every_document, is_in, pieces_of, squashed
from tests.test_themes import theme

NAMES = ("ferry.ru-en", "baikonur.ru", "eaeu.en", "border.ru-en")
THEMED = (*((name, "house") for name in NAMES), ("ferry.en", "gost"), ("ferry.ru-en", "gost"), ("ferry.en", "port"), ("ferry.ru-en", "port"))  # fmt: skip


@cache
def word_file(name: str, dress: str) -> bytes:
    return write_docx(every_document()[name], theme(dress))


@pytest.mark.parametrize(("name", "dress"), THEMED)
def test_the_open_xml_validator_finds_nothing(name: str, dress: str, tmp_path: Path) -> None:
    validator = judge("ooxml-validator", ROOT / ".judges" / "node_modules" / ".bin" / "ooxml-validator")
    path = tmp_path / f"{name}.docx"
    path.write_bytes(word_file(name, dress))

    result = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=120, check=False)

    answer = json.loads(result.stdout)
    verdicts = answer if isinstance(answer, list) else [answer]
    assert verdicts
    assert all(verdict["ok"] for verdict in verdicts), result.stdout[:2000]


@pytest.mark.parametrize(("name", "dress"), THEMED)
def test_libreoffice_opens_the_word_file_and_shows_its_words(name: str, dress: str, tmp_path: Path) -> None:
    office, pdftotext = judge("soffice"), judge("pdftotext")
    path = tmp_path / f"{name}.docx"
    path.write_bytes(word_file(name, dress))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        capture_output=True,
        timeout=240,
        check=True,
        env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"},
    )
    shown = subprocess.run([pdftotext, str(tmp_path / f"{name}.pdf"), "-"], capture_output=True, text=True, check=True)
    text = squashed(shown.stdout).casefold()
    pieces = [squashed(piece).casefold() for piece in pieces_of(every_document()[name]) if squashed(piece)]

    assert len(PdfReader(tmp_path / f"{name}.pdf").pages) >= 2
    assert len(pieces) > 100
    assert [piece for piece in pieces if not is_in(piece, text)] == []


def test_verapdf_finds_the_declared_profile_met(tmp_path: Path) -> None:
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
        pdf, findings = write_pdf(every_document()[name], theme(dress), name)
        assert pdf is not None, findings
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(pdf.data)

    result = subprocess.run([validator, *map(str, paths)], capture_output=True, text=True, timeout=240, check=False)

    assert result.returncode == 0, result.stdout[:3000] + result.stderr[:1000]
    assert result.stdout.count("[ua1] compliant=true") == len(paths)
