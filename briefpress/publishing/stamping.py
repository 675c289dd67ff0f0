"""The stamps of `build.py review`: who saw which wording of which translation, and when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from briefpress.checking.translations import hashes_of
from briefpress.composing.compose import units_on_page
from briefpress.composing.page import Page
from briefpress.model.brief import Brief
from briefpress.model.reviews import Review, ReviewFile, State
from briefpress.model.words import Language
from briefpress.publishing.project import Project
from briefpress.selecting.selection import Selection

_HEAD = "# Written by `python build.py review`: which wording of which text was reviewed, by whom, on what day.\n"


def stamp(
    project: Project, name: str, brief: Brief, language: Language, state: State, by: str, on: str
) -> tuple[ReviewFile, int]:
    """The reviews with every text that the brief prints in `language` stamped, and how many were; originals need no stamp."""
    if project.base is None:
        return project.reviews, 0
    page = Page(language, Selection(project.base, brief.as_of.last), project.catalogues[language])
    stamped: dict[str, Review] = {}
    for unit, resolver in units_on_page(page, name, brief):
        if unit.origin != language:
            wording, values = hashes_of(unit, resolver)
            stamped[unit.id] = Review.model_validate(
                {"state": state, "of": wording, "values_of": values, "by": by, "on": on}
            )
    former = project.reviews
    reviews = {"ru": dict(former.ru), "en": dict(former.en)}
    reviews[language].update(stamped)
    return ReviewFile(ru=reviews["ru"], en=reviews["en"]), len(stamped)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _lines(reviews: Mapping[str, Review]) -> Iterable[str]:
    for unit_id in sorted(reviews):
        review = reviews[unit_id]
        yield (
            f"  {_quoted(unit_id)}: {{state: {review.state}, of: {_quoted(review.of)}, values_of: {_quoted(review.values_of)}, "
            f"by: {_quoted(review.by)}, on: {_quoted(review.on.text)}}}\n"
        )


def reviews_text(reviews: ReviewFile) -> str:
    """The reviews as the text of `reviews.yaml`, in a fixed order."""
    parts = [_HEAD]
    for language, entries in (("ru", reviews.ru), ("en", reviews.en)):
        if entries:
            parts += [f"{language}:\n", *_lines(entries)]
    return "".join(parts) if len(parts) > 1 else _HEAD + "ru: {}\n"
