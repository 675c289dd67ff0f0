"""A reference as runs of words, each with its language: patterns filled in, stops never doubled, languages marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup, escape

from briefpress.localising.numbers import NBSP
from briefpress.localising.typography import set_spaces
from briefpress.model.words import Language

_STOPPED = re.compile(r"[.!?…][»”’“]*$")
_FIRST = Markup('<a id="cite-{}" href="#source-{}">{}</a>')
_ENTRY = Markup('<a id="source-{}" href="#cite-{}">{}</a>')
_FIELD = re.compile(r"([^{}]*)\{(\w+)\}")


@dataclass(frozen=True)
class Run:
    """Words of one language (of none: signs and addresses); a title is set in italics, nothing follows an address.

    `source` is the id of the source that the words name for the first time: they lead to its entry in the list.
    """

    text: str
    language: Language | None = None
    is_title: bool = False
    is_address: bool = False
    source: str = ""


Runs = tuple[Run, ...]


def plain_runs(runs: Iterable[Run]) -> str:
    """The words without their marks."""
    return "".join(run.text for run in runs)


def fill(pattern: str, fields: Mapping[str, Runs]) -> Runs:
    """The pattern with its `{fields}`; an empty field takes the signs before it with it, and stops are not doubled.

    A sign that has a space on both sides begins no line.
    """
    out: Runs = ()
    for signs, name in _FIELD.findall(pattern):
        if not fields[name]:
            continue
        if out and signs.startswith(".") and _STOPPED.search(plain_runs(out)):
            signs = signs[1:]
        out += (Run(re.sub(r"^ (?=[:;/])", NBSP, signs)), *fields[name]) if out and signs else fields[name]
    return out


def ended(runs: Runs) -> Runs:
    """The runs with a full stop, unless they end with a stop already, or with an address."""
    if runs and (runs[-1].is_address or _STOPPED.search(plain_runs(runs))):
        return runs
    return (*runs, Run("."))


def joined(parts: Sequence[Runs], signs: str) -> Runs:
    """The parts with the signs between them."""
    return tuple(run for index, part in enumerate(parts) for run in ((Run(signs),) if index else ()) + part)


def _by_script(run: Run) -> Runs:
    """An English run cut where it holds Russian words, as a number of a law does (No. 5-ФЗ)."""
    if run.language != "en":
        return (run,)
    parts = re.split(r"([А-Яа-яЁё]+(?:[\s-]+[А-Яа-яЁё]+)*)", run.text)
    return tuple(replace(run, text=part, language="ru" if at % 2 else "en") for at, part in enumerate(parts) if part)


def _spoken(runs: Runs, language: Language) -> Runs:
    """The runs with a language each: signs between words of one language are of that language."""
    out: list[Run] = []
    for index, run in enumerate(runs):
        before = next((other.language for other in reversed(runs[:index]) if other.language), language)
        after = next((other.language for other in runs[index + 1 :] if other.language), language)
        out.append(replace(run, language=run.language or (before if before == after else language)))
    return tuple(out)


def _words(run: Run, language: Language) -> Markup:
    text = escape(run.text if run.is_address else set_spaces(run.text, run.language or language))
    return Markup(f"<em>{text}</em>") if run.is_title else text


@lru_cache(maxsize=4096)
def markup_of(runs: Runs, language: Language) -> Markup:
    """The runs as markup of a page in `language`, words of the other language marked."""
    out: list[Markup] = []
    cut = tuple(part for run in runs for part in _by_script(run))
    for source, linked in groupby(_spoken(cut, language), key=lambda run: run.source):
        words = _in_languages(linked, language)
        out.append(_FIRST.format(source, source, words) if source else words)
    return Markup("").join(out)


def entry_of(words: Markup, source: str) -> Markup:
    """The entry of a source in the list, leading back to the first note that names it."""
    return _ENTRY.format(source, source, words)


def _in_languages(runs: Iterable[Run], language: Language) -> Markup:
    out: list[Markup] = []
    for spoken, group in groupby(runs, key=lambda run: run.language):
        words = Markup("").join(_words(run, language) for run in group)
        out.append(words if spoken == language else Markup(f'<span lang="{spoken}">{words}</span>'))
    return Markup("").join(out)
