"""An edited copy of a Word file tells what was edited in it, and what the fact base no longer holds."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from briefpress.writing.docx.edited import Copied, values_in
from briefpress.writing.docx.opening import Unreadable
from briefpress.writing.docx.package import zipped
from briefpress.writing.docx.values import NAMESPACE
from briefpress.writing.docx.writer import write_docx
from tests.command import run_command
from tests.conftest import judge
from tests.synthetic import copy_project, ferry, synthetic_project
from tests.test_word_values import parts_of


def built() -> dict[str, bytes]:
    return parts_of(write_docx(ferry()["ru"], synthetic_project().theme))


def edited(parts: dict[str, bytes], *changes: tuple[str, str]) -> bytes:
    text = parts["word/document.xml"].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return zipped({**parts, "word/document.xml": text.encode()})


SHOWN = '<w:t xml:space="preserve">{}</w:t></w:r></w:sdtContent>'


def changed(values: tuple[Copied, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(item.fact, item.built, item.shown) for item in values if set(item.shown) != {item.built}]


def test_nothing_is_told_of_a_file_as_it_was_built() -> None:
    values = values_in(zipped(built()))

    assert len(values) > 5
    assert changed(values) == []


def test_an_edited_value_is_told_with_what_it_was() -> None:
    whole = built()
    values = values_in(edited(whole, (SHOWN.format("7500"), SHOWN.format("7400"))))

    ((fact, was, shown),) = changed(values)
    assert (fact, was, set(shown)) == ("ferry.length-long", "7500", {"7400"})
    assert len(shown) == whole["word/document.xml"].decode().count(SHOWN.format("7500")) > 2


def test_a_value_that_was_deleted_is_told() -> None:
    whole = built()
    text = whole["word/document.xml"].decode()
    start = text.index("<w:sdt><w:sdtPr><w:alias")
    end = text.index("</w:sdt>", start) + len("</w:sdt>")
    less = values_in(zipped({**whole, "word/document.xml": (text[:start] + text[end:]).encode()}))

    assert sum(len(item.shown) for item in less) == sum(len(item.shown) for item in values_in(zipped(whole))) - 1


def test_what_libreoffice_saves_can_still_be_traced(tmp_path: Path) -> None:
    office = judge("soffice")
    (tmp_path / "x.docx").write_bytes(zipped(built()))
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(tmp_path / "x.docx")],
        capture_output=True,
        timeout=240,
        check=True,
        env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"},
    )  # fmt: skip

    assert values_in((tmp_path / "saved" / "x.docx").read_bytes()) == values_in(zipped(built()))


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({"a": "b"})])
def test_what_is_no_file_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        values_in(data)
    parts = built()
    without = {name: part for name, part in parts.items() if NAMESPACE.encode() not in part or name.startswith("word/")}
    with pytest.raises(Unreadable, match="no store of values"):
        values_in(zipped(without))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path, command=True)


def test_the_command_tells_what_was_edited_and_what_no_longer_holds(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(edited(built(), (SHOWN.format("1,50"), SHOWN.format("1,60"))))
    facts = root / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace('"6000"', '"6100"'), encoding="utf-8")
    told = run_command(root, "trace", str(copy))
    records = json.loads(run_command(root, "trace", str(copy), "--format", "json").stdout)

    assert told.returncode == 0, told.stderr
    assert "ferry.rent-1994 (ru): '1,50' is now '1,60'\n" in told.stdout
    assert "ferry.length-short (ru); the fact base no longer has this value\n" in told.stdout
    assert {record["fact"] for record in records} == {"ferry.rent-1994", "ferry.length-short"}
    (tmp_path / "no.docx").write_bytes(b"no")
    refused = run_command(root, "trace", str(tmp_path / "no.docx"))
    assert refused.returncode == 1
    assert "copy.unreadable" in refused.stderr
    assert run_command(root, "trace", str(tmp_path / "absent.docx")).returncode == 2
