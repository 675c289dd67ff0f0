"""The page for a browser: whole in itself, valid, the document's words and notes, legible; judged in a browser elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from briefpress.document.nodes import Document, Note, Paragraph, Text
from briefpress.document.numbering import numbered
from briefpress.document.walks import data_of, notes_of
from briefpress.findings import Finding
from briefpress.publishing.project import Project
from briefpress.writing.tokens import Colours
from briefpress.writing.web import page_of, write_web
from tests.synthetic import ferry, synthetic_project
from tests.test_drift import NAMES, body_words, counts, every_document, note_words, squashed

# Elements that HTML leaves open; the rest of a page must be well-formed even as XML.
VOID = re.compile(r"<((?:meta|col|br)\b[^>]*[^/])>|<(br)>")


@cache
def page(name: str) -> str:
    data, findings = write_web(every_document()[name], synthetic_project().theme, f"{name}.html")
    assert data is not None, findings
    return data.decode()


def parsed(text: str) -> Any:
    """The page read strictly: every element closed in its order, every attribute quoted, no id twice."""
    return etree.fromstring(VOID.sub(r"<\1\2/>", text.removeprefix("<!DOCTYPE html>\n")).encode())


def words_of(element: Any) -> str:
    return squashed("".join(element.itertext()))


def without(root: Any, path: str) -> Any:
    """A copy of the tree without what the path finds; the words behind each stay."""
    copy = etree.fromstring(etree.tostring(root))
    for element in copy.xpath(path):
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = (before.tail or "") + (element.tail or "")
        else:
            parent.text = (parent.text or "") + (element.tail or "")
        parent.remove(element)
    return copy


def shown_counts(root: Any) -> dict[str, int]:
    text = without(root, "//nav | //section[@class='notes']/h2")
    return {
        "headings": len(text.xpath("//h1 | //h2 | //h3")),
        "tables": len(text.xpath("//table")),
        "rows": len(text.xpath("//tr")),
        "head rows": len(text.xpath("//thead/tr")),
        "items": len(text.xpath("//li[not(ancestor::section)]")),
        "notes": len(text.xpath("//a[@class='call']")),
        "emphasis": len(text.xpath("//em | //strong")),
        "pairs": len(text.xpath("//div[@class='pair']")),
        "figures": len(text.xpath("//figure")),
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_page_holds_the_document(name: str) -> None:
    document, root = every_document()[name], parsed(page(name))
    aside = ".//nav | .//a[@class='skip'] | .//a[@class='call'] | .//section | .//footer | .//*[local-name()='svg']"
    body = without(root.find("body"), aside)
    notes = [without(note, ".//a[@class='back']") for note in root.xpath("//li[starts-with(@id, 'note:')]")]

    assert words_of(body) == body_words(document)
    assert [words_of(note) for note in notes] == note_words(document)
    assert shown_counts(root) == counts(document)
    assert Counter(
        (element.get("data-fact"), element.get("value") or element.get("datetime"))
        for element in root.xpath("//data | //time")
    ) == Counter((datum.fact, datum.value) for datum in data_of(document))


def test_the_comparison_sees_what_is_lost() -> None:
    document = every_document()["ferry.ru"]
    whole = page_of(document)
    less = parsed(whole.replace("<tr>", "<!--", 1).replace("</tr>", "-->", 1))

    assert shown_counts(less) != counts(document)
    assert words_of(parsed(whole.replace("арендует", "арендовал")).find("body")) != words_of(parsed(whole).find("body"))


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere_on_the_page_and_nowhere_else(name: str) -> None:
    root = parsed(page(name))
    ids = root.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert set(root.xpath("//@href")) <= {f"#{place}" for place in ids}
    assert root.xpath("//@aria-labelledby[not(. = //@id)]") == []
    for note in notes_of(every_document()[name]):
        (call,) = root.xpath(f"//a[@id='call:{note.number}']")
        (item,) = root.xpath(f"//li[@id='note:{note.number}']")
        assert call.get("href") == f"#{item.get('id')}"
        assert item.xpath(".//a[@class='back']/@href") == [f"#{call.get('id')}"]
        assert item.xpath("string(.//span[@class='word'])")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_of_anywhere(name: str) -> None:
    text, root = page(name), parsed(page(name))
    addresses = [*re.findall(r"url\(\s*['\"]?([^)'\"]*)", text), *re.findall(r"@import|src\s*=\s*\"([^\"]*)", text)]

    assert addresses
    # A drawing speaks of its own parts by #.
    assert all(address.startswith(("data:font/woff2;base64,", "#")) for address in addresses)
    assert root.xpath("//link | //img | //iframe | //object | //embed | //form | //base | //@src | //@srcset") == []
    assert root.xpath("//script/@type") == ["application/ld+json"]
    assert [attribute for attribute in root.xpath("//@*") if "://" in attribute] == []
    assert root.xpath("//*[local-name()='svg']//@*[local-name()='href' and not(starts-with(., '#'))]") == []
    assert not any(key.startswith("on") for element in root.iter() for key in element.attrib)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert root.find("head")[0].get("http-equiv") == "Content-Security-Policy"
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:")


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_built_as_html_asks(name: str) -> None:
    text = page(name)
    root = parsed(text)
    plain_text = re.sub(r"<svg .*?</svg>", "", text, flags=re.DOTALL)
    lenient, strict = html.document_fromstring(plain_text), parsed(plain_text)

    assert [element.tag for element in lenient.body.iter()] == [element.tag for element in strict.find("body").iter()]
    assert [child.tag for child in root.find("body")] == ["a", "header", "nav", "main", "footer"]
    assert len(root.xpath("//h1")) == len(root.xpath("//main")) == 1
    assert root.get("lang") == every_document()[name].language
    assert root.xpath("//th[not(@scope)]") == []
    assert root.xpath("//table[not(@aria-label) and not(caption)]") == []
    levels = [int(heading.tag[1]) for heading in root.xpath("//h1 | //h2 | //h3")]
    assert all(next_level <= level + 1 for level, next_level in zip(levels, levels[1:], strict=False))
    assert len(text.encode()) < 400_000


def test_both_languages_are_marked() -> None:
    root = parsed(page("ferry.ru-en"))

    pairs = [tuple(side.get("lang") for side in pair) for pair in root.xpath("//div[@class='pair']")]
    assert set(pairs) == {("ru", "en"), ("en",)}
    assert {note.get("lang") for note in root.xpath("//section//li")} == {"ru", "en"}
    assert root.xpath("//a[@class='skip']/span/@lang") == ["en"]


def test_the_page_tells_machines_what_it_is() -> None:
    root = parsed(page("ferry.ru"))
    told = json.loads(root.xpath("string(//script)"))

    assert (told["@type"], told["name"], told["inLanguage"], told["identifier"]) == (
        "Report",
        "Паромная линия",
        ["ru"],
        "ferry",
    )
    assert told["dateModified"] == "2021-06-15"
    assert len(told["isBasedOn"]) == 2
    assert told["isBasedOn"][1].startswith("Управление порта Северный.")
    assert json.loads(parsed(page("ferry.ru-en")).xpath("string(//script)"))["isBasedOn"] == told["isBasedOn"]
    assert root.xpath("//meta[@name='keywords']/@content") == ["Паромная линия"]


def test_words_cannot_end_what_they_stand_in(project: Project) -> None:
    words = "</script></style><b>&amp;\"'"
    document = Document(("ru",), words, (Paragraph((Text(words), Note((Text(words),)))),))

    data, findings = write_web(numbered(document), project.theme, "x.html")

    assert data is not None, findings
    root = parsed(data.decode())
    assert root.xpath("string(//title)") == words
    assert json.loads(root.xpath("string(//script)"))["name"] == words
    assert root.xpath("//b") == []


def test_the_same_document_gives_the_same_bytes(project: Project) -> None:
    assert write_web(ferry()["ru"], project.theme, "a.html") == write_web(ferry()["ru"], project.theme, "b.html")


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_what_cannot_be_drawn_or_filled_in_is_a_finding(project: Project) -> None:
    chinese = Document(("ru",), "t", (Paragraph((Text("Ханьцзы: 漢"),)),))
    kazakh = Document(("ru",), "t", (Paragraph((Text("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі ₸"),)),))
    theme = project.theme
    without_font = replace(theme, fonts=replace(theme.fonts, serif="No Such Serif"))
    without_token = replace(theme, screen_sheet="p { color: #$nothing }")

    assert codes(write_web(chinese, theme, "x.html")[1]) == ["glyph.missing"]
    assert codes(write_web(kazakh, theme, "x.html")[1]) == []
    assert codes(write_web(ferry()["ru"], without_font, "x.html")[1]) == ["font.missing"]
    (finding,) = write_web(ferry()["ru"], without_token, "x.html")[1]
    assert (finding.code, finding.place.file) == ("theme.invalid", "templates/theme/house/screen.css")


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_colours_of_words_stand_off_from_what_is_behind_them(project: Project) -> None:
    colours: Colours = project.theme.colours

    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    for word in (colours.text, colours.accent, colours.grey):
        for ground in ("FFFFFF", colours.band):
            assert contrast(word, ground) >= 4.5, (word, ground)


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    sheet = (Path(__file__).resolve().parent.parent / "templates" / "theme" / "house" / "screen.css").read_text(
        encoding="utf-8"
    )

    assert set(re.findall(r"#([0-9a-fA-F]{3,8})\b", sheet)) == {"fff"}
