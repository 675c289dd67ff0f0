"""What was made fast says what the plain way says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.generated_project import facts_text, write_project
from briefpress.model.node import Located
from briefpress.publishing import examining
from briefpress.publishing.examining import examine
from briefpress.publishing.project import Project, read_project
from briefpress.reading import yaml_text
from tests.synthetic import CONTENT, ROOT, TODAY, copy_project


def places(data: object) -> list[object]:
    """Everything in located data, with the place of each key and the stretch of each scalar."""
    if isinstance(data, Located):
        origin = data.origin
        keys = [(key, origin.key(key)) for key in origin.keys_at]
        spans = [(path, origin.span(path)) for path in origin.scalars_at]
        return [origin.place, keys, spans, *(inner for value in data.values() for inner in places(value))]
    return [inner for value in data for inner in places(value)] if isinstance(data, list) else [data]


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("path", [CONTENT / "facts.yaml", *sorted((ROOT / "briefs").glob("*.yaml"))], ids=str)
def test_both_parsers_give_the_same_data_and_places(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr(yaml_text, "_LOADER", loader)
        located, findings = yaml_text.read_yaml(path.read_bytes(), "x.yaml")
        read.append((places(located), findings))

    assert read[0] == read[1]
    assert len(read[0][0]) > 50


def test_a_template_that_changes_is_read_anew(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    assert {finding.code for finding in examine(root, TODAY).findings} == {"translation.unreviewed"}
    template = root / "templates" / "brief.xml.j2"

    template.write_text(template.read_text(encoding="utf-8") + "\n{{ brief.nothing }}\n", encoding="utf-8")

    assert "template.undefined" in {finding.code for finding in examine(root, TODAY).findings}


def test_the_generated_project_is_without_fault_and_always_the_same(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "templates-only")
    write_project(tmp_path / "project", 200)
    (root / "templates").rename(tmp_path / "project" / "templates")

    checked = examine(tmp_path / "project", TODAY)

    assert {finding.code for finding in checked.findings} <= {"translation.unreviewed"}
    assert (checked.facts, checked.briefs) == (205, 3)
    assert facts_text(200) == facts_text(200) != facts_text(240)


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    for number in range(2, 9):
        shutil.copy(root / "briefs" / "ferry.yaml", root / "briefs" / f"ferry-{number}.yaml")
    project = read_project(root, TODAY)
    names = tuple(project.briefs)

    assert len(names) == 8
    assert examining._of_composing(project, names) == examining._composed(project, names) != []


def test_a_fault_in_the_other_process_comes_to_light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_project(tmp_path)
    for number in range(2, 9):
        shutil.copy(root / "briefs" / "ferry.yaml", root / "briefs" / f"ferry-{number}.yaml")
    project = read_project(root, TODAY)
    whole = examining.documents_of

    def failing(made: Project, name: str, *rest: Any) -> Any:
        if name == "ferry-8":
            raise ZeroDivisionError
        return whole(made, name, *rest)

    monkeypatch.setattr(examining, "documents_of", failing)
    with pytest.raises(ZeroDivisionError):
        examining._of_composing(project, tuple(project.briefs))
