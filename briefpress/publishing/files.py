"""Files written whole or not at all, and the manifest that tells what stands in the output folder."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefpress.findings import Finding, as_record, errors_of
from briefpress.publishing.building import Built

MANIFEST = "manifest.json"
PREVIOUS = "manifest.previous.json"


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


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
        "pages": built.written.pages,
        "notes": built.notes,
        "facts": list(built.facts),
        "findings": {"errors": len(errors_of(found)), "warnings": len(found) - len(errors_of(found))},
    }


def _former(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def write_manifest(
    output: Path,
    records: Mapping[str, dict[str, Any]],
    failed: Iterable[str],
    findings: Iterable[Finding],
    inputs: Mapping[str, str],
    versions: Mapping[str, str],
    anchors: Mapping[str, Any],
) -> None:
    """Write the manifest anew; files that this build did not touch keep their records, the former manifest is kept beside it."""
    former = _former(output / MANIFEST)
    kept = {
        record["file"]: record for record in former.get("files", ()) if (output / str(record.get("file"))).is_file()
    }
    files = {**kept, **records}
    manifest = {
        "product": "briefpress",
        "versions": dict(versions),
        "inputs": dict(inputs),
        "anchors": dict(anchors),
        "files": [files[name] for name in sorted(files)],
        "failed": sorted(failed),
        "findings": [as_record(finding) for finding in findings],
    }
    if former:
        write_whole(output / PREVIOUS, (output / MANIFEST).read_bytes())
    write_whole(output / MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())


def digests(root: Path) -> dict[str, str]:
    """The SHA-256 of everything a build reads: facts, reviews, briefs, templates."""
    paths = [
        root / "facts.yaml",
        root / "reviews.yaml",
        *sorted((root / "briefs").glob("*.yaml")),
        *sorted(path for path in (root / "templates").rglob("*") if path.is_file()),
    ]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.is_file()
    }
