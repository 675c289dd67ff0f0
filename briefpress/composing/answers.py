"""A fact as an answer to paste: its sentence, its sources in brackets, and what an official must be told with it."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.composing.notes import dispute_text
from briefpress.composing.page import Page, sources_of
from briefpress.composing.runs import plain_runs
from briefpress.composing.spans import compose_plain, plain_words
from briefpress.localising.dates import format_edtf
from briefpress.localising.typography import set_spaces
from briefpress.model.facts import Fact
from briefpress.model.placeholders import resolver_of_fact


@dataclass(frozen=True)
class Answer:
    """One fact in plain words of one language; `remarks` are its caveat and the dispute it is party to."""

    fact_id: str
    kind: str
    date: str
    sentence: str
    sources: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def sourced(self) -> str:
        """The sentence with its sources in brackets before its full stop."""
        sources = f" ({'; '.join(self.sources)})"
        if self.sentence.endswith("."):
            return self.sentence.removesuffix(".") + sources + "."
        return self.sentence + sources


def answer_of(page: Page, fact: Fact) -> Answer:
    """The fact as an answer in the language of the page; it stands alone, so every name stands in full."""
    page.met_terms.clear()
    resolver, language = resolver_of_fact(fact), page.language
    remarks = []
    sentence = plain_words(compose_plain(page, fact.text.of(language), fact.forms, resolver, fact))
    if fact.caveat is not None:
        remarks.append(plain_words(compose_plain(page, fact.caveat.of(language), fact.forms, resolver, fact)))
    dispute = page.selection.dispute_of(fact)
    if dispute is not None:
        remarks.append(plain_words(dispute_text(page, dispute)))
    return Answer(
        fact.id,
        fact.kind,
        format_edtf(fact.as_of, language, bare_year=False),
        sentence,
        tuple(set_spaces(plain_runs(page.shelf.short(source)), language) for source in sources_of(page, fact)),
        tuple(remarks),
    )
