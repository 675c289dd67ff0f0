"""References by the 7th edition of the APA manual, in English; a Russian title stands before its translation."""

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
from briefpress.composing.runs import Run, Runs, fill, plain_runs
from briefpress.localising.catalogue import Catalogue
from briefpress.localising.dates import format_day_and_month
from briefpress.localising.numbers import NBSP
from briefpress.model.record import Locator, SourceType
from briefpress.model.sources import Source
from briefpress.model.words import Bilingual

BETWEEN = "; "
_MOST_AUTHORS = 20
_SERIAL = "{lead}. {date}. {title}. {serial}, {locator}. {link}"
_SINGLE = "{lead}. {date}. {title}. {container}. {publisher}, {locator}. {link}"
PATTERNS: Mapping[SourceType, str] = {
    "article-journal": _SERIAL,
    "article-newspaper": _SERIAL,
    "article": _SERIAL,
    "interview": _SERIAL,
    "report": _SINGLE,
    "chapter": "{lead}. {date}. {title}. {book}. {publisher}, {locator}. {link}",
    "book": _SINGLE,
    "webpage": _SINGLE,
    "document": _SINGLE,
}


def _english(text: str, *, is_title: bool = False) -> Runs:
    return (Run(text, "en", is_title),) if text else ()


def _text(text: Bilingual | None) -> str:
    return text.en if text is not None else ""


def _authors(source: Source) -> str:
    """Up to twenty authors, “&” before the last; of more the first nineteen and the last."""
    names = [inverted(author, "en", ", ") for author in source.author]
    if len(names) > _MOST_AUTHORS:
        return ", ".join(names[: _MOST_AUTHORS - 1]) + f", … {names[-1]}"
    return ", ".join(names[:-1]) + f", & {names[-1]}" if len(names) > 1 else "".join(names)


def _year(source: Source, catalogue: Catalogue) -> str:
    date = source.issued
    if date.interval:
        return "–".join(str(point.year) if point else "" for point in (date.start, date.end))
    if date.start is None:
        return ""
    year = str(date.start.year)
    return catalogue.word("ca. {year}").format(year=year).replace(" ", NBSP) if date.start.is_vague else year


def _date(source: Source, catalogue: Catalogue, letter: str) -> str:
    point, year = source.issued.start, _year(source, catalogue) + letter
    if point is None or source.issued.interval or point.is_vague or year_is_enough(source):
        return f"({year})"
    day = format_day_and_month(point, "en", month_first=True)
    return f"({', '.join(part for part in (year, day) if part)})"


def _is_part(source: Source) -> bool:
    """Whether the source is part of something larger: its title then stands upright, its container's in italics."""
    is_article = source.type in ("article-journal", "article-newspaper", "article", "chapter")
    return is_article or (source.type == "interview" and source.container is not None)


def _form(source: Source, catalogue: Catalogue) -> str:
    """That the source is an interview, and by whom, where its title does not say so."""
    if source.interviewer:
        names = ", ".join(direct(name, "en") for name in source.interviewer)
        return catalogue.word("interview by {names}").format(names=names)
    is_told = "interview" in source.title.en.casefold()
    return catalogue.word("interview") if source.type == "interview" and not is_told else ""


def _particulars(source: Source, catalogue: Catalogue) -> str:
    """What stands in brackets behind a title: edition, number, and of a part its pages."""
    edition = source.edition and catalogue.word("{ordinal} ed.").format(ordinal=english_ordinal(int(source.edition)))
    key = "Report No. {number}" if source.type == "report" else "No. {number}"
    number = source.number and catalogue.word(key).format(number=source.number)
    pages = source.type == "chapter" and source.pages
    locator = pages and print_locators([Locator("page", pages)], catalogue.word)
    parts = [part.replace(" ", NBSP) for part in (edition, number, locator) if part]
    return f" ({', '.join(parts)})" if parts else ""


def _title(source: Source, catalogue: Catalogue) -> Runs:
    """The title, its translation, its particulars, and what the source is; a title of ours in square brackets."""
    form = _form(source, catalogue)
    after = "" if source.type == "chapter" else _particulars(source, catalogue)
    if source.title_is == "descriptive":
        return _english(f"[{'; '.join(part for part in (own_title(source, 'en'), form) if part)}]{after}")
    title = Run(own_title(source, source.language), source.language, not _is_part(source))
    translation = f" [{own_title(source, 'en')}]" if source.language != "en" else ""
    form = f" [{form[:1].upper()}{form[1:]}]" if form else ""
    return (title, *_english(translation + after + form))


def _serial(source: Source) -> Runs:
    """The periodical: name and volume in italics, issue, pages."""
    container = _english(_text(source.container), is_title=True)
    volume = _english(source.volume or "", is_title=True)
    issue = _english(f"({source.issue})" if source.issue else "")
    fields = {"container": container, "volume": (*volume, *issue), "pages": _english(source.pages or "")}
    return fill("{container}, {volume}, {pages}", fields)


def _book(source: Source, catalogue: Catalogue) -> Runs:
    """The book that a chapter stands in."""
    if source.container is None:
        return _english(_particulars(source, catalogue).strip(" ()"))
    before, after = catalogue.word("In {container}").split("{container}")
    book = Run(source.container.en, "en", is_title=True)
    return (*_english(before), book, *_english(after + _particulars(source, catalogue)))


def _link(source: Source, catalogue: Catalogue) -> Runs:
    """The DOI, or else the address; with the day of access where the text at the address goes on changing."""
    if source.doi:
        return (Run(f"https://doi.org/{source.doi}", is_address=True),)
    if source.url is None:
        return ()
    point = source.issued.start
    is_dated = point is not None and point.day is not None and not point.is_vague and not source.issued.interval
    if source.type != "webpage" or is_dated or source.accessed is None or source.accessed.start is None:
        return (Run(source.url, is_address=True),)
    day = format_day_and_month(source.accessed.start, "en", month_first=True)
    retrieved = catalogue.word("Retrieved {date}, from").format(date=f"{day}, {source.accessed.start.year}")
    return (*_english(f"{retrieved} "), Run(source.url, is_address=True))


def reference(source: Source, catalogue: Catalogue, letter: str, locators: Sequence[Locator]) -> Runs:
    """The reference in full, without a stop at its end; `letter` tells it from others of its authors and year."""
    authors, title = _authors(source), _title(source, catalogue)
    names = {author.literal.en for author in source.author if author.literal is not None}
    container, publisher = ("" if part in names else part for part in map(_text, (source.container, source.publisher)))
    return fill(
        PATTERNS[source.type],
        {
            "lead": _english(authors) or title,
            "date": _english(_date(source, catalogue, letter)),
            "title": title if authors else (),
            "serial": _serial(source),
            "book": _book(source, catalogue),
            "container": _english(container),
            "publisher": _english(publisher),
            "locator": _english(print_locators(locators, catalogue.word)),
            "link": _link(source, catalogue),
        },
    )


def _surname(source: Source, index: int) -> str:
    name = source.author[index]
    family = name.family.en if name.family is not None else ""
    return name.literal.en if name.literal is not None else family


def label(source: Source, others: Iterable[Source]) -> Runs:
    """Whom a short reference names: one or two authors, the first of more; without an author the title's first words."""
    if source.author:
        count = len(source.author)
        surnames = " & ".join(_surname(source, index) for index in range(min(count, 2)))
        return _english(surnames if count <= 2 else f"{_surname(source, 0)} et{NBSP}al.")
    language = "en" if source.title_is == "descriptive" else source.language
    rivals = [own_title(other, language) for other in others if not other.author]
    title = short_title(own_title(source, language), rivals)
    if source.title_is == "descriptive":
        return _english(f"[{title}]")
    if not _is_part(source):
        return (Run(title, language, is_title=True),)
    return (*_english("“"), Run(title.replace("“", "‘").replace("”", "’"), language), *_english("”"))


def short_reference(
    source: Source, others: Iterable[Source], catalogue: Catalogue, letter: str, locators: Sequence[Locator]
) -> Runs:
    """Author and year, as in the running text: Semedov, 2021, p. 3; in a note they need no brackets of their own."""
    name = label(source, others)
    comma = (*name[:-1], *_english(",”")) if plain_runs(name).endswith("”") else (*name, *_english(","))
    place = _english(f", {print_locators(locators, catalogue.word)}" if locators else "")
    return (*comma, *_english(f" {_year(source, catalogue)}{letter}"), *place)


def sameness(source: Source, others: Iterable[Source], catalogue: Catalogue) -> str:
    """What a letter after the year must tell apart: sources of one label and year."""
    return plain_runs(label(source, others)) + _year(source, catalogue)
