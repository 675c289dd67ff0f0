"""What a Word file asks of marks that belong together: fields, bookmarks, links, notes, comments. Each rule tells what is missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefpress.writing.conformance.word_file import FilePart, FinishedWord, R, W, shown, value

_NAME = re.compile(r"[^\W\d]\w{0,39}")
_TARGETED = frozenset({"REF", "PAGEREF", "NOTEREF"})
# Fields that mark a place and show nothing.
_SILENT = frozenset({"XE", "TC", "RD"})
_SHOWN = frozenset(W + name for name in ("t", "tab", "br", "noBreakHyphen", "softHyphen", "drawing", "sym"))


@dataclass
class _Field:
    """A field while it is read."""

    instruction: str = ""
    is_separated: bool = False
    result: str = ""


def _names(file: FinishedWord) -> set[str]:
    """The bookmarks of the file as Word compares them."""
    return {value(mark, "name").casefold() for story in file.stories for mark in story.all("bookmarkStart")}


def _fields(container: Any, faults: list[str]) -> Iterator[_Field]:
    """The whole fields of a container; what is not whole is a fault."""
    opened: list[_Field] = []
    for node in container.iter(W + "fldChar", W + "instrText", *_SHOWN):
        kind = value(node, "fldCharType") if node.tag == W + "fldChar" else ""
        if kind == "begin":
            opened.append(_Field())
        elif node.tag in _SHOWN:
            sign = node.text or "" if node.tag == W + "t" else "\ufffc"
            for field in opened:
                field.result += sign if field.is_separated else ""
        elif not opened or (opened[-1].is_separated and kind != "end"):
            faults.append("a field has an end, a middle or an instruction and no beginning")
        elif kind == "separate":
            opened[-1].is_separated = True
        elif kind == "end":
            yield opened.pop()
        else:
            opened[-1].instruction += node.text or ""
    if opened:
        faults.append("a field has no end")
    for node in container.iter(W + "fldSimple"):
        yield _Field(value(node, "instr"), True, shown(node))


def _place_of(kind: str, words: list[str]) -> str | None:
    """The bookmark to which a field leads; None if it leads to none."""
    if kind in _TARGETED:
        return words[1] if len(words) > 1 else ""
    if kind == "HYPERLINK" and "\\l" in words:
        return "".join(words[words.index("\\l") + 1 :][:1])
    return None


def _field_faults(field: _Field, names: set[str]) -> Iterator[str]:
    """What is missed of a field by itself."""
    words = [word.strip('"') for word in field.instruction.split()]
    if not words:
        yield "a field has no instruction"
        return
    kind = words[0].upper()
    if kind not in _SILENT and not field.result.strip():
        yield f"the field {kind} shows nothing until it is computed"
    place = _place_of(kind, words)
    if place is not None and place.casefold() not in names:
        yield f"the field {field.instruction.strip()} leads nowhere"


def find_fields(file: FinishedWord) -> Iterator[str]:
    """Fields that are whole, have an instruction and a result, and lead to what is there; numbers that count."""
    names, counted = _names(file), Counter[str]()
    for story, container in file.containers():
        faults: list[str] = []
        for field in _fields(container, faults):
            faults += _field_faults(field, names)
            words = field.instruction.split()
            if words[:1] == ["SEQ"] and not {"\\r", "\\c", "\\h"} & set(words):
                counted[words[1]] += 1
                if field.result.strip() != str(counted[words[1]]):
                    faults.append(f"number {counted[words[1]]} of {words[1]} is told to be {field.result.strip()}")
        yield from (f"{story.name}: {fault}" for fault in dict.fromkeys(faults))


def find_bookmarks(file: FinishedWord) -> Iterator[str]:
    """Bookmarks with a beginning and an end, and names and numbers of their own that Word takes."""
    numbers, named = Counter[str](), Counter[str]()
    for story, container in file.containers():
        opened: set[str] = set()
        for mark in container.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            number = value(mark, "id")
            if mark.tag == W + "bookmarkStart":
                opened.add(number)
                numbers[number] += 1
                named[value(mark, "name").casefold()] += 1
                if not _NAME.fullmatch(value(mark, "name")):
                    yield f"'{value(mark, 'name')}' is no name for a bookmark"
            elif number in opened:
                opened.remove(number)
            else:
                yield f"{story.name}: a bookmark ends and has no beginning"
        if opened:
            yield f"{story.name}: a bookmark has no end"
    for name in sorted(name for name, count in named.items() if count > 1):
        yield f"two bookmarks have the name '{name}'"
    if any(count > 1 for count in numbers.values()):
        yield "two bookmarks have one number"


def find_links(file: FinishedWord) -> Iterator[str]:
    """Links that have words and lead to a place that is there, or out of the file by an address; nothing else leads out."""
    names = _names(file)
    for story in file.stories:
        known = {relation.id: relation for relation in story.relations}
        for link in story.all("hyperlink"):
            anchor, identifier = value(link, "anchor"), link.get(f"{R}id")
            relation = known.get(identifier or "")
            if not shown(link).strip():
                yield f"{story.name} has a link without words"
            if anchor and not identifier and anchor.casefold() not in names:
                yield f"{story.name} has a link to '{anchor}', which is not there"
            if not anchor and not identifier or relation is not None and relation.kind != "hyperlink":
                yield f"{story.name} has a link that leads nowhere"
    for part in file.parts.values():
        for relation in part.relations:
            if relation.is_external and not (
                relation.kind == "hyperlink" and re.match(r"https?://|mailto:", relation.target)
            ):
                yield f"{part.name} needs '{relation.target}', which is not in the file"


def _order_faults(called: list[str], written: list[str]) -> Iterator[str]:
    for number in sorted(set(called) - set(written)):
        yield f"note {number} is called and is not there"
    for number in sorted(set(written) - set(called)):
        yield f"note {number} is called nowhere"
    if len(set(called)) != len(called):
        yield "a note is called twice"
    if len(set(written)) != len(written):
        yield "two notes have one number"
    if set(called) == set(written) and len(called) == len(written) and called != written:
        yield "notes stand in another order than they are called"


def _is_styled(file: FinishedWord, part: FilePart | None, element: Any, name: str) -> bool:
    """Whether an element is in the style of that name, or in one based on it."""
    return any(style.name == name for style in file.chain(part.styled.get(element, "") if part else ""))


def _note_faults(file: FinishedWord, part: FilePart | None, note: Any) -> Iterator[str]:
    """What is missed of a note by itself."""
    number = value(note, "id")
    first = next(note.iter(W + "footnoteRef", *_SHOWN), None)
    if first is None or first.tag != W + "footnoteRef":
        yield f"note {number} does not begin with its number"
    if not shown(note).strip():
        yield f"note {number} has no words"
    for paragraph in note.iter(W + "p"):
        if not _is_styled(file, part, paragraph, "footnote text"):
            yield f"note {number} is not in the style of notes"


def find_notes(file: FinishedWord) -> Iterator[str]:
    """Each note is called once, by a number in the style of numbers, from the text; the lines above notes are there."""
    assert file.document is not None
    part, settings = file.of_kind("footnotes"), file.of_kind("settings")
    written = part.all("footnote") if part else []
    lines = {value(note, "type"): value(note, "id") for note in written if value(note, "type")}
    notes = [note for note in written if value(note, "type") in ("", "normal")]
    calls = file.document.all("footnoteReference")
    if part and not {"separator", "continuationSeparator"} <= set(lines):
        yield "the lines above notes are not there"
    listed = {value(node, "id") for node in (settings.all("footnote") if settings else [])}
    if listed != set(lines.values()) - {"normal"}:
        yield "the settings name other lines above notes"
    yield from _order_faults([value(call, "id") for call in calls], [value(note, "id") for note in notes])
    for call in calls:
        if not _is_styled(file, file.document, call.getparent(), "footnote reference"):
            yield f"the call of note {value(call, 'id')} is not in the style of calls"
    for note in notes:
        yield from _note_faults(file, part, note)
    if any(story.all("footnoteReference") for story in file.stories if story is not file.document):
        yield "a note is called from outside the text"


_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def find_comments(file: FinishedWord) -> Iterator[str]:
    """Each comment is tied to words, and says whose it is and of when."""
    part = file.of_kind("comments")
    written = part.all("comment") if part else []
    numbers = [value(comment, "id") for comment in written]
    if len(set(numbers)) != len(numbers):
        yield "two comments have one number"
    for comment in written:
        if not (value(comment, "author") and value(comment, "date") and shown(comment).strip()):
            yield f"comment {value(comment, 'id')} has no author, no date or no words"
    marks = _comment_marks(file.document)
    for number in dict.fromkeys([*numbers, *marks]):
        if number not in numbers:
            yield f"comment {number} is called and is not there"
        elif marks.get(number, []) != list(_COMMENT_MARKS):
            yield f"comment {number} is not tied to one stretch of words"


def _comment_marks(document: FilePart | None) -> dict[str, list[str]]:
    """The marks of each comment in the order of the text."""
    marks: dict[str, list[str]] = {}
    for mark in document.root.iter(*(W + name for name in _COMMENT_MARKS)) if document else ():
        marks.setdefault(value(mark, "id"), []).append(str(mark.tag).removeprefix(W))
    return marks
