"""A table of series: one row a period, one column a subject, and what is not known shown as not known."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

from briefpress.composing.notes import value_with_note
from briefpress.composing.page import Page, spaced
from briefpress.localising.dates import format_edtf
from briefpress.model.edtf import Date, parse
from briefpress.model.facts import Fact, Subject
from briefpress.model.observations import is_part_of_year, measured
from briefpress.model.placeholders import Printed


@dataclass(frozen=True)
class SeriesCell:
    """One observation, or none; it is composed when the template prints it, so that its note follows the page."""

    page: Page
    printed: Printed | None

    @cached_property
    def value(self) -> Markup:
        """The value with its note, or a dash."""
        return Markup("—") if self.printed is None else value_with_note(self.page, self.printed)


@dataclass(frozen=True)
class SeriesRow:
    """One period and what each subject measured in it; a row without cells stands for periods of which nothing is known."""

    page: Page
    period: Date
    cells: tuple[SeriesCell, ...]

    @property
    def is_gap(self) -> bool:
        """Whether the row tells that nothing is known."""
        return not self.cells

    @cached_property
    def label(self) -> Markup:
        """The period; of one shorter than its year that it is part of it."""
        words = format_edtf(self.period, self.page.language, bare_year=False)
        if is_part_of_year(self.period):
            words += f" ({self.page.catalogue.word('part of the year')})"
        return spaced(self.page, words)


def gap_between(before: Date, after: Date, as_of: dt.date) -> Date | None:
    """The whole years, past at the as-of date, between two periods; None where there is none."""
    if before.end is None or after.start is None:
        return None
    first, last = before.end.year + 1, min(after.start.year, as_of.year) - 1
    if last < first:
        return None
    return parse(f"{first}/{last}" if first < last else str(first))


@dataclass(frozen=True)
class SeriesView:
    """The series of one or several subjects as a template sees it."""

    page: Page
    subjects: tuple[Subject, ...]
    facts: tuple[Fact, ...]

    @property
    def heads(self) -> tuple[Markup, ...]:
        """The names of the subjects, or of one subject the word for its values: its name is the caption."""
        if len(self.subjects) == 1:
            return (spaced(self.page, self.page.catalogue.word("Value")),)
        return tuple(spaced(self.page, subject.of(self.page.language)) for subject in self.subjects)

    @property
    def widths(self) -> str:
        """The columns' shares of the text width."""
        share = 60 if len(self.subjects) == 1 else 72 // len(self.subjects)
        return " ".join([str(100 - share * len(self.subjects)), *([str(share)] * len(self.subjects))])

    @cached_property
    def rows(self) -> tuple[SeriesRow, ...]:
        """The periods in order, with a row for the years between two years that no fact covers."""
        observed = list(self._observed())
        rows: list[SeriesRow] = observed[:1]
        for before, after in pairwise(observed):
            gap = gap_between(before.period, after.period, self.page.selection.as_of)
            rows += [SeriesRow(self.page, gap, ())] if gap else []
            rows.append(after)
        return tuple(rows)

    def _observed(self) -> Iterator[SeriesRow]:
        """One row a period, or several where a subject has several observations in it."""
        by_period: dict[str, dict[str, list[Printed]]] = defaultdict(lambda: defaultdict(list))
        periods: dict[str, Date] = {}
        for fact in self.facts:
            period = fact.speaks_of or fact.as_of
            periods.setdefault(period.text, period)
            for printed in measured(self.page.selection.base, fact):
                by_period[period.text][fact.subject or ""].append(printed)
        for text in sorted(periods, key=lambda text: periods[text].order):
            columns = [by_period[text][subject.id] for subject in self.subjects]
            for index in range(max(len(column) for column in columns)):
                yield SeriesRow(
                    self.page,
                    periods[text],
                    tuple(SeriesCell(self.page, column[index] if index < len(column) else None) for column in columns),
                )
