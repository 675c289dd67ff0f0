"""What a theme must keep to beyond the form of its tokens: fonts at hand, room on the page, a letterhead for every reader."""

from __future__ import annotations

from briefpress.findings import Finding, Place, did_you_mean, error
from briefpress.writing.fonts import PACKAGED
from briefpress.writing.theme_text import Stack
from briefpress.writing.tokens import Theme

_POINT = 25.4 / 72
# A line of type is taken to be so many times its size high.
_LINE = 1.4
_LEAST_TEXT = 80


def find_unknown_families(theme: Theme, stack: Stack) -> list[Finding]:
    """`theme.invalid`: a family that is neither packaged nor among the theme's own files, or lacks its plain face."""
    own = {file.family for file in theme.fonts.files}
    known = (*PACKAGED, *sorted(own))
    regular = {file.family for file in theme.fonts.files if (file.weight, file.style) == (400, "normal")}
    findings = []
    for token in ("serif", "sans", "fallback"):
        family = getattr(theme.fonts, token)
        if family not in known:
            message = f"no font '{family}'; there are: {', '.join(known)}"
            hint = did_you_mean(family, known) or "a font of your own is listed in 'files' of [fonts]"
            findings.append(error(stack.place("fonts", token), "theme.invalid", message, hint))
        elif family in own - regular:
            message = f"of the font '{family}' the regular, upright face is not listed in 'files'"
            findings.append(error(stack.place("fonts", token), "theme.invalid", message))
    return findings


def find_misfits(theme: Theme, stack: Stack) -> list[Finding]:
    """Margins that leave no room for the text, or that the running title or page number does not fit into."""
    page, line = theme.page, theme.sizes.running * _POINT * _LINE
    at_top = page.number.startswith("top")
    head = page.head_gap + line if page.running_title or at_top else 0
    foot = 0 if at_top else page.foot_gap + line
    rooms = (
        ("right", page.width - page.left - page.right),
        ("parallel_side", page.height - 2 * page.parallel_side),
        ("bottom", min(page.width, page.height) - page.top - page.bottom),
    )
    findings = [
        error(stack.place("page", token), "theme.invalid", f"the margins leave {room:g} mm for the text")
        for token, room in rooms
        if room < _LEAST_TEXT
    ]
    for token, needed in (("top", head), ("bottom", foot)):
        for section in ("page", "compact"):
            margin = getattr(getattr(theme, section), token)
            if margin < needed:
                message = f"what stands in this margin needs {needed:.1f} mm, and '{token}' is {margin:g}"
                findings.append(error(stack.place(section, token), "theme.invalid", message))
    return findings


def find_letterhead_faults(theme: Theme, stack: Stack) -> list[Finding]:
    """`theme.invalid`: a letterhead that one language, one format or one reader would go without."""
    head, place = theme.letterhead, stack.place("letterhead")
    findings = []
    if bool(head.ru) != bool(head.en):
        message = "the lines stand in one language only: give 'ru' and 'en'"
        findings.append(error(stack.place("letterhead", "ru" if head.ru else "en"), "theme.invalid", message))
    if theme.svg and not theme.png:
        message = "Word cannot be relied on to show it: put the same picture beside it as letterhead.png"
        findings.append(error(Place(f"{theme.name}/letterhead.svg"), "theme.invalid", message))
    if (theme.svg or theme.png) and not (head.alt_ru and head.alt_en):
        message = "the letterhead's picture needs words for those who do not see it: give 'alt_ru' and 'alt_en'"
        findings.append(error(place, "theme.invalid", message))
    return findings
