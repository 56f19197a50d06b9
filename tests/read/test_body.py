from __future__ import annotations

import unicodedata

import pytest

from helpers.read.body import Body, body_of
from helpers.settings import Province

HA_TINH = Province(name="Hà Tĩnh", unit="tỉnh")
HUE = Province(name="Huế", unit="thành phố")
LABOUR = "Phòng Lao động - Thương binh và xã hội"


@pytest.mark.parametrize(
    ("fonds", "body"),
    [
        ("Thanh tra huyện Can Lộc", Body("Thanh tra", "district", "Can Lộc")),
        (f"{LABOUR} huyện Can Lộc", Body(LABOUR, "district", "Can Lộc")),
        (LABOUR, Body(LABOUR, "other")),
        ("Phòng Lao động và Xã Hội", Body("Phòng Lao động và Xã Hội", "other")),
        ("Ủy ban nhân dân tỉnh Hà Tĩnh", Body("Ủy ban nhân dân", "province", "Hà Tĩnh")),
        ("Uỷ ban nhân dân tỉnh", Body("Uỷ ban nhân dân", "province", "Hà Tĩnh")),
        ("Sở Nội vụ", Body("Sở Nội vụ", "province", "Hà Tĩnh")),
        ("Ủy ban hành chính tỉnh Nghệ Tĩnh", Body("Ủy ban hành chính", "province", "Nghệ Tĩnh")),
        ("UBND thành phố Hà Tĩnh", Body("UBND", "district", "thành phố Hà Tĩnh")),
        ("UBND thị xã Kỳ Anh", Body("UBND", "district", "thị xã Kỳ Anh")),
        ("UBND huyện Kỳ Anh", Body("UBND", "district", "Kỳ Anh")),
        ("UBND quận 1", Body("UBND", "district", "quận 1")),
        ("UBND xã Thiên Lộc, huyện Can Lộc", Body("UBND", "commune", "xã Thiên Lộc huyện Can Lộc")),
        ("UBND thị trấn Đức Thọ", Body("UBND", "commune", "thị trấn Đức Thọ")),
        ("UBND huyện Can Lộc tỉnh Hà Tĩnh", Body("UBND", "district", "Can Lộc")),
        ("UBND huyện Can Lộc (1945 - 1975)", Body("UBND", "district", "Can Lộc")),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", Body("UBND", "province", "Bà Rịa - Vũng Tàu")),
        ("Huyện Ủy Can Lộc", Body("Huyện Ủy Can Lộc", "other")),
        ("Công ty Thương nghiệp", Body("Công ty Thương nghiệp", "other")),
        ("Huyện Can Lộc", Body("Huyện Can Lộc", "district", "Can Lộc")),
    ],
)
def test_agency_level_and_place_come_from_the_name(fonds: str, body: Body) -> None:
    assert body_of(fonds, HA_TINH) == body


def test_a_city_that_is_a_province_is_one() -> None:
    assert body_of("Ủy ban nhân dân thành phố Huế", HUE) == Body("Ủy ban nhân dân", "province", "Huế")
    assert body_of("Thanh tra thành phố", HUE) == Body("Thanh tra", "province", "Huế")


def test_decomposed_names_are_understood() -> None:
    decomposed = unicodedata.normalize("NFD", "Thanh tra huyện Đức Thọ")
    assert body_of(decomposed, HA_TINH) == Body("Thanh tra", "district", "Đức Thọ")
