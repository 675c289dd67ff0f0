"""A whole cold build against the PDF engine alone for the same pages, in one run, as a ratio.

    .venv/bin/python benchmarks/cold_build.py [rounds]

A: `python build.py build` of every brief in every format, in a new process, into an empty folder.
B: a new process that reads the nine HTML pages from disk and calls WeasyPrint's write_pdf on each, and nothing else.
A and B take turns; the ratio is taken round by round.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 2.0
PAGES = """
import os, sys
sys.path.insert(0, {root!r})
os.environ["FONTCONFIG_FILE"] = {fonts!r}
import datetime, pathlib
from briefpress.model.brief import EDITIONS
from briefpress.publishing.editions import documents_of
from briefpress.publishing.project import read_project
from briefpress.writing.html import style_of, write_html
root = pathlib.Path({root!r})
project = read_project(root, datetime.date(2000, 1, 1))
for name, brief in project.briefs.items():
    for edition, document in documents_of(project, name, brief, EDITIONS)[0].items():
        page = write_html(document, style_of(document, project.theme))
        pathlib.Path({folder!r}, f"{{name}}.{{edition}}.html").write_text(page, encoding="utf-8")
"""
ENGINE = """
import os, sys
os.environ["FONTCONFIG_FILE"] = {fonts!r}
import pathlib, warnings
warnings.simplefilter("ignore")
import weasyprint
for page in sorted(pathlib.Path({folder!r}).glob("*.html")):
    weasyprint.HTML(filename=str(page)).write_pdf(str(page.with_suffix(".pdf")), pdf_variant="pdf/ua-1")
"""


def run(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        words = {"root": str(ROOT), "fonts": str(ROOT / "briefpress" / "writing" / "fontconfig.xml"), "folder": folder}
        run("-c", PAGES.format(**words))
        assert len(list(Path(folder).glob("*.html"))) >= 9
        ratios = []
        for number in range(rounds):
            with tempfile.TemporaryDirectory() as output:
                whole = run("build.py", "build", "--output", output)
            engine = run("-c", ENGINE.format(**words))
            ratios.append(whole / engine)
            print(
                f"round {number + 1}: whole build {whole:.2f} s, engine alone {engine:.2f} s, ratio {whole / engine:.2f}"
            )
    print(f"ratio: median {statistics.median(ratios):.2f}, min {min(ratios):.2f}, max {max(ratios):.2f}; limit {LIMIT}")
    return 0 if statistics.median(ratios) <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
