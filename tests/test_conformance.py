"""Both declared profiles: what a file misses of one is told, and every rule can tell."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from briefpress.document.nodes import Cell, Document, Heading, Paragraph, Table, Text
from briefpress.document.walks import data_of, facts_of, figures_of, marks_of, notes_of
from briefpress.model.brief import EDITIONS, EditionName
from briefpress.model.edtf import parse
from briefpress.publishing.project import Project
from briefpress.publishing.records import records_of
from briefpress.writing.archive import stamp_of
from briefpress.writing.attachments import Attachment
from briefpress.writing.conformance.profiles import PROFILES, unmet
from briefpress.writing.conformance.reading import FinishedPdf, Tagged, read_pdf
from briefpress.writing.pdf import write_pdf
from tests.synthetic import ferry, synthetic_project

Broken = Callable[[FinishedPdf], FinishedPdf]


def records(project: Project, edition: EditionName) -> tuple[Attachment, ...]:
    assert project.base is not None
    return records_of(project.base, project.catalogues, parse("2021-06"), None, ferry()[edition])


def file_of(project: Project, edition: EditionName = "ru-en") -> bytes:
    pdf, findings = write_pdf(ferry()[edition], project.theme, "x.pdf", records(project, edition))
    assert pdf is not None, findings
    return pdf.data


@pytest.fixture(scope="module")
def finished() -> FinishedPdf:
    """The finished file of the synthetic brief."""
    from_bytes = read_pdf(file_of(synthetic_project()))
    assert unmet(from_bytes) == []
    assert len(from_bytes.elements) > 200
    return from_bytes


def first(role: str, /, **changes: object) -> Broken:
    """The file with its first element of that role changed."""

    def broken(file: FinishedPdf) -> FinishedPdf:
        index = next(index for index, element in enumerate(file.elements) if element.role == role)
        changed: Tagged = replace(file.elements[index], **changes)  # type: ignore[arg-type]
        return replace(file, elements=(*file.elements[:index], changed, *file.elements[index + 1 :]))

    return broken


def moved(role: str, before: int) -> Broken:
    """The file with its last element of that role read as the first but so many."""

    def broken(file: FinishedPdf) -> FinishedPdf:
        elements = list(file.elements)
        index = max(index for index, element in enumerate(elements) if element.role == role)
        elements.insert(before, elements.pop(index))
        return replace(file, elements=tuple(elements))

    return broken


def with_packet(old: str, new: str) -> Broken:
    return lambda file: replace(file, packet=file.packet.replace(old, new))


def with_page(add: bytes) -> Broken:
    return lambda file: replace(file, pages=(file.pages[0] + add, *file.pages[1:]))


BROKEN: tuple[tuple[str, str, Broken], ...] = (
    ("PDF/UA-1", "does not declare", with_packet("pdfuaid:part>1", "pdfuaid:part>2")),
    ("PDF/UA-1", "no title", lambda file: replace(file, title="")),
    ("PDF/UA-1", "file name", lambda file: replace(file, shows_title=False)),
    ("PDF/UA-1", "'' is no language", lambda file: replace(file, language="")),
    ("PDF/UA-1", "'русский' is no language", first("TD", language="русский")),
    ("PDF/UA-1", "not tagged", lambda file: replace(file, is_marked=False)),
    ("PDF/UA-1", "'Aside' is no role", first("Sect", role="Aside")),
    ("PDF/UA-1", "a TD stands in a Table", first("TD", parent="Table")),
    ("PDF/UA-1", "two elements", lambda file: first("H1", contents=file.elements[-1].contents * 2)(file)),
    ("PDF/UA-1", "to no element", first("H1", contents=())),
    ("PDF/UA-1", "page 1 paints", with_page(b"\n0 0 10 10 re\nf\n")),
    ("PDF/UA-1", "level 3 follows one of level 1", first("H2", role="H3")),
    ("PDF/UA-1", "equal length", first("TR", kids=("TH",))),
    ("PDF/UA-1", "a row's or a column's", first("TH", attributes={})),
    ("PDF/UA-1", "name its heads", first("TD", attributes={"Headers": ("nobody",)})),
    ("PDF/UA-1", "alternative text", first("Sect", role="Figure")),
    ("PDF/UA-1", "name of its own", first("Note", identifier="note-2")),
    ("PDF/UA-1", "before its call", moved("Note", 1)),
    ("PDF/UA-1", "calls lead to", first("Note", role="Div")),
    ("PDF/UA-1", "another order", moved("TH", 1)),
    ("PDF/UA-1", "belongs to no element", first("Link", links=())),
    ("PDF/UA-1", "has no words", lambda file: replace(file, links=(replace(file.links[0], words=""),))),
    ("PDF/UA-1", "keyboard", lambda file: replace(file, tab_orders=("/R",))),
    ("PDF/A-3a", "one packet", with_packet("<rdf:RDF", "<rdf:rdf")),
    ("PDF/A-3a", "does not declare", with_packet('pdfaid:conformance="A"', 'pdfaid:conformance="B"')),
    ("PDF/A-3a", "output intent", lambda file: replace(file, intents=())),
    ("PDF/A-3a", "no identifier", lambda file: replace(file, has_identifier=False)),
    ("PDF/A-3a", "is not in it", lambda file: replace(file, fonts=(replace(file.fonts[0], is_embedded=False),))),
    ("PDF/A-3a", "what letters", lambda file: replace(file, fonts=(replace(file.fonts[0], has_letters=False),))),
    ("PDF/A-3a", "its font lacks", with_page(b"\n/Artifact\nBMC\n[<00510000>0] TJ\nEMC\n")),
    (
        "PDF/A-3a",
        "belongs to the file",
        lambda file: replace(file, attachments=(replace(file.attachments[0], relationship=""),)),
    ),
    ("PDF/A-3a", "say what it is", lambda file: replace(file, attachments=(replace(file.attachments[0], kind=""),))),
    ("PDF/A-3a", "not printed", lambda file: replace(file, links=(replace(file.links[0], flags=0),))),
)


@pytest.mark.parametrize(
    ("profile", "what", "broken"), BROKEN, ids=[f"{profile}: {what}" for profile, what, _ in BROKEN]
)
def test_what_is_missed_is_told(profile: str, what: str, broken: Broken, finished: FinishedPdf) -> None:
    told = unmet(broken(finished))

    assert any(message.startswith(f"{profile} is not met: ") and what in message for message in told), told


def test_every_rule_can_tell(finished: FinishedPdf) -> None:
    rules = {rule for _, rules in PROFILES for rule in rules}
    told = {rule for _, _, broken in BROKEN for rule in rules if list(rule(broken(finished)))}

    assert told == rules


@pytest.mark.parametrize(
    ("blocks", "what"),
    [
        ((Heading(1, (Text("а"),), "a"), Heading(3, (Text("б"),), "b")), "a heading of level 3 follows one of level 1"),
        (
            (
                Table(
                    "figures",
                    (),
                    ((Cell((Text("а"),)), Cell((Text("б"),))), (Cell((Text("в"),)),)),
                    (50, 50),
                    "s",
                ),
            ),
            "the rows of a table are not of equal length",
        ),
    ],
)
def test_a_document_that_cannot_meet_a_profile_is_refused(
    blocks: tuple[Heading | Table, ...], what: str, project: Project
) -> None:
    pdf, findings = write_pdf(Document(("ru",), "t", blocks), project.theme, "x.pdf")

    assert pdf is None
    assert [(finding.code, finding.message) for finding in findings] == [
        ("pdf.profile", f"PDF/UA-1 is not met: {what}")
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_records_are_in_the_file(edition: EditionName, project: Project) -> None:
    with pikepdf.open(io.BytesIO(file_of(project, edition))) as pdf:
        inside = {name: pdf.attachments[name].get_file() for name in pdf.attachments}
        assert {str(item.AFRelationship) for item in pdf.Root.AF} == {"/Data"}
        assert len(pdf.Root.AF) == len(inside) == 2
        assert {file.mime_type for file in inside.values()} == {"application/json"}
        stamps = {file.creation_date.replace(tzinfo=None) for file in inside.values() if file.creation_date}
        read = {name: file.read_bytes() for name, file in inside.items()}

    assert stamps == {stamp_of(ferry()[edition])}
    assert read == {record.name: record.data for record in records(project, edition)}


def test_the_records_hold_what_a_machine_needs(project: Project) -> None:
    document = ferry()["ru-en"]
    facts, trace = (json.loads(record.data) for record in records(project, "ru-en"))

    assert [fact["id"] for fact in facts["facts"]] == list(facts_of(document))
    rent = next(fact for fact in facts["facts"] if fact["id"] == "ferry.rent-1994")
    assert rent["text"] == {
        "ru": "В марте 1994 г. арендная плата составила 1,50 млн долл. США в год.",
        "en": "In March 1994 the rent was set at US$1.50 million a year.",
    }
    assert rent["values"]["rent"]["value"] == "1500000.00"
    assert "1,50\u00a0млн\u00a0долл.\u00a0США" in rent["values"]["rent"]["printed"]["ru"]
    assert {item["source"] for fact in facts["facts"] for item in fact["evidence"]} == {
        source["id"] for source in facts["sources"]
    }
    assert all(source["title"].keys() == {"ru", "en"} and source["reference"] for source in facts["sources"])
    assert [(note["note"], tuple(note["facts"])) for note in trace["notes"]] == [
        (note.number, note.facts) for note in notes_of(document)
    ]
    drawn = [mark for figure in figures_of(document) for mark in marks_of(figure) if mark.fact]
    assert Counter((value["fact"], value["value"], value["printed"]) for value in trace["values"]) == Counter(
        [(datum.fact, datum.value, datum.text) for datum in data_of(document)]
        + [(mark.fact, mark.value, mark.label) for mark in drawn]
    )
    assert {value["section"] for value in trace["values"]} >= {"key-messages", "key-figures"}


def test_the_file_is_found_by_its_properties(project: Project) -> None:
    with pikepdf.open(io.BytesIO(file_of(project, "ru"))) as pdf:
        packet, properties = pdf.Root.Metadata.read_bytes().decode(), pdf.docinfo
        with pdf.open_outline() as outline:
            bookmarks = [item.title for item in outline.root[0].children]
            tables = [item.title for part in outline.root[0].children for item in part.children]

    assert "<dc:identifier>ferry</dc:identifier>" in packet
    assert "<dc:language><rdf:Bag><rdf:li>ru</rdf:li></rdf:Bag></dc:language>" in packet
    assert str(properties["/Identifier"]) == "ferry"
    assert str(properties["/Keywords"])
    assert str(properties["/CreationDate"]) == "D:20210615120000Z"
    assert bookmarks[:2] == ["Основные выводы", "Ключевые показатели"]
    assert len(tables) == sum(isinstance(block, Table) and bool(block.caption) for block in ferry()["ru"].blocks) > 1


def test_attachments_make_the_same_bytes_twice(project: Project) -> None:
    assert file_of(project) == file_of(project)


def test_a_paragraph_alone_meets_both_profiles(project: Project) -> None:
    assert write_pdf(Document(("ru",), "t", (Paragraph((Text("а"),)),)), project.theme, "x.pdf")[1] == []
