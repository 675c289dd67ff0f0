"""The nodes of a document. A writer has a case for each, and nothing else can be in a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LanguageTag = Literal["ru", "en"]
# A compact document is to fill one page.
Layout = Literal["normal", "compact"]


@dataclass(frozen=True)
class Text:
    """Words, white space already as it is to stand."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Stressed words; `strong` where they stand out before reading."""

    children: tuple[Inline, ...]
    strong: bool = False


@dataclass(frozen=True)
class Datum:
    """A printed value: the fact it is taken from, its machine form (an amount or an EDTF date), and its print."""

    fact: str
    value: str
    text: str
    is_date: bool = False


@dataclass(frozen=True)
class Foreign:
    """Words in another language than the text around them."""

    language: LanguageTag
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to another place in the document; `anchor` is the name by which they are found themselves."""

    target: str
    children: tuple[Inline, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Reference:
    """A cross-reference: `text` is what the place is called there, a heading's words or a figure's number; filled in by numbering."""

    target: str
    text: str = ""


@dataclass(frozen=True)
class Named:
    """Words that have a name of their own, by which references find them."""

    anchor: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Passage:
    """The words of one translatable text, with its stable id."""

    unit: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Note:
    """A note called at this point; numbered through the document from one."""

    children: tuple[Inline, ...]
    facts: tuple[str, ...] = ()
    number: int = 0
    language: LanguageTag | None = None


@dataclass(frozen=True)
class LineBreak:
    """A new line inside a heading of two languages, or between a key figure and its words."""


Inline = Text | Emphasis | Datum | Foreign | Link | Reference | Named | Passage | Note | LineBreak
# What holds words inside itself and adds none.
Holder = Emphasis | Foreign | Link | Named | Passage


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the title) to 3; `number` is empty where headings of its kind are not numbered."""

    level: int
    children: tuple[Inline, ...]
    anchor: str
    numbered: bool = True
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; its role names its style."""

    children: tuple[Inline, ...]
    role: Literal["body", "marking", "genre", "status", "source", "label"] = "body"


@dataclass(frozen=True)
class ListBlock:
    """A list; each item is one run of inlines; an ordered one counts from `start`.

    Of key figures an item is the figure, a new line, and what it is of.
    """

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False
    start: int = 1
    role: Literal["plain", "key-figures"] = "plain"


@dataclass(frozen=True)
class Cell:
    """A cell of a table. `head` marks a header cell, `number` one that is set as a figure; `facts` bear it out."""

    children: tuple[Inline, ...]
    head: bool = False
    number: bool = False
    language: LanguageTag | None = None
    facts: tuple[str, ...] = ()


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with header rows that repeat; `widths` are shares of the text width; `label` is the word before its number."""

    role: Literal["figures", "chronology", "rivals", "particulars"]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[int, ...]
    summary: str
    caption: tuple[Inline, ...] = ()
    label: str = ""
    number: int = 0


@dataclass(frozen=True)
class Mark:
    """One mark of a figure: the fact, its amount (`low/high` of a range, nothing of an event), what stands beside it, its time.

    A station of a route has the id of the place for its value, and no time; the `goal` is where a directed route leads.

    `state` tells results from forecasts, targets, and parts of a year (of an event: one that lasted); a `gap` stands for
    periods of which nothing is known, and has no fact.
    """

    fact: str
    value: str
    label: str
    period: str
    when: str
    state: Literal["result", "forecast", "target", "part", "gap", "goal"] = "result"


@dataclass(frozen=True)
class Series:
    """The marks of one subject, by date; or the stations of one route, in order."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Figure:
    """A chart as data, which each writer draws; amounts are counted in `unit`, which holds `power` of ten.

    `alternative` is the sentence that stands for the picture; `label` is the word before its number; `anchor` is its name.
    """

    role: Literal["columns", "lines", "shares", "timeline", "routes"]
    series: tuple[Series, ...]
    caption: tuple[Inline, ...]
    alternative: str
    label: str
    language: LanguageTag
    unit: str = ""
    power: int = 0
    number: int = 0
    anchor: str = ""


@dataclass(frozen=True)
class Box:
    """Blocks set apart from the running text: the key messages."""

    role: Literal["key-messages"]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Pairs:
    """Two languages side by side: each row pairs the blocks that say the same."""

    rows: tuple[tuple[tuple[Block, ...], tuple[Block, ...]], ...]
    languages: tuple[LanguageTag, LanguageTag]


Block = Heading | Paragraph | ListBlock | Table | Figure | Box | Pairs


@dataclass(frozen=True)
class Signposts:
    """The words by which a page on a screen is walked through, in one language: `skip` leads to the text, `back` to a note's call."""

    language: LanguageTag
    contents: str = ""
    notes: str = ""
    skip: str = ""
    back: str = ""


@dataclass(frozen=True)
class Particulars:
    """What stands outside the text: running heads, page label (`{page}` and `{pages}` in it), signposts, and properties of the file."""

    running: str
    page_label: str
    subject: str = ""
    keywords: str = ""
    author: str = ""
    date: str = ""
    identifier: str = ""
    layout: Layout = "normal"
    signposts: tuple[Signposts, ...] = ()


@dataclass(frozen=True)
class Document:
    """A finished document in one language, or in two side by side (then `languages` has both, the first leading)."""

    languages: tuple[LanguageTag, ...]
    title: str
    blocks: tuple[Block, ...]
    particulars: Particulars = field(default_factory=lambda: Particulars("", "{page}/{pages}"))

    @property
    def language(self) -> LanguageTag:
        """The leading language."""
        return self.languages[0]
