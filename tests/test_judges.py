"""What outside judges say of the files: the Open XML SDK's validator, LibreOffice, poppler, veraPDF."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefpress.model.edtf import parse
from briefpress.publishing.records import records_of
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.pdf import write_pdf
from tests.conftest import ROOT, judge
from tests.synthetic import real_project, synthetic_project
from tests.test_drift import every_document, is_in, pieces_of, squashed

NAMES = ("ferry.ru-en", "baikonur.ru", "eaeu.en", "border.ru-en")


@cache
def word_file(name: str) -> bytes:
    return write_docx(every_document()[name], synthetic_project().theme)


@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_validator_finds_nothing(name: str, tmp_path: Path) -> None:
    validator = judge("ooxml-validator", ROOT / ".judges" / "node_modules" / ".bin" / "ooxml-validator")
    path = tmp_path / f"{name}.docx"
    path.write_bytes(word_file(name))

    result = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=120, check=False)

    answer = json.loads(result.stdout)
    verdicts = answer if isinstance(answer, list) else [answer]
    assert verdicts
    assert all(verdict["ok"] for verdict in verdicts), result.stdout[:2000]


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_opens_the_word_file_and_shows_its_words(name: str, tmp_path: Path) -> None:
    office, pdftotext = judge("soffice"), judge("pdftotext")
    path = tmp_path / f"{name}.docx"
    path.write_bytes(word_file(name))
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


def test_verapdf_finds_both_declared_profiles_met(tmp_path: Path) -> None:
    validator = judge("verapdf", ROOT / ".judges" / "verapdf")
    paths = []
    for name in ("ferry.ru", "baikonur.en", "eaeu.ru", "border.ru-en"):
        document = every_document()[name]
        project = synthetic_project() if name.startswith("ferry") else real_project()
        records = records_of(project.base, project.catalogues, parse("2025"), None, document)
        pdf, findings = write_pdf(document, synthetic_project().theme, name, records)
        assert pdf is not None, findings
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(pdf.data)

    result = subprocess.run([validator, *map(str, paths)], capture_output=True, text=True, timeout=240, check=False)

    assert result.returncode == 0, result.stdout[:3000] + result.stderr[:1000]
    for profile in ("3a", "ua1"):
        assert result.stdout.count(f"[{profile}] compliant=true") == len(paths)
