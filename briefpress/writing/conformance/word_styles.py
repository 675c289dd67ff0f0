"""What a Word file asks of styles, numberings and languages: each rule tells what is missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefpress.writing.conformance.word_file import FilePart, FinishedWord, W, value

_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_RUN_PROPERTIES = frozenset(W + name for name in ("rStyle", "lang", "noProof", "webHidden", "ins", "del", "rPrChange"))
_PARAGRAPH_PROPERTIES = frozenset(
    W + name for name in ("pStyle", "numPr", "keepNext", "keepLines", "pageBreakBefore", "sectPr", "rPr", "pPrChange")
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})")
_CYRILLIC = re.compile("[\u0400-\u04ff]{2}")


def find_styles(file: FinishedWord) -> Iterator[str]:
    """Every style that is named is there and of the kind asked for; every paragraph of the text names one."""
    part = file.of_kind("styles")
    if part is None:
        yield "it has no styles"
        return
    identifiers = [value(element, "styleId") for element in part.all("style")]
    if len(set(identifiers)) != len(identifiers) or "" in identifiers:
        yield "two styles have one id"
    defaults = {style.kind for style in file.styles.values() if value(style.element, "default") in ("1", "true")}
    if not {"paragraph", "character", "table"} <= defaults:
        yield "no style is that of plain text, or of plain tables"
    for style in file.styles.values():
        for relation, named in style.named.items():
            other = file.styles.get(named)
            if other is None or (relation != "link" and other.kind != style.kind):
                yield f"the style '{style.id}' names the style '{named}', which is not there or of another kind"
        if list(file.chain(style.id))[-1].named.get("basedOn") in file.styles:
            yield f"the style '{style.id}' is based on itself"
    numbering = file.of_kind("numbering")
    for story in (*file.stories, *([numbering] if numbering else [])):
        for tag, kind in _KINDS.items():
            for name in sorted({value(element) for element in story.all(tag)}):
                if name not in file.styles or file.styles[name].kind != kind:
                    yield f"{story.name} uses the style '{name}', which is not there or of another kind"
    for story in file.stories:
        plain = [paragraph for paragraph in story.all("p") if paragraph not in story.styled]
        if not all(value(paragraph.getparent(), "type") for paragraph in plain):
            yield f"{story.name} has a paragraph of no style"


def find_formatting(file: FinishedWord) -> Iterator[str]:
    """Looks are those of styles: text sets no size, colour, font or distance of its own."""
    for story, container in file.containers():
        if story.root.tag in (W + "hdr", W + "ftr") or value(container, "type"):
            continue
        for tag, allowed in ((W + "rPr", _RUN_PROPERTIES), (W + "pPr", _PARAGRAPH_PROPERTIES)):
            found = {child.tag for element in container.iter(tag) for child in element} - allowed
            for name in sorted(found):
                yield f"{story.name} sets '{name.rpartition('}')[2]}' past its styles"


def find_numbering(file: FinishedWord) -> Iterator[str]:
    """Every list that is named is there, at its level."""
    part = file.of_kind("numbering")
    levels: dict[str, set[str]] = {}
    for element in part.all("abstractNum") if part else []:
        name = value(element, "abstractNumId")
        if name in levels:
            yield "two kinds of list have one id"
        levels[name] = {value(level, "ilvl") for level in element.iter(W + "lvl")}
    lists: dict[str, set[str]] = {}
    for element in part.all("num") if part else []:
        name, abstract = value(element, "numId"), value(element.find(W + "abstractNumId"))
        if name in lists:
            yield "two lists have one id"
        if abstract not in levels:
            yield f"the list '{name}' is of the kind '{abstract}', which is not there"
        lists[name] = levels.get(abstract, {"0"})
    styles = file.of_kind("styles")
    for story in (*file.stories, *([styles] if styles else [])):
        for element in story.all("numPr"):
            name, level = value(element.find(W + "numId")), value(element.find(W + "ilvl")) or "0"
            if name not in ("", "0") and level not in lists.get(name, ()):
                yield f"{story.name} names level {level} of the list '{name}', which is not there"


def find_languages(file: FinishedWord) -> Iterator[str]:
    """A language of the whole; languages by their codes and lands; Cyrillic words not told to be English."""
    styles, settings = file.of_kind("styles"), file.of_kind("settings")
    default = styles.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if styles else None
    if not value(default):
        yield "it does not say in what language it is"
    parts = [*file.stories, *([styles] if styles else [])]
    elements = [element for part in parts for element in part.all("lang")]
    elements += settings.all("themeFontLang") if settings else []
    for language in sorted({text for element in elements for text in map(str, element.attrib.values())}):
        if not _LANGUAGE.fullmatch(language):
            yield f"'{language}' is no language"
    for story in file.stories:
        if any(_CYRILLIC.search(text.text or "") for text in _english(story, value(default))):
            yield f"{story.name} tells Russian words to be English"


def _english(story: FilePart, leading: str) -> list[Any]:
    """The texts of the runs that are told to be English."""
    told = {element.getparent().getparent(): value(element) for element in story.all("lang")}
    if leading.startswith("en"):
        return [text for text in story.all("t") if told.get(text.getparent(), leading).startswith("en")]
    runs = [run for run, language in told.items() if language.startswith("en")]
    return [text for run in runs for text in run if text.tag == W + "t"]
