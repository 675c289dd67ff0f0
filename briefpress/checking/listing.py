"""The rules of listed names: every name in a text is a term's, in a form that may stand, and one borne at the time."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from briefpress.checking.lexicon import Lexicon, Mention
from briefpress.checking.text import Text
from briefpress.findings import Finding, did_you_mean
from briefpress.localising.stems import capitalised_in, name_stem
from briefpress.reading.prose import Words

_ROMAN = re.compile(r"[IVXLCDM]+")
_SENTENCE_END = re.compile(r"(?:[.!?…:;—–]|^)[\s«“„(’‘\[*\]]*$")
# Texts that name the office the brief comes from or goes to, not the matter.
_OF_THE_PAPER = ("/prepared_by", "/marking", "/audience")
# English writes these with a capital; they name nothing that a fact base would list.
_CAPITALISED = frozenset(name_stem(name, "en") for name in (*calendar.month_name, *calendar.day_name, "I") if name)


def _mentions(text: Text) -> Iterator[tuple[int, Mention]]:
    """The listed names in the text's plain words, each with the offset of the piece it stands in."""
    for offset, mentions in text.mentions.items():
        for mention in mentions:
            yield offset, mention


def _typed(text: Text, offset: int, mention: Mention) -> str:
    return text.wording[offset + mention.start : offset + mention.end]


def find_forbidden_forms(text: Text) -> Iterator[Finding]:
    """`term.forbidden`: a variant of a name that the fact base forbids, in any inflected form."""
    for offset, mention in _mentions(text):
        if mention.form.standing == "forbidden":
            approved = mention.form.term.of(text.language).name
            message = f"'{_typed(text, offset, mention)}' is a forbidden form of '{approved}'"
            yield text.finding(offset + mention.start, "term.forbidden", message)


def find_untimely_names(text: Text) -> Iterator[Finding]:
    """`term.untimely`: a name that was not borne at the date of which the text speaks."""
    if text.unit.date is None:
        return
    for offset, mention in _mentions(text):
        dated = mention.form.dated
        if dated is None or dated.held_on(text.unit.date.last) or dated.held_on(text.unit.date.first):
            continue
        approved = mention.form.term.named_on(text.unit.date.last, text.language).name
        yield text.finding(
            offset + mention.start,
            "term.untimely",
            f"'{_typed(text, offset, mention)}' was not the name in {text.unit.date.text}; it was '{approved}'",
            f"where the other name is meant, mark it: [[{mention.form.term.id}|{_typed(text, offset, mention)}]]",
        )


def find_unlisted_names(text: Text) -> Iterator[Finding]:
    """`term.unlisted`: a word with a capital, not at the beginning of a sentence, that is part of no term's approved name.

    Words on the paper itself (who prepared it, for whom) name offices that no fact base knows.
    """
    if text.unit.id.endswith(_OF_THE_PAPER):
        return
    lexicon = text.lexicon
    for piece in text.pieces:
        if not isinstance(piece, Words):
            continue
        listed = [range(mention.start, mention.end) for mention in text.mentions[piece.offset]]
        for start, word in capitalised_in(piece.raw):
            if any(start in stretch for stretch in listed):
                continue
            at = piece.offset + start
            if not (_begins_sentence(text.wording[:at], word) or _is_known(word, lexicon) or text.is_waived(at, word)):
                hint = did_you_mean(word, {form for form in lexicon.words if form[0] == word[0]})
                yield text.finding(
                    at, "term.unlisted", f"'{word}' is part of no listed name", hint or "add it to a term"
                )


def _begins_sentence(before: str, word: str) -> bool:
    """Whether the capital may be that of a sentence; an abbreviation's never is."""
    is_abbreviation = len(word) > 1 and word.isupper()
    return not is_abbreviation and _SENTENCE_END.search(before) is not None


def _is_known(word: str, lexicon: Lexicon) -> bool:
    if _ROMAN.fullmatch(word) or name_stem(word, lexicon.language) in lexicon.stems:
        return True
    if lexicon.language == "en" and name_stem(word, "en") in _CAPITALISED:
        return True
    return any(name_stem(part, lexicon.language) in lexicon.stems for part in word.split("-") if "-" in word)
