"""Model nodes that remember where in a file they were written."""

from __future__ import annotations

from collections.abc import Sequence
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


# Line and column of a mark, both counted from nought.
Mark = tuple[int, int]
# A scalar as the parser marks it: line and column of its begin and of its end, and its style.
Stretch = tuple[int, int, int, int, str]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a mapping, its keys and its scalars were written (of lists: `key`, then the index).

    Kept as the parser's bare numbers: places are asked for by findings, of which there are few.
    """

    file: str = "(no file)"
    lines: Sequence[str] = ()
    begin: Mark | None = None
    keys_at: dict[str, Mark] = field(default_factory=dict)
    scalars_at: dict[Path, Stretch] = field(default_factory=dict)

    @classmethod
    def at(cls, place: Place) -> Origin:
        """The origin of what is not written itself but made of what stands at `place`."""
        return cls(place.file, begin=(place.line - 1, place.column - 1) if place.line else None)

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self._at(self.begin) if self.begin is not None else Place(self.file)

    def _at(self, mark: Mark) -> Place:
        return Place(self.file, mark[0] + 1, mark[1] + 1)

    def key(self, name: str) -> Place | None:
        """The place of a key, if it was written."""
        return self._at(self.keys_at[name]) if name in self.keys_at else None

    def span(self, path: Path) -> Span | None:
        """The stretch of the scalar at `path`, if one was written there; of a block scalar without its indicator."""
        stretch = self.scalars_at.get(path)
        if stretch is None:
            return None
        line, column, last_line, last_column, style = stretch
        if style in ("|", ">"):
            line += 1
            text = self.lines[line] if line < len(self.lines) else ""
            column = len(text) - len(text.lstrip())
        elif style:
            column += 1
        rows = list(self.lines[line : last_line + 1])
        if rows and last_line < len(self.lines):
            rows[-1] = rows[-1][:last_column]
            rows[0] = rows[0][column:]
        return Span(self._at((line, column)), "\n".join(rows))


class Located(dict[str, Any]):
    """A YAML mapping that knows where it was written."""

    __slots__ = ("origin",)

    def __init__(self, origin: Origin) -> None:
        super().__init__()
        self.origin = origin


_NOWHERE = Origin()


class Node(BaseModel):
    """A frozen model made from one YAML mapping; unknown keys are refused, every scalar arrives as text."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    _origin: Origin = PrivateAttr(default_factory=lambda: _NOWHERE)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_origin(cls, data: Any, handler: ModelWrapValidatorHandler[Node]) -> Node:
        node = handler(data)
        if isinstance(data, Located):
            node._origin = data.origin
        return node

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.place))

    @property
    def place(self) -> Place:
        """Where the node begins."""
        return self._origin.place

    def place_of(self, *path: str | int) -> Place:
        """The place of a value of this node (`"ru"`, or `"facts", 2` in a list); the node's own where it is unknown."""
        span = self._origin.span(path)
        if span is not None:
            return span.place
        return self._origin.key(str(path[0])) or self.place

    def place_in(self, key: str, value: str, offset: int) -> Place:
        """The place of the character `offset` of the text `value` that stands under `key`."""
        span = self._origin.span((key,))
        return span.at(value, offset) if span is not None else self.place_of(key)
