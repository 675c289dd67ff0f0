"""The table of verbs. A verb's module is loaded when it is called: `check` does not wait for the PDF engine."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

import briefpress

# The verb, the module that holds it and the function in it; the order is that of the help page.
VERBS: tuple[tuple[str, str, str], ...] = (
    ("build", "build", "build"),
    ("check", "check", "check"),
    ("verify", "verify", "verify"),
    ("review", "review", "review"),
    ("new", "new", "new"),
    ("facts", "find", "facts"),
    ("ask", "find", "ask"),
    ("where-used", "find", "where_used"),
    ("trace", "trace", "trace"),
)


class EngineIncompleteError(Exception):
    """A library that the engine stands on is not installed or cannot be loaded."""


def part(module: str, name: str) -> Any:
    """What bears `name` in a module that is loaded only now. The one place where modules are loaded late."""
    try:
        return getattr(import_module(module), name)
    except (ImportError, OSError) as fault:
        raise EngineIncompleteError(str(fault)) from fault


class _Verbs(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [verb for verb, _, _ in VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for verb, module, function in VERBS:
            if verb == cmd_name:
                command: click.Command = part(f"briefpress.command.{module}", function)
                return command
        return None


@click.group(cls=_Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(briefpress.__version__, prog_name="briefpress")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Build sourced, bilingual briefs. Without a command, everything is built into output/."""
    if ctx.invoked_subcommand is None:
        build = main.get_command(ctx, "build")
        if build is not None:
            ctx.invoke(build)
