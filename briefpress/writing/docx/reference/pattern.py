"""A user's Word file read as a pattern, and every finding about it: it is tried on once before any brief is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from briefpress.findings import Finding, Place, error, warning
from briefpress.model.brief import EditionName
from briefpress.model.words import Language
from briefpress.writing.docx.opening import MOST_BYTES, Opened, Unreadable, open_package, parsed
from briefpress.writing.docx.reference.dressing import dressed, text_of
from briefpress.writing.docx.reference.names import w
from briefpress.writing.docx.reference.page import Sheet, last_section, on_sheet, sheet_of
from briefpress.writing.docx.reference.styles import missing_styles
from briefpress.writing.docx.template import template_docx
from briefpress.writing.tokens import Theme

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_USABLE = (f"{_MAIN}document.main+xml", f"{_MAIN}template.main+xml")
_SAVE = "save it in Word as a document (.docx)"


@dataclass(frozen=True)
class Reference:
    """A Word file whose looks ours take on: what the user calls it, the digest of its bytes, its parts, its page if it names one."""

    name: str
    sha256: str
    opened: Opened
    sheet: Sheet | None

    def turns(self, *, parallel: bool) -> bool:
        """Whether its page must be laid on its side, for two languages beside each other."""
        return parallel and self.sheet is not None and self.sheet.is_upright

    def laid_out(self, theme: Theme, *, parallel: bool) -> Theme:
        """The theme with as much room for the text as the page of the file gives."""
        if self.sheet is None:
            return theme
        sheet = self.sheet.turned() if self.turns(parallel=parallel) else self.sheet
        return on_sheet(theme, sheet, parallel=parallel)

    def dressed(self, package: bytes, *, parallel: bool) -> bytes:
        """A Word file of ours in the looks of this one."""
        return dressed(package, self.opened, turn=self.turns(parallel=parallel))[0]


def read_reference(
    data: bytes, name: str, theme: Theme, editions: tuple[EditionName, ...]
) -> tuple[Reference | None, list[Finding]]:
    """The pattern in the bytes of a Word file that the user calls `name`, or None; `reference.unreadable` says why."""
    try:
        opened = _opened(data)
        section, _ = last_section(parsed(text_of(opened).data))
        reference = Reference(name, hashlib.sha256(data).hexdigest(), opened, sheet_of(section))
        lost = max(_tried_on(reference, theme, language) for language in ("ru", "en"))
    except Unreadable as fault:
        return None, [error(Place(name), "reference.unreadable", f"no pattern for Word files: {fault}", fault.hint)]
    except Exception as fault:  # a file made to break its readers may do so in any way
        message = f"no pattern for Word files: it is not built as Word builds files ({type(fault).__name__})"
        return None, [error(Place(name), "reference.unreadable", message, _SAVE)]
    findings = [*_find_missing_styles(reference, theme), *_find_turning(reference, editions), *_find_losses(name, lost)]
    return reference, findings


def _opened(data: bytes) -> Opened:
    """The file taken apart, if it is a Word file of the usual kind."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"it is larger than {MOST_BYTES // 1024 // 1024} MB")
    opened = open_package(data)
    if opened.document is None:
        if any(item.kind.startswith("http://purl.oclc.org/ooxml/") for item in opened.relationships):
            raise Unreadable("it is a Strict Open XML document", _SAVE)
        raise Unreadable("it is no Word file")
    kind = opened.document.content_type
    if "macroEnabled" in kind:
        raise Unreadable("it is a file for macros (.docm, .dotm)", f"{_SAVE}: that has none")
    root = parsed(opened.document.data)
    if kind not in _USABLE or root.tag != w("document") or root.find(w("body")) is None:
        raise Unreadable("it is no Word file")
    return opened


def _tried_on(reference: Reference, theme: Theme, language: Language) -> int:
    """Dress an empty file, upright and, where that is to be, turned; how many pictures that left behind."""
    lost = 0
    for parallel in (False, True):
        room = reference.laid_out(theme, parallel=parallel)
        empty = template_docx(room, language, parallel=parallel, body="", footnotes="", list_starts=(1,))
        lost = dressed(empty, reference.opened, turn=reference.turns(parallel=parallel))[1]
    return lost


def _find_missing_styles(reference: Reference, theme: Theme) -> list[Finding]:
    """`reference.style-missing`: the styles that the file lacks, and which therefore look as the theme says."""
    document = text_of(reference.opened)
    styles = reference.opened.beside(document, "styles")
    missing = missing_styles(parsed(styles.data) if styles is not None else None, theme)
    if not missing:
        return []
    names = ", ".join(f"'{name}'" for name in missing)
    message = (
        f"the file has not these styles; they are added, in its fonts and otherwise as the theme has them: {names}"
    )
    hint = "a style of that name, made in the file, is used instead; its own looks are kept"
    return [warning(Place(reference.name), "reference.style-missing", message, hint)]


def _find_turning(reference: Reference, editions: tuple[EditionName, ...]) -> list[Finding]:
    """`reference.turned`: two languages beside each other need a wide page."""
    if "ru-en" not in editions or not reference.turns(parallel=True):
        return []
    message = "its page is upright: for the two-language edition it is laid on its side, with the same margins"
    hint = "see that head and foot suit the wide page, or give that edition a wide file of its own"
    return [warning(Place(reference.name), "reference.turned", message, hint)]


def _find_losses(name: str, lost: int) -> list[Finding]:
    """`reference.left-out`: what stands in heads and feet and is not carried over."""
    if not lost:
        return []
    what = f"{lost} picture{'s' * (lost != 1)}, chart{'s' * (lost != 1)} or object{'s' * (lost != 1)}"
    message = f"{what} in its heads and feet cannot be taken along: linked to another file, or missing in this one"
    return [warning(Place(name), "reference.left-out", message, "put pictures themselves into the file")]
