"""Every value printed in a Word file is a control bound to the store of values, and one change there changes all its places."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefpress.document.nodes import Datum
from briefpress.document.walks import data_of
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.writing.docx.package import zipped
from briefpress.writing.docx.values import NAMESPACE, figure_in
from briefpress.writing.docx.writer import write_docx
from tests.conftest import judge
from tests.synthetic import ferry, synthetic_project
from tests.test_drift import W, every_document
from tests.test_judges import pdf_by_libreoffice

B = f"{{{NAMESPACE}}}"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def controls_of(parts: dict[str, bytes]) -> list[etree._Element]:
    stories = [etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "footnotes")]
    return [
        control
        for story in stories
        for control in story.iter(f"{W}sdt")
        if control.find(f"{W}sdtPr/{W}dataBinding") is not None
    ]


def shown(control: etree._Element) -> str:
    return "".join(text.text or "" for text in control.iter(f"{W}t"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("115\u00a0млн долл. США", ("", "115", "\u00a0млн долл. США")),
        ("over\u00a07,500\u00a0km", ("over\u00a0", "7,500", "\u00a0km")),
        ("US$20–30\u00a0million", ("US$", "20–30", "\u00a0million")),
        ("\u22121.20%", ("", "\u22121.20", "%")),
        ("36\u00a0190 тенге", ("", "36\u00a0190", " тенге")),
    ],
)
def test_the_control_holds_the_figure_alone(text: str, parts: tuple[str, str, str]) -> None:
    assert figure_in(Datum("f", "1", text)) == parts
    assert (
        figure_in(Datum("f", "1992-05-25", "25\u00a0мая 1992\u00a0г.", is_date=True))[1] == "25\u00a0мая 1992\u00a0г."
    )


@pytest.mark.parametrize("name", ["ferry.ru", "ferry.ru-en", "baikonur.en", "trade-investment.ru-en"])
def test_every_value_is_bound(name: str) -> None:
    document = every_document()[name]
    parts = parts_of(write_docx(document, synthetic_project().theme))
    values = list(etree.fromstring(parts["customXml/item1.xml"]).iter(f"{B}value"))
    texts = [{part.tag.removeprefix(B): part.text for part in value} for value in values]
    controls = controls_of(parts)
    bindings = [control.find(f"{W}sdtPr/{W}dataBinding") for control in controls]
    paths = [str(binding.get(f"{W}xpath")) for binding in bindings if binding is not None]
    places = [int(path.removeprefix("/b:values[1]/b:value[").removesuffix("]/b:shown[1]")) for path in paths]

    data = data_of(document)
    assert len(controls) == len(places) == len(data) > 10
    assert sorted(set(places)) == list(range(1, len(texts) + 1))
    assert [shown(control) for control in controls] == [texts[place - 1]["shown"] for place in places]
    assert sorted(
        (str(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")), shown(control)) for control in controls
    ) == sorted((f"fact:{datum.fact}", figure_in(datum)[1]) for datum in data)
    assert len({str(control.find(f"{W}sdtPr/{W}id").get(f"{W}val")) for control in controls}) == len(controls)
    assert all(text["built"] == text["shown"] for text in texts)
    assert len({tuple(text.values()) for text in texts}) == len(texts)
    store = etree.fromstring(parts["customXml/itemProps1.xml"])
    assert {str(binding.get(f"{W}storeItemID")) for binding in bindings if binding is not None} == set(
        store.xpath("@*[local-name()='itemID']")
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_one_change_in_the_store_changes_all_places(edition: EditionName, tmp_path: Path) -> None:
    pdftotext = judge("pdftotext")
    parts = parts_of(write_docx(ferry()[edition], synthetic_project().theme))
    store = etree.fromstring(parts["customXml/item1.xml"])
    for value in store.iter(f"{B}value"):
        if value.findtext(f"{B}machine") == "7500":
            value.find(f"{B}shown").text = "8888"  # type: ignore[union-attr]
    places = sum(shown(control).replace(",", "") == "7500" for control in controls_of(parts))
    changed = zipped({**parts, "customXml/item1.xml": etree.tostring(store)})

    pdf = pdf_by_libreoffice(changed, tmp_path)
    text = subprocess.run([pdftotext, str(pdf), "-"], capture_output=True, text=True, check=True).stdout

    assert places > 3
    assert text.count("8888") == places
    assert "7500" not in text
    assert "7,500" not in text
