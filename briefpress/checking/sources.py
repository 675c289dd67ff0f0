"""The rules of sources: an address and the day on which it was read go together."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.findings import Finding, error, warning
from briefpress.model.facts import FactBase


def find_idle_days_of_access(base: FactBase) -> Iterator[Finding]:
    """`accessed.idle`: a day of access without the address that was read; nothing prints it."""
    for source in base.file.sources:
        if source.accessed is not None and source.url is None:
            yield warning(
                source.place_of("accessed"),
                "accessed.idle",
                f"the source '{source.id}' has a day of access and no 'url'",
                "add the 'url', or take 'accessed' away: it is printed with an address only",
            )


def find_missing_days_of_access(base: FactBase) -> Iterator[Finding]:
    """`accessed.missing`: an address without the day on which it was read; the Russian list should print it."""
    for source in base.file.sources:
        if source.url is not None and source.accessed is None:
            yield warning(
                source.place_of("url"),
                "accessed.missing",
                f"the source '{source.id}' does not say when its 'url' was read",
                "add 'accessed: \"2026-01-15\"', the day on which you read it",
            )


def find_early_days_of_access(base: FactBase) -> Iterator[Finding]:
    """`accessed.early`: a day of access before the source was issued."""
    for source in base.file.sources:
        if source.accessed is not None and source.accessed.last < source.issued.first:
            yield error(
                source.place_of("accessed"),
                "accessed.early",
                f"'{source.accessed.text}' is before '{source.issued.text}', when '{source.id}' was issued",
            )
