"""The command end to end: verbs, exit codes, files written whole, the manifest, reviews."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import briefpress.publishing.whole as whole_module
from briefpress.publishing.whole import write_whole
from tests.command import run_command
from tests.synthetic import copy_project

NINE = [f"ferry.{edition}.{form}" for edition in ("en", "ru", "ru-en") for form in ("docx", "html", "pdf")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path, command=True)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*") if path.name != ".cache")


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def second_brief(root: Path, change: Callable[[str], str] = lambda text: text) -> None:
    text = (root / "briefs" / "ferry.yaml").read_text(encoding="utf-8")
    (root / "briefs" / "harbour.yaml").write_text(change(text), encoding="utf-8")


def manifest_of(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((root / "output" / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def test_without_a_verb_everything_is_built(root: Path) -> None:
    result = run_command(root)

    assert result.returncode == 0, result.stderr
    assert names_in(root / "output") == sorted([*NINE, "manifest.json"])
    assert "9 files in output/" in result.stdout
    assert "translation.unreviewed" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_manifest_tells_what_was_built_of_what(root: Path) -> None:
    run_command(root)
    manifest = manifest_of(root)

    assert [record["file"] for record in manifest["files"]] == sorted(NINE)
    for record in manifest["files"]:
        data = (root / "output" / record["file"]).read_bytes()
        assert record["sha256"] == hashlib.sha256(data).hexdigest()
        assert record["facts"] == [
            "ferry.agreement",
            "ferry.length-long",
            "ferry.length-short",
            "ferry.opinion",
            "ferry.passengers-2015",
            "ferry.passengers-2018",
            "ferry.passengers-2019",
            "ferry.passengers-2030",
            "ferry.rent-1994",
        ]
        assert (record["brief"], record["as_of"]) == ("ferry", "2021-06")
        assert record["findings"] == {"errors": 0, "warnings": 1}
    assert manifest["anchors"] == {"checked": True, "sought": 10, "found": 10, "out_of_reach": 0}
    assert manifest["inputs"]["facts.yaml"] == hashlib.sha256((root / "facts.yaml").read_bytes()).hexdigest()
    assert {"briefpress", "python", "weasyprint"} <= manifest["versions"].keys()
    assert manifest["failed"] == []


def test_the_manifest_says_where_no_documents_were_at_hand(root: Path) -> None:
    shutil.rmtree(root / "sources")
    run_command(root, "build", "--edition", "ru", "--format", "docx")

    assert manifest_of(root)["anchors"] == {"checked": False, "why": "no source documents at hand"}


def test_a_build_of_a_part_leaves_the_rest(root: Path) -> None:
    run_command(root)
    before = {record["file"]: record for record in manifest_of(root)["files"]}
    result = run_command(root, "build", "ferry", "--edition", "ru", "--format", "docx", "--as-of", "2020-12-31")

    after = {record["file"]: record for record in manifest_of(root)["files"]}
    assert result.returncode == 0, result.stderr
    assert set(after) == set(before)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"ferry.ru.docx"}
    assert after["ferry.ru.docx"]["as_of"] == "2020-12-31"
    assert (root / "output" / "manifest.previous.json").is_file()


def test_two_builds_give_the_same_bytes_whatever_the_day_and_the_hash_seed(root: Path) -> None:
    run_command(root, environment={"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty"})
    first = {name: (root / "output" / name).read_bytes() for name in NINE}
    run_command(root, environment={"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"})

    assert {name: (root / "output" / name).read_bytes() for name in NINE} == first


def test_a_failed_brief_does_not_stop_the_others(root: Path) -> None:
    second_brief(root, lambda text: text.replace("{ferry.rent-1994} в год", "{ferry.rnt} в год"))
    result = run_command(root, "build", "--edition", "ru", "--format", "docx")

    assert result.returncode == 1
    assert "briefs/harbour.yaml" in result.stderr
    assert "fact.unknown" in result.stderr
    assert "harbour" in result.stdout
    assert "not built" in result.stdout
    assert names_in(root / "output") == ["ferry.ru.docx", "manifest.json"]
    assert manifest_of(root)["failed"] == ["harbour"]


def test_a_wrong_call_exits_2(root: Path) -> None:
    for arguments in (
        ("build", "nothing"),
        ("build", "--edition", "kk"),
        ("build", "--as-of", "yesterday"),
        ("build", "--format", ""),
        ("build", "--edition", ","),
        ("review", "ferry", "--lang", "en", "--by", ""),
        ("review", "ferry", "--lang", "en", "--by", "A", "--on", "1998/.."),
        ("frobnicate",),
        ("check", "--format", "xml"),
    ):
        result = run_command(root, *arguments)
        assert result.returncode == 2, arguments
        assert "Traceback" not in result.stderr
    assert not (root / "output").exists()


def test_our_own_fault_exits_3(root: Path) -> None:
    replace_in(
        root / "briefpress" / "selecting" / "selection.py",
        "return fact.as_of.first <= self.as_of",
        "return 1 / 0 and fact.as_of.first <= self.as_of",
    )
    result = run_command(root, "build", "--format", "docx")

    assert result.returncode == 3
    assert "its own fault" in result.stderr


def test_check_tells_findings_as_text_and_json(root: Path) -> None:
    clean = run_command(root, "check")
    assert clean.returncode == 0, clean.stderr
    assert "9 facts, 1 briefs: 0 errors, 1 warning" in clean.stdout
    assert run_command(root, "check", "--strict").returncode == 1

    replace_in(root / "briefs" / "ferry.yaml", "Это важно.", "Это важно 7.")
    broken = run_command(root, "check")
    assert broken.returncode == 1
    assert "figure.naked" in broken.stderr
    records = json.loads(run_command(root, "check", "--format", "json").stdout)
    assert [record["code"] for record in records] == ["figure.naked"]
    assert records[0]["file"] == "briefs/ferry.yaml"
    assert records[0]["line"] > 1


def test_verify_finds_the_anchors_or_says_it_could_not_look(root: Path) -> None:
    found = run_command(root, "verify", "--sources", "sources")
    assert found.returncode == 0, found.stderr
    assert "10 of 10 anchors found, 0 out of reach" in found.stdout

    empty = run_command(root, "verify", "--sources", "templates")
    assert empty.returncode == 1
    assert "not checked" in empty.stderr

    replace_in(root / "facts.yaml", '"останется сезонной"', '"останется вечной"')
    missing = run_command(root, "verify")
    assert missing.returncode == 1
    assert "anchor.absent" in missing.stderr


def test_a_review_is_stamped_and_a_changed_wording_or_value_undoes_it(root: Path) -> None:
    assert "translation.unreviewed" in run_command(root, "check").stderr
    release = run_command(root, "build", "--release", "--format", "docx")
    assert release.returncode == 1
    assert names_in(root / "output") == ["manifest.json"]

    stamped = run_command(root, "review", "ferry", "--lang", "en", "--by", "A. Editor", "--on", "2021-06-20")
    assert stamped.returncode == 0, stamped.stderr
    assert "18 texts of 'ferry' in 'en' stamped 'reviewed' by A. Editor on 2021-06-20" in stamped.stdout
    text = (root / "reviews.yaml").read_text(encoding="utf-8")
    assert '"facts/ferry.opinion"' in text
    clean = run_command(root, "check", "--strict")
    assert clean.returncode == 0, clean.stderr
    assert run_command(root, "build", "--release", "--format", "docx").returncode == 0

    replace_in(root / "briefs" / "ferry.yaml", "This matters.", "This matters much.")
    assert "1 of 18 texts" in run_command(root, "check").stderr
    replace_in(root / "facts.yaml", 'amount: "1.50"', 'amount: "1.60"')
    assert "2 of 18 texts" in run_command(root, "check").stderr


def test_a_release_asks_for_what_stands_in_notes_too(root: Path) -> None:
    """A caveat and a dispute that only notes print are translations like any other."""
    text = (root / "briefs" / "ferry.yaml").read_text(encoding="utf-8")
    text = text.replace("      - disputes: {topics: [ferry]}\n", "")
    text = text.replace("      - chronology: {topics: [ferry], kinds: [agreement, figure]}\n", "")
    (root / "briefs" / "ferry.yaml").write_text(text, encoding="utf-8")
    run_command(root, "review", "ferry", "--lang", "en", "--by", "A. Editor", "--on", "2021-06-20")
    assert run_command(root, "build", "--release", "--format", "docx").returncode == 0

    replace_in(
        root / "facts.yaml", "The source does not name the currency of account.", "The source names no currency."
    )
    replace_in(root / "facts.yaml", "the authority's figure is used.", "the authority's figure is taken.")

    refused = run_command(root, "build", "--release", "--format", "docx")
    assert refused.returncode == 1
    assert "2 of " in refused.stderr


def test_a_release_with_an_overdue_fact_writes_nothing(root: Path) -> None:
    replace_in(
        root / "facts.yaml",
        "    attributed_to: [ivanov]\n",
        '    attributed_to: [ivanov]\n    review_by: "2021-06-30"\n',
    )
    run_command(root, "review", "ferry", "--lang", "en", "--by", "A. Editor", "--on", "2021-06-20")

    refused = run_command(root, "build", "--release", "--format", "docx")

    assert refused.returncode == 1
    assert "review.overdue" in refused.stderr
    assert names_in(root / "output") == ["manifest.json"]
    assert run_command(root, "build", "--format", "docx", "--edition", "ru").returncode == 0


def test_an_edition_that_failed_later_is_marked_as_stale(root: Path) -> None:
    run_command(root, "build", "--edition", "ru", "--format", "docx")
    replace_in(root / "briefs" / "ferry.yaml", "Это важно.", "Это важно 7.")
    run_command(root, "build", "--edition", "ru", "--format", "docx")

    (record,) = manifest_of(root)["files"]
    assert record["stale"] is True
    assert manifest_of(root)["failed"] == ["ferry"]


def test_a_broken_former_manifest_is_no_obstacle(root: Path) -> None:
    for former in ("[]", "{", '{"files": null}', '{"files": [1, {"file": 2}]}'):
        (root / "output").mkdir(exist_ok=True)
        (root / "output" / "manifest.json").write_text(former, encoding="utf-8")
        result = run_command(root, "build", "--edition", "ru", "--format", "docx")
        assert result.returncode == 0, result.stderr
        assert [record["file"] for record in manifest_of(root)["files"]] == ["ferry.ru.docx"]


def test_what_the_system_refuses_is_said_in_a_line(root: Path) -> None:
    (root / "output" / "ferry.ru.docx").mkdir(parents=True)

    result = run_command(root, "build", "--edition", "ru", "--format", "docx")

    assert result.returncode == 1
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_table_of_named_facts_needs_no_caption(root: Path) -> None:
    replace_in(root / "briefs" / "ferry.yaml", "table: {subject: ferry.rent}", "table: {facts: [ferry.length-long]}")

    assert run_command(root, "build", "--format", "docx").returncode == 0


def test_what_a_date_leaves_out_is_told_fact_by_fact(root: Path) -> None:
    replace_in(root / "briefs" / "ferry.yaml", "table: {subject: ferry.rent}", "table: {facts: [ferry.length-long]}")

    result = run_command(root, "build", "--edition", "ru", "--format", "docx", "--as-of", "1995")

    assert result.returncode == 0, result.stderr
    assert result.stderr.count("date.left-out") >= 4
    assert "'ferry.length-long'" in result.stderr
    assert "'ferry.opinion'" in result.stderr


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "output" / "x.pdf"
    write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(whole_module.os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert names_in(path.parent) == ["x.pdf"]


def test_a_topic_is_built_beside_the_briefs(root: Path) -> None:
    result = run_command(root, "build", "--topic", "ferry-harbour", "--edition", "en", "--format", "docx")
    unknown = run_command(root, "build", "--topic", "fery")

    assert result.returncode == 0, result.stderr
    assert names_in(root / "output") == ["ferry-harbour.en.docx", "manifest.json"]
    assert unknown.returncode == 2
    assert "there are: ferry, harbour, ferry-harbour" in unknown.stderr
    assert run_command(root, "build", "--topic", "harbour").returncode == 1
    run_command(root, "build", "--edition", "en", "--format", "docx")
    assert "ferry-harbour.en.docx" in {record["file"] for record in manifest_of(root)["files"]}


def test_what_was_known_at_a_date_is_built(root: Path) -> None:
    result = run_command(root, "build", "--known-at", "2020-12-31", "--edition", "en", "--format", "docx")

    assert result.returncode == 0, result.stderr
    (record,) = manifest_of(root)["files"]
    assert "ferry.length-short" not in record["facts"]
    assert record["known_at"] == "2020-12-31"


@pytest.mark.parametrize("genre", ["information-note", "chronology", "fact-sheet", "talking-points"])
def test_a_new_brief_can_be_built_at_once(root: Path, genre: str) -> None:
    begun = run_command(root, "new", "line", "--topic", "ferry", "--genre", genre, "--title-en", "The line")
    built = run_command(root, "build", "line", "--format", "docx")

    assert begun.returncode == 0, begun.stderr
    assert built.returncode == 0, built.stderr
    assert "error" not in built.stderr.replace("0 errors", "")
    again = run_command(root, "new", "line", "--topic", "ferry")
    assert (again.returncode, run_command(root, "new", "Line").returncode) == (2, 2)
    assert "choose with --topic: ferry, harbour" in run_command(root, "new", "lines").stderr


def test_facts_are_found_asked_and_traced(root: Path) -> None:
    listed = run_command(root, "facts", "passengers", "--lang", "en", "--format", "json")
    answer = run_command(root, "ask", "длина линии", "--lang", "en")
    used = run_command(root, "where-used", "ferry.length-short")

    assert [record["fact_id"] for record in json.loads(listed.stdout)][0].startswith("ferry.passengers-")
    assert answer.stdout.split("\n")[0] == "The line is over 7,500\u00a0km long (Severny Port Authority, 2020)."
    assert "fact: ferry.length-long" in answer.stderr
    assert used.stdout.split("\n")[:3] == [
        "ferry/legal-basis/chronology",
        "ferry/figures/disputes",
        "dispute ferry.length",
    ]
    assert run_command(root, "ask", "сколько стоит луна").returncode == 1
    assert run_command(root, "where-used", "ferry.nothing").returncode == 2
    assert run_command(root, "facts", "--topic", "fery").returncode == 2


def test_an_overdue_fact_does_not_hold_up_a_brief_that_does_not_use_it(root: Path) -> None:
    overdue = '    attributed_to: [ivanov]\n    review_by: "2021-06-30"\n'
    replace_in(root / "facts.yaml", "    attributed_to: [ivanov]\n", overdue)
    replace_in(root / "briefs" / "ferry.yaml", "      - facts: [ferry.opinion]\n", "")
    run_command(root, "review", "ferry", "--lang", "en", "--by", "A. Editor", "--on", "2021-06-20")

    released = run_command(root, "build", "--release", "--format", "docx")

    assert released.returncode == 0, released.stderr
    assert "review.overdue" in released.stderr
    assert run_command(root, "build", "--strict", "--format", "docx").returncode == 1


def test_a_theme_is_named_or_is_a_folder(root: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "theme.toml").write_text('extends = "gost"\n[colours]\naccent = "202020"\n', encoding="utf-8")
    one = ("build", "--edition", "ru", "--format", "docx", "--theme")

    named = run_command(root, *one, "gost")
    records = {record["file"]: record["theme"] for record in manifest_of(root)["files"]}
    foldered = run_command(root, *one, str(mine))
    inputs = manifest_of(root)["inputs"]
    wrong = run_command(root, *one, "gots")
    empty = run_command(root, *one, "briefs")

    assert (named.returncode, foldered.returncode, wrong.returncode) == (0, 0, 2), foldered.stderr
    assert records == {"ferry.ru.docx": "gost"}
    assert [record["theme"] for record in manifest_of(root)["files"]] == ["mine"]
    assert "mine/theme.toml" in inputs
    assert "gost, house" in wrong.stderr
    assert (empty.returncode, "holds no theme.toml" in empty.stderr) == (2, True)


def test_check_sees_every_theme_and_one_that_lies_elsewhere(root: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "theme.toml").write_text('extends = "house"\n', encoding="utf-8")
    sound = run_command(root, "check", "--theme", str(mine))
    (mine / "theme.toml").write_text('extends = "house"\n[page]\nlefft = 2\n', encoding="utf-8")
    wrong = run_command(root, "check", "--theme", str(mine))
    without = run_command(root, "check")
    tokens = root / "templates" / "theme" / "gost" / "theme.toml"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace("left = 30", "left = 300"), encoding="utf-8")
    shelved = run_command(root, "check")
    built = run_command(root, "build", "--edition", "ru", "--format", "docx")

    assert (sound.returncode, wrong.returncode, without.returncode) == (0, 1, 0), wrong.stderr
    assert "mine/theme.toml:3:1: theme.invalid" in wrong.stderr
    assert shelved.returncode == 1
    assert "templates/theme/gost/theme.toml:" in shelved.stderr
    assert built.returncode == 0, "a theme that is not asked for holds up no build"
