"""On which page each heading of a Word file will stand, estimated: strips are put on pages as word processors do, notes at their foot.

Word and LibreOffice count anew when they open or print a file; the estimate is what the table of contents shows until then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from briefpress.document.nodes import Note
from briefpress.writing.docx.flowing import Strip, may_end_page

# The line above the notes and what stands round it, in twips.
_SEPARATOR = 180
# A row of a table stays on a page that has room for this share of its notes; the rest of them go to the next. Measured in LibreOffice,
# which has no simple rule: of shares from none to all this one was right most often.
_LEAST_SHARE = 0.2
# LibreOffice sets rows first and their notes after: a heading with its row goes to the next page, though both have room, where the notes of
# the row behind them run over by more than this, in twips.
_MOST_OVER = 2000


@dataclass(frozen=True)
class Foot:
    """How notes are set at the foot of a page: the height of a line and the distance behind a note, in twips, the lines of each note."""

    line: int
    after: int
    lines: Callable[[Note], int]

    def height(self, note: Note) -> int:
        """The height of a note with what stands behind it."""
        return self.lines(note) * self.line + self.after


class _Page(NamedTuple):
    """How much of a page is taken, in twips, by text and by notes; `owed` is the distance behind the last paragraph.

    `over` is the height of the notes that the page had no room for: they begin the notes of the next one.
    """

    number: int = 1
    text: int = 0
    notes: int = 0
    owed: int = 0
    over: int = 0
    is_empty: bool = True


@dataclass
class Pages:
    """Pages as they are filled; `first_height` is less than `height` where a letterhead takes room."""

    height: int
    first_height: int
    foot: Foot
    page: _Page = field(default_factory=_Page)
    headings: dict[str, int] = field(default_factory=dict)

    def room(self, page: _Page) -> int:
        """What text and notes can take on a page."""
        return self.first_height if page.number == 1 else self.height

    def with_strip(self, page: _Page, strip: Strip) -> _Page | None:
        """The page with the strip and its notes on it, or None where they find no room."""
        gap = 0 if page.is_empty and page.number > 1 else max(page.owed, strip.before)
        heads = strip.heads if page.is_empty else 0
        text = page.text + gap + heads + strip.height
        grown = page._replace(text=text, owed=strip.after, is_empty=False)
        if not self._fits(grown):
            return None
        for place, note in enumerate(strip.notes, 1):
            longer = self._with_note(grown, self.foot.lines(note), may_split=place == len(strip.notes))
            if longer is None and self._spills(page._replace(text=text), strip):
                longer = grown._replace(over=grown.over + self.foot.height(note))
            if longer is None:
                return None
            grown = longer
        return grown

    def _spills(self, page: _Page, strip: Strip) -> bool:
        """Whether a row stays on the page though not all its notes do."""
        free = self.room(page) - page.text - (page.notes or _SEPARATOR)
        return strip.may_spill and free >= _LEAST_SHARE * sum(map(self.foot.height, strip.notes))

    def _fits(self, page: _Page) -> bool:
        """What is behind the last note need not find room."""
        return page.text + page.notes - (self.foot.after if page.notes else 0) <= self.room(page)

    def _with_note(self, page: _Page, lines: int, *, may_split: bool) -> _Page | None:
        """The page with a note of so many lines; the last of a line of text may go on on the next page."""
        notes = page.notes or _SEPARATOR
        whole = page._replace(notes=notes + lines * self.foot.line + self.foot.after)
        if page.over:
            return None
        if self._fits(whole):
            return whole
        fitting = (self.room(page) - page.text - notes) // self.foot.line
        fitting = next((count for count in range(min(fitting, lines), 0, -1) if may_end_page(count, lines)), 0)
        if not may_split or not fitting:
            return None
        rest = (lines - fitting) * self.foot.line + self.foot.after
        return page._replace(notes=notes + fitting * self.foot.line + self.foot.after, over=rest)

    def turned(self, page: _Page) -> _Page:
        """The next page, with what notes had no room on this one."""
        notes = _SEPARATOR + page.over if page.over else 0
        return _Page(page.number + 1, notes=notes)

    def fill(self, strips: Sequence[Strip]) -> None:
        """Put strips on pages, those glued together on one page where it can hold them."""
        for group, following in pairwise([*_groups(strips), []]):
            if not self._whole(group, next(iter(following), None)):
                if not self.page.is_empty:
                    self.page = self.turned(self.page)
                if not self._whole(group, None):
                    self._piecemeal(group)

    def _whole(self, group: list[Strip], following: Strip | None) -> bool:
        page: _Page | None = self.page
        for strip in group:
            page = self.with_strip(page, strip) if page is not None else None
        if page is None:
            return False
        if not self.page.is_empty and self._is_pushed(page, group, following):
            return False
        self.page = page
        self._note_headings(group)
        return True

    def _is_pushed(self, page: _Page, group: list[Strip], following: Strip | None) -> bool:
        """Whether the notes of the row that follows push a heading and its row off the page that holds both."""
        is_heading_with_row = bool(group[-1].notes) and any(strip.anchor for strip in group)
        if following is None or not following.may_spill or not is_heading_with_row:
            return False
        needed = sum(map(self.foot.height, following.notes))
        return needed - (self.room(page) - page.text - page.notes) > _MOST_OVER

    def _piecemeal(self, group: list[Strip]) -> None:
        """A group that no page holds: strip by strip; a strip higher than a page takes one for itself."""
        for strip in group:
            held = self.with_strip(self.page, strip)
            if held is None and not self.page.is_empty:
                self.page = self.turned(self.page)
                held = self.with_strip(self.page, strip)
            self.page = held or self.page._replace(text=self.room(self.page), is_empty=False)
            self._note_headings([strip])

    def _note_headings(self, strips: list[Strip]) -> None:
        for strip in strips:
            if strip.anchor:
                self.headings[strip.anchor] = self.page.number


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Strips that stay together."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.glued:
            yield group
            group = []
    if group:
        yield group
