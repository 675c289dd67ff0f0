"""The kept result of a check: a hit says what a run would say, and anything changed is a miss."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.findings import Finding, Place, Severity
from briefpress.publishing.checked import Checked, digest_of, load, store
from tests.command import run_command
from tests.synthetic import copy_project

HEAVY = {"pydantic", "yaml", "jinja2", "babel", "lxml", "weasyprint", "docx"}
FINDING = Finding(Severity.WARNING, Place("briefs/ferry.yaml", 7, 9), "area.fault", "«слово» \ud800", "a\nhint")
KEPT = Path("output", ".cache", "check.json")


def digest(root: Path, *, day: str = "2026-11-22", libraries: tuple[str, ...] = ()) -> str | None:
    return digest_of(root, root / "briefpress", libraries, (day,))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", command=True)


@given(
    st.lists(
        st.builds(
            Finding,
            st.sampled_from(Severity),
            st.builds(Place, st.text(), st.integers(0), st.integers(0)),
            st.text(),
            st.text(),
            st.text(),
        ),
        max_size=5,
    ),
    st.integers(0),
)
def test_findings_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, found: list[Finding], n: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "kept.json"
    checked = Checked(n, 3, (*found, FINDING))
    store(path, "digest", checked)

    assert load(path, "digest") == checked
    assert load(path, "other") is None


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--strict",)])
@pytest.mark.parametrize("spoilt", [False, True])
def test_a_hit_says_what_the_run_said(options: tuple[str, ...], spoilt: bool, root: Path) -> None:
    if spoilt:
        facts = (root / "facts.yaml").read_text(encoding="utf-8")
        (root / "facts.yaml").write_text(facts.replace("{rent}", "{rnt}"), encoding="utf-8")

    runs = [run_command(root, "check", *options)]
    inode = (root / KEPT).stat().st_ino
    runs.append(run_command(root, "check", *options))

    assert (root / KEPT).stat().st_ino == inode, "the second run was no hit"
    assert len({(run.returncode, run.stdout, run.stderr) for run in runs}) == 1
    assert not spoilt or runs[0].returncode == 1
    assert ("value.unknown" in runs[0].stdout + runs[0].stderr) == spoilt


def append(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_bytes((root / name).read_bytes() + b"\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "facts": append("facts.yaml"),
    "a brief": append("briefs/ferry.yaml"),
    "a new brief": lambda root: (root / "briefs" / "new.yaml").touch(),
    "a brief of another ending": lambda root: (root / "briefs" / "new.yml").touch(),
    "a brief renamed": lambda root: (root / "briefs" / "ferry.yaml").rename(root / "briefs" / "boat.yaml"),
    "a brief taken away": lambda root: (root / "briefs" / "ferry.yaml").unlink(),
    "a folder instead of a brief": lambda root: (root / "briefs" / "folder.yaml").mkdir(),
    "reviews": lambda root: (root / "reviews.yaml").write_bytes(b"# nothing\n"),
    "no facts": lambda root: (root / "facts.yaml").unlink(),
    "a template": append("templates/information-note.xml.j2"),
    "a new template": lambda root: (root / "templates" / "other.xml.j2").touch(),
    "a word": append("templates/locale/en/LC_MESSAGES/briefpress.po"),
    "the theme": append("templates/theme/house/theme.toml"),
    "the style sheet": append("templates/theme/house/page.css"),
    "the style sheet of the screen": append("templates/theme/house/screen.css"),
    "another theme": append("templates/theme/gost/theme.toml"),
    "a new theme": lambda root: (root / "templates" / "theme" / "mine").mkdir(),
    "a rule": append("briefpress/checking/names.py"),
    "the command": append("build.py"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_input_is_a_miss(change: str, root: Path) -> None:
    before = digest(root)

    CHANGES[change](root)

    assert before is not None
    assert digest(root) not in (before, None)


def test_another_day_version_or_place_of_libraries_is_a_miss(root: Path, tmp_path: Path) -> None:
    libraries = tmp_path / "site"
    (libraries / "jinja2-3.1.6.dist-info").mkdir(parents=True)
    digests = [digest(root), digest(root, day="2026-11-23"), digest(root, libraries=(str(libraries),))]
    (libraries / "jinja2-3.1.6.dist-info").rename(libraries / "jinja2-3.1.7.dist-info")
    digests.append(digest(root, libraries=(str(libraries),)))

    assert None not in digests
    assert len(set(digests)) == 4


def test_a_theme_that_lies_elsewhere_is_seen(root: Path, tmp_path: Path) -> None:
    theme = tmp_path / "mine"
    theme.mkdir()
    digests = [digest(root)]
    for text in ("a", "b"):
        (theme / "theme.toml").write_text(text)
        digests.append(digest_of(root, root / "briefpress", (), ("2026-11-22",), theme))

    assert None not in digests
    assert len(set(digests)) == 3


def test_what_is_no_input_changes_nothing(root: Path) -> None:
    before = digest(root)
    for name in ("output", "sources", "briefpress/__pycache__"):
        (root / name).mkdir(exist_ok=True)
        (root / name / "file").write_text("x")

    assert before == digest(root)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: (root / "briefs" / "loop").symlink_to(root, target_is_directory=True),
        lambda root: (root / "briefs" / "ghost.yaml").symlink_to(root / "nothing"),
        lambda root: os.mkfifo(root / "templates" / "pipe"),
    ],
    ids=["a linked folder", "a broken link", "a pipe"],
)
def test_where_it_cannot_be_told_nothing_is_kept(spoil: Callable[[Path], object], root: Path) -> None:
    spoil(root)

    assert digest(root) is None


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[:-20],
    "a changed count": lambda data: data.replace(b'"facts": 3', b'"facts": 4'),
    "a changed message": lambda data: data.replace(b"hint", b"hunt"),
    "another form": lambda data: data.replace(b"check 1", b"check 0"),
    "a list": lambda data: b"[]",
    "a number": lambda data: b"7",
    "nested deep": lambda data: b"[" * 100_000,
    "binary": lambda data: b"\xff\0" + data,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_result_is_not_used(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    store(path, "digest", Checked(3, 1, (FINDING,)))
    assert load(path, "digest") is not None
    damaged = DAMAGE[kind](path.read_bytes())
    assert damaged != path.read_bytes()

    path.write_bytes(damaged)

    assert load(path, "digest") is None


def test_a_damaged_result_is_made_anew(root: Path) -> None:
    first = run_command(root, "check")
    (root / KEPT).write_bytes(b"{}")
    second = run_command(root, "check")

    assert (first.returncode, first.stdout, first.stderr) == (second.returncode, second.stdout, second.stderr)
    assert json.loads((root / KEPT).read_bytes())["result"]["facts"] > 0


def test_without_a_folder_to_write_to_the_check_works(root: Path) -> None:
    kept = run_command(root, "check")
    (root / KEPT).unlink()
    (root / KEPT).parent.rmdir()
    (root / "output").rmdir()
    (root / "output").write_text("no folder")
    refused = run_command(root, "check")

    assert (kept.returncode, kept.stdout, kept.stderr) == (refused.returncode, refused.stdout, refused.stderr)
    assert (root / "output").read_text() == "no folder"


WATCHED = """
import atexit, json, os, runpy, sys
opened = set()
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes, os.PathLike)):
        opened.add(os.path.realpath(os.fsdecode(arguments[0])))
sys.addaudithook(watch)
sys.argv = ["build.py", "check"]
def tell():
    with open(sys.argv_told, "w") as file:
        json.dump({"opened": sorted(opened), "modules": sorted(sys.modules)}, file)
atexit.register(tell)
sys.argv_told = os.environ["TOLD"]
sys.path.insert(0, os.getcwd())
runpy.run_path("build.py", run_name="__main__")
"""


def watched(root: Path, told: Path) -> dict[str, list[str]]:
    """The files that a check opens and the modules it loads."""
    subprocess.run(
        [sys.executable, "-c", WATCHED],
        cwd=root,
        env={**os.environ, "TOLD": str(told)},
        check=False,
        capture_output=True,
        timeout=60,
    )
    found: dict[str, list[str]] = json.loads(told.read_text())
    return found


def test_a_check_reads_nothing_that_the_digest_leaves_out(root: Path, tmp_path: Path) -> None:
    run = watched(root, tmp_path / "told.json")
    names = {
        Path(path).relative_to(root.resolve()) for path in run["opened"] if Path(path).is_relative_to(root.resolve())
    }
    tops = {name.parts[0] for name in names if name.parts}

    assert {"facts.yaml", "briefs", "templates"} <= tops
    assert tops <= {"facts.yaml", "reviews.yaml", "briefs", "templates", "briefpress", "build.py", "output"}
    assert {name.as_posix() for name in names if name.parts[:1] == ("output",)} <= {
        "output",
        "output/.cache",
        *(name.as_posix() for name in names if name.name.startswith((".check.json", "check.json"))),
    }


def test_a_hit_loads_nothing_heavy(root: Path, tmp_path: Path) -> None:
    miss, hit = (watched(root, tmp_path / f"{run}.json") for run in ("miss", "hit"))

    assert set(miss["modules"]) >= {"pydantic", "yaml", "jinja2"}
    assert HEAVY.isdisjoint(hit["modules"])
