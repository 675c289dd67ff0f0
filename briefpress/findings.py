"""What is wrong with content, as data: a finding has a severity, a place, a code, a message and a hint."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding weighs: an error stops a build, a warning is printed and counted."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """Where a finding stands: a file as the user named it, line and column counted from one (0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """A problem in content. `code` is two lower-case words, `area.fault`; the guide explains each."""

    severity: Severity
    place: Place
    code: str
    message: str
    hint: str = ""


def error(place: Place, code: str, message: str, hint: str = "") -> Finding:
    """A finding that stops the build of what it concerns."""
    return Finding(Severity.ERROR, place, code, message, hint)


def warning(place: Place, code: str, message: str, hint: str = "") -> Finding:
    """A finding that is told and does not stop a draft."""
    return Finding(Severity.WARNING, place, code, message, hint)


def errors_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors among findings."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted by place, each said once."""
    return tuple(sorted(set(findings), key=lambda found: (found.place, found.code, found.message)))


def as_text(findings: Iterable[Finding]) -> str:
    """One line a finding, its hint on a second; the form of the design: `file:line:column: code: message`."""
    lines: list[str] = []
    for finding in findings:
        mark = "warning: " if finding.severity is Severity.WARNING else ""
        lines.append(f"{finding.place}: {mark}{finding.code}: {finding.message}")
        if finding.hint:
            lines.append(f"  hint: {finding.hint}")
    return "\n".join(lines)


def as_record(finding: Finding) -> dict[str, str | int]:
    """A finding as the JSON object that `check --format json` prints."""
    return {
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }


def as_json(findings: Sequence[Finding]) -> str:
    """Findings as a JSON array, two spaces indented, letters as they are."""
    return json.dumps([as_record(finding) for finding in findings], ensure_ascii=False, indent=2)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or an empty string where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""
