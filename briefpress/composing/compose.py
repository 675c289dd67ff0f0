"""A brief and a selection into brief markup, by the template of its genre."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment

from briefpress.checking.facts import unit_of_dispute, units_of_fact
from briefpress.checking.translations import state_of
from briefpress.composing.page import Page
from briefpress.composing.rows import FigureView, MessageView
from briefpress.composing.views import BlockView, BriefView, SectionView, named_facts
from briefpress.findings import Finding, Place, did_you_mean, error, warning
from briefpress.localising.catalogue import Catalogue, WordMissing, words_used
from briefpress.localising.dates import format_edtf
from briefpress.model.brief import Brief, Unit, units_of
from briefpress.model.facts import Fact, FactBase
from briefpress.model.placeholders import Printed, Unresolved, resolve, resolve_own
from briefpress.model.reviews import ReviewFile
from briefpress.reading.prose import Citation, Placeholder, flat, parse_prose
from briefpress.selecting import Selection

_NAMES = frozenset({"brief", "_"})


@dataclass(frozen=True)
class Composed:
    """The markup of one language of a brief, and the file that findings about it name."""

    markup: str
    template: str


def environment(templates: Path) -> SandboxedEnvironment:
    """The sandboxed Jinja environment over the folder `templates`: undefined names fail, text is escaped."""
    return SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(str(templates)),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _facts_in(base: FactBase, text: str) -> Iterator[Fact]:
    for piece in flat(parse_prose(text)):
        if isinstance(piece, Placeholder):
            found = resolve(base, piece.name)
            if isinstance(found, Printed):
                yield found.fact
        elif isinstance(piece, Citation) and piece.fact in base.facts:
            yield base.facts[piece.fact]


def _silent(selection: Selection, text: str, place: Place, unit: str) -> Finding | None:
    """A warning where the text cites a fact that does not speak at the as-of date: it is then left out."""
    for fact in _facts_in(selection.base, text):
        if not selection.speaks(fact):
            return warning(
                place,
                "date.left-out",
                f"'{unit}' is left out: '{fact.id}' was not known or had not happened on {selection.as_of.isoformat()}",
            )
    return None


def _choose(
    page: Page, name: str, brief: Brief
) -> tuple[tuple[MessageView, ...], tuple[SectionView, ...], list[Finding]]:
    findings: list[Finding] = []
    messages: list[MessageView] = []
    for message in brief.key_messages:
        silent = _silent(page.selection, message.of(page.language), message.place, f"{name}/key-messages/{message.id}")
        if silent:
            findings.append(silent)
        else:
            messages.append(MessageView(page, message))
    sections: list[SectionView] = []
    for section in brief.sections:
        views: list[BlockView] = []
        for block in section.blocks:
            wording = block.text.of(page.language) if block.text else ""
            silent = _silent(page.selection, wording, block.place, f"{name}/{section.id}/{block.id}")
            view = BlockView(page, block)
            if silent:
                findings.append(silent)
            elif view.is_empty:
                findings.append(
                    warning(
                        block.place, "block.empty", f"a block of '{name}/{section.id}' has nothing to say at this date"
                    )
                )
            else:
                views.append(view)
                heading = section.heading.of(page.language)
                page.sections_of_disputes.update({item.dispute.id: heading for item in view.disputes})
        if views:
            sections.append(SectionView(page, section, tuple(views)))
    return tuple(messages), tuple(sections), findings


def _key_figures(page: Page, brief: Brief) -> tuple[FigureView, ...]:
    found = (resolve(page.selection.base, figure) for figure in brief.key_figures)
    return tuple(
        FigureView(page, printed)
        for printed in found
        if isinstance(printed, Printed) and page.selection.speaks(printed.fact)
    )


def units_on_page(page: Page, name: str, brief: Brief) -> Iterator[tuple[Unit, Callable[[str], Printed | Unresolved]]]:
    """Every unit the page prints, with what resolves its placeholders: the brief's own, its facts', its disputes'."""
    base = page.selection.base
    for unit in units_of(name, brief):
        yield unit, lambda placeholder: resolve(base, placeholder)
    for fact in dict.fromkeys(named_facts(brief, page)):

        def own(placeholder: str, fact: Fact = fact) -> Printed | Unresolved:
            return resolve_own(fact, placeholder)

        for unit in units_of_fact(fact):
            if not unit.id.endswith("/reason"):
                yield unit, own
    for section in brief.sections:
        for block in section.blocks:
            for view in BlockView(page, block).disputes:
                yield unit_of_dispute(view.dispute), lambda placeholder: resolve(base, placeholder)


def _review_notice(page: Page, name: str, brief: Brief, reviews: ReviewFile) -> tuple[str, list[Finding]]:
    states = [state_of(unit, page.language, reviews, resolver) for unit, resolver in units_on_page(page, name, brief)]
    open_units = sum(1 for state in states if state not in ("original", "reviewed"))
    if not open_units:
        return "", []
    wording = page.catalogue.word("Translation not yet reviewed: {open} of {all} texts")
    finding = warning(
        brief.place_of("status"),
        "translation.unreviewed",
        f"'{name}' in '{page.language}': {open_units} of {len(states)} texts are not reviewed",
        f"python build.py review {name} --lang {page.language} --by NAME",
    )
    return wording.format(open=open_units, all=len(states)), [finding]


def compose(
    name: str, brief: Brief, page: Page, reviews: ReviewFile, templates: Path, root: Path
) -> tuple[Composed | None, list[Finding]]:
    """The markup of `brief` on `page`, or None, and the findings of composing it. Findings name files relative to `root`.

    A template that names what is undefined, or a word that the catalogue lacks, is a finding at its line.
    """
    template = f"{brief.genre}.xml.j2"
    messages, sections, findings = _choose(page, name, brief)
    notice, unreviewed = _review_notice(page, name, brief, reviews)
    findings += unreviewed
    view = BriefView(
        page,
        name,
        brief,
        messages,
        _key_figures(page, brief),
        sections,
        as_of=format_edtf(brief.as_of, page.language, "nom", bare_year=page.language == "en"),
        date=format_edtf(brief.date, page.language, bare_year=page.language == "en") if brief.date else "",
        review_notice=notice,
    )
    try:
        rendered = environment(templates).get_template(template).render({"brief": view, "_": page.catalogue.word})
    except (jinja2.TemplateError, WordMissing) as fault:
        return None, [*findings, _template_finding(fault, templates, root, page.catalogue)]
    return Composed(rendered, _named(templates / template, root)), findings


def _named(path: Path, root: Path) -> str:
    """The file as findings name it: relative to the project's folder."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _template_finding(fault: Exception, templates: Path, root: Path, catalogue: Catalogue) -> Finding:
    place = _template_place(fault, templates, root)
    if isinstance(fault, WordMissing):
        key = str(fault.args[0])
        return error(
            place,
            "word.unknown",
            f"the catalogue '{catalogue.language}' has no word '{key}'",
            did_you_mean(key, catalogue.words),
        )
    if isinstance(fault, jinja2.TemplateNotFound):
        return error(Place(_named(templates / str(fault), root)), "template.absent", "there is no such template")
    code = "template.undefined" if isinstance(fault, jinja2.UndefinedError) else "template.syntax"
    return error(place, code, str(fault))


def _template_place(fault: Exception, templates: Path, root: Path) -> Place:
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return Place(_named(Path(fault.filename or templates), root), fault.lineno, 1)
    frames = [
        frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(templates)
    ]
    if not frames:
        return Place(_named(templates, root))
    return Place(_named(Path(frames[-1].filename), root), frames[-1].lineno or 0, 1)


def check_templates(templates: Path, catalogues: tuple[Catalogue, ...], root: Path) -> list[Finding]:
    """`template.syntax`, `template.undefined`, `word.unknown`: what can be told of the templates without a brief."""
    findings: list[Finding] = []
    jinja = environment(templates)
    for path in sorted(templates.glob("*.j2")):
        source, name = path.read_bytes(), _named(path, root)
        try:
            tree = jinja.parse(source.decode("utf-8"), path.name, str(path))
        except (jinja2.TemplateSyntaxError, UnicodeDecodeError) as fault:
            line = fault.lineno if isinstance(fault, jinja2.TemplateSyntaxError) else 0
            findings.append(error(Place(name, line, 1), "template.syntax", str(fault)))
            continue
        for undefined in sorted(meta.find_undeclared_variables(tree) - _NAMES):
            findings.append(
                error(
                    _place_of_name(name, source, undefined),
                    "template.undefined",
                    f"'{undefined}' is not defined",
                    did_you_mean(undefined, _NAMES),
                )
            )
        for line, key in words_used(source):
            findings += [
                error(
                    Place(name, line, 1),
                    "word.unknown",
                    f"the catalogue '{catalogue.language}' has no word '{key}'",
                    did_you_mean(key, catalogue.words),
                )
                for catalogue in catalogues
                if key not in catalogue.words
            ]
    return findings


def _place_of_name(file: str, source: bytes, name: str) -> Place:
    for number, line in enumerate(source.decode("utf-8").split("\n"), 1):
        if name in line:
            return Place(file, number, line.index(name) + 1)
    return Place(file)
