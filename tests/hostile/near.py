"""Strategies of files near to a valid one: bytes, members of an archive, cells, and settings that are changed."""

from __future__ import annotations

import copy
import csv
import io
import zipfile
import zlib
from typing import TypeVar

from hypothesis import strategies as st
from lxml import etree

Spliced = TypeVar("Spliced", str, bytes)
PIECES = (
    *(
        b"",
        b"\0",
        b'"',
        b"'",
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r",
        b"|",
        b"<",
        b">",
        b"&",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b"#",
    ),
    *("\u202e", "\u0301", "\u200b", "²", "½", "٣", "９", "Ⅷ", "①", "−", "\u2028", "\x85", "\U0001f600"),
    *("-1", "1e999", "nan", "inf", "0" * 40, "9" * 400, "9" * 5000, "1.2.3", "1,2,3", "Tổng cộng", "STT", "Số trang"),
)
BROKEN = (b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff\xff\xff\xff", b"\x7f", b"\x80")
ODD = (
    *(
        "",
        " ",
        "-",
        "—",
        "0",
        "-1",
        "+1",
        "1,5",
        "1.5",
        "1.000.000.000.000",
        "1e3",
        "1e999",
        "NaN",
        "inf",
        "None",
        "true",
    ),
    *(
        "9" * 25,
        "9" * 400,
        "0" * 300,
        "²",
        "½",
        "٣",
        "９",
        "Ⅷ",
        "①",
        "〇",
        "\u0301",
        "\u200b",
        "\u202e",
        "\x00",
        "\x1f",
        "\x85",
    ),
    *(
        "2021-13-45",
        "0000-00-00",
        "9999-12-31",
        "31/2/2021",
        "2021",
        "20210229",
        "triệu đồng",
        "nghìn",
        "(%)",
        "mét giá",
    ),
    *(
        "Tổng cộng",
        "Cộng",
        "STT",
        "Tên phông",
        "Số trang",
        "Năm 2020",
        "pages",
        "plan",
        "mật",
        "x",
        "a\nb",
        'a"b',
        "=1+1",
    ),
    *(
        "bảng 1, dòng 2, cột 3",
        "bảng 999, dòng 0, cột -1",
        "đoạn 1",
        "bảng ², dòng ½",
        "U" * 301,
        "ủy ban " * 30,
        "\ud7ff",
    ),
)
PLAIN = tuple(text for text in ODD if not set(text) & set("\x00\x1f\ud7ff"))  # what XML may hold
VALUES = (
    *(
        "0",
        "-1",
        "1.5",
        "nan",
        "inf",
        "-inf",
        "true",
        '""',
        '" "',
        '"\\u0000"',
        '"\\U0010FFFF"',
        "'''\na'''",
        "[]",
        "[[]]",
        "{}",
    ),
    *("{a = 1}", "[1, 'a']", '["", "a"]', "2021-01-01", "2021-02-30", "2021-01-01T00:00:00Z", "07:32:00", "0001-01-01"),
    *(
        "9223372036854775808",
        "1e400",
        "0x7fff",
        "1_0",
        '"' + "a" * 1001 + '"',
        '"trang"',
        '["Số trang", "Số trang"]',
        "'²'",
        "",
    ),
)
TAGS = tuple(
    f"[{name}]".encode()
    for name in (
        "headers",
        "software",
        "years.2021",
        "years.2022",
        "years.0",
        "signer",
        "a.b",
        "[plans]",
        "plausibility",
        "x",
    )
)


def _bytes(piece: str | bytes) -> bytes:
    return piece.encode("utf-8", errors="surrogatepass") if isinstance(piece, str) else piece


@st.composite
def altered(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with a few spans replaced, doubled, or cut off; mostly at letters, where they are a text."""
    whole = _letters(data) if draw(st.integers(0, 4)) else None
    if whole is None:
        return draw(spliced(data, [*(_bytes(piece) for piece in PIECES), *BROKEN]))
    return draw(spliced(whole, [piece.decode() if isinstance(piece, bytes) else piece for piece in PIECES])).encode()


def _letters(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


@st.composite
def spliced(draw: st.DrawFn, whole: Spliced, pieces: list[Spliced]) -> Spliced:
    """The whole with pieces in it at a few places; at times cut short, or its end doubled."""
    places, found = st.integers(0, len(whole)), whole
    steps = st.tuples(places, st.integers(0, 6), st.sampled_from(pieces))
    for at, left, piece in draw(st.lists(steps, min_size=1, max_size=4)):
        found = found[:at] + piece + found[at + left :]
    kind = draw(st.integers(0, 19))
    if kind == 0:
        return found[: draw(places)]
    return found + found[draw(places) :] if kind == 1 else found


@st.composite
def reshaped(draw: st.DrawFn, data: bytes) -> bytes:
    """XML that stays well-formed: texts and attributes replaced, elements lost, doubled, or put into others."""
    root = etree.fromstring(data)
    steps = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 7), st.sampled_from(PLAIN))
    for place, other, kind, text in draw(st.lists(steps, min_size=1, max_size=5)):
        elements = list(root.iter())
        at, goal = elements[place % len(elements)], elements[other % len(elements)]
        if kind < 2:
            at.text = text
        elif kind < 5 and at.attrib:
            at.attrib[sorted(at.attrib)[other % len(at.attrib)]] = text
        elif kind == 5 and at.getparent() is not None:
            at.getparent().remove(at)
        elif kind > 5 and at is not root:
            goal.append(copy.deepcopy(at))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


@st.composite
def repacked(draw: st.DrawFn, data: bytes) -> bytes:
    """An archive of which the content of one member is altered, so that its sums are right; at times its own bytes."""
    if draw(st.integers(0, 9)) == 0:
        return draw(altered(data))
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        found = {name: old.read(name) for name in old.namelist()}
    large = sorted(found, key=lambda name: len(found[name]))[-4:]
    name = draw(st.sampled_from([*large, *large, *found]))
    found[name] = draw((reshaped if name.endswith(".xml") and draw(st.integers(0, 4)) else altered)(found[name]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member, content in found.items():
            new.writestr(zipfile.ZipInfo(member), content, zipfile.ZIP_DEFLATED, zlib.Z_BEST_SPEED)
    return out.getvalue()


@st.composite
def rows_of(draw: st.DrawFn, rows: list[list[str]]) -> list[list[str]]:
    """A table with cells replaced, and rows and columns lost, doubled or swapped."""
    found = [list(row) for row in rows]
    cells = st.tuples(
        st.integers(0, 10**6), st.integers(0, 10**6), st.one_of(st.sampled_from(ODD), st.text(max_size=6))
    )
    for at, column, text in draw(st.lists(cells, min_size=1, max_size=5)):
        row = found[at % len(found)]
        row[column % len(row)] = text
    kind, at = draw(st.integers(0, 11)), draw(st.integers(0, len(found) - 1))
    other = draw(st.integers(0, len(found) - 1))
    if kind == 0 and len(found) > 1:
        del found[at]
    elif kind == 1:
        found.insert(other, list(found[at]))
    elif kind == 2:
        found[at], found[other] = found[other], found[at]
    elif kind in (3, 4):
        found = [
            row[: at % len(row)] + row[at % len(row) + (kind == 3) :] + ([""] if kind == 4 else []) or [""]
            for row in found
        ]
    return found


@st.composite
def celled(draw: st.DrawFn, text: str) -> bytes:
    """A CSV file with cells, rows or columns changed, its quotes right; at times its bytes besides."""
    out = io.StringIO()
    mark = draw(st.sampled_from(",,,;\t"))
    rows = draw(rows_of(list(csv.reader(io.StringIO(text)))))
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    data = out.getvalue().encode("utf-8", errors="surrogatepass")
    return draw(altered(data)) if draw(st.integers(0, 4)) == 0 else data


@st.composite
def settled(draw: st.DrawFn, text: str) -> bytes:
    """Settings of which a few values are others, or lines lost, doubled, or put below another heading."""
    lines = [line.encode() for line in text.splitlines() if line and not line.startswith("#")]
    steps = st.tuples(st.integers(0, 10**6), st.integers(0, 9), st.sampled_from(VALUES), st.sampled_from(TAGS))
    for place, kind, value, heading in draw(st.lists(steps, min_size=1, max_size=4)):
        at = place % len(lines)
        key, equals, _ = lines[at].partition(b" = ")
        if kind < 6 and equals:
            lines[at] = key + equals + value.encode()
        elif kind == 6:
            lines.insert(at, lines[(place // 7) % len(lines)])
        elif kind == 7 and len(lines) > 1:
            del lines[at]
        else:
            lines.insert(at, heading)
    data = b"\n".join(lines) + b"\n"
    return draw(altered(data)) if draw(st.integers(0, 3)) == 0 else data
