"""What a finished Word file may get wrong and Word would mend, hide or refuse: one rule a code, in the order of the guide."""

from __future__ import annotations

from briefpress.findings import Finding, Place, error
from briefpress.writing.conformance import word_data, word_marks, word_package, word_styles, word_tables, word_text
from briefpress.writing.conformance.word_file import FinishedWord
from briefpress.writing.conformance.word_reading import read_word

RULES = (
    ("word.package", word_package.find_packages),
    ("word.type", word_package.find_types),
    ("word.target", word_package.find_targets),
    ("word.orphan", word_package.find_orphans),
    ("word.property", word_package.find_properties),
    ("word.setting", word_package.find_settings),
    ("word.font", word_package.find_fonts),
    ("word.section", word_package.find_sections),
    ("word.style", word_styles.find_styles),
    ("word.formatting", word_styles.find_formatting),
    ("word.numbering", word_styles.find_numbering),
    ("word.language", word_styles.find_languages),
    ("word.grid", word_tables.find_grids),
    ("word.cell", word_tables.find_cells),
    ("word.follower", word_tables.find_followers),
    ("word.head", word_tables.find_head_rows),
    ("word.heading", word_text.find_headings),
    ("word.empty", word_text.find_empty_paragraphs),
    ("word.space", word_text.find_spaces),
    ("word.change", word_text.find_changes),
    ("word.drawing", word_text.find_drawings),
    ("word.alternative", word_text.find_alternatives),
    ("word.field", word_marks.find_fields),
    ("word.bookmark", word_marks.find_bookmarks),
    ("word.link", word_marks.find_links),
    ("word.note", word_marks.find_notes),
    ("word.comment", word_marks.find_comments),
    ("word.control", word_data.find_controls),
    ("word.chart", word_data.find_charts),
)


def faults_of(file: FinishedWord) -> list[tuple[str, str]]:
    """Each fault once, by its code and in words; what cannot be read is not looked into."""
    rules = RULES[:1] if file.faults else RULES
    return list(dict.fromkeys((code, message) for code, rule in rules for message in rule(file)))


def find_word_faults(data: bytes, name: str) -> list[Finding]:
    """`word.*`: what is wrong with the bytes of a finished Word file."""
    return [error(Place(name), code, message) for code, message in faults_of(read_word(data))]
