"""Bad input, whole files of it: a clear finding with its place, exit 1, nothing half-written."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpress.findings import Finding, as_text, errors_of
from briefpress.model.brief import EDITIONS
from briefpress.publishing.building import build_brief
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import read_project
from briefpress.reading.models import read_brief, read_facts
from tests.command import run_command
from tests.synthetic import TODAY, copy_project

MEGABYTE = 1024 * 1024


def _alias_bomb(path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    path.write_text("\n".join(lines), encoding="utf-8")


def _big(path: Path) -> None:
    path.write_bytes(b"# " + b"x" * (50 * MEGABYTE))


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "an empty file": ("file.empty", lambda path: path.write_bytes(b"")),
    "nothing but a comment": ("file.empty", lambda path: path.write_bytes(b"# facts\n")),
    "a binary file": (
        "file.binary",
        lambda path: path.write_bytes(bytes(random.Random(1).randrange(256) for _ in range(4096)) + b"\0"),
    ),
    "Windows letters": ("file.encoding", lambda path: path.write_bytes("a: b\nterms: Союз".encode("cp1251"))),
    "a list": ("file.shape", lambda path: path.write_bytes(b"- a\n- b\n")),
    "50 MB": ("file.size", _big),
    "an alias bomb": ("yaml.alias", _alias_bomb),
    "a tab": ("yaml.syntax", lambda path: path.write_bytes(b"a:\n\t- b\n")),
    "a deep nest": ("yaml.depth", lambda path: path.write_bytes(b"a: " + b"[" * 5000 + b"]" * 5000)),
    "no file": ("file.absent", lambda path: path.unlink()),
    "a folder in its place": ("file.unreadable", lambda path: (path.unlink(), path.mkdir())),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_fact_base_is_one_clear_finding(kind: str, tmp_path: Path) -> None:
    code, spoil = BAD[kind]
    root = copy_project(tmp_path)
    spoil(root / "facts.yaml")

    found = read_project(root, TODAY).common

    assert [finding.code for finding in found] == [code], as_text(found)
    assert found[0].place.file == "facts.yaml"


def test_the_bad_byte_is_at_its_place(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "facts.yaml").write_bytes("a: b\nterms: Союз".encode("cp1251"))

    place = read_project(root, TODAY).common[0].place

    assert (place.line, place.column) == (2, 8)


def test_a_project_without_briefs_or_templates_says_so(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "briefs" / "ferry.yaml").unlink()
    assert [finding.code for finding in read_project(root, TODAY).common] == ["briefs.absent"]

    other = copy_project(tmp_path / "other")
    (other / "templates" / "information-note.xml.j2").unlink()
    project = read_project(other, TODAY)
    _, findings = documents_of(project, "ferry", project.briefs["ferry"], EDITIONS)
    assert {finding.code for finding in errors_of(findings)} == {"template.absent"}


def test_a_brief_is_named_in_plain_words(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    text = (root / "briefs" / "ferry.yaml").read_text(encoding="utf-8")
    for name in ("Bor der.yaml", "other.yml"):
        (root / "briefs" / name).write_text(text, encoding="utf-8")

    found = read_project(root, TODAY).findings

    assert {(finding.code, finding.place.file) for finding in found} == {
        ("brief.name", "briefs/Bor der.yaml"),
        ("brief.name", "briefs/other.yml"),
    }


@pytest.mark.parametrize("name", ["page.css", "screen.css"])
def test_a_theme_without_its_files_says_so(tmp_path: Path, name: str) -> None:
    root = copy_project(tmp_path)
    (root / "templates" / "theme" / "house" / name).unlink()

    project = read_project(root, TODAY)

    assert project.theme is None
    assert [(finding.code, finding.place.file) for finding in project.findings] == [
        ("file.absent", f"templates/theme/house/{name}")
    ]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda root: (root / "facts.yaml").write_bytes(b""), "facts.yaml:1:1: file.empty"),
        (lambda root: (root / "facts.yaml").write_bytes(b"\0\1"), "facts.yaml: file.binary"),
        (lambda root: _alias_bomb(root / "facts.yaml"), "facts.yaml:2:10: yaml.alias"),
        (
            lambda root: _replace(root / "briefs" / "ferry.yaml", "{ferry.rent-1994} в год", "{ferry.rnt} в год"),
            "fact.unknown",
        ),
        (
            lambda root: _replace(root / "templates" / "brief.xml.j2", "{{ brief.title }}</h1>", "{{ nothing }}</h1>"),
            "template.undefined",
        ),
    ],
    ids=["empty", "binary", "bomb", "unknown fact", "undefined name"],
)
def test_the_command_refuses_and_writes_no_brief(spoil: Callable[[Path], object], code: str, tmp_path: Path) -> None:
    root = copy_project(tmp_path, command=True)
    spoil(root)

    result = run_command(root, "build")

    assert result.returncode == 1, result.stderr
    assert code in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(path.name for path in (root / "output").glob("*")) == ["manifest.json"]


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_no_bytes_make_the_readers_fail(data: bytes) -> None:
    for read in (read_facts, read_brief):
        model, findings = read(data, "x.yaml")
        assert model is not None or findings


@given(st.text(alphabet="abc:{}[]*&!|>-#'\"\n ,?", max_size=120))
@settings(max_examples=300)
def test_no_yaml_makes_the_readers_fail(text: str) -> None:
    model, findings = read_facts(("facts:\n" + text).encode(), "x.yaml")
    assert model is not None or findings
    assert all(finding.place.file == "x.yaml" for finding in findings)


def test_today_serves_only_review_dates(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    _replace(
        root / "facts.yaml", "    attributed_to: [ivanov]", '    attributed_to: [ivanov]\n    review_by: "2021-06-30"'
    )

    early, late = (read_project(root, day).findings for day in (dt.date(1990, 1, 1), dt.date(2100, 1, 1)))

    assert early == ()
    assert [finding.code for finding in late] == ["review.overdue"]


def mutated(text: str, number: int) -> str:
    """The YAML with one value dropped, doubled, emptied or replaced; which, the number decides."""
    chance = random.Random(number)
    lines = text.split("\n")
    places = [index for index, line in enumerate(lines) if re.match(r"\s*(- )?[\w.-]+:", line)]
    at = chance.choice(places)
    key = lines[at].split(":")[0]
    wrong = (
        "",
        " 7",
        " []",
        " {}",
        " [a, b]",
        " {a: b}",
        ' ""',
        " 2021-99",
        " ferry.agreement",
        " " + "я" * 300,
        " <b>&amp;</b>",
    )
    lines[at : at + 1] = chance.choice(([], [lines[at]] * 2, [key + ":" + chance.choice(wrong)]))
    return "\n".join(lines)


@pytest.mark.parametrize("number", range(120))
def test_a_changed_project_gives_findings_or_files_and_never_fails(number: int, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    path = root / ("facts.yaml" if number % 2 else "briefs/ferry.yaml")
    path.write_text(mutated(path.read_text(encoding="utf-8"), number), encoding="utf-8")

    project = read_project(root, TODAY)
    for name, brief in project.briefs.items():
        for result in build_brief(project, name, brief, EDITIONS, ("docx",)):
            assert isinstance(result, Finding) or result.written.data
