"""What is published: the files of a build, and the manifest that tells what stands in the output folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from briefpress.findings import Finding, errors_of
from briefpress.publishing.building import Built
from briefpress.publishing.dress import WordDress
from briefpress.publishing.whole import write_whole
from briefpress.writing.theme_text import ThemeFolder

MANIFEST = "manifest.json"
PREVIOUS = "manifest.previous.json"


def file_record(built: Built, findings: Iterable[Finding]) -> dict[str, Any]:
    """What the manifest says of one file; `findings` are those of its brief."""
    found = tuple(findings)
    return {
        "file": built.name,
        "sha256": hashlib.sha256(built.written.data or b"").hexdigest(),
        "bytes": len(built.written.data or b""),
        "brief": built.brief,
        "edition": built.edition,
        "format": built.format,
        "as_of": built.as_of,
        "known_at": built.known_at,
        "theme": built.theme,
        "reference": _reference_record(built.dress),
        "embedded_fonts": built.dress.embed_fonts,
        "comments": built.dress.comments,
        "pages": built.written.pages,
        "notes": built.notes,
        "facts": list(built.facts),
        "findings": {"errors": len(errors_of(found)), "warnings": len(found) - len(errors_of(found))},
    }


def _reference_record(dress: WordDress) -> dict[str, str] | None:
    """The Word file whose looks a file has taken on."""
    return {"file": dress.reference.name, "sha256": dress.reference.sha256} if dress.reference is not None else None


def _former(path: Path) -> dict[str, Any]:
    """The former manifest, or nothing where there is none that can be read."""
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _kept_records(former: Mapping[str, Any], output: Path, briefs: Collection[str]) -> dict[str, dict[str, Any]]:
    """The former records of files that still stand in the output folder and whose briefs still exist."""
    files = former.get("files")
    records = [record for record in files if isinstance(record, dict)] if isinstance(files, list) else []
    return {
        str(record["file"]): record
        for record in records
        if record.get("brief") in briefs and (output / str(record.get("file"))).is_file()
    }


def manifest_of(
    output: Path,
    builds: Iterable[Built],
    of_brief: Mapping[str, tuple[Finding, ...]],
    briefs: Collection[str],
    failed: Collection[str],
    about: Mapping[str, Any],
) -> dict[str, Any]:
    """The new manifest: what this build made, and of the other files in `output` what the former manifest said.

    `about` are the versions, the digests of the inputs, the verification and the findings. A file that an earlier build
    made keeps its record, with the inputs it was made of; that of a failed brief is marked as stale.
    """
    kept = _kept_records(_former(output / MANIFEST), output, briefs)
    made = {
        built.name: {**file_record(built, of_brief[built.brief]), "inputs": _digest(about["inputs"]), "stale": False}
        for built in builds
    }
    files = {**{name: {**record, "stale": record["brief"] in failed} for name, record in kept.items()}, **made}
    return {
        "product": "briefpress",
        **about,
        "files": [files[name] for name in sorted(files)],
        "failed": sorted(failed),
    }


def _digest(inputs: Mapping[str, str]) -> str:
    """One digest over the names and digests of all inputs."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def publish(output: Path, builds: Iterable[Built], manifest: Mapping[str, Any]) -> None:
    """Write the files, then the manifest; the former manifest is kept beside it. Raises OSError where the system refuses."""
    for built in builds:
        write_whole(output / built.name, built.written.data or b"")
    if (output / MANIFEST).is_file():
        write_whole(output / PREVIOUS, (output / MANIFEST).read_bytes())
    write_whole(output / MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())


def digests(root: Path, theme_folder: ThemeFolder | None = None) -> dict[str, str]:
    """The SHA-256 of everything a build reads: facts, reviews, briefs, templates, and a theme that lies elsewhere."""
    paths = {
        path.relative_to(root).as_posix(): path
        for path in (
            root / "facts.yaml",
            root / "reviews.yaml",
            *sorted((root / "briefs").glob("*.yaml")),
            *sorted((root / "templates").rglob("*")),
        )
    }
    if theme_folder is not None:
        inner = sorted(theme_folder.path.rglob("*"))
        paths |= {f"{theme_folder.name}/{path.relative_to(theme_folder.path).as_posix()}": path for path in inner}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items() if path.is_file()}
