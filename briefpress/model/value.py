"""What a fact measures: an amount, a range, or a date, exactly as its source gives it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from briefpress.model import edtf
from briefpress.model.node import Node

Scale = Literal["thousand", "million", "billion", "trillion"]
Unit = Literal[
    "USD",
    "RUB",
    "EUR",
    "KZT",
    "km",
    "sq-km",
    "mm",
    "tonnes",
    "cubic-metres",
    "percent",
    "people",
    "count",
    "years",
    "months",
    "days",
    "year",
]
POWERS: Mapping[str | None, int] = {None: 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
Approximation = Literal["about", "almost", "over", "under", "at-least", "up-to"]
Status = Literal["result", "forecast", "target"]


def _decimal(raw: Any) -> Decimal:
    """A decimal with every digit of the source kept (`19.0650` stays four places); no float, no exponent."""
    text = str(raw)
    message = "'{text}' is not a decimal number: digits, one '.', a leading '-'"
    if any(character not in "+-.0123456789" for character in text):
        raise PydanticCustomError("number.invalid", message, {"text": text})
    try:
        return Decimal(text)
    except InvalidOperation:
        raise PydanticCustomError("number.invalid", message, {"text": text}) from None


def _date(raw: Any) -> edtf.Date:
    if isinstance(raw, edtf.Date):
        return raw
    try:
        return edtf.parse(str(raw))
    except ValueError as fault:
        raise PydanticCustomError("date.invalid", "{fault}", {"fault": str(fault)}) from None


def _date_text(date: edtf.Date) -> str:
    return date.text


Amount = Annotated[Decimal, BeforeValidator(_decimal)]
EdtfDate = Annotated[edtf.Date, BeforeValidator(_date), PlainSerializer(_date_text)]


class Value(Node):
    """One value of a fact: exactly one of `amount`, `range` and `date`; the first two with a unit."""

    amount: Amount | None = None
    range: tuple[Amount, Amount] | None = None
    date: EdtfDate | None = None
    scale: Scale | None = None
    unit: Unit | None = None
    per: Literal["year", "month", "day"] | None = None
    approx: Approximation | None = None
    status: Status = "result"

    @model_validator(mode="after")
    def _one_kind(self) -> Value:
        given = [name for name in ("amount", "range", "date") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("a value has exactly one of 'amount', 'range' and 'date'")
        if given != ["date"] and self.unit is None:
            raise ValueError("an amount or range has a 'unit'")
        if self.range is not None and self.range[0] >= self.range[1]:
            raise ValueError("a range goes from the lower to the higher number")
        if self.date is not None and (self.unit or self.scale or self.per):
            raise ValueError("a date has no 'unit', 'scale' or 'per'")
        return self

    @property
    def is_counted(self) -> bool:
        """Whether prose prints the number alone and the author types the noun behind it."""
        return self.unit in ("count", "years", "months", "days")

    @property
    def measure(self) -> tuple[str, ...]:
        """The value as plain text that is equal for equal values: kind, number(s) or date, unit, period, hedge, status."""
        rest = (self.unit or "", self.per or "", self.approx or "", self.status)
        if self.date is not None:
            return ("date", self.date.text, *rest)
        return ("amount", *(f"{number.normalize():f}" for number in self.numbers), *rest)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The amount, or the ends of the range, with the scale multiplied in; nothing for a date."""
        given = (self.amount,) if self.amount is not None else self.range or ()
        return tuple(number * Decimal(10) ** POWERS[self.scale] for number in given)
