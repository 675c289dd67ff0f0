"""What the names after a dollar sign in a theme's style sheet stand for."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from briefpress.findings import Finding, Place, did_you_mean, error
from briefpress.writing.fonts import FALLBACK, SANS, SERIF
from briefpress.writing.tokens import Theme


def css_string(text: str) -> str:
    """`text` as a CSS string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def page_label_css(label: str) -> str:
    """A page label («стр. {page} из {pages}») as CSS content."""
    content = css_string(label).replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    return content.replace('""', "").strip()


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def css_tokens(theme: Theme, *, parallel: bool, running: str, page_label: str) -> Mapping[str, str]:
    """Every name that a style sheet may use, with its value for one document.

    A token is named by its section and its name, a colour by its name alone; the rest is what differs between pages of one
    and of two languages, or follows from where the page number stands.
    """
    page, sizes = theme.page, theme.sizes
    label = page_label_css(page_label if page.number_form == "full" else "{page}")
    at_top = page.number.startswith("top")
    sections = ("sizes", "page", "text", "spacing", "lines")
    tokens = {
        f"{section}_{name}": value for section in sections for name, value in vars(getattr(theme, section)).items()
    }
    tokens |= {
        "page_size": f"{page.height:g}mm {page.width:g}mm" if parallel else f"{page.width:g}mm {page.height:g}mm",
        "left": page.parallel_side if parallel else page.left,
        "right": page.parallel_side if parallel else page.right,
        "body": sizes.parallel if parallel else sizes.body,
        "align": theme.text.parallel_align if parallel else theme.text.align,
        "running": css_string(running) if page.running_title else "none",
        "page_label": label,
        "first_label": label if page.number_on_first else "none",
        "number_towards": "bottom" if at_top else "top",
        "number_gap": page.head_gap if at_top else page.foot_gap,
        "letterhead_height": theme.letterhead.height,
        "letterhead_align": theme.letterhead.align,
        "serif": f"'{SERIF}', '{FALLBACK}'",
        "sans": f"'{SANS}', '{FALLBACK}'",
        **vars(theme.colours),
    }
    return {name: _written(value) for name, value in tokens.items() if not name.startswith("_")}


def find_sheet_faults(theme: Theme, sheet: str, name: str) -> list[Finding]:
    """`theme.invalid`: a name in the style sheet `sheet` that stands for nothing, or what would end the sheet in its page."""
    known = css_tokens(theme, parallel=False, running="", page_label="")
    findings = []
    for found in Template.pattern.finditer(sheet):
        used = found["named"] or found["braced"]
        if found["escaped"] is None and used not in known:
            message = f"no token '{used}'" if used else "a dollar sign that begins no token (write '$$' for the sign)"
            findings.append(_fault(sheet, found.start(), name, message, did_you_mean(used or "", known)))
    if (at := sheet.find("</")) >= 0:
        findings.append(_fault(sheet, at, name, "'</' cannot stand in a style sheet"))
    return findings


def _fault(sheet: str, at: int, name: str, message: str, hint: str = "") -> Finding:
    line, column = sheet.count("\n", 0, at) + 1, at - sheet.rfind("\n", 0, at)
    return error(Place(name, line, column), "theme.invalid", message, hint)
