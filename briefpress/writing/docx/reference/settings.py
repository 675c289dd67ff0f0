"""The settings of our file with those of the user's that bear on its look, and none that tells of its history."""

from __future__ import annotations

import copy

from lxml import etree

from briefpress.writing.docx.reference.names import NAMES, attributes, local, value, w

_THEIRS = frozenset(
    {
        "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "mirrorMargins", "alignBordersAndEdges",
        "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation",
        "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "noPunctuationKerning",
        "characterSpacingControl", "strictFirstAndLastChars", "clrSchemeMapping",
    }
)  # fmt: skip
# The order of CT_Settings, as far as files of ours or what is taken from the user's have any of it.
_ORDER = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "embedTrueTypeFonts",
    "embedSystemFonts", "saveSubsetFonts", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "linkStyles",
    "mailMerge", "revisionView", "trackRevisions", "documentProtection", "styleLockTheme", "styleLockQFSet",
    "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps",
    "defaultTableStyle", "evenAndOddHeaders", "noPunctuationKerning", "characterSpacingControl",
    "strictFirstAndLastChars", "updateFields", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr",
    "attachedSchema", "themeFontLang", "clrSchemeMapping", "captions", "decimalSymbol", "listSeparator",
)  # fmt: skip


def merged_settings(theirs: etree._Element | None, ours: etree._Element) -> etree._Element:
    """Our settings with the user's where they bear on the look of the page."""
    made = etree.Element(w("settings"), nsmap=NAMES)
    kept = [] if theirs is None else [copy.deepcopy(child) for child in theirs if local(child) in _THEIRS]
    kept += [copy.deepcopy(child) for child in ours if theirs is None or local(child) not in _THEIRS]
    for child in sorted(kept, key=lambda child: _ORDER.index(local(child)) if local(child) in _ORDER else len(_ORDER)):
        for name in [name for name in attributes(child) if not name.startswith(w(""))]:
            if child.tag.startswith(w("")):
                del child.attrib[name]
        made.append(child)
    compatibility = made.find(w("compat"))
    former = theirs.find(w("compat")) if theirs is not None else None
    if compatibility is not None and former is not None:
        _add_compatibility(compatibility, former)
    return made


def _add_compatibility(ours: etree._Element, theirs: etree._Element) -> None:
    """What the user's file asks of Word's way to lay out text, but never to do it as an old Word would."""
    known = {value(item, "name") for item in ours}
    for item in reversed(theirs):
        if local(item) != "compatSetting":
            ours.insert(0, copy.deepcopy(item))
        elif value(item, "name") not in known:
            ours.append(copy.deepcopy(item))
