"""A document as Word: an own clean template, and the document's nodes as WordprocessingML (ECMA-376)."""
