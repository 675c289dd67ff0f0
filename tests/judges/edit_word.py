"""Edits a Word file as an officer would, in LibreOffice, and tells what was done and what LibreOffice meets in the saved file.

Run by the Python that has LibreOffice's bridge: edit_word.py <soffice> <folder for its profile and the edited files> <file>...
Each file is opened anew for each edit, saved as .docx in the folder and opened again. Places count all paragraphs from 0,
those in cells too. Side by side, items of lists stand alone in their cells: none is deleted there. Prints JSON.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

FORMAT = "MS Word 2007 XML"
LETTERS = "ABCDEFGH"
LIST_STYLES = ("Callout List", "List Bullet", "List Number")


def setting(name, value):
    return PropertyValue(Name=name, Value=value)


def tables_of(document):
    return [block for block in document.Text if block.supportsService("com.sun.star.text.TextTable")]


def paragraphs_of(document):
    """Every paragraph in its order, those in cells with the name of their table and cell.

    Left out is the empty one that LibreOffice sets before a table with which a text begins.
    """
    found = []
    for block in document.Text:
        if block.supportsService("com.sun.star.text.Paragraph"):
            found.append(("", block))
        else:
            for name in block.CellNames:
                found += [(f"{block.Name}.{name}", paragraph) for paragraph in block.getCellByName(name)]
    return found if found[0][0] or found[0][1].getString() else found[1:]


def is_heading(paragraph):
    return paragraph.OutlineLevel > 0 or paragraph.ParaStyleName == "Title"


def chosen(document, chance, wanted):
    """One of the paragraphs that have words and are wanted, and its place."""
    order = list(enumerate(paragraphs_of(document)))
    chance.shuffle(order)
    for place, (where, paragraph) in order:
        if paragraph.getString().strip() and wanted(where, paragraph):
            return place, paragraph
    raise SystemExit("nothing of the kind that is to be edited stands in the file")


def in_body(where, paragraph):
    return not where and not is_heading(paragraph)


def table_with_rows(document, chance):
    return chance.choice([table for table in tables_of(document) if table.Rows.Count > 2 and table.Columns.Count > 1])


def row_of(document, table, row):
    """The place of the first paragraph of a row, and how many stand in the row."""
    places = [
        place
        for place, (where, _) in enumerate(paragraphs_of(document))
        if where.rpartition(".")[0] == table.Name and where.rpartition(".")[2].lstrip(LETTERS) == str(row + 1)
    ]
    return places[0], len(places)


def change_figure(document, chance):
    search = document.createSearchDescriptor()
    search.SearchRegularExpression, search.SearchString = True, "[0-9]+,[0-9]+"
    found = document.findAll(search)
    number = chance.randrange(found.Count)
    old = found.getByIndex(number).getString()
    found.getByIndex(number).setString("98,76")
    return {"old": old, "new": "98,76"}


def delete_note(document, chance):
    index = chance.randrange(document.Footnotes.Count)
    document.Footnotes.getByIndex(index).Anchor.setString("")
    return {"index": index}


def add_row(document, chance):
    table = table_with_rows(document, chance)
    at = table.Rows.Count
    place, count = row_of(document, table, at - 1)
    table.Rows.insertByIndex(at, 1)
    names = [name for name in table.CellNames if name.lstrip(LETTERS) == str(at + 1)]
    for name in names:
        table.getCellByName(name).setString(f"новая {name}")
    return {"place": place + count, "words": [f"новая {name}" for name in names]}


def delete_row(document, chance):
    table = table_with_rows(document, chance)
    row = chance.randrange(1, table.Rows.Count)
    place, count = row_of(document, table, row)
    table.Rows.removeByIndex(row, 1)
    return {"place": place, "count": count}


def add_heading(document, chance):
    place, paragraph = chosen(document, chance, in_body)
    text = paragraph.Text
    cursor = text.createTextCursorByRange(paragraph.End)
    text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    text.insertString(cursor, "Новый раздел", False)
    cursor.ParaStyleName = "Heading 1"
    return {"place": place + 1, "words": "Новый раздел"}


def deleted(document, chance, wanted):
    """Takes out a paragraph of the text that another follows, as one does by the keys: marked up to the next and struck.

    LibreOffice's own call for removing a paragraph takes the notes of the next one with it.
    """
    paragraphs = paragraphs_of(document)
    places = [
        place
        for place, ((where, paragraph), (next_where, _)) in enumerate(zip(paragraphs, paragraphs[1:], strict=False))
        if not where and not next_where and paragraph.getString().strip() and wanted(paragraph)
    ]
    place = chance.choice(places)
    cursor = document.Text.createTextCursorByRange(paragraphs[place][1].Start)
    cursor.gotoRange(paragraphs[place + 1][1].Start, True)
    cursor.setString("")
    return {"place": place}


def is_free_heading(document, paragraph):
    """Whether it is a heading that no cross-reference leads to: one that does would be left leading nowhere, and say so."""
    fields = document.getTextFields().createEnumeration()
    referred = set()
    while fields.hasMoreElements():
        referred.add(getattr(fields.nextElement(), "SourceName", ""))
    names = {part.Bookmark.Name for part in paragraph if part.TextPortionType == "Bookmark"}
    return paragraph.OutlineLevel > 0 and not names & referred


def delete_heading(document, chance):
    return deleted(document, chance, lambda paragraph: is_free_heading(document, paragraph))


def is_plain_cell(where, paragraph):
    return bool(where) and all(part.TextPortionType == "Text" for part in paragraph)


def change_cell(document, chance):
    place, paragraph = chosen(document, chance, is_plain_cell)
    paragraph.setString("другая ячейка")
    return {"place": place, "words": "другая ячейка"}


def insert_note(document, chance):
    _, paragraph = chosen(document, chance, in_body)
    note = document.createInstance("com.sun.star.text.Footnote")
    paragraph.Text.insertTextContent(paragraph.End, note, False)
    note.setString("Новая сноска.")
    notes = [document.Footnotes.getByIndex(index).getString() for index in range(document.Footnotes.Count)]
    return {"index": notes.index("Новая сноска."), "words": "Новая сноска."}


def delete_item(document, chance):
    return deleted(document, chance, lambda paragraph: paragraph.ParaStyleName in LIST_STYLES)


def replace_word(document, chance):
    replacing = document.createReplaceDescriptor()
    replacing.SearchString, replacing.ReplaceString, replacing.SearchCaseSensitive = "порта", "гавани", True
    return {"old": "порта", "new": "гавани", "times": document.replaceAll(replacing)}


EDITS = (
    change_figure,
    delete_note,
    add_row,
    delete_row,
    add_heading,
    delete_heading,
    change_cell,
    insert_note,
    delete_item,
    replace_word,
)


def opened(desktop, path):
    return desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (setting("Hidden", True),))


def edited(desktop, source, folder, edit):
    """What the edit did, and what is met in the file once it is saved and opened again."""
    target = folder / f"{source.stem}.{edit.__name__}.docx"
    document = opened(desktop, source)
    did = edit(document, random.Random(f"{source.name} {edit.__name__}"))
    document.storeToURL(target.as_uri(), (setting("FilterName", FORMAT),))
    document.close(True)
    document = opened(desktop, target)
    met = {
        "notes": document.Footnotes.Count,
        "tables": document.TextTables.Count,
        "paragraphs": len(paragraphs_of(document)),
    }
    document.close(True)
    return {"file": source.name, "edit": edit.__name__, "did": did, "met": met, "saved": str(target)}


def connected(name, process):
    """The desktop of the office that was started, once it answers."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if process.poll() not in (None, 81):
                break
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def main():
    office, folder, *sources = sys.argv[1:]
    name = f"briefpress{os.getpid()}"
    profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
    process = subprocess.Popen(
        [office, profile, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={name};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        desktop = connected(name, process)
        told = [
            edited(desktop, Path(source), Path(folder), edit)
            for source in sources
            for edit in EDITS
            if edit is not delete_item or "ru-en" not in source
        ]
        desktop.terminate()
        process.wait(timeout=30)
    finally:
        if process.poll() is None:
            process.kill()
    print(json.dumps(told, ensure_ascii=False))


main()
