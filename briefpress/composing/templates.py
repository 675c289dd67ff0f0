"""The templates: rendered in a sandbox, every fault in them a finding at its line. The only module that knows Jinja."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefpress.findings import Finding, Place, did_you_mean, error
from briefpress.localising.catalogue import Catalogue, WordMissing, words_used

_NAMES = frozenset({"brief", "_"})


@lru_cache(maxsize=8)  # it keeps the compiled templates, and reads anew one whose file has changed
def _environment(templates: Path) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(str(templates)),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def named(path: Path, root: Path) -> str:
    """The file as findings name it: relative to the project's folder."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def render(
    template: str, values: Mapping[str, object], templates: Path, root: Path, catalogue: Catalogue
) -> tuple[str | None, list[Finding]]:
    """The template's text with `values`, or None and the finding that says where it failed.

    An exception that does not come out of a template is our own fault and is passed on.
    """
    try:
        return _environment(templates).get_template(template).render(dict(values)), []
    except (jinja2.TemplateError, WordMissing) as fault:
        return None, [_finding(fault, templates, root, catalogue)]
    except Exception as fault:
        if not _frames(fault, templates):
            raise
        return None, [error(_place(fault, templates, root), "template.failed", f"{type(fault).__name__}: {fault}")]


def _finding(fault: Exception, templates: Path, root: Path, catalogue: Catalogue) -> Finding:
    place = _place(fault, templates, root)
    if isinstance(fault, WordMissing):
        key = str(fault.args[0])
        message = f"the catalogue '{catalogue.language}' has no word '{key}'"
        return error(place, "word.unknown", message, did_you_mean(key, catalogue.words))
    if isinstance(fault, jinja2.TemplateNotFound):
        return error(Place(named(templates / str(fault.name), root)), "template.absent", "there is no such template")
    code = "template.undefined" if isinstance(fault, jinja2.UndefinedError) else "template.syntax"
    return error(place, code, str(fault))


def _frames(fault: Exception, templates: Path) -> list[traceback.FrameSummary]:
    """The frames of the traceback that lie in templates, outermost first."""
    return [
        frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(templates)
    ]


def _place(fault: Exception, templates: Path, root: Path) -> Place:
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return Place(named(Path(fault.filename or templates), root), fault.lineno, 1)
    frames = _frames(fault, templates)
    if not frames:
        return Place(named(templates, root))
    return Place(named(Path(frames[-1].filename), root), frames[-1].lineno or 0, 1)


def check_templates(templates: Path, catalogues: tuple[Catalogue, ...], root: Path) -> list[Finding]:
    """What can be told of the templates without a brief: their syntax, the names and the words they use."""
    return [
        finding
        for path in sorted(templates.glob("*.j2"))
        if path.is_file()
        for finding in _check_template(path, templates, catalogues, root)
    ]


def _check_template(path: Path, templates: Path, catalogues: tuple[Catalogue, ...], root: Path) -> list[Finding]:
    source, name = path.read_bytes(), named(path, root)
    try:
        tree = _environment(templates).parse(source.decode("utf-8"), path.name, str(path))
    except (jinja2.TemplateSyntaxError, UnicodeDecodeError) as fault:
        line = fault.lineno if isinstance(fault, jinja2.TemplateSyntaxError) else 0
        return [error(Place(name, line, 1), "template.syntax", str(fault))]
    findings = [
        error(
            _place_of_name(name, source, undefined),
            "template.undefined",
            f"'{undefined}' is not defined",
            did_you_mean(undefined, _NAMES),
        )
        for undefined in sorted(meta.find_undeclared_variables(tree) - _NAMES)
    ]
    for line, key in words_used(source):
        for catalogue in catalogues:
            if key not in catalogue.words:
                message = f"the catalogue '{catalogue.language}' has no word '{key}'"
                findings.append(
                    error(Place(name, line, 1), "word.unknown", message, did_you_mean(key, catalogue.words))
                )
    return findings


def _place_of_name(file: str, source: bytes, name: str) -> Place:
    for number, line in enumerate(source.decode("utf-8").split("\n"), 1):
        if name in line:
            return Place(file, number, line.index(name) + 1)
    return Place(file)
