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
from briefpress.composing.page import Page, spaced, value_in_column
from briefpress.localising.dates import format_edtf
from briefpress.localising.hedges import format_counted_in, format_status
from briefpress.model.edtf import Date, parse
from briefpress.model.facts import Fact, Subject
from briefpress.model.observations import is_part_of_year, measured
from briefpress.model.placeholders import Printed
from briefpress.model.value import Scale, Value
from briefpress.model.words import Language


@dataclass(frozen=True)
class SeriesColumn:
    """What the numbers of one subject are counted in, if its head can say so for all of them: they have one unit.

    If it is alone in its table, the period says which value is a forecast, so that figures stand below each other.
    """

    subject: Subject
    values: tuple[Value, ...]
    is_alone: bool

    @cached_property
    def is_counted_alike(self) -> bool:
        """Whether all values are numbers of one unit, so that the cells need not repeat it."""
        measures = {(value.unit, value.per) for value in self.values if value.numbers}
        return len(measures) == 1 and all(value.numbers for value in self.values) and measures != {("year", None)}

    @cached_property
    def scale(self) -> Scale | None:
        """The scale of the greatest value, as its source counts it."""
        return max(self.values, key=lambda value: max(value.numbers)).scale

    def counted_in(self, language: Language) -> str:
        """The unit in words, or nothing where the cells say it."""
        return format_counted_in(self.values[0], self.scale, language) if self.is_counted_alike else ""


@dataclass(frozen=True)
class SeriesCell:
    """One observation, or none; it is composed when the template prints it, so that its note follows the page."""

    page: Page
    column: SeriesColumn
    printed: Printed | None

    @cached_property
    def value(self) -> Markup:
        """The value with its note, without the unit that stands in the head; or a dash."""
        if self.printed is None:
            return Markup("—")
        if not self.column.is_counted_alike:
            return value_with_note(self.page, self.printed)
        column = self.column
        value = value_in_column(self.page, self.printed, column.scale, with_status=not column.is_alone)
        return value_with_note(self.page, self.printed, value)

    @property
    def status_beside(self) -> str:
        """Whether the value is a forecast or a target, where the cell leaves that to the period."""
        is_left = self.column.is_alone and self.column.is_counted_alike
        return format_status(self.printed.value, self.page.language) if self.printed is not None and is_left else ""


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
        """The period; of one shorter than its year that it is part of it; of a forecast or target that it is one."""
        words = format_edtf(self.period, self.page.language, bare_year=False)
        words += "".join(f" {cell.status_beside}" for cell in self.cells if cell.status_beside)
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

    @cached_property
    def columns(self) -> tuple[SeriesColumn, ...]:
        """The subjects with all that was measured of each."""
        base = self.page.selection.base
        return tuple(
            SeriesColumn(
                subject,
                tuple(item.value for fact in self.facts if fact.subject == subject.id for item in measured(base, fact)),
                is_alone=len(self.subjects) == 1,
            )
            for subject in self.subjects
        )

    @property
    def heads(self) -> tuple[Markup, ...]:
        """The names of the subjects, or of one subject the word for its values (its name is the caption), and their unit."""
        language = self.page.language
        names = [column.subject.of(language) for column in self.columns]
        if len(names) == 1:
            names = [self.page.catalogue.word("Value")]
        units = (column.counted_in(language) for column in self.columns)
        return tuple(
            spaced(self.page, f"{name}, {unit}" if unit else name) for name, unit in zip(names, units, strict=True)
        )

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
            found = [by_period[text][subject.id] for subject in self.subjects]
            for index in range(max(len(seen) for seen in found)):
                cells = tuple(
                    SeriesCell(self.page, column, seen[index] if index < len(seen) else None)
                    for column, seen in zip(self.columns, found, strict=True)
                )
                yield SeriesRow(self.page, periods[text], cells)
