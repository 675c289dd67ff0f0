"""Remarks on a document stand in the Word file as comments, each at the words it is about, and none is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefpress.document.walks import facts_of
from briefpress.model.brief import EDITIONS, EditionName, Waiver
from briefpress.model.reviews import Review, ReviewFile
from briefpress.publishing.project import Project
from briefpress.publishing.remarks import remarks_of
from briefpress.writing.docx.writer import write_docx
from briefpress.writing.remarks import Remark
from tests.synthetic import documents, ferry, real_project, synthetic_project
from tests.test_drift import W, every_document
from tests.test_judges import found_by_the_validator
from tests.test_word_values import parts_of

UNIT = "ferry/legal-basis/treaty"


def project() -> Project:
    """The synthetic project with a translation gone stale."""
    review = Review.model_validate({"state": "reviewed", "of": "0" * 12, "values_of": "0" * 12, "by": "A. Editor", "on": "2021-05-01"})  # fmt: skip
    return replace(synthetic_project(), reviews=ReviewFile(en={UNIT: review}))


def remarks(edition: EditionName) -> tuple[Remark, ...]:
    made = project()
    waiver = Waiver.model_validate({"unit": "ferry/key-messages/rent", "text": "1994", "reason": "A name."})
    brief = made.briefs["ferry"].model_copy(update={"waivers": (waiver,)})
    return remarks_of(made, "ferry", brief, None, documents(made, "ferry")[edition])


def comments_of(parts: dict[str, bytes]) -> dict[str, tuple[str, str, str]]:
    """By its number, what each comment says, the words it stands at, and the style of their paragraph."""
    body = etree.fromstring(parts["word/document.xml"])
    told = {}
    for comment in etree.fromstring(parts["word/comments.xml"]):
        number = comment.get(f"{W}id")
        (start,) = body.xpath(f"//*[local-name()='commentRangeStart'][@*[local-name()='id']='{number}']")
        (end,) = body.xpath(f"//*[local-name()='commentRangeEnd'][@*[local-name()='id']='{number}']")
        assert len(body.xpath(f"//*[local-name()='commentReference'][@*[local-name()='id']='{number}']")) == 1
        assert start.getparent() is end.getparent()
        words, element = "", start.getnext()
        while element is not end:
            words += "".join(text.text or "" for text in element.iter(f"{W}t"))
            element = element.getnext()
        style = start.getparent().find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        told[str(number)] = ("".join(text.text or "" for text in comment.iter(f"{W}t")), words, style)
    return told


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_remark_is_a_comment_at_what_it_is_about(edition: EditionName) -> None:
    made = remarks(edition)
    parts = parts_of(write_docx(ferry()[edition], synthetic_project().theme, remarks=made))
    told = comments_of(parts)

    assert len(made) >= 3
    assert sorted(text for text, _, _ in told.values()) == sorted(remark.text for remark in made)
    assert all(words for _, words, _ in told.values())
    assert list(told) == [str(number) for number in range(len(told))]
    by_text = {text: words for text, words, _ in told.values()}
    for text, words in by_text.items():
        if text.startswith("Changed since"):
            assert words.startswith("The treaty is in force")
        if text.startswith("Allowed here"):
            assert words.startswith("The Union of Ferry Ports")
        if text.startswith(("Caveat", "Оговорка")):
            assert "1" in words
    assert set(etree.fromstring(parts["word/comments.xml"]).xpath("//@*[local-name()='date']")) == {"2021-06-15T12:00:00Z"}  # fmt: skip


def test_what_is_to_be_told_is_told() -> None:
    made = remarks("en")

    assert {remark.fact for remark in made if remark.fact} <= set(facts_of(ferry()["en"]))
    assert [remark.text.partition(" ")[0] for remark in made] == ["Where", "Caveat:", "Changed", "Allowed"]
    assert {remark.language for remark in remarks("ru-en")} == {"ru", "en"}


def test_a_fact_overdue_for_review_is_told() -> None:
    made, name = real_project(), "treaties"
    overdue = frozenset(fact_id for fact_id in facts_of(every_document()["treaties.ru"]) if made.base.facts[fact_id].review_by)  # type: ignore[union-attr]  # fmt: skip
    told = remarks_of(replace(made, overdue=overdue), name, made.briefs[name], None, every_document()[f"{name}.ru"])

    assert overdue
    assert {remark.fact for remark in told if remark.text.startswith("Срок проверки истёк: ")} == overdue


def test_a_remark_that_finds_no_place_stands_at_the_title() -> None:
    lost = Remark("Nowhere.", "Desk", "en", unit="ferry/nowhere")
    told = comments_of(parts_of(write_docx(ferry()["en"], synthetic_project().theme, remarks=(lost,))))

    assert told == {"0": ("Nowhere.", "The ferry line", "Title")}


def test_without_remarks_the_file_has_no_comments() -> None:
    assert "word/comments.xml" not in parts_of(write_docx(ferry()["en"], synthetic_project().theme))


def test_the_validator_finds_nothing_in_a_file_with_comments(tmp_path: Path) -> None:
    data = write_docx(ferry()["ru-en"], synthetic_project().theme, remarks=remarks("ru-en"))

    assert found_by_the_validator(data, tmp_path) == []
