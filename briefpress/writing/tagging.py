"""The structure tree of a PDF, written by us in the engine's place: its own loses what a page turn cuts.

For the time of the `with` block the engine's function that tags a file is ours: it gathers what every page shows of
each element, has it put in order (`writing/structure.py`), and writes the tree. What belongs to no element (running
heads, the heads of a table that a new page repeats) becomes an artifact, which is not read out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefpress.writing.spoken_words import spoken_words
from briefpress.writing.structure import Annotation, Attributes, Content, Element, Node, structure_of, words_of

_SVG = "{http://www.w3.org/2000/svg}"


class _Gathering:
    """The nodes made so far, by the page's element and what CSS made of it."""

    def __init__(self, language: str) -> None:
        self.root = Node("html", language)
        self._nodes: dict[tuple[Any, str], Node] = {}
        self._begun: dict[tuple[Any, str], int] = {}

    def gather(self, box: Any, node: Node, page: int, tags: dict[Any, dict[str, Any]]) -> None:
        """Add what `box` shows on the page to the node it belongs to."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            return
        if box.element is not None and box.element_tag not in ("html", "body"):
            key = (box.element, box.element_tag)
            if self._begun.setdefault(key, page) != page and box.element_tag == "thead":
                return
            node = self._node(key, box, node)
        if box.link_annotation:
            node.kids.append(Annotation(page, box.link_annotation.number))
        if box in tags:
            node.kids.append(Content(page, tags.pop(box)["mcid"], getattr(box, "text", "")))
        if isinstance(box, boxes.ParentBox):
            for child in box.children:
                self.gather(child, node, page, tags)

    def finish(self) -> dict[int, dict[int, str]]:
        """Set the words of all contents as they are read out; those that are drawn otherwise, by page and number."""
        differing: dict[int, dict[int, str]] = {}
        for node in self._nodes.values():
            places = [index for index, kid in enumerate(node.kids) if isinstance(kid, Content)]
            contents = [kid for kid in node.kids if isinstance(kid, Content)]
            if "::" in node.tag or not contents:
                continue
            read = spoken_words([content.text for content in contents], _stretches(node.origin))
            for index, content, words in zip(places, contents, read, strict=True):
                if words != content.text:
                    node.kids[index] = replace(content, text=words)
                    differing.setdefault(content.page, {})[content.number] = words
        return differing

    def _node(self, key: tuple[Any, str], box: Any, parent: Node) -> Node:
        found = self._nodes.get(key)
        if found is None:
            element, tag = key
            found = Node(tag, box.style["lang"] or parent.language, element.attrib, origin=element)
            if isinstance(box, boxes.ReplacedBox):
                left, top = box.content_box_x(), box.content_box_y()
                title = element.find(f"{_SVG}title")
                found.alternative = (title.text if title is not None else element.get("alt")) or ""
                found.frame = (left, top, left + box.width, top + box.height)
            self._nodes[key] = found
            parent.kids.append(found)
        return found


def _stretches(element: Any) -> list[str]:
    """The words of an element, cut where it has others inside it; a line break is a space."""
    stretches = [element.text or ""]
    for child in element:
        if child.tag == "br":
            stretches[-1] += " "
        stretches.append(child.tail or "")
    return stretches


def _mend_marks(stream: Any, artifacts: set[int], words: dict[int, str]) -> None:
    """Turn marked contents of a page into artifacts, and give others the words that they stand for."""
    operators = stream.stream
    for index, operand in enumerate(operators):
        number = operand.get("MCID") if isinstance(operand, pydyf.Dictionary) else None
        if number in artifacts:
            operators[index - 1], operators[index] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
        elif number in words:
            operand["ActualText"] = f"<feff{words[number].encode('utf-16-be').hex()}>"


def _attribute_value(value: Any) -> Any:
    if isinstance(value, str):
        return f"/{value}"
    return pydyf.Array([pydyf.String(item) if isinstance(item, str) else item for item in value])


def _attributes(owner: str, attributes: Attributes) -> Any:
    values = {
        name: pydyf.String(str(value)) if name == "Summary" else _attribute_value(value)
        for name, value in attributes.items()
    }
    return pydyf.Dictionary({"O": f"/{owner}", **values})


class _Tree:
    """The tree as it is written: which element each content and link belongs to, and which bear identifiers."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.owners: dict[int, dict[int, bytes]] = {}
        self.links: list[tuple[int, bytes]] = []
        self.identifiers: dict[str, bytes] = {}

    def write(self, element: Element, parent: bytes, language: str) -> bytes:
        """Write an element and all inside it; the reference to it."""
        made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.role}", "P": parent})
        self.pdf.add_object(made)
        reference: bytes = made.reference
        if element.language != language:
            made["Lang"] = pydyf.String(element.language)
        if element.alternative:
            made["Alt"] = pydyf.String(element.alternative)
        if element.attributes:
            made["A"] = pydyf.Array(_attributes(owner, values) for owner, values in element.attributes.items())
        if element.identifier:
            made["ID"] = pydyf.String(element.identifier)
            self.identifiers[element.identifier] = reference
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if page is not None:
            made["Pg"] = self.pdf.page_references[page]
        made["K"] = pydyf.Array(self._kid(kid, element, reference, page) for kid in element.kids)
        return reference

    def _kid(self, kid: Element | Content | Annotation, element: Element, reference: bytes, page: int | None) -> Any:
        if isinstance(kid, Element):
            return self.write(kid, reference, element.language)
        place = self.pdf.page_references[kid.page]
        if isinstance(kid, Annotation):
            annotation = self.pdf.objects[kid.object]
            annotation["Contents"] = pydyf.String(words_of(element).strip())
            annotation["StructParent"] = len(self.pdf.page_references) + len(self.links)
            self.links.append((annotation["StructParent"], reference))
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": place})
        self.owners.setdefault(kid.page, {})[kid.number] = reference
        if kid.page == page:
            return kid.number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": place, "MCID": kid.number})

    def parents(self) -> Any:
        """The number tree from content and links to their elements."""
        numbers = pydyf.Array()
        for page in range(len(self.pdf.page_references)):
            owners = self.owners.get(page, {})
            found = [owners.get(number, b"null") for number in range(max(owners, default=-1) + 1)]
            numbers.extend((page, pydyf.Array(found)))
        for number, reference in self.links:
            numbers.extend((number, reference))
        return pydyf.Dictionary({"Nums": numbers})

    def names(self) -> Any:
        """The name tree from identifiers to elements."""
        names = pydyf.Array()
        for identifier in sorted(self.identifiers):
            names.extend((pydyf.String(identifier), self.identifiers[identifier]))
        return pydyf.Dictionary({"Names": names})


def _add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
    """Tag the file, as the engine's function of the same purpose would."""
    gathering = _Gathering(document.metadata.lang or "")
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        for box in page._page_box.children:
            gathering.gather(box, gathering.root, number, stream._tags)
    differing = gathering.finish()
    for number, stream in enumerate(page_streams):
        _mend_marks(stream, {mark["mcid"] for mark in stream._tags.values()}, differing.get(number, {}))
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    tree = _Tree(pdf)
    root["K"] = pydyf.Array([tree.write(structure_of(gathering.root), root.reference, gathering.root.language)])
    root["ParentTreeNextKey"] = len(pdf.page_references) + len(tree.links)
    for key, made in (("ParentTree", tree.parents()), ("IDTree", tree.names())):
        pdf.add_object(made)
        root[key] = made.reference
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


@contextmanager
def own_tags() -> Iterator[None]:
    """Write PDFs with our structure tree instead of the engine's."""
    original = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = _add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = original
