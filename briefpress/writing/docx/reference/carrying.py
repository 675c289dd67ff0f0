"""Parts of the user's file carried over with the pictures and fonts that they show, under names that clash with none of ours."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from briefpress.writing.docx.opening import Opened, Unreadable, parsed, serialised
from briefpress.writing.docx.package import Part, Relationship
from briefpress.writing.docx.reference.cleaning import clean, cut_off
from briefpress.writing.docx.reference.fields import settle_fields
from briefpress.writing.docx.styles import R

# What a part may take along: nothing that runs, holds data, or is fetched from elsewhere.
_TAKEN_ALONG = {f"{R}/image": "media", f"{R}/font": "fonts"}


@dataclass
class Luggage:
    """What is carried so far: parts by their names in the user's file, and how many pictures were left behind."""

    opened: Opened
    parts: dict[str, Part] = field(default_factory=dict)
    lost: int = 0

    def root_of(self, part: Part) -> etree._Element:
        """The cleaned root of a part of the user's file."""
        root = parsed(part.data)
        clean(root)
        settle_fields(root)
        return root

    def carry(self, part: Part, name: str, root: etree._Element | None = None) -> Part:
        """The part under a new name in `word/`, cleaned, with what it shows; `root` where it was changed already."""
        root = self.root_of(part) if root is None else root
        kept = tuple(item for item in (self._followed(part, one) for one in part.relationships) if item is not None)
        self.lost += cut_off(root, [item.id for item in kept])
        return Part(f"word/{name}", part.content_type, serialised(root), kept)

    def _followed(self, part: Part, relationship: Relationship) -> Relationship | None:
        """The relationship as it is kept, if it is: to a picture or a font in the file, or a link for readers."""
        if relationship.external:
            is_link = relationship.kind == f"{R}/hyperlink"
            return relationship if is_link and relationship.target.startswith(("http:", "https:", "mailto:")) else None
        folder = _TAKEN_ALONG.get(relationship.kind)
        target = self.opened.led_to(part.name, relationship) if folder else None
        if target is None:
            return None
        if target.name not in self.parts:
            suffix = posixpath.splitext(target.name)[1].casefold()
            name = f"word/{folder}/reference{len(self.parts) + 1}{suffix}"
            self.parts[target.name] = Part(name, target.content_type, target.data)
        new = self.parts[target.name].name.removeprefix("word/")
        if part.content_type.endswith(".theme+xml"):
            new = f"../{new}"
        return Relationship(relationship.id, relationship.kind, new)

    def needed(self, source: Part, relationship_id: str) -> Part:
        """The part that `source` names by an id. Raises Unreadable where there is none."""
        for item in source.relationships:
            part = self.opened.led_to(source.name, item) if item.id == relationship_id else None
            if part is not None:
                return part
        raise Unreadable(f"'{source.name}' leads to a part that is not in the file")
