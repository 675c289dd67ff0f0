"""The only module that knows YAML: bytes in, mappings with places out, every scalar as text.

The document is built from the parser's events, so that nothing is guessed (`NO`, `2020`, `12:30`), nothing is
constructed, a second equal key is seen, and limits hold before memory is spent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from briefpress.findings import Finding, Place, error
from briefpress.model.node import Located, Origin, Path, Stretch

MOST_BYTES = 16 * 1024 * 1024
MOST_DEPTH = 24
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROSE_KEYS = frozenset({"ru", "en", "note", "name", "short", "anchor", "locator", "by", "text", "reason"})
BLOCK_HINT = "put prose into a block scalar: 'ru: >-' and the text, indented, on the next line"


class _Refused(Exception):
    """Reading cannot go on; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class _Builder:
    """Builds located data from parser events; findings that do not stop the reading are gathered."""

    file: str
    lines: list[str]
    next_event: Callable[[], Any]
    findings: list[Finding] = field(default_factory=list)

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def node(self, event: Any, depth: int) -> tuple[Any, dict[Path, Stretch]]:
        """The data that begins with `event`, and the stretches of the scalars in it (of lists; a mapping keeps its own)."""
        if depth > MOST_DEPTH:
            raise _Refused(error(self.place(event.start_mark), "yaml.depth", f"nested deeper than {MOST_DEPTH} levels"))
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(
                error(
                    self.place(event.start_mark),
                    "yaml.alias",
                    "aliases ('*name') are not read",
                    "write the text out; text that begins with '*' belongs into a block scalar",
                )
            )
        if event.tag is not None:
            raise _Refused(error(self.place(event.start_mark), "yaml.tag", f"tags ('{event.tag}') are not read"))
        if isinstance(event, yaml.ScalarEvent):
            return event.value, {(): _stretch(event)}
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(event, depth), {}

    def sequence(self, depth: int) -> tuple[list[Any], dict[Path, Stretch]]:
        items: list[Any] = []
        stretches: dict[Path, Stretch] = {}
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            item, inner = self.node(event, depth + 1)
            for path, stretch in inner.items():
                stretches[(len(items), *path)] = stretch
            items.append(item)
        return items, stretches

    def mapping(self, start: Any, depth: int) -> Located:
        located = Located(Origin(self.file, self.lines, (start.start_mark.line, start.start_mark.column)))
        keys_at, scalars_at = located.origin.keys_at, located.origin.scalars_at
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key = self.key(event, located)
            value_event = self.next_event()
            if key in _PROSE_KEYS:
                self.find_cut(value_event)
            value, inner = self.node(value_event, depth + 1)
            located[key] = value
            keys_at[key] = (event.start_mark.line, event.start_mark.column)
            for path, stretch in inner.items():
                scalars_at[(key, *path)] = stretch
        return located

    def key(self, event: Any, located: Located) -> str:
        """The word of a key; a second equal one is a finding."""
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused(error(self.place(event.start_mark), "yaml.key", "a key is one word", BLOCK_HINT))
        key = str(event.value)
        if key in located:
            message = f"the key '{key}' stands twice in one mapping"
            hint = f"the first is at {located.origin.key(key)}"
            self.findings.append(error(self.place(event.start_mark), "key.duplicate", message, hint))
        return key

    def find_cut(self, event: Any) -> None:
        """A plain scalar of prose that YAML ended at ` #`."""
        if isinstance(event, yaml.ScalarEvent) and not event.style and event.end_mark is not None:
            end = event.end_mark
            rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
            if rest.lstrip().startswith("#"):
                self.findings.append(error(self.place(end), "yaml.cut", "YAML ends this text before '#'", BLOCK_HINT))


def _stretch(event: Any) -> Stretch:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column, end.line, end.column, event.style or "")


def find_excess(size: int, file: str) -> list[Finding]:
    """`file.size`: a file of `size` bytes is more than is read."""
    if size <= MOST_BYTES:
        return []
    megabytes, most = size / 1024 / 1024, MOST_BYTES // 1024 // 1024
    return [error(Place(file), "file.size", f"the file has {megabytes:.0f} MB; at most {most} MB are read")]


def _decode(data: bytes, file: str) -> str:
    for excess in find_excess(len(data), file):
        raise _Refused(excess)
    if b"\0" in data:
        raise _Refused(error(Place(file), "file.binary", "this is a binary file, not YAML text"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - data.rfind(b"\n", 0, fault.start)
        raise _Refused(
            error(Place(file, line, column), "file.encoding", "the file is not UTF-8 text", "save it as UTF-8")
        ) from None


def _syntax_finding(fault: yaml.YAMLError, file: str) -> Finding:
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or str(fault).splitlines()[0]
    return error(
        place, "yaml.syntax", str(problem), f"if this is prose that holds '{{', ':', ',', '[' or '*': {BLOCK_HINT}"
    )


def read_yaml(data: bytes, file: str) -> tuple[Located | None, list[Finding]]:
    """The mapping that `data` holds, or None, and the findings of reading it. `file` is the name findings bear."""
    findings: list[Finding] = []
    try:
        text = _decode(data, file)
        events = iter(yaml.parse(text, Loader=_LOADER))
        first = next(
            event for event in events if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent)
        )
        if not isinstance(first, yaml.MappingStartEvent):
            empty = isinstance(first, yaml.StreamEndEvent) or getattr(first, "value", None) == ""
            message = "the file does not hold a mapping (lines of 'key: value')"
            fault = error(Place(file, 1, 1), "file.shape", message)
            raise _Refused(error(Place(file, 1, 1), "file.empty", "the file is empty") if empty else fault)
        located, _ = _Builder(file, text.split("\n"), events.__next__, findings).node(first, 1)
        for event in events:
            if not isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent):
                message = "a second document begins here ('---'); only the first would be read"
                line = event.start_mark.line + 1 if event.start_mark else 0
                raise _Refused(error(Place(file, line, 1), "yaml.syntax", message))
        return located, findings
    except _Refused as refused:
        return None, [*findings, refused.finding]
    except yaml.YAMLError as problem:
        return None, [*findings, _syntax_finding(problem, file)]
