"""Runs the command of a project as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run_command(
    root: Path, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`python build.py …` in the project `root`."""
    clean = {name: value for name, value in os.environ.items() if name not in ("FONTCONFIG_FILE", "SOURCE_DATE_EPOCH")}
    return subprocess.run(
        [sys.executable, "build.py", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=300,
        env={**clean, "PYTHONIOENCODING": "utf-8", "COLUMNS": "160", **(environment or {})},
        check=False,
    )
