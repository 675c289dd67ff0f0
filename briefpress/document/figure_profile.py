"""The part of the brief markup that describes a figure: its caption, and its data as lists of marks.

<figure class="columns" label="Figure" alternative="…" unit="thousand people" power="3">
  <figcaption>Passengers</figcaption>
  <ul title="Passengers">
    <li><time datetime="2015">2015</time><data value="10000" data-fact="ferry.passengers-2015">10</data></li>
    <li class="gap"><time datetime="2016/2017">2016–2017</time><span>no data</span></li>
  </ul>
</figure>
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from briefpress.document.nodes import Figure, Inline, LanguageTag, Mark, Series
from briefpress.model.edtf import parse

FIGURE_ROLES = ("columns", "lines", "shares", "timeline", "routes")
_STATES = ("result", "forecast", "target", "part", "gap")
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "figcaption": frozenset(),
    "ul": frozenset({"title"}),
    "li": frozenset({"class"}),
    "time": frozenset({"datetime"}),
    "data": frozenset({"value", "data-fact"}),
    "span": frozenset({"data-facts"}),
}
Inlines = Callable[[Any], tuple[Inline, ...]]
Fault = Callable[[Any, str], None]


def read_figure(element: Any, language: LanguageTag, inlines: Inlines, fault: Fault) -> Figure:
    """The figure that `element` describes; each departure from the profile is told to `fault`."""
    captions, lists = element.findall("figcaption"), element.findall("ul")
    if len(captions) != 1 or not lists or len(lists) + 1 != len(element) or _is_loose(element):
        fault(element, "a figure holds one <figcaption> and then its data, a <ul> for each series, and nothing else")
    role, alternative, label = (element.get(name) or "" for name in ("class", "alternative", "label"))
    if not role or not alternative.strip() or not label.strip():
        fault(element, "a figure has a class, a label (the word before its number) and an alternative text")
    power = element.get("power") or "0"
    if not power.isdecimal():
        fault(element, f"'{power}' is no power of ten")
    return Figure(
        cast(Any, role),
        tuple(_series(item, role, fault) for item in lists),
        tuple(inline for caption in captions[:1] for inline in inlines(caption)),
        alternative,
        label,
        language,
        element.get("unit") or "",
        int(power) if power.isdecimal() else 0,
        anchor=element.get("id") or "",
    )


def _is_loose(element: Any) -> bool:
    return bool(((element.text or "") + "".join(child.tail or "" for child in element)).strip())


def _check(element: Any, fault: Fault) -> None:
    for attribute in element.attrib:
        if attribute not in _ATTRIBUTES.get(element.tag, ()):
            fault(element, f"<{element.tag}> of a figure has no attribute '{attribute}'")


def _series(element: Any, role: str, fault: Fault) -> Series:
    _check(element, fault)
    if not len(element) or _is_loose(element) or any(child.tag != "li" for child in element):
        fault(element, "a series is a <ul> of <li>, and not empty")
    name = element.get("title") or ""
    if not name.strip():
        fault(element, "a series has a title")
    if role == "routes":
        return Series(name, _stations(element.findall("li"), fault))
    return Series(name, tuple(_mark(item, role == "timeline", fault) for item in element.findall("li")))


def _stations(elements: list[Any], fault: Fault) -> tuple[Mark, ...]:
    """The stations of a route, two or more of one fact; the last of a directed one is its goal."""
    found = tuple(_station(element, element is elements[-1], fault) for element in elements)
    if len(found) < 2 or len({mark.fact for mark in found}) != 1:
        for element in elements[:1]:
            fault(element, "a route has two stations or more, all of one fact")
    return found


def _station(element: Any, is_last: bool, fault: Fault) -> Mark:
    """A station: <data> with the id of the place and the fact."""
    for inner in (element, *element):
        _check(inner, fault)
    state = element.get("class") or "result"
    if state != "result" and not (state == "goal" and is_last):
        fault(element, f"a station has no class '{state}', and only the last of a route is its 'goal'")
    if [child.tag for child in element] != ["data"] or _is_loose(element) or len(element[0]):
        fault(element, "a station is a <data> that holds words only")
        return Mark("", "", "", "", "")
    said = element[0]
    mark = Mark(said.get("data-fact") or "", said.get("value") or "", said.text or "", "", "", cast(Any, state))
    if not (mark.fact and mark.value and mark.label.strip()):
        fault(element, "a station has a fact, the id of a place for its value, and the place's name")
    return mark


def _mark(element: Any, is_timeline: bool, fault: Fault) -> Mark:
    """One mark: a <time>, then <data> of an amount, or <span> of an event or of a gap."""
    state = element.get("class") or "result"
    tag = "span" if is_timeline or state == "gap" else "data"
    for inner in (element, *element):
        _check(inner, fault)
    if state not in _STATES:
        fault(element, f"a mark has no class '{state}'")
    if [child.tag for child in element] != ["time", tag] or _is_loose(element) or any(len(child) for child in element):
        fault(element, f"a mark of class '{state}' is a <time> and a <{tag}> that hold words only")
        return Mark("", "", "", "", "")
    time, said = element
    fact = said.get("data-fact") or said.get("data-facts") or ""
    mark = Mark(
        fact, said.get("value") or "", said.text or "", time.get("datetime") or "", time.text or "", cast(Any, state)
    )
    if not mark.label or not mark.when or bool(fact) == (state == "gap") or not _is_date(mark.period):
        fault(element, "a mark has a date (EDTF), words for it, words beside it, and, unless it is a gap, a fact")
    if tag == "data" and not _is_amount(mark.value):
        fault(element, f"'{mark.value}' is no amount that could be drawn")
    return mark


def _is_date(text: str) -> bool:
    try:
        return parse(text).first is not None
    except ValueError:
        return False


def _is_amount(text: str) -> bool:
    try:
        return all(Decimal(part).is_finite() for part in text.split("/")) and text.count("/") <= 1
    except InvalidOperation:
        return False
