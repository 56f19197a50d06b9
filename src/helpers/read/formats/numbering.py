"""The numbers that Word puts before paragraphs by itself, which are in no text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.oxml.ns import qn
from lxml.etree import _Element

from helpers.read.formats.numerals import FORMATS

_LEVEL = re.compile(r"%([1-9])")


class Numbering:
    """The lists of a document, counting on with every paragraph that asks for its label."""

    def __init__(self, part: _Element | None) -> None:
        lists = [] if part is None else part.findall(qn("w:num"))
        shapes = [] if part is None else part.findall(qn("w:abstractNum"))
        self._lists = {_attribute(one, "w:numId"): one for one in lists}
        self._shapes = {_attribute(shape, "w:abstractNumId"): shape for shape in shapes}
        self._styled = {_value(shape, "w:styleLink"): shape for shape in shapes}
        self._counted: dict[str, dict[int, int]] = {}  # by the shape of the list: the number of each level
        self._begun: set[str] = set()

    def level_of(self, list_id: str, style: str | None) -> int:
        """The level that a list gives to the paragraphs of a style."""
        levels = self._levels(list_id)
        return next((at for at, level in levels.items() if style and _value(level, "w:pStyle") == style), 0)

    def label(self, list_id: str, at: int) -> str:
        """The label of the next paragraph of a list at a level, with the space after it; empty if it shows none."""
        levels = self._levels(list_id)
        if at not in levels:
            return ""
        shape = _value(self._lists[list_id], "w:abstractNumId")
        numbers = self._counted.setdefault(shape, {})
        self._begin(list_id, numbers)
        numbers[at] = numbers.get(at, _start(levels[at]) - 1) + 1
        for deeper in [level for level in numbers if level > at and not _goes_on(levels.get(level))]:
            del numbers[deeper]
        return self._shown(levels, at, numbers)

    def _begin(self, list_id: str, numbers: dict[int, int]) -> None:
        """The first time that a list is met, its own starts take the place of what its shape has counted."""
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for override in self._lists[list_id].findall(qn("w:lvlOverride")):
            start = _value(override, "w:startOverride")
            if start:
                numbers[int(_attribute(override, "w:ilvl"))] = int(start) - 1

    def _levels(self, list_id: str) -> Mapping[int, _Element]:
        """The levels of a list, its own before those of its shape."""
        one = self._lists.get(list_id)
        shape = self._shapes.get(_value(one, "w:abstractNumId")) if one is not None else None
        if one is None or shape is None:
            return {}
        shape = self._styled.get(_value(shape, "w:numStyleLink") or "-", shape)
        own = [level for override in one.findall(qn("w:lvlOverride")) for level in override.findall(qn("w:lvl"))]
        return {int(_attribute(level, "w:ilvl")): level for level in (*shape.findall(qn("w:lvl")), *own)}

    def _shown(self, levels: Mapping[int, _Element], at: int, numbers: Mapping[int, int]) -> str:
        level = levels[at]
        if _value(level, "w:numFmt") == "bullet":
            return "- "
        legal = level.find(qn("w:isLgl")) is not None

        def number(found: re.Match[str]) -> str:
            part = int(found[1]) - 1
            if part not in levels:
                return ""
            spelled = FORMATS["decimal" if legal else _value(levels[part], "w:numFmt") or "decimal"]
            return spelled(numbers.get(part, _start(levels[part])))

        try:
            text = _LEVEL.sub(number, _value(level, "w:lvlText"))
        except KeyError:  # a format that is no plain number, such as words
            return ""
        return text if not text or _value(level, "w:suff") == "nothing" else f"{text} "


def _goes_on(level: _Element | None) -> bool:
    """Whether a level is not begun anew below each paragraph of a higher one."""
    return level is not None and _value(level, "w:lvlRestart") == "0"


def _start(level: _Element) -> int:
    return int(_value(level, "w:start") or 0)


def _attribute(element: _Element, name: str) -> str:
    return str(element.get(qn(name), ""))


def _value(element: _Element, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else _attribute(found, "w:val")
