"""The finished document: a tree of frozen nodes, parsed once from brief markup, numbered once, paired once."""
