"""What an editor or translator is to be told of a document, beside its words."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.document.nodes import LanguageTag


@dataclass(frozen=True)
class Remark:
    """Words on a fact, or on one translatable text; how they are shown, and where they find no place, is the writer's matter.

    One of `fact` and `unit` is filled; `language` is that of the column it stands in and of its words.
    """

    text: str
    author: str
    language: LanguageTag
    fact: str = ""
    unit: str = ""
