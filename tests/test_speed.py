"""What was made fast says what the plain way says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generated_project import facts_text, write_project
from briefpress.checking.names import find_forbidden_forms
from briefpress.checking.text import Text
from briefpress.model.facts import FactBase, FactFile
from briefpress.model.node import Located
from briefpress.model.placeholders import resolver_of
from briefpress.model.units import Unit
from briefpress.publishing.examining import examine
from briefpress.reading import yaml_text
from tests.synthetic import CONTENT, ROOT, TODAY, copy_project

PIECES = ["Foo", "Foo Bar", "Foo-", "-Foo", "«Foo»", "Bar", "Foobar", "oo", "Ба", "Ба-р", " ", ".", "-", "«", "ё"]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


@given(TEXTS, st.lists(TEXTS.filter(lambda text: bool(text.strip())), max_size=5))
def test_forbidden_forms_are_those_of_a_plain_search(wording: str, forms: list[str]) -> None:
    stripped = [form.strip() for form in forms]
    term = {"id": "x", "kind": "place", "ru": {"name": "Икс", "forbidden": stripped}, "en": {"name": "X"}}
    base = FactBase(FactFile.model_validate({"terms": [term]}))
    unit = Unit("u", wording, "x", "ru", base.file, {})

    found = list(find_forbidden_forms(Text(unit, "ru", base, resolver_of(base), ())))

    plain = [
        f"'{form}' is a forbidden form of 'Икс'"
        for form in stripped
        for _ in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", wording)
    ]
    assert [finding.message for finding in found] == plain


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
    assert len(read[0][0]) > 100


def test_a_template_that_changes_is_read_anew(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    assert {finding.code for finding in examine(root, TODAY).findings} == {"translation.unreviewed"}
    template = root / "templates" / "information-note.xml.j2"

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
