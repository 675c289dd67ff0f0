"""The brief markup, the document it becomes, and two documents side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefpress.document.nodes import (
    Document,
    Foreign,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    Named,
    Note,
    Pairs,
    Paragraph,
    Reference,
    Table,
    Text,
)
from briefpress.document.pairing import side_by_side
from briefpress.document.profile import parse_markup
from briefpress.document.walks import data_of, facts_of, figures_of, inlines_in, notes_of, plain
from briefpress.model.brief import EditionName
from tests.synthetic import ferry

FIGURE = (
    '<figure class="columns" label="Figure" alternative="a"><figcaption>c</figcaption><ul title="s">{}</ul></figure>'
)
MARK = '<li><time datetime="2015">2015</time><data value="1" data-fact="f">1</data></li>'
ARTICLE = '<article lang="{language}" title="t">{body}</article>'
DOCS = Path(__file__).resolve().parent.parent / "docs"


def parsed(body: str, language: str = "ru") -> Document:
    document, findings = parse_markup(ARTICLE.format(language=language, body=body), "t.j2")
    assert document is not None, findings
    return document


@pytest.mark.parametrize(
    "body",
    [
        "<marquee/>",
        "<p onclick='x'>a</p>",
        "<p class='big'>a</p>",
        "<p>a<br/>b</p>",
        '<h2 id="a">a</h2><p><a class="reference" href="#a">b</a></p>',
        '<p><a class="reference" href="#nowhere"/></p>',
        '<p><a class="reference" href="#a"/><a id="a" href="#a">b</a></p>',
        "<ul><li>a<br/>b</li></ul>",
        "<ul class='key-figures'><li>a<br/>b<br/>c</li></ul>",
        "<ul class='big'><li>a</li></ul>",
        "loose",
        "<ul>loose</ul>",
        "<ul><p>a</p></ul>",
        "<p><table/></p>",
        "<p><span>a</span></p>",
        "<p><data value='1'>1</data></p>",
        "<p><data value='1' data-fact='f'></data></p>",
        "<table class='figures' widths='50 50'><tbody><tr><td>a</td></tr></tbody></table>",
        "<table class='figures' widths='100'></table>",
        "<table class='figures' widths='100'><tfoot/><tbody><tr><td>a</td></tr></tbody></table>",
        "<div><p>a</p></div>",
        "<ul></ul>",
        "<h1>a</h1><h1>b</h1>",
        "<h2>without an id</h2>",
        '<h2 id="a">a</h2><h2 id="a">b</h2>',
        "<table class='figures' widths='0'><tbody><tr><td>a</td></tr></tbody></table>",
        "<table class='figures' widths='1'><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>",
        "<table class='figures' widths='1'><tbody><p>a</p></tbody></table>",
        "<table class='figures' widths='1'><tbody><tr><p>a</p></tr></tbody></table>",
        "<table class='figures' widths='1'><caption>c</caption><tbody><tr><td>a</td></tr></tbody></table>",
        '<p>a<span class="note" data-facts="f">n<span class="note" data-facts="f">m</span></span></p>',
        FIGURE.format(""),
        FIGURE.format("loose"),
        FIGURE.format("<p>a</p>"),
        FIGURE.format("<li>1</li>"),
        FIGURE.format(
            MARK + "<li class='guess'><time datetime='2015'>a</time><data value='1' data-fact='f'>1</data></li>"
        ),
        FIGURE.format(MARK.replace('"2015"', '"MMXV"')),
        FIGURE.format(MARK.replace('value="1"', 'value="one"')),
        FIGURE.format(MARK.replace(' data-fact="f"', "")),
        FIGURE.format(MARK.replace("<li>", "<li class='gap'>")),
        FIGURE.format(MARK.replace("<li>", "<li onclick='x'>")),
        FIGURE.format(MARK.replace(">1<", "><em>1</em><")),
        FIGURE.format(MARK).replace(' title="s"', ""),
        FIGURE.format(MARK).replace(' alternative="a"', ""),
        FIGURE.format(MARK).replace("columns", "pie"),
        FIGURE.format(MARK).replace(' label="Figure"', ' label="Figure" power="x"'),
        FIGURE.format(MARK).replace("<figcaption>c</figcaption>", ""),
        FIGURE.format(MARK).replace("</figure>", "<p>a</p></figure>"),
    ],
)
def test_what_is_outside_the_profile_is_refused(body: str) -> None:
    document, findings = parse_markup(ARTICLE.format(language="ru", body=body), "t.j2")

    assert document is None
    assert {finding.code for finding in findings} == {"markup.profile"}
    assert all(finding.place.file == "t.j2" and "of what the template emits" in finding.message for finding in findings)


def test_markup_that_is_no_xml_is_refused_at_its_line() -> None:
    document, (finding,) = parse_markup("<article lang='ru'>\n<p>a</article>", "t.j2")

    assert document is None
    assert finding.code == "markup.syntax"
    assert "line 2" in finding.message


def test_the_profile_is_documented() -> None:
    """Every element, attribute and class of the profile stands in the guide."""
    source = (DOCS.parent / "briefpress" / "document" / "allowed.py").read_text(encoding="utf-8")
    figures = (DOCS.parent / "briefpress" / "document" / "figure_profile.py").read_text(encoding="utf-8")
    table = source[source.index("ATTRIBUTES") : source.index("INLINE")]
    table += figures[figures.index("FIGURE_ROLES =") : figures.index("Inlines =")]
    guide = (DOCS / "markup.md").read_text(encoding="utf-8")
    words = set(re.findall(r'"([a-z0-9-]+)"', table))

    assert len(words) > 30
    assert [word for word in sorted(words) if f"`{word}`" not in guide and f"<{word}" not in guide] == []


def test_headings_tables_and_notes_are_numbered_once() -> None:
    note = '<span class="note" data-facts="f">n</span>'
    table = (
        '<table class="figures" widths="100" label="Таблица"><caption>c</caption><tbody><tr><td>a'
        + note
        + "</td></tr></tbody></table>"
    )
    document = parsed(
        f'<h1>T</h1><h2 id="a">A{note}</h2><p>x{note} y{note}</p>{table}<h2 id="b">B</h2><h3 id="c">C</h3>'
        f'<h2 class="unnumbered" id="d">D</h2>{table}'
    )

    assert [block.number for block in document.blocks if isinstance(block, Heading)] == ["", "1.", "2.", "2.1", ""]
    assert [block.number for block in document.blocks if isinstance(block, Table)] == [1, 2]
    assert [made.number for made in notes_of(document)] == [1, 2, 3, 4, 5]


def test_figures_are_numbered_and_traced() -> None:
    two = FIGURE.format(MARK) + FIGURE.format(MARK.replace('"f"', '"g"'))
    document = parsed(two)

    assert [figure.number for figure in figures_of(document)] == [1, 2]
    assert facts_of(document) == ("f", "g")


def test_figures_that_show_different_values_do_not_stand_side_by_side() -> None:
    left, right = parsed(FIGURE.format(MARK)), parsed(FIGURE.format(MARK.replace('value="1"', 'value="2"')), "en")

    _, findings = side_by_side(left, right, "x.yaml")

    assert [finding.code for finding in findings] == ["parity.structure"]


def test_white_space_of_the_markup_is_not_the_documents() -> None:
    document = parsed("<p>\n  one\n  <em>two</em> three \n</p>")

    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.children) == "one two three"


def test_the_trace_names_what_is_printed_and_cited() -> None:
    document = ferry()["ru"]

    assert facts_of(document) == (
        "ferry.agreement",
        "ferry.length-long",
        "ferry.length-short",
        "ferry.opinion",
        "ferry.passengers-2015",
        "ferry.passengers-2018",
        "ferry.passengers-2019",
        "ferry.passengers-2030",
        "ferry.rent-1994",
    )
    assert {datum.fact for datum in data_of(document)} < set(facts_of(document))


def test_two_languages_stand_side_by_side() -> None:
    both, findings = side_by_side(
        parsed("<h1>Да</h1><p>один</p><ul><li>два</li><li>три</li></ul>"),
        parsed("<h1>Yes</h1><p>one</p><ul><li>two</li><li>three</li></ul>", "en"),
        "x",
    )

    assert findings == []
    assert both is not None
    assert both.languages == ("ru", "en")
    heading, pairs = both.blocks
    assert isinstance(heading, Heading)
    assert heading.children == (Text("Да"), LineBreak(), Foreign("en", (Text("Yes"),)))
    assert isinstance(pairs, Pairs)
    assert [tuple(len(side) for side in row) for row in pairs.rows] == [(1, 1)] * 3


def test_side_by_side_keeps_every_note_and_numbers_it_anew() -> None:
    made = ferry()
    languages = {note.language for note in notes_of(made["ru-en"])}

    assert len(notes_of(made["ru-en"])) == len(notes_of(made["ru"])) + len(notes_of(made["en"]))
    assert [note.number for note in notes_of(made["ru-en"])] == list(range(1, len(notes_of(made["ru-en"])) + 1))
    assert {"ru", "en"} <= languages


def test_an_ordered_list_counts_on_through_its_pairs() -> None:
    both, _ = side_by_side(parsed("<ol><li>а</li><li>б</li></ol>"), parsed("<ol><li>a</li><li>b</li></ol>", "en"), "x")

    assert both is not None
    (pairs,) = both.blocks
    assert isinstance(pairs, Pairs)
    starts = [block.start for row in pairs.rows for side in row for block in side if isinstance(block, ListBlock)]
    assert starts == [1, 1, 2, 2]


def test_key_figures_stand_together_in_one_row() -> None:
    left = '<ul class="key-figures"><li><strong>5</strong><br/>а</li><li><strong>6</strong><br/>б</li></ul>'
    right = '<ul class="key-figures"><li><strong>5</strong><br/>a</li><li><strong>6</strong><br/>b</li></ul>'
    both, _ = side_by_side(parsed(left), parsed(right, "en"), "x")

    assert both is not None
    (pairs,) = both.blocks
    assert isinstance(pairs, Pairs)
    assert [
        [len(block.items) for side in row for block in side if isinstance(block, ListBlock)] for row in pairs.rows
    ] == [[2, 2]]


def test_a_sum_in_a_narrow_column_may_be_broken_behind_its_words() -> None:
    value = '<data value="26000000000" data-fact="f">более\u00a026\u00a0млрд\u00a0долл.\u00a0США</data>'
    day = '<time datetime="2021-05-22" data-fact="f">22\u00a0мая\u00a02021\u00a0г.</time>'
    table = f'<table class="figures" widths="1 1" summary="s"><thead><tr><th>т</th><th>т</th></tr></thead><tbody><tr><th>{day}</th><td class="number">{value}</td></tr></tbody></table>'
    both, findings = side_by_side(parsed(table), parsed(table, "en"), "x")

    assert findings == []
    assert both is not None
    assert {datum.text for datum in data_of(both)} == {"более 26\u00a0млрд долл. США", "22\u00a0мая\u00a02021\u00a0г."}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("<p>а</p>", "<p>a</p><p>b</p>"),
        ("<p>а</p>", "<ul><li>a</li></ul>"),
        ("<ul><li>а</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ('<h2 id="a">а</h2>', '<h2 id="b">b</h2>'),
    ],
)
def test_documents_built_unlike_are_refused(left: str, right: str) -> None:
    both, (finding,) = side_by_side(parsed(left), parsed(right, "en"), "briefs/x.yaml")

    assert both is None
    assert finding.code == "parity.structure"


def test_a_word_on_one_languages_status_may_stand_alone() -> None:
    both, findings = side_by_side(
        parsed("<h1>Т</h1><p>а</p>"), parsed('<h1>T</h1><p class="status">s</p><p>a</p>', "en"), "x"
    )

    assert findings == []
    assert both is not None
    pairs = both.blocks[1]
    assert isinstance(pairs, Pairs)
    assert pairs.rows[0][0] == ()


def test_nodes_are_values() -> None:
    assert Note((Text("a"),), number=1) == replace(Note((Text("a"),)), number=1)


def test_a_link_leads_to_a_place_in_the_document() -> None:
    document = parsed(
        '<h2 id="a">A</h2><p>x<span class="note"><a id="b" href="#c">y</a></span></p><p><a id="c" href="#b">z</a></p>'
    )

    paragraph = document.blocks[2]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == (Link("b", (Text("z"),), "c"),)


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="#nowhere">a</a></p>',
        '<p><a href="https://example.org">a</a></p>',
        "<p><a>a</a></p>",
        '<h2 id="a">a</h2><p><a id="a" href="#a">b</a></p>',
    ],
)
def test_a_link_to_nowhere_is_refused(body: str) -> None:
    document, findings = parse_markup(ARTICLE.format(language="ru", body=body), "t.j2")

    assert document is None
    assert {finding.code for finding in findings} == {"markup.profile"}


def test_a_reference_is_filled_in_with_what_the_place_is_called() -> None:
    body = '<p>{word} <a class="reference" href="#b"/></p><h2 id="a">А</h2><h2 id="b">{head}<span class="note">n</span></h2>'
    left, right = (
        parse_markup(ARTICLE.format(language=language, body=body.format(word=word, head=head)), "t.j2")[0]
        for language, word, head in (("ru", "см.", "Глава"), ("en", "see", "Chapter"))
    )
    assert left is not None
    assert right is not None
    assert plain(left.blocks[0].children) == "см. Глава"  # type: ignore[union-attr]

    paired, findings = side_by_side(left, right, "b")

    assert paired is not None, findings
    references = [inline for inline in inlines_in(paired) if isinstance(inline, Reference)]
    names = [inline for inline in inlines_in(paired) if isinstance(inline, Named)]
    assert [(one.target, one.text) for one in references] == [("b-ru", "Глава"), ("b-en", "Chapter")]
    assert [(one.anchor, plain(one.children)) for one in names] == [("b-ru", "Глава"), ("b-en", "Chapter")]


def test_a_note_inside_stressed_words_is_in_the_language_of_its_column() -> None:
    strip = "<ul class='key-figures'><li><strong>5<span class='note'>n</span></strong><br/>x</li></ul>"
    left, right = (parse_markup(ARTICLE.format(language=language, body=strip), "t.j2")[0] for language in ("ru", "en"))
    assert left is not None
    assert right is not None

    paired, findings = side_by_side(left, right, "b")

    assert paired is not None, findings
    assert [note.language for note in notes_of(paired)] == ["ru", "en"]


@pytest.mark.parametrize("edition", ["ru", "en", "ru-en"])
def test_the_first_note_and_the_entry_of_a_source_lead_to_each_other(edition: EditionName) -> None:
    links = [inline for inline in inlines_in(ferry()[edition]) if isinstance(inline, Link)]
    by_anchor = {link.anchor: link for link in links}

    assert len(by_anchor) == len(links) == 2 * 2 * len(ferry()[edition].languages)
    for link in links:
        assert by_anchor[link.target].target == link.anchor
    assert {link.anchor.split("-")[0] for link in links} == {"cite", "source"}
