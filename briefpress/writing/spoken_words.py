"""The words of a line as they are to be read out: with the space that a line's end swallows, its hyphen marked as soft.

A line that ends in a drawn hyphen or just stops would be read «перево-» and «давниеключевые»; held against the words of
the page it was laid out from, what the line's end did to them is told for certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SOFT_HYPHEN = "\u00ad"


class _Source:
    """The words of an element, stretch by stretch as other elements cut them, and how far they have been read."""

    def __init__(self, stretches: Sequence[str]) -> None:
        self._stretches = [re.sub(r"[ \t\r\n]+", " ", stretch) for stretch in stretches]
        self._rest = ""

    def _next(self) -> None:
        while not self._rest.strip(" ") and self._stretches:
            self._rest = self._stretches.pop(0)

    def read(self, drawn: str) -> str | None:
        """What the drawn words are in the source; None where they do not stand next in it."""
        self._next()
        swallowed = " " if self._rest.startswith(" ") and not drawn.startswith(" ") else ""
        rest = self._rest.removeprefix(swallowed)
        for words, end in ((drawn, ""), (drawn[:-1], SOFT_HYPHEN)):
            if words and rest.casefold().startswith(words.casefold()) and (not end or drawn.endswith("-")):
                self._rest = rest[len(words) :]
                if self._rest and not self._rest.strip(" ") and not end:
                    self._rest, end = "", " "
                return swallowed + rest[: len(words)] + end
        return None


def spoken_words(drawn: Sequence[str], stretches: Sequence[str]) -> list[str]:
    """Each piece of drawn words as it is to be read out; what is not found in the source is read as drawn."""
    source = _Source(stretches)
    return [source.read(piece) or piece for piece in drawn]
