"""A file that goes with a document, for machines to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attachment:
    """Data that a document was made of; how it is put into a file is the writer's matter."""

    name: str
    description: str
    data: bytes
