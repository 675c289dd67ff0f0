"""The laws of the house: rooms import leftwards, libraries have homes, the clock stays outside."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    "findings",
    "model",
    "reading",
    "localising",
    "checking",
    "selecting",
    "composing",
    "document",
    "writing",
    "publishing",
)
HOMES = {
    "yaml": {"briefpress/reading/yaml_text.py"},
    "babel": {
        "briefpress/localising/numbers.py",
        "briefpress/localising/dates.py",
        "briefpress/localising/catalogue.py",
    },
    "jinja2": {"briefpress/composing/compose.py"},
    "weasyprint": {"briefpress/writing/pdf.py", "briefpress/writing/footnote_repair.py"},
    "docx": {"briefpress/writing/docx/writer.py"},
    "lxml": {"briefpress/document/profile.py"},
    "snowballstemmer": {"briefpress/checking/prose.py"},
    "fontpkg": {"briefpress/writing/fonts.py"},
    "fontTools": {"briefpress/writing/fonts.py"},
    "click": {"build.py"},
    "rich": {"build.py"},
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("os", "environ"),
    ("os", "getenv"),
}
WRITES = {"write_text", "write_bytes", "mkdir", "unlink"}


def room_of(module: str) -> int | None:
    parts = module.split(".")
    return ROOMS.index(parts[1]) if parts[0] == "briefpress" and len(parts) > 1 and parts[1] in ROOMS else None


def imports_of(tree: ast.AST) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, node.lineno))
    return found


def broken_laws(path: str, source: str) -> list[str]:
    """Each law that the module at `path` breaks, with its line."""
    tree = ast.parse(source)
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    room, faults = room_of(module), []
    for name, line in imports_of(tree):
        other = room_of(name)
        if room is not None and other is not None and other > room:
            faults.append(f"{path}:{line}: {ROOMS[room]} imports {ROOMS[other]}, which stands to its right")
        home = HOMES.get(name.split(".")[0])
        if home is not None and path not in home:
            faults.append(f"{path}:{line}: {name.split('.')[0]} is at home in {', '.join(sorted(home))}")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            hidden = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
            faults += [f"{path}:{inner.lineno}: an import hidden in {node.name}()" for inner in hidden]
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and (node.value.id, node.attr) in CLOCKS
        ):
            faults.append(f"{path}:{node.lineno}: {node.value.id}.{node.attr} is for build.py alone")
        if isinstance(node, ast.Attribute) and node.attr in WRITES and room != ROOMS.index("publishing"):
            faults.append(f"{path}:{node.lineno}: files are written by publishing alone")
    if FORBIDDEN_NAMES & set(Path(path).with_suffix("").parts):
        faults.append(f"{path}: a module's name says nothing")
    return faults


def engine_modules() -> list[Path]:
    found = sorted((ROOT / "briefpress").rglob("*.py"))
    assert len(found) > 30
    return found


def test_the_engine_keeps_the_laws() -> None:
    faults = [
        fault
        for path in engine_modules()
        for fault in broken_laws(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]

    assert faults == []


def test_every_module_says_what_it_knows() -> None:
    silent = [path for path in engine_modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]

    assert silent == []


def test_every_home_is_lived_in() -> None:
    """A library that moved out leaves no home behind in the table."""
    for library, homes in HOMES.items():
        for home in homes:
            names = {name.split(".")[0] for name, _ in imports_of(ast.parse((ROOT / home).read_text(encoding="utf-8")))}
            assert library in names, f"{home} does not import {library}"


def test_planted_faults_are_found() -> None:
    planted = {
        "backward import": ("briefpress/model/planted.py", "from briefpress.checking.facts import check_facts\n"),
        "second home": ("briefpress/checking/planted.py", "import yaml\n"),
        "hidden import": ("briefpress/checking/planted.py", "def f():\n    import json\n"),
        "clock": (
            "briefpress/composing/planted.py",
            "import datetime\nx = datetime.date.today()\nfrom datetime import date\ny = date.today()\n",
        ),
        "writing": ("briefpress/reading/planted.py", "from pathlib import Path\nPath('x').write_text('y')\n"),
        "name": ("briefpress/model/utils.py", "x = 1\n"),
    }
    for kind, (path, source) in planted.items():
        assert broken_laws(path, source), kind
