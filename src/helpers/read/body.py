"""What the name of a fonds says of the body that made it: agency, level and place, by rule and not by list."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from helpers.read.name import fold
from helpers.settings import Province

LEVELS: Final = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "thành phố": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
}
# Left off a place. The others stay: "thị xã Kỳ Anh" is not "huyện Kỳ Anh", nor "thành phố Hà Tĩnh" the province.
PLAIN_UNITS: Final = ("tỉnh", "huyện")
NOT_NAMES: Final = ("hội", "ủy", "đoàn")  # "xã hội", "huyện ủy", "tỉnh đoàn" name matters and bodies, not places

_UNIT = re.compile(r"(?<!\w)(thị xã|thị trấn|thành phố|phường|huyện|quận|tỉnh|xã)(?!\w)", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True)
class Body:
    """The body that made a fonds. `place` is nothing where the name does not tell it."""

    agency: str
    level: str
    place: str | None = None


@dataclass(frozen=True)
class Unit:
    """A unit of the administration as a name gives it: "huyện", "Can Lộc"."""

    kind: str
    name: str

    @property
    def full_name(self) -> str:
        """With its kind: "huyện Can Lộc"."""
        return f"{self.kind} {self.name}"


def body_of(fonds: str, province: Province) -> Body:
    """Agency, level and place of a fonds by its name.

    Args:
        fonds: the name, such as "Phòng Nội vụ huyện Can Lộc".
        province: the project's own, whose bodies often go without its name: "Thanh tra tỉnh", "Sở Nội vụ".
    """
    name = _REMARK.sub("", " ".join(unicodedata.normalize("NFC", fonds).split()))
    agency, units = _split(name)
    outer = units[:-1] if len(units) > 1 and _is_own(units[-1], province) else units
    if not outer:
        return _without_unit(name, province)
    if _is_own(outer[0], province):
        return Body(agency or name, "province", province.name)
    kind, first = outer[0].kind, outer[0]
    named = first.name if kind in PLAIN_UNITS else first.full_name
    return Body(agency or name, LEVELS[kind], " ".join([named, *(unit.full_name for unit in outer[1:])]))


def is_place(name: str) -> bool:
    """Whether a text names a unit and nothing in it: "Huyện Can Lộc", "TỈNH HÀ TĨNH"; "Huyện ủy" is none."""
    agency, units = _split(" ".join(unicodedata.normalize("NFC", name).split()))
    return bool(units) and not agency


def unit_of(name: str) -> tuple[str, str]:
    """Kind and name of the unit that a heading is: "HUYỆN CAN LỘC" → "huyện", "Can Lộc".

    Raises:
        ValueError: the heading is no such name (see `is_place`).
    """
    (unit, *_), spelt = _split(" ".join(unicodedata.normalize("NFC", name).split()))[1], name.isupper()
    return unit.kind, unit.name.title() if spelt else unit.name


def _split(name: str) -> tuple[str, list[Unit]]:
    """The agency, and the units at the end of the name from the smallest: "xã Thiên Lộc huyện Can Lộc" are two."""
    for found in reversed(list(_UNIT.finditer(name))):
        place = name[found.end() :].strip(" ,")
        if _is_name(place):
            agency, inner = _split(name[: found.start()].rstrip(" ,"))
            return agency, [*inner, Unit(found[1].lower(), place)]
    return name, []


def _is_name(text: str) -> bool:
    words = text.split()
    begins = [word == "-" or word[0].isupper() or word[0].isdigit() for word in words]
    return bool(words) and all(begins) and fold(words[0]) not in NOT_NAMES


def _is_own(unit: Unit, province: Province) -> bool:
    return fold(unit.full_name) == fold(province.full_name)


def _without_unit(name: str, province: Province) -> Body:
    bare = re.fullmatch(rf"(.+?)[ ,]+{province.unit}", name, re.IGNORECASE)
    if bare:
        return Body(bare[1], "province", province.name)
    if fold(name).startswith("sở "):
        return Body(name, "province", province.name)
    return Body(name, "other")
