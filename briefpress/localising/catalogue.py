"""The fixed words of templates and notes: gettext catalogues (PO) read at once, with no silent fallback."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from babel.messages.extract import extract
from babel.messages.pofile import PoFileError, read_po

from briefpress.findings import Finding, Place, error
from briefpress.model.words import Language


class WordMissing(LookupError):
    """A template asked for a word that the catalogue does not hold."""


@dataclass(frozen=True)
class Catalogue:
    """The fixed words of one language by their key (the English wording)."""

    language: Language
    words: Mapping[str, str]

    def word(self, key: str) -> str:
        """The word in this language. Raises WordMissing where the catalogue has none."""
        try:
            return self.words[key]
        except KeyError:
            raise WordMissing(key) from None


def read_catalogue(data: bytes, file: str, language: Language) -> tuple[Catalogue, list[Finding]]:
    """The catalogue in the PO file `data`; untranslated, fuzzy and obsolete entries are errors."""
    try:
        catalog = read_po(io.BytesIO(data), locale=language, abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as fault:
        return Catalogue(language, {}), [error(Place(file), "catalogue.syntax", f"not a PO file: {fault}")]
    findings: list[Finding] = []
    words: dict[str, str] = {}
    lines = data.decode("utf-8", errors="replace").split("\n")
    for message in catalog:
        if not message.id:
            continue
        key = str(message.id)
        place = Place(file, message.lineno or _line_of(lines, key), 1)
        if message.fuzzy:
            findings.append(error(place, "catalogue.fuzzy", f"the entry '{key}' is marked fuzzy"))
        if not message.string:
            findings.append(error(place, "catalogue.untranslated", f"the entry '{key}' has no translation"))
        elif _braces(key) != _braces(str(message.string)):
            findings.append(
                error(
                    place, "catalogue.placeholder", f"the entry '{key}' has other {{placeholders}} than its translation"
                )
            )
        words[key] = str(message.string)
    findings += [error(Place(file), "catalogue.obsolete", f"the entry '{key}' is obsolete") for key in catalog.obsolete]
    return Catalogue(language, words), findings


def _braces(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def _line_of(lines: list[str], key: str) -> int:
    wanted = f'msgid "{key}"'
    return next((number for number, line in enumerate(lines, 1) if line == wanted), 1)


def words_used(template: bytes) -> tuple[tuple[int, str], ...]:
    """Line and key of each word that a Jinja template asks for with `_("…")`."""
    found = extract("jinja2.ext:babel_extract", io.BytesIO(template), keywords={"_": None}, options={"silent": "false"})
    return tuple((line, str(message)) for line, message, _, _ in found if isinstance(message, str))
