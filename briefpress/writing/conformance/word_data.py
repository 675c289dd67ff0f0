"""What a Word file asks of data that it carries: content controls tied to a store, charts with their tables. Each rule tells what is missed."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefpress.writing.conformance.word_file import FilePart, FinishedWord, R, W, shown, value, whole
from briefpress.writing.conformance.word_reading import nodes_at

_DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_GREATEST = 2**31 - 1
_PREFIX = re.compile(r"""xmlns:(\w+)\s*=\s*["']([^"']*)["']""")


def _stores(file: FinishedWord) -> dict[str, Any]:
    """The roots of the stores of data, by their names."""
    stores = {}
    for part in file.parts.values():
        for relation in part.relations:
            properties = file.parts.get(relation.target) if relation.kind == "customXmlProps" else None
            if properties is not None and properties.root is not None:
                stores[(properties.root.get(f"{_DS}itemID") or "").upper()] = part.root
    return stores


def _binding_fault(words: str, binding: Any, stores: dict[str, Any]) -> str:
    """Why a control does not show what its place in the store holds; empty where it does."""
    root = stores.get(value(binding, "storeItemID").upper())
    path = value(binding, "xpath")
    if root is None:
        return "is tied to a store that is not there"
    found = nodes_at(root, path, dict(_PREFIX.findall(value(binding, "prefixMappings"))))
    if found is None or len(found) != 1:
        return f"is tied to '{path}', which is not one place"
    return "" if found[0] == words else f"shows other words than stand at '{path}'"


def find_controls(file: FinishedWord) -> Iterator[str]:
    """Content controls with numbers and names of their own, that show what their store holds."""
    stores, numbers = _stores(file), Counter[str]()
    for story in file.stories:
        for control in story.all("sdt"):
            properties, inside = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
            if properties is None or inside is None:
                yield f"{story.name} has a control of nothing"
                continue
            number, tag = value(properties.find(f"{W}id")), value(properties.find(f"{W}tag"))
            numbers[number] += 1
            if not 0 < abs(whole(number)) <= _GREATEST:
                yield f"{story.name} has a control without a number"
            if not tag and properties.find(f"{W}docPartObj") is None:
                yield f"{story.name} has a control without a name"
            for binding in properties.iterfind(f"{W}dataBinding"):
                fault = _binding_fault(shown(inside), binding, stores)
                if fault:
                    yield f"the control '{tag}' {fault}"
    if any(count > 1 for count in numbers.values()):
        yield "two controls have one number"


def _charts(file: FinishedWord) -> Iterator[FilePart]:
    for part in file.parts.values():
        if part.root is not None and part.root.tag == f"{_C}chartSpace":
            yield part


def _number(element: Any, name: str) -> int:
    child = element.find(_C + name)
    return 0 if child is None else whole(child.get("val"))


def _axis_faults(chart: FilePart) -> Iterator[str]:
    axes = [element for name in ("catAx", "valAx", "dateAx", "serAx") for element in chart.tagged.get(_C + name, [])]
    numbers = [_number(axis, "axId") for axis in axes]
    if len(set(numbers)) != len(numbers):
        yield "two axes have one number"
    if any(not 0 < number <= _GREATEST for number in numbers):
        yield "an axis has a number that Word does not take"
    named = [_number(axis, "crossAx") for axis in axes]
    for element in chart.tagged.get(f"{_C}axId", []):
        if element.getparent() not in axes:
            named.append(whole(element.get("val")))
    if not set(named) <= set(numbers):
        yield "an axis is named that is not there"


def _cache_faults(chart: FilePart) -> Iterator[str]:
    """Series whose stored values are not whole; values may have gaps, names may not."""
    for reference in (node for name in ("numRef", "strRef") for node in chart.tagged.get(_C + name, [])):
        cache = reference.find(f"{_C}numCache" if reference.tag == f"{_C}numRef" else f"{_C}strCache")
        if not (reference.findtext(f"{_C}f") or "").strip():
            yield "values do not say where in its table they stand"
        if cache is None:
            yield "values are not stored in it"
            continue
        count, places = _number(cache, "ptCount"), [whole(point.get("idx")) for point in cache.iterfind(f"{_C}pt")]
        has_gaps = len(places) != count and reference.tag == f"{_C}strRef"
        if has_gaps or not places or len(set(places)) != len(places) or max(places) >= count:
            yield "other values are stored in it than it counts"
    for series in chart.tagged.get(f"{_C}ser", []):
        counts = {
            _number(node, "ptCount")
            for name in ("cat", "val")
            for part in series.iterfind(_C + name)
            for node in part.iter(f"{_C}numCache", f"{_C}strCache")
        }
        if len(counts) > 1:
            yield "a series has more values than names, or fewer"


def _table_fault(file: FinishedWord, chart: FilePart) -> str:
    """Why the table of a chart cannot be opened; empty where it can."""
    external = chart.root.find(f"{_C}externalData")
    identifier = None if external is None else external.get(f"{R}id")
    target = next((item.target for item in chart.relations if item.id == identifier), "")
    part = file.parts.get(target)
    if external is None:
        return "has no table behind it"
    if part is not None and not zipfile.is_zipfile(io.BytesIO(part.data)):
        return "has a table behind it that cannot be opened"
    return ""


def find_charts(file: FinishedWord) -> Iterator[str]:
    """Charts whose axes have numbers, whose values are stored, and behind which their table stands."""
    for chart in _charts(file):
        table = _table_fault(file, chart)
        faults = [*_axis_faults(chart), *_cache_faults(chart), *([table] if table else [])]
        yield from (f"{chart.name}: {fault}" for fault in dict.fromkeys(faults))
