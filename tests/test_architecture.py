"""The laws of the house: rooms import leftwards, libraries have homes, the clock stays outside."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

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
    "command",
)
HOMES = {
    "yaml": {"briefpress/reading/yaml_text.py"},
    "babel": {
        "briefpress/localising/numbers.py",
        "briefpress/localising/dates.py",
        "briefpress/localising/catalogue.py",
    },
    "jinja2": {"briefpress/composing/templates.py"},
    "weasyprint": {
        f"briefpress/writing/{name}.py" for name in ("pdf", "footnote_layout", "hyphenation", "archive", "tagging")
    },
    "pydyf": {"briefpress/writing/archive.py", "briefpress/writing/tagging.py"},
    "pikepdf": {"briefpress/writing/conformance/reading.py"},
    "docx": {"briefpress/writing/docx/writer.py", "briefpress/writing/docx/heads.py"},
    "lxml": {
        "briefpress/document/profile.py",
        "briefpress/writing/conformance/word_reading.py",
        "briefpress/writing/docx/opening.py",
        "briefpress/writing/docx/fonts.py",
        *(
            f"briefpress/writing/docx/reference/{name}.py"
            for name in (
                "carrying",
                "cleaning",
                "dressing",
                "fields",
                "names",
                "numbering",
                "page",
                "settings",
                "styles",
            )
        ),
    },
    "snowballstemmer": {"briefpress/localising/stems.py"},
    "fontpkg": {"briefpress/writing/fonts.py"},
    "fontTools": {f"briefpress/writing/{name}.py" for name in ("fonts", "embedding", "docx/fonts")},
    "click": {
        f"briefpress/command/{name}.py"
        for name in ("build", "check", "find", "new", "options", "review", "trace", "verbs", "verify", "word_dress")
    },
    "rich": {"briefpress/command/build.py"},
    "importlib": {"briefpress/command/build.py", "briefpress/command/verbs.py", "briefpress/writing/charts.py"},
    "pptx": {f"briefpress/writing/charting/{name}.py" for name in ("columns", "fills", "frame", "labels", "lines")},
    "xlsxwriter": {"briefpress/writing/charting/workbook.py"},
    "matplotlib": {
        f"briefpress/writing/drawing/{name}.py"
        for name in ("columns", "lines", "look", "output", "routes", "shares", "sheet", "timeline")
    },
}
# The modules that load others when they are called for: docs/decisions/0006-speed.md, 0009-figures.md and 0012-word-charts.md say why.
LATE_LOADING = ("briefpress/command/verbs.py", "briefpress/writing/charts.py")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager"}
# Calls by the end of their dotted name, whatever the module was imported as.
CLOCKS = ("datetime.now", "datetime.utcnow", "date.today", "time.time", "os.environ", "os.getenv", "environ.get")
CLOCK_NAMES = {"os": {"environ", "getenv"}, "time": {"time", "localtime", "monotonic"}}
WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "touch", "rmdir"}
WRITING_CALLS = ("os.replace", "os.rename", "os.remove", "shutil.copy", "shutil.move")


def room_of(module: str) -> int | None:
    parts = module.split(".")
    return ROOMS.index(parts[1]) if parts[0] == "briefpress" and len(parts) > 1 and parts[1] in ROOMS else None


def imports_of(tree: ast.AST, package: str = "") -> list[tuple[str, int]]:
    """Every module imported, by its full name; `from a import b` gives both `a` and `a.b`, relative ones are resolved."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*parents, *([node.module] if node.module else [])])
            found.append((module, node.lineno))
            found += [(f"{module}.{alias.name}", node.lineno) for alias in node.names]
    return found


def aliases_of(tree: ast.AST) -> dict[str, str]:
    """What each imported name stands for."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name.split(".")[0]: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def dotted(node: ast.AST, aliases: dict[str, str]) -> str:
    """`dt.date.today` as `datetime.date.today`, where dt is what datetime was imported as."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value, aliases)}.{node.attr}"
    return aliases.get(node.id, node.id) if isinstance(node, ast.Name) else ""


def broken_laws(path: str, source: str) -> list[str]:
    """Each law that the module at `path` breaks, with its line."""
    tree = ast.parse(source)
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    package = module if path.endswith("__init__.py") else module.rsplit(".", 1)[0]
    room, faults, aliases = room_of(module), [], aliases_of(tree)
    for name, line in imports_of(tree, package):
        other = room_of(name)
        if room is not None and other is not None and other > room:
            faults.append(f"{path}:{line}: {ROOMS[room]} imports {ROOMS[other]}, which stands to its right")
        home = HOMES.get(name.split(".")[0])
        if home is not None and path not in home:
            faults.append(f"{path}:{line}: {name.split('.')[0]} is at home in {', '.join(sorted(home))}")
        if name == "importlib.import_module" and path not in LATE_LOADING:
            faults.append(f"{path}:{line}: modules are loaded late by {' and '.join(LATE_LOADING)} alone")
        if name.split(".")[-1] in CLOCK_NAMES.get(name.split(".")[0], set()):
            faults.append(f"{path}:{line}: {name} is for build.py alone")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            hidden = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
            faults += [f"{path}:{inner.lineno}: an import hidden in {node.name}()" for inner in hidden]
        if isinstance(node, ast.Attribute):
            name = dotted(node, aliases)
            if any(f".{name}".endswith(f".{clock}") for clock in CLOCKS):
                faults.append(f"{path}:{node.lineno}: {name} is for build.py alone")
            if room != ROOMS.index("publishing") and (node.attr in WRITES or name in WRITING_CALLS):
                faults.append(f"{path}:{node.lineno}: files are written by publishing alone")
        if isinstance(node, ast.Call) and dotted(node.func, aliases) == "open" and room != ROOMS.index("publishing"):
            faults.append(f"{path}:{node.lineno}: files are opened by publishing alone")
        if isinstance(node, ast.Call) and dotted(node.func, aliases) in ("__import__", "exec", "eval"):
            faults.append(f"{path}:{node.lineno}: an import or code hidden in a call")
        if (
            isinstance(node, ast.Attribute)
            and dotted(node, aliases) == "importlib.import_module"
            and path not in LATE_LOADING
        ):
            faults.append(f"{path}:{node.lineno}: modules are loaded late by {' and '.join(LATE_LOADING)} alone")
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


PLANTED = (
    ("briefpress/model/planted.py", "from briefpress.checking.facts import check_facts\n"),
    ("briefpress/model/planted.py", "from briefpress import checking\n"),
    ("briefpress/model/planted.py", "from ..checking import facts\n"),
    ("briefpress/model/planted.py", "import briefpress.publishing.files\n"),
    ("briefpress/checking/planted.py", "import yaml\n"),
    ("briefpress/checking/planted.py", "from lxml import etree\n"),
    ("briefpress/checking/planted.py", "def f():\n    import json\n"),
    ("briefpress/composing/planted.py", "import datetime\nx = datetime.date.today()\n"),
    ("briefpress/composing/planted.py", "import datetime as dt\nx = dt.date.today()\n"),
    ("briefpress/composing/planted.py", "from datetime import date\nx = date.today()\n"),
    ("briefpress/composing/planted.py", "from datetime import datetime as clock\nx = clock.now()\n"),
    ("briefpress/composing/planted.py", "import time\nx = time.time()\n"),
    ("briefpress/composing/planted.py", "import os\nx = os.environ['HOME']\n"),
    ("briefpress/composing/planted.py", "from os import environ\n"),
    ("briefpress/reading/planted.py", "from pathlib import Path\nPath('x').write_text('y')\n"),
    ("briefpress/reading/planted.py", "open('x', 'w')\n"),
    ("briefpress/reading/planted.py", "import os\nos.replace('x', 'y')\n"),
    ("briefpress/model/utils.py", "x = 1\n"),
    ("briefpress/command/build.py", "from importlib import import_module\n"),
    ("briefpress/command/build.py", "import importlib\nx = importlib.import_module('y')\n"),
    ("briefpress/command/planted.py", "x = __import__('y')\n"),
)


@pytest.mark.parametrize(("path", "source"), PLANTED)
def test_a_planted_fault_is_found(path: str, source: str) -> None:
    assert broken_laws(path, source)


def test_what_is_lawful_is_let_be() -> None:
    lawful = (
        "import datetime as dt\nfrom briefpress.model import edtf\nx = dt.date(2020, 1, 1)\ny = edtf.parse('2020')\n"
    )

    assert broken_laws("briefpress/checking/planted.py", lawful) == []
