"""What the verbs share: the world they are called in, exit codes, kinds of argument, and how findings are shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from briefpress.findings import Finding, as_text, errors_of
from briefpress.model import edtf
from briefpress.writing.theme_text import TOKENS_FILE, ThemeFolder

THEME_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
DONE, FOUND, MISUSED, OUR_FAULT = 0, 1, 2, 3


@dataclass(frozen=True)
class World:
    """What a verb knows of the outside: the project's folder and today's date."""

    root: Path
    today: dt.date

    def shown(self, path: Path) -> str:
        """A folder as it is told to the user: relative to the project where it lies in it."""
        return path.relative_to(self.root).as_posix() + "/" if path.is_relative_to(self.root) else str(path)


class Names(click.ParamType[tuple[str, ...]]):
    """A list of names separated by commas, each from a fixed set."""

    name = "names"

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names given; fails on none and on an unknown one."""
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(part.strip() for part in str(value).split(",") if part.strip()))
        if not names:
            self.fail(f"name at least one of {', '.join(self.known)}", param, ctx)
        for name in names:
            if name not in self.known:
                self.fail(f"'{name}' is not one of {', '.join(self.known)}", param, ctx)
        return names


class EdtfDate(click.ParamType[edtf.Date]):
    """A date: 2023-12-31, 2023-12 or 2023."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> edtf.Date:
        """The date; fails on what is none."""
        if isinstance(value, edtf.Date):
            return value
        try:
            return edtf.parse(str(value))
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


def theme_folder(world: World, choice: str) -> ThemeFolder:
    """The theme called `choice` in templates/theme, or the folder of that name; a wrong call where there is neither."""
    shelf = world.root / "templates" / "theme"
    if THEME_NAME.fullmatch(choice) and (shelf / choice).is_dir():
        return ThemeFolder(shelf / choice, f"templates/theme/{choice}")
    folder = Path(choice)
    if not folder.is_dir():
        names = ", ".join(sorted(path.name for path in shelf.glob("*") if path.is_dir()))
        raise click.UsageError(f"no theme and no folder '{choice}'; there are: {names}")
    whole = folder.resolve()
    if not (whole / TOKENS_FILE).is_file():
        raise click.UsageError(f"the folder '{choice}' holds no {TOKENS_FILE}")
    return ThemeFolder(whole, whole.relative_to(world.root).as_posix() if whole.is_relative_to(world.root) else choice)


def print_findings(findings: Iterable[Finding]) -> None:
    """The findings on standard error."""
    text = as_text(findings)
    if text:
        click.echo(text, err=True)


def counts(findings: tuple[Finding, ...]) -> str:
    """1 error, 2 warnings."""
    errors = len(errors_of(findings))
    warnings = len(findings) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def exit_code(findings: tuple[Finding, ...], *, strict: bool) -> int:
    """FOUND where an error stands, or with `strict` anything at all."""
    return FOUND if errors_of(findings) or (strict and findings) else DONE
