"""Located data into models: each fault of shape becomes a finding at its line, all of a file at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefpress.findings import Finding, Place, did_you_mean, error
from briefpress.model.brief import Brief
from briefpress.model.facts import FactBase, FactFile
from briefpress.model.node import Located, Node
from briefpress.model.reviews import ReviewFile
from briefpress.model.words import LANGUAGES
from briefpress.reading.yaml_text import BLOCK_HINT, read_yaml

Model = TypeVar("Model", bound=Node)
_CODES: Mapping[str, str] = {
    "extra_forbidden": "key.unknown",
    "missing": "key.missing",
    "literal_error": "value.choice",
    "string_pattern_mismatch": "id.form",
    "string_too_short": "text.empty",
    "too_short": "list.short",
    "value_error": "value.invalid",
}


def _place_at(located: Located, path: tuple[str | int, ...]) -> Place:
    """The place of the deepest part of `path` that the data holds."""
    place, data, trail = located.origin.place, located, list(path)
    while trail and isinstance(data, Located):
        key = str(trail.pop(0))
        if key not in data:
            break
        place = data.origin.key(key) or place
        inner: list[str | int] = [key]
        value: Any = data[key]
        while isinstance(value, list) and trail and isinstance(trail[0], int) and trail[0] < len(value):
            inner.append(trail[0])
            value = value[int(trail.pop(0))]
        span = data.origin.span(tuple(inner))
        if span is not None:
            place = span.place
        elif isinstance(value, Located):
            place = value.origin.place
        data = value
    return place


def _known_keys(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys allowed where `path` leads, found by walking the model's fields."""
    current: Any = model
    for step in path:
        if isinstance(step, int) or not (isinstance(current, type) and issubclass(current, BaseModel)):
            continue
        fields = {field.alias or name: field for name, field in current.model_fields.items()}
        if step not in fields:
            break
        current = _model_within(fields[str(step)].annotation)
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [field.alias or name for name, field in current.model_fields.items()]
    return []


def _model_within(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_within(argument)
        if found is not None:
            return found
    return None


def _as_finding(fault: ErrorDetails, located: Located, model: type[BaseModel]) -> Finding:
    path = tuple(fault["loc"])
    name = str(path[-1]) if path else ""
    kind = fault["type"]
    code = _CODES.get(kind, kind if "." in kind else "value.type")
    message, hint, place = fault["msg"], "", _place_at(located, path)
    if kind == "extra_forbidden":
        message, hint = f"unknown key '{name}'", did_you_mean(name, _known_keys(model, path[:-1]))
        if fault["input"] == "" or any(character in name for character in " ."):
            hint = "a comma or colon inside a plain scalar cuts it: put prose into a block scalar ('ru: >-')"
    elif kind == "missing":
        place = _place_at(located, path[:-1])
        if name in LANGUAGES:
            code, message = "language.missing", f"the text in '{name}' is missing"
        else:
            message = f"the key '{name}' is missing"
    elif kind == "literal_error":
        message = f"'{fault['input']}' is not one of {fault.get('ctx', {}).get('expected', '')}"
        hint = did_you_mean(
            str(fault["input"]), str(fault.get("ctx", {}).get("expected", "")).replace("'", "").split(", ")
        )
    elif kind == "string_pattern_mismatch":
        message = f"'{fault['input']}' is not an id: lower-case Latin letters and digits, in words joined by '.' or '-'"
    elif kind == "string_type":
        code, hint = "yaml.cut", BLOCK_HINT
        message = "YAML reads this text as a list or mapping because of a character in it"
    elif kind == "value_error":
        message = message.removeprefix("Value error, ")
    return error(place, code, message, hint)


def read_model(data: bytes, file: str, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """The YAML `data` as a `model`, or None, and every finding of reading and of shape."""
    located, findings = read_yaml(data, file)
    if located is None:
        return None, findings
    try:
        return model.model_validate(located), findings
    except ValidationError as faults:
        return None, findings + [_as_finding(fault, located, model) for fault in faults.errors()]


def read_facts(data: bytes, file: str) -> tuple[FactBase | None, list[Finding]]:
    """The fact base in `data`."""
    read, findings = read_model(data, file, FactFile)
    return (FactBase(read) if read else None), findings


def read_brief(data: bytes, file: str) -> tuple[Brief | None, list[Finding]]:
    """The brief in `data`."""
    return read_model(data, file, Brief)


def read_reviews(data: bytes, file: str) -> tuple[ReviewFile | None, list[Finding]]:
    """The reviews in `data`."""
    return read_model(data, file, ReviewFile)
