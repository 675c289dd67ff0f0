"""How long `check` takes: of the product's own content and of generated projects, each in new processes.

    .venv/bin/python benchmarks/loading.py [facts] [rounds]

The projects are laid out in temporary folders with the engine and its templates. Cold: no result of a check is kept, and
everything is read, checked and composed. Unchanged: nothing has changed since the last check. Times are whole processes,
the start of Python included, the least of some rounds. 600 facts with 15 briefs are what the product's own content is
growing to. The large project has 10,000 facts; more or fewer are measured without a limit. Exits 1 if a limit is missed,
or if an unchanged check does not say what the cold one said.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.generated_project import write_project  # noqa: E402  (found only with the line above)

FACTS, ROUNDS = 10_000, 3
# Seconds, cold and unchanged.
OWN_LIMITS = (1.5, 1.5)
WHOLE_LIMITS = (1.5, 1.5)
LARGE_LIMITS = (12.0, 1.5)


def lay_out(folder: Path, facts: int | None, briefs: int) -> Path:
    """The engine with the product's own content, or with that many generated facts and briefs."""
    if facts is not None:
        write_project(folder, facts, briefs)
    for name in (
        "build.py",
        "briefpress",
        "templates",
        *(("facts.yaml", "reviews.yaml", "briefs") if facts is None else ()),
    ):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).is_file():
            folder.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, folder)
    return folder


def check(folder: Path) -> tuple[float, tuple[int, bytes]]:
    """The seconds of one check, and what it said."""
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "build.py", "check", "--format", "json"], cwd=folder, check=False, capture_output=True
    )
    seconds = time.perf_counter() - start
    assert run.returncode in (0, 1), run.stderr.decode()
    return seconds, (run.returncode, run.stdout)


def measure(folder: Path, rounds: int) -> tuple[float, float]:
    """The least seconds of a cold and of an unchanged check."""
    check(folder)  # compiles the engine's modules
    cold, unchanged = [], []
    for _ in range(rounds):
        shutil.rmtree(folder / "output")
        seconds, said = check(folder)
        cold.append(seconds)
        seconds, said_again = check(folder)
        unchanged.append(seconds)
        assert said == said_again, "an unchanged check says something else"
    return min(cold), min(unchanged)


def main() -> int:
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else FACTS
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    missed = False
    print(f"{'project':24}{'check':12}{'seconds':>8}{'limit':>8}")
    projects = (
        ("the product's own", None, 0, OWN_LIMITS),
        ("600 facts, 15 briefs", 600, 15, WHOLE_LIMITS),
        (f"{facts} facts, 3 briefs", facts, 3, LARGE_LIMITS if facts == FACTS else None),
    )
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, count, briefs, limits) in enumerate(projects):
            times = measure(lay_out(Path(folder) / str(number), count, briefs), rounds)
            for kind, seconds, limit in zip(("cold", "unchanged"), times, limits or (None, None), strict=True):
                missed |= limit is not None and seconds > limit
                print(f"{name:24}{kind:12}{seconds:8.2f}{limit or '-':>8}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
