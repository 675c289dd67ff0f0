"""Fields in heads and feet: those that only print stay, those that would fetch, run or ask are left as the words they last gave."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from briefpress.writing.docx.reference.names import remove, unwrap, value, w

# ECMA-376 part 1, 17.16.5.
_PRINT_ONLY = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "DATE", "TIME", "CREATEDATE", "SAVEDATE",
        "PRINTDATE", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "LASTSAVEDBY", "DOCPROPERTY", "FILENAME", "SEQ",
        "SYMBOL", "QUOTE", "IF", "=", "HYPERLINK",
    }
)  # fmt: skip


@dataclass
class _Field:
    """The elements that make one field of runs, and its instruction so far."""

    parts: list[etree._Element] = field(default_factory=list)
    instruction: str = ""


def _only_prints(instruction: str) -> bool:
    word = (instruction.split() or [""])[0].upper()
    return word in _PRINT_ONLY or word.startswith("=")


def settle_fields(root: etree._Element) -> None:
    """Take out of a part, in place, every field that does more than print; its words stay."""
    for simple in list(root.iter(w("fldSimple"))):
        if not _only_prints(value(simple, "instr")):
            unwrap(simple)
    open_fields: list[_Field] = []
    for element in list(root.iter(w("fldChar"), w("instrText"))):
        kind = value(element, "fldCharType")
        if kind == "begin":
            open_fields.append(_Field())
        elif not open_fields:
            remove(element)
            continue
        current = open_fields[-1]
        current.parts.append(element)
        current.instruction += element.text or ""
        if kind == "end":
            open_fields.pop()
            if not _only_prints(current.instruction):
                _drop(current)
    for unfinished in open_fields:
        _drop(unfinished)


def _drop(found: _Field) -> None:
    for part in found.parts:
        remove(part)
