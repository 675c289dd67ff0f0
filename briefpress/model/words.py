"""Words in the two languages: what every record is written in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from briefpress.model.node import Node

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Case = Literal["nom", "gen", "prep"]


class Bilingual(Node):
    """One text in each language."""

    ru: Text
    en: Text

    def of(self, language: Language) -> str:
        """The text in `language`."""
        return self.ru if language == "ru" else self.en
