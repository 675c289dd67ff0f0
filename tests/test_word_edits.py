"""Ten edits by LibreOffice do not break a Word file: what was not edited stands in the saved file as it stood before."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Word

from briefpress.document.walks import notes_of
from briefpress.model.brief import EditionName
from briefpress.writing.conformance.word import RULES
from briefpress.writing.conformance.word_file import W, is_on, value
from briefpress.writing.conformance.word_reading import read_word
from briefpress.writing.docx.writer import write_docx
from tests.conftest import ROOT, judge
from tests.synthetic import ferry, synthetic_project
from tests.word_package import DOCUMENT, changed, edit, paragraph, text

EDITS = {
    "change_figure",
    "delete_note",
    "add_row",
    "delete_row",
    "add_heading",
    "delete_heading",
    "change_cell",
    "insert_note",
    "delete_item",
    "replace_word",
}
# What any Word file must keep to; looks, properties and settings are LibreOffice's own in what it saves.
KEPT = (
    "word.package",
    "word.type",
    "word.target",
    "word.numbering",
    "word.cell",
    "word.follower",
    "word.change",
    "word.field",
)


@dataclass(frozen=True)
class Stood:
    """A paragraph as it stands in a file: its words, its style, the words of the notes called in it."""

    words: str
    style: str
    notes: tuple[str, ...] = ()


Stand = list[Stood]
# LibreOffice does not count the narrow paragraph before a table that begins a text, and saves it.
UNCOUNTED = Stood("", "table spacer")
Did = dict[str, Any]


def words_of(element: Any) -> str:
    signs = {W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
    texts = element.iter(W + "t", *signs)
    return "".join(signs.get(node.tag) or node.text or "" for node in texts)


def stand_of(data: bytes, path: Path) -> Stand:
    """Every paragraph of the text, those in cells too; python-docx opens the file and knows its styles."""
    path.write_bytes(data)
    word: Word = docx.Document(str(path))
    names = {style.style_id: str(style.name).casefold() for style in word.styles}
    part = read_word(data).of_kind("footnotes")
    notes = {value(note, "id"): words_of(note).strip() for note in (part.all("footnote") if part else [])}
    return [
        Stood(
            words_of(paragraph),
            names[value(paragraph.find(f"{W}pPr/{W}pStyle"))],
            tuple(notes[value(call, "id")] for call in paragraph.iter(W + "footnoteReference")),
        )
        for paragraph in word.element.body.iter(W + "p")
    ]


def notes_in(stand: Stand) -> list[str]:
    return [note for stood in stand for note in stood.notes]


def without(stand: Stand, place: int, count: int = 1) -> Stand:
    return stand[:place] + stand[place + count :]


def changed_figure(before: Stand, after: Stand, did: Did) -> Stand:
    """One of the figures of that look is the new one; which of them the office found is told by the file."""
    (place,) = [index for index, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    old, new = before[place], after[place]
    words = {old.words[:at] + did["new"] + old.words[at + len(did["old"]) :] for at in places_of(did["old"], old.words)}
    assert new.words in words
    return [*before[:place], replace(old, words=new.words), *before[place + 1 :]]


def places_of(word: str, words: str) -> list[int]:
    return [at for at in range(len(words)) if words.startswith(word, at)]


def deleted_note(before: Stand, after: Stand, did: Did) -> Stand:
    left = did["index"]
    for place, stood in enumerate(before):
        if left < len(stood.notes):
            kept = stood.notes[:left] + stood.notes[left + 1 :]
            return [*before[:place], replace(stood, notes=kept), *before[place + 1 :]]
        left -= len(stood.notes)
    raise AssertionError("no such note")


def added_row(before: Stand, after: Stand, did: Did) -> Stand:
    place, words = did["place"], did["words"]
    styles = [stood.style for stood in after[place : place + len(words)]]
    assert all(style.startswith("table ") for style in styles)
    new = [Stood(*pair) for pair in zip(words, styles, strict=True)]
    return [*before[:place], *new, *before[place:]]


def added_heading(before: Stand, after: Stand, did: Did) -> Stand:
    return [*before[: did["place"]], Stood(did["words"], "heading 1"), *before[did["place"] :]]


def changed_cell(before: Stand, after: Stand, did: Did) -> Stand:
    place = did["place"]
    return [*before[:place], replace(before[place], words=did["words"]), *before[place + 1 :]]


def inserted_note(before: Stand, after: Stand, did: Did) -> Stand:
    """The note is the last one of a paragraph that ends where it stands in the order of notes."""
    place = next(index for index, stood in enumerate(after) if did["words"] in stood.notes)
    assert notes_in(after).index(did["words"]) == did["index"]
    notes = (*before[place].notes, did["words"])
    return [*before[:place], replace(before[place], notes=notes), *before[place + 1 :]]


def replaced_word(before: Stand, after: Stand, did: Did) -> Stand:
    old, new = did["old"], did["new"]
    assert sum(text.count(old) for stood in before for text in (stood.words, *stood.notes)) == did["times"] > 1
    return [
        Stood(stood.words.replace(old, new), stood.style, tuple(note.replace(old, new) for note in stood.notes))
        for stood in before
    ]


EXPECTED: dict[str, Callable[[Stand, Stand, Did], Stand]] = {
    "change_figure": changed_figure,
    "delete_note": deleted_note,
    "add_row": added_row,
    "delete_row": lambda before, after, did: without(before, did["place"], did["count"]),
    "add_heading": added_heading,
    "delete_heading": lambda before, after, did: without(before, did["place"]),
    "change_cell": changed_cell,
    "insert_note": inserted_note,
    "delete_item": lambda before, after, did: without(before, did["place"]),
    "replace_word": replaced_word,
}


def edits_of(folder: Path, editions: tuple[EditionName, ...]) -> list[dict[str, Any]]:
    """What LibreOffice did and met, each file with each edit."""
    office = judge("soffice")
    judge("python3-uno", Path("/usr/lib/python3/dist-packages/uno.py"))
    sources = [folder / f"ferry.{edition}.docx" for edition in editions]
    for source, edition in zip(sources, editions, strict=True):
        source.write_bytes(write_docx(ferry()[edition], synthetic_project().theme))
    script = ROOT / "tests" / "judges" / "edit_word.py"
    result = subprocess.run(
        ["/usr/bin/python3", str(script), office, str(folder), *map(str, sources)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"},
    )
    assert result.returncode == 0, result.stderr[:3000]
    told: list[dict[str, Any]] = json.loads(result.stdout)
    return told


def tables_in(data: bytes) -> int:
    document = read_word(data).document
    return len(document.all("tbl")) if document else 0


def heads_in(data: bytes) -> int:
    """The rows that are repeated as heads."""
    document = read_word(data).document
    return sum(map(is_on, document.all("tblHeader"))) if document else 0


def counted(stand: Stand) -> Stand:
    """What LibreOffice counts of it."""
    return stand[1:] if stand[0] == UNCOUNTED else stand


def test_ten_edits_do_not_break_the_file(tmp_path: Path) -> None:
    editions: tuple[EditionName, ...] = ("ru", "ru-en")
    told = edits_of(tmp_path, editions)
    before = {edition: (tmp_path / f"ferry.{edition}.docx").read_bytes() for edition in editions}
    stood = {edition: counted(stand_of(data, tmp_path / "before.docx")) for edition, data in before.items()}

    assert [len(notes_in(stand)) for stand in stood.values()] == [
        len(notes_of(ferry()[edition])) for edition in editions
    ]
    assert {item["edit"] for item in told} == EDITS == set(EXPECTED)
    assert len(told) == 2 * len(EDITS) - 1
    for item in told:
        edition = item["file"].split(".")[1]
        former, data = before[edition], Path(item["saved"]).read_bytes()
        read = read_word(data)
        after, name = counted(stand_of(data, tmp_path / "after.docx")), f"{item['file']}: {item['edit']}"
        expected = EXPECTED[item["edit"]](stood[edition], after, item["did"])
        met = {"notes": len(notes_in(expected)), "tables": tables_in(former), "paragraphs": len(expected)}
        assert after == expected, name
        assert after != stood[edition], name
        assert item["met"] == met, name
        assert heads_in(data) == heads_in(former) > 0, name
        assert [message for code, rule in RULES if code in KEPT for message in rule(read)] == [], name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (text("Договор действует, как отмечает Иван Иванов"), ""),
        ('<w:footnoteReference w:id="3"/>', ""),
        ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="BodyText"/>'),
        (paragraph("", "TableSpacer"), ""),
    ],
    ids=["words", "a note", "a heading", "a paragraph"],
)
def test_what_an_edit_might_lose_is_seen(old: str, new: str, tmp_path: Path) -> None:
    data = write_docx(ferry()["ru"], synthetic_project().theme)

    assert stand_of(changed(data, edit(DOCUMENT, old, new)), tmp_path / "x.docx") != stand_of(data, tmp_path / "x.docx")
