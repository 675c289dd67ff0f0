"""Faults planted in a Word file that holds all it may: each is told by its own code and no other, and what is lawful is let be."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from briefpress.publishing import building
from briefpress.publishing.building import WRITERS, Beside
from briefpress.publishing.dress import PLAIN, WordDress
from briefpress.writing.conformance.word import RULES, faults_of, find_word_faults
from briefpress.writing.conformance.word_reading import read_word
from briefpress.writing.docx.package import zipped
from briefpress.writing.docx.reference.pattern import read_reference
from briefpress.writing.docx.writer import write_docx
from tests.conftest import ROOT, judge
from tests.reference_files import letterhead
from tests.synthetic import ferry, synthetic_project
from tests.test_drift import every_document
from tests.test_themes import theme
from tests.word_package import (
    BEFORE_KEY_FIGURES,
    CHART,
    COMMENTS,
    CONTENTS,
    CORE,
    DOCUMENT,
    FONT,
    FONTS,
    NOTES,
    NUMBERING,
    OWN,
    RELS,
    SETTINGS,
    STORE,
    STYLES,
    TYPES,
    WORKBOOK,
    Change,
    Files,
    add,
    changed,
    cut,
    drop,
    edit,
    field,
    files_of,
    full_file,
    paragraph,
    text,
)

CUT_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
DATE_CELL = '<w:tc><w:tcPr><w:tcW w:w="2417" w:type="dxa"/></w:tcPr>' + paragraph(text("Дата"), "TableRowHead")
SPACER = paragraph("", "TableSpacer")
NEW_BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'
NOTE_2 = '<w:footnote w:id="2">'
OTHER_SCRIPT = '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>Договор</w:t></w:r>'
MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'


def before_figures(inner: str) -> Change:
    return edit(DOCUMENT, BEFORE_KEY_FIGURES, inner + BEFORE_KEY_FIGURES)


def outside(kind: str, target: str) -> Change:
    row = (
        '<Relationship Id="rIdOut" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{target}" TargetMode="External"/>'
    )
    return edit(RELS, "</Relationships>", f"{row}</Relationships>")


def both(*changes: Change) -> Change:
    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


FAULTS: tuple[tuple[str, str, Change], ...] = (
    # the package and its parts
    ("word.package", "document.xml is not well formed", edit(DOCUMENT, "</w:body>", "")),
    ("word.package", "Char value 11", add(STORE, b"<a>\x0b</a>")),
    ("word.package", "of what types", drop(TYPES)),
    ("word.package", "declares a type of document", edit(STORE, "<facts", "<!DOCTYPE facts><facts")),
    (
        "word.package",
        "a prefix that it does not declare",
        edit("word/header1.xml", 'mc:Ignorable="', 'mc:Ignorable="w99 '),
    ),
    ("word.package", "no document", edit("_rels/.rels", "word/document.xml", "word/text.xml")),
    ("word.package", "stand in it twice", add("word/Document.xml", "<a/>")),
    ("word.type", "has no type", edit(TYPES, '<Default Extension="png" ContentType="image/png"/>', "")),
    ("word.type", "relationship of the kind 'numbering'", edit(TYPES, "numbering+xml", "styles+xml")),
    (
        "word.type",
        "has no such part",
        edit(TYPES, "</Types>", '<Override PartName="/word/x.xml" ContentType="a/b"/></Types>'),
    ),
    ("word.type", "is not of its type", add("word/media/image1.png", b"GIF89a")),
    ("word.target", "leads to word/media/image1.png", both(drop("word/media/image1.png"))),
    (
        "word.target",
        "names the relationship 'rIdNone'",
        edit(DOCUMENT, 'r:embed="rIdPicture1"', 'r:embed="rIdNone" r:link="rIdPicture1"'),
    ),
    ("word.target", "two relationships of one id", edit(RELS, 'Id="rIdStore"', 'Id="rIdComments"')),
    ("word.orphan", "nothing leads to word/extra.xml", add("word/extra.xml", "<a/>")),
    ("word.orphan", "'rIdPage' and does not name it", edit(DOCUMENT, 'r:id="rIdPage"', 'w:anchor="_sources"')),
    ("word.property", "no property 'title'", cut(CORE, "<dc:title>", "</dc:title>")),
    ("word.property", "no property 'language'", cut(CORE, "<dc:language>", "</dc:language>")),
    ("word.property", "whose it is", cut(CORE, "<dc:creator>", "</dc:creator>")),
    ("word.property", "one number or one name", edit(OWN, 'pid="3"', 'pid="2"')),
    ("word.property", "one number or one name", edit(OWN, 'name="Edition"', 'name="AsOf"')),
    ("word.property", "a number below 2", edit(OWN, 'pid="2"', 'pid="1"')),
    ("word.property", "no property 'created'", cut(CORE, "<dcterms:created", "</dcterms:created>")),
    (
        "word.property",
        "'modified' is no time",
        edit(CORE, ">2021-06-15T12:00:00Z</dcterms:modified>", ">2021-06</dcterms:modified>"),
    ),
    (
        "word.property",
        "before it was made",
        edit(CORE, "2021-06-15T12:00:00Z</dcterms:m", "2020-06-15T12:00:00Z</dcterms:m"),
    ),
    ("word.property", "'русский' is no language", edit(CORE, "<dc:language>ru", "<dc:language>русский")),
    ("word.setting", "mode of compatibility", edit(SETTINGS, 'word" w:val="15"', 'word" w:val="14"')),
    ("word.setting", "asks the reader", edit(SETTINGS, "<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop")),
    (
        "word.setting",
        "edited",
        edit(SETTINGS, "<w:defaultTabStop", '<w:documentProtection w:edit="readOnly"/><w:defaultTabStop'),
    ),
    ("word.font", "PT Sans is not in the table", edit(FONTS, 'w:name="PT Sans"', 'w:name="PT Mono"')),
    ("word.font", "no font that its key opens", add(FONT, bytes(64))),
    ("word.font", "is no key of a font", edit(FONTS, "{00112233", "{0011223")),
    ("word.font", "does not say so", edit(SETTINGS, "<w:embedTrueTypeFonts/>", "")),
    ("word.section", "no room", edit(DOCUMENT, 'w:left="1474" w:header', 'w:left="9800" w:header')),
    ("word.section", "a page has no size", cut(DOCUMENT, "<w:pgSz", "/>")),
    ("word.section", "of what size", edit(DOCUMENT, "sectPr>", "section>", all_of_them=True)),
    ("word.section", "a page lies", edit(DOCUMENT, 'w:h="16838"/>', 'w:h="16838" w:orient="landscape"/>')),
    (
        "word.section",
        "two heads or two feet",
        edit(DOCUMENT, '<w:footerReference w:type="first"', '<w:footerReference w:type="default"'),
    ),
    (
        "word.section",
        "the other way round",
        both(
            edit(DOCUMENT, 'r:id="rId7"', 'r:id="rIdX"'),
            edit(DOCUMENT, 'r:id="rId9"', 'r:id="rId7"'),
            edit(DOCUMENT, 'r:id="rIdX"', 'r:id="rId9"'),
        ),
    ),
    # styles, numberings, languages
    (
        "word.style",
        "uses the style 'Nobody'",
        edit(DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Nobody"/>'),
    ),
    (
        "word.style",
        "uses the style 'BodyText'",
        edit(DOCUMENT, '<w:rStyle w:val="Emphasis"/>', '<w:rStyle w:val="BodyText"/>'),
    ),
    ("word.style", "names the style 'Nobody'", edit(STYLES, '<w:next w:val="BodyText"/>', '<w:next w:val="Nobody"/>')),
    (
        "word.style",
        "is based on itself",
        edit(
            STYLES,
            '<w:name w:val="Body Text"/><w:basedOn w:val="Normal"/>',
            '<w:name w:val="Body Text"/><w:basedOn w:val="LeadIn"/>',
        ),
    ),
    ("word.style", "two styles have one id", edit(STYLES, 'w:styleId="Letterhead"', 'w:styleId="LeadIn"')),
    ("word.style", "paragraph of no style", edit(DOCUMENT, '<w:pPr><w:pStyle w:val="BodyText"/></w:pPr>', "")),
    ("word.style", "plain text", edit(STYLES, ' w:default="1" w:styleId="Normal"', ' w:styleId="Normal"')),
    ("word.formatting", "sets 'b' past its styles", edit(DOCUMENT, '<w:rStyle w:val="Emphasis"/>', "<w:b/>")),
    (
        "word.formatting",
        "sets 'jc' past its styles",
        edit(DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="BodyText"/><w:jc w:val="right"/>'),
    ),
    (
        "word.formatting",
        "footnotes.xml sets 'sz'",
        edit(NOTES, '<w:rStyle w:val="FootnoteReference"/>', '<w:rStyle w:val="FootnoteReference"/><w:sz w:val="9"/>'),
    ),
    ("word.numbering", "of the list '99'", edit(DOCUMENT, '<w:numId w:val="3"/>', '<w:numId w:val="99"/>')),
    (
        "word.numbering",
        "level 4 of the list '3'",
        edit(DOCUMENT, '<w:ilvl w:val="0"/><w:numId w:val="3"/>', '<w:ilvl w:val="4"/><w:numId w:val="3"/>'),
    ),
    (
        "word.numbering",
        "of the kind '9'",
        edit(
            NUMBERING,
            '<w:num w:numId="2"><w:abstractNumId w:val="1"/>',
            '<w:num w:numId="2"><w:abstractNumId w:val="9"/>',
        ),
    ),
    (
        "word.numbering",
        "styles.xml names level 0 of the list '77'",
        edit(STYLES, '<w:numId w:val="2"/>', '<w:numId w:val="77"/>'),
    ),
    ("word.language", "'ru' is no language", edit(SETTINGS, 'themeFontLang w:val="ru-RU"', 'themeFontLang w:val="ru"')),
    (
        "word.language",
        "'русский' is no language",
        edit(DOCUMENT, '<w:rStyle w:val="Emphasis"/>', '<w:lang w:val="русский"/>'),
    ),
    ("word.language", "in what language it is", edit(STYLES, '<w:lang w:val="ru-RU" ', "<w:lang ")),
    ("word.language", "Russian words to be English", before_figures(paragraph(OTHER_SCRIPT))),
    # tables
    ("word.grid", "a row fills 1 of 2 columns", cut(DOCUMENT, '<w:tc><w:tcPr><w:tcW w:w="6881"', "</w:tc>")),
    (
        "word.grid",
        "a row fills 3 of 2 columns",
        edit(DOCUMENT, '<w:tcW w:w="6881" w:type="dxa"/>', '<w:tcW w:w="6881" w:type="dxa"/><w:gridSpan w:val="2"/>'),
    ),
    ("word.grid", "not as wide as its columns", edit(DOCUMENT, '<w:tcW w:w="6881"', '<w:tcW w:w="5000"')),
    ("word.grid", "it is not as wide", edit(DOCUMENT, '<w:tblW w:w="9298"', '<w:tblW w:w="5000"')),
    ("word.grid", "goes on from a cell above", edit(DOCUMENT, '<w:vMerge w:val="restart"/>', "")),
    (
        "word.grid",
        "no columns or no rows",
        edit(DOCUMENT, '<w:tblGrid><w:gridCol w:w="2417"/><w:gridCol w:w="6881"/></w:tblGrid>', "<w:tblGrid/>"),
    ),
    ("word.cell", "does not end in a paragraph", edit(DOCUMENT, paragraph(text("7"), "TableText"), "")),
    (
        "word.cell",
        "does not end in a paragraph",
        edit(
            DOCUMENT,
            f"{paragraph(text('первый'), 'TableText')}</w:tc>",
            f'{paragraph(text("первый"), "TableText")}<w:tbl><w:tblPr><w:tblStyle w:val="ParallelTable"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{CUT_ROW}<w:tc>{paragraph(text("а"))}</w:tc></w:tr></w:tbl></w:tc>',
        ),
    ),
    (
        "word.follower",
        "no paragraph follows",
        edit(
            DOCUMENT,
            f'</w:tbl>{SPACER}<w:p><w:pPr><w:pStyle w:val="CalloutHeading"/></w:pPr>',
            f'</w:tbl><w:tbl><w:tblPr><w:tblStyle w:val="ParallelTable"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{CUT_ROW}<w:tc>{paragraph(text("а"))}</w:tc></w:tr></w:tbl>{SPACER}<w:p><w:pPr><w:pStyle w:val="CalloutHeading"/></w:pPr>',
        ),
    ),
    ("word.head", "has no head", edit(DOCUMENT, "<w:tblHeader/>", "")),
    (
        "word.head",
        "below its first rows",
        edit(DOCUMENT, CUT_ROW + DATE_CELL, CUT_ROW.replace("/></w:trPr>", "/><w:tblHeader/></w:trPr>") + DATE_CELL),
    ),
    ("word.head", "a page break may cut", edit(DOCUMENT, "<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/>")),
    # words
    ("word.heading", "before the title", edit(DOCUMENT, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Heading1"/>')),
    (
        "word.heading",
        "level 2 follows one of level 0",
        edit(DOCUMENT, '<w:pStyle w:val="CalloutHeading"/>', '<w:pStyle w:val="Heading2"/>'),
    ),
    (
        "word.heading",
        "has no words",
        edit(
            DOCUMENT,
            text("Ключевые показатели") + '<w:bookmarkEnd w:id="4"/>',
            '<w:bookmarkEnd w:id="4"/><w:r><w:br/></w:r>',
        ),
    ),
    ("word.empty", "an empty paragraph", before_figures(paragraph("") * 2)),
    ("word.empty", "an empty paragraph", before_figures(paragraph("<w:r><w:t/></w:r>") * 2)),
    (
        "word.empty",
        "footnotes.xml has an empty",
        edit(
            NOTES,
            '</w:p></w:footnote><w:footnote w:id="3">',
            f'</w:p>{paragraph("", "FootnoteText")}</w:footnote><w:footnote w:id="3">',
        ),
    ),
    ("word.space", "two spaces together", edit(DOCUMENT, "Договор действует, как", "Договор  действует, как")),
    (
        "word.space",
        "two spaces together",
        edit(DOCUMENT, text(". Плата установлена в\u00a0"), text(". Плата ") + text(" установлена в\u00a0")),
    ),
    (
        "word.space",
        "would lose the space",
        edit(
            DOCUMENT,
            '<w:t xml:space="preserve">. Это важно.',
            '<w:t>. Это важно. </w:t></w:r><w:r><w:t xml:space="preserve">Да.',
        ),
    ),
    ("word.space", "at an end of", before_figures(paragraph(text("слово ")))),
    (
        "word.space",
        "a tab that stops nowhere",
        before_figures(paragraph(text("а") + "<w:r><w:tab/></w:r>" + text("б"))),
    ),
    ("word.space", "among the letters", before_figures(paragraph(text("а\tб")))),
    (
        "word.change",
        "shows words that are struck out",
        edit(DOCUMENT, '<w:delText xml:space="preserve">прежде</w:delText>', "<w:t>прежде</w:t>"),
    ),
    (
        "word.change",
        "hides words that are not struck out",
        edit(DOCUMENT, '<w:t xml:space="preserve">теперь</w:t>', "<w:delText>теперь</w:delText>"),
    ),
    (
        "word.change",
        "without a number, an author or a date",
        edit(DOCUMENT, ' w:date="2021-06-15T12:00:00Z"><w:r><w:delText', "><w:r><w:delText"),
    ),
    ("word.change", "two changes have one number", edit(DOCUMENT, '<w:ins w:id="902"', '<w:ins w:id="901"')),
    ("word.drawing", "two pictures have one number", edit(DOCUMENT, '<wp:docPr id="71"', '<wp:docPr id="1"')),
    ("word.drawing", "without a number", edit(DOCUMENT, '<wp:docPr id="71"', '<wp:docPr id="0"')),
    ("word.drawing", "of no size", edit(DOCUMENT, '<wp:extent cx="5400000"', '<wp:extent cx="0"')),
    ("word.alternative", "without words that stand for it", edit(DOCUMENT, ' descr="Рейсы по годам"', "")),
    ("word.alternative", "no words that sum it up", edit(DOCUMENT, '<w:tblCaption w:val="Рейсы"/>', "")),
    # marks that belong together
    ("word.field", "has no end", edit(DOCUMENT, '<w:fldChar w:fldCharType="end"/>', "")),
    (
        "word.field",
        "no beginning",
        edit(
            DOCUMENT,
            '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> SEQ',
            '<w:t>№</w:t></w:r><w:r><w:instrText xml:space="preserve"> SEQ',
        ),
    ),
    ("word.field", "has no instruction", before_figures(paragraph(field("", "слово")))),
    ("word.field", "shows nothing", before_figures(paragraph(text("с.") + field("PAGE", "")))),
    ("word.field", "PAGEREF _nowhere \\h leads nowhere", edit(DOCUMENT, "PAGEREF _key_figures", "PAGEREF _nowhere")),
    ("word.field", "REF _nowhere \\h leads nowhere", edit(DOCUMENT, " REF _sources", " REF _nowhere")),
    (
        "word.field",
        "is told to be 7",
        edit(DOCUMENT, field(r"SEQ Таблица \* ARABIC", "1"), field(r"SEQ Таблица \* ARABIC", "7")),
    ),
    (
        "word.field",
        "footer1.xml: the field NUMPAGES shows nothing",
        edit("word/footer1.xml", text(" из ") + field("NUMPAGES", "1"), text(" из") + field("NUMPAGES", "")),
    ),
    ("word.bookmark", "has no end", edit(DOCUMENT, '<w:bookmarkEnd w:id="4"/>', "")),
    (
        "word.bookmark",
        "has no beginning",
        edit(DOCUMENT, '<w:bookmarkEnd w:id="4"/>', '<w:bookmarkEnd w:id="4"/><w:bookmarkEnd w:id="4"/>'),
    ),
    ("word.bookmark", "the name '_title'", before_figures(paragraph(NEW_BOOKMARK.format(500, "_TITLE") + text("а")))),
    ("word.bookmark", "have one number", before_figures(paragraph(NEW_BOOKMARK.format(4, "_new") + text("а")))),
    (
        "word.bookmark",
        "is no name for a bookmark",
        before_figures(paragraph(NEW_BOOKMARK.format(500, "раздел-1") + text("а"))),
    ),
    (
        "word.bookmark",
        "is no name for a bookmark",
        before_figures(paragraph(NEW_BOOKMARK.format(500, "a" * 41) + text("а"))),
    ),
    ("word.link", "'_nowhere', which is not there", edit(DOCUMENT, 'w:anchor="_sources"', 'w:anchor="_nowhere"')),
    (
        "word.link",
        "footnotes.xml has a link to",
        edit(NOTES, 'w:anchor="_source_harbour_2020"', 'w:anchor="_source_lost"'),
    ),
    ("word.link", "without words", edit(DOCUMENT, text("страница порта"), "<w:r/>")),
    ("word.link", "leads nowhere", edit(DOCUMENT, '<w:hyperlink w:anchor="_sources" w:history="1">', "<w:hyperlink>")),
    ("word.link", "which is not in the file", edit(RELS, "https://example.org/port", "file:///c:/port.doc")),
    (
        "word.link",
        "which is not in the file",
        both(
            outside("image", "https://example.org/p.png"),
            edit(DOCUMENT, 'r:embed="rIdPicture1"', 'r:embed="rIdPicture1" r:link="rIdOut"'),
        ),
    ),
    ("word.note", "note 90 is called and is not there", before_figures(paragraph(text("а") + MARK.format(90)))),
    (
        "word.note",
        "note 90 is called nowhere",
        edit(
            NOTES,
            NOTE_2,
            NOTE_2.replace("2", "90")
            + paragraph("<w:r><w:footnoteRef/></w:r>" + text("а"), "FootnoteText")
            + "</w:footnote>"
            + NOTE_2,
        ),
    ),
    ("word.note", "a note is called twice", edit(DOCUMENT, MARK.format(3), MARK.format(3) * 2)),
    (
        "word.note",
        "two notes have one number",
        edit(
            NOTES,
            NOTE_2,
            NOTE_2 + paragraph("<w:r><w:footnoteRef/></w:r>" + text("а"), "FootnoteText") + "</w:footnote>" + NOTE_2,
        ),
    ),
    (
        "word.note",
        "another order",
        both(
            edit(DOCUMENT, MARK.format(2), MARK.format("x")),
            edit(DOCUMENT, MARK.format(3), MARK.format(2)),
            edit(DOCUMENT, MARK.format("x"), MARK.format(3)),
        ),
    ),
    ("word.note", "does not begin with its number", edit(NOTES, "<w:footnoteRef/>", "<w:t>*</w:t>")),
    (
        "word.note",
        "not in the style of notes",
        edit(NOTES, '<w:pStyle w:val="FootnoteText"/>', '<w:pStyle w:val="BodyText"/>'),
    ),
    (
        "word.note",
        "not in the style of calls",
        edit(DOCUMENT, '<w:rStyle w:val="FootnoteReference"/>', '<w:rStyle w:val="Strong"/>'),
    ),
    (
        "word.note",
        "lines above notes are not there",
        both(
            cut(NOTES, '<w:footnote w:type="continuationSeparator"', "</w:footnote>"),
            edit(SETTINGS, '<w:footnote w:id="0"/>', ""),
        ),
    ),
    ("word.note", "the settings name other lines", edit(SETTINGS, '<w:footnote w:id="0"/>', "")),
    ("word.note", "from outside the text", edit("word/header1.xml", "</w:p>", MARK.format(1) + "</w:p>")),
    ("word.comment", "comment 0 is not tied", edit(DOCUMENT, '<w:commentRangeStart w:id="0"/>', "")),
    ("word.comment", "comment 0 is not tied", edit(DOCUMENT, '<w:commentReference w:id="0"/>', "")),
    (
        "word.comment",
        "comment 8 is called",
        edit(
            DOCUMENT,
            '<w:commentRangeStart w:id="0"/>',
            '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="8"/>',
        ),
    ),
    ("word.comment", "no author, no date", edit(COMMENTS, ' w:date="2021-06-15T12:00:00Z"', "")),
    (
        "word.comment",
        "two comments have one number",
        edit(
            COMMENTS,
            "</w:comments>",
            f'<w:comment w:id="0" w:author="Р" w:date="2021-06-15T12:00:00Z">{paragraph(text("а"))}</w:comment></w:comments>',
        ),
    ),
    # data
    ("word.control", "two controls have one number", edit(DOCUMENT, '<w:id w:val="42"/>', '<w:id w:val="41"/>')),
    ("word.control", "without a number", edit(DOCUMENT, '<w:id w:val="42"/>', "")),
    ("word.control", "a control of nothing", edit(DOCUMENT, CONTENTS, "<w:sdt/>" + CONTENTS)),
    ("word.control", "without a name", edit(DOCUMENT, '<w:tag w:val="fact:ferry.since"/>', "")),
    (
        "word.control",
        "a store that is not there",
        edit(DOCUMENT, 'w:storeItemID="{6D4CF0B5', 'w:storeItemID="{6D4CF0B6'),
    ),
    ("word.control", "which is not one place", edit(DOCUMENT, "/b:fact[1]", "/b:fact[2]")),
    ("word.control", "which is not one place", edit(DOCUMENT, "/b:fact[1]", "/b:fact[")),
    ("word.control", "shows other words", edit(STORE, "1992", "1993")),
    ("word.chart", "a number that Word does not take", edit(CHART, 'val="12"', 'val="-12"', all_of_them=True)),
    ("word.chart", "a number that Word does not take", edit(CHART, 'val="12"', 'val="2147483648"', all_of_them=True)),
    ("word.chart", "two axes have one number", edit(CHART, 'val="12"', 'val="11"', all_of_them=True)),
    ("word.chart", "an axis is named that is not there", edit(CHART, '<c:crossAx val="12"/>', '<c:crossAx val="13"/>')),
    (
        "word.chart",
        "no table behind it",
        both(
            cut(CHART, "<c:externalData", "/>"),
            drop("word/charts/_rels/chart1.xml.rels"),
            drop(WORKBOOK),
            cut(TYPES, '<Override PartName="/word/embeddings', "/>"),
        ),
    ),
    ("word.chart", "that cannot be opened", add(WORKBOOK, b"no table")),
    ("word.chart", "than it counts", cut(CHART, '<c:pt idx="1">', "</c:pt>")),
    ("word.chart", "are not stored in it", cut(CHART, "<c:numCache>", "</c:numCache>")),
    (
        "word.chart",
        "more values than names",
        edit(CHART, '</c:formatCode><c:ptCount val="2"/>', '</c:formatCode><c:ptCount val="3"/>'),
    ),
    ("word.chart", "where in its table", edit(CHART, "<c:f>Sheet1!$B$2:$B$3</c:f>", "<c:f/>")),
)


def told(data: bytes) -> list[tuple[str, str]]:
    return faults_of(read_word(data))


@pytest.mark.parametrize(("code", "what", "change"), FAULTS, ids=[f"{code}: {what}" for code, what, _ in FAULTS])
def test_a_planted_fault_is_told_by_its_code_alone(code: str, what: str, change: Change) -> None:
    faults = told(changed(full_file(), change))

    assert {found for found, _ in faults} == {code}, faults
    assert any(what in message for _, message in faults), faults


def test_every_rule_can_tell() -> None:
    assert {code for code, _, _ in FAULTS} == {code for code, _ in RULES}
    assert len({code for code, _ in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "part", [DOCUMENT, NOTES, STYLES, NUMBERING, SETTINGS, FONTS, CORE, COMMENTS, CHART, TYPES, RELS]
)
def test_whatever_is_taken_out_or_changed_the_rules_can_tell(part: str) -> None:
    """A rule that breaks would hide what it was asked for: it must not lean on what a broken file may lack."""
    good, chance = files_of(full_file()), random.Random(part)
    for _ in range(25):
        root = etree.fromstring(good[part])
        elements = list(root.iter("*"))[1:]
        victim = chance.choice(elements)
        for name in list(victim.attrib):
            victim.set(name, chance.choice(["", "0", "-1", "x", "99999999999999999999"]))
        if not victim.attrib or chance.random() < 0.5:
            victim.getparent().remove(victim)

        told(zipped({**good, part: etree.tostring(root)}))


@pytest.mark.parametrize("data", [b"", b"PK", zipped({})], ids=["empty", "cut", "no parts"])
def test_what_is_no_package_is_told(data: bytes) -> None:
    assert [code for code, _ in told(data)] == ["word.package"]


def test_a_file_that_holds_all_it_may_has_no_fault() -> None:
    assert told(full_file()) == []


def test_the_open_xml_validator_holds_that_file_lawful_too(tmp_path: Path) -> None:
    validator = judge("ooxml-validator", ROOT / ".judges" / "node_modules" / ".bin" / "ooxml-validator")
    path = tmp_path / "full.docx"
    path.write_bytes(full_file())

    result = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=120, check=False)

    assert json.loads(result.stdout)["ok"], result.stdout[:2000]


@pytest.mark.parametrize("dress", ["house", "gost", "port"])
def test_the_files_of_every_brief_have_no_fault(dress: str) -> None:
    documents = every_document()
    names = [name for name in documents if dress == "house" or name.startswith("ferry")]
    assert len(names) >= 3

    assert {name: told(write_docx(documents[name], theme(dress))) for name in names} == {name: [] for name in names}


def test_a_blemish_of_a_reference_file_is_told_once_and_stops_nothing() -> None:
    reference, _ = read_reference(letterhead(), "paper.docx", theme("house"), ("ru",))
    beside = Beside((), (), WordDress(reference))
    written = WRITERS["docx"](ferry()["ru"], theme("house"), "ferry.ru.docx", beside)

    assert written.data is not None
    assert {(finding.severity.value, finding.place.file) for finding in written.findings} == {("warning", "paper.docx")}
    assert "word.alternative" in {finding.code for finding in written.findings}


def test_a_file_with_a_fault_is_not_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Beside((), (), PLAIN)
    good = WRITERS["docx"](ferry()["ru"], synthetic_project().theme, "ferry.ru.docx", beside)
    faulty = changed(full_file(), drop("word/media/image1.png"))
    monkeypatch.setattr(building, "write_docx", lambda *given, **more: faulty)
    bad = WRITERS["docx"](ferry()["ru"], synthetic_project().theme, "ferry.ru.docx", beside)

    assert good.data is not None
    assert good.findings == ()
    assert bad.data is None
    assert [(finding.code, finding.place.file) for finding in bad.findings] == [("word.target", "ferry.ru.docx")]
    assert list(bad.findings) == find_word_faults(faulty, "ferry.ru.docx")
