"""Printed values as content controls bound to one store of values: where one is changed, all its places change with it.

The store is a custom XML part (ECMA-376 part 1, 15.2.5 and 17.5.2.6). It keeps of each value the fact, the machine form and the
print as built beside the print that the controls show, so that an edited copy tells what was changed in it.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from briefpress.document.nodes import Datum, LanguageTag
from briefpress.writing.docx.package import XML_HEAD, Attached, Part, Relationship
from briefpress.writing.docx.styles import R

NAMESPACE = "urn:briefpress:values:1"
_OPEN = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# Of an amount the control holds the figure alone: hedge, scale and unit are words of the sentence or of the table's head.
_FIGURE = re.compile("\u2212?\\d(?:.*\\d)?")
# The longest title and tag that Word takes.
_LONGEST_TAG = 64


def figure_in(datum: Datum) -> tuple[str, str, str]:
    """The print of a value as what stands before the figure, the figure, and what stands behind it; a date is whole."""
    found = None if datum.is_date else _FIGURE.search(datum.text)
    if found is None:
        return "", datum.text, ""
    return datum.text[: found.start()], found.group(), datum.text[found.end() :]


@dataclass(frozen=True)
class Printed:
    """One form in which a value of a fact is printed: as figures differ by language, and dates by case, each has its own."""

    fact: str
    value: str
    language: LanguageTag
    text: str


def _record(item: Printed) -> str:
    """A value in the store: elements alone, for some editors drop attributes when they save the file."""
    told = (("fact", item.fact), ("machine", item.value), ("language", item.language), ("built", item.text))
    inner = "".join(f"<{name}>{escape(words)}</{name}>" for name, words in (*told, ("shown", item.text)))
    return f"<value>{inner}</value>"


@dataclass
class Values:
    """The values bound so far, in order; `store` tells this document's store from those of others."""

    store: str
    printed: dict[Printed, int] = field(default_factory=dict)
    controls: int = 0

    @property
    def store_id(self) -> str:
        """The identity of the store, the same in every build of the document."""
        return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE}:{self.store}")).upper() + "}"

    def control(self, printed: Printed, inner: str, look: str) -> str:
        """Runs that show the print of a value, as a control bound to the store.

        `look` are run properties, in which an editor sets the value when it is changed in the store.
        """
        place = self.printed.setdefault(printed, len(self.printed) + 1)
        self.controls += 1
        name = quoteattr(printed.fact[:_LONGEST_TAG])
        tag = quoteattr(f"fact:{printed.fact}"[:_LONGEST_TAG])
        return (
            f'<w:sdt><w:sdtPr>{look}<w:alias w:val={name}/><w:tag w:val={tag}/><w:id w:val="{self.controls}"/>'
            f'<w:dataBinding w:prefixMappings="xmlns:b=\'{NAMESPACE}\'" w:xpath="/b:values[1]/b:value[{place}]/b:shown[1]" '
            f'w:storeItemID="{self.store_id}"/><w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
        )

    def part(self) -> Attached | None:
        """The store, or nothing where no value is printed."""
        if not self.printed:
            return None
        values = "".join(_record(item) for item in self.printed)
        properties = (
            f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_OPEN}/customXml" ds:itemID="{self.store_id}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        )
        return Attached(
            Relationship("rIdValues", f"{R}/customXml", "../customXml/item1.xml"),
            Part(
                "customXml/item1.xml",
                "application/xml",
                f'{XML_HEAD}<values xmlns="{NAMESPACE}">{values}</values>',
                (Relationship("rId1", f"{R}/customXmlProps", "itemProps1.xml"),),
            ),
            (Part("customXml/itemProps1.xml", _PROPERTIES, properties),),
        )
