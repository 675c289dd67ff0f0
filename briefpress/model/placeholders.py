"""What the name in a placeholder stands for: a fact's value, or its date; the longest fact id wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefpress.model.facts import Fact, FactBase
from briefpress.model.value import Value

DATE = "date"


@dataclass(frozen=True)
class Printed:
    """A value of a fact that a placeholder prints; `key` is the value's name, or `date`."""

    fact: Fact
    key: str
    value: Value


@dataclass(frozen=True)
class Unresolved:
    """Why a placeholder stands for nothing: a finding's code and message, and the names that were possible."""

    code: str
    message: str
    known: tuple[str, ...]


Resolver = Callable[[str], Printed | Unresolved]


def _date_of(fact: Fact) -> Value:
    return Value.model_validate({"date": fact.as_of})


def resolve_own(fact: Fact, name: str) -> Printed | Unresolved:
    """The value that `{name}` stands for in the texts of `fact` itself."""
    if name in fact.values:
        return Printed(fact, name, fact.values[name])
    if name == DATE:
        return Printed(fact, DATE, _date_of(fact))
    return Unresolved("value.unknown", f"the fact '{fact.id}' has no value '{name}'", (*fact.values, DATE))


def resolve(base: FactBase, name: str) -> Printed | Unresolved:
    """The value that `{name}` stands for in a brief or dispute: `fact`, `fact.value` or `fact.date`."""
    if name in base.facts:
        fact = base.facts[name]
        if len(fact.values) == 1:
            key = next(iter(fact.values))
            return Printed(fact, key, fact.values[key])
        options = tuple(f"{name}.{key}" for key in (*fact.values, DATE))
        return Unresolved("value.ambiguous", f"the fact '{name}' has {len(fact.values)} values: say which", options)
    end = name.rfind(".")
    while end > 0:
        if name[:end] in base.facts:
            return resolve_own(base.facts[name[:end]], name[end + 1 :])
        end = name.rfind(".", 0, end)
    return Unresolved("fact.unknown", f"no fact '{name}'", tuple(base.facts))


def resolver_of_fact(fact: Fact) -> Resolver:
    """What resolves the placeholders in the texts of `fact` itself."""
    return lambda name: resolve_own(fact, name)


def resolver_of(base: FactBase) -> Resolver:
    """What resolves the placeholders in briefs and disputes."""
    return lambda name: resolve(base, name)
