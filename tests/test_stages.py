"""Goldens by stage, from the synthetic brief: which half moved is told by which file differs."""

from __future__ import annotations

import io
import pprint
import re
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree
from pypdf import PdfReader

from briefpress.model.brief import EDITIONS, EditionName
from briefpress.publishing.project import Project
from briefpress.writing.charts import svg_pictures
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.html import write_html
from briefpress.writing.pdf import write_pdf
from briefpress.writing.web import page_of
from tests.conftest import GOLDEN
from tests.screen_reader import transcript
from tests.synthetic import ferry

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_document(edition: EditionName, golden: Golden) -> None:
    golden(f"ferry.{edition}.document.txt", pprint.pformat(ferry()[edition], width=120) + "\n")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_html(edition: EditionName, golden: Golden) -> None:
    golden(f"ferry.{edition}.html", write_html(ferry()[edition]))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_for_a_browser(edition: EditionName, golden: Golden) -> None:
    golden(f"ferry.{edition}.web.html", page_of(ferry()[edition]))


def rounded(svg: str) -> str:
    """A drawing with whole coordinates and plain ids: what a newer library may move or name otherwise is left out."""
    whole = re.sub(r"-?\d+\.\d+", lambda match: str(round(float(match.group()))), svg)
    for place, name in enumerate(dict.fromkeys(re.findall(r'id="([a-z][0-9a-f]{10})"', whole)), 1):
        whole = whole.replace(name, f"id{place}")
    return re.sub(r"> ?<", ">\n<", whole) + "\n"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_pictures(edition: EditionName, project: Project, golden: Golden) -> None:
    pictures = svg_pictures(ferry()[edition], project.theme)

    assert pictures
    golden(f"ferry.{edition}.svg", "".join(map(rounded, pictures.values())))


def pretty_parts(data: bytes) -> str:
    """The parts of a package, each as indented XML, in order of their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(package.namelist())
        parts = []
        for name in names:
            if name.endswith((".png", ".xlsx")):
                parts.append(f"==== {name}\n")
                continue
            root = etree.fromstring(package.read(name))
            etree.indent(root)
            parts.append(f"==== {name}\n{etree.tostring(root, encoding='unicode')}\n")
    return "".join(parts)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_word_file(edition: EditionName, project: Project, golden: Golden) -> None:
    golden(f"ferry.{edition}.docx.xml", pretty_parts(write_docx(ferry()[edition], project.theme)))


def outline(items: list[object], reader: PdfReader, depth: int = 0) -> str:
    lines = []
    for item in items:
        if isinstance(item, list):
            lines.append(outline(item, reader, depth + 1))
        else:
            page = reader.get_destination_page_number(item)  # type: ignore[arg-type]
            lines.append(f"{'  ' * depth}{item['/Title']} … {(page or 0) + 1}\n")  # type: ignore[index]
    return "".join(lines)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_pdf(edition: EditionName, project: Project, golden: Golden) -> None:
    pdf, findings = write_pdf(ferry()[edition], project.theme, "ferry.pdf")
    assert pdf is not None, findings
    reader = PdfReader(io.BytesIO(pdf.data))
    root = reader.trailer["/Root"]
    told = [
        f"pages {len(reader.pages)}, language {root['/Lang']}, title {reader.metadata.title if reader.metadata else ''}\n",  # type: ignore[index]
        "== outline\n",
        outline(reader.outline, reader),
        "== as it is read out\n",
        transcript(pdf.data),
    ]
    golden(f"ferry.{edition}.pdf.txt", "".join(told))


def test_no_golden_is_left_over() -> None:
    forms = ("document.txt", "html", "web.html", "svg", "docx.xml", "pdf.txt")
    expected = {f"ferry.{edition}.{form}" for edition in EDITIONS for form in forms} | {
        "formats.txt",
        "references.txt",
        "port.css.txt",
        "port.styles.xml",
    }

    assert {path.name for path in GOLDEN.iterdir()} == expected
