"""What PDF/UA-1 asks of a file, as far as it can be told quickly: each rule tells what it misses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.writing.conformance.reading import FinishedPdf

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ROLES = frozenset(
    re.findall(
        r"\w+",
        """
        Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
        THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form
        """,
    )
)
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
}
# What paints, and what marks. The engine writes words as hexadecimal digits, so none is taken for an operator.
_OPERATOR = re.compile(rb"(?:^|(?<=\s))(BMC|BDC|EMC|Tj|TJ|Do|sh|f\*?|F|S|s|[Bb]\*?)(?=\s|$)")
_DEEPER = {b"BMC": 1, b"BDC": 1, b"EMC": -1}
# Where the words of marked content begin; the engine counts from the top, as its own pages do.
_PLACE = re.compile(rb"/MCID (\d+)[^\n]*>>\nBDC(?:(?!EMC).)*?([-\d.]+) ([-\d.]+) Tm", re.DOTALL)
_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "TH", "TD", "LBody", "Caption"})
_SLACK = 1.0
_NUMBER = re.compile(rb"/MCID (\d+)")


def find_metadata(file: FinishedPdf) -> Iterator[str]:
    """The profile declared, and a title shown."""
    if not re.search(r'pdfuaid:part(="|>)1\b', file.packet):
        yield "it does not declare the profile"
    if "<dc:title>" not in file.packet or not file.title:
        yield "it has no title"
    if not file.shows_title:
        yield "it shows its file name for its title"


def find_languages(file: FinishedPdf) -> Iterator[str]:
    """A language of the whole, and others named by their codes."""
    told = {file.language} | {element.language for element in file.elements if element.language is not None}
    for language in sorted(told):
        if not _LANGUAGE.fullmatch(language):
            yield f"'{language}' is no language"


def find_tree(file: FinishedPdf) -> Iterator[str]:
    """Elements of known roles, each where it may stand."""
    if not file.is_marked or not file.elements:
        yield "it is not tagged"
    for element in file.elements:
        if element.role not in _ROLES:
            yield f"'{element.role}' is no role that readers know"
        if element.parent not in _PARENTS.get(element.role, {element.parent}):
            yield f"a {element.role} stands in a {element.parent}"


def find_content(file: FinishedPdf) -> Iterator[str]:
    """Everything painted is an artifact or belongs to one element, and elements hold only what is painted."""
    owned = [place for element in file.elements for place in element.contents]
    marked = {(page, int(number)) for page, data in enumerate(file.pages) for number in _NUMBER.findall(data)}
    if len(set(owned)) != len(owned):
        yield "some content belongs to two elements"
    if marked != set(owned):
        yield "some content belongs to no element, or an element to no content"
    for number, operators in enumerate(file.pages, 1):
        depth = 0
        for operator in _OPERATOR.findall(operators):
            depth += _DEEPER.get(operator, 0)
            if depth == 0 and operator not in _DEEPER:
                yield f"page {number} paints what is neither content nor artifact"
                break


def find_headings(file: FinishedPdf) -> Iterator[str]:
    """Headings that skip no level."""
    before = 0
    for element in file.elements:
        if re.fullmatch("H[1-6]", element.role):
            level = int(element.role[1])
            if level > before + 1:
                yield f"a heading of level {level} follows one of level {before}"
            before = level


def find_tables(file: FinishedPdf) -> Iterator[str]:
    """Rows of equal length; heads that say of what; cells that name their heads."""
    identifiers = {element.identifier for element in file.elements if element.identifier}
    length, has_heads = 0, False
    for element in file.elements:
        if element.role == "Table":
            length, has_heads = 0, False
        elif element.role == "TR":
            if length and len(element.kids) != length:
                yield "the rows of a table are not of equal length"
            length = len(element.kids)
        elif element.role == "TH":
            has_heads = True
            if "Scope" not in element.attributes or not element.identifier:
                yield "a head does not say whether it is a row's or a column's"
        elif element.role == "TD" and has_heads:
            heads = element.attributes.get("Headers", ())
            if not heads or not set(heads) <= identifiers:
                yield "a cell does not name its heads"


def find_alternatives(file: FinishedPdf) -> Iterator[str]:
    """Pictures with a text that stands for them."""
    if any(element.role in ("Figure", "Formula") and not element.alternative.strip() for element in file.elements):
        yield "a picture has no alternative text"


def find_notes(file: FinishedPdf) -> Iterator[str]:
    """Every note has a name of its own and is read after its call."""
    names = [element.identifier for element in file.elements if element.role == "Note"]
    if "" in names or len(set(names)) != len(names):
        yield "a note has no name of its own"
    called = met = 0
    for element in file.elements:
        called += element.role == "Reference"
        met += element.role == "Note"
        if met > called:
            yield "a note is read before its call"
            return
    if met != called:
        yield f"{called} calls lead to {met} notes"


def find_reading_order(file: FinishedPdf) -> Iterator[str]:
    """On a page reading goes down, or over to the right, and never back; notes are read after their calls, and excepted."""
    places = [
        {int(number): (float(left), float(top)) for number, left, top in _PLACE.findall(operators)}
        for operators in file.pages
    ]
    last: dict[int, tuple[float, float]] = {}
    for element in file.elements:
        if element.in_note or element.role not in _BLOCKS or not element.contents:
            continue
        page, number = element.contents[0]
        if number not in places[page]:
            continue
        left, top = places[page][number]
        before = last.get(page, (left, top))
        if top < before[1] - _SLACK and left < before[0] + _SLACK:
            yield f"page {page + 1} is read in another order than it is set"
            return
        last[page] = (left, top)


def find_links(file: FinishedPdf) -> Iterator[str]:
    """Links that belong to an element and have words, on pages whose keyboard order is that of the structure."""
    owned = {link for element in file.elements if element.role == "Link" for link in element.links}
    for link in file.links:
        if link.object not in owned:
            yield f"a link on page {link.page + 1} belongs to no element"
        if not link.words.strip():
            yield f"a link on page {link.page + 1} has no words"
    for number, order in enumerate(file.tab_orders, 1):
        if order != "/S":
            yield f"the keyboard does not follow the structure on page {number}"


RULES = (
    find_metadata,
    find_languages,
    find_tree,
    find_content,
    find_headings,
    find_tables,
    find_alternatives,
    find_notes,
    find_reading_order,
    find_links,
)
