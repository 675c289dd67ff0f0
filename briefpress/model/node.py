"""Model nodes that remember where in a file they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from briefpress.findings import Place


@dataclass(frozen=True)
class Span:
    """The stretch of a file that holds one scalar: its first character's place and the raw text from there on."""

    place: Place
    raw: str = ""

    def at(self, value: str, offset: int) -> Place:
        """The place of `value[offset]`; folding and quoting move white space, so the other characters are counted."""
        wanted = sum(1 for character in value[:offset] if not character.isspace())
        line, column, seen = self.place.line, self.place.column, 0
        for character in self.raw:
            if character == "\n":
                line, column = line + 1, 1
                continue
            if not character.isspace():
                if seen == wanted:
                    return Place(self.place.file, line, column)
                seen += 1
            column += 1
        return self.place


class Located(dict[str, Any]):
    """A YAML mapping with the places of itself, of its keys and of its scalar values (lists: `key`, then the index)."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.spans: dict[tuple[str | int, ...], Span] = {}


@dataclass(frozen=True)
class Origin:
    """Where a node and its scalars were written."""

    place: Place = field(default_factory=lambda: Place("(no file)"))
    keys_at: Mapping[str, Place] = field(default_factory=dict)
    spans: Mapping[tuple[str | int, ...], Span] = field(default_factory=dict)


class Node(BaseModel):
    """A frozen model made from one YAML mapping; unknown keys are refused, every scalar arrives as text."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    _origin: Origin = PrivateAttr(default_factory=Origin)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_origin(cls, data: Any, handler: ModelWrapValidatorHandler[Node]) -> Node:
        node = handler(data)
        if isinstance(data, Located):
            node._origin = Origin(data.place, data.keys_at, data.spans)
        return node

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.place))

    @property
    def place(self) -> Place:
        """Where the node begins."""
        return self._origin.place

    def place_of(self, *path: str | int) -> Place:
        """The place of a value of this node (`"ru"`, or `"facts", 2` in a list); the node's own where it is unknown."""
        span = self._origin.spans.get(path)
        if span is not None:
            return span.place
        return self._origin.keys_at.get(str(path[0]), self.place)

    def place_in(self, key: str, value: str, offset: int) -> Place:
        """The place of the character `offset` of the text `value` that stands under `key`."""
        span = self._origin.spans.get((key,))
        return span.at(value, offset) if span is not None else self.place_of(key)
