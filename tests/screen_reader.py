"""A PDF as a screen reader goes through it: the structure tree, and the words that each of its elements holds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_MARKS = re.compile(
    rb"/MCID (?P<number>\d+)(?:/ActualText <feff(?P<actual>\w*)>)?>>\nBDC|(?P<other>\nBMC|\nBDC)|(?P<end>\nEMC)|/(?P<font>\w+) [\d.]+ Tf|\[(?P<text>[^\]]*)\] TJ"
)


@dataclass
class Spoken:
    """An element as it is read: its role, language, words of its own, and what is inside it, in order."""

    role: str
    language: str
    kids: list[Spoken | str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All words in it, in order."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, *roles: str) -> Iterator[Spoken]:
        """Every element of these roles in it, in order; of all roles where none is named."""
        for kid in self.kids:
            if isinstance(kid, Spoken):
                if not roles or kid.role in roles:
                    yield kid
                yield from kid.all(*roles)


def _letters(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar\n(.*?)\nendbfchar", font.ToUnicode.read_bytes(), re.DOTALL):
        for glyph, text in re.findall(rb"<(\w+)> <(\w+)>", block):
            found[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def _words(page: Any, letters: dict[str, dict[int, str]]) -> dict[int, str]:
    """The words of each marked content of a page; those of artifacts under -1."""
    found: dict[int, str] = {}
    actual: dict[int, str] = {}
    open_marks: list[int] = []
    font = ""
    for match in _MARKS.finditer(page.Contents.read_bytes()):
        if match["number"] is not None:
            open_marks.append(int(match["number"]))
            if match["actual"] is not None:
                actual[open_marks[-1]] = bytes.fromhex(match["actual"].decode()).decode("utf-16-be")
        elif match["other"]:
            open_marks.append(-1)
        elif match["end"]:
            open_marks.pop()
        elif match["font"]:
            font = match["font"].decode()
        else:
            glyphs = "".join(re.findall(r"<([0-9a-fA-F]+)>", match["text"].decode()))
            text = "".join(letters[font][int(glyphs[at : at + 4], 16)] for at in range(0, len(glyphs), 4))
            number = open_marks[-1]
            found[number] = found.get(number, "") + text
    return found | actual


def _marks(node: Any) -> dict[str, str]:
    """Identifier, alternative text and attributes of an element."""
    found = {name[1:]: str(node[name]) for name in ("/ID", "/Alt") if name in node}
    for owner in node.get("/A", []):
        for name, value in sorted(owner.items()):
            if name not in ("/O", "/BBox"):
                is_list = isinstance(value, pikepdf.Array)
                found[name[1:]] = " ".join(map(str, value)) if is_list else str(value).removeprefix("/")
    return found


def spoken(data: bytes) -> Spoken:
    """The document as it is read out."""
    pdf = pikepdf.open(io.BytesIO(data))
    letters = {name[1:]: _letters(font) for name, font in pdf.pages[0].Resources.Font.items()}
    pages = {page.objgen: _words(page, letters) for page in pdf.pages}

    def element(node: Any, language: str, page: Any) -> Spoken:
        own = str(node.get("/Lang", language))
        page = node.get("/Pg", page)
        made = Spoken(str(node.S)[1:], own, marks=_marks(node))
        for kid in node.get("/K", []):
            if isinstance(kid, int):
                made.kids.append(pages[page.objgen].get(int(kid), ""))
            elif "/MCID" in kid:
                made.kids.append(pages[kid.Pg.objgen].get(int(kid.MCID), ""))
            elif "/S" in kid:
                made.kids.append(element(kid, own, page))
        return made

    return element(pdf.Root.StructTreeRoot.K[0], str(pdf.Root.Lang), None)


def transcript(data: bytes) -> str:
    """The document as a text for eyes: a line an element, with its language where that changes, and its words."""
    lines: list[str] = []

    def tell(node: Spoken, language: str, depth: int) -> None:
        marks = f" [{node.language}]" if node.language != language else ""
        marks += "".join(f" {name}={value}" for name, value in node.marks.items())
        lines.append(f"{'  ' * depth}{node.role}{marks}\n")
        held = ""
        for kid in [*node.kids, None]:
            if isinstance(kid, str):
                held += kid
                continue
            if held:
                lines.append(f"{'  ' * (depth + 1)}“{held}”\n")
            held = ""
            if kid is not None:
                tell(kid, node.language, depth + 1)

    tell(spoken(data), "", 0)
    return "".join(lines)
