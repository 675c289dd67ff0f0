"""Which wording of which text was translated or reviewed, by whom and when; kept in `reviews.yaml` by the program."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from briefpress.model.node import Node
from briefpress.model.value import EdtfDate, Value

State = Literal["translated", "reviewed", "final"]


class Review(Node):
    """The state of one unit in one language: of which wordings, of which values, by whom, on what day."""

    state: State
    of: str
    values_of: str
    by: str = Field(min_length=1)
    on: EdtfDate


class ReviewFile(Node):
    """The whole of `reviews.yaml`: reviews by language, then by unit id."""

    ru: Mapping[str, Review] = Field(default_factory=dict)
    en: Mapping[str, Review] = Field(default_factory=dict)


def wording_hash(*texts: str) -> str:
    """Twelve hexadecimal digits of SHA-256 over wordings, blind to white space and to the form of quotation marks."""
    normal = "\x1f".join(unicodedata.normalize("NFC", text) for text in texts)
    normal = re.sub(r"[«»“”„]", '"', re.sub(r"\s+", " ", normal)).strip()
    return hashlib.sha256(normal.encode()).hexdigest()[:12]


def values_hash(values: Iterable[Value]) -> str:
    """Twelve hexadecimal digits of SHA-256 over the values, in the order given."""
    text = "\x1f".join("|".join(value.measure) for value in values)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
