"""References by GOST R 7.0.5-2008 and 7.0.108-2022: each in the language of its source, whatever the page's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefpress.composing.naming import (
    direct,
    english_ordinal,
    inverted,
    own_title,
    print_locators,
    short_title,
    year_is_enough,
)
from briefpress.composing.runs import Run, Runs, fill
from briefpress.localising.catalogue import Catalogue
from briefpress.localising.dates import format_day_and_month
from briefpress.localising.numbers import NBSP
from briefpress.model.edtf import Date
from briefpress.model.record import Locator, SourceType
from briefpress.model.sources import Source
from briefpress.model.words import Bilingual, Language

BETWEEN = f"{NBSP}; "
_MOST_AUTHORS = 3
_PART = "{authors}. {title} : {kind} / {statement} // {container}. {edition}. "
_REST = "{volume}. {pages}. {number}. {doi}. {url}"
_SERIAL = _PART + "{year}. {day}. " + _REST
_SINGLE = _PART + "{imprint}. {day}. " + _REST
_NUMBER_WORDS: Mapping[SourceType, str] = {"report": "Report No. {number}"}
PATTERNS: Mapping[SourceType, str] = {
    "article-journal": _SERIAL,
    "article-newspaper": _SERIAL,
    "article": _SERIAL,
    "interview": _SERIAL,
    "report": _SINGLE,
    "chapter": _SINGLE,
    "book": _SINGLE,
    "webpage": _SINGLE,
    "document": _SINGLE,
}


def language_of(source: Source) -> Language:
    """The language that a source is named in: its own; ours where it has no title, and we gave it one."""
    return source.language if source.title_is == "own" else "ru"


def _word(source: Source, catalogue: Catalogue, key: str) -> str:
    """The word in the language of the source; a key is its own English wording."""
    return catalogue.word(key) if language_of(source) == catalogue.language else key


def _own(source: Source, text: Bilingual | str | None) -> Runs:
    """The text in the language of the source, or nothing."""
    words = text.of(language_of(source)) if isinstance(text, Bilingual) else text
    return (Run(words, language_of(source)),) if words else ()


def heading(source: Source) -> str:
    """Up to three authors, before the title; of more none."""
    if len(source.author) > _MOST_AUTHORS:
        return ""
    return ", ".join(inverted(author, language_of(source), NBSP) for author in source.author)


def _title(source: Source, title: str) -> str:
    return title if source.title_is == "own" else f"[{title}]"


def _kind(source: Source, catalogue: Catalogue) -> str:
    word = _word(source, catalogue, "interview")
    is_told = word in source.title.of(language_of(source)).casefold()
    return word if source.type == "interview" and not is_told else ""


def _statement(source: Source, catalogue: Catalogue) -> str:
    """Who made it, behind the slash: the first of more than three authors, and the interviewers."""
    parts = []
    if len(source.author) > _MOST_AUTHORS:
        parts.append(f"{direct(source.author[0], language_of(source))} [{_word(source, catalogue, 'et al.')}]")
    if source.interviewer:
        names = ", ".join(direct(name, language_of(source)) for name in source.interviewer)
        parts.append(_word(source, catalogue, "interviewer {names}").format(names=names))
    return BETWEEN.join(parts)


def _year(source: Source, catalogue: Catalogue) -> str:
    date: Date = source.issued
    if date.interval:
        return "–".join(str(point.year) if point else "" for point in (date.start, date.end))
    if date.start is None:
        return ""
    about = _word(source, catalogue, "ca. {year}").format(year=date.start.year).replace(" ", NBSP)
    return f"[{about}]" if date.start.is_vague else str(date.start.year)


def _imprint(source: Source, year: str) -> str:
    place, publisher = (
        part.of(language_of(source)) if part else "" for part in (source.publisher_place, source.publisher)
    )
    return ", ".join(part for part in (f"{NBSP}: ".join(filter(None, (place, publisher))), year) if part)


def _day(source: Source) -> str:
    """Day and month, unless volume or publisher tell which it is."""
    point = source.issued.start
    is_published = source.type == "report" and source.publisher is not None
    if point is None or source.issued.interval or year_is_enough(source) or is_published:
        return ""
    text = format_day_and_month(point, language_of(source))
    return text[:1].upper() + text[1:]


def _edition(source: Source, catalogue: Catalogue) -> str:
    if source.edition is None:
        return ""
    ordinal = source.edition if language_of(source) == "ru" else english_ordinal(int(source.edition))
    return _word(source, catalogue, "{ordinal} ed.").format(ordinal=ordinal).replace(" ", NBSP)


def _numbered(source: Source, catalogue: Catalogue, key: str, number: str | None) -> str:
    return _word(source, catalogue, key).format(number=number).replace(" ", NBSP, 1) if number else ""


def _pages(source: Source, catalogue: Catalogue, locators: Sequence[Locator]) -> str:
    """The place that is cited, or else the pages that the source takes up in its container."""
    cited = locators or ([Locator("page", source.pages)] if source.pages else [])
    text = print_locators(cited, lambda key: _word(source, catalogue, key.replace("pp.", "p.")))
    return text[:1].upper() + text[1:]


def _url(source: Source, catalogue: Catalogue) -> Runs:
    if source.url is None:
        return ()
    if source.accessed is None:
        return (Run(f"URL: {source.url}"),)
    date = catalogue.word("accessed {date}").format(date=f"{source.accessed.first:%d.%m.%Y}")
    return (Run(f"URL: {source.url}"), Run(f" ({date})", catalogue.language))


def reference(source: Source, catalogue: Catalogue, letter: str, locators: Sequence[Locator]) -> Runs:
    """The reference in full, without a stop at its end."""
    year = _year(source, catalogue)
    volume = _numbered(source, catalogue, "Vol. {number}", source.volume)
    issue = _numbered(source, catalogue, "No. {number}", source.issue)
    number = _numbered(source, catalogue, _NUMBER_WORDS.get(source.type, "No. {number}"), source.number)
    fields: Mapping[str, str] = {
        "authors": heading(source),
        "title": _title(source, own_title(source, language_of(source))),
        "kind": _kind(source, catalogue),
        "statement": _statement(source, catalogue),
        "edition": _edition(source, catalogue),
        "year": year,
        "imprint": _imprint(source, year),
        "day": _day(source),
        "volume": ", ".join(part for part in (volume, issue) if part),
        "pages": _pages(source, catalogue, locators),
        "number": f"({number})" if number and source.type in _NUMBER_WORDS else number,
    }
    runs = {name: _own(source, text) for name, text in fields.items()}
    runs["container"] = _own(source, source.container)
    runs["doi"] = (Run(f"DOI: {source.doi}"),) if source.doi else ()
    runs["url"] = _url(source, catalogue)
    return fill(PATTERNS[source.type], runs)


def short_reference(
    source: Source, others: Iterable[Source], catalogue: Catalogue, letter: str, locators: Sequence[Locator]
) -> Runs:
    """The authors and the first words of the title; a second source of that very title takes its year."""
    whole = own_title(source, language_of(source))
    rivals = [own_title(other, language_of(other)) for other in others if heading(other) == heading(source)]
    title = short_title(whole, rivals)
    cut = "" if title == whole else f"{NBSP}…"
    year = _year(source, catalogue) if whole in rivals else ""
    pages = _pages(source, catalogue, locators) if locators else ""
    fields = {"authors": heading(source), "title": _title(source, title + cut), "year": year, "pages": pages}
    return fill("{authors}. {title}. {year}. {pages}", {name: _own(source, text) for name, text in fields.items()})
