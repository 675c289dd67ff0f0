"""A Word file of six pages, sixty notes and three tables: ours against docxtpl and pandoc for the same words, in one run.

    .venv/bin/pip install docxtpl pypandoc_binary      # neither is part of the product
    .venv/bin/python benchmarks/word_files.py [rounds]

All write the file from what they are given in a warm process, by turns; pandoc is a program and is started each time. docxtpl can
set no footnotes in a loop: it gets the notes as a list at the end. What is not installed is said to be missing. Exits 1 where our
file takes longer than the limit, or than a rival.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import docx

from briefpress.document.nodes import (
    Block,
    Cell,
    Datum,
    Document,
    Heading,
    Note,
    Paragraph,
    Particulars,
    Signposts,
    Table,
    Text,
)
from briefpress.document.numbering import numbered
from briefpress.publishing.project import HOUSE, shelved_theme, theme_shelf
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.themes import read_theme

LIMIT = 0.080
SECTIONS, PARAGRAPHS, NOTES, ROWS = 6, 5, 2, 12
SENTENCE = "Годовая плата установлена соглашением, и стороны подтвердили её на встрече в столице. "
NOTE = "Иванов И. П. Паром и малый порт. 2021. Март. С. 34–45."


def words(section: int, paragraph: int) -> str:
    """The words of one paragraph before its notes."""
    return f"Раздел {section}, абзац {paragraph}. {SENTENCE * 4}"


def ours() -> Document:
    """The document as our writers take it."""
    blocks: list[Block] = [Heading(1, (Text("Справка"),), "title")]
    for section in range(SECTIONS):
        blocks.append(Heading(2, (Text(f"Раздел {section}"),), f"s{section}"))
        for paragraph in range(PARAGRAPHS):
            value = Datum(f"fact.{section}-{paragraph}", "1500000", "1,50 млн долл. США")
            notes = tuple(Note((Text(NOTE),), (value.fact,)) for _ in range(NOTES))
            blocks.append(Paragraph((Text(words(section, paragraph)), value, *notes)))
        if section % 2:
            head = ((Cell((Text("Год"),), head=True), Cell((Text("Значение"),), head=True)),)
            rows = tuple((Cell((Text(str(year)),)), Cell((Text("1,50"),))) for year in range(ROWS))
            blocks.append(Table("figures", head, rows, (40, 60), "Значения по годам"))
    particulars = Particulars("Справка", "{page}/{pages}", signposts=(Signposts("ru", contents="Содержание"),))
    return numbered(Document(("ru",), "Справка", tuple(blocks), particulars))


def markdown() -> str:
    """The same as pandoc takes it."""
    lines, notes = ["# Справка", ""], []
    for section in range(SECTIONS):
        lines += [f"## Раздел {section}", ""]
        for paragraph in range(PARAGRAPHS):
            calls = ""
            for _ in range(NOTES):
                notes.append(f"[^{len(notes)}]: {NOTE}")
                calls += f"[^{len(notes) - 1}]"
            lines += [f"{words(section, paragraph)}1,50 млн долл. США{calls}", ""]
        if section % 2:
            lines += ["| Год | Значение |", "|---|---|", *(f"| {year} | 1,50 |" for year in range(ROWS)), ""]
    return "\n".join(lines + notes)


def template() -> bytes:
    """The same as docxtpl takes it: a Word file with loops in it."""
    word = docx.Document()
    word.add_heading("Справка", 1)
    for line in ("{%p for section in sections %}", "{{ section.head }}", "{%p for text in section.paragraphs %}"):
        word.add_paragraph(line)
    for line in ("{{ text }}", "{%p endfor %}"):
        word.add_paragraph(line)
    table = word.add_table(rows=4, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Год", "Значение"
    table.rows[1].cells[0].text = "{%tr for row in section.rows %}"
    table.rows[2].cells[0].text, table.rows[2].cells[1].text = "{{ row[0] }}", "{{ row[1] }}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for line in ("{%p endfor %}", "{%p for note in notes %}", "{{ note }}", "{%p endfor %}"):
        word.add_paragraph(line)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def by_docxtpl(source: bytes) -> None:
    """One file by docxtpl."""
    made = importlib.import_module("docxtpl").DocxTemplate(io.BytesIO(source))
    made.render(
        {
            "sections": [
                {
                    "head": f"Раздел {section}",
                    "paragraphs": [f"{words(section, paragraph)}1,50 млн долл. США" for paragraph in range(PARAGRAPHS)],
                    "rows": [(year, "1,50") for year in range(ROWS)] if section % 2 else [],
                }
                for section in range(SECTIONS)
            ],
            "notes": [NOTE] * (SECTIONS * PARAGRAPHS * NOTES),
        },
        autoescape=True,
    )
    made.save(io.BytesIO())


def by_pandoc(source: str, folder: Path) -> None:
    """One file by pandoc."""
    importlib.import_module("pypandoc").convert_text(
        source, "docx", format="markdown", outputfile=str(folder / "x.docx")
    )


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    root = Path(__file__).resolve().parent.parent
    theme, findings = read_theme(shelved_theme(root, HOUSE), theme_shelf(root))
    assert theme is not None, findings
    document, marked, looped = ours(), markdown(), template()
    with tempfile.TemporaryDirectory() as folder:
        calls: dict[str, Callable[[], object]] = {"ours": lambda: write_docx(document, theme)}
        rivals = {"docxtpl": lambda: by_docxtpl(looped), "pypandoc": lambda: by_pandoc(marked, Path(folder))}
        for name, call in rivals.items():
            if importlib.util.find_spec(name):
                calls[name] = call
            else:
                print(f"{name}: not installed")
        times: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(rounds + 1):
            for name, call in calls.items():
                times[name].append(seconds(call))
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    for name, median in medians.items():
        spread = f"{min(times[name][1:]) * 1000:.0f}–{max(times[name][1:]) * 1000:.0f}"
        print(f"{name}: median {median * 1000:.1f} ms ({spread}), {median / medians['ours']:.1f} of ours")
    return 0 if medians["ours"] <= LIMIT and medians["ours"] == min(medians.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
