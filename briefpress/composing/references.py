"""How a source is named: in full in the list and at its first note, short at the next."""

from __future__ import annotations

from briefpress.localising.catalogue import Catalogue
from briefpress.localising.dates import format_edtf
from briefpress.localising.typography import set_spaces
from briefpress.model.facts import Language, Name, Source


def _person(name: Name, language: Language) -> str:
    if name.literal is not None:
        return name.literal.of(language)
    if name.family is None:
        return ""
    given = name.given.of(language) if name.given is not None else ""
    parts = (name.family.of(language), given) if language == "ru" else (given, name.family.of(language))
    return " ".join(part for part in parts if part)


def _surname(name: Name, language: Language) -> str:
    if name.literal is not None:
        return name.literal.of(language)
    return name.family.of(language) if name.family is not None else ""


def _year(source: Source, language: Language) -> str:
    start = source.issued.start
    if start is None:
        return ""
    if not start.is_vague:
        return str(start.year)
    return {"ru": f"около\u00a0{start.year}\u00a0г.", "en": f"c.\u00a0{start.year}"}[language]


def ended(text: str) -> str:
    """`text` with a full stop, unless it ends with one, or with an abbreviation's, already."""
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def title_in_quotes(text: str, language: Language) -> str:
    """A title in the quotation marks of the language; quotation marks inside become the inner ones."""
    if language == "ru":
        return "«" + text.replace("«", "„").replace("»", "“") + "»"
    return "“" + text.replace("“", "‘").replace("”", "’") + "”"


def short_reference(source: Source, language: Language) -> str:
    """Surname and year: Семедов, 2021; of three or more authors the first; without an author the title up to its colon."""
    surnames = [_surname(author, language) for author in source.author]
    if not surnames:
        name = title_in_quotes(source.title.of(language).split(":")[0], language)
    elif len(surnames) <= 2:
        name = {"ru": " и ", "en": " and "}[language].join(surnames)
    else:
        name = surnames[0] + {"ru": " и др.", "en": " et al."}[language]
    return set_spaces(f"{name}, {_year(source, language)}", language)


def full_reference(source: Source, language: Language, catalogue: Catalogue) -> str:
    """Authors, title, where it appeared, kind of document, date; without a full stop of its own."""
    title = source.title.of(language)
    authors = ", ".join(_person(author, language) for author in source.author)
    container = source.container.of(language) if source.container is not None else ""
    kind = catalogue.word(f"source type: {source.type}")
    if language == "ru":
        date = format_edtf(source.issued, language, bare_year=False)
        opening = f"{ended(authors)} {title}" if authors else title
        where = f" // {container}" if container else ""
        return set_spaces(f"{ended(opening + where)} {kind[0].upper()}{kind[1:]}, {date}", language)
    parts = (authors, title_in_quotes(title, language), container, kind, format_edtf(source.issued, language))
    return set_spaces(", ".join(part for part in parts if part), language)
