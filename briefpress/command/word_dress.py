"""What is asked for Word files beside their theme, and which calls for it are wrong."""

from __future__ import annotations

from pathlib import Path

import click

from briefpress.command.options import World
from briefpress.publishing.dress import DressOrder


def dress_order(
    world: World, path: Path | None, *, embed_fonts: bool, comments: bool, formats: tuple[str, ...]
) -> DressOrder:
    """What is asked for Word files; a wrong call where none are made, or where what is asked for does not go together."""
    if path is None and not embed_fonts and not comments:
        return DressOrder()
    if "docx" not in formats:
        raise click.UsageError(
            "--reference-docx, --embed-fonts and --comments are for Word files: add docx to --format"
        )
    if path is None:
        return DressOrder(embed_fonts=embed_fonts, comments=comments)
    if embed_fonts:
        raise click.UsageError("the fonts of a reference file are its own: give --embed-fonts or --reference-docx")
    whole = path.resolve()
    if not whole.is_file():
        raise click.UsageError(f"'{path}' is no file")
    name = whole.relative_to(world.root).as_posix() if whole.is_relative_to(world.root) else str(path)
    return DressOrder(whole, name, comments=comments)
