"""The style sheet of a page: what its rules and an element's own style declare, as far as reading needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

_NOTE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_PART = re.compile(r"(?P<tag>[a-z][\w:-]*|\*)?(?P<names>(?:[.#][\w-]+)*)")
_NAME = re.compile(r"([.#])([\w-]+)")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])+)")

Declarations = Mapping[str, str]


@dataclass(frozen=True)
class _Simple:
    """A selector of one element: its tag, if any, its id, if any, and its classes."""

    tag: str
    id: str
    classes: frozenset[str]

    def fits(self, element: HtmlElement) -> bool:
        return (
            self.tag in ("", "*", element.tag)
            and self.id in ("", element.get("id", ""))
            and self.classes <= frozenset(element.get("class", "").split())
        )

    @property
    def weight(self) -> tuple[int, int, int]:
        return bool(self.id), len(self.classes), self.tag not in ("", "*")


@dataclass(frozen=True)
class _Rule:
    """Declarations for elements that the last selector fits, below elements that those before it fit."""

    path: tuple[_Simple, ...]
    declarations: Declarations

    def fits(self, element: HtmlElement) -> bool:
        if not self.path[-1].fits(element):
            return False
        above = iter(element.iterancestors())
        return all(any(simple.fits(one) for one in above) for simple in reversed(self.path[:-1]))

    @property
    def weight(self) -> tuple[int, ...]:
        return tuple(map(sum, zip(*(simple.weight for simple in self.path), strict=True)))


class StyleSheet:
    """The rules of a page. Rules for states such as `:hover` are left out, and `>` is read as a space."""

    def __init__(self, text: str) -> None:
        found = [rule for selectors, body in _RULE.findall(_NOTE.sub("", text)) for rule in _rules(selectors, body)]
        self._rules = sorted(found, key=lambda rule: rule.weight)

    def declared(self, element: HtmlElement) -> Declarations:
        """What holds for an element itself, the stronger declaration after the weaker."""
        known: dict[str, str] = {}
        for rule in self._rules:
            if rule.fits(element):
                known |= rule.declarations
        return {**known, **declarations(element.get("style", ""))}


@cache
def declarations(text: str) -> Declarations:
    """The declarations of a style, the names in small letters."""
    return {
        name.lower(): value.strip().removesuffix("!important").strip() for name, value in _DECLARATION.findall(text)
    }


def _rules(selectors: str, body: str) -> Iterator[_Rule]:
    for selector in selectors.split(","):
        parts = [_PART.fullmatch(part.lower() if part[0] not in ".#" else part) for part in _words(selector)]
        if parts and all(parts):
            yield _Rule(tuple(_simple(part) for part in parts if part), declarations(body))


def _words(selector: str) -> list[str]:
    return selector.replace(">", " ").split()


def _simple(part: re.Match[str]) -> _Simple:
    names = _NAME.findall(part["names"])
    classes = frozenset(name for mark, name in names if mark == ".")
    return _Simple(part["tag"] or "", next((name for mark, name in names if mark == "#"), ""), classes)
