"""The numberings of the user's file with ours behind them under fresh ids."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefpress.writing.docx.paragraph_styles import HEADINGS
from briefpress.writing.docx.reference.names import NAMES, local, remove, value, w
from briefpress.writing.docx.reference.styles import Wardrobe, number_style


@dataclass
class Numberings:
    """The part's root, and for each number (`w:numId`) of ours the number there."""

    root: etree._Element
    ours: etree._Element
    wardrobe: Wardrobe
    ids: Mapping[str, str] = field(default_factory=dict)

    def number(self, paragraph_properties: etree._Element) -> None:
        """Give a paragraph of ours its number there; where the user's style has a numbering of its own, that one.

        Only a list that begins anew at a number keeps one of its own, in the look of the user's.
        """
        numbering = paragraph_properties.find(w("numPr"))
        number = numbering.find(w("numId")) if numbering is not None else None
        if numbering is None or number is None or value(number) not in self.ids:
            return
        own = self.wardrobe.numbering(value(paragraph_properties.find(w("pStyle"))))
        made = self.ids[value(number)]
        abstract = self._abstract_of(own[0]) if own is not None else ""
        if own is not None and abstract:
            if not self._restarts(made):
                remove(numbering)
                return
            self._lean(made, abstract, own[1])
            for level in numbering.findall(w("ilvl")):
                level.set(w("val"), own[1])
        number.set(w("val"), made)

    def _of(self, number: str) -> etree._Element | None:
        return next((item for item in self.root.findall(w("num")) if value(item, "numId") == number), None)

    def _abstract_of(self, number: str) -> str:
        found = self._of(number)
        return value(found.find(w("abstractNumId"))) if found is not None else ""

    def _restarts(self, number: str) -> bool:
        found = self._of(number)
        return found is not None and found.find(f"{w('lvlOverride')}/{w('startOverride')}") is not None

    def _lean(self, number: str, abstract: str, level: str) -> None:
        """Let a number of ours look as one of the user's."""
        found = self._of(number)
        if found is None:
            return
        for item in found.findall(w("abstractNumId")):
            item.set(w("val"), abstract)
        for item in found.findall(w("lvlOverride")):
            item.set(w("ilvl"), level)


def merged_numbering(theirs: etree._Element | None, ours: etree._Element, wardrobe: Wardrobe) -> Numberings:
    """The user's numberings and ours; headings keep the user's numbering where they have one, and else take ours."""
    root = theirs if theirs is not None else etree.Element(w("numbering"), nsmap=NAMES)
    made = Numberings(root, ours, wardrobe)
    headings = wardrobe.headings
    has_own = any(made._abstract_of((wardrobe.numbering(style) or ("", ""))[0]) for style in headings)
    abstracts = _numbered(root, ours, "abstractNum", "abstractNumId")
    numbers = _numbered(root, ours, "num", "numId")
    skipped = _abstract_in(ours, str(HEADINGS)) if has_own else ""
    for item in ours.findall(w("abstractNum")):
        if value(item, "abstractNumId") != skipped:
            _place(root, _abstract(item, abstracts, wardrobe.ids))
    for item in ours.findall(w("num")):
        abstract = value(item.find(w("abstractNumId")))
        if abstract != skipped:
            _place(root, _number(item, numbers, abstracts[abstract]))
    made.ids = {number: new for number, new in numbers.items() if made._of(new) is not None}
    _renumber(wardrobe, made.ids, {value(item, "numId") for item in root.findall(w("num"))} - {*made.ids.values()})
    for level, style_id in enumerate(headings):
        if not has_own:
            number_style(wardrobe.styles[style_id], numbers[str(HEADINGS)], level)
    return made


def _numbered(theirs: etree._Element, ours: etree._Element, tag: str, name: str) -> dict[str, str]:
    """For each id of ours one that none of the user's has."""
    first = max([0, *(int(value(item, name)) for item in theirs.findall(w(tag)))]) + 1
    return {value(item, name): str(first + index) for index, item in enumerate(ours.findall(w(tag)))}


def _abstract_in(ours: etree._Element, number: str) -> str:
    found = next((item for item in ours.findall(w("num")) if value(item, "numId") == number), None)
    return value(found.find(w("abstractNumId"))) if found is not None else ""


def _abstract(item: etree._Element, ids: Mapping[str, str], styles: Mapping[str, str]) -> etree._Element:
    made = copy.deepcopy(item)
    made.set(w("abstractNumId"), ids[value(item, "abstractNumId")])
    for style in made.iter(w("pStyle")):
        style.set(w("val"), styles.get(value(style), value(style)))
    return made


def _number(item: etree._Element, ids: Mapping[str, str], abstract: str) -> etree._Element:
    made = copy.deepcopy(item)
    made.set(w("numId"), ids[value(item, "numId")])
    for found in made.findall(w("abstractNumId")):
        found.set(w("val"), abstract)
    return made


def _place(root: etree._Element, item: etree._Element) -> None:
    """Put a definition where CT_Numbering has its kind: pictures of bullets, definitions, numbers, the rest."""
    order = ("numPicBullet", "abstractNum", "num")
    last = order.index(local(item))
    root.insert(sum(local(child) in order[: last + 1] for child in root), item)


def _renumber(wardrobe: Wardrobe, ids: Mapping[str, str], theirs: Collection[str]) -> None:
    """Let the styles that we added call our numbers by their new ids, the user's none but `theirs`: it may name some in vain."""
    for style in wardrobe.styles.values():
        known = ids if style in wardrobe.added else {"": "", "0": "0", **{number: number for number in theirs}}
        for numbering in list(style.iter(w("numPr"))):
            number = numbering.find(w("numId"))
            if value(number) not in known:
                remove(numbering)
            elif number is not None:
                number.set(w("val"), known[value(number)])
