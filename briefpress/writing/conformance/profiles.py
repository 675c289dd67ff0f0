"""The profiles that every PDF declares, and the findings where it does not meet one."""

from __future__ import annotations

from briefpress.findings import Finding, Place, error
from briefpress.writing.conformance import access, archive
from briefpress.writing.conformance.reading import FinishedPdf, read_pdf

PROFILES = (("PDF/UA-1", access.RULES), ("PDF/A-3a", archive.RULES))


def unmet(file: FinishedPdf) -> list[str]:
    """What the file misses of which profile, each thing once."""
    told = (f"{profile} is not met: {what}" for profile, rules in PROFILES for rule in rules for what in rule(file))
    return list(dict.fromkeys(told))


def find_unmet_profiles(data: bytes, name: str) -> list[Finding]:
    """`pdf.profile`: what the PDF misses of the profiles that it declares."""
    return [error(Place(name), "pdf.profile", message) for message in unmet(read_pdf(data))]
