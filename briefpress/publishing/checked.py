"""The result of a check, kept so that a project in which nothing has changed need not be checked again.

It is kept under a digest of all that decides it: every byte of the inputs and of the engine, and what else the caller
names (the day, the versions). Where that cannot be told for certain there is no digest: nothing is kept, nothing used.
This module imports nothing heavy: on a hit it is all of the engine that is loaded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefpress.findings import Finding, Place, Severity, as_record
from briefpress.publishing.whole import write_whole

# All that a check reads in a project's folder.
INPUTS = ("facts.yaml", "reviews.yaml", "briefs", "templates")
_FORM = "briefpress check 1"


@dataclass(frozen=True)
class Checked:
    """What a check found, in order, and how many facts and briefs it looked at."""

    facts: int
    briefs: int
    findings: tuple[Finding, ...]


def _within(path: Path) -> Iterator[Path]:
    """The path, if it exists, and everything in it, in order. Raises OSError where that cannot be told for certain."""
    if path.is_dir():
        yield path
        for inner in sorted(path.iterdir()):
            if inner.is_dir() and inner.is_symlink():
                raise OSError(f"'{inner}' leads elsewhere")
            if inner.name != "__pycache__":
                yield from _within(inner)
    elif path.is_file():
        yield path
    elif path.exists() or path.is_symlink():
        raise OSError(f"'{path}' is no file")


def _lines(root: Path, names: Iterable[str], label: str) -> Iterator[str]:
    """A line for each file and folder of `names` in `root`: its name and the digest of its bytes."""
    for name in names:
        for path in _within(root / name):
            what = "folder"
            if path.is_file():
                with path.open("rb") as file:
                    what = hashlib.file_digest(file, "sha256").hexdigest()
            yield json.dumps([label, path.relative_to(root).as_posix(), what])


def _versions(folders: Iterable[str]) -> Iterator[str]:
    """The folders that modules are sought in, and the names and versions of what is installed there."""
    for folder in folders:
        yield folder
        if Path(folder).is_dir():
            yield from sorted(
                path.name for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info")
            )


def digest_of(
    root: Path, engine: Path, libraries: Iterable[str], conditions: Iterable[str], theme: Path | None = None
) -> str | None:
    """One digest of all that decides what a check of the project `root` finds; None where it cannot be told.

    `theme` is the folder of a theme that lies elsewhere; `engine` is the folder of the engine's code, `libraries` are those
    that modules are sought in; `conditions` are what else matters: the day, the language's version.
    """
    whole = hashlib.sha256(json.dumps([_FORM, *conditions]).encode())
    try:
        inputs, code = _lines(root, INPUTS, "input"), _lines(engine.parent, (engine.name, "build.py"), "engine")
        themes = _lines(theme.parent, (theme.name,), "theme") if theme is not None else ()
        for line in (*inputs, *themes, *code, *_versions(libraries)):
            whole.update(line.encode("utf-8", "surrogatepass") + b"\n")
    except OSError:
        return None
    return whole.hexdigest()


def _sealed(digest: str, result: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps([_FORM, digest, result], sort_keys=True).encode()).hexdigest()


def store(path: Path, digest: str, checked: Checked) -> None:
    """Keep the result at `path`; where the system refuses it is not kept."""
    records = [as_record(finding) for finding in checked.findings]
    result = {"facts": checked.facts, "briefs": checked.briefs, "findings": records}
    kept = {"form": _FORM, "digest": digest, "result": result, "seal": _sealed(digest, result)}
    try:
        write_whole(path, json.dumps(kept, indent=1).encode())
    except OSError:
        return


def load(path: Path, digest: str) -> Checked | None:
    """The result kept at `path`, if it is whole and was made of just what `digest` stands for."""
    try:
        if not path.is_file():
            return None
        kept = json.loads(path.read_bytes())
        if (kept["form"], kept["digest"], kept["seal"]) != (_FORM, digest, _sealed(digest, kept["result"])):
            return None
        result = kept["result"]
        return Checked(result["facts"], result["briefs"], tuple(_finding(record) for record in result["findings"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _finding(record: Mapping[str, Any]) -> Finding:
    place = Place(record["file"], record["line"], record["column"])
    return Finding(Severity(record["severity"]), place, record["code"], record["message"], record["hint"])
