"""What a Word file asks of its words: headings, spaces, languages, changes, pictures. Each rule tells what is missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefpress.writing.conformance.word_file import FilePart, FinishedWord, W, content, holder_of, shown, value, whole

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = " \t\r\n"
_GREATEST = 2**31 - 1
_DEEPEST = 9
# What fills a paragraph beside words.
_FILLING = tuple(
    W + name
    for name in re.findall(
        r"\w+",
        """
        delText drawing pict object fldChar fldSimple br footnoteReference separator continuationSeparator sectPr
        """,
    )
)
# What a sentence is of beside words; an unseen sign stands for it, so that the spaces beside it are not taken for two together.
_PIECES = tuple(W + name for name in ("t", "tab", "br", "delText", "footnoteReference", "footnoteRef", "drawing"))
_OTHER = "\ufffc"


def _levels(file: FinishedWord) -> dict[str, int]:
    """The levels of the styles of headings, the title's being 0."""
    levels = {}
    for identifier in file.styles:
        for style in file.chain(identifier):
            outline = value(style.element.find(f"{W}pPr/{W}outlineLvl"))
            if style.name == "title" or outline:
                levels[identifier] = 0 if style.name == "title" else whole(outline) + 1
                break
    return {identifier: level for identifier, level in levels.items() if level <= _DEEPEST}


def find_headings(file: FinishedWord) -> Iterator[str]:
    """A title before all headings, no level left out, no heading without words."""
    assert file.document is not None
    before: int | None = None
    levels = _levels(file)
    for paragraph in file.document.all("p"):
        level = levels.get(file.document.styled.get(paragraph, ""))
        if level is None:
            continue
        if not shown(paragraph).strip():
            yield "a heading has no words"
        if before is None and level:
            yield "a heading stands before the title"
        elif level > (before or 0) + 1:
            yield f"a heading of level {level} follows one of level {before}"
        before = level


def _paragraph_of(node: Any) -> Any:
    while node is not None and node.tag != W + "p":
        node = node.getparent()
    return node


def find_empty_paragraphs(file: FinishedWord) -> Iterator[str]:
    """No paragraph that is there for its height alone, but one that must follow a table or fill a cell.

    One may also stand before the table that begins a text: some editors would set a higher one there.
    """
    for story in file.stories:
        nodes = [node for name in _FILLING for node in story.tagged.get(name, ())]
        nodes += [text for text in story.all("t") if (text.text or "").strip()]
        filled = {_paragraph_of(node) for node in nodes}
        for paragraph in story.all("p"):
            if paragraph in filled:
                continue
            holder = holder_of(paragraph)
            blocks = [child for child in content(holder) if child.tag in (W + "p", W + "tbl")]
            before = blocks[blocks.index(paragraph) - 1] if paragraph in blocks[1:] else None
            if before is None or before.tag != W + "tbl":
                if len(blocks) == 1 and holder.tag in (W + "tc", W + "hdr", W + "ftr"):
                    continue
                if blocks[:1] == [paragraph] and [block.tag for block in blocks[1:2]] == [W + "tbl"]:
                    continue
                yield f"{story.name} has an empty paragraph"


def _sentences(story: FilePart) -> Iterator[tuple[Any, str]]:
    """Each paragraph and its words, with one sign for each thing that is none."""
    paragraph, pieces = None, list[str]()
    for node in story.root.iter(W + "p", *_PIECES):
        if node.tag == W + "t":
            pieces.append(node.text or "")
        elif node.tag == W + "p":
            yield paragraph, "".join(pieces)
            paragraph, pieces = node, []
        elif node.tag == W + "tab":
            pieces.append("\t" if node.getparent().tag == W + "r" else "")
        else:
            pieces.append("\n" if node.tag == W + "br" else _OTHER)
    yield paragraph, "".join(pieces)


def _stops(file: FinishedWord, story: FilePart, paragraph: Any) -> bool:
    """Whether a paragraph has places for tabs to stop at."""
    styles = file.chain(story.styled.get(paragraph, ""))
    elements = [paragraph, *(style.element for style in styles)]
    return any(element.find(f"{W}pPr/{W}tabs") is not None for element in elements)


def find_spaces(file: FinishedWord) -> Iterator[str]:
    """Spaces one at a time and kept; no layout by spaces, tabs or typed ends of lines."""
    for story in file.stories:
        for text in (*story.all("t"), *story.all("delText"), *story.all("instrText")):
            words = text.text or ""
            if words != words.strip(_BLANK) and text.get(_SPACE) != "preserve":
                yield f"{story.name} would lose the space at an end of '{words[:30]}'"
            if "\t" in words or "\n" in words:
                yield f"{story.name} has a tab or an end of a line among the letters of '{words[:30]}'"
        for paragraph, words in _sentences(story):
            if "  " in words:
                yield f"{story.name} has two spaces together in '{_around(words)}'"
            if words != words.strip(" "):
                yield f"{story.name} has a space at an end of '{words[:30]}'"
            if "\t" in words and not _stops(file, story, paragraph):
                yield f"{story.name} has a tab that stops nowhere in '{words[:30]}'"


def _around(words: str) -> str:
    at = words.index("  ")
    return words[max(0, at - 15) : at + 15]


def find_changes(file: FinishedWord) -> Iterator[str]:
    """What is struck out is told as such, and every change says whose it is and of when."""
    numbers: Counter[str] = Counter()
    for story in file.stories:
        for name in ("ins", "del", "moveFrom", "moveTo"):
            for change in story.all(name):
                numbers[value(change, "id")] += 1
                if not (value(change, "id") and value(change, "author") and value(change, "date")):
                    yield f"{story.name} has a change without a number, an author or a date"
        for change in story.all("del"):
            if next(change.iter(W + "t", W + "instrText"), None) is not None:
                yield f"{story.name} shows words that are struck out"
        for name in ("delText", "delInstrText"):
            if any(next(text.iterancestors(W + "del", W + "moveFrom"), None) is None for text in story.all(name)):
                yield f"{story.name} hides words that are not struck out"
    if any(count > 1 for count in numbers.values()):
        yield "two changes have one number"


def find_drawings(file: FinishedWord) -> Iterator[str]:
    """Pictures with numbers of their own and a size."""
    numbers: Counter[int] = Counter()
    for story in file.stories:
        for properties in story.tagged.get(f"{_WP}docPr", []):
            number = whole(properties.get("id"))
            numbers[number] += 1
            if not 0 < number <= _GREATEST:
                yield f"{story.name} has a picture without a number"
        for extent in story.tagged.get(f"{_WP}extent", []):
            if min(whole(extent.get("cx")), whole(extent.get("cy"))) <= 0:
                yield f"{story.name} has a picture of no size"
    if any(count > 1 for count in numbers.values()):
        yield "two pictures have one number"


def find_alternatives(file: FinishedWord) -> Iterator[str]:
    """Words that stand for pictures, unless they are decoration, and that sum up tables of data."""
    for story in file.stories:
        for properties in story.tagged.get(f"{_WP}docPr", []):
            is_decoration = any(node.get("val") in ("1", "true") for node in properties.iter(_DECORATIVE))
            if not is_decoration and not (properties.get("descr") or "").strip():
                yield f"{story.name} has a picture without words that stand for it"
    for table in file.document.all("tbl") if file.document else ():
        has_heads = next(table.iter(W + "tblHeader"), None) is not None
        if has_heads and not value(table.find(f"{W}tblPr/{W}tblCaption")).strip():
            yield "a table has no words that sum it up"
