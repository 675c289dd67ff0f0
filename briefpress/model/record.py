"""The forms that the fields of a source's record take: addresses, days of access, page ranges, places in a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from briefpress.model.edtf import Date
from briefpress.model.value import EdtfDate

SourceType = Literal[
    "article-journal",
    "article-newspaper",
    "article",
    "interview",
    "report",
    "chapter",
    "book",
    "webpage",
    "document",
]
LocatorKind = Literal["page", "article", "paragraph", "chapter", "section"]
_LOCATOR_WORDS: Mapping[str, LocatorKind] = {
    **dict.fromkeys(("", "с", "стр", "p", "pp"), "page"),
    **dict.fromkeys(("ст", "art", "article"), "article"),
    **dict.fromkeys(("п", "para"), "paragraph"),
    **dict.fromkeys(("гл", "ch", "chapter"), "chapter"),
    **dict.fromkeys(("разд", "sec", "section"), "section"),
}
_LOCATOR = re.compile(r"(?:(?P<word>[a-zа-я]+)\b\.?\s*)?(?P<number>\d[\d.]*(?:\s*[-–,]\s*\d[\d.]*)*)", re.IGNORECASE)


@dataclass(frozen=True)
class Locator:
    """A place inside a document: what is counted, and its number or numbers."""

    kind: LocatorKind
    number: str


def _with_dashes(text: str) -> str:
    """Ranges with an en dash, whatever was typed."""
    return re.sub(r"(?<=\d)\s*[-–—]\s*(?=[A-Za-zА-Яа-я]?\d)", "–", text)


def parse_locator(text: str) -> Locator:
    """The place that `text` names: «3», «с. 3–5», «ст. 7», “art. 7”. Raises ValueError where it names none."""
    match = _LOCATOR.fullmatch(text.strip())
    kind = _LOCATOR_WORDS.get((match["word"] or "").casefold()) if match else None
    if match is None or kind is None:
        raise ValueError(f"'{text}' is no page ('3', 'с. 3–5'), article ('ст. 7'), paragraph, chapter or section")
    return Locator(kind, _with_dashes(match["number"]))


def _sha256(text: str) -> str:
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError("a SHA-256 has 64 hexadecimal digits in lower case")
    return text


def _web_address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise ValueError(f"'{text}' is no address: it begins with http:// or https:// and has no spaces")
    return text


def _doi(text: str) -> str:
    if not re.fullmatch(r"10\.\d{4,9}/\S+", text):
        raise ValueError(f"'{text}' is no DOI: it begins with '10.', without 'https://doi.org/'")
    return text


def _day(date: Date) -> Date:
    if date.interval or date.start is None or date.start.day is None or date.start.is_vague:
        raise ValueError(f"'{date.text}' is not a day")
    return date


def _edition(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]*", text):
        raise ValueError(f"'{text}' is no number of an edition: '2', not '2nd'")
    return text


def _locator(text: str) -> str:
    parse_locator(text)
    return text


_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Digest = Annotated[str, AfterValidator(_sha256)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Doi = Annotated[str, AfterValidator(_doi)]
Day = Annotated[EdtfDate, AfterValidator(_day)]
Pages = Annotated[_Words, AfterValidator(_with_dashes)]
Edition = Annotated[str, AfterValidator(_edition)]
LocatorText = Annotated[_Words, AfterValidator(_locator)]
