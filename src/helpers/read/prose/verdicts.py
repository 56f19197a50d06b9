"""What a report itself says of its volume against a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from helpers.read.name import fold
from helpers.read.prose.passages import Passage
from helpers.read.prose.sentences import is_about, sentences
from helpers.read.remark import Remark
from helpers.settings import Settings
from helpers.tables.cleaned import VERDICTS
from helpers.tables.measures import VOLUME

INTENTIONS: Final = ("solutions", "proposals")  # parts that speak of what shall be, not of what was

_GOAL = r"(?:các )?(?:mục tiêu|kế hoạch|chỉ tiêu)"
# In this order: a negation is no praise, and "đạt và vượt" is neither of its halves.
_RELATIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("below", re.compile(rf"(?:không|chưa) (?:đạt|hoàn thành)(?: được)? {_GOAL}")),
    ("below", re.compile(rf"(?:thấp|ít|nhỏ) hơn (?:so với )?{_GOAL}")),
    ("met_or_above", re.compile(rf"lớn hơn hoặc bằng (?:so với )?{_GOAL}|đạt (?:và|hoặc) vượt {_GOAL}")),
    ("above", re.compile(rf"(?<!không )(?<!chưa )vượt(?: mức)?(?: so với)? {_GOAL}")),
    ("met", re.compile(rf"(?<!không )(?<!chưa )(?:đạt|hoàn thành) {_GOAL}")),
)
_SUBJECT = re.compile(r"khối lượng|số lượng|(?P<money>kinh phí|ngân sách|dự toán)")
_DOCUMENT = re.compile(r"\b[0-9]+(?:/[0-9]{4})?/[^\W\d_]+-[^\W\d_]+")


@dataclass(frozen=True)
class Verdict:
    """A sentence that holds the volume against a plan; `plan` is empty where the settings do not have it."""

    relation: str
    plan: str
    identified: str
    quote: str
    passage: Passage

    @property
    def place(self) -> str:
        """Where the sentence stands, in Vietnamese."""
        return self.passage.place.within


@dataclass(frozen=True)
class Verdicts:
    """The sentences as VERDICTS, and a remark where they contradict each other or the settings lack the plan."""

    verdicts: pd.DataFrame
    remarks: tuple[Remark, ...]


def read_verdicts(passages: Iterable[Passage], settings: Settings, year: int) -> Verdicts:
    """The verdicts on the volume of the year, one for each plan: the first where the report repeats itself.

    A plan is known by its number in the sentence, else by context: "kế hoạch" alone is the plan of the year, with
    "giai đoạn" the plan of several years.
    """
    done = (passage for passage in passages if passage.part not in INTENTIONS)
    found = [verdict for passage in done for verdict in _verdicts(passage, settings, year)]
    first: dict[str, Verdict] = {}
    for verdict in (verdict for verdict in found if verdict.plan):
        first.setdefault(verdict.plan, verdict)
    return Verdicts(VERDICTS.of([_row(verdict) for verdict in first.values()]), tuple(_remarks(found, first)))


def _verdicts(passage: Passage, settings: Settings, year: int) -> Iterator[Verdict]:
    for sentence in filter(lambda text: is_about(text, year), sentences(passage.text)):
        text = fold(sentence)
        for (start, relation), (stop, _) in pairwise([*_relations(text), (len(text), "")]):
            plan, identified = _plan(text, start, stop, settings, year)
            yield Verdict(relation, plan, identified, sentence, passage)


def _relations(text: str) -> list[tuple[int, str]]:
    """Where a sentence says how the volume stands, and how; of overlapping readings the first of `_RELATIONS`.

    The last subject before the words must be the volume: "ngân sách ít hơn kế hoạch" is about money.
    """
    spans: list[tuple[int, int, str]] = []
    for relation, pattern in _RELATIONS:
        for found in pattern.finditer(text):
            subjects = list(_SUBJECT.finditer(text, 0, found.start()))
            about_volume = bool(subjects) and not subjects[-1]["money"]
            if about_volume and all(found.end() <= start or found.start() >= end for start, end, _ in spans):
                spans.append((*found.span(), relation))
    return [(start, relation) for start, _, relation in sorted(spans)]


def _plan(text: str, start: int, stop: int, settings: Settings, year: int) -> tuple[str, str]:
    """The number named after the words, else before them, else what the context means."""
    ids = [(found.start(), plan.id) for plan in settings.plans for found in re.finditer(re.escape(fold(plan.id)), text)]
    after = sorted(found for found in ids if start <= found[0] < stop)
    before = sorted(found for found in ids if found[0] < start)
    named = after[0] if after else before[-1] if before else None
    if named:
        return named[1], "named"
    meant = settings.period_plan(year) if "giai đoạn" in text else settings.annual_plan(year)
    return ("" if _DOCUMENT.search(text) or meant is None else meant.id), "context"


def _row(verdict: Verdict) -> dict[str, object]:
    return {
        "plan": verdict.plan,
        "measure": VOLUME,
        "relation": verdict.relation,
        "identified": verdict.identified,
        "quote": verdict.quote,
        "source_file": verdict.passage.file,
        "source_place": verdict.place,
    }


def _remarks(found: Iterable[Verdict], first: dict[str, Verdict]) -> Iterator[Remark]:
    for verdict in found:
        kept = first.get(verdict.plan)
        if kept is None:
            yield Remark("verdict-unplanned", verdict.quote, source_place=verdict.place)
        elif (kept.relation == "below") != (verdict.relation == "below"):
            places = f"{kept.place}; {verdict.place}"
            yield Remark("verdict-conflict", verdict.plan, kept.quote, verdict.quote, places)
